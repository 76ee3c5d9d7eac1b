//! Asynchronous tasks.

use std::pin::Pin;

/// Spawns a future. Boxed, so that the executor's code is compiled once and not for each future.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// Calls back in a microtask.
pub fn soon(callback: impl FnOnce() + 'static) {
    spawn(async move { callback() });
}
