//! Ids and numbers are for ever: whatever was shipped once is in `tests/fixtures/ids.txt` and never leaves it.

use std::collections::{BTreeMap, BTreeSet};

use backend_roadmap::content::schema::{self, Retired};
use backend_roadmap::content::{ROADMAP, TEXTS};
use backend_roadmap::domain::progress::stage_key;

use crate::{fixture_lines, repository};

const SHIPPED: &str = "tests/fixtures/ids.txt";

fn shipped() -> BTreeMap<u16, String> {
    let parse = |line: String| {
        let (number, id) = line.split_once(' ').unwrap_or_else(|| panic!("{SHIPPED}: {line:?} is no number and id"));
        (number.parse().unwrap_or_else(|_| panic!("{SHIPPED}: {line:?} begins with no number")), id.to_owned())
    };
    fixture_lines("ids.txt").into_iter().map(parse).collect()
}

fn retired() -> Vec<Retired> {
    let files = schema::read(&repository("src/content")).expect("the content can be read");
    schema::parse(files).0.stages.retired
}

#[test]
fn every_id_ever_shipped_still_means_its_number() {
    let retired = retired();
    for (number, id) in shipped() {
        let is_here = ROADMAP.topics.iter().any(|topic| topic.id == id && topic.number == number);
        let is_retired = retired.iter().any(|topic| topic.id == id && topic.number == number);
        assert!(
            is_here || is_retired,
            "{id} (number {number}) was shipped: give it back, or add it as [[retired]] to src/content/stages.toml"
        );
    }
}

#[test]
fn every_new_topic_is_written_down_before_it_ships() {
    let shipped = shipped();
    let is_known = |number: u16, id: &str| shipped.get(&number).is_some_and(|known| known == id);
    let current = ROADMAP.topics.iter().map(|topic| (topic.number, topic.id.to_owned()));
    let all = current.chain(retired().into_iter().map(|topic| (topic.number, topic.id)));
    let missing: Vec<String> =
        all.filter(|(number, id)| !is_known(*number, id)).map(|(number, id)| format!("{number} {id}")).collect();
    assert!(missing.is_empty(), "add to the end of {SHIPPED}:\n{}", missing.join("\n"));
}

/// The ids of what can be ticked or answered in each topic and stage.
fn items() -> Vec<(String, Vec<&'static str>)> {
    let topics = ROADMAP.indices().map(|at| {
        let study = &TEXTS.topic(at).study;
        let outcomes = study.outcomes.iter().map(|it| it.id.as_str());
        let questions = study.questions.iter().map(|it| it.id.as_str());
        (ROADMAP.topic(at).id.to_owned(), outcomes.chain(questions).collect())
    });
    let stages = ROADMAP.stage_indices().zip(ROADMAP.stages).map(|(at, stage)| {
        let criteria = TEXTS.stage(at).1.project.criteria.iter().map(|it| it.id.as_str());
        (stage_key(stage.id), criteria.collect())
    });
    topics.chain(stages).collect()
}

/// A learner's ticks and answers are saved under these ids: one with a new meaning would be ticked already.
#[test]
fn every_outcome_question_and_criterion_is_written_down_before_it_ships() {
    const SHIPPED: &str = "tests/fixtures/items.txt";
    let parse = |line: String| line.split_once(": ").map(|(owner, ids)| (owner.to_owned(), ids.to_owned()));
    let shipped: BTreeMap<String, String> = fixture_lines("items.txt").into_iter().filter_map(parse).collect();
    assert!(shipped.len() >= 187, "lines were taken away");
    let mut missing = Vec::new();
    for (owner, ids) in items() {
        let known: BTreeSet<&str> = shipped.get(&owner).map_or("", String::as_str).split(' ').collect();
        let new: Vec<&str> = ids.into_iter().filter(|id| !known.contains(id)).collect();
        if !new.is_empty() {
            missing.push(format!("{owner}: {}", new.join(" ")));
        }
    }
    assert!(missing.is_empty(), "add to {SHIPPED}, to the line that is there or as a new one:\n{}", missing.join("\n"));
}

#[test]
fn no_number_and_no_id_is_written_down_twice() {
    let lines = fixture_lines("ids.txt");
    let shipped = shipped();
    let ids: BTreeSet<&String> = shipped.values().collect();
    assert_eq!(shipped.len(), lines.len(), "a number is there twice");
    assert_eq!(ids.len(), lines.len(), "an id is there twice");
    assert!(lines.len() >= 162, "lines were taken away");
}
