//! The steps of a path that are left to plan, and what they are known by.

use super::pace::Finished;
use crate::domain::clock::{Day, Millis};
use crate::domain::log::dates::Dates;
use crate::domain::path::{Path, Step};
use crate::domain::path_progress::Standing;
use crate::domain::progress::{Progress, item_key, stage_key};
use crate::domain::roadmap::{Roadmap, Stage};
use crate::domain::topic::{GroupIndex, Hours, Topic};

/// The steps that are neither done nor skipped, in the path's order, with how long each takes.
pub fn left(path: &Path, standing: Standing<'_>, progress: &Progress) -> Vec<(Step, Hours)> {
    let left = path.steps.iter().filter(|step| step.is_left(standing, progress));
    left.map(|step| (*step, step.hours(standing))).collect()
}

/// What a plan knows a step by, however the path changes.
pub fn step_key(step: Step, roadmap: &Roadmap) -> String {
    match step {
        Step::Topic(topic) => roadmap.topic(topic).id.to_owned(),
        Step::OneOf(group) => format!("one-of:{}", roadmap.group(group).id),
        Step::Project(stage) => stage_key(roadmap.stage(stage).id),
    }
}

/// The step of a key; nothing if this roadmap does not have it.
pub fn step_of(key: &str, roadmap: &Roadmap) -> Option<Step> {
    let group = |id: &str| roadmap.groups.iter().position(|group| group.id == id).map(|at| GroupIndex(at as u16));
    match (key.strip_prefix("one-of:"), key.strip_prefix("stage:")) {
        (Some(id), _) => group(id).map(Step::OneOf),
        (_, Some(id)) => roadmap.find_stage(id).map(Step::Project),
        _ => roadmap.find(key).map(Step::Topic),
    }
}

/// The topics and projects that the learner has finished, with the day of each. `dates` has the days of each topic, `studied` the
/// minutes that were added to it; `day_of` tells the day of a moment. What was known before took no time here.
pub fn finished(
    roadmap: &Roadmap,
    progress: &Progress,
    dates: &[Dates],
    studied: &[u32],
    day_of: impl Fn(Millis) -> Day,
) -> Vec<Finished> {
    let middle = |hours: Hours| (u32::from(hours.least) + u32::from(hours.most)) * 30;
    let topic = |((topic, dates), studied): ((&Topic, &Dates), &u32)| {
        Some(Finished { day: dates.finished?, minutes: middle(topic.hours), studied: *studied })
    };
    let project = |stage: &Stage| {
        let key = stage_key(stage.id);
        let moments = progress.items(&key).filter_map(|(item, _)| progress.records.get(&item_key(&key, item)));
        let moments: Vec<Millis> = moments.map(|record| record.changed).collect();
        let last = moments.iter().max().filter(|_| moments.len() >= stage.project.criteria)?;
        Some(Finished { day: day_of(*last), minutes: middle(stage.project.hours), studied: 0 })
    };
    let topics = roadmap.topics.iter().zip(dates).zip(studied).filter_map(topic);
    topics.chain(roadmap.stages.iter().filter_map(project)).collect()
}
