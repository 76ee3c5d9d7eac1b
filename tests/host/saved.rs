//! Saved states of every version ever shipped still open and lose nothing; broken ones are told for what they are.

use std::collections::{BTreeMap, BTreeSet};

use backend_roadmap::domain::annotations::Annotations;
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::link::LinkError;
use backend_roadmap::domain::merge::{joined_note, merge};
use backend_roadmap::domain::progress::{Action, Progress, Record, Stamp, Status};
use backend_roadmap::domain::raw::{Fields, Raw};
use backend_roadmap::domain::saved::{self, Problem};
use backend_roadmap::domain::store::StoreError;
use backend_roadmap::domain::topic::Choice;
use serde_json::{Value, json};

use crate::fixture;

const SAVED: Millis = Millis(1_795_358_760_000);

fn text_of(name: &str) -> String {
    fixture(&format!("saved/{name}.json"))
}

fn names<T>(of: &BTreeMap<String, T>) -> Vec<&str> {
    of.keys().map(String::as_str).collect()
}

/// The records as `id=status@time`, with their unknown fields if there are any.
fn records(progress: &Progress) -> Vec<String> {
    let tell = |(id, record): (&String, &Record)| {
        let fields = Raw::of(&record.extra);
        let extra = if record.extra.is_empty() { "" } else { fields.text() };
        format!("{id}={}@{}{extra}", record.status.slug(), record.changed.0)
    };
    progress.records.iter().map(tell).collect()
}

#[test]
fn every_saved_state_ever_shipped_is_read_as_it_was_meant() {
    for (name, expected_records, expected_unread, expected_extra) in [
        ("v1-nothing-yet", vec![], vec![], json!({})),
        (
            "v1-several-statuses",
            vec!["dns=learning@1795358759999", "git=todo@8", "gson=skipped@7", "http=done@1795358760000"],
            vec![],
            json!({}),
        ),
        (
            "v1-unknown-ids",
            vec!["=done@7", "http=done@5", "quantum-backends=learning@6", "тема-“ö”-🦀=skipped@8"],
            vec![],
            json!({}),
        ),
        (
            "v1-unknown-fields",
            vec![
                "http=done@5{\"notes\":\"Ask about “keep-alive”.\\n\",\"review\":{\"due\":6,\"ease\":[2.5,null,true]}}",
            ],
            vec![],
            json!({ "log": [{ "at": 1, "topic": "http" }], "plan": { "hours_a_week": 10 } }),
        ),
        (
            "v2-notes-stars-and-links",
            vec![
                "css=done@5{\"note\":\"one day a note may be a text\"}",
                "dns=todo@0",
                "git=learning@5",
                "http=done@1795358760000",
                "http/*=done@7",
                "http/https://www.rfc-editor.org/rfc/rfc9110 HTTP Semantics=done@8",
                "http/names-a-method=done@9",
            ],
            vec![],
            json!({}),
        ),
        (
            "v3-log",
            vec![
                "dns=learning@1795358760000",
                "dns/ttl-in-the-caches=done@1795358800000",
                "http=done@1795395600000",
                "http/*=done@1795395600000",
            ],
            vec![],
            json!({}),
        ),
        ("v1-unknown-records", vec!["http=done@5"], vec!["css", "dns", "git", "go", "html", "java"], json!({})),
    ] {
        let decoded = saved::decode(&text_of(name));
        assert_eq!((decoded.problem, decoded.saved), (None, SAVED), "{name}");
        assert_eq!(records(&decoded.progress), expected_records, "{name}");
        assert_eq!(names(&decoded.progress.unread), expected_unread, "{name}");
        assert_eq!(Raw::of(&decoded.progress.extra).read::<Value>(), Some(expected_extra), "{name}");
    }
}

#[test]
fn what_is_not_understood_survives_a_save() {
    for name in [
        "v1-nothing-yet",
        "v1-several-statuses",
        "v1-unknown-ids",
        "v1-unknown-fields",
        "v1-unknown-records",
        "v1-huge-numbers",
        "v2-notes-stars-and-links",
        "v3-log",
    ] {
        let text = text_of(name);
        let decoded = saved::decode(&text);
        assert_eq!(decoded.problem, None, "{name}");
        let data = |text: &str| Raw::parse(text)?.read::<Fields>()?.remove("data");
        assert!(data(&text).is_some(), "{name}");
        assert_eq!(data(&saved::encode(&decoded.progress, SAVED)), data(&text), "{name}");
    }
}

#[test]
fn notes_of_every_writer_are_read_as_they_were_meant() {
    let progress = saved::decode(&text_of("v2-notes-stars-and-links")).progress;
    let notes = [
        ("http", "Idempotent: PUT, DELETE.\n\n*Not* POST — “careful”."),
        ("dns", "A phone book.\n\n---\n\nTTL!"),
        ("git", ""),
        ("css", ""),
    ];
    for (topic, text) in notes {
        assert_eq!(progress.note(topic), text);
    }
    let own = Annotations::of(&progress, "http");
    assert_eq!((own.is_starred, own.is_noted, own.is_open), (true, true, false));
}

#[test]
fn unknown_topics_survive_a_save_after_a_change() {
    let mut progress = saved::decode(&text_of("v1-unknown-ids")).progress;
    progress.apply(&Action::set("http", Status::Learning), SAVED);
    let again = saved::decode(&saved::encode(&progress, SAVED)).progress;
    assert_eq!(again.status("quantum-backends"), Status::Learning);
    assert_eq!(again.status("http"), Status::Learning);
    assert_eq!(again, progress);
}

#[test]
fn numbers_that_are_too_large_are_kept_and_not_believed() {
    let mut progress = saved::decode(&text_of("v1-huge-numbers")).progress;
    assert_eq!(names(&progress.unread), ["css", "dns"]);
    assert_eq!(progress.extra.get("size").map(Raw::text), Some("1.50e+400"));
    progress.apply(&Action::set("http", Status::Todo), SAVED);
    assert_eq!(progress.status("http"), Status::Todo, "the latest moment there is can still be followed by a change");
}

#[test]
fn a_broken_saved_state_is_told_for_what_it_is() {
    let check = |name: &str, text: &str, expected: Problem| {
        assert_eq!(saved::decode(text).problem, Some(expected), "{name}");
    };
    for (name, expected) in [
        ("broken-truncated", Problem::NotJson),
        ("broken-not-json", Problem::NotJson),
        ("broken-empty", Problem::NotJson),
        ("broken-a-list", Problem::OtherFormat),
        ("broken-other-format", Problem::OtherFormat),
        ("broken-checksum", Problem::Damaged),
        ("broken-statuses-edited", Problem::Damaged),
        ("broken-without-checksum", Problem::Damaged),
        ("broken-without-version", Problem::Damaged),
        ("broken-without-data", Problem::Damaged),
        ("broken-data-a-list", Problem::Damaged),
        ("broken-topics-a-list", Problem::Damaged),
        ("newer-v4", Problem::Newer { version: 4 }),
    ] {
        check(name, &text_of(name), expected);
    }
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    for (name, text, expected) in [
        ("deep", "[".repeat(100_000), Problem::NotJson),
        ("deep and whole", deep(100_000), Problem::NotJson),
        ("deep inside", format!("{{\"data\":{}}}", deep(100_000)), Problem::NotJson),
        ("nothing", "null".into(), Problem::OtherFormat),
        ("a huge number", "9".repeat(100_000), Problem::OtherFormat),
        ("an empty object", "{}".into(), Problem::OtherFormat),
        ("a name that serde_json uses", "{\"$serde_json::private::Number\":\"x\"}".into(), Problem::OtherFormat),
    ] {
        check(name, &text, expected);
    }
}

#[test]
fn a_damaged_or_newer_state_still_shows_what_can_be_read() {
    for (name, expected) in
        [("broken-checksum", 4), ("broken-statuses-edited", 4), ("newer-v4", 1), ("broken-a-list", 0)]
    {
        assert_eq!(saved::decode(&text_of(name)).progress.records.len(), expected, "{name}");
    }
}

#[test]
fn the_order_of_keys_does_not_matter_to_the_check_sum() {
    let text = text_of("v1-several-statuses");
    let turned = text.replace(r#"{"changed":7,"status":"skipped"}"#, r#"{"status":"skipped","changed":7}"#);
    assert_ne!(text, turned);
    assert_eq!(saved::decode(&turned).problem, None);
    assert_eq!(saved::decode(&turned), saved::decode(&text));
}

#[test]
fn a_backup_that_an_editor_laid_out_anew_is_the_same() {
    for name in ["v1-several-statuses", "v1-unknown-fields", "v1-unknown-records", "v2-notes-stars-and-links"] {
        let text = text_of(name);
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let pretty = serde_json::to_string_pretty(&value).expect("JSON");
        assert_ne!(text, pretty);
        assert_eq!(saved::decode(&pretty), saved::decode(&text), "{name}");
    }
}

#[test]
fn of_fields_with_the_same_name_the_last_counts() {
    let text = text_of("v1-several-statuses");
    let twice = text.replace(r#""saved":"#, r#""saved":0,"saved":"#).replace(r#"{"dns""#, r#"{"http":[],"dns""#);
    assert_ne!(text, twice);
    assert_eq!(saved::decode(&twice), saved::decode(&text));
}

#[test]
fn half_a_character_or_deep_nesting_inside_is_no_json() {
    let text = text_of("v1-unknown-fields");
    for inside in [r#""\ud800""#.to_owned(), r#"{"\udc00":1}"#.into(), format!("{}{}", "[".repeat(99), "]".repeat(99))]
    {
        let broken = text.replace(r#""due":6"#, &format!(r#""due":{inside}"#));
        assert_ne!(text, broken);
        assert_eq!(saved::decode(&broken).problem, Some(Problem::NotJson), "{inside}");
    }
}

/// Every error that a learner can be told. A new variant does not compile here until it is added to the list.
fn errors() -> Vec<(String, String)> {
    let problems = [Problem::NotJson, Problem::OtherFormat, Problem::Damaged, Problem::Newer { version: 4 }];
    let stores = [StoreError::Unavailable, StoreError::Denied, StoreError::Full, StoreError::NotKept];
    let links = [LinkError::UnknownVersion, LinkError::UnknownEdition, LinkError::Damaged, LinkError::Split];
    let _ = |problem: Problem, store: StoreError, link: LinkError| {
        match problem {
            Problem::NotJson | Problem::OtherFormat | Problem::Damaged | Problem::Newer { .. } => {}
        }
        match store {
            StoreError::Unavailable | StoreError::Denied | StoreError::Full | StoreError::NotKept => {}
        }
        match link {
            LinkError::UnknownVersion | LinkError::UnknownEdition | LinkError::Damaged | LinkError::Split => {}
        }
    };
    let problems = problems.iter().map(|error| (format!("{error:?}"), error.to_string()));
    let stores = stores.iter().map(|error| (format!("{error:?}"), error.to_string()));
    let links = links.iter().map(|error| (format!("{error:?}"), error.to_string()));
    problems.chain(stores).chain(links).collect()
}

#[test]
fn every_error_is_a_sentence_for_a_learner() {
    let mut told = BTreeSet::new();
    for (debug, message) in errors() {
        println!("{debug}: {message}");
        assert!(message.ends_with('.') && message.contains(' '), "{debug}: {message}");
        assert!(message.starts_with(|first: char| first.is_uppercase()), "{debug}: {message}");
        let variant = debug.split(' ').next().unwrap_or("");
        let is_noisy = ["{", "}", "::", "Err", "Some(", "\"", "_"].iter().any(|noise| message.contains(noise));
        // A variant of one word is a word of the language too.
        let is_name = variant.chars().filter(|letter| letter.is_uppercase()).count() > 1 && message.contains(variant);
        assert!(!is_noisy && !is_name, "{debug}: {message}");
        assert!(told.insert(message), "{debug} says the same as another error");
    }
    assert_eq!(told.len(), 12);
}

#[test]
fn a_note_that_two_tabs_have_written_is_told_in_both() {
    let written = |writer: &str, text: &str| {
        let mut progress = Progress::default();
        progress.apply(&Action::write("http", text), Stamp { now: SAVED, writer });
        progress
    };
    let (one, other) = (written("a", "One."), written("b", "Other."));
    let both = merge(one.clone(), other.clone());
    assert_eq!(joined_note(&one, &both), Some("http"));
    assert_eq!(joined_note(&other, &both), Some("http"));
    assert_eq!(joined_note(&both, &both), None, "it is told once");
    assert_eq!(joined_note(&one, &merge(one.clone(), written("b", "One."))), None, "both say the same");
    let mut later = one.clone();
    later.apply(&Action::write("http", "Two."), Stamp { now: SAVED, writer: "b" });
    assert_eq!(joined_note(&one, &merge(one.clone(), later)), None, "the later text was written over the first");
}
