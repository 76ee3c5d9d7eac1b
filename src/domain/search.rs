//! Finding topics by words: in titles, synonyms and summaries, forgiving accents, case, blanks and a typo, and in the
//! texts by how words begin. A linear scan for the former: at the size of a roadmap an index of words would cost more than
//! it saves.
//!
//! All but the titles comes as a text: a line a topic, in the roadmap's order, with synonyms between commas, a tab, the
//! summary; an empty line; and the lines of [`text_words`].

mod entry;
mod likeness;
mod query;
mod texts;

use std::ops::Range;

use entry::{Entry, Evidence, NAME, PART, TEXT, WORD};
use query::{Query, Term, Unit};
pub use texts::text_words;
use texts::{Places, Texts, is_kept};

use super::annotations::Annotations;
use super::folding::Decompose;
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

/// Folded texts of a roadmap, made once.
#[derive(Debug)]
pub struct SearchIndex {
    entries: Vec<Entry>,
    texts: Texts,
    decompose: Decompose,
}

/// What a part of a query finds in each topic.
struct Found {
    unit: Unit,
    /// How much it tells topics apart: the fewer it names, the more.
    weight: u32,
    /// Whether the texts of most topics have it.
    is_everywhere: bool,
    evidence: Vec<Evidence>,
}

/// The best way through the words of a query, up to one of them, in one topic.
#[derive(Clone, Debug, Default)]
struct Way {
    score: u32,
    /// How many words are missing that must be found.
    missing: usize,
    /// The strength of the best that was found of a word that says something.
    strongest: u32,
    /// Whether such a word is in the text only.
    is_in_text: bool,
    marks: Vec<(usize, usize, usize)>,
}

impl SearchIndex {
    /// Folds the titles of a roadmap and the text of all other words; without the text titles alone are searched.
    pub fn new(roadmap: &Roadmap, text: &str, decompose: Decompose) -> Self {
        let mut lines = text.lines();
        let entry = |title| {
            let (synonyms, summary) = lines.next().unwrap_or_default().split_once('\t').unwrap_or(("", ""));
            Entry::new(title, synonyms, summary, decompose)
        };
        let entries = roadmap.topics.iter().map(|topic| topic.title).map(entry).collect();
        Self { entries, texts: Texts::new(lines), decompose }
    }

    /// Looks every topic up, in the roadmap's order, with what the learner keeps on each. The words of the query that say
    /// something must be found, in any order. A topic that lacks some is a hit all the same if the query holds its title
    /// or a synonym, or a part of them that says more than any topic that has all. With no query every topic is a hit,
    /// with signs alone none.
    pub fn search(&self, query: &str, own: &[Annotations]) -> Vec<Option<Hit>> {
        if query.trim().is_empty() {
            return vec![Some(Hit::default()); self.entries.len()];
        }
        let query = Query::new(query, self.decompose);
        let found: Vec<Found> = query.units().into_iter().map(|unit| self.look_up(unit, own)).collect();
        let is_needed = needed(&query, &found);
        let ways: Vec<Way> = (0..self.entries.len()).map(|at| self.way(at, &query, &found, &is_needed)).collect();
        let complete = ways.iter().filter(|way| way.missing == 0).map(|way| way.score).max().unwrap_or_default();
        let is_hit = |way: &Way| match way.strongest {
            _ if way.missing == 0 => way.score > 0,
            NAME.. => true,
            PART.. => way.score >= complete,
            _ => false,
        };
        self.entries.iter().zip(ways).map(|(entry, way)| is_hit(&way).then(|| way.into_hit(entry))).collect()
    }

    /// Looks a part of a query up in every topic.
    fn look_up(&self, unit: Unit, own: &[Annotations]) -> Found {
        let look = |has_slips| -> Vec<Evidence> {
            self.entries.iter().map(|entry| entry.evidence(&unit, has_slips)).collect()
        };
        let is_named = |evidence: &[Evidence]| evidence.iter().any(|it| it.strength >= PART);
        let mut evidence = look(false);
        let mut places = self.texts.places(&unit.text);
        // A slip is looked for in what is nowhere as it is.
        if unit.count == 1 && unit.said == 1 && !is_named(&evidence) && !self.texts.has(&unit.text) {
            evidence = look(true);
            if !is_named(&evidence) && places == Places::In(Vec::new()) {
                places = Places::In(self.texts.places_with_slip(&unit.text));
            }
        }
        let is_everywhere = places == Places::Everywhere;
        let mut is_in_text = vec![false; evidence.len()];
        if let Places::In(topics) = places {
            for topic in topics {
                if let Some(it) = is_in_text.get_mut(topic) {
                    *it = true;
                }
            }
        }
        for (it, own) in is_in_text.iter_mut().zip(own) {
            *it |= own.words.iter().any(|word| word.starts_with(&unit.text));
        }
        for (it, is_in_text) in evidence.iter_mut().zip(is_in_text) {
            if unit.is_stem && it.strength < WORD {
                *it = Evidence::default();
            } else if it.strength == 0 && is_in_text {
                it.strength = TEXT;
            }
        }
        let count = |least: u32| evidence.iter().filter(|it| it.strength >= least).count();
        let places = [WORD, PART, 1].into_iter().map(count).find(|count| *count > 0).unwrap_or(1);
        let weight = (2 * evidence.len() / places).max(2).ilog2();
        if weight <= COMMON {
            evidence.iter_mut().for_each(|it| it.strength = it.strength.min(COMMON_NAME));
        }
        Found { unit, weight, is_everywhere, evidence }
    }

    /// The best way through the words of a query in one topic.
    fn way(&self, topic: usize, query: &Query, found: &[Found], is_needed: &[bool]) -> Way {
        let mut ways = vec![Way::default()];
        for (at, is_needed) in is_needed.iter().enumerate() {
            let mut best = ways[at].clone();
            best.missing += usize::from(*is_needed);
            for Found { unit, weight, evidence, .. } in found.iter().filter(|it| it.unit.end() == at + 1) {
                let Evidence { strength, mark } = evidence[topic];
                let before = &ways[unit.from];
                let worth = if unit.said == 0 { strength / FILLER } else { strength };
                let score = before.score + worth * weight * unit.count as u32;
                if score > best.score {
                    best = Way { score, ..before.clone() };
                    best.marks.extend(mark);
                    if unit.said > 0 {
                        best.strongest = best.strongest.max(strength);
                        best.is_in_text |= strength == TEXT;
                    }
                }
            }
            ways.push(best);
        }
        let mut way = ways.pop().unwrap_or_default();
        let entry = &self.entries[topic];
        if entry.has_name_with(&query.terms) {
            way.score += way.score / 3;
        }
        let whole = entry.worth_of_whole(&query.whole, &query.gist);
        if whole > 0 {
            way.score += whole;
            way.missing = 0;
        }
        way
    }
}

/// The weight of a word that so many topics are named by that it is nobody's name: "database" in a longer query.
const COMMON: u32 = 4;
/// What it is worth at most.
const COMMON_NAME: u32 = 300;
/// A word that says nothing counts so many times less: it tells topics apart where nothing else does.
const FILLER: u32 = 100;

/// For each word of a query whether it must be found: not what says nothing, nor what the texts cannot tell or have
/// everywhere, unless there is nothing else.
fn needed(query: &Query, found: &[Found]) -> Vec<bool> {
    let is_everywhere = |at: usize| found.iter().any(|it| it.unit.from == at && it.unit.count == 1 && it.is_everywhere);
    let saying: Vec<bool> = query.terms.iter().map(|term| !term.is_filler).collect();
    let is_telling = |(at, term): (usize, &Term)| saying[at] && is_kept(&term.text) && !is_everywhere(at);
    let telling: Vec<bool> = query.terms.iter().enumerate().map(is_telling).collect();
    if telling.contains(&true) { telling } else { saying }
}

impl Way {
    fn into_hit(self, entry: &Entry) -> Hit {
        let title = entry.title();
        // How much of each word of the title was found, in bytes.
        let mut lengths = vec![0; title.len()];
        for (first, count, length) in self.marks {
            for (word, found) in title.iter().zip(&mut lengths).skip(first).take(count) {
                *found = length.min(word.range.len()).max(*found);
            }
        }
        let found = title.iter().zip(lengths).filter(|(_, length)| *length > 0);
        let title = found.map(|(word, length)| word.range.start..word.range.start + length).collect();
        Hit { score: self.score, title, is_in_text: self.is_in_text }
    }
}
