//! Which finished topics have a text that has changed in substance since. What is finished stays finished.

use super::entry::Act;
use super::history::Log;
use crate::domain::progress::{Progress, Status};
use crate::domain::roadmap::Roadmap;
use crate::domain::topic::TopicIndex;

/// The topics that are done and whose text is newer than the one that the learner knows, in the roadmap's order. A topic that
/// was done before there was a log was read in its first form.
pub fn changed_since_done(progress: &Progress, log: &Log, roadmap: &Roadmap) -> Vec<TopicIndex> {
    let is_newer = |topic: &TopicIndex| {
        let it = roadmap.topic(*topic);
        it.revision > 0 && progress.status(it.id) == Status::Done && it.revision > known(it.id, log)
    };
    roadmap.indices().filter(is_newer).collect()
}

/// The latest revision that the learner has finished a topic with, or has looked at since. A copy that says that it is done
/// tells nothing of the text where the log has when it was finished.
fn known(id: &str, log: &Log) -> u16 {
    let changes = log.entries().iter().flat_map(|entry| match &entry.act {
        Act::Changed(changes) => changes.as_slice(),
        _ => &[],
    });
    let (mut latest, mut is_finished) = (0, false);
    for change in changes.filter(|change| change.key == id && change.status == Some(Status::Done)) {
        if !(change.is_known && is_finished) {
            latest = latest.max(change.revision.unwrap_or_default());
        }
        is_finished |= !change.is_known;
    }
    latest
}
