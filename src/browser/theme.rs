//! The theme on the page. `public/theme.js` sets it before the first paint, from the same attribute and key.

/// Shows a theme by its name; an empty name follows the system.
pub fn show(theme: &str) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        let _ = if theme.is_empty() { root.remove_attribute("data-theme") } else { root.set_attribute("data-theme", theme) };
    }
}
