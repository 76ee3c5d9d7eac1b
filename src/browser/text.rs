//! Letters taken apart by the platform: Unicode's tables are not in the program. The build machine, which has no
//! platform for it, has a crate.

/// The compatibility decomposition (NFKD) of a text, in lower case.
pub fn decomposed(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { decomposed_letters(text) }
}

#[cfg(target_arch = "wasm32")]
fn decomposed_letters(text: &str) -> String {
    let text = js_sys::JsString::from(text);
    text.normalize("NFKD").to_lower_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn decomposed_letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().collect::<String>().to_lowercase()
}
