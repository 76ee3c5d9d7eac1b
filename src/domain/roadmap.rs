//! The roadmap as a graph: stages, groups, topics, what needs what. Knows a learner's statuses only as an argument.

use super::edition::Edition;
use super::path::{Path, PathIndex};
use super::status::Status;
use super::topic::{GroupIndex, Hours, LineIndex, Mark, Marks, Prerequisite, StageIndex, Topic, TopicIndex};

/// Stages that belong together, as stations do.
#[derive(Debug)]
pub struct Line {
    /// The permanent name, and that of its hue.
    pub id: &'static str,
    /// The name on the screen.
    pub name: &'static str,
    /// The letter that stands for it.
    pub letter: &'static str,
}

/// A station on the way: topics that belong together.
#[derive(Debug)]
pub struct Stage {
    /// The permanent name in URLs.
    pub id: &'static str,
    /// The line it belongs to, if the roadmap has lines.
    pub line: Option<LineIndex>,
    /// The title on the screen.
    pub title: &'static str,
    /// What a learner can do after it, in a sentence.
    pub summary: &'static str,
    /// What each edition thinks of the stage as a whole.
    pub marks: Marks,
    /// Its topics in order, each parent right before its children.
    pub topics: &'static [TopicIndex],
    /// What there is to make at its end.
    pub project: Project,
}

/// The project of a stage.
#[derive(Clone, Copy, Debug, Default)]
pub struct Project {
    /// How long it takes.
    pub hours: Hours,
    /// How many criteria it is judged by.
    pub criteria: usize,
}

/// Topics of which a learner needs one.
#[derive(Debug)]
pub struct Group {
    /// The permanent name.
    pub id: &'static str,
    /// The title on the screen.
    pub title: &'static str,
    /// How to choose.
    pub note: &'static str,
    /// The topics to choose from.
    pub members: &'static [TopicIndex],
}

/// One status per topic, by [`TopicIndex`].
pub type Statuses = [Status];

/// The whole roadmap.
#[derive(Debug)]
pub struct Roadmap {
    /// The lines, in the order in which they begin.
    pub lines: &'static [Line],
    /// The stages in order.
    pub stages: &'static [Stage],
    /// The choose-one groups.
    pub groups: &'static [Group],
    /// The topics in reading order.
    pub topics: &'static [Topic],
    /// The paths through it, in the order in which they are offered.
    pub paths: &'static [Path],
    /// The topics, sorted by their ids.
    pub by_id: &'static [TopicIndex],
}

impl Roadmap {
    /// The topic at an index of this roadmap.
    pub fn topic(&self, index: TopicIndex) -> &'static Topic {
        &self.topics[usize::from(index.0)]
    }

    /// The stage at an index of this roadmap.
    pub fn stage(&self, index: StageIndex) -> &'static Stage {
        &self.stages[usize::from(index.0)]
    }

    /// The line of a stage, if the roadmap has lines.
    pub fn line(&self, stage: StageIndex) -> Option<&'static Line> {
        self.stage(stage).line.map(|line| &self.lines[usize::from(line.0)])
    }

    /// The group at an index of this roadmap.
    pub fn group(&self, index: GroupIndex) -> &'static Group {
        &self.groups[usize::from(index.0)]
    }

    /// The indices of all topics, in reading order.
    pub fn indices(&self) -> impl Iterator<Item = TopicIndex> + use<> {
        (0..self.topics.len() as u16).map(TopicIndex)
    }

    /// Every stage, in order.
    pub fn stage_indices(&self) -> impl Iterator<Item = StageIndex> + use<> {
        (0..self.stages.len() as u16).map(StageIndex)
    }

    /// The topic with an id.
    pub fn find(&self, id: &str) -> Option<TopicIndex> {
        let at = self.by_id.binary_search_by_key(&id, |topic| self.topic(*topic).id).ok()?;
        self.by_id.get(at).copied()
    }

    /// The stage with an id.
    pub fn find_stage(&self, id: &str) -> Option<StageIndex> {
        self.stages.iter().position(|stage| stage.id == id).map(|at| StageIndex(at as u16))
    }

    /// The path at an index of this roadmap.
    pub fn path(&self, index: PathIndex) -> &'static Path {
        &self.paths[usize::from(index.0)]
    }

    /// Every path, in the order in which they are offered.
    pub fn path_indices(&self) -> impl Iterator<Item = PathIndex> + use<> {
        (0..self.paths.len() as u16).map(PathIndex)
    }

    /// The path with an id.
    pub fn find_path(&self, id: &str) -> Option<PathIndex> {
        self.path_indices().find(|path| self.path(*path).id == id)
    }

    /// The topic before one in reading order.
    pub fn previous(&self, index: TopicIndex) -> Option<TopicIndex> {
        index.0.checked_sub(1).map(TopicIndex)
    }

    /// The topic after one in reading order.
    pub fn next(&self, index: TopicIndex) -> Option<TopicIndex> {
        let next = TopicIndex(index.0 + 1);
        (usize::from(next.0) < self.topics.len()).then_some(next)
    }

    /// The parts of a topic, in order.
    pub fn children(&self, index: TopicIndex) -> impl Iterator<Item = TopicIndex> + '_ {
        self.indices().filter(move |child| self.topic(*child).parent == Some(index))
    }

    /// The topics that name a topic, or its group, among their prerequisites.
    pub fn unlocks(&self, index: TopicIndex) -> impl Iterator<Item = TopicIndex> + '_ {
        self.indices().filter(move |other| self.leads(index, *other))
    }

    /// Whether a topic names another one, or its group, among its prerequisites.
    pub fn leads(&self, from: TopicIndex, to: TopicIndex) -> bool {
        let group = self.topic(from).group;
        self.topic(to).prerequisites.iter().any(|needed| match needed {
            Prerequisite::Topic(topic) => *topic == from,
            Prerequisite::OneOf(of) => Some(*of) == group,
        })
    }

    /// The status of a choose-one group: that of the member furthest along; skipped only if all are.
    pub fn group_status(&self, group: GroupIndex, statuses: &Statuses) -> Status {
        let of = |wanted: Status| move |member: &&TopicIndex| statuses[usize::from(member.0)] == wanted;
        let members = self.group(group).members;
        if members.iter().any(|member| of(Status::Done)(&member)) {
            Status::Done
        } else if members.iter().any(|member| of(Status::Learning)(&member)) {
            Status::Learning
        } else if members.iter().all(|member| of(Status::Skipped)(&member)) {
            Status::Skipped
        } else {
            Status::Todo
        }
    }

    /// Whether a learner took another member of the topic's group and left this one alone.
    pub fn is_not_chosen(&self, index: TopicIndex, statuses: &Statuses) -> bool {
        let Some(group) = self.topic(index).group else { return false };
        matches!(statuses[usize::from(index.0)], Status::Todo | Status::Skipped)
            && matches!(self.group_status(group, statuses), Status::Learning | Status::Done)
    }

    /// Whether a prerequisite is behind the learner: done, or skipped on purpose.
    pub fn is_met(&self, prerequisite: Prerequisite, statuses: &Statuses) -> bool {
        let status = match prerequisite {
            Prerequisite::Topic(topic) => statuses[usize::from(topic.0)],
            Prerequisite::OneOf(group) => self.group_status(group, statuses),
        };
        matches!(status, Status::Done | Status::Skipped)
    }

    /// The prerequisites of a topic that are still ahead of the learner.
    pub fn unmet(&self, index: TopicIndex, statuses: &Statuses) -> Vec<Prerequisite> {
        self.topic(index).prerequisites.iter().copied().filter(|needed| !self.is_met(*needed, statuses)).collect()
    }

    /// Whether the learner could start a topic now: to do, everything before it met, no other of its group taken.
    pub fn is_ready(&self, index: TopicIndex, statuses: &Statuses) -> bool {
        statuses[usize::from(index.0)] == Status::Todo
            && !self.is_not_chosen(index, statuses)
            && self.topic(index).prerequisites.iter().all(|needed| self.is_met(*needed, statuses))
    }

    /// What to do next: what is being learned, else the first topic that could be started, recommended ones of a group
    /// first; last what waits for an alternative that the learner left, such as Java for JUnit. Nothing when all is done.
    pub fn next_up(&self, edition: Edition, statuses: &Statuses) -> Option<TopicIndex> {
        let recommended = |index: &TopicIndex| {
            let topic = self.topic(*index);
            topic.group.is_none() || topic.mark(edition) == Some(Mark::Recommended)
        };
        let ready = || self.indices().filter(|index| self.is_ready(*index, statuses));
        let is_left = |index: &TopicIndex| {
            statuses[usize::from(index.0)] == Status::Todo && !self.is_not_chosen(*index, statuses)
        };
        self.indices()
            .find(|index| statuses[usize::from(index.0)] == Status::Learning)
            .or_else(|| ready().find(recommended))
            .or_else(|| ready().next())
            .or_else(|| self.indices().find(is_left))
    }

    /// How long a set of topics takes; of a group only its first member in the set counts.
    pub fn hours(&self, topics: &[TopicIndex]) -> Hours {
        topics
            .iter()
            .filter(|index| match self.topic(**index).group {
                Some(group) => topics.iter().find(|other| self.topic(**other).group == Some(group)) == Some(index),
                None => true,
            })
            .fold(Hours::default(), |sum, index| sum + self.topic(*index).hours)
    }
}
