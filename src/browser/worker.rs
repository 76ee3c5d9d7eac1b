//! The service worker: registration, and messages from and to it and the waiting one.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::event::listen;

thread_local! {
    /// Kept as long as the page lives.
    static REGISTRATION: Cell<Option<&'static ServiceWorkerRegistration>> = const { Cell::new(None) };
}

/// Registers a script as the site's worker, and calls back with what workers say. Where there are no workers (without
/// HTTPS, in some private windows) nothing happens.
pub async fn register(script: &str, on_message: impl Fn(&str) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let container = js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("serviceWorker"));
    let Some(container) = container.ok().and_then(|it| it.dyn_into::<ServiceWorkerContainer>().ok()) else { return };
    let read = move |event: Event| {
        if let Some(words) = event.dyn_ref::<MessageEvent>().and_then(|it| it.data().as_string()) {
            on_message(&words);
        }
    };
    listen(&container, "message", Box::new(read));
    if let Ok(registration) = JsFuture::from(container.register(script)).await {
        REGISTRATION.set(Some(Box::leak(Box::new(registration.unchecked_into()))));
    }
}

fn send(worker: Option<ServiceWorker>, words: &str) {
    if let Some(worker) = worker {
        let _ = worker.post_message(&JsValue::from_str(words));
    }
}

/// Says something to the worker, if it is at work already.
pub fn tell(words: &str) {
    send(REGISTRATION.get().and_then(ServiceWorkerRegistration::active), words);
}

/// Says something to the worker that waits to take over.
pub fn tell_next(words: &str) {
    send(REGISTRATION.get().and_then(ServiceWorkerRegistration::waiting), words);
}
