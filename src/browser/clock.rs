//! The time of day.

use crate::domain::clock::Millis;

/// Now, by the learner's clock.
pub fn now() -> Millis {
    Millis(js_sys::Date::now() as u64)
}
