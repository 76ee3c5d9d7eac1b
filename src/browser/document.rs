//! The document as a whole: its base, title, scrolling and theme.

use super::node::Node;

/// The path that the site is served under, as the prerendered page states it.
pub fn base() -> String {
    Node::root().and_then(|root| root.attribute("data-base")).unwrap_or_else(|| "/".into())
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// How far the window is scrolled, in CSS pixels.
pub fn scroll_top() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the window to a distance from the top, in CSS pixels, at once.
pub fn set_scroll_top(top: f64) {
    if let Some(window) = web_sys::window() {
        let options = web_sys::ScrollToOptions::new();
        options.set_top(top);
        options.set_behavior(web_sys::ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// Whether the page stands in a frame of another one, or could: `theme.js` says so.
pub fn is_embedded() -> bool {
    Node::root().is_some_and(|root| root.is("[data-embed]"))
}

/// Width and height of the window, in CSS pixels.
pub fn window() -> [i32; 2] {
    Node::root().map_or([0, 0], |root| root.window())
}
