//! Two copies of one learner's progress become one: of two tabs, two devices, an old backup and now. Commutative,
//! associative and idempotent, so that the order and the number of meetings do not matter.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::progress::{Progress, Record};

/// The progress that knows all that either copy knows. Of two statuses the later change wins; at the same moment the
/// greater one does, so that both sides choose alike.
pub fn merge(mut ours: Progress, theirs: Progress) -> Progress {
    for (topic, record) in theirs.records {
        let merged = match ours.records.remove(&topic) {
            Some(own) => merge_records(own, record),
            None => record,
        };
        ours.records.insert(topic, merged);
    }
    for (topic, value) in theirs.unread {
        keep_greater(&mut ours.unread, topic, value);
    }
    ours.unread.retain(|topic, _| !ours.records.contains_key(topic));
    merge_extra(&mut ours.extra, theirs.extra);
    ours
}

fn merge_records(ours: Record, theirs: Record) -> Record {
    let (mut later, earlier) =
        if (ours.changed, ours.status) >= (theirs.changed, theirs.status) { (ours, theirs) } else { (theirs, ours) };
    merge_extra(&mut later.extra, earlier.extra);
    later
}

/// Unknown fields carry no date that we could compare: the greater text wins, which is arbitrary but the same on
/// every device.
fn merge_extra(ours: &mut Map<String, Value>, theirs: Map<String, Value>) {
    for (key, value) in theirs {
        match ours.get(&key) {
            Some(own) if own.to_string() >= value.to_string() => {}
            _ => {
                ours.insert(key, value);
            }
        }
    }
}

fn keep_greater(ours: &mut BTreeMap<String, Value>, key: String, value: Value) {
    match ours.get(&key) {
        Some(own) if own.to_string() >= value.to_string() => {}
        _ => {
            ours.insert(key, value);
        }
    }
}
