//! Hours of a day as a learner reads and writes them, in half hours.

use crate::domain::plan::settings::LONGEST;

/// Minutes as hours: "1.5".
pub fn hours(minutes: u16) -> String {
    match minutes % 60 {
        0 => (minutes / 60).to_string(),
        rest => format!("{}.{}", minutes / 60, rest / 6),
    }
}

/// The minutes of hours such as "1.5", in half hours, if a day can have them.
pub fn parse_hours(text: &str) -> Option<u16> {
    let hours: f32 = text.trim().replace(',', ".").parse().ok()?;
    let minutes = (hours * 2.0).round() * 30.0;
    (0.0..=f32::from(LONGEST)).contains(&minutes).then_some(minutes as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_in_half_hours() {
        for (text, minutes) in [("0", 0), (" 1.5", 90), ("1,5", 90), ("2.2", 120), ("16", 960)] {
            assert_eq!(parse_hours(text), Some(minutes), "{text}");
        }
        for text in ["", "-1", "17", "NaN", "two", "inf"] {
            assert_eq!(parse_hours(text), None, "{text}");
        }
        assert_eq!([0, 90, 120, 960].map(hours), ["0", "1.5", "2", "16"]);
    }
}
