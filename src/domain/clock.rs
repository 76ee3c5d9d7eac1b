//! Time as a value. The domain never asks what time it is: the caller tells it.

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, PrimitiveDateTime};

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

impl Millis {
    /// The calendar day and the time to the minute by a clock, as `2026-11-22 14:46`: sorts as text and holds no locale.
    pub fn to_minute(self, offset: Offset) -> String {
        let time = self.by_clock(offset).time();
        format!("{} {:02}:{:02}", self.to_day(offset), time.hour(), time.minute())
    }

    /// The calendar day by a clock, as `2026-11-22`.
    pub fn to_day(self, offset: Offset) -> String {
        let (year, month, day) = self.by_clock(offset).to_calendar_date();
        format!("{year:04}-{:02}-{day:02}", u8::from(month))
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
        }
    }

    #[test]
    fn a_day_is_that_of_the_clock_on_the_wall() {
        // 2026-11-28 05:30 UTC.
        let moment = Millis(1_795_843_800_000);
        for (minutes, expected) in [
            (0, "2026-11-28 05:30"),
            (-8 * 60, "2026-11-27 21:30"),
            (13 * 60, "2026-11-28 18:30"),
            (5 * 60 + 45, "2026-11-28 11:15"),
            (-5 * 60 - 30, "2026-11-28 00:00"),
            (-5 * 60 - 31, "2026-11-27 23:59"),
        ] {
            assert_eq!(moment.to_minute(Offset(minutes)), expected);
            assert!(expected.starts_with(&moment.to_day(Offset(minutes))));
        }
        assert_eq!(Millis(u64::MAX).to_day(Offset(i32::MAX)), "9999-12-31");
        assert_eq!(Millis(0).to_day(Offset(-1)), "1969-12-31");
    }
}
