//! What a learner has settled for the plan, and how it is kept: as a note of the progress under a key of its own. Notes are
//! in every backup, merge, and can be undone, in every version that has ever known them. Where two devices have written, the
//! plan that was written last counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::dates::weekday;
use crate::domain::clock::{Day, Millis};
use crate::domain::log::calendars::Given;
use crate::domain::progress::{Action, Progress};
use crate::domain::raw::{Fields, Raw};

/// The key of the plan in the progress: of no topic, and kept when all else is reset.
pub const KEY: &str = "plan/*";

/// The first day that a plan can have: 1 January 2000.
pub const EARLIEST: Day = Day(10_957);
/// The last day that a plan can have: 31 December 2199.
pub const LATEST: Day = Day(84_005);

/// The most minutes of a day.
pub const LONGEST: u16 = 16 * 60;

/// How many ranges of lighter days have room in a link.
const LIGHTER_IN_LINK: usize = 20;

/// The minutes of each weekday of somebody who has settled nothing: ten hours a week.
const USUAL: [u16; 7] = [120, 120, 120, 120, 120, 0, 0];

/// Days with less time than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lighter {
    /// The first of them.
    pub first: Day,
    /// The last of them.
    pub last: Day,
    /// The most minutes of each; 0 is a day off.
    pub minutes: u16,
}

/// A plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// When it was made: its name in calendars.
    pub created: Millis,
    /// When it was written.
    pub changed: Millis,
    /// The minutes of each weekday, Monday first.
    pub week: [u16; 7],
    /// The first day.
    pub start: Day,
    /// Days with less time or none.
    pub lighter: Vec<Lighter>,
    /// The day to be done by.
    pub goal: Option<Day>,
    /// The dates last agreed to: the last day of each step, by its key.
    pub agreed: BTreeMap<String, Day>,
    /// Fields that this version does not know, kept and written back.
    extra: Fields,
}

impl Plan {
    /// The plan of somebody who has settled nothing yet.
    pub fn new(now: Millis, start: Day) -> Self {
        Self {
            created: now,
            changed: now,
            week: USUAL,
            start,
            lighter: Vec::new(),
            goal: None,
            agreed: BTreeMap::new(),
            extra: Fields::new(),
        }
    }

    /// The same plan with so many hours a week: from Monday to Friday, in half hours, more of them on the first days.
    pub fn with_weekly_hours(mut self, hours: u16) -> Self {
        let (each, more) = (hours * 2 / 5, hours * 2 % 5);
        for (minutes, day) in self.week.iter_mut().zip(0..) {
            let halves = if day < 5 { each + u16::from(day < more) } else { 0 };
            *minutes = (halves * 30).min(LONGEST);
        }
        self
    }

    /// The plan of a learner; of two, written on two devices, the one written last.
    pub fn of(progress: &Progress) -> Option<Self> {
        let versions = progress.records.get(KEY)?.note.0.values();
        let texts = versions.filter_map(|version| version.text.as_deref());
        let plans = texts.filter_map(|text| Some((Self::parse(text)?, text)));
        plans.max_by_key(|(plan, text)| (plan.changed, *text)).map(|(plan, _)| plan)
    }

    /// What keeps the plan. A plan is never dated before the one it follows.
    pub fn write(mut self, now: Millis) -> Action {
        self.changed = now.max(Millis(self.changed.0.saturating_add(1)));
        Action::write(KEY, &self.text())
    }

    /// What gives the plan up.
    pub fn remove() -> Action {
        Action::write(KEY, "")
    }

    /// How many minutes a day has.
    pub fn minutes(&self, day: Day) -> u32 {
        let usual = self.week.get(weekday(day)).copied().unwrap_or_default();
        let lighter = self.lighter.iter().filter(|it| (it.first..=it.last).contains(&day)).map(|it| it.minutes);
        if day < self.start { 0 } else { u32::from(lighter.chain([usual]).min().unwrap_or_default()) }
    }

    /// How many minutes a usual week has.
    pub fn weekly(&self) -> u32 {
        self.week.iter().map(|minutes| u32::from(*minutes)).sum()
    }

    /// What calendars were given before the log held that. Plans that are changed keep it.
    pub fn given_before_log(&self) -> Given {
        let read = |given: &Raw| given.read::<(u32, BTreeSet<u32>, BTreeSet<u32>)>();
        let (_, days, weeks) = self.extra.get("given").and_then(read).unwrap_or_default();
        let days_of = |numbers: BTreeSet<u32>| numbers.into_iter().map(Day).collect();
        Given { days: days_of(days), weeks: days_of(weeks) }
    }

    /// The text of the plan for a link: the settings, with the next ranges of lighter days alone. The dates agreed to are left
    /// out, so that the other device proposes none.
    pub fn for_link(&self, today: Day) -> String {
        let next = self.lighter.iter().filter(|it| it.last >= today).take(LIGHTER_IN_LINK).copied();
        let (agreed, extra) = (BTreeMap::new(), Fields::new());
        Self { lighter: next.collect(), agreed, extra, ..self.clone() }.text()
    }

    fn text(&self) -> String {
        let mut fields = self.extra.clone();
        let mut set = |name: &str, value: Raw| fields.insert(name.to_owned(), value);
        set("created", Raw::of(&self.created));
        set("changed", Raw::of(&self.changed));
        set("week", Raw::of(&self.week));
        set("start", Raw::of(&self.start.0));
        let lighter: Vec<_> = self.lighter.iter().map(|it| (it.first.0, it.last.0, it.minutes)).collect();
        set("lighter", Raw::of(&lighter));
        set("goal", Raw::of(&self.goal.map(|day| day.0)));
        let agreed: BTreeMap<_, _> = self.agreed.iter().map(|(key, day)| (key, day.0)).collect();
        set("agreed", Raw::of(&agreed));
        Raw::of(&fields).text().to_owned()
    }

    /// A text with nothing of a plan in it is none. What is missing is as in a new plan.
    fn parse(text: &str) -> Option<Self> {
        let mut fields: Fields = Raw::parse(text)?.read()?;
        let created = take(&mut fields, "created")?;
        let day = |number: u32| Day(number).clamp(EARLIEST, LATEST);
        let mut plan = Self::new(created, day(take(&mut fields, "start")?));
        plan.changed = take(&mut fields, "changed").unwrap_or(created);
        let week: [u16; 7] = take(&mut fields, "week").unwrap_or(USUAL);
        plan.week = week.map(|minutes| minutes.min(LONGEST));
        let lighter: Vec<(u32, u32, u16)> = take(&mut fields, "lighter").unwrap_or_default();
        plan.lighter = lighter
            .into_iter()
            .map(|(first, last, minutes)| Lighter { first: day(first), last: day(last), minutes })
            .collect();
        plan.goal = take::<Option<u32>>(&mut fields, "goal").flatten().map(day);
        let agreed: BTreeMap<String, u32> = take(&mut fields, "agreed").unwrap_or_default();
        plan.agreed = agreed.into_iter().map(|(key, number)| (key, day(number))).collect();
        plan.extra = fields;
        Some(plan)
    }
}

/// Takes a field out that is there and of that type.
fn take<T: DeserializeOwned>(fields: &mut Fields, name: &str) -> Option<T> {
    fields.remove(name)?.read()
}
