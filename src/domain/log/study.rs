//! How long a learner has studied each topic, by the time that they have added to the log.

use super::entry::Act;
use super::history::Log;
use crate::domain::roadmap::Roadmap;
use crate::domain::status::Status;

/// The minutes of every topic, in the roadmap's order, since it was last set back to the beginning.
pub fn minutes(log: &Log, roadmap: &Roadmap) -> Vec<u32> {
    let place = |topic: &str| roadmap.find(topic).map(|topic| usize::from(topic.0));
    let mut all = vec![0_u32; roadmap.topics.len()];
    for entry in log.entries() {
        match &entry.act {
            Act::Studied { topic, minutes } => {
                if let Some(sum) = place(topic).and_then(|place| all.get_mut(place)) {
                    *sum = sum.saturating_add((*minutes).into());
                }
            }
            Act::Changed(changes) => {
                for change in changes.iter().filter(|change| change.status == Some(Status::Todo)) {
                    if let Some(sum) = place(&change.key).and_then(|place| all.get_mut(place)) {
                        *sum = 0;
                    }
                }
            }
            Act::Answered { .. } | Act::CalendarMade { .. } | Act::Undone(_) => {}
        }
    }
    all
}
