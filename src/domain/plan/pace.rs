//! How a learner's own time compares with the hours of the topics. The record knows when a topic was finished, not how long
//! somebody sat over it: so the time that the plan gave is held against the hours of what was finished in it.
//!
//! - Only the last eight weeks count, and none of the time before the plan was made.
//! - A day on which more than three topics were finished is one of bringing the record up to date, and does not count.
//! - With fewer than three topics, or less than ten hours of time, too little is known: the hours count as they are.
//! - The result is between half and twice the hours.

use super::dates::after;
use crate::domain::clock::Day;

/// How many days are looked back on.
pub const WINDOW: u32 = 56;
const MOST_A_DAY: usize = 3;
const FEWEST: usize = 3;
const LEAST_TIME: u32 = 600;
const LIMITS: [u32; 2] = [50, 200];

/// A topic that was finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finished {
    /// When.
    pub day: Day,
    /// The minutes that it takes by its hours, in the middle.
    pub minutes: u32,
}

/// A pace, and what it was measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How many percent of the hours a topic takes the learner.
    pub percent: u16,
    /// How many topics were counted.
    pub topics: usize,
    /// How many minutes they take by their hours.
    pub estimated: u32,
    /// How many minutes the plan gave.
    pub planned: u32,
    /// Whether that is enough to go by.
    pub is_measured: bool,
}

/// The pace since a day, until today. `time` tells the minutes that the plan gives a day.
pub fn pace(finished: &[Finished], since: Day, today: Day, time: impl Fn(Day) -> u32) -> Pace {
    let since = since.max(Day(today.0.saturating_sub(WINDOW)));
    let of_day = |day: Day| finished.iter().filter(|it| it.day == day).count();
    let counts = |it: &&Finished| (since..today).contains(&it.day) && of_day(it.day) <= MOST_A_DAY;
    let counted: Vec<&Finished> = finished.iter().filter(counts).collect();
    let estimated: u32 = counted.iter().map(|it| it.minutes).sum();
    let days = today.0.saturating_sub(since.0);
    let planned: u32 = (0..days).map(|days| time(after(since, days))).sum();
    let is_measured = counted.len() >= FEWEST && planned >= LEAST_TIME && estimated > 0;
    let [least, most] = LIMITS;
    let percent = (planned * 100).checked_div(estimated).filter(|_| is_measured).unwrap_or(100).clamp(least, most);
    Pace { percent: percent as u16, topics: counted.len(), estimated, planned, is_measured }
}
