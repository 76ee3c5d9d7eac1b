//! A calendar file: entries with names that stay the same from file to file, so that a calendar can tell what it has.

use super::line::Lines;
use super::zone::{Zone, digits, local};
use crate::domain::clock::{Day, Millis, Offset};
use crate::domain::plan::dates::after;

const PRODUCT: &str = "-//backend-roadmap//plan//EN";

/// When an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At a time of a day, by the learner's clock.
    Time {
        /// The day.
        day: Day,
        /// The minute of the day at which it begins.
        start: u32,
        /// How many minutes it takes.
        minutes: u32,
    },
    /// Whole days.
    Days {
        /// The first of them.
        first: Day,
        /// How many.
        count: u32,
    },
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, the same in every file.
    pub uid: String,
    /// When it is.
    pub when: When,
    /// Its title.
    pub summary: String,
    /// What it is about.
    pub description: String,
    /// Whether it is no longer so.
    pub is_cancelled: bool,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To add and to change entries.
    Publish,
    /// To take entries away.
    Cancel,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    /// What it is for.
    pub method: Method,
    /// When it is made.
    pub now: Millis,
    /// How many minutes after its beginning an entry rings; before, if less than 0. Nothing for no alarm.
    pub alarm: Option<i32>,
    /// The entries.
    pub entries: Vec<Entry>,
}

impl CalendarFile {
    /// The text of the file.
    pub fn text(&self, zone: &Zone) -> String {
        let mut lines = Lines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", PRODUCT);
        lines.add("CALSCALE", "GREGORIAN");
        lines.add("METHOD", if self.method == Method::Cancel { "CANCEL" } else { "PUBLISH" });
        zone.write(&mut lines);
        for entry in &self.entries {
            self.add(entry, zone, &mut lines);
        }
        lines.add("END", "VCALENDAR");
        lines.finish()
    }

    /// The number of the file: of two versions of an entry the one with the higher number is the newer. Seconds, so that no file has
    /// the number of an earlier one, and from 2020 on, because some calendars take numbers up to 2³¹ only.
    fn sequence(&self) -> u64 {
        const SINCE_2020: u64 = 1_577_836_800;
        (self.now.0 / 1000).saturating_sub(SINCE_2020)
    }

    fn add(&self, entry: &Entry, zone: &Zone, lines: &mut Lines) {
        // "2026-11-22 14:46", by UTC.
        let now = self.now.to_minute(Offset::UTC).replace(['-', ':'], "").replace(' ', "T");
        let now = format!("{now}00Z");
        lines.add("BEGIN", "VEVENT");
        lines.add_text("UID", &entry.uid);
        lines.add("SEQUENCE", &self.sequence().to_string());
        lines.add("DTSTAMP", &now);
        lines.add("LAST-MODIFIED", &now);
        match entry.when {
            When::Time { day, start, minutes } => {
                let zoned = |name: &str| format!("{name};TZID={}", parameter(&zone.name));
                let end = start + minutes;
                lines.add(&zoned("DTSTART"), &local(day, start));
                lines.add(&zoned("DTEND"), &local(after(day, end / (24 * 60)), end % (24 * 60)));
            }
            When::Days { first, count } => {
                lines.add("DTSTART;VALUE=DATE", &digits(first));
                lines.add("DTEND;VALUE=DATE", &digits(after(first, count)));
                // A week to study in keeps no hour of it free.
                lines.add("TRANSP", "TRANSPARENT");
            }
        }
        lines.add_text("SUMMARY", &entry.summary);
        if !entry.description.is_empty() {
            lines.add_text("DESCRIPTION", &entry.description);
        }
        lines.add("STATUS", if entry.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        if let Some(minutes) = self.alarm.filter(|_| !entry.is_cancelled) {
            lines.add("BEGIN", "VALARM");
            lines.add("ACTION", "DISPLAY");
            lines.add_text("DESCRIPTION", &entry.summary);
            let sign = if minutes < 0 { "-" } else { "" };
            lines.add("TRIGGER", &format!("{sign}PT{}M", minutes.unsigned_abs()));
            lines.add("END", "VALARM");
        }
        lines.add("END", "VEVENT");
    }
}

/// A text as the value of a parameter: in quotation marks where it holds a sign that would end it.
fn parameter(text: &str) -> String {
    let plain = text.replace(['"', '\r', '\n'], "");
    if plain.contains([':', ';', ',']) { format!("\"{plain}\"") } else { plain }
}
