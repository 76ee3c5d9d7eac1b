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

/// Whether the progress can be changed now.
pub fn is_editable() -> bool {
    !ask(&["is-editable"]).is_empty()
}

/// Remembers that a backup was taken away, so that none is offered soon.
pub fn note_backup() {
    ask(&["backed-up"]);
}

/// Writes the note on a topic.
pub fn write_note(topic: &str, text: &str) {
    ask(&["note", topic, text]);
}

/// Takes over what another copy of the learner's progress knows, after a snapshot.
pub fn absorb(copy: &Progress, label: &str) {
    ask(&["absorb", &saved::encode(copy, Millis(0)), label]);
}

/// Makes the progress say what another copy of it says, after a snapshot.
pub fn become_copy(copy: &Progress, label: &str) {
    ask(&["become", &saved::encode(copy, Millis(0)), label]);
}

/// Has exactly the statuses of somebody's list, after a snapshot; what is inside topics stays.
pub fn replace(list: &Progress, label: &str) {
    ask(&["replace", &saved::encode(list, Millis(0)), label]);
}

/// Takes over from another progress what is further along than the learner's own, after a snapshot.
pub fn merge(theirs: &Progress, label: &str) {
    ask(&["merge", &saved::encode(theirs, Millis(0)), label]);
}
