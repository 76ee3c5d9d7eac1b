//! The form in which the build hands the roadmap to the programs: of each property a column, and in it only what cannot
//! be told from the rest. A learner downloads it, and columns compress to a third of what statics do. Knows nothing of the
//! roadmap that [`unpack`](super::unpack) makes of it.
//!
//! A column of names has a line for each stage, with the lines of its topics behind it, and at the end one for each group.
//! A column of numbers has a character for each number: see [`sign`].

use super::topic::{Choice, Mark};

/// A roadmap in columns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table<Text> {
    /// The titles.
    pub titles: Text,
    /// The ids; [`SLUG`] stands for [`slug`] of the title.
    pub ids: Text,
    /// For each stage its summary, and for each group its note, a line each.
    pub notes: Text,
    /// For each stage the number of its topics.
    pub stages: Text,
    /// For each stage, with its topics behind it: the marks of the two editions as digits to the base of [`MARKS`], the
    /// first edition's the lower one. The highest digit is no mark.
    pub marks: Text,
    /// For each topic by how much its permanent number is more than one more than the last. This and all that may be
    /// less than 0 is meant modulo 2^16.
    pub numbers: Text,
    /// For each topic 1 if it is a part of the last one that is none.
    pub parts: Text,
    /// For each group the distances between its members, and 0. That of the first is from the last member of the last group.
    pub groups: Text,
    /// For each topic its kind.
    pub kinds: Text,
    /// For each topic its level.
    pub levels: Text,
    /// For each topic the hours of a quick learner.
    pub least_hours: Text,
    /// For each topic how many more those of a thorough one are.
    pub most_hours: Text,
    /// For each topic what to learn before, and 0. A third is the distance back to a topic if nothing is left over, the
    /// place of a topic if 1 is, and that of a group if 2 are.
    pub prerequisites: Text,
}

/// What a mark can be: one of them, or none.
pub const MARKS: u32 = Mark::ALL.len() as u32 + 1;

/// What stands for the slug of the title in a column of ids.
pub const SLUG: u8 = b'*';

/// What an id mostly is: the title in lower case, with hyphens for blanks and without other signs. ASCII, byte by byte.
pub fn slug(title: &str) -> impl Iterator<Item = u8> {
    title.bytes().filter_map(|byte| match byte {
        b' ' | b'-' => Some(b'-'),
        _ if byte.is_ascii_alphanumeric() => Some(byte.to_ascii_lowercase()),
        _ => None,
    })
}

/// Where the code points begin that are no characters, and where they end.
const GAP: std::ops::Range<u32> = 0xD800..0xE000;

/// The character for a number: the first for 0, and so on. There are a million.
pub fn sign(number: u32) -> char {
    let code = if number < GAP.start { number } else { number + (GAP.end - GAP.start) };
    char::from_u32(code).unwrap_or_default()
}

/// The number that a character stands for.
pub fn number(sign: char) -> u32 {
    let code = u32::from(sign);
    if code < GAP.start { code } else { code - (GAP.end - GAP.start) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_sign_of_its_own() {
        for wanted in 0..1_000_000 {
            assert_eq!(number(sign(wanted)), wanted);
        }
    }
}
