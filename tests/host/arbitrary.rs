//! Arbitrary values of the domain for the property tests, with the coincidences that make bugs: few topics, few moments.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::filter::{Family, Filter};
use backend_roadmap::domain::note::{Note, Version};
use backend_roadmap::domain::progress::{Action, Progress, Record, Status, StatusMap};
use backend_roadmap::domain::raw::{Fields, Raw};
use backend_roadmap::domain::route::Page;
use backend_roadmap::domain::topic::{Choice, TopicIndex};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;

/// 256 cases, or as many as `PROPTEST_CASES` says; a failing case is printed, not written into the tree.
pub(crate) fn config() -> Config {
    Config { failure_persistence: None, ..Config::default() }
}

pub(crate) fn status() -> impl Strategy<Value = Status> {
    select(Status::ALL)
}

/// A status for every topic of the real roadmap.
pub(crate) fn statuses() -> impl Strategy<Value = Vec<Status>> {
    vec(status(), ROADMAP.topics.len())
}

/// A topic's id: of the roadmap, or any text.
fn id() -> impl Strategy<Value = String> {
    prop_oneof![3 => select(&["http", "dns", "git"]).prop_map(str::to_owned), 1 => ".{0,8}"]
}

fn moment() -> impl Strategy<Value = Millis> {
    prop_oneof![3 => 0_u64..4, 1 => any::<u64>(), 1 => Just(u64::MAX)].prop_map(Millis)
}

/// Any number that JSON can spell, however large or exact.
pub(crate) fn number() -> impl Strategy<Value = String> {
    let odd = "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?";
    prop_oneof![any::<i64>().prop_map(|number| number.to_string()), odd]
}

/// A JSON value as this version may find it among what it does not know.
pub(crate) fn raw() -> impl Strategy<Value = Raw> {
    let leaf =
        prop_oneof![select(&["null", "true", "false"]).prop_map(str::to_owned), number(), any::<String>(), ".{0,6}",];
    // What is no number or word is a text.
    let leaf = leaf.prop_map(|text| Raw::parse(&text).unwrap_or_else(|| Raw::of(&text)));
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![vec(inner.clone(), 0..4).prop_map(|list| Raw::of(&list)), fields(inner).prop_map(|it| Raw::of(&it))]
    })
}

fn fields(value: impl Strategy<Value = Raw>) -> impl Strategy<Value = Fields> {
    let key = prop_oneof![select(&["notes", "log", "review"]).prop_map(str::to_owned), ".{0,4}"];
    vec((key, value), 0..3).prop_map(|fields| fields.into_iter().collect())
}

/// Fields that a record or the data may have beside those that this version knows.
fn extra() -> impl Strategy<Value = Fields> {
    extra_beside(&["status", "changed", "note", "topics"])
}

/// Fields beside those that this version knows.
pub(crate) fn extra_beside(known: &'static [&'static str]) -> impl Strategy<Value = Fields> {
    let is_unknown = |key: &String| !known.contains(&key.as_str());
    fields(raw()).prop_map(move |fields| fields.into_iter().filter(|(key, _)| is_unknown(key)).collect())
}

fn record() -> impl Strategy<Value = Record> {
    let fields = (status(), moment(), note(), extra());
    fields.prop_map(|(status, changed, note, extra)| Record { status, changed, note, extra })
}

/// A note as writers can leave it: of one writer at one count there is one text.
fn note() -> impl Strategy<Value = Note> {
    let text =
        |writer: &str, count: u64| (!count.is_multiple_of(3)).then(|| format!("{writer} wrote {count} <b>things</b>"));
    let version = (select(&["a", "b", "c"]), 1_u64..4, any::<bool>());
    vec(version, 0..3).prop_map(move |versions| {
        let version = |(writer, count, is_seen): (&str, u64, bool)| {
            let text = text(writer, count).filter(|_| !is_seen);
            (writer.to_owned(), Version { count, text })
        };
        Note(versions.into_iter().map(version).collect())
    })
}

/// What this version cannot read as a record: no object, or one with a status of a later version.
fn unread() -> impl Strategy<Value = Raw> {
    let later = extra().prop_map(|mut fields| {
        fields.insert("status".into(), Raw::of("mastered"));
        Raw::of(&fields)
    });
    prop_oneof![later, raw().prop_filter("an object may be a record", |value| value.read::<Fields>().is_none())]
}

/// Progress as the decoder can return it: a topic has a record or cannot be read, not both.
pub(crate) fn progress() -> impl Strategy<Value = Progress> {
    (btree_map(id(), record(), 0..5), btree_map(id(), unread(), 0..3), extra()).prop_map(|(records, unread, extra)| {
        let unread = unread.into_iter().filter(|(id, _)| !records.contains_key(id)).collect();
        Progress { records: records.into_iter().collect(), unread, extra }
    })
}

fn status_map() -> impl Strategy<Value = StatusMap> {
    let known = (0..ROADMAP.topics.len()).prop_map(|at| ROADMAP.topics[at].id.to_owned());
    btree_map(prop_oneof![known, id()], status(), 0..12).prop_map(|statuses| statuses.into_iter().collect())
}

pub(crate) fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        status_map().prop_map(|statuses| Action::Set(statuses.into())),
        progress().prop_map(|theirs| Action::Absorb(Box::new(theirs))),
        progress().prop_map(|theirs| Action::Become(Box::new(theirs))),
        Just(Action::Reset),
        status_map().prop_map(Action::Merge),
        status_map().prop_map(Action::Replace),
    ]
}

/// Every page that has an address of its own.
pub(crate) fn page() -> impl Strategy<Value = Page> {
    let topic = (0..ROADMAP.topics.len() as u16).prop_map(|at| Page::Topic(TopicIndex(at)));
    prop_oneof![select(Page::singles().collect::<Vec<_>>()), topic]
}

/// Any query with any choices of any families.
pub(crate) fn filter() -> impl Strategy<Value = Filter> {
    let sets = Family::ALL.map(|family| vec(any::<bool>(), family.choices(&ROADMAP).len()));
    (any::<String>(), sets).prop_map(|(query, sets)| {
        let mut filter = crate::words(&query);
        for (family, set) in Family::ALL.into_iter().zip(sets) {
            for (position, is_chosen) in set.into_iter().enumerate() {
                filter.choose(family, position, is_chosen);
            }
        }
        filter
    })
}
