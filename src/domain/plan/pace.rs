//! How a learner's own time compares with the hours of the topics and projects.
//!
//! - Where the learner has added study time to three finished topics or more, that time is compared with their hours.
//! - Otherwise the time that the plan gave between one day on which something was finished and the next is compared with the
//!   hours of what was finished on the second. Time after the last of them went into what is not finished: it does not count.
//!   A day on which more than three topics were finished, or more than twice what the time before it allows, is one of bringing
//!   the record up to date, and does not count. Nor does a time that is far too long for what came of it: it was a pause. With
//!   fewer than three topics, or less than ten hours of time, too little is known: the hours count as they are.
//! - Only the last eight weeks count.
//! - The result is between half and twice the hours.

use super::dates::after;
use crate::domain::clock::Day;

/// How many days are looked back on.
pub const WINDOW: u32 = 56;
const MOST_A_DAY: usize = 3;
const FEWEST: usize = 3;
const LEAST_TIME: u32 = 600;
const LIMITS: [u32; 2] = [50, 200];
/// How many minutes more than twice the hours of what was finished are a pause.
const PAUSE: u32 = 300;

/// A topic or a project that was finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finished {
    /// When.
    pub day: Day,
    /// The minutes that it takes by its hours, in the middle.
    pub minutes: u32,
    /// The minutes that the learner has added to it; 0 if none.
    pub studied: u32,
}

/// What a pace was measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Too little is known.
    Nothing,
    /// The time that the learner has added to topics.
    Studied,
    /// The time that the plan gave.
    Planned,
}

/// A pace, and what it was measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How many percent of the hours a topic takes the learner.
    pub percent: u16,
    /// What it was measured by.
    pub measure: Measure,
    /// How many topics were counted.
    pub topics: usize,
    /// How many minutes they take by their hours.
    pub estimated: u32,
    /// How many minutes they took.
    pub taken: u32,
}

/// The pace until today. `since` is the first day of the plan; `time` tells the minutes that the plan gives a day.
pub fn pace(finished: &[Finished], since: Day, today: Day, time: impl Fn(Day) -> u32) -> Pace {
    let window = Day(today.0.saturating_sub(WINDOW));
    let added: Vec<&Finished> = finished.iter().filter(|it| it.studied > 0 && it.day >= window).collect();
    if added.len() >= FEWEST {
        return Pace::of(Measure::Studied, &added, added.iter().map(|it| it.studied).sum());
    }
    let mut days: Vec<Day> =
        finished.iter().map(|it| it.day).filter(|day| (since.max(window)..today).contains(day)).collect();
    days.sort_unstable();
    days.dedup();
    let (mut counted, mut taken, mut from) = (Vec::new(), 0, since.max(window));
    for day in days {
        let of_day: Vec<&Finished> = finished.iter().filter(|it| it.day == day).collect();
        let planned: u32 = (from.0..=day.0).map(|day| time(Day(day))).sum();
        from = after(day, 1);
        let estimated: u32 = of_day.iter().map(|it| it.minutes).sum();
        if of_day.len() <= MOST_A_DAY && (estimated.div_ceil(2)..=estimated * 2 + PAUSE).contains(&planned) {
            counted.extend(of_day);
            taken += planned;
        }
    }
    let is_enough = counted.len() >= FEWEST && taken >= LEAST_TIME;
    Pace::of(if is_enough { Measure::Planned } else { Measure::Nothing }, &counted, taken)
}

impl Pace {
    fn of(measure: Measure, counted: &[&Finished], taken: u32) -> Self {
        let estimated = counted.iter().map(|it| it.minutes).sum();
        let [least, most] = LIMITS;
        let percent = match (measure, taken.saturating_mul(100).checked_div(estimated)) {
            (Measure::Nothing, _) | (_, None) => 100,
            (_, Some(percent)) => percent.clamp(least, most),
        };
        Self { percent: percent as u16, measure, topics: counted.len(), estimated, taken }
    }
}
