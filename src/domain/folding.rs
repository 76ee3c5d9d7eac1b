//! The words of a text as the search compares them: in lower case, without accents. Knows nothing of what is searched.

use std::ops::Range;

/// A word of a text.
#[derive(Debug)]
pub struct Word {
    /// Lower case without accents.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// Whether folding left every letter at its place.
    pub is_aligned: bool,
}

/// The words of a text.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default();
                let folded = fold(word);
                let is_aligned = folded.eq_ignore_ascii_case(word);
                words.push(Word { folded, range: from..at, is_aligned });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// `+` and `#` belong to words so that "c#" and "n+1" are found; beyond ASCII all but Latin signs and the dashes and
/// quotes of typography does.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '+'
        || c == '#'
        || !matches!(c, '\0'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}')
}

/// The words of a text, folded.
pub fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

/// The folded words of a text with single blanks between them.
pub fn joined(text: &str) -> String {
    folded_words(text).join(" ")
}

/// Lower case without accents, for the Latin letters that titles and learners use.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => folded.push('a'),
            'Ç' | 'ç' | 'Ć'..='č' => folded.push('c'),
            'Ď'..='đ' => folded.push('d'),
            'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => folded.push('e'),
            'Ĝ'..='ģ' => folded.push('g'),
            'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => folded.push('i'),
            'Ł' | 'ł' => folded.push('l'),
            'Ñ' | 'ñ' | 'Ń'..='ň' => folded.push('n'),
            'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' | 'Ō'..='ő' => folded.push('o'),
            'Ŕ'..='ř' => folded.push('r'),
            'Ś'..='š' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'Ţ'..='ŧ' => folded.push('t'),
            'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => folded.push('u'),
            'Ý' | 'ý' | 'ÿ' => folded.push('y'),
            'Ź'..='ž' => folded.push('z'),
            // Combining accents, as macOS types them.
            '\u{300}'..='\u{36F}' => {}
            _ => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_are_folded() {
        assert_eq!(joined("  Caché, NAÏVE  façade "), "cache naive facade");
        assert_eq!(joined("C# and N+1"), "c# and n+1");
        assert_eq!(joined("cache\u{301} — “quoted”"), "cache quoted");
    }
}
