//! Turns valid content into Rust source: the roadmap as statics, and the list of the files that it came from.

use std::collections::HashMap;
use std::fmt::{Debug, Write};

use super::schema::{Content, FrontMatter};
use super::validate::{edition_of, reading_order};

/// The Rust source of the statics that `src/content.rs` includes.
pub fn roadmap(content: &Content) -> String {
    let order = reading_order(content);
    let topic_at = positions(order.iter().map(|topic| &topic.front.id));
    let stage_at = positions(content.stages.stage.iter().map(|stage| &stage.id));
    let group_at = positions(content.stages.group.iter().map(|group| &group.id));
    let members_of = |is_member: &dyn Fn(&FrontMatter) -> bool| -> String {
        let members = order.iter().enumerate().filter(|(_, topic)| is_member(&topic.front));
        list(members.map(|(at, _)| format!("TopicIndex({at})")))
    };

    let mut code = String::from("/// The 2021 roadmap.\npub static ROADMAP: Roadmap = Roadmap {\n    stages: &[\n");
    for stage in &content.stages.stage {
        let marks = marks(&stage.marks);
        let topics = members_of(&|topic| topic.stage == stage.id);
        let _ = writeln!(
            code,
            "        Stage {{ id: {:?}, title: {:?}, marks: {marks}, topics: {topics} }},",
            stage.id, stage.title
        );
    }
    code.push_str("    ],\n    groups: &[\n");
    for group in &content.stages.group {
        let members = members_of(&|topic| topic.group.as_ref() == Some(&group.id));
        let _ = writeln!(code, "        Group {{ id: {:?}, title: {:?}, members: {members} }},", group.id, group.title);
    }
    code.push_str("    ],\n    topics: &[\n");
    for topic in &order {
        let it = &topic.front;
        let parent = it.parent.as_ref().map(|id| format!("TopicIndex({})", topic_at(id)));
        let group = it.group.as_ref().map(|id| format!("GroupIndex({})", group_at(id)));
        let prerequisites =
            it.prerequisites.iter().map(|id| format!("Prerequisite::Topic(TopicIndex({}))", topic_at(id)));
        let groups = it.one_of.iter().map(|id| format!("Prerequisite::OneOf(GroupIndex({}))", group_at(id)));
        let _ = writeln!(
            code,
            "        Topic {{ id: {:?}, number: {}, title: {:?}, stage: StageIndex({}), parent: {}, group: {}, kind: Kind::{:?}, \
             marks: {}, level: Level::{:?}, hours: Hours {{ least: {}, most: {} }}, \
             prerequisites: {} }},",
            it.id,
            it.number,
            it.title,
            stage_at(&it.stage),
            option(parent),
            option(group),
            it.kind,
            marks(&it.marks),
            it.level,
            it.hours[0],
            it.hours[1],
            list(prerequisites.chain(groups)),
        );
    }
    let mut by_id: Vec<usize> = (0..order.len()).collect();
    by_id.sort_by_key(|at| order.get(*at).map(|topic| &topic.front.id));
    let by_id = list(by_id.into_iter().map(|at| format!("TopicIndex({at})")));
    let _ = writeln!(code, "    ],\n    by_id: {by_id},\n}};");
    code
}

/// The Rust source of a list of the content's files with their texts.
pub fn files(paths: &[String]) -> String {
    let entry = |path: &String| {
        format!("({path:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/content/{path}\")))")
    };
    list(paths.iter().map(entry))
}

/// Where each id stands in a list; a wrong one, which valid content has not, counts as the first.
fn positions<'a>(ids: impl Iterator<Item = &'a String>) -> impl Fn(&str) -> usize {
    let positions: HashMap<&str, usize> = ids.enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    move |id| positions.get(id).copied().unwrap_or(0)
}

fn marks(marks: &std::collections::BTreeMap<String, impl Debug>) -> String {
    let known = marks.iter().filter_map(|(year, mark)| edition_of(year).map(|edition| (edition, mark)));
    list(known.map(|(edition, mark)| format!("(Edition::{edition:?}, Mark::{mark:?})")))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

fn option(value: Option<String>) -> String {
    value.map_or("None".into(), |value| format!("Some({value})"))
}
