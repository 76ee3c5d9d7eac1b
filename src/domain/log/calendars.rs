//! The calendar files that were made: the days and weeks that have had an entry. They are in the log, because they stay in
//! calendars when a plan is changed, undone or given up.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Act;
use super::history::Log;
use crate::domain::clock::{Day, Millis};

/// The entries that calendars were given for one plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The days that have had an entry of their own.
    pub days: BTreeSet<Day>,
    /// The Mondays of the weeks that have had one.
    pub weeks: BTreeSet<Day>,
}

/// The entries of all calendar files, by the moment at which their plan was made.
pub fn given(log: &Log) -> BTreeMap<Millis, Given> {
    let mut all: BTreeMap<Millis, Given> = BTreeMap::new();
    for entry in log.entries() {
        if let Act::CalendarMade { plan, is_weekly, days } = &entry.act {
            let given = all.entry(*plan).or_default();
            let of_kind = if *is_weekly { &mut given.weeks } else { &mut given.days };
            of_kind.extend(days);
        }
    }
    all
}
