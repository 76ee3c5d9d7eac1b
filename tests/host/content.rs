//! The rules of the content: the real one keeps them all, and for each rule a miniature roadmap breaks it.

use std::collections::BTreeMap;
use std::path::Path;

use backend_roadmap::content::{EDITION, ROADMAP, TEXTS};
use backend_roadmap::domain::topic::{Choice, Mark};

use crate::schema;
use crate::validate::validate;
use crate::{fixture, fixture_lines, repository};

const VALIDATE: &str = include_str!("../../src/content/validate.rs");
const SCHEMA: &str = include_str!("../../src/content/schema.rs");

/// What build.rs would say to a content folder.
fn problems_of(folder: &Path) -> String {
    let (content, mut problems) = schema::read(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    if problems.is_empty() {
        problems = validate(&content);
    }
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// The miniature roadmaps by name, each with the problems that it must have.
fn fixtures() -> BTreeMap<String, String> {
    let folders = std::fs::read_dir(repository("tests/fixtures/content")).unwrap();
    let names = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap());
    names.map(|name| (name.clone(), fixture(&format!("content/{name}/expected.txt")))).collect()
}

/// The functions that validate.rs lists as its rules.
fn rules() -> Vec<&'static str> {
    let list = VALIDATE.split_once("const RULES: &[Rule] = &[").and_then(|(_, rest)| rest.split_once("];"));
    let (list, _) = list.expect("validate.rs lists its rules");
    list.split(',').map(str::trim).filter(|rule| !rule.is_empty()).collect()
}

/// The sentences in a source file, each as the pieces between what is filled in.
fn messages(source: &str) -> Vec<Vec<String>> {
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.replace("\\\"", "\u{1}"); // So that an escaped quote does not end a literal.
    let literals = code.split('"').skip(1).step_by(2);
    let sentences = literals.filter(|literal| literal.ends_with('.') && literal.contains(' '));
    let pieces = |sentence: &str| {
        let parts = sentence.split('{').enumerate();
        parts
            .map(|(at, part)| {
                if at == 0 { part } else { part.split_once('}').unwrap_or(("", part)).1 }.replace('\u{1}', "\"")
            })
            .collect()
    };
    sentences.map(pieces).collect()
}

/// Whether a line holds the pieces one after the other.
fn holds(mut line: &str, pieces: &[String]) -> bool {
    pieces.iter().all(|piece| match line.split_once(piece.as_str()) {
        Some((_, rest)) => {
            line = rest;
            true
        }
        None => false,
    })
}

#[test]
fn the_real_content_keeps_every_rule() {
    assert_eq!(problems_of(&repository("src/content")), "");
}

#[test]
fn each_broken_roadmap_is_told_exactly_what_is_wrong() {
    for (name, expected) in fixtures() {
        let told = problems_of(&repository("tests/fixtures/content").join(&name));
        assert_eq!(told, expected, "{name} was told:\n{told}");
        assert_eq!(expected.is_empty(), name == "valid", "{name}");
    }
}

#[test]
fn every_rule_has_a_fixture_of_its_name() {
    let fixtures = fixtures();
    assert!(rules().len() > 10, "{:?}", rules());
    for rule in rules() {
        assert!(fixtures.contains_key(&rule.replace('_', "-")), "tests/fixtures/content/ lacks {rule}");
    }
}

#[test]
fn every_message_is_expected_by_a_fixture() {
    let expected: String = fixtures().into_values().collect();
    let messages = [messages(VALIDATE), messages(SCHEMA)].concat();
    assert!(messages.len() > 25, "{messages:?}");
    for pieces in messages {
        assert!(expected.lines().any(|line| holds(line, &pieces)), "no fixture expects {:?}", pieces.join("…"));
    }
}

#[test]
fn several_mistakes_are_all_told_at_once() {
    let told = problems_of(&repository("tests/fixtures/content/every-mistake-at-once"));
    for part in
        ["one.md:3: Numbers", "one.md:9: The hours", "one.md:13: The summary", "two.md:2: The id", "stages.toml:1: "]
    {
        assert!(told.contains(part), "{part} in\n{told}");
    }
}

#[test]
fn the_2021_edition_holds_every_topic_of_its_two_sources() {
    let mut expected = 0;
    let mut stage = String::new();
    for line in fixture_lines("edition-2021.txt") {
        if let Some(id) = line.strip_prefix("stage ") {
            stage = id.to_owned();
            continue;
        }
        let [id, mark, title] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let topic = ROADMAP.topic(crate::topic(id));
        assert_eq!(topic.title, title);
        assert_eq!(ROADMAP.stage(topic.stage).id, stage, "{id}");
        let actual = topic.mark(EDITION).map(Mark::slug);
        assert!(mark == "-" && actual.is_some() || actual == Some(mark), "{id} should be {mark}, is {actual:?}");
        expected += 1;
    }
    assert_eq!(expected, ROADMAP.topics.iter().filter(|topic| topic.mark(EDITION).is_some()).count());
}

#[test]
fn every_topic_has_a_body_of_html() {
    assert_eq!(TEXTS.topics.len(), ROADMAP.topics.len());
    for (topic, text) in ROADMAP.topics.iter().zip(TEXTS.topics) {
        assert!(text.body.starts_with('<') && text.body.contains("</p>"), "{}", topic.id);
    }
}

#[test]
fn the_texts_are_those_of_the_topics_beside_them() {
    let (content, _) = schema::read(&repository("src/content")).expect("the content can be read");
    for file in &content.topics {
        let text = &TEXTS.topics[usize::from(crate::topic(&file.front.id).0)];
        assert_eq!(text.summary, file.front.summary, "{}", file.front.id);
        assert_eq!(text.synonyms, file.front.synonyms, "{}", file.front.id);
        assert_eq!(text.source, file.front.source, "{}", file.front.id);
    }
    assert_eq!(content.topics.len(), TEXTS.topics.len());
    let stages: Vec<&str> = content.stages.stage.iter().map(|stage| stage.summary.as_str()).collect();
    assert_eq!(TEXTS.stage_summaries, stages);
    let groups: Vec<&str> = content.stages.group.iter().map(|group| group.note.as_str()).collect();
    assert_eq!(TEXTS.group_notes, groups);
    assert_eq!((stages.len(), groups.len()), (ROADMAP.stages.len(), ROADMAP.groups.len()));
}
