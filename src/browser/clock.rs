//! The time of day.

use js_sys::{Array, Intl, Object, Reflect};
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

/// The name of the learner's time zone, such as `Europe/Berlin`; nothing if the browser does not tell.
pub fn zone() -> Option<String> {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &JsValue::from_str("timeZone")).ok()?.as_string()
}
