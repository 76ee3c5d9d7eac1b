//! Printing the page.

use wasm_bindgen::prelude::*;

/// Opens the browser's own dialog for printing, and calls back when it is over.
pub fn page(after: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let done = Closure::once_into_js(move || {
        // Later prints are not ours.
        if let Some(window) = web_sys::window() {
            window.set_onafterprint(None);
        }
        after();
    });
    window.set_onafterprint(Some(done.unchecked_ref()));
    let _ = window.print();
}
