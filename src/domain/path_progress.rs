//! How far a learner is on a path: what comes next, and how long it takes. Knows the learner only as an argument.

use super::clock::Millis;
use super::edition::Edition;
use super::path::{Path, PathIndex, Step};
use super::progress::{Progress, Record, STAR, Status, item_key, stage_key};
use super::roadmap::{Group, Roadmap, Statuses};
use super::stats::Tally;
use super::topic::{GroupIndex, Hours, Mark, TopicIndex};

/// What a path is reckoned with: the roadmap, and how far a learner is.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The roadmap.
    pub roadmap: &'a Roadmap,
    /// The edition whose recommendations are followed.
    pub edition: Edition,
    /// The status of each topic.
    pub statuses: &'a Statuses,
    /// The members of choose-one groups that the learner means to learn.
    pub chosen: &'a [TopicIndex],
}

impl Standing<'_> {
    /// The status of a topic.
    pub fn status(self, topic: TopicIndex) -> Status {
        self.statuses.get(usize::from(topic.0)).copied().unwrap_or_default()
    }

    /// The member of a group that counts: the one chosen, else one that is done, else one that is being learned, else the
    /// one that the edition recommends.
    pub fn member(self, group: GroupIndex) -> Option<TopicIndex> {
        let members = self.roadmap.group(group).members;
        let with = |status| members.iter().find(|member| self.status(**member) == status);
        let is_recommended =
            |member: &&TopicIndex| self.roadmap.topic(**member).mark(self.edition) == Some(Mark::Recommended);
        let chosen = members.iter().find(|member| self.chosen.contains(member));
        chosen
            .or_else(|| with(Status::Done))
            .or_else(|| with(Status::Learning))
            .or_else(|| members.iter().find(is_recommended))
            .or(members.first())
            .copied()
    }
}

/// The key under which a learner's progress says that a path is followed: a star, so that it stays when all else is reset.
pub fn path_key(id: &str) -> String {
    item_key(&format!("path:{id}"), STAR)
}

/// The key under which a learner's progress says that a topic is the chosen one of its group: a star, for the same reason.
pub fn choice_key(topic: &str) -> String {
    item_key(&format!("choice:{topic}"), STAR)
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

    /// How many of the steps are done, projects included.
    pub fn tally(&self, roadmap: &Roadmap, progress: &Progress) -> Tally {
        let (mut tally, chosen) = (Tally::default(), progress.chosen(roadmap));
        for step in self.steps {
            tally.add(step.status_with(roadmap, &chosen, progress));
        }
        tally
    }

    /// How long the steps take that are neither done nor skipped. Of a project nothing is taken off before all is done.
    pub fn hours_left(&self, standing: Standing<'_>, progress: &Progress) -> Hours {
        let left: Vec<Step> = self.steps.iter().copied().filter(|step| step.is_left(standing, progress)).collect();
        hours(&left, standing)
    }

    /// Whether a topic is learned on the path, by itself or as the member of a group.
    pub fn has(&self, roadmap: &Roadmap, topic: TopicIndex) -> bool {
        self.steps.iter().any(|step| step.is_about(roadmap, topic))
    }

    /// What to do next: the first topic of the path that is being learned, else the first that is still to do.
    pub fn next(&self, standing: Standing<'_>) -> Option<TopicIndex> {
        let topics = || self.steps.iter().filter_map(|step| step.topic(standing));
        let with = |status: Status| topics().find(|topic| standing.status(*topic) == status);
        with(Status::Learning).or_else(|| with(Status::Todo))
    }

    /// What comes behind a topic on the path; nothing behind its last one, and behind topics that are not on it.
    pub fn after(&self, standing: Standing<'_>, topic: TopicIndex) -> Option<TopicIndex> {
        let mut rest = self.steps.iter().skip_while(|step| !step.is_about(standing.roadmap, topic));
        rest.next()?;
        rest.find_map(|step| step.topic(standing))
    }
}

/// How long some steps take, projects included.
pub fn hours(steps: &[Step], standing: Standing<'_>) -> Hours {
    steps.iter().fold(Hours::default(), |sum, step| sum + step.hours(standing))
}

/// What changes when a learner takes another path, or other members of groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// How many topics are on the new path alone.
    pub added: usize,
    /// How many topics are on the old path alone.
    pub removed: usize,
    /// How many hours more are left, by the middle of the ranges; fewer if it is less than 0.
    pub hours: i32,
}

/// Compares what is left on two paths, each with the choices made for it.
pub fn difference(from: (&Path, Standing<'_>), to: (&Path, Standing<'_>), progress: &Progress) -> Difference {
    let topics = |(path, standing): (&Path, Standing<'_>)| -> Vec<TopicIndex> {
        path.steps.iter().filter_map(|step| step.topic(standing)).collect()
    };
    let hours = |(path, standing): (&Path, Standing<'_>)| {
        let left = path.hours_left(standing, progress);
        i32::from(left.least) + i32::from(left.most)
    };
    let (old, new) = (topics(from), topics(to));
    Difference {
        added: new.iter().filter(|topic| !old.contains(topic)).count(),
        removed: old.iter().filter(|topic| !new.contains(topic)).count(),
        hours: (hours(to) - hours(from)) / 2,
    }
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
    /// The topic of the step; of a group the member that counts. None for a project.
    pub fn topic(self, standing: Standing<'_>) -> Option<TopicIndex> {
        match self {
            Self::Topic(topic) => Some(topic),
            Self::OneOf(group) => standing.member(group),
            Self::Project(_) => None,
        }
    }

    /// How far a learner is with the step. A choice is done with the member that was chosen, or with any if none was. A project
    /// is done when all its criteria are ticked.
    pub fn status(self, roadmap: &Roadmap, progress: &Progress) -> Status {
        self.status_with(roadmap, &progress.chosen(roadmap), progress)
    }

    /// How far a learner would be with the step who had chosen these members of groups.
    pub fn status_with(self, roadmap: &Roadmap, chosen: &[TopicIndex], progress: &Progress) -> Status {
        match self {
            Self::Topic(topic) => progress.status(roadmap.topic(topic).id),
            Self::OneOf(group) => {
                let is_of_group = |topic: &&TopicIndex| roadmap.topic(**topic).group == Some(group);
                match chosen.iter().find(is_of_group) {
                    Some(chosen) => progress.status(roadmap.topic(*chosen).id),
                    None => roadmap.group_status(group, &progress.statuses(roadmap)),
                }
            }
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

    /// Whether the step is neither done nor skipped by a learner who has made the choices of a standing.
    pub fn is_left(self, standing: Standing<'_>, progress: &Progress) -> bool {
        let status = self.status_with(standing.roadmap, standing.chosen, progress);
        !matches!(status, Status::Done | Status::Skipped)
    }

    /// How long the step takes.
    pub fn hours(self, standing: Standing<'_>) -> Hours {
        match self {
            Self::Project(stage) => standing.roadmap.stage(stage).project.hours,
            _ => self.topic(standing).map_or(Hours::default(), |topic| standing.roadmap.topic(topic).hours),
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
        let chosen = |path: PathIndex| Some((self.chosen_at(&path_key(roadmap.path(path).id))?, path));
        roadmap.path_indices().filter_map(chosen).max_by_key(|(changed, _)| *changed).map(|(_, path)| path)
    }

    /// The members of choose-one groups that the learner means to learn: of each group the one chosen last, unless another
    /// one was begun or done since.
    pub fn chosen(&self, roadmap: &Roadmap) -> Vec<TopicIndex> {
        let of_group = |group: &Group| {
            let id = |member: TopicIndex| roadmap.topic(member).id;
            let chosen = |member: &TopicIndex| Some((self.chosen_at(&choice_key(id(*member)))?, *member));
            let (at, member) = group.members.iter().filter_map(chosen).max_by_key(|(at, _)| *at)?;
            let learned_since = |other: &TopicIndex| {
                let is_learned = |it: &Record| matches!(it.status, Status::Learning | Status::Done) && it.changed > at;
                *other != member && self.records.get(id(*other)).is_some_and(is_learned)
            };
            (!group.members.iter().any(learned_since)).then_some(member)
        };
        roadmap.groups.iter().filter_map(of_group).collect()
    }

    /// When something was chosen, if it still is.
    fn chosen_at(&self, key: &str) -> Option<Millis> {
        let record = self.records.get(key)?;
        (record.status == Status::Done).then_some(record.changed)
    }
}
