//! What is left of a path fills the days of a plan, in the path's order. Minutes are whole numbers: every device gets the
//! same.

use super::dates::after;
use crate::domain::clock::Day;

/// For how many days a plan is made: twenty years.
pub const HORIZON: u32 = 7305;

/// What minutes are rounded up to, so that nothing ends at odd minutes.
const STEP: u32 = 15;

/// Something to be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its key.
    pub key: String,
    /// How many minutes it takes at least and at most.
    pub minutes: [u32; 2],
}

impl Task {
    /// The task of some hours at a pace: so many percent of the hours.
    pub fn new(key: String, hours: [u16; 2], pace: u16) -> Self {
        let minutes = hours.map(|hours| (u32::from(hours) * 60 * u32::from(pace)).div_ceil(100).next_multiple_of(STEP));
        Self { key, minutes }
    }

    /// The same task after some minutes of study. A quarter of it stays until it is done.
    pub fn after_study(mut self, studied: u32) -> Self {
        self.minutes = self.minutes.map(|all| all.saturating_sub(studied).max(all / 4).next_multiple_of(STEP));
        self
    }

    fn middle(&self) -> u32 {
        let [least, most] = self.minutes;
        ((least + most) / 2).next_multiple_of(STEP)
    }
}

/// Some time of one day for one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The day.
    pub day: Day,
    /// The place of the task.
    pub task: usize,
    /// How many minutes.
    pub minutes: u32,
}

/// When a task is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// By the least hours.
    pub soonest: Day,
    /// By the middle of the hours.
    pub middle: Day,
    /// By the most hours.
    pub last: Day,
}

/// A schedule of all tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// What comes when, by the middle of the hours.
    pub blocks: Vec<Block>,
    /// When each task is done.
    pub ends: Vec<Ends>,
}

impl Schedule {
    /// Plans the tasks from a day on; nothing if they take longer than the [`HORIZON`]. `time` tells the minutes of a day.
    pub fn new(tasks: &[Task], from: Day, time: impl Fn(Day) -> u32) -> Option<Self> {
        let of = |minutes: fn(&Task) -> u32| {
            let minutes: Vec<u32> = tasks.iter().map(minutes).collect();
            fill(&minutes, from, &time)
        };
        let blocks = of(Task::middle)?;
        let middle = ends(&blocks, tasks.len(), from);
        let soonest = ends(&of(|task| task.minutes[0])?, tasks.len(), from);
        let last = ends(&of(|task| task.minutes[1])?, tasks.len(), from);
        let all = soonest.into_iter().zip(middle).zip(last);
        let ends = all.map(|((soonest, middle), last)| Ends { soonest, middle, last }).collect();
        Some(Self { blocks, ends })
    }

    /// When the last task is done; nothing if there is none.
    pub fn end(&self) -> Option<Ends> {
        self.ends.last().copied()
    }
}

/// Fills day after day; nothing if not all can be placed.
pub fn fill(minutes: &[u32], from: Day, time: impl Fn(Day) -> u32) -> Option<Vec<Block>> {
    let mut blocks = Vec::new();
    let mut days = (0..HORIZON).map(|days| after(from, days));
    let mut day = from;
    let mut free = 0;
    for (task, minutes) in minutes.iter().enumerate() {
        let mut left = *minutes;
        while left > 0 {
            while free == 0 {
                day = days.next()?;
                free = time(day);
            }
            let minutes = left.min(free);
            blocks.push(Block { day, task, minutes });
            left -= minutes;
            free -= minutes;
        }
    }
    Some(blocks)
}

/// The last day of each task; one without blocks is done with the one before it.
fn ends(blocks: &[Block], count: usize, from: Day) -> Vec<Day> {
    let mut blocks = blocks.iter().peekable();
    let mut day = from;
    (0..count)
        .map(|task| {
            while let Some(block) = blocks.next_if(|block| block.task == task) {
                day = block.day;
            }
            day
        })
        .collect()
}

/// How many minutes a week it takes to be done by a day, at least and at most; nothing if no day is left. `is_free` tells
/// whether there can be time on a day.
pub fn needed(tasks: &[Task], from: Day, goal: Day, is_free: impl Fn(Day) -> bool) -> Option<[u32; 2]> {
    let days = (from.0..=goal.0).take(HORIZON as usize).filter(|day| is_free(Day(*day))).count();
    let days = u32::try_from(days).ok().filter(|days| *days > 0)?;
    let all = |at: usize| tasks.iter().filter_map(|task| task.minutes.get(at)).sum::<u32>();
    // Of half an hour a week nothing is to be seen.
    Some([all(0), all(1)].map(|minutes| (minutes * 7).div_ceil(days).next_multiple_of(30)))
}
