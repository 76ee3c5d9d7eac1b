//! Finding topics by words: in titles, synonyms and summaries, forgiving accents, case and a typo, and in the texts by
//! how words begin. A linear scan for the former: at the size of a roadmap an index of words would cost more than it
//! saves.
//!
//! All but the titles comes as a text: a line a topic, in the roadmap's order, with synonyms between commas, a tab, the
//! summary; an empty line; and for each word of the texts, in order, a line of the word, a tab, and a character a topic
//! that has it: U+0100 for the first topic of the roadmap, and so on.

use std::ops::Range;

use super::annotations::Annotations;
use super::folding::{Word, folded_words, joined, words};
use super::roadmap::Roadmap;

/// How a topic matches a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The higher, the better; 0 when there was no query.
    pub score: u32,
    /// The parts of the title that match, in bytes, in order, apart from each other.
    pub title: Vec<Range<usize>>,
    /// Whether some word of the query was found in the text of the topic only.
    pub is_in_text: bool,
}

/// A topic's line of the text that [`SearchIndex::new`] reads.
pub fn line(synonyms: &[&str], summary: &str) -> String {
    format!("{}\t{summary}\n", synonyms.join(","))
}

/// The words of the topics' texts, for the end of the text that [`SearchIndex::new`] reads. Words of one or two letters
/// and those of more than half of the topics are left out: they would find everything.
pub fn text_words(texts: &[String]) -> String {
    let mut topics_of: std::collections::BTreeMap<String, Vec<usize>> = std::collections::BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        for word in folded_words(text).into_iter().filter(|word| word.chars().count() >= SHORTEST_IN_TEXT) {
            let topics = topics_of.entry(word).or_default();
            if topics.last() != Some(&at) {
                topics.push(at);
            }
        }
    }
    let mut lines = String::from("\n");
    for (word, topics) in topics_of.into_iter().filter(|(_, topics)| topics.len() <= texts.len().div_ceil(2)) {
        let signs: String = topics.into_iter().filter_map(|at| char::from_u32(FIRST_SIGN + at as u32)).collect();
        lines.push_str(&format!("{word}\t{signs}\n"));
    }
    lines
}

/// The sign of the roadmap's first topic.
const FIRST_SIGN: u32 = 0x100;
/// The letters that a word needs to be looked for in the texts.
const SHORTEST_IN_TEXT: usize = 3;

/// Folded texts of a roadmap, made once.
#[derive(Debug)]
pub struct SearchIndex {
    entries: Vec<Entry>,
    /// The words of the texts with the signs of their topics, sorted by word.
    text: Vec<(String, String)>,
}

#[derive(Debug)]
struct Entry {
    title: Vec<Word>,
    /// The words of the title with single blanks between them.
    whole_title: String,
    synonyms: Vec<String>,
    synonym_words: Vec<String>,
    summary: Vec<String>,
}

const WHOLE_TITLE: u32 = 1000;
const WHOLE_SYNONYM: u32 = 900;
const TITLE_WORD: u32 = 400;
const SYNONYM_WORD: u32 = 300;
const TITLE_START: u32 = 200;
const SYNONYM_START: u32 = 150;
const TITLE_TYPO: u32 = 40;
const SYNONYM_TYPO: u32 = 30;
const SUMMARY_START: u32 = 10;
const TEXT_START: u32 = 2;

impl SearchIndex {
    /// Folds the titles of a roadmap and the text of all other words; without the text titles alone are searched.
    pub fn new(roadmap: &Roadmap, text: &str) -> Self {
        let mut lines = text.lines();
        let entries = roadmap
            .topics
            .iter()
            .map(|topic| {
                let (synonyms, summary) = lines.next().unwrap_or_default().split_once('\t').unwrap_or(("", ""));
                Entry {
                    title: words(topic.title),
                    whole_title: joined(topic.title),
                    synonyms: synonyms.split(',').map(joined).collect(),
                    synonym_words: folded_words(synonyms),
                    summary: folded_words(summary),
                }
            })
            .collect();
        let pair = |line: &str| line.split_once('\t').map(|(word, signs)| (word.to_owned(), signs.to_owned()));
        Self { entries, text: lines.filter_map(pair).collect() }
    }

    /// Looks every topic up, in the roadmap's order, with what the learner keeps on each. Each word of the query must be found, in any order; with no word
    /// every topic is a hit.
    pub fn search(&self, query: &str, own: &[Annotations]) -> Vec<Option<Hit>> {
        let terms = folded_words(query);
        let whole = terms.join(" ");
        let in_texts: Vec<Vec<bool>> = terms.iter().map(|term| self.topics_with(term, own)).collect();
        let has = |at: usize, term: usize| in_texts.get(term).and_then(|topics| topics.get(at)) == Some(&true);
        self.entries.iter().enumerate().map(|(at, entry)| entry.find(&terms, &whole, |term| has(at, term))).collect()
    }

    /// Whether each topic has a word in its text, or in the learner's notes, that begins with a term.
    fn topics_with(&self, term: &str, own: &[Annotations]) -> Vec<bool> {
        let mut topics = vec![false; self.entries.len()];
        if term.chars().count() >= SHORTEST_IN_TEXT {
            let first = self.text.partition_point(|(word, _)| word.as_str() < term);
            for (_, signs) in self.text.iter().skip(first).take_while(|(word, _)| word.starts_with(term)) {
                for sign in signs.chars() {
                    let at = (sign as usize).wrapping_sub(FIRST_SIGN as usize);
                    if let Some(topic) = topics.get_mut(at) {
                        *topic = true;
                    }
                }
            }
        }
        for (topic, own) in topics.iter_mut().zip(own) {
            *topic |= own.words.iter().any(|word| word.starts_with(term));
        }
        topics
    }
}

impl Entry {
    fn find(&self, terms: &[String], whole: &str, is_in_text: impl Fn(usize) -> bool) -> Option<Hit> {
        if terms.is_empty() {
            return Some(Hit::default());
        }
        let mut hit = Hit::default();
        if self.whole_title == whole {
            hit.score = WHOLE_TITLE;
        } else if self.synonyms.iter().any(|synonym| synonym == whole) {
            hit.score = WHOLE_SYNONYM;
        }
        let whole_is_found = hit.score > 0;
        // How much of each word of the title was found, in bytes.
        let mut lengths = vec![0; self.title.len()];
        for (number, term) in terms.iter().enumerate() {
            let (mut score, place) = self.find_term(term);
            if score == 0 && !whole_is_found {
                if !is_in_text(number) {
                    return None;
                }
                score = TEXT_START;
                hit.is_in_text = true;
            }
            hit.score += score;
            if let Some((at, length)) = place {
                lengths[at] = length.max(lengths[at]);
            }
        }
        let found = self.title.iter().zip(lengths).filter(|(_, length)| *length > 0);
        hit.title = found.map(|(word, length)| word.range.start..word.range.start + length).collect();
        Some(hit)
    }

    /// The score of the best place of one term; in the title also which word it is and how much of it was found.
    fn find_term(&self, term: &str) -> (u32, Option<(usize, usize)>) {
        let mut best = (0, None);
        for (at, word) in self.title.iter().enumerate() {
            let score = match closeness(term, &word.folded) {
                Closeness::Same => TITLE_WORD,
                Closeness::Start => TITLE_START,
                Closeness::Typo => TITLE_TYPO,
                Closeness::None => 0,
            };
            if score > best.0 {
                // The learner typed the beginning of the word: mark as much of it.
                let part = if score == TITLE_START && word.is_aligned { term.len() } else { word.range.len() };
                best = (score, Some((at, part)));
            }
        }
        for word in &self.synonym_words {
            let score = match closeness(term, word) {
                Closeness::Same => SYNONYM_WORD,
                Closeness::Start => SYNONYM_START,
                Closeness::Typo => SYNONYM_TYPO,
                Closeness::None => 0,
            };
            if score > best.0 {
                // The place in the title stays: it is what the learner sees.
                best.0 = score;
            }
        }
        if best.0 == 0 && self.summary.iter().any(|word| word.starts_with(term)) {
            best.0 = SUMMARY_START;
        }
        best
    }
}

enum Closeness {
    Same,
    Start,
    Typo,
    None,
}

fn closeness(term: &str, word: &str) -> Closeness {
    if term == word {
        Closeness::Same
    } else if word.starts_with(term) {
        Closeness::Start
    } else if is_typo_of(term, word) {
        Closeness::Typo
    } else {
        Closeness::None
    }
}

/// Whether a term of at least four letters is one slip away from a word, or from its beginning: a letter wrong, too
/// many, missing, or two swapped. From eight letters on two slips are forgiven. The first letter must be right.
fn is_typo_of(term: &str, word: &str) -> bool {
    let allowed = match term.chars().count() {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    // Nearly every word of the roadmap ends here, before anything is copied.
    if term.chars().next() != word.chars().next() {
        return false;
    }
    let term: Vec<char> = term.chars().collect();
    let word: Vec<char> = word.chars().collect();
    if word.len() + allowed < term.len() {
        return false;
    }
    let row = last_distances(&term, &word);
    // The last row holds the distance to every beginning of the word; one much shorter than the term is no match.
    (term.len().saturating_sub(allowed)..=word.len()).any(|length| row.get(length).is_some_and(|d| *d <= allowed))
}

/// The number of slips (optimal string alignment) between a term and each beginning of a word, by its length.
fn last_distances(term: &[char], word: &[char]) -> Vec<usize> {
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (i, letter) in term.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in word.iter().enumerate() {
            let mut least = (row[j] + usize::from(letter != other)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *letter == word[j - 1] && term[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_forgiven_and_no_more() {
        for (term, word, expected) in [
            ("kubernets", "kubernetes", true),
            ("postgers", "postgres", true),
            ("postgers", "postgresql", true),
            ("rabitmq", "rabbitmq", true),
            ("elasticsaerch", "elasticsearch", true),
            ("git", "gin", false),
            ("java", "lava", false),
            ("rust", "ruby", false),
            ("docker", "dock", false),
            ("transcations", "transactions", true),
        ] {
            assert_eq!(is_typo_of(term, word), expected, "{term} for {word}");
        }
    }
}
