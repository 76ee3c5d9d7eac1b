//! How long a learner has studied each topic, by the time that they have added to the log.

use super::entry::Act;
use super::history::Log;
use crate::domain::roadmap::Roadmap;

/// The minutes of every topic, in the roadmap's order.
pub fn minutes(log: &Log, roadmap: &Roadmap) -> Vec<u32> {
    let mut all = vec![0_u32; roadmap.topics.len()];
    for entry in log.entries() {
        if let Act::Studied { topic, minutes } = &entry.act
            && let Some(sum) = roadmap.find(topic).and_then(|topic| all.get_mut(usize::from(topic.0)))
        {
            *sum = sum.saturating_add((*minutes).into());
        }
    }
    all
}
