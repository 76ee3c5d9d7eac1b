//! Time as a value. The domain never asks what time it is: the caller tells it.

use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub u64);

impl Millis {
    /// The calendar day and the time to the minute, UTC, as `2026-11-22 14:46`: sorts as text and holds no locale.
    pub fn to_minute(self) -> String {
        let minutes = self.0 / 60_000;
        format!("{} {:02}:{:02}", self.to_day(), minutes / 60 % 24, minutes % 60)
    }

    /// The calendar day, UTC, as `2026-11-22`.
    pub fn to_day(self) -> String {
        let (year, month, day) = civil_from_days(self.0 / 86_400_000);
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// Year, month and day of a day counted from 1970-01-01, in the proleptic Gregorian calendar
/// (years that begin in March make leap days fall at the end).
fn civil_from_days(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
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
        ] {
            assert_eq!(Millis(millis).to_minute(), expected);
        }
    }
}
