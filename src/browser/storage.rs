//! localStorage as a [`Store`].

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::prelude::*;
use web_sys::{DomException, Event, StorageEvent};

use super::event::listen;
use crate::domain::store::{Store, StoreError};

/// The browser's localStorage for this site.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStore;

/// gloo's `raw` panics where there is no storage or the page may not touch it, so ask first.
fn storage() -> Result<web_sys::Storage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Unavailable)?;
    window.local_storage().map_err(|_| StoreError::Denied)?.ok_or(StoreError::Unavailable)?;
    Ok(LocalStorage::raw())
}

fn reason(error: JsValue) -> StoreError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Denied,
    }
}

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(reason)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        storage()?.set_item(key, text).map_err(reason)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        storage()?.remove_item(key).map_err(reason)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = storage()?;
        let length = storage.length().map_err(reason)?;
        let keys = (0..length).filter_map(|at| storage.key(at).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }
}

/// Calls back with the key and the new text whenever another tab writes one.
pub fn on_change(callback: impl Fn(&str, String) + 'static) {
    let read = move |event: Event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        if let (Some(key), Some(text)) = (event.key(), event.new_value()) {
            callback(&key, text);
        }
    };
    if let Some(window) = web_sys::window() {
        listen(&window, "storage", Box::new(read));
    }
}

/// Calls back with the text of a key when the page is shown again: put aside by the browser, it heard of no change.
pub fn on_return(key: &'static str, callback: impl Fn(String) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    for name in ["pageshow", "visibilitychange"] {
        let callback = callback.clone();
        let read = move |_| {
            if let Ok(Some(text)) = BrowserStore.read(key) {
                callback(text);
            }
        };
        listen(&window, name, Box::new(read));
    }
}
