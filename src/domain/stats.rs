//! Counting progress: how many of how many. A choose-one group counts once, a skipped topic does not count, so that
//! all is always reachable.

use std::fmt;

use super::progress::Status;
use super::roadmap::{Roadmap, Statuses};
use super::topic::TopicIndex;

/// How far a learner is with a part of the roadmap. A choose-one group is one unit, like a topic outside any group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Units done.
    pub done: usize,
    /// Units begun.
    pub learning: usize,
    /// Units left out on purpose; not in the total.
    pub skipped: usize,
    /// Units to be done for 100 %.
    pub total: usize,
}

impl Tally {
    /// Counts a part of a roadmap: a stage's topics, or all.
    pub fn of(topics: impl Iterator<Item = TopicIndex>, roadmap: &Roadmap, statuses: &Statuses) -> Self {
        let mut tally = Self::default();
        let mut groups = Vec::new();
        for index in topics {
            let status = match roadmap.topic(index).group {
                Some(group) if groups.contains(&group) => continue,
                Some(group) => {
                    groups.push(group);
                    roadmap.group_status(group, statuses)
                }
                None => statuses[usize::from(index.0)],
            };
            tally.add(status);
        }
        tally
    }

    /// Counts a unit.
    pub fn add(&mut self, status: Status) {
        self.total += usize::from(status != Status::Skipped);
        match status {
            Status::Todo => {}
            Status::Learning => self.learning += 1,
            Status::Done => self.done += 1,
            Status::Skipped => self.skipped += 1,
        }
    }

    /// The share done, in whole percent, rounded down so that 100 means all. All of nothing is 100.
    pub fn percent(self) -> usize {
        (self.done * 100).checked_div(self.total).unwrap_or(100)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} done", self.done, self.total)
    }
}
