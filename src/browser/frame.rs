//! Work between two frames.

use wasm_bindgen::prelude::*;

/// Calls back once before the next frame is painted, when components have changed already.
pub fn before_paint(callback: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let callback = Closure::once_into_js(callback);
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}
