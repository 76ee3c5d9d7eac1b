//! Listeners for events anywhere on the page.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, KeyboardEvent, MouseEvent};

use super::node::Node;
use crate::domain::shortcut::Key;

/// Elements in which letters are text, or choose an option.
const TYPING: &str = "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable], dialog[open], dialog[open] *";

/// Calls back with each event of a name, as long as the page lives. Boxed, all callbacks are of one type: for each other
/// type the program would have all of this again.
pub(super) fn listen(target: &EventTarget, name: &str, callback: Box<dyn Fn(Event)>) {
    let callback = Closure::wrap(callback);
    let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
    callback.forget();
}

/// The same with the events that come to the document.
pub(super) fn listen_to_page(name: &str, callback: Box<dyn Fn(Event)>) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        listen(&document, name, callback);
    }
}

/// The element that an event is about.
pub fn target(event: &Event) -> Option<Node> {
    event.target()?.dyn_into::<Element>().ok().map(Node::new)
}

/// Whether a click opens a link in this tab: the browser handles clicks with a modifier.
pub fn is_plain(click: &MouseEvent) -> bool {
    !(click.ctrl_key() || click.shift_key() || click.alt_key() || click.meta_key() || click.default_prevented())
}

/// Calls back when the page is hidden (another tab, another page, the end), and when it is seen again; with whether it is
/// hidden.
pub fn on_visibility(callback: impl Fn(bool) + 'static) {
    listen_to_page(
        "visibilitychange",
        Box::new(move |_| {
            let document = web_sys::window().and_then(|window| window.document());
            callback(document.is_some_and(|document| document.hidden()));
        }),
    );
}

/// Calls back with the target of each event of a name that bubbles.
pub fn on_target(name: &str, callback: impl Fn(Node) + 'static) {
    listen_to_page(
        name,
        Box::new(move |event| {
            if let Some(target) = target(&event) {
                callback(target);
            }
        }),
    );
}

/// Calls back with each target that is clicked without a modifier. Calls `preventDefault` if the callback returns true.
pub fn on_click(callback: impl Fn(Node) -> bool + 'static) {
    listen_to_page(
        "click",
        Box::new(move |event| {
            let is_plain = event.dyn_ref::<MouseEvent>().is_some_and(is_plain);
            if let Some(target) = target(&event)
                && is_plain
                && callback(target)
            {
                event.prevent_default();
            }
        }),
    );
}

/// The character or the name of a key, unless it is a part of a character that is being composed: then it is for the
/// input method alone. Safari says so of the last key of a composition by the number 229 only.
pub fn key_name(event: &KeyboardEvent) -> Option<String> {
    const COMPOSING: u32 = 229;
    (!event.is_composing() && event.key_code() != COMPOSING).then(|| event.key())
}

/// Reads a key event, unless the key has been used already or is the input method's.
pub(super) fn key_of<T>(event: &KeyboardEvent, read: impl FnOnce(Key<'_>, Option<Node>) -> T) -> Option<T> {
    let name = key_name(event).filter(|_| !event.default_prevented())?;
    let target = target(event);
    // Windows says Control and Alt of AltGr.
    let is_alt_graph = event.get_modifier_state("AltGraph");
    let key = Key {
        key: &name,
        code: &event.code(),
        is_shifted: event.shift_key(),
        is_alt_graph,
        is_modified: !is_alt_graph && (event.ctrl_key() || event.alt_key()) || event.meta_key(),
        is_typing: target.as_ref().is_some_and(|node| node.is(TYPING)),
    };
    Some(read(key, target))
}

/// Calls back with each key and where it was pressed. Calls `preventDefault` if the callback returns true.
pub fn on_key(callback: impl Fn(Key<'_>, Option<Node>) -> bool + 'static) {
    listen_to_page(
        "keydown",
        Box::new(move |event| {
            if let Some(it) = event.dyn_ref::<KeyboardEvent>()
                && key_of(it, &callback) == Some(true)
            {
                event.prevent_default();
            }
        }),
    );
}
