//! Names and notes of any script inside English sentences. One that is written from right to left must not pull the words
//! around it along: elements of a page use `bdi`, and this is for sentences that are plain text.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// A text as it may stand in a sentence: between the signs that isolate its direction, if any of it is written from right
/// to left.
pub fn isolated(text: &str) -> Cow<'_, str> {
    match text.chars().any(is_right_to_left) {
        true => Cow::Owned(format!("\u{2068}{text}\u{2069}")),
        false => Cow::Borrowed(text),
    }
}

/// The beginning of a text, on one line: at most so many letters, as a reader sees them.
pub fn excerpt(text: &str, length: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.grapheme_indices(true).nth(length) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// Whether a letter is of a block that Unicode keeps for scripts from right to left.
fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_between_two_letters() {
        assert_eq!(excerpt(" a\n\tb ", 3), "a b");
        assert_eq!(excerpt("abcd", 3), "abc…");
        assert_eq!(excerpt("a👩🏽‍💻b", 2), "a👩🏽‍💻…");
        assert_eq!(excerpt("e\u{301}e\u{301}", 1), "e\u{301}…");
        assert_eq!(excerpt("🇩🇪🇫🇷", 1), "🇩🇪…");
    }

    #[test]
    fn only_what_is_written_from_right_to_left_is_isolated() {
        for name in ["עדה", "Ada עדה", "علی‌رضا", "ދިވެހި", "ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥", "ﬠ"]
        {
            assert_eq!(isolated(name), format!("\u{2068}{name}\u{2069}"));
        }
        for name in ["", "Ada", "Łukasz", "李雷", "अदा", "👩‍💻", "\u{FEFF}"] {
            assert_eq!(isolated(name), name);
        }
    }
}
