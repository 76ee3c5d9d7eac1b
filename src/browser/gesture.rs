//! Pointer, wheel and touch events as plain numbers.

use wasm_bindgen::prelude::*;
use web_sys::{Event, KeyboardEvent, MouseEvent, TouchEvent, WheelEvent};

use super::event::{key_of, target};
use super::node::Node;
use crate::domain::shortcut::Key;

/// A pointer event: of a mouse, a pen, or the wheel.
#[derive(Clone, Debug)]
pub struct Pointer {
    /// The target.
    pub target: Node,
    /// The distance from the left edge of the window, in CSS pixels.
    pub x: f64,
    /// The distance from its upper edge.
    pub y: f64,
    /// Whether the main button is down.
    pub is_down: bool,
    /// Whether Control or Meta is held; trackpads say so of a pinch.
    pub is_modified: bool,
    /// How far the wheel was turned, in CSS pixels; down is positive.
    pub turn: f64,
}

impl Pointer {
    /// Reads a mouse, pen or wheel event.
    pub fn of(event: &MouseEvent) -> Option<Self> {
        Some(Self {
            target: target(event)?,
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
            is_down: event.buttons() == 1,
            is_modified: event.ctrl_key() || event.meta_key(),
            turn: event.dyn_ref().map_or(0.0, turn),
        })
    }
}

/// How far a wheel was turned. Three lines, which some browsers tell, are the 120 pixels of others.
fn turn(event: &WheelEvent) -> f64 {
    const LINE: f64 = 40.0;
    event.delta_y() * if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE } else { 1.0 }
}

/// Safari's gesture event for two fingers on a trackpad: their distance relative to the start, and their place in the
/// window. No other browser has such events, and no standard.
pub fn spread(event: &Event) -> Option<(f64, [f64; 2])> {
    let number = |name: &str| js_sys::Reflect::get(event, &JsValue::from_str(name)).ok()?.as_f64();
    Some((number("scale")?, [number("clientX")?, number("clientY")?]))
}

/// The places of two fingers; `None` for any other number.
pub fn two_fingers(event: &TouchEvent) -> Option<[[f64; 2]; 2]> {
    let touches = event.touches();
    let finger = |at| touches.get(at).map(|it| [f64::from(it.client_x()), f64::from(it.client_y())]);
    // A third finger changes nothing.
    Some([finger(0)?, finger(1)?])
}

/// Handles a key with a callback. Calls `preventDefault` if it returns true.
pub fn with_key(event: &KeyboardEvent, callback: impl FnOnce(Key<'_>, &Node) -> bool) {
    let has_acted = key_of(event, |key, target| target.is_some_and(|target| callback(key, &target)));
    if has_acted == Some(true) {
        event.prevent_default();
    }
}
