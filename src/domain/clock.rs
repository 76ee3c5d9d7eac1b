//! Time as a value. The domain never asks what time it is: the caller tells it.

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, PrimitiveDateTime};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub u64);

impl Millis {
    /// The calendar day and the time to the minute, UTC, as `2026-11-22 14:46`: sorts as text and holds no locale.
    pub fn to_minute(self) -> String {
        let time = self.to_utc().time();
        format!("{} {:02}:{:02}", self.to_day(), time.hour(), time.minute())
    }

    /// The calendar day, UTC, as `2026-11-22`.
    pub fn to_day(self) -> String {
        let (year, month, day) = self.to_utc().to_calendar_date();
        format!("{year:04}-{:02}-{day:02}", u8::from(month))
    }

    /// The moment by the calendar, in the year 9999 at the latest.
    fn to_utc(self) -> OffsetDateTime {
        let latest = PrimitiveDateTime::MAX.assume_utc();
        i64::try_from(self.0 / 1000)
            .ok()
            .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
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
            assert_eq!(Millis(millis).to_minute(), expected);
        }
    }
}
