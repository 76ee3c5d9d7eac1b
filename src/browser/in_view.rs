//! Which of several elements is being read.

use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::node::Node;

/// The line of the window at which a reader is supposed to read, as margins that leave nothing but the line.
const READING_LINE: &str = "-30% 0px -70% 0px";

/// Calls back whenever an element comes to the height of the window at which people read, for as long as it is on the page.
pub fn on_reading_line(node: &Node, callback: impl Fn() + 'static) {
    let look = move |entries: js_sys::Array| {
        if entries.pop().unchecked_into::<IntersectionObserverEntry>().is_intersecting() {
            callback();
        }
    };
    // The observer has the callback, and the element has the observer: they go together.
    let look = Closure::<dyn Fn(js_sys::Array)>::new(look).into_js_value();
    let options = IntersectionObserverInit::new();
    options.set_root_margin(READING_LINE);
    if let Ok(observer) = IntersectionObserver::new_with_options(look.unchecked_ref(), &options) {
        observer.observe(node.element());
    }
}
