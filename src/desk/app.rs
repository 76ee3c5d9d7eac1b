//! What the desk asks of the app, as functions. `src/ui/desk.rs` answers.

use crate::browser::desk::ask;
use crate::domain::clock::Millis;
use crate::domain::progress::{Progress, Status};
use crate::domain::saved;
use crate::domain::topic::Choice;

/// The learner's progress as it is in memory, saved or not.
pub fn progress() -> Progress {
    saved::decode(&ask(&["progress"])).progress
}

/// Says something in the toast.
pub fn say(text: &str) {
    ask(&["say", text]);
}

/// Gives a topic or something inside it, by its key, a status.
pub fn set_status(key: &str, status: Status) {
    ask(&["set", key, status.slug()]);
}

/// Takes over from another progress what is further along than the learner's own, after a snapshot.
pub fn merge(theirs: &Progress, label: &str) {
    ask(&["merge", &saved::encode(theirs, Millis(0)), label]);
}
