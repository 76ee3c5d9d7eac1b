//! The log as texts: a month is a line for each writer. Merges them, reads and writes them in a [`Store`]. Knows nothing of
//! what an entry tells.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::raw::Raw;
use crate::domain::store::{Store, StoreError, write_checked};

/// What begins the key of a month; the year and the month follow, as in `2026-11`.
pub const PREFIX: &str = "backend-roadmap:log:";

/// The texts of months, by year and month.
pub type Months = BTreeMap<String, String>;

/// The key of a month.
pub fn key(month: &str) -> String {
    format!("{PREFIX}{month}")
}

/// A month with one writer's line in the place of what was there of that writer.
pub fn with_line(text: &str, line: &str) -> String {
    let mut whole = String::new();
    for other in text.lines().filter(|other| writer(other) != writer(line)).chain([line]) {
        whole.push_str(other);
        whole.push('\n');
    }
    whole
}

fn writer(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

/// All that a store holds.
///
/// # Errors
/// If the store cannot be asked.
pub fn stored(store: &impl Store) -> Result<Months, StoreError> {
    let mut months = Months::new();
    for key in store.keys(PREFIX)? {
        if let (Some(month), Some(text)) = (key.strip_prefix(PREFIX), store.read(&key)?) {
            months.insert(month.to_owned(), text);
        }
    }
    Ok(months)
}

/// A month that knows all that either copy of it knows: of each writer every entry, in the order of their texts.
pub fn merge(ours: &str, theirs: &str) -> String {
    let mut entries: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in ours.lines().chain(theirs.lines()) {
        let mut parts = line.split(' ').filter(|part| !part.is_empty());
        if let Some(writer) = parts.next() {
            entries.entry(writer).or_default().extend(parts);
        }
    }
    let mut merged = String::new();
    for (writer, entries) in entries {
        merged.push_str(writer);
        for entry in entries {
            merged.push(' ');
            merged.push_str(entry);
        }
        merged.push('\n');
    }
    merged
}

/// Adds all of another copy of the log to what a store holds.
///
/// # Errors
/// If a month cannot be read or written; those before it are there then.
pub fn take_in(store: &impl Store, theirs: &Months) -> Result<(), StoreError> {
    for (month, text) in theirs {
        let own = store.read(&key(month))?.unwrap_or_default();
        let merged = merge(&own, text);
        if merged != merge(&own, "") {
            write_checked(store, &key(month), &merged)?;
        }
    }
    Ok(())
}

/// The months of a backup. What is not the text of a month is no log of this site.
pub fn parse(log: &Raw) -> Months {
    let is_month = |month: &String| {
        month.len() == 7
            && month.bytes().enumerate().all(|(at, byte)| if at == 4 { byte == b'-' } else { byte.is_ascii_digit() })
    };
    let mut months = log.read::<Months>().unwrap_or_default();
    months.retain(|month, _| is_month(month));
    months
}
