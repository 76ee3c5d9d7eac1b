//! Roadmaps for tests of what must hold for all of them: arbitrary small ones, and the made-up one of the benchmark in any
//! size. Knows nothing of what is done with them.

use std::collections::HashMap;

use backend_roadmap::content::sample;
use backend_roadmap::domain::roadmap::{Group, Line, Project, Roadmap, Stage};
use backend_roadmap::domain::topic::{
    Choice, GroupIndex, Hours, Kind, Level, LineIndex, Mark, Prerequisite, StageIndex, Topic, TopicIndex,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::chain::{closure, needed};

/// Words of titles, short and long.
const WORDS: &[&str] = &["C", "and", "SQL", "caches", "GraphQL", "databases", "WebSockets", "Kubernetes", "monitoring"];

/// What chance says of a topic.
#[derive(Clone, Debug)]
struct Seed {
    title: Vec<&'static str>,
    mark: Mark,
    least: u16,
    /// Whether it offers a choice together with the topic before it, if both are parts of the same or of none.
    joins: bool,
    /// Which of all that may be asked for it asks for.
    needed: Vec<Index>,
}

fn seed() -> impl Strategy<Value = Seed> {
    let needed = prop_oneof![2 => vec(any::<Index>(), 0..2), 1 => vec(any::<Index>(), 2..5)];
    (vec(select(WORDS), 1..5), select(Mark::ALL), 1_u16..60, proptest::bool::weighted(0.3), needed)
        .prop_map(|(title, mark, least, joins, needed)| Seed { title, mark, least, joins, needed })
}

/// A small roadmap: stages of topics with parts, choose-one groups on both levels, and whatever makes no circle as
/// prerequisite: it may come later.
pub(crate) fn roadmap() -> impl Strategy<Value = Roadmap> {
    let whole = (seed(), prop_oneof![2 => Just(Vec::new()), 1 => vec(seed(), 1..4)]);
    let stage = (vec(select(WORDS), 1..6), 0_u16..8, vec(whole, 1..6));
    let has = proptest::bool::weighted;
    (vec(stage, 1..16), has(0.3), has(0.8)).prop_map(|(stages, is_turned, has_lines)| {
        let mut sketch = Sketch::default();
        let mut titles = Vec::new();
        for (stage, (title, line, topics)) in stages.into_iter().enumerate() {
            titles.push((title.join(" "), has_lines.then_some(LineIndex(line))));
            sketch.add(StageIndex(stage as u16), None, topics);
        }
        if is_turned {
            titles.reverse();
            sketch.turn(titles.len());
        }
        made(titles, sketch.groups, sketch.topics)
    })
}

/// A roadmap in the making.
#[derive(Default)]
struct Sketch {
    topics: Vec<Topic>,
    groups: usize,
}

impl Sketch {
    /// Adds topics with their parts: of a stage or, with a parent, of a topic.
    fn add(&mut self, stage: StageIndex, parent: Option<TopicIndex>, seeds: Vec<(Seed, Vec<Seed>)>) {
        let joins: Vec<bool> = seeds.iter().map(|(seed, _)| seed.joins).chain([false]).collect();
        // What the topics of a group may ask for is what came before the first of them.
        let (mut earlier, mut group) = (Vec::new(), None);
        for (at, (seed, parts)) in seeds.into_iter().enumerate() {
            if at == 0 || !joins[at] {
                earlier = self.candidates(parent.and_then(|parent| self.topics[usize::from(parent.0)].group));
                group = joins[at + 1].then_some(GroupIndex(self.groups as u16));
                self.groups += usize::from(group.is_some());
            }
            let own = TopicIndex(self.topics.len() as u16);
            let mut prerequisites: Vec<Prerequisite> = Vec::new();
            for index in seed.needed.iter().filter(|_| !earlier.is_empty()) {
                let needed = earlier[index.index(earlier.len())];
                if !prerequisites.contains(&needed) {
                    prerequisites.push(needed);
                }
            }
            let hours = Hours { least: seed.least, most: 2 * seed.least };
            self.topics.push(Topic {
                marks: [Some(seed.mark), None],
                prerequisites: prerequisites.leak(),
                ..plain(own, seed.title.join(" "), stage, parent, group, hours)
            });
            self.add(stage, Some(own), parts.into_iter().map(|part| (part, Vec::new())).collect());
        }
    }

    /// Turns the order of so many stages round, so that what a topic asks for comes later.
    fn turn(&mut self, stages: usize) {
        let mut order: Vec<usize> = (0..self.topics.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(self.topics[*at].stage)); // Stable: each stage keeps its order.
        let mut places = vec![0; order.len()];
        for (place, at) in order.iter().enumerate() {
            places[*at] = place as u16;
        }
        let moved = |topic: TopicIndex| TopicIndex(places[usize::from(topic.0)]);
        let turned = order.iter().map(|at| {
            let it = &self.topics[*at];
            let needed = it.prerequisites.iter().map(|needed| match needed {
                Prerequisite::Topic(topic) => Prerequisite::Topic(moved(*topic)),
                Prerequisite::OneOf(group) => Prerequisite::OneOf(*group),
            });
            let stage = StageIndex((stages - 1) as u16 - it.stage.0);
            let index = TopicIndex(places[*at]);
            Topic {
                marks: it.marks,
                prerequisites: needed.collect::<Vec<_>>().leak(),
                ..plain(index, it.title.to_owned(), stage, it.parent.map(moved), it.group, it.hours)
            }
        });
        self.topics = turned.collect();
    }

    /// All that a new topic may ask for: what there is, but for a group that is not complete.
    fn candidates(&self, open: Option<GroupIndex>) -> Vec<Prerequisite> {
        let topics = (0..self.topics.len() as u16).map(|at| Prerequisite::Topic(TopicIndex(at)));
        let groups = (0..self.groups as u16).map(GroupIndex).filter(|group| Some(*group) != open);
        topics.chain(groups.map(Prerequisite::OneOf)).collect()
    }
}

/// The made-up roadmap of the benchmark, of so many topics.
pub(crate) fn sample(topics: usize) -> Roadmap {
    let content = sample::content(topics);
    let positions = |ids: Vec<&String>| -> HashMap<String, u16> {
        ids.into_iter().enumerate().map(|(at, id)| (id.clone(), at as u16)).collect()
    };
    let topic_at = positions(content.topics.iter().map(|topic| &topic.front.id).collect());
    let stage_at = positions(content.stages.stage.iter().map(|stage| &stage.id).collect());
    let group_at = positions(content.stages.group.iter().map(|group| &group.id).collect());
    let topics = content.topics.iter().map(|topic| {
        let it = &topic.front;
        let needed = it.prerequisites.iter().map(|id| Prerequisite::Topic(TopicIndex(topic_at[id])));
        let one_of = it.one_of.iter().map(|id| Prerequisite::OneOf(GroupIndex(group_at[id])));
        let parent = it.parent.as_ref().map(|id| TopicIndex(topic_at[id]));
        let group = it.group.as_ref().map(|id| GroupIndex(group_at[id]));
        let hours = Hours { least: it.hours[0], most: it.hours[1] };
        Topic {
            marks: [Some(it.marks["2021"]), None],
            prerequisites: needed.chain(one_of).collect::<Vec<_>>().leak(),
            ..plain(
                TopicIndex(topic_at[&it.id]),
                it.title.clone(),
                StageIndex(stage_at[&it.stage]),
                parent,
                group,
                hours,
            )
        }
    });
    let line_at = |id: &String| content.stages.line.iter().position(|line| line.id == *id);
    let line = |id: &Option<String>| Some(LineIndex(line_at(id.as_ref()?)? as u16));
    let titles = content.stages.stage.iter().map(|stage| (stage.title.clone(), line(&stage.line))).collect();
    made(titles, content.stages.group.len(), topics.collect())
}

/// A topic with what a map shows of it.
fn plain(
    index: TopicIndex,
    title: String,
    stage: StageIndex,
    parent: Option<TopicIndex>,
    group: Option<GroupIndex>,
    hours: Hours,
) -> Topic {
    let (id, number) = (format!("topic-{:05}", index.0).leak(), index.0 + 1);
    let (kind, level) = (Kind::Concept, Level::Beginner);
    let (marks, prerequisites, revision) = ([None; 2], &[], 0);
    Topic { id, number, title: title.leak(), stage, parent, group, kind, marks, level, hours, prerequisites, revision }
}

/// A roadmap of stages with a title and a line, so many groups, and topics in reading order. It is kept for good, as the real one is.
fn made(titles: Vec<(String, Option<LineIndex>)>, groups: usize, topics: Vec<Topic>) -> Roadmap {
    let indices = || (0..topics.len() as u16).map(TopicIndex);
    let mut of_stage = vec![Vec::new(); titles.len()];
    let mut of_group = vec![Vec::new(); groups];
    for (index, topic) in indices().zip(&topics) {
        of_stage[usize::from(topic.stage.0)].push(index);
        if let Some(group) = topic.group {
            of_group[usize::from(group.0)].push(index);
        }
    }
    const LINES: [(&str, &str); 8] = [
        ("A", "Applications and the rest of them"),
        ("B", "B"),
        ("C", "Code"),
        ("D", "Data"),
        ("E", "Engines"),
        ("F", "Files"),
        ("G", "Graphs, trees and tables"),
        ("H", "Hosts"),
    ];
    let lines = LINES.map(|(letter, name)| Line { id: letter, name, letter });
    let stages = titles.into_iter().zip(of_stage).enumerate().map(|(at, ((title, line), topics))| {
        let (id, title): (&str, &str) = (format!("stage-{at}").leak(), title.leak());
        Stage { id, line, title, summary: "", marks: [None; 2], topics: topics.leak(), project: Project::default() }
    });
    let groups = of_group.into_iter().enumerate().map(|(at, members)| {
        let id: &str = format!("group-{at}").leak();
        Group { id, title: id, note: "", members: members.leak() }
    });
    let mut by_id: Vec<TopicIndex> = indices().collect();
    by_id.sort_unstable_by_key(|index| topics[usize::from(index.0)].id);
    Roadmap {
        lines: Box::leak(Box::new(lines)),
        stages: stages.collect::<Vec<_>>().leak(),
        groups: groups.collect::<Vec<_>>().leak(),
        by_id: by_id.leak(),
        topics: topics.leak(),
        paths: &[],
    }
}

proptest! {
    #![proptest_config(crate::arbitrary::config())]

    #[test]
    fn an_arbitrary_roadmap_is_one(roadmap in roadmap()) {
        for index in roadmap.indices() {
            let it = roadmap.topic(index);
            prop_assert!(roadmap.stage(it.stage).topics.contains(&index));
            prop_assert_eq!(roadmap.find(it.id), Some(index));
            prop_assert!(!closure(index, |it| needed(it, &roadmap)).contains(&index), "it needs itself");
            prop_assert!(it.parent.is_none_or(|parent| roadmap.topic(parent).stage == it.stage && parent < index));
        }
        for group in roadmap.groups {
            prop_assert!(group.members.len() > 1);
            let parents = group.members.iter().map(|member| roadmap.topic(*member).parent);
            prop_assert!(parents.clone().all(|parent| Some(parent) == parents.clone().next()));
        }
    }
}
