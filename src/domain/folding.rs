//! The words of a text as the search compares them: in lower case, without accents. Knows nothing of what is searched.

use std::ops::Range;

/// Takes letters apart as Unicode's compatibility decomposition (NFKD) does, in lower case: `É` is `e` and an accent, `Ｃ`
/// is `c`, `ﬁ` is `fi`. It comes from outside, because a browser has the tables for it.
pub type Decompose = fn(&str) -> String;

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

/// The words of a text, with their places.
pub fn words(text: &str, decompose: Decompose) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_of_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default();
                let folded = fold(word, decompose);
                let is_aligned = folded.eq_ignore_ascii_case(word);
                if is_word(&folded) {
                    words.push(Word { folded, range: from..at, is_aligned });
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The words of a text, folded.
pub fn folded_words(text: &str, decompose: Decompose) -> Vec<String> {
    let folded = fold(text, decompose);
    folded.split(|c| !is_of_word(c)).filter(|word| is_word(word)).map(str::to_owned).collect()
}

/// `+` and `#` belong to words so that "c#" and "n+1" are found. Beyond ASCII all does but the signs of Latin and of
/// typography, arrows, shapes and pictures.
fn is_of_word(c: char) -> bool {
    let is_sign = matches!(c, '\0'..='\u{BF}' | '×' | '÷' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{FFFD}' | '\u{1F000}'..='\u{1FAFF}');
    c.is_ascii_alphanumeric() || c == '+' || c == '#' || !is_sign
}

/// Signs alone are no word.
fn is_word(text: &str) -> bool {
    text.contains(|c| c != '+' && c != '#')
}

/// Lower case without accents. Letters that cannot be taken apart, such as `ø` and `ß`, become those that people type for
/// them.
pub fn fold(text: &str, decompose: Decompose) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in decompose(text).chars() {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'ŧ' => folded.push('t'),
            'ς' => folded.push('σ'),
            '♯' => folded.push('#'),
            // Accents; the points of Hebrew and Arabic; what has no width.
            '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' => {}
            '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}' => {}
            '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
            _ => folded.push(c),
        }
    }
    folded
}
