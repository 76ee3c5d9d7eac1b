//! The rules of paths: steps that are there, in an order in which nothing is needed before it is learned.

use std::collections::BTreeSet;

use crate::content::path::StepName;
use crate::content::schema::{Content, FrontMatter, PathFile, Problem};

/// The letters that a text of a path may have.
const LONGEST: usize = 240;

pub(super) fn paths_lead_somewhere(content: &Content, problems: &mut Vec<Problem>) {
    let mut places = BTreeSet::new();
    for path in &content.paths {
        let mut complain = |key: &str, message: String| problems.push(path.file.problem(key, message));
        let entry = &path.entry;
        if !places.insert(entry.place) {
            complain("place", format!("The place {} is taken by another path.", entry.place));
        }
        let texts = entry.leg.iter().flat_map(|leg| [&leg.title, &leg.why, &leg.milestone]);
        for text in [&entry.title, &entry.summary, &entry.assumes, &entry.answer].into_iter().chain(texts) {
            if text.trim().is_empty() || text.chars().count() > LONGEST {
                complain("title", format!("A text of a path must have 1 to {LONGEST} characters, not \"{text:.20}\"."));
            }
        }
        let steps: Vec<&String> = entry.leg.iter().flat_map(|leg| &leg.steps).collect();
        for step in steps.iter().copied().chain(&entry.knows) {
            let is_there = match StepName::parse(step) {
                StepName::Topic(id) => content.topic(id).is_some(),
                StepName::OneOf(id) => content.stages.group.iter().any(|group| group.id == id),
                StepName::Project(id) => content.stages.stage.iter().any(|stage| stage.id == id),
            };
            if !is_there {
                complain("steps", format!("There is nothing to learn that is called \"{step}\"."));
            }
        }
        for (at, step) in steps.iter().enumerate() {
            if steps[..at].contains(step) {
                complain("steps", format!("The step \"{step}\" is on the path twice."));
            }
        }
    }
}

pub(super) fn paths_teach_before_they_need(content: &Content, problems: &mut Vec<Problem>) {
    for path in &content.paths {
        let mut known = Known::new(content, path);
        for step in path.entry.leg.iter().flat_map(|leg| &leg.steps) {
            for topic in known.topics_of(step) {
                for needed in topic.prerequisites.iter().filter(|needed| !known.has_topic(needed)) {
                    let message = format!("The step \"{step}\" needs \"{needed}\", which must come before it.");
                    problems.push(path.file.problem("steps", message));
                }
                for group in topic.one_of.iter().filter(|group| !known.has_one_of(group)) {
                    let message = format!("The step \"{step}\" needs one of \"{group}\", which must come before it.");
                    problems.push(path.file.problem("steps", message));
                }
            }
            known.learn(step);
        }
    }
}

/// What a learner knows at some point of a path.
struct Known<'a> {
    content: &'a Content,
    topics: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(content: &'a Content, path: &'a PathFile) -> Self {
        let mut known = Self { content, topics: BTreeSet::new() };
        for step in &path.entry.knows {
            known.learn(step);
        }
        known
    }

    /// The topics of a step: every member of a group, because a learner may choose any of them.
    fn topics_of(&self, step: &'a str) -> Vec<&'a FrontMatter> {
        match StepName::parse(step) {
            StepName::Topic(id) => self.content.topic(id).map(|topic| &topic.front).into_iter().collect(),
            StepName::OneOf(id) => self.content.members(id).map(|topic| &topic.front).collect(),
            StepName::Project(_) => Vec::new(),
        }
    }

    fn learn(&mut self, step: &'a str) {
        let topics = self.topics_of(step);
        self.topics.extend(topics.iter().map(|front| front.id.as_str()));
    }

    fn has_topic(&self, id: &str) -> bool {
        self.topics.contains(id)
    }

    fn has_one_of(&self, group: &str) -> bool {
        self.content.members(group).any(|member| self.has_topic(&member.front.id))
    }
}
