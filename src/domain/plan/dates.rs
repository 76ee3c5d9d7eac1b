//! Days by the calendar: weekdays, weeks, and as people write them.

use time::{Date, Month};

use crate::domain::clock::Day;

/// 1970-01-01 by the Julian day number that astronomers count.
const EPOCH: i32 = 2_440_588;

/// The weekdays, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The day by the calendar, in the year 9999 at the latest.
pub fn date(day: Day) -> Date {
    let number = i32::try_from(day.0).unwrap_or(i32::MAX).saturating_add(EPOCH);
    Date::from_julian_day(number).unwrap_or(Date::MAX)
}

/// The day of a date; nothing before 1970.
pub fn day(date: Date) -> Option<Day> {
    u32::try_from(date.to_julian_day() - EPOCH).ok().map(Day)
}

/// The day of a text such as `2026-11-22`, which is what date fields of forms hold.
pub fn parse(text: &str) -> Option<Day> {
    let mut parts = text.trim().splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    day(Date::from_calendar_date(year, month, parts.next()?.parse().ok()?).ok()?)
}

/// The place of the weekday in [`WEEKDAYS`].
pub fn weekday(day: Day) -> usize {
    // 1970-01-01 was a Thursday.
    day.0.wrapping_add(3) as usize % 7
}

/// The Monday of the day's week; 1970-01-01 where that would be before.
pub fn monday(day: Day) -> Day {
    Day(day.0.saturating_sub(weekday(day) as u32))
}

/// The day so many days on.
pub fn after(day: Day, days: u32) -> Day {
    Day(day.0.saturating_add(days))
}

/// The day as people write it: `22 November 2026`.
pub fn words(day: Day) -> String {
    let date = date(day);
    format!("{} {} {}", date.day(), date.month(), date.year())
}

/// The day without its year: `22 November`.
pub fn short(day: Day) -> String {
    let date = date(day);
    format!("{} {}", date.day(), date.month())
}

/// From one day to another, each once: `22 November 2026`, or `22 November to 3 December 2026`.
pub fn range(first: Day, last: Day) -> String {
    let (one, other) = (date(first), date(last));
    if first == last {
        words(first)
    } else if one.year() == other.year() {
        format!("{} to {}", short(first), words(last))
    } else {
        format!("{} to {}", words(first), words(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        for (text, expected) in
            [("1970-01-01", Some(Day(0))), ("2026-11-28", Some(Day(20_785))), (" 2024-02-29 ", Some(Day(19_782)))]
        {
            assert_eq!(parse(text), expected, "{text}");
            assert_eq!(expected.map(|day| day.to_string()).as_deref(), Some(text.trim()));
        }
        for text in ["", "2026", "2026-13-01", "2026-02-29", "1969-12-31", "2026-11-28-1", "x-y-z", "99999-01-01"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let saturday = Day(20_785);
        assert_eq!((WEEKDAYS[weekday(saturday)], monday(saturday)), ("Saturday", Day(20_780)));
        assert_eq!((weekday(Day(20_780)), monday(Day(20_780))), (0, Day(20_780)));
        assert_eq!(monday(Day(1)), Day(0));
    }

    #[test]
    fn days_read_as_people_write_them() {
        assert_eq!(range(Day(20_785), Day(20_785)), "28 November 2026");
        assert_eq!(range(Day(20_785), Day(20_790)), "28 November to 3 December 2026");
        assert_eq!(range(Day(20_785), Day(20_825)), "28 November 2026 to 7 January 2027");
        assert_eq!(words(Day(u32::MAX)), "31 December 9999");
    }
}
