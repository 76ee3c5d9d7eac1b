//! Work that waits for the browser.

use std::pin::Pin;

/// Prepares for effects, which run as tasks. Call it once, before the first.
pub fn start() {
    // It fails only when it was called before.
    let _ = any_spawner::Executor::init_wasm_bindgen();
}

/// Runs a future beside everything else. Boxed, so that the machinery is compiled once and not once a future.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}
