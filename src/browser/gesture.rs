//! Pointer, wheel and fingers on the content of the page, as plain numbers. Knows nothing of what they move.

use wasm_bindgen::prelude::*;
use web_sys::{Event, MouseEvent, TouchEvent, WheelEvent};

use super::event::target;
use super::node::Node;

/// A pointer event: of a mouse, a pen, or the wheel.
#[derive(Clone, Debug)]
pub struct Pointer {
    /// What it points at.
    pub target: Node,
    /// The distance from the left edge of the window, in CSS pixels.
    pub x: f64,
    /// The distance from its upper edge.
    pub y: f64,
    /// Whether the main button is down.
    pub is_down: bool,
    /// Whether Control or Meta is held; trackpads say so of a pinch.
    pub is_modified: bool,
    /// How far the wheel was turned, in CSS pixels or lines; down is positive.
    pub turn: f64,
}

fn listen(names: &[&str], listener: Box<dyn Fn(Event)>) {
    let listener = Closure::wrap(listener);
    // On the window browsers would scroll at once, before they ask us.
    if let Some(main) = Node::of_page("#main") {
        for name in names {
            // Scrolling does not bubble: it is heard on its way down.
            let _ =
                main.element().add_event_listener_with_callback_and_bool(name, listener.as_ref().unchecked_ref(), true);
        }
    }
    listener.forget();
}

/// Calls back with each event of some names, such as `pointerdown`, `wheel` or `contextmenu`; if the callback says that
/// it acted, the browser does not.
pub fn on_pointer(names: &[&str], callback: impl Fn(&str, Pointer) -> bool + 'static) {
    listen(
        names,
        Box::new(move |event| {
            let (Some(target), Some(it)) = (target(&event), event.dyn_ref::<MouseEvent>()) else { return };
            let pointer = Pointer {
                target,
                x: f64::from(it.client_x()),
                y: f64::from(it.client_y()),
                is_down: it.buttons() == 1,
                is_modified: it.ctrl_key() || it.meta_key(),
                turn: event.dyn_ref().map_or(0.0, WheelEvent::delta_y),
            };
            if callback(&event.type_(), pointer) {
                event.prevent_default();
            }
        }),
    );
}

/// Calls back when two fingers touch the page or move on it: with what the first one touches, whether they have just
/// come, and where each is. If the callback says that it acted, the browser does not.
pub fn on_pinch(callback: impl Fn(Node, bool, [(f64, f64); 2]) -> bool + 'static) {
    listen(
        &["touchstart", "touchmove"],
        Box::new(move |event| {
            let (Some(target), Some(it)) = (target(&event), event.dyn_ref::<TouchEvent>()) else { return };
            let touches = it.touches();
            let finger = |at| touches.get(at).map(|it| (f64::from(it.client_x()), f64::from(it.client_y())));
            if let (2, Some(one), Some(other)) = (touches.length(), finger(0), finger(1))
                && callback(target, event.type_() == "touchstart", [one, other])
            {
                event.prevent_default();
            }
        }),
    );
}

/// Calls back with each element that is scrolled.
pub fn on_scroll(callback: impl Fn(Node) + 'static) {
    listen(
        &["scroll"],
        Box::new(move |event| {
            if let Some(node) = target(&event) {
                callback(node);
            }
        }),
    );
}

/// Calls back when the window has another size.
pub fn on_resize(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn(Event)>::wrap(Box::new(move |_| callback()));
    if let Some(window) = web_sys::window() {
        window.set_onresize(Some(listener.as_ref().unchecked_ref()));
    }
    listener.forget();
}
