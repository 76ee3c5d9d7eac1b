//! The steps of a path that are left to plan, and what they are known by.

use super::pace::Finished;
use crate::domain::clock::{Day, Millis};
use crate::domain::path::{Path, Step};
use crate::domain::path_progress::Standing;
use crate::domain::progress::{Progress, Status, stage_key};
use crate::domain::roadmap::{Roadmap, Stage};
use crate::domain::topic::{Hours, Topic};

/// The steps that are neither done nor skipped, in the path's order, with how long each takes.
pub fn left(path: &Path, standing: Standing<'_>, progress: &Progress) -> Vec<(Step, Hours)> {
    let is_left = |step: &&Step| !matches!(step.status(standing.roadmap, progress), Status::Done | Status::Skipped);
    path.steps.iter().filter(is_left).map(|step| (*step, step.hours(standing))).collect()
}

/// What a plan knows a step by, however the path changes.
pub fn step_key(step: Step, roadmap: &Roadmap) -> String {
    match step {
        Step::Topic(topic) => roadmap.topic(topic).id.to_owned(),
        Step::OneOf(group) => format!("one-of:{}", roadmap.group(group).id),
        Step::Project(stage) => stage_key(roadmap.stage(stage).id),
    }
}

/// The topics and projects that are done, with the day on which each was finished. `studied` has the minutes that the learner has added
/// to each topic; `day_of` tells the day of a moment.
pub fn finished(
    roadmap: &Roadmap,
    progress: &Progress,
    studied: &[u32],
    day_of: impl Fn(Millis) -> Day,
) -> Vec<Finished> {
    let done = |key: &str, hours: Hours, studied: u32| {
        let record = progress.records.get(key).filter(|record| record.status == Status::Done)?;
        let minutes = (u32::from(hours.least) + u32::from(hours.most)) * 30;
        Some(Finished { day: day_of(record.changed), minutes, studied })
    };
    let topic =
        |(at, topic): (usize, &Topic)| done(topic.id, topic.hours, studied.get(at).copied().unwrap_or_default());
    let project = |stage: &Stage| done(&stage_key(stage.id), stage.project.hours, 0);
    let topics = roadmap.topics.iter().enumerate().filter_map(topic);
    topics.chain(roadmap.stages.iter().filter_map(project)).collect()
}
