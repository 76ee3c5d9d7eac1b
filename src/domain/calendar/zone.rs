//! A time zone as calendar files describe it, by rule. The platform knows zones only by their offset at a moment: the moments
//! at which it changes are searched, and the rule that they follow is read off them.

use super::line::Lines;
use crate::domain::clock::{Day, Millis, Offset};
use crate::domain::plan::dates::{WEEKDAYS, date, weekday};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// A time zone over some years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// The name, such as `Europe/Berlin`.
    pub name: String,
    observances: Vec<Observance>,
}

/// From when on the clock is how far ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Observance {
    /// By the clock before the change: the day, and the minute of it.
    start: (Day, u32),
    from: Offset,
    to: Offset,
    /// When it comes again each year.
    rule: Option<Rule>,
}

/// A weekday of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rule {
    month: u8,
    /// The first is 1, the last -1.
    which: i8,
    weekday: usize,
}

/// A change of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    at: Millis,
    from: Offset,
    to: Offset,
}

impl Change {
    /// The day and the minute of it by the clock before the change.
    fn start(self) -> (Day, u32) {
        let minutes = (self.at.0 / MINUTE).saturating_add_signed(self.from.0.into());
        (Day((minutes / (24 * 60)) as u32), (minutes % (24 * 60)) as u32)
    }
}

impl Zone {
    /// The zone from the year before a day until the year after another one. `offset_at` tells the clock at a moment.
    pub fn new(name: &str, first: Day, last: Day, offset_at: impl Fn(Millis) -> Offset) -> Self {
        let years = [date(first).year() - 1, date(last).year() + 1];
        let [start, end] = [years[0], years[1] + 1].map(new_year);
        let changes = changes(start, end, &offset_at);
        let years = usize::try_from(years[1] - years[0] + 1).unwrap_or_default();
        let mut observances: Vec<Observance> = Vec::new();
        let mut other = changes.as_slice();
        while let [change, rest @ ..] = other {
            other = rest;
            let alike = changes.iter().filter(|it| (it.from, it.to) == (change.from, change.to));
            let alike: Vec<Change> = alike.copied().collect();
            let rule = rule(&alike).filter(|_| alike.len() == years);
            let it = Observance { start: change.start(), from: change.from, to: change.to, rule };
            let is_known = |known: &Observance| rule.is_some() && (known.from, known.to) == (it.from, it.to);
            if !observances.iter().any(is_known) {
                observances.push(it);
            }
        }
        if observances.is_empty() || observances.iter().any(|it| it.rule.is_none()) {
            let offset = offset_at(start);
            let always = Observance { start: (Day(0), 0), from: offset, to: offset, rule: None };
            observances.insert(0, always);
        }
        Self { name: name.to_owned(), observances }
    }

    /// Adds the zone to a file.
    pub fn write(&self, lines: &mut Lines) {
        lines.add("BEGIN", "VTIMEZONE");
        lines.add_text("TZID", &self.name);
        for it in &self.observances {
            let kind = if it.to.0 > it.from.0 { "DAYLIGHT" } else { "STANDARD" };
            lines.add("BEGIN", kind);
            lines.add("DTSTART", &local(it.start.0, it.start.1));
            lines.add("TZOFFSETFROM", &offset(it.from));
            lines.add("TZOFFSETTO", &offset(it.to));
            if let Some(rule) = it.rule {
                let day = WEEKDAYS.get(rule.weekday).and_then(|name| name.get(..2)).unwrap_or_default();
                let (month, which) = (rule.month, rule.which);
                lines.add("RRULE", &format!("FREQ=YEARLY;BYMONTH={month};BYDAY={which}{}", day.to_uppercase()));
            }
            lines.add("END", kind);
        }
        lines.add("END", "VTIMEZONE");
    }
}

/// A day and a minute of it, as calendar files write the time by a local clock.
pub fn local(day: Day, minute: u32) -> String {
    format!("{}T{:02}{:02}00", digits(day), minute / 60, minute % 60)
}

/// A day as calendar files write it.
pub fn digits(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn offset(offset: Offset) -> String {
    let minutes = offset.0.unsigned_abs();
    format!("{}{:02}{:02}", if offset.0 < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
}

/// The first moment of a year by UTC.
fn new_year(year: i32) -> Millis {
    let first = time::Date::from_ordinal_date(year, 1).ok().and_then(crate::domain::plan::dates::day);
    Millis(u64::from(first.unwrap_or_default().0) * DAY)
}

/// Every change of the clock between two moments, to the minute.
fn changes(start: Millis, end: Millis, offset_at: impl Fn(Millis) -> Offset) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut from = (start.0, offset_at(start));
    for moment in (start.0..end.0).step_by(DAY as usize).skip(1) {
        let to = offset_at(Millis(moment));
        if to != from.1 {
            let minutes = (moment - from.0) / MINUTE;
            let is_before = |minute: &u64| offset_at(Millis(from.0 + minute * MINUTE)) == from.1;
            changes.push(Change { at: Millis(from.0 + first_not(minutes, is_before) * MINUTE), from: from.1, to });
        }
        from = (moment, to);
    }
    changes
}

/// The first number up to a limit of which something that is so of 0 is no longer so.
fn first_not(limit: u64, is_so: impl Fn(&u64) -> bool) -> u64 {
    let (mut low, mut high) = (0, limit);
    while high - low > 1 {
        let middle = u64::midpoint(low, high);
        if is_so(&middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// The rule that changes of several years follow, if they follow one.
fn rule(changes: &[Change]) -> Option<Rule> {
    let starts: Vec<(Day, u32)> = changes.iter().map(|change| change.start()).collect();
    let [first, others @ ..] = starts.as_slice() else { return None };
    let of = |(day, minute): (Day, u32)| (u8::from(date(day).month()), weekday(day), minute);
    if others.iter().any(|other| of(*other) != of(*first)) {
        return None;
    }
    let which = |day: Day| (date(day).day() as i8 - 1) / 7 + 1;
    let is_last = |day: Day| date(day).month().length(date(day).year()) - date(day).day() < 7;
    let which = if starts.iter().all(|(day, _)| is_last(*day)) {
        -1
    } else {
        starts.iter().map(|(day, _)| which(*day)).reduce(|one, other| if one == other { one } else { 0 })?
    };
    let (month, weekday, _) = of(*first);
    Some(Rule { month, which, weekday }).filter(|rule| rule.which != 0)
}
