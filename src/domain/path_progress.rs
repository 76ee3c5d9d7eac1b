//! How far a learner is on a path: what comes next, and how long it takes. Knows statuses only as an argument.

use super::edition::Edition;
use super::path::{Path, PathIndex, Step};
use super::progress::{Progress, STAR, Status, item_key, stage_key};
use super::roadmap::{Roadmap, Statuses};
use super::topic::{Hours, Mark, TopicIndex};

/// The key under which a learner's progress says that a path is followed: a star, so that it stays when all else is reset.
pub fn path_key(id: &str) -> String {
    item_key(&format!("path:{id}"), STAR)
}

/// The hours a week that a path is reckoned with until the learner says how many they have.
pub const DEFAULT_PACE: u16 = 10;

impl Path {
    /// How many topics there are to learn, a choice as one.
    pub fn topic_count(&self) -> usize {
        self.steps.iter().filter(|step| !matches!(step, Step::Project(_))).count()
    }

    /// How many projects there are to make.
    pub fn project_count(&self) -> usize {
        self.steps.len() - self.topic_count()
    }

    /// How long the steps take that are neither done nor skipped. Of a project nothing is taken off before all is done.
    pub fn hours_left(&self, roadmap: &Roadmap, edition: Edition, progress: &Progress) -> Hours {
        let statuses = progress.statuses(roadmap);
        let is_left = |step: &Step| !matches!(step.status(roadmap, progress), Status::Done | Status::Skipped);
        let left: Vec<Step> = self.steps.iter().copied().filter(is_left).collect();
        hours(&left, roadmap, edition, &statuses)
    }

    /// Whether a topic is learned on the path, by itself or as the member of a group.
    pub fn has(&self, roadmap: &Roadmap, topic: TopicIndex) -> bool {
        self.steps.iter().any(|step| step.is_about(roadmap, topic))
    }

    /// What to do next: the first topic of the path that is being learned, else the first that is still to do.
    pub fn next(&self, roadmap: &Roadmap, edition: Edition, statuses: &Statuses) -> Option<TopicIndex> {
        let topics = || self.steps.iter().filter_map(|step| step.topic(roadmap, edition, statuses));
        let with = |status: Status| topics().find(|topic| statuses[usize::from(topic.0)] == status);
        with(Status::Learning).or_else(|| with(Status::Todo))
    }

    /// What comes behind a topic on the path; nothing behind its last one, and behind topics that are not on it.
    pub fn after(
        &self,
        roadmap: &Roadmap,
        edition: Edition,
        statuses: &Statuses,
        topic: TopicIndex,
    ) -> Option<TopicIndex> {
        let mut rest = self.steps.iter().skip_while(|step| !step.is_about(roadmap, topic));
        rest.next()?;
        rest.find_map(|step| step.topic(roadmap, edition, statuses))
    }
}

/// How long some steps take, projects included.
pub fn hours(steps: &[Step], roadmap: &Roadmap, edition: Edition, statuses: &Statuses) -> Hours {
    steps.iter().fold(Hours::default(), |sum, step| sum + step.hours(roadmap, edition, statuses))
}

/// How many weeks some hours take at so many hours a week, in words: "30 to 60 weeks".
pub fn weeks(hours: Hours, pace: u16) -> String {
    let [least, most] = [hours.least, hours.most].map(|hours| hours.div_ceil(pace.max(1)));
    match (least, most) {
        (_, 1) => "one week".into(),
        (least, most) if least == most => format!("{most} weeks"),
        (least, most) => format!("{least} to {most} weeks"),
    }
}

/// The first and the last week of some hours, from 1, when so many hours come before them; both by the middle of their
/// ranges.
pub fn first_and_last_week(before: Hours, hours: Hours, pace: u16) -> [u16; 2] {
    let middle = |hours: Hours| (hours.least + hours.most).div_ceil(2);
    let pace = pace.max(1);
    let first = middle(before) / pace + 1;
    [first, middle(before + hours).div_ceil(pace).max(first)]
}

impl Step {
    /// The topic of the step: of a group the member that the learner is furthest with, else the one that an edition
    /// recommends. None for a project.
    pub fn topic(self, roadmap: &Roadmap, edition: Edition, statuses: &Statuses) -> Option<TopicIndex> {
        match self {
            Self::Topic(topic) => Some(topic),
            Self::OneOf(group) => {
                let members = roadmap.group(group).members;
                let with = |status| members.iter().find(|member| statuses[usize::from(member.0)] == status);
                let is_recommended =
                    |member: &&TopicIndex| roadmap.topic(**member).mark(edition) == Some(Mark::Recommended);
                let recommended = || members.iter().find(is_recommended).or(members.first());
                with(Status::Done).or_else(|| with(Status::Learning)).or_else(recommended).copied()
            }
            Self::Project(_) => None,
        }
    }

    /// How far a learner is with the step. A project is done when all its criteria are ticked.
    pub fn status(self, roadmap: &Roadmap, progress: &Progress) -> Status {
        match self {
            Self::Topic(topic) => progress.status(roadmap.topic(topic).id),
            Self::OneOf(group) => roadmap.group_status(group, &progress.statuses(roadmap)),
            Self::Project(stage) => {
                let stage = roadmap.stage(stage);
                match progress.items(&stage_key(stage.id)).count() {
                    0 => Status::Todo,
                    ticked if ticked < stage.project.criteria => Status::Learning,
                    _ => Status::Done,
                }
            }
        }
    }

    /// How long the step takes.
    pub fn hours(self, roadmap: &Roadmap, edition: Edition, statuses: &Statuses) -> Hours {
        match self {
            Self::Project(stage) => roadmap.stage(stage).project.hours,
            _ => self.topic(roadmap, edition, statuses).map_or(Hours::default(), |topic| roadmap.topic(topic).hours),
        }
    }

    fn is_about(self, roadmap: &Roadmap, topic: TopicIndex) -> bool {
        match self {
            Self::Topic(own) => own == topic,
            Self::OneOf(group) => roadmap.topic(topic).group == Some(group),
            Self::Project(_) => false,
        }
    }
}

impl Progress {
    /// The path that the learner follows. Of two, chosen on two devices, the one chosen last.
    pub fn path(&self, roadmap: &Roadmap) -> Option<PathIndex> {
        let chosen = |path: PathIndex| {
            let record = self.records.get(&path_key(roadmap.path(path).id))?;
            (record.status == Status::Done).then_some((record.changed, path))
        };
        roadmap.path_indices().filter_map(chosen).max_by_key(|(changed, _)| *changed).map(|(_, path)| path)
    }
}
