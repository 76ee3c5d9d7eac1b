//! Printing the page. Knows nothing of what is on it.

use wasm_bindgen::prelude::*;

/// Opens the browser's own dialog for printing, and calls back when it is over.
pub fn page(after: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        window.set_onafterprint(Some(Closure::once_into_js(after).unchecked_ref()));
        let _ = window.print();
    }
}
