//! Calls that come later.

use std::time::Duration;

use wasm_bindgen::prelude::*;

/// Calls back once, after a time.
pub fn after(callback: impl FnOnce() + 'static, time: Duration) {
    let callback = Closure::once_into_js(callback);
    if let Some(window) = web_sys::window() {
        let millis = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), millis);
    }
}

/// Calls back once, when the browser has nothing else to do; where it does not tell, after a second.
pub fn when_idle(callback: fn()) {
    let function = Closure::once_into_js(callback);
    if web_sys::window().is_some_and(|window| window.request_idle_callback(function.unchecked_ref()).is_err()) {
        after(callback, Duration::from_secs(1));
    }
}

/// Calls back once, after the browser has painted what the page is now.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    // What a frame calls back runs before the frame is painted; a timer that is set there runs after it.
    let callback = Closure::once_into_js(move || after(callback, Duration::ZERO));
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}
