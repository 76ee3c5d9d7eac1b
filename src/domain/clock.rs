//! Time as a value: moments, clocks and study days. The domain never asks what time it is: the caller tells it.
//!
//! A study day is the calendar day by the learner's clock, which begins at 4:00 or at another hour that the learner has
//! chosen: who learns after midnight is still at the day before. It is a function of the moment and the clock alone. By a
//! clock that was set back, or carried west, a later moment may so be of an earlier day.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime, PrimitiveDateTime};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub u64);

/// How many minutes a clock is ahead of UTC; less than 0 in the west.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset(pub i32);

impl Offset {
    /// The clock of UTC itself.
    pub const UTC: Self = Self(0);
}

/// By what days are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRule {
    /// The learner's clock at the moment in question.
    pub offset: Offset,
    /// The hour at which a day begins, from 0 to [`DayRule::LATEST`].
    pub begins: u8,
}

impl DayRule {
    /// When a day begins unless the learner has chosen.
    pub const DEFAULT: u8 = 4;
    /// The latest hour at which a day can begin.
    pub const LATEST: u8 = 6;
    /// Days by the calendar of UTC.
    pub const UTC: Self = Self { offset: Offset::UTC, begins: 0 };
}

/// A study day, as days since 1970-01-01; never earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub u32);

impl Day {
    /// 1970-01-01 by the Julian day number that astronomers count.
    const EPOCH: i32 = 2_440_588;

    /// The day by the calendar, in the year 9999 at the latest.
    fn date(self) -> Date {
        let number = i32::try_from(self.0).unwrap_or(i32::MAX).saturating_add(Self::EPOCH);
        Date::from_julian_day(number).unwrap_or(Date::MAX)
    }

    /// The month of the day, as `2026-11`.
    pub fn month(self) -> String {
        let date = self.date();
        format!("{:04}-{:02}", date.year(), u8::from(date.month()))
    }
}

impl fmt::Display for Day {
    /// As `2026-11-22`: sorts as text and holds no locale.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month(), self.date().day())
    }
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Millis {
    /// The study day that a moment is of.
    pub fn day(self, rule: DayRule) -> Day {
        let moment = i64::try_from(self.0).unwrap_or(i64::MAX);
        let by_clock = moment.saturating_add(i64::from(rule.offset.0) * MINUTE - i64::from(rule.begins) * HOUR);
        Day(u32::try_from(by_clock.max(0) / DAY).unwrap_or(u32::MAX))
    }

    /// The calendar day and the time to the minute by a clock, as `2026-11-22 14:46`. This names a moment: a study day may
    /// begin later than the calendar day.
    pub fn to_minute(self, offset: Offset) -> String {
        let clock = self.by_clock(offset);
        let (year, month, day) = clock.to_calendar_date();
        format!("{year:04}-{:02}-{day:02} {:02}:{:02}", u8::from(month), clock.hour(), clock.minute())
    }

    /// The moment by the calendar, in the year 9999 at the latest.
    fn by_clock(self, offset: Offset) -> OffsetDateTime {
        let latest = PrimitiveDateTime::MAX.assume_utc();
        i64::try_from(self.0 / 1000)
            .ok()
            .and_then(|seconds| {
                OffsetDateTime::from_unix_timestamp(seconds.saturating_add(i64::from(offset.0) * 60)).ok()
            })
            .unwrap_or(latest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-28 05:30 UTC.
    const MORNING: Millis = Millis(1_795_843_800_000);

    fn clock(minutes: i32) -> DayRule {
        DayRule { offset: Offset(minutes), begins: DayRule::DEFAULT }
    }

    #[test]
    fn moments_read_as_dates() {
        for (millis, expected) in [
            (0, "1970-01-01 00:00"),
            (951_782_400_000, "2000-02-29 00:00"),
            (1_795_358_760_000, "2026-11-22 14:46"),
            (4_107_542_399_999, "2100-02-28 23:59"),
            (u64::MAX, "9999-12-31 23:59"),
        ] {
            assert_eq!(Millis(millis).to_minute(Offset::UTC), expected);
            assert_eq!(format!("{}", Millis(millis).day(DayRule::UTC)), expected[..10]);
            assert_eq!(Millis(millis).day(DayRule::UTC).month(), expected[..7]);
        }
    }

    #[test]
    fn a_moment_is_told_by_the_clock_on_the_wall() {
        for (minutes, expected) in [
            (0, "2026-11-28 05:30"),
            (-8 * 60, "2026-11-27 21:30"),
            (13 * 60, "2026-11-28 18:30"),
            (5 * 60 + 45, "2026-11-28 11:15"),
            (-5 * 60 - 31, "2026-11-27 23:59"),
        ] {
            assert_eq!(MORNING.to_minute(Offset(minutes)), expected);
        }
    }

    #[test]
    fn a_day_begins_at_four_in_zones_of_all_hours_and_half_hours() {
        for (minutes, expected) in [
            (0, "2026-11-28"),
            (-90, "2026-11-28"),
            (-91, "2026-11-27"),
            (-12 * 60, "2026-11-27"),
            (5 * 60 + 30, "2026-11-28"),
            (5 * 60 + 45, "2026-11-28"),
            (14 * 60, "2026-11-28"),
            (22 * 60 + 29, "2026-11-28"),
            (22 * 60 + 30, "2026-11-29"),
        ] {
            assert_eq!(MORNING.day(clock(minutes)).to_string(), expected, "{minutes} minutes ahead of UTC");
        }
        // Newfoundland, 3:59 and 4:00.
        for (millis, expected) in [(1_795_850_999_999_u64, "2026-11-27"), (1_795_851_000_000, "2026-11-28")] {
            let rule = clock(-(3 * 60 + 30));
            assert_eq!(Millis(millis).day(rule).to_string(), expected);
        }
    }

    #[test]
    fn a_day_begins_at_the_hour_that_was_chosen() {
        for begins in 0..=DayRule::LATEST {
            let rule = DayRule { offset: Offset(60), begins };
            // 2026-11-28 00:00 in Berlin is 23:00 UTC.
            let start = 1_795_820_400_000 + u64::from(begins) * 3_600_000;
            assert_eq!(Millis(start - 1).day(rule).to_string(), "2026-11-27", "before {begins}:00");
            assert_eq!(Millis(start).day(rule).to_string(), "2026-11-28", "at {begins}:00");
        }
    }

    #[test]
    fn the_days_of_a_change_of_the_clock_have_23_and_25_hours_and_all_else_24() {
        // Berlin: summer time began on 2026-03-29 at 01:00 UTC and ended on 2026-10-25 at 01:00 UTC.
        let (spring, autumn) = (1_774_746_000_000_u64, 1_792_890_000_000_u64);
        let berlin = |moment: u64| if (spring..autumn).contains(&moment) { 120 } else { 60 };
        for (change, hours) in [(spring, 23), (autumn, 25)] {
            for begins in 0..=DayRule::LATEST {
                let day = |moment: u64| Millis(moment).day(DayRule { offset: Offset(berlin(moment)), begins });
                let minutes: Vec<u64> =
                    (0..4 * 24 * 60).map(|minute| change - 2 * 86_400_000 + minute * 60_000).collect();
                assert!(minutes.is_sorted_by_key(|moment| day(*moment)), "no day comes back");
                let mut lengths: Vec<usize> =
                    minutes.chunk_by(|one, next| day(*one) == day(*next)).map(<[u64]>::len).collect();
                // The first and the last are not whole.
                lengths.pop();
                lengths.remove(0);
                lengths.sort_unstable();
                let expected = if hours == 23 { [23 * 60, 24 * 60, 24 * 60] } else { [24 * 60, 24 * 60, 25 * 60] };
                assert!(
                    lengths.iter().all(|length| expected.contains(length)),
                    "{lengths:?}, beginning at {begins}:00"
                );
                assert!(lengths.contains(&(hours * 60)), "{lengths:?}, beginning at {begins}:00");
            }
        }
    }

    #[test]
    fn a_traveller_has_the_day_of_the_clock_on_the_wall() {
        // Tokyo at 09:00 on the 28th is the 27th in Los Angeles, for the whole flight's length and longer.
        let noon = 1_795_824_000_000_u64;
        assert_eq!(Millis(noon).day(clock(9 * 60)).to_string(), "2026-11-28");
        assert_eq!(Millis(noon + 3_600_000).day(clock(-8 * 60)).to_string(), "2026-11-27", "west: the day comes again");
        // Los Angeles on the evening of the 26th, Tokyo eleven hours later.
        assert_eq!(Millis(noon - 72_000_000).day(clock(-8 * 60)).to_string(), "2026-11-26");
        assert_eq!(Millis(noon - 32_400_000).day(clock(9 * 60)).to_string(), "2026-11-27", "east: the day is short");
    }

    #[test]
    fn a_clock_that_is_set_back_has_the_day_that_it_shows_and_none_is_before_1970() {
        let back = Millis(MORNING.0 - 86_400_000);
        assert_eq!(back.day(clock(60)).0 + 1, MORNING.day(clock(60)).0);
        for (moment, minutes) in [(0, 0), (0, -14 * 60), (1, i32::MIN), (14_399_999, 0)] {
            assert_eq!(Millis(moment).day(clock(minutes)), Day(0));
        }
        assert_eq!(Millis(u64::MAX).day(clock(i32::MAX)).to_string(), "9999-12-31");
        assert_eq!(Day(u32::MAX).to_string(), "9999-12-31");
    }
}
