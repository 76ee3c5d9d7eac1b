//! The time of day.

use wasm_bindgen::JsValue;

use crate::domain::clock::{Millis, Offset};

/// Now, by the learner's clock.
pub fn now() -> Millis {
    Millis(js_sys::Date::now() as u64)
}

/// How far the learner's clock is ahead of UTC at a moment: in summer it may be another hour than in winter.
pub fn offset(at: Millis) -> Offset {
    Offset(-js_sys::Date::new(&JsValue::from_f64(at.0 as f64)).get_timezone_offset() as i32)
}
