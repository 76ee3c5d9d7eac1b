//! Two copies of one learner's progress become one: of two tabs, two devices, an old backup and now. Commutative,
//! associative and idempotent, so that the order and the number of meetings do not matter.

use super::raw::Fields;
use super::record::{Progress, Record};

/// The progress that knows all that either copy knows. Of two statuses the later change wins; at the same moment the
/// greater one does, so that both sides choose alike. Notes keep every text that nobody wrote over.
pub fn merge(mut ours: Progress, theirs: Progress) -> Progress {
    for (topic, record) in theirs.records {
        let merged = match ours.records.remove(&topic) {
            Some(own) => merge_records(own, record),
            None => record,
        };
        ours.records.insert(topic, merged);
    }
    keep_greater(&mut ours.unread, theirs.unread);
    ours.unread.retain(|topic, _| !ours.records.contains_key(topic));
    keep_greater(&mut ours.extra, theirs.extra);
    ours
}

/// The first topic whose note holds several texts after a merge and did not before: it was written in two places.
pub fn joined_note<'a>(before: &Progress, after: &'a Progress) -> Option<&'a str> {
    let has_several = |progress: &Progress, topic: &str| {
        progress.records.get(topic).is_some_and(|record| record.note.texts().len() > 1)
    };
    after.records.keys().map(String::as_str).find(|topic| has_several(after, topic) && !has_several(before, topic))
}

fn merge_records(ours: Record, theirs: Record) -> Record {
    let (mut later, earlier) =
        if (ours.changed, ours.status) >= (theirs.changed, theirs.status) { (ours, theirs) } else { (theirs, ours) };
    later.note.merge(earlier.note);
    keep_greater(&mut later.extra, earlier.extra);
    later
}

/// What we do not understand carries no date that we could compare: the greater text wins, which is arbitrary but the
/// same on every device.
fn keep_greater(ours: &mut Fields, theirs: Fields) {
    for (name, value) in theirs {
        if ours.get(&name).is_none_or(|own| value.text() > own.text()) {
            ours.insert(name, value);
        }
    }
}
