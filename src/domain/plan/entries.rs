//! A schedule as entries of a calendar: one for each day, or one for each week. An entry is named by its day, so that a plan
//! that was made anew changes the entries that are there.

use super::dates::monday;
use super::schedule::{Block, Schedule};
use super::settings::{Given, Plan};
use crate::domain::calendar::file::{CalendarFile, Entry, Method, When};
use crate::domain::clock::{Day, Millis};

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

/// A plan whose entries are made.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The plan.
    pub plan: &'a Plan,
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
    /// The file of a schedule, and what calendars were given with it. `title` names a task by its place. Entries of earlier
    /// files that are no longer so are cancelled in it.
    pub fn publish(self, schedule: &Schedule, wish: Wish, title: impl Fn(usize) -> String) -> (CalendarFile, Given) {
        let same =
            |one: &Block, other: &Block| one.day == other.day || wish.is_weekly && monday(one.day) == monday(other.day);
        let mut entries: Vec<Entry> =
            schedule.blocks.chunk_by(same).map(|blocks| self.entry(blocks, wish, &title)).collect();
        let made: Vec<Day> = entries.iter().map(|entry| day_of(entry.when)).collect();
        let mut given = self.plan.given.clone();
        let gone = |days: &[Day], since: Day, is_kind: bool| {
            let is_gone = |day: &&Day| **day >= since && !(is_kind && made.contains(day));
            days.iter().filter(is_gone).copied().collect::<Vec<Day>>()
        };
        let days = gone(&given.days, self.today, !wish.is_weekly);
        let weeks = gone(&given.weeks, monday(self.today), wish.is_weekly);
        entries.extend(self.cancelled(&days, &weeks, wish.start));
        let of_kind = if wish.is_weekly { &mut given.weeks } else { &mut given.days };
        of_kind.extend(&made);
        of_kind.sort_unstable();
        of_kind.dedup();
        given.files += 1;
        let ring = |before: u32| if wish.is_weekly { wish.start as i32 } else { 0 } - before as i32;
        let alarm = wish.alarm.map(ring);
        let (sequence, now) = (given.files, self.now);
        (CalendarFile { method: Method::Publish, sequence, now, alarm, entries }, given)
    }

    /// The file that takes back all that calendars were given.
    pub fn cancel(self, start: u32) -> (CalendarFile, Given) {
        let mut given = self.plan.given.clone();
        given.files += 1;
        let entries = self.cancelled(&given.days, &given.weeks, start).collect();
        (CalendarFile { method: Method::Cancel, sequence: given.files, now: self.now, alarm: None, entries }, given)
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
            uid: self.uid(when),
            when,
            summary: format!("Learn: {}", titles.join(", ")),
            description: lines.collect::<Vec<_>>().join("\n"),
            is_cancelled: false,
        }
    }

    fn cancelled(self, days: &[Day], weeks: &[Day], start: u32) -> impl Iterator<Item = Entry> {
        let days = days.iter().map(move |day| When::Time { day: *day, start, minutes: 30 });
        let weeks = weeks.iter().map(|first| When::Days { first: *first, count: 7 });
        days.chain(weeks).map(move |when| Entry {
            uid: self.uid(when),
            when,
            summary: "No longer in the plan".into(),
            description: String::new(),
            is_cancelled: true,
        })
    }

    /// The name of an entry: its day or week, the plan and the site.
    fn uid(self, when: When) -> String {
        let kind = if matches!(when, When::Days { .. }) { "week" } else { "day" };
        format!("{kind}-{}.plan-{}@{}", day_of(when), self.plan.created.0, self.site)
    }
}

/// The day that an entry is named by.
fn day_of(when: When) -> Day {
    match when {
        When::Time { day, .. } => day,
        When::Days { first, .. } => first,
    }
}
