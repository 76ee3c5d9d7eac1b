//! A path through the roadmap: topics, choices and projects in the order of a goal. Its legs, with a milestone each, are of
//! use on its own page alone.

use super::topic::{GroupIndex, StageIndex, TopicIndex};

/// A way through the roadmap towards a goal.
#[derive(Debug)]
pub struct Path {
    /// The permanent name in URLs and saved progress.
    pub id: &'static str,
    /// The title on the screen.
    pub title: &'static str,
    /// What there is to learn and to make, in order.
    pub steps: &'static [Step],
}

/// One thing to do on a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Learn this topic.
    Topic(TopicIndex),
    /// Learn one topic of this choose-one group.
    OneOf(GroupIndex),
    /// Make the project of this stage.
    Project(StageIndex),
}

/// The position of a path in [`Roadmap::paths`](super::roadmap::Roadmap::paths).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathIndex(pub u16);

/// What the page of a path says, beside what the roadmap knows of it.
#[derive(Debug)]
pub struct PathText {
    /// Where it leads.
    pub summary: &'static str,
    /// Whom it is for.
    pub assumes: &'static str,
    /// What somebody says of themselves who should take it.
    pub answer: &'static str,
    /// The legs in order.
    pub legs: &'static [Leg],
}

/// A part of a path, up to a milestone.
#[derive(Debug)]
pub struct Leg {
    /// The title on the screen.
    pub title: &'static str,
    /// What there is to learn and to make, in order.
    pub steps: &'static [Step],
    /// Why it comes here.
    pub why: &'static str,
    /// What the learner has at its end.
    pub milestone: &'static str,
}
