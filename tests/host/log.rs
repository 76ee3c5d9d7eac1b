//! The log: it merges alike in any order, loses nothing, and what was undone in it stays undone.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::clock::{Day, DayRule, Millis, Offset};
use backend_roadmap::domain::log::entry::{Act, Change};
use backend_roadmap::domain::log::history::{Entry, Log};
use backend_roadmap::domain::log::months::{self, Months};
use backend_roadmap::domain::log::own::OwnEntries;
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::store::{Store, StoreError};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::arbitrary::{config, status};

pub(crate) const NOW: u64 = 1_795_358_760_000;
pub(crate) const DAY: u64 = 86_400_000;

/// A store in memory that counts what is written.
#[derive(Default)]
pub(crate) struct Texts {
    texts: RefCell<BTreeMap<String, String>>,
    pub(crate) written: RefCell<Vec<usize>>,
}

impl Store for Texts {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.written.borrow_mut().push(text.len());
        self.texts.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

fn merged(ours: &Months, theirs: &Months) -> Months {
    let months: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let text = |of: &Months, month| of.get(month).cloned().unwrap_or_default();
    months.into_iter().map(|month| (month.clone(), months::merge(&text(ours, month), &text(theirs, month)))).collect()
}

/// The entries of a text with their writers.
pub(crate) fn entries(text: &str) -> BTreeSet<(String, String)> {
    let of_line = |line: &str| {
        let mut parts = line.split(' ').filter(|part| !part.is_empty()).map(str::to_owned);
        let writer = parts.next().unwrap_or_default();
        parts.map(move |entry| (writer.clone(), entry)).collect::<Vec<_>>()
    };
    text.lines().flat_map(of_line).collect()
}

fn rule() -> impl Strategy<Value = DayRule> {
    (-12 * 60..=14 * 60, 0..=DayRule::LATEST).prop_map(|(offset, begins)| DayRule { offset: Offset(offset), begins })
}

/// A key as progress may have it: of this roadmap, of another one, or any text.
fn key() -> impl Strategy<Value = String> {
    let known = select(&["http", "dns", "http/choose-method", "dns/*", "http/https://a.b/c?d=e,f A title @ %20"]);
    let other = select(&["quantum-backends", "stage:internet/says why", "path:first-job/*", "8", "~x", "", "/"]);
    prop_oneof![known.prop_map(str::to_owned), other.prop_map(str::to_owned), ".{0,8}"]
}

/// What a learner can do at once.
fn act() -> impl Strategy<Value = Act> {
    let change = (key(), proptest::option::of(status()), any::<bool>(), proptest::option::of(any::<u16>()));
    let change = change.prop_map(|(key, status, is_known, revision)| Change {
        key,
        status,
        is_known: is_known && status == Some(Status::Done),
        revision,
    });
    let answer = (key(), any::<bool>(), vec(any::<u8>(), 0..4), any::<bool>());
    let calendar = (any::<u64>(), any::<bool>(), btree_set(any::<u32>(), 1..5));
    prop_oneof![
        3 => vec(change, 1..4).prop_map(Act::Changed),
        2 => answer.prop_map(|(question, is_right, choices, is_placement)| {
            Act::Answered { question, is_right, choices, is_placement }
        }),
        1 => (key(), any::<u16>()).prop_map(|(topic, minutes)| Act::Studied { topic, minutes }),
        1 => calendar.prop_map(|(plan, is_weekly, days)| {
            Act::CalendarMade { plan: Millis(plan), is_weekly, days: days.into_iter().map(Day).collect() }
        }),
        1 => any::<u64>().prop_map(|moment| Act::Undone(Millis(moment))),
    ]
}

/// A text as a store may hold it: lines of writers with entries of this and later versions, and anything else.
fn month() -> impl Strategy<Value = String> {
    let known = (NOW..NOW + 5, act(), rule()).prop_map(|(moment, act, rule)| {
        let mut own = OwnEntries::default();
        own.add(&act, "w", Millis(moment), rule, &ROADMAP);
        let months = own.beside(&Texts::default());
        months["2026-11"].trim_end().split_once(' ').map(|(_, entry)| entry.to_owned()).unwrap_or_default()
    });
    let entry = prop_oneof![3 => known, 1 => select(&["mwry916o=z1.2", "mwry916o=r8@3", "=", "x"]).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    let line = (select(&["a", "b", "3f9a2b11c0"]), vec(entry, 0..4))
        .prop_map(|(writer, entries)| format!("{writer} {}\n", entries.join(" ")));
    prop_oneof![5 => vec(line, 0..4).prop_map(|lines| lines.concat()), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn months_merge_alike_in_any_order(a in month(), b in month(), c in month()) {
        let (ab, ba) = (months::merge(&a, &b), months::merge(&b, &a));
        prop_assert_eq!(&ab, &ba);
        prop_assert_eq!(months::merge(&ab, &c), months::merge(&a, &months::merge(&b, &c)));
        prop_assert_eq!(months::merge(&ab, &ab), ab.clone());
        prop_assert_eq!(months::merge(&ab, &b), ab, "a copy that was merged before adds nothing");
    }

    #[test]
    fn a_merge_is_the_union_of_all_entries_whatever_they_say(a in month(), b in month()) {
        let union: BTreeSet<_> = entries(&a).union(&entries(&b)).cloned().collect();
        prop_assert_eq!(entries(&months::merge(&a, &b)), union);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>(), act in any::<String>(), month in month()) {
        for text in [text, format!("w mwry916o={act}"), month] {
            Log::read(&Months::from([("2026-11".to_owned(), text)]), &ROADMAP);
        }
        prop_assert_eq!(Act::parse("", &ROADMAP), None);
    }

    #[test]
    fn what_is_written_is_read_again(acts in vec((act(), NOW - DAY..NOW + 60 * DAY), 1..6), rule in rule()) {
        let (mut own, mut expected) = (OwnEntries::default(), Vec::new());
        for (act, now) in &acts {
            let moment = own.add(act, "w", Millis(*now), rule, &ROADMAP);
            prop_assert!(moment >= Millis(*now) && expected.last().is_none_or(|last: &Entry| last.moment < moment));
            expected.push(Entry { moment, day: moment.day(rule), act: act.clone() });
        }
        let undone: Vec<Millis> = expected.iter().filter_map(|entry| match entry.act {
            Act::Undone(moment) => Some(moment),
            _ => None,
        }).collect();
        expected.retain(|entry| !matches!(entry.act, Act::Undone(_)) && !undone.contains(&entry.moment));
        let log = Log::read(&own.beside(&Texts::default()), &ROADMAP);
        prop_assert_eq!(log.entries(), expected);
    }

    #[test]
    fn what_was_undone_stays_undone_whatever_it_is_merged_with(acts in vec(act(), 1..5), at in any::<Index>(), month in month(), order in any::<bool>()) {
        let acts: Vec<&Act> = acts.iter().filter(|act| !matches!(act, Act::Undone(_))).collect();
        prop_assume!(!acts.is_empty());
        let mut own = OwnEntries::default();
        let moments: Vec<Millis> = acts.iter().map(|act| own.add(act, "own", Millis(NOW), DayRule::UTC, &ROADMAP)).collect();
        let before = own.beside(&Texts::default());
        let undone = moments[at.index(moments.len())];
        own.add(&Act::Undone(undone), "own", Millis(NOW + DAY * 20), DayRule::UTC, &ROADMAP);
        let after = own.beside(&Texts::default());
        prop_assert_eq!(after.len(), 2, "the undo is of another month");
        let other = Months::from([("2026-11".to_owned(), month)]);
        let all = if order { merged(&merged(&before, &other), &after) } else { merged(&after, &merged(&other, &before)) };
        let told = Log::read(&all, &ROADMAP);
        let (alone, others) = (Log::read(&after, &ROADMAP), Log::read(&other, &ROADMAP));
        prop_assert_eq!(alone.entries().len(), acts.len() - 1);
        prop_assert!(alone.entries().iter().all(|entry| entry.moment != undone && told.entries().contains(entry)));
        prop_assert_eq!(told.entries().len(), alone.entries().len() + others.entries().len());
    }

    #[test]
    fn two_tabs_that_write_over_each_other_lose_nothing_once_they_have_heard_of_it(acts in vec((act(), 0..2_usize, any::<Index>()), 1..8)) {
        let (store, key) = (Texts::default(), months::key("2026-11"));
        let mut tabs = [OwnEntries::default(), OwnEntries::default()];
        let mut past = vec![String::new()];
        for (act, at, read) in &acts {
            tabs[*at].add(act, ["first", "second"][*at], Millis(NOW), DayRule::UTC, &ROADMAP);
            // The tab has read the month at any time before, and then writes it.
            store.write(&key, &past[read.index(past.len())]).expect("room");
            tabs[*at].save(&store).expect("room");
            past.push(store.read(&key).expect("a store").unwrap_or_default());
        }
        for tab in &tabs {
            tab.save(&store).expect("room");
        }
        let written = tabs.map(|tab| tab.beside(&Texts::default()).remove("2026-11").unwrap_or_default());
        let stored = store.read(&key).expect("a store").unwrap_or_default();
        prop_assert_eq!(entries(&stored), entries(&written.concat()));
        prop_assert_eq!(entries(&stored).len(), acts.len());
    }
}
