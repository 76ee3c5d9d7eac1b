//! Calls that come later.

use std::time::Duration;

use wasm_bindgen::prelude::*;

/// Calls back once, after a time.
pub fn after(callback: impl FnOnce() + 'static, time: Duration) {
    set_timeout(function(Box::new(callback)), time);
}

/// Calls back once, when the browser has nothing else to do; where it does not tell, after a second.
pub fn when_idle(callback: impl FnOnce() + 'static) {
    let function = function(Box::new(callback));
    if web_sys::window().is_some_and(|window| window.request_idle_callback(function.unchecked_ref()).is_err()) {
        set_timeout(function, Duration::from_secs(1));
    }
}

/// Calls back once, after the browser has painted what the page is now.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    let callback = function(Box::new(callback));
    // What a frame calls back runs before the frame is painted; a timer that is set there runs after it.
    let in_frame = function(Box::new(|| set_timeout(callback, Duration::ZERO)));
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(in_frame.unchecked_ref());
    }
}

fn set_timeout(function: JsValue, time: Duration) {
    if let Some(window) = web_sys::window() {
        let millis = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(function.unchecked_ref(), millis);
    }
}

/// A callback as JavaScript calls it. All are of one type: for each other type the program would have all of this again.
fn function(callback: Box<dyn FnOnce()>) -> JsValue {
    Closure::once_into_js(callback)
}
