//! The document as a whole: what the build wrote into its head, its title, its theme.

use wasm_bindgen::prelude::*;

use super::node::Node;

/// The path that the site is served under, as the prerendered page states it.
pub fn base() -> String {
    Node::root().and_then(|root| root.attribute("data-base")).unwrap_or_else(|| "/".into())
}

/// The element that the app is in.
pub fn app_root() -> Option<Node> {
    Node::of_page("#app")
}

/// Marks the app as started, for the style and for `boot.js`.
pub fn set_ready() {
    if let Some(root) = Node::root() {
        root.set_attribute("data-boot", Some("ready"));
    }
}

#[wasm_bindgen]
extern "C" {
    /// Says on the page that the app did not start: `boot.js` has it.
    #[wasm_bindgen(js_name = failApp)]
    fn fail_app(reason: &str);
}

/// Says that the app does not start, and why in a few words: `its data did not arrive`. The page stays readable.
pub fn set_failed(reason: &str) {
    fail_app(reason);
}

/// The data of the page that the build wrote into it, as JSON.
pub fn page_data() -> Option<String> {
    Node::of_page("#page-data").map(|data| data.text())
}

/// The addresses of the program and of the style sheet that the page is made of.
pub fn files() -> Option<[String; 2]> {
    let script = Node::of_page("[data-wasm]")?;
    Some([script.attribute("data-wasm")?, script.attribute("data-style")?])
}

/// Loads the style that the first page does not need.
pub fn add_later_style() {
    if let (Some(style), Some(head)) = (Node::from_template("#later-style"), Node::of_page("head")) {
        head.append(&style);
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Names the address of the page as search engines want it, whole. `from` and `to` are the paths of the page that was
/// named before and of the one that is shown now. The host is the one that the build was told, or this one.
pub fn set_canonical(from: &str, to: &str) {
    let Some(link) = Node::of_page("link[rel=canonical]") else { return };
    let named = link.attribute("href").unwrap_or_default();
    let origin = named.strip_suffix(from).filter(|origin| !origin.is_empty());
    let origin = origin.map_or_else(super::history::origin, str::to_owned);
    link.set_attribute("href", Some(&format!("{origin}{to}")));
}

/// Shows a theme by its name; an empty name follows the system.
pub fn set_theme(name: &str) {
    if let Some(root) = Node::root() {
        root.set_attribute("data-theme", Some(name).filter(|name| !name.is_empty()));
    }
}

/// Says which language comes first in an exercise that is written in two.
pub fn set_language(name: &str) {
    if let Some(root) = Node::root() {
        root.set_attribute("data-language", Some(name));
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
