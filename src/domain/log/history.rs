//! The log as it is read: what happened, in order, without what was undone and what this version does not know.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{self, Act};
use super::months::Months;
use crate::domain::clock::{Day, Millis};
use crate::domain::progress::is_keepsake;
use crate::domain::roadmap::Roadmap;
use crate::domain::topic::TopicIndex;

/// What happened at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The moment.
    pub moment: Millis,
    /// The study day that it counted for.
    pub day: Day,
    /// What was done.
    pub act: Act,
}

/// The whole history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    entries: Vec<Entry>,
}

impl Log {
    /// Reads the texts of months.
    pub fn read(months: &Months, roadmap: &Roadmap) -> Self {
        let mut found = Vec::new();
        let mut undone = BTreeSet::new();
        for line in months.values().flat_map(|text| text.lines()) {
            let mut parts = line.split(' ').filter(|part| !part.is_empty());
            let writer = parts.next().unwrap_or_default();
            for (moment, day, act) in parts.filter_map(entry::split_moment) {
                match Act::parse(act, roadmap) {
                    Some(Act::Undone(moment)) => drop(undone.insert((moment, writer))),
                    Some(act) => found.push((moment, writer, day, act)),
                    None => {}
                }
            }
        }
        // Entries of one moment come from several writers: in the order of their names, on every device.
        found.sort_by_key(|(moment, writer, ..)| (*moment, *writer));
        found.retain(|(moment, writer, ..)| !undone.contains(&(*moment, *writer)));
        let entries = found.into_iter().map(|(moment, _, day, act)| Entry { moment, day, act });
        Self { entries: entries.collect() }
    }

    /// The entries, in the order in which things happened.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// When a placement or a copy last said of each key that it was done before.
    pub fn known_before(&self) -> BTreeMap<&str, Millis> {
        let mut known = BTreeMap::new();
        for entry in &self.entries {
            if let Act::Changed(changes) = &entry.act {
                known.extend(changes.iter().filter(|it| it.is_known).map(|it| (it.key.as_str(), entry.moment)));
            }
        }
        known
    }

    /// The topic of this roadmap that the learner was last at, and the day on which they last did anything: changed a status, a
    /// note or a tick, answered a question, added study time.
    pub fn last_visit(&self, roadmap: &Roadmap) -> Option<(TopicIndex, Day)> {
        let mut last = None;
        self.entries.iter().rev().find_map(|entry| {
            let key = match &entry.act {
                // An import, a reset or a placement changes many topics at once and is a visit to none.
                Act::Changed(changes) => match changes.as_slice() {
                    [change] if !is_keepsake(&change.key) && !change.is_known => &change.key,
                    _ => return None,
                },
                Act::Answered { is_placement: true, .. } => return None,
                Act::Answered { question, .. } => question,
                Act::Studied { topic, .. } => topic,
                Act::CalendarMade { .. } | Act::Undone(_) => return None,
            };
            let day = *last.get_or_insert(entry.day);
            Some((roadmap.find(key.split('/').next().unwrap_or(key))?, day))
        })
    }
}
