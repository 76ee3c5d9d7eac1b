//! Work that waits for the browser.

use std::pin::Pin;

/// Runs a future beside everything else. Boxed, so that the machinery is compiled once and not once a future.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// Calls back at the end of what runs now, before the browser paints.
pub fn soon(callback: impl FnOnce() + 'static) {
    spawn(async move { callback() });
}
