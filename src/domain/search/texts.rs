//! The words of the topics' texts: a line a word, of the word, a tab, and a character a topic that has it: U+0100 for
//! the first topic of the roadmap, and so on. A word of more than half of the topics has none: it would find everything.

use std::collections::BTreeMap;

use super::likeness::is_one_slip_from;
use crate::domain::folding::{Decompose, folded_words};

/// The sign of the roadmap's first topic.
const FIRST_SIGN: u32 = 0x100;
/// The letters that a word needs to be kept.
const SHORTEST: usize = 3;

/// The lines of some texts, one text for each topic.
pub fn text_words(texts: &[String], decompose: Decompose) -> String {
    let mut topics_of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        for word in folded_words(text, decompose).into_iter().filter(|word| is_kept(word)) {
            let topics = topics_of.entry(word).or_default();
            if topics.last() != Some(&at) {
                topics.push(at);
            }
        }
    }
    let mut lines = String::new();
    for (word, topics) in topics_of {
        let is_everywhere = topics.len() > texts.len().div_ceil(2);
        let signs = topics.into_iter().filter(|_| !is_everywhere);
        let signs: String = signs.filter_map(|at| char::from_u32(FIRST_SIGN + at as u32)).collect();
        lines.push_str(&format!("{word}\t{signs}\n"));
    }
    lines
}

/// Whether the texts can tell where a word is.
pub(super) fn is_kept(word: &str) -> bool {
    word.chars().count() >= SHORTEST
}

/// Where the texts have a term.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Places {
    /// In most topics.
    Everywhere,
    /// In these, by the roadmap's order.
    In(Vec<usize>),
}

/// The words of the texts with the signs of their topics, sorted by word.
#[derive(Debug)]
pub(super) struct Texts(Vec<(String, String)>);

impl Texts {
    /// Reads the lines that [`text_words`] writes; what is none is passed over.
    pub(super) fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let pair = |line: &str| line.split_once('\t').map(|(word, signs)| (word.to_owned(), signs.to_owned()));
        Self(lines.filter_map(pair).collect())
    }

    /// The words that begin with a term.
    fn beginning(&self, term: &str) -> impl Iterator<Item = &(String, String)> {
        let first = self.0.partition_point(|(word, _)| word.as_str() < term);
        self.0.iter().skip(first).take_while(move |(word, _)| word.starts_with(term))
    }

    /// Whether a term is a word of the texts.
    pub(super) fn has(&self, term: &str) -> bool {
        self.0.binary_search_by(|(word, _)| word.as_str().cmp(term)).is_ok()
    }

    /// Where the texts have a word that begins with a term.
    pub(super) fn places(&self, term: &str) -> Places {
        let mut places = Vec::new();
        if !is_kept(term) {
            return Places::In(places);
        }
        for (_, signs) in self.beginning(term) {
            if signs.is_empty() {
                return Places::Everywhere;
            }
            places.extend(topics(signs));
        }
        Places::In(places)
    }

    /// Where the texts have a word that a term is a slip away from.
    pub(super) fn places_with_slip(&self, term: &str) -> Vec<usize> {
        let Some(letter) = term.chars().next().filter(|_| is_kept(term)) else { return Vec::new() };
        let start = letter.to_string();
        let like = self.beginning(&start).filter(|(word, _)| is_one_slip_from(term, word));
        like.flat_map(|(_, signs)| topics(signs)).collect()
    }
}

fn topics(signs: &str) -> impl Iterator<Item = usize> {
    signs.chars().filter_map(|sign| (sign as usize).checked_sub(FIRST_SIGN as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_are_by_their_beginning_and_by_a_slip() {
        let texts = ["the cat went by", "the queues and the dog", "the dogma", "a middleware the"].map(str::to_owned);
        let lines = text_words(&texts, str::to_ascii_lowercase);
        let read = Texts::new(lines.lines());
        assert_eq!(read.places("cat"), Places::In(vec![0]));
        assert_eq!(read.places("dog"), Places::In(vec![1, 2]));
        assert_eq!(read.places("the"), Places::Everywhere);
        assert_eq!(read.places("by"), Places::In(vec![]));
        assert_eq!(read.places_with_slip("midleware"), [3]);
        assert!(read.has("dog") && !read.has("dogm"));
    }
}
