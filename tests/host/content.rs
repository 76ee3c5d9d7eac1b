//! The rules of the content: the real one keeps them all, and for each rule a miniature roadmap breaks it.

use std::collections::BTreeMap;
use std::path::Path;

use backend_roadmap::content::schema::{self, File};
use backend_roadmap::content::validate::validate;
use backend_roadmap::content::{EDITION, ROADMAP, TEXTS};
use backend_roadmap::domain::topic::{Choice, GroupIndex, Mark, StageIndex};

use crate::{fixture, fixture_lines, repository};

/// The sources that say what is wrong with the content.
const SOURCES: [&str; 12] = [
    include_str!("../../src/content/schema.rs"),
    include_str!("../../src/content/validate.rs"),
    include_str!("../../src/content/fence.rs"),
    include_str!("../../src/content/validate/code.rs"),
    include_str!("../../src/content/validate/dates.rs"),
    include_str!("../../src/content/validate/english.rs"),
    include_str!("../../src/content/validate/glossary.rs"),
    include_str!("../../src/content/validate/needs.rs"),
    include_str!("../../src/content/validate/paths.rs"),
    include_str!("../../src/content/validate/prose.rs"),
    include_str!("../../src/content/validate/quotes.rs"),
    include_str!("../../src/content/validate/study.rs"),
];

fn read(folder: &Path) -> Vec<File> {
    schema::read(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

/// What build.rs would say to the files of a content folder.
fn problems_of(files: Vec<File>) -> String {
    let (content, mut problems) = schema::parse(files);
    if problems.is_empty() {
        problems = validate(&content);
    }
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// The files of a miniature roadmap. Topics of front matter alone, and stages without a file, get the standard text: the
/// rule that the roadmap is about is another one.
fn miniature(name: &str) -> Vec<File> {
    let mut files = read(&repository("tests/fixtures/content").join(name));
    for file in &mut files {
        let is_bare = file.text.matches("+++\n").count() == 2 && file.text.ends_with("\n+++\n");
        if is_bare && file.path.starts_with("topics/") {
            let text = fixture("content/text.md").replace("{id}", file.path.trim_end_matches(".md"));
            file.text = format!("{}\n{text}", file.text);
        }
    }
    if !files.iter().any(|file| file.path == "programs.toml") {
        files.push(File { path: "programs.toml".into(), text: fixture("content/programs.toml") });
    }
    if !files.iter().any(|file| file.path.starts_with("stages/")) {
        for stage in schema::parse(files.clone()).0.stages.stage {
            files.push(File { path: format!("stages/{}.md", stage.id), text: fixture("content/stage.md") });
        }
    }
    files
}

/// The miniature roadmaps by name, each with the problems that it must have.
fn fixtures() -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(repository("tests/fixtures/content")).unwrap().map(|entry| entry.unwrap());
    let names = entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap());
    names.map(|name| (name.clone(), fixture(&format!("content/{name}/expected.txt")))).collect()
}

/// The functions that validate.rs lists as its rules.
fn rules() -> Vec<&'static str> {
    let list = SOURCES[1].split_once("const RULES: &[Rule] = &[").and_then(|(_, rest)| rest.split_once("];"));
    let (list, _) = list.expect("validate.rs lists its rules");
    let names = list.split(',').filter_map(|rule| rule.trim().rsplit("::").next());
    names.filter(|rule| !rule.is_empty()).collect()
}

/// The sentences in a source file, each as the pieces between what is filled in.
fn messages(source: &str) -> Vec<Vec<String>> {
    let source = source.split("#[cfg(test)]").next().unwrap_or(source);
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
    assert_eq!(problems_of(read(&repository("src/content"))), "");
}

#[test]
fn the_file_to_copy_keeps_every_rule() {
    let mut files = read(&repository("src/content"));
    let example = files.iter().find(|file| file.path == "example-topic.md").expect("the file to copy").clone();
    files.push(File { path: "topics/apis/example-topic.md".into(), ..example });
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert_eq!(problems_of(files), "");
}

#[test]
fn each_broken_roadmap_is_told_exactly_what_is_wrong() {
    for (name, expected) in fixtures() {
        let told = problems_of(miniature(&name));
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
    let messages = SOURCES.map(messages).concat();
    assert!(messages.len() > 50, "{messages:?}");
    for pieces in messages {
        assert!(expected.lines().any(|line| holds(line, &pieces)), "no fixture expects {:?}", pieces.join("…"));
    }
}

#[test]
fn several_mistakes_are_all_told_at_once() {
    let told = problems_of(miniature("every-mistake-at-once"));
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
fn the_texts_are_those_of_the_topics_beside_them() {
    for at in ROADMAP.indices() {
        assert_eq!(TEXTS.topic(at).front.id, ROADMAP.topic(at).id);
    }
    for (at, stage) in ROADMAP.stages.iter().enumerate() {
        let (entry, text) = TEXTS.stage(StageIndex(at as u16));
        assert_eq!((entry.id.as_str(), text.file.folder_and_name().1), (stage.id, stage.id));
    }
    for (at, group) in ROADMAP.groups.iter().enumerate() {
        assert_eq!(TEXTS.group(GroupIndex(at as u16)).id, group.id);
    }
}
