//! What the schedule of today would move, against the dates that the learner agreed to last.

use std::collections::BTreeMap;

use super::schedule::{Schedule, Task};
use crate::domain::clock::Day;

/// A step with another date than the one agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The place of the task.
    pub task: usize,
    /// The day agreed to; nothing of a step that was not in the plan.
    pub from: Option<Day>,
    /// The day proposed.
    pub to: Day,
}

/// The dates of a schedule, as they are agreed to.
pub fn dates(tasks: &[Task], schedule: &Schedule) -> BTreeMap<String, Day> {
    tasks.iter().zip(&schedule.ends).map(|(task, ends)| (task.key.clone(), ends.middle)).collect()
}

/// The keys of the steps that were agreed to and are not among the tasks: they are done, or have left the plan.
pub fn no_longer<'a>(agreed: &'a BTreeMap<String, Day>, tasks: &'a [Task]) -> impl Iterator<Item = &'a str> {
    agreed.keys().map(String::as_str).filter(|key| tasks.iter().all(|task| task.key != *key))
}

/// What moves. What was agreed to and is done moves nothing.
pub fn moves(agreed: &BTreeMap<String, Day>, tasks: &[Task], schedule: &Schedule) -> Vec<Move> {
    let all = tasks.iter().zip(&schedule.ends).enumerate();
    all.map(|(place, (task, ends))| Move { task: place, from: agreed.get(&task.key).copied(), to: ends.middle })
        .filter(|it| it.from != Some(it.to))
        .collect()
}
