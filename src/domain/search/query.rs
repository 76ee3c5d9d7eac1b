//! A query taken apart: its words, those of them that say nothing, and what joined words may mean.

use crate::domain::folding::{Decompose, folded_words};

/// Words that people put around what they look for. They need not be found.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "a", "about", "all", "am", "an", "and", "are", "as", "at", "be", "beginners", "best", "between", "by", "can",
    "could", "course", "d", "difference", "do", "does", "explain", "explained", "for", "from", "general", "get",
    "good", "guide", "help", "how", "i", "if", "in", "into", "introduction", "is", "it", "its", "learn", "learning",
    "like", "ll", "m", "make", "me", "mean", "means", "my", "need", "of", "on", "or", "please", "re", "s", "should",
    "some", "t", "that", "the", "there", "this", "to", "tutorial", "understand", "us", "use", "used", "using", "ve",
    "versus", "vs", "want", "was", "way", "we", "what", "when", "where", "which", "who", "why", "will", "with",
    "without", "work", "works", "write", "you", "your",
];

/// The most words that are looked at: more are no query.
const MOST_TERMS: usize = 16;
/// The most words that are looked up as if they were one.
const MOST_JOINED: usize = 3;

/// A word of a query.
#[derive(Debug)]
pub(super) struct Term {
    /// The word, folded.
    pub(super) text: String,
    /// Whether it need not be found, because it says nothing beside the others.
    pub(super) is_filler: bool,
}

/// One or more neighbouring words of a query, written as one.
#[derive(Debug)]
pub(super) struct Unit {
    /// The number of the first word.
    pub(super) from: usize,
    /// How many words there are.
    pub(super) count: usize,
    /// How many of them say something.
    pub(super) said: usize,
    /// What is looked up.
    pub(super) text: String,
    /// Whether it is a word without the number at its end.
    pub(super) is_stem: bool,
}

impl Unit {
    /// The number of the word behind it.
    pub(super) fn end(&self) -> usize {
        self.from + self.count
    }
}

/// The words of a query.
#[derive(Debug)]
pub(super) struct Query {
    /// The words in order.
    pub(super) terms: Vec<Term>,
    /// All words as one.
    pub(super) whole: String,
    /// The words that say something as one.
    pub(super) gist: String,
}

/// All words of a text as one, and those that say something; all if none does.
pub(super) fn whole_and_gist(words: &[String]) -> (String, String) {
    let whole = words.concat();
    let gist: String = words.iter().filter(|word| !is_filler(word)).map(String::as_str).collect();
    let gist = if gist.is_empty() { whole.clone() } else { gist };
    (whole, gist)
}

/// Whether a word says nothing beside others.
pub(super) fn is_filler(word: &str) -> bool {
    // What follows an apostrophe, and the number of a version, say nothing by themselves.
    let is_number = word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number || FILLERS.binary_search(&word).is_ok()
}

impl Query {
    /// Takes a text apart.
    pub(super) fn new(text: &str, decompose: Decompose) -> Self {
        let mut words = folded_words(text, decompose);
        words.truncate(MOST_TERMS);
        let (whole, gist) = whole_and_gist(&words);
        // "What is" is a query for these words.
        let has_gist = words.iter().any(|word| !is_filler(word));
        let terms = words.into_iter().map(|text| Term { is_filler: has_gist && is_filler(&text), text }).collect();
        Self { terms, whole, gist }
    }

    /// What is to be looked up: each word, neighbouring words as one, and words without the number at their end.
    pub(super) fn units(&self) -> Vec<Unit> {
        let mut units = Vec::new();
        for from in 0..self.terms.len() {
            let (mut text, mut said) = (String::new(), 0);
            for (term, count) in self.terms.iter().skip(from).zip(1..=MOST_JOINED) {
                text.push_str(&term.text);
                said += usize::from(!term.is_filler);
                if count == 1 || said > 0 {
                    units.push(Unit { from, count, said, text: text.clone(), is_stem: false });
                }
            }
            let stem = self.terms[from].text.trim_end_matches(|c: char| c.is_ascii_digit());
            if stem.len() > 1 && stem != self.terms[from].text {
                units.push(Unit { from, count: 1, said: 1, text: stem.to_owned(), is_stem: true });
            }
        }
        units
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_are_in_order() {
        assert!(FILLERS.is_sorted());
    }

    #[test]
    fn a_query_is_taken_apart_into_words_and_joined_words() {
        let query = Query::new("What is Post-gres 16?", str::to_ascii_lowercase);
        assert_eq!((query.whole.as_str(), query.gist.as_str()), ("whatispostgres16", "postgres"));
        let units: Vec<String> = query.units().into_iter().map(|unit| unit.text).collect();
        for text in ["what", "is", "post", "gres", "postgres", "postgres16"] {
            assert!(units.iter().any(|unit| unit == text), "{text} in {units:?}");
        }
        let query = Query::new("http2", str::to_ascii_lowercase);
        let units: Vec<String> = query.units().into_iter().map(|unit| unit.text).collect();
        assert_eq!(units, ["http2", "http"]);
    }
}
