//! Files that the page makes and the browser keeps.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Saves what a `data:` URL holds as a file of this name.
pub fn save(name: &str, url: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(link) = document.and_then(|document| document.create_element("a").ok())
        && link.set_attribute("download", name).is_ok()
        && link.set_attribute("href", url).is_ok()
        && let Some(link) = link.dyn_ref::<HtmlElement>()
    {
        link.click();
    }
}
