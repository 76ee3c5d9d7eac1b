//! The files of `src/content/paths/`: what a contributor may write of a path. `build.rs` compiles what is shown of it.

use serde::Deserialize;

/// A path, as it was written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathEntry {
    /// Its place among the paths, from 1.
    pub place: u16,
    /// The title on the screen.
    pub title: String,
    /// Where it leads.
    pub summary: String,
    /// Whom it is for.
    pub assumes: String,
    /// What somebody says of themselves who should take it.
    pub answer: String,
    /// What is taken for known: ids of topics, and `one-of:` with the id of a group.
    #[serde(default)]
    pub knows: Vec<String>,
    /// The legs in order.
    pub leg: Vec<LegEntry>,
}

/// A leg of a path.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegEntry {
    /// The title on the screen.
    pub title: String,
    /// Why it comes here.
    pub why: String,
    /// What the learner has at its end.
    pub milestone: String,
    /// Ids of topics, `one-of:` with the id of a group, and `project:` with the id of a stage.
    pub steps: Vec<String>,
}

/// What a step of a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepName<'a> {
    /// A topic, by its id.
    Topic(&'a str),
    /// A choose-one group, by its id.
    OneOf(&'a str),
    /// The project of a stage, by the stage's id.
    Project(&'a str),
}

impl<'a> StepName<'a> {
    /// Reads a step.
    pub fn parse(step: &'a str) -> Self {
        match step.split_once(':') {
            Some(("one-of", group)) => Self::OneOf(group),
            Some(("project", stage)) => Self::Project(stage),
            _ => Self::Topic(step),
        }
    }
}
