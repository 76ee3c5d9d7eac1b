//! Keys pressed anywhere on the page.

use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent};

use crate::domain::shortcut::Key;

/// Elements in which letters are text, or choose an option.
const TYPING: &str = "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable], dialog[open] *";

/// Calls back with each key and the id of the topic in whose row or page the focus is; if the callback says that it
/// acted, the browser does not.
pub fn on_key(callback: impl Fn(Key<'_>, Option<String>) -> bool + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let key = event.key();
        let key = Key {
            key: &key,
            is_modified: event.ctrl_key() || event.alt_key() || event.meta_key(),
            is_typing: target.as_ref().is_some_and(|element| element.matches(TYPING) == Ok(true)),
        };
        let topic = target
            .and_then(|element| element.closest("[data-topic], [data-open-topic]").ok()?)
            .and_then(|element| element.get_attribute("data-topic").or_else(|| element.get_attribute("data-open-topic")));
        if callback(key, topic) {
            event.prevent_default();
        }
    });
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        let _ = document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
