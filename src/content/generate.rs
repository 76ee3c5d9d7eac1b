//! Turns valid content into Rust source: the roadmap, and the list of the files that it came from.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use super::path::StepName;
use super::schema::{Content, FrontMatter, PathFile, TopicFile};
use super::study::Project;
use super::validate::{edition_of, reading_order};
use crate::domain::edition::Edition;
use crate::domain::topic::Mark;

/// The Rust source of the roadmap, an expression. An id that nothing has, which valid content does not name, counts as the
/// first.
pub fn roadmap(content: &Content) -> String {
    let files: Vec<&TopicFile> = reading_order(content);
    let topics: Vec<&FrontMatter> = files.iter().map(|topic| &topic.front).collect();
    let topic_at = positions(topics.iter().map(|topic| &topic.id));
    let stage_at = positions(content.stages.stage.iter().map(|stage| &stage.id));
    let group_at = positions(content.stages.group.iter().map(|group| &group.id));
    let line_at = positions(content.stages.line.iter().map(|line| &line.id));
    let topic_index = |id: &String| format!("TopicIndex({})", topic_at(id));
    let group_index = |id: &String| format!("GroupIndex({})", group_at(id));
    let those = |is_one: &dyn Fn(&FrontMatter) -> bool| {
        list(topics.iter().filter(|topic| is_one(topic)).map(|topic| topic_index(&topic.id)))
    };
    let stages = content.stages.stage.iter().map(|stage| {
        let members = those(&|topic| topic.stage == stage.id);
        structure(
            "Stage",
            &[
                ("id", text(&stage.id)),
                ("line", option(stage.line.as_ref().map(|id| format!("LineIndex({})", line_at(id))))),
                ("title", text(&stage.title)),
                ("summary", text(&stage.summary)),
                ("marks", marks(&stage.marks)),
                ("topics", members),
                ("project", project(project_of(content, &stage.id))),
            ],
        )
    });
    let route_lines = content.stages.line.iter().map(|line| {
        let fields = [("id", text(&line.id)), ("name", text(&line.name)), ("letter", text(&line.letter))];
        structure("Line", &fields)
    });
    let groups = content.stages.group.iter().map(|group| {
        let members = those(&|topic| topic.group.as_ref() == Some(&group.id));
        structure(
            "Group",
            &[
                ("id", text(&group.id)),
                ("title", text(&group.title)),
                ("note", text(&group.note)),
                ("members", members),
            ],
        )
    });
    let sources = files.iter().map(|file| {
        let topic = &file.front;
        let before = topic.prerequisites.iter().map(|id| format!("Prerequisite::Topic({})", topic_index(id)));
        let one_of = topic.one_of.iter().map(|id| format!("Prerequisite::OneOf({})", group_index(id)));
        structure(
            "Topic",
            &[
                ("id", text(&topic.id)),
                ("number", topic.number.to_string()),
                ("title", text(&topic.title)),
                ("stage", format!("StageIndex({})", stage_at(&topic.stage))),
                ("parent", option(topic.parent.as_ref().map(topic_index))),
                ("group", option(topic.group.as_ref().map(group_index))),
                ("kind", format!("Kind::{:?}", topic.kind)),
                ("marks", marks(&topic.marks)),
                ("level", format!("Level::{:?}", topic.level)),
                ("hours", hours(topic.hours)),
                ("prerequisites", list(before.chain(one_of))),
                ("revision", topic.change.len().to_string()),
            ],
        )
    });
    let by_id: BTreeMap<&String, String> = topics.iter().map(|topic| (&topic.id, topic_index(&topic.id))).collect();
    let step = step(content);
    let paths = paths(content).into_iter().map(|path| {
        let steps = list(path.entry.leg.iter().flat_map(|leg| &leg.steps).map(&step));
        structure("Path", &[("id", text(path.id())), ("title", text(&path.entry.title)), ("steps", steps)])
    });
    structure(
        "Roadmap",
        &[
            ("lines", lines(route_lines)),
            ("stages", lines(stages)),
            ("groups", lines(groups)),
            ("topics", lines(sources)),
            ("paths", lines(paths)),
            ("by_id", list(by_id.into_values())),
        ],
    )
}

/// The Rust source of what the pages of paths say.
pub fn path_texts(content: &Content) -> String {
    let step = step(content);
    let texts = paths(content).into_iter().map(|PathFile { entry, .. }| {
        let legs = entry.leg.iter().map(|leg| {
            let fields = [
                ("title", text(&leg.title)),
                ("steps", list(leg.steps.iter().map(&step))),
                ("why", text(&leg.why)),
                ("milestone", text(&leg.milestone)),
            ];
            structure("Leg", &fields)
        });
        let [summary, assumes, answer] = [&entry.summary, &entry.assumes, &entry.answer].map(String::as_str).map(text);
        structure("PathText", &[("summary", summary), ("assumes", assumes), ("answer", answer), ("legs", list(legs))])
    });
    lines(texts)
}

/// Writes a step of a path as Rust source.
fn step(content: &Content) -> impl Fn(&String) -> String {
    let topic_at = positions(reading_order(content).into_iter().map(|topic| &topic.front.id));
    let stage_at = positions(content.stages.stage.iter().map(|stage| &stage.id));
    let group_at = positions(content.stages.group.iter().map(|group| &group.id));
    move |step| match StepName::parse(step) {
        StepName::Topic(id) => format!("Step::Topic(TopicIndex({}))", topic_at(id)),
        StepName::OneOf(id) => format!("Step::OneOf(GroupIndex({}))", group_at(id)),
        StepName::Project(id) => format!("Step::Project(StageIndex({}))", stage_at(id)),
    }
}

/// The Rust source of the hues of the lines.
pub fn hues(content: &Content) -> String {
    lines(content.stages.line.iter().map(|line| format!("{:?}", line.hue)))
}

/// The Rust source of the titles of the projects.
pub fn project_titles(content: &Content) -> String {
    let projects = content.stages.stage.iter().map(|stage| project_of(content, &stage.id));
    lines(projects.map(|project| text(project.map_or("", |project| &project.title))))
}

/// The paths in the order in which they are offered.
fn paths(content: &Content) -> Vec<&PathFile> {
    let mut paths: Vec<&PathFile> = content.paths.iter().collect();
    paths.sort_by_key(|path| path.entry.place);
    paths
}

fn project_of<'a>(content: &'a Content, stage: &str) -> Option<&'a Project> {
    content.stage_file(stage).map(|file| &file.project)
}

fn project(project: Option<&Project>) -> String {
    let (time, criteria) = project.map_or(([0, 0], 0), |project| (project.hours, project.criteria.len()));
    structure("Project", &[("hours", hours(time)), ("criteria", criteria.to_string())])
}

fn hours([least, most]: [u16; 2]) -> String {
    format!("Hours {{ least: {least}, most: {most} }}")
}

/// The Rust source of a list of the content's files with their texts.
pub fn files(paths: &[String]) -> String {
    let entry = |path: &String| {
        format!("({path:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/content/{path}\")))")
    };
    format!("&[{}]", paths.iter().map(entry).collect::<Vec<_>>().join(", "))
}

/// Where each id stands in a list.
fn positions<'a>(ids: impl Iterator<Item = &'a String>) -> impl Fn(&str) -> usize {
    let positions: HashMap<&str, usize> = ids.enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    move |id| positions.get(id).copied().unwrap_or(0)
}

fn text(text: impl Debug) -> String {
    format!("{text:?}")
}

fn option(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

/// A mark for each edition, or none.
fn marks(marks: &BTreeMap<String, Mark>) -> String {
    let marks = Edition::ALL.iter().map(|edition| {
        let mark = marks.iter().find(|(year, _)| edition_of(year) == Some(*edition));
        option(mark.map(|(_, mark)| format!("Mark::{mark:?}")))
    });
    format!("[{}]", marks.collect::<Vec<_>>().join(", "))
}

fn structure(name: &str, fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("{name} {{ {} }}", fields.join(", "))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

/// A list with an item on each line.
fn lines(items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("    {item},\n")).collect();
    format!("&[\n{items}]")
}
