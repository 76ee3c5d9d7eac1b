//! The study day, as the learner has chosen to count days on this device.

use crate::browser::clock;
use crate::browser::storage::BrowserStore;
use crate::domain::clock::{Day, DayRule, Millis};
use crate::domain::store::{Store, StoreError};

const BEGINS: &str = "backend-roadmap:day-begins";

/// The hour at which a day begins.
pub fn begins() -> u8 {
    let kept = BrowserStore.read(BEGINS).ok().flatten();
    kept.and_then(|hour| hour.parse().ok()).filter(|hour| *hour <= DayRule::LATEST).unwrap_or(DayRule::DEFAULT)
}

/// Has a day begin at another hour, on this device.
///
/// # Errors
/// If the hour was not kept.
pub fn set_begins(hour: u8) -> Result<(), StoreError> {
    BrowserStore.write(BEGINS, &hour.to_string())
}

/// How the days around a moment are told apart.
pub fn rule(moment: Millis) -> DayRule {
    DayRule { offset: clock::offset(moment), begins: begins() }
}

/// The study day that a moment is of.
pub fn day_of(moment: Millis) -> Day {
    moment.day(rule(moment))
}

/// Today.
pub fn today() -> Day {
    day_of(clock::now())
}
