//! What the search knows of a topic, and what of it a part of a query finds.

use super::likeness::{Likeness, slips};
use super::query::{Term, Unit, is_filler, whole_and_gist};
use crate::domain::folding::{Decompose, Word, folded_words, words};

/// A title or a synonym, also written as one word.
#[derive(Debug)]
struct Name {
    words: Vec<String>,
    /// All of it.
    whole: String,
    /// What says something.
    gist: String,
    /// The first word of each.
    first_words: [String; 2],
}

/// The folded words of a topic.
#[derive(Debug)]
pub(super) struct Entry {
    title: Vec<Word>,
    title_name: Name,
    synonyms: Vec<Name>,
    summary: Vec<String>,
}

/// What a part of a query finds in a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// How good it is; 0 is nothing.
    pub(super) strength: u32,
    /// Which words of the title are found, and how much of each, in bytes: the first, how many, the length.
    pub(super) mark: Option<(usize, usize, usize)>,
}

/// Where something is found: what each likeness is worth there. What is worth nothing is not found.
struct Worth {
    same: u32,
    number: u32,
    start: u32,
    end: u32,
    typo: u32,
}

const TITLE: Worth = Worth { same: 500, number: 490, start: 170, end: 0, typo: 90 };
const SYNONYM: Worth = Worth { same: 450, number: 440, start: 120, end: 0, typo: 80 };
const TITLE_WORD: Worth = Worth { same: 300, number: 295, start: 150, end: 40, typo: 85 };
const SYNONYM_WORD: Worth = Worth { same: 200, number: 195, start: 100, end: 35, typo: 64 };
const SUMMARY_WORD: Worth = Worth { same: 30, number: 28, start: 15, end: 0, typo: 0 };

/// From here on it is the title or a synonym.
pub(super) const NAME: u32 = SYNONYM.number;
/// From here on it is at least a whole word of them.
pub(super) const WORD: u32 = SYNONYM_WORD.number;
/// From here on it is at least a part of such a word.
pub(super) const PART: u32 = SUMMARY_WORD.same + 1;
/// Only the text has it.
pub(super) const TEXT: u32 = 4;
/// When the whole query is the title or a synonym.
const WHOLE_TITLE: u32 = 10_000;
const WHOLE_SYNONYM: u32 = 9_000;
/// Besides, when not even the words that say little differ.
const TO_THE_LETTER: u32 = 2_000;

impl Worth {
    fn of(&self, term: &str, word: &str, has_slips: bool) -> u32 {
        match Likeness::of(term, word) {
            Some(Likeness::Same) => self.same,
            Some(Likeness::Number) => self.number,
            Some(Likeness::Start) => self.start,
            Some(Likeness::End) => self.end,
            None if has_slips && self.typo > 0 => match slips(term, word) {
                Some(slips) => self.typo / slips.max(1) as u32,
                None => 0,
            },
            None => 0,
        }
    }
}

impl Name {
    fn new(words: Vec<String>) -> Self {
        let (whole, gist) = whole_and_gist(&words);
        let first = words.first().cloned().unwrap_or_default();
        let first_of_gist = words.iter().find(|word| !is_filler(word)).cloned().unwrap_or_default();
        Self { words, whole, gist, first_words: [first, first_of_gist] }
    }

    /// What a part of a query is worth that is like the name, and more than the beginning of its first word.
    fn worth(&self, worth: &Worth, term: &str, has_slips: bool) -> u32 {
        let of = |name: &str, first_word: &str| match worth.of(term, name, has_slips) {
            found if found == worth.start && term.len() <= first_word.len() => 0,
            // Several words as one are long: two slips make other words of them.
            found if found == worth.typo / 2 && self.words.len() > 1 => 0,
            found => found,
        };
        let [first, first_of_gist] = &self.first_words;
        let gist = of(&self.gist, first_of_gist);
        if self.gist.len() == self.whole.len() { gist } else { gist.max(of(&self.whole, first)) }
    }

    /// What a part of a query is worth that is like the name or one of its words.
    fn worth_with_words(&self, term: &str, has_slips: bool) -> u32 {
        let name = self.worth(&SYNONYM, term, has_slips);
        // A name of one word may still be begun.
        let words = self.words.iter().map(|word| SYNONYM_WORD.of(term, word, has_slips));
        if name > 0 { name } else { words.max().unwrap_or_default() }
    }
}

impl Entry {
    /// Folds a title, the synonyms with commas between them, and the summary.
    pub(super) fn new(title: &str, synonyms: &str, summary: &str, decompose: Decompose) -> Self {
        let title = words(title, decompose);
        let names = synonyms.split(',').map(|synonym| folded_words(synonym, decompose));
        Self {
            title_name: Name::new(title.iter().map(|word| word.folded.clone()).collect()),
            title,
            synonyms: names.filter(|words| !words.is_empty()).map(Name::new).collect(),
            summary: folded_words(summary, decompose),
        }
    }

    /// What a query is worth beyond its words if it is the title or a synonym.
    pub(super) fn worth_of_whole(&self, whole: &str, gist: &str) -> u32 {
        let of = |name: &Name, worth: u32| {
            let exact = if name.whole == whole { TO_THE_LETTER } else { 0 };
            match Likeness::of(gist, &name.gist) {
                Some(Likeness::Same) => worth + exact,
                Some(Likeness::Number) => worth - 20,
                _ if exact > 0 => worth + exact,
                _ => 0,
            }
        };
        let synonyms = self.synonyms.iter().map(|name| of(name, WHOLE_SYNONYM));
        synonyms.max().unwrap_or_default().max(of(&self.title_name, WHOLE_TITLE))
    }

    /// What a part of a query finds in the title, the synonyms and the summary.
    pub(super) fn evidence(&self, unit: &Unit, has_slips: bool) -> Evidence {
        let term = unit.text.as_str();
        let mut best = Evidence { strength: self.title_name.worth(&TITLE, term, has_slips), mark: None };
        if best.strength > 0 {
            best.mark = Some((0, self.title.len(), usize::MAX));
        }
        for (at, word) in self.title.iter().enumerate() {
            let strength = TITLE_WORD.of(term, &word.folded, has_slips);
            if strength > best.strength {
                // The learner typed the beginning of the word: mark as much of it.
                let part = if strength == TITLE_WORD.start && word.is_aligned { term.len() } else { usize::MAX };
                best = Evidence { strength, mark: Some((at, 1, part)) };
            }
        }
        if unit.said == 0 {
            return best;
        }
        // The place in the title stays, whatever is found elsewhere: it is what the learner sees.
        let elsewhere = self.synonyms.iter().map(|name| name.worth_with_words(term, has_slips)).max();
        best.strength = best.strength.max(elsewhere.unwrap_or_default());
        if best.strength == 0 && unit.count == 1 {
            let words = self.summary.iter().map(|word| SUMMARY_WORD.of(term, word, false));
            best.strength = words.max().unwrap_or_default();
        }
        best
    }

    /// Whether one name has all words of a query that say something.
    pub(super) fn has_name_with(&self, terms: &[Term]) -> bool {
        let has = |name: &Name, term: &Term| {
            let is_same = |word| matches!(Likeness::of(&term.text, word), Some(Likeness::Same | Likeness::Number));
            term.is_filler || name.words.iter().any(|word| is_same(word))
        };
        let mut names = self.synonyms.iter().chain([&self.title_name]);
        names.any(|name| terms.iter().all(|term| has(name, term)))
    }

    /// The words of the title with their places.
    pub(super) fn title(&self) -> &[Word] {
        &self.title
    }
}
