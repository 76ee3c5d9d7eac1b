//! Letters taken apart as the build machine takes them apart.

use backend_roadmap::browser::text::decomposed;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn letters_are_taken_apart_and_in_lower_case() {
    for (text, expected) in [
        ("Docker C# n+1", "docker c# n+1"),
        ("É", "e\u{301}"),
        ("ＨＴＴＰ／２", "http/2"),
        ("ﬁle", "file"),
        ("İ", "i\u{307}"),
        ("ﾃﾞ", "テ\u{3099}"),
        ("디", "\u{1103}\u{1175}"),
        ("ẞ", "ß"),
        ("𝐝𝐨𝐜", "doc"),
        ("", ""),
    ] {
        assert_eq!(decomposed(text), expected, "{text}");
    }
}
