//! A schedule as entries of a calendar: one for each day, or one for each week. An entry is named by its day, so that a plan
//! that was made anew changes the entries that are there.

use std::collections::BTreeMap;

use super::dates::monday;
use super::schedule::{Block, Schedule};
use crate::domain::calendar::file::{CalendarFile, Entry, Method, When};
use crate::domain::clock::{Day, Millis};
use crate::domain::log::calendars::Given;

/// How a learner wants the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Whether there is one for each week, not for each day.
    pub is_weekly: bool,
    /// The minute of the day at which one begins to study.
    pub start: u32,
    /// How many minutes before that an alarm rings; nothing for none.
    pub alarm: Option<u32>,
}

/// What the entries of a plan are made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// When the plan was made: its name in calendars. Nothing if there is no plan any more.
    pub plan: Option<Millis>,
    /// What calendars were given before, for this plan and earlier ones.
    pub given: &'a BTreeMap<Millis, Given>,
    /// Where the site is served, without a scheme: a part of the name of each entry.
    pub site: &'a str,
    /// When the file is made.
    pub now: Millis,
    /// Today: what is past stays as it was.
    pub today: Day,
}

/// Some minutes in words: "1 h 30 min".
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

impl Source<'_> {
    /// The file of a schedule, and the days of its entries. `title` names a task by its place. Entries of earlier files that are
    /// no longer so are cancelled in it.
    pub fn publish(self, schedule: &Schedule, wish: Wish, title: impl Fn(usize) -> String) -> (CalendarFile, Vec<Day>) {
        let same =
            |one: &Block, other: &Block| one.day == other.day || wish.is_weekly && monday(one.day) == monday(other.day);
        let mut entries: Vec<Entry> =
            schedule.blocks.chunk_by(same).map(|blocks| self.entry(blocks, wish, &title)).collect();
        let made: Vec<Day> = entries.iter().map(|entry| day_of(entry.when)).collect();
        let is_made = |plan: Millis, is_weekly: bool, day: Day| {
            self.plan == Some(plan) && is_weekly == wish.is_weekly && made.contains(&day)
        };
        let gone = |(plan, when): &(Millis, When)| match *when {
            When::Time { day, .. } => day >= self.today && !is_made(*plan, false, day),
            When::Days { first, .. } => first >= monday(self.today) && !is_made(*plan, true, first),
        };
        entries.extend(self.earlier(wish.start).filter(gone).map(|(plan, when)| self.cancelled(plan, when)));
        let ring = |before: u32| if wish.is_weekly { wish.start as i32 } else { 0 } - before as i32;
        let alarm = wish.alarm.map(ring);
        (CalendarFile { method: Method::Publish, now: self.now, alarm, entries }, made)
    }

    /// The file that takes back all that calendars were given.
    pub fn cancel(self, start: u32) -> CalendarFile {
        let entries = self.earlier(start).map(|(plan, when)| self.cancelled(plan, when)).collect();
        CalendarFile { method: Method::Cancel, now: self.now, alarm: None, entries }
    }

    /// The entries that calendars were given, by the plan that each was for.
    fn earlier(self, start: u32) -> impl Iterator<Item = (Millis, When)> {
        self.given.iter().flat_map(move |(plan, given)| {
            let days = given.days.iter().map(move |day| When::Time { day: *day, start, minutes: 30 });
            let weeks = given.weeks.iter().map(|first| When::Days { first: *first, count: 7 });
            days.chain(weeks).map(|when| (*plan, when))
        })
    }

    fn entry(self, blocks: &[Block], wish: Wish, title: impl Fn(usize) -> String) -> Entry {
        let day = blocks.first().map(|block| block.day).unwrap_or_default();
        let mut tasks: Vec<(usize, u32)> = Vec::new();
        for block in blocks {
            match tasks.last_mut() {
                Some((task, minutes)) if *task == block.task => *minutes += block.minutes,
                _ => tasks.push((block.task, block.minutes)),
            }
        }
        let titles: Vec<String> = tasks.iter().map(|(task, _)| title(*task)).collect();
        let lines = tasks.iter().zip(&titles).map(|((_, minutes), title)| format!("{title}: {}", duration(*minutes)));
        let minutes = tasks.iter().map(|(_, minutes)| minutes).sum();
        let when = if wish.is_weekly {
            When::Days { first: monday(day), count: 7 }
        } else {
            When::Time { day, start: wish.start, minutes }
        };
        Entry {
            uid: self.uid(self.plan.unwrap_or_default(), when),
            when,
            summary: format!("Learn: {}", titles.join(", ")),
            description: lines.collect::<Vec<_>>().join("\n"),
            is_cancelled: false,
        }
    }

    fn cancelled(self, plan: Millis, when: When) -> Entry {
        Entry {
            uid: self.uid(plan, when),
            when,
            summary: "No longer in the plan".into(),
            description: String::new(),
            is_cancelled: true,
        }
    }

    /// The name of an entry: its day or week, the plan and the site.
    fn uid(self, plan: Millis, when: When) -> String {
        let kind = if matches!(when, When::Days { .. }) { "week" } else { "day" };
        format!("{kind}-{}.plan-{}@{}", day_of(when), plan.0, self.site)
    }
}

/// The day that an entry is named by.
pub fn day_of(when: When) -> Day {
    match when {
        When::Time { day, .. } => day,
        When::Days { first, .. } => first,
    }
}
