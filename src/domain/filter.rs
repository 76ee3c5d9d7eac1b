//! Which topics a learner wants to see. A filter is a value that the URL holds; applying it is a pure function.

use std::marker::PhantomData;

use super::edition::Edition;
use super::progress::Status;
use super::roadmap::{Roadmap, Statuses};
use super::search::{Hit, SearchIndex};
use super::topic::{Choice, HoursBand, Kind, Level, Mark, StageIndex, TopicIndex};

/// A set of choices of one family. An empty set asks for nothing in particular: every value passes.
#[derive(Debug)]
pub struct Choices<T> {
    bits: u32,
    of: PhantomData<T>,
}

impl<T> Clone for Choices<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Choices<T> {}

impl<T> Default for Choices<T> {
    fn default() -> Self {
        Self { bits: 0, of: PhantomData }
    }
}

impl<T> PartialEq for Choices<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<T> Choices<T> {
    /// Whether nothing is chosen.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether the value at a position is chosen.
    pub fn has(self, position: usize) -> bool {
        self.bits >> position & 1 == 1
    }

    /// The same set with the value at a position chosen or not.
    pub fn with(mut self, position: usize, is_chosen: bool) -> Self {
        self.bits = self.bits & !(1 << position) | u32::from(is_chosen) << position;
        self
    }

    fn passes(self, position: usize) -> bool {
        self.is_empty() || self.has(position)
    }
}

/// What a learner asked to see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words to find.
    pub query: String,
    /// Statuses to show.
    pub statuses: Choices<Status>,
    /// Kinds to show.
    pub kinds: Choices<Kind>,
    /// Marks to show.
    pub marks: Choices<Mark>,
    /// Levels to show.
    pub levels: Choices<Level>,
    /// Sizes to show.
    pub hours: Choices<HoursBand>,
    /// Stages to show, by position.
    pub stages: Choices<StageIndex>,
    /// Only what could be started now.
    pub only_ready: bool,
    /// Without the members of a group that the learner did not take.
    pub only_chosen: bool,
}

impl Filter {
    /// Whether everything is shown.
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && self.choice_count() == 0
    }

    fn choice_count(&self) -> usize {
        (self.statuses.bits.count_ones() + self.kinds.bits.count_ones()) as usize + self.rare_choice_count()
    }

    /// How many choices are set of the families that are shown on demand only.
    pub fn rare_choice_count(&self) -> usize {
        let sets = [self.marks.bits, self.levels.bits, self.hours.bits, self.stages.bits];
        let chosen: u32 = sets.iter().map(|bits| bits.count_ones()).sum();
        chosen as usize + usize::from(self.only_ready) + usize::from(self.only_chosen)
    }

    /// Whether a choice of a family is set. The families of one choice have it at position 1.
    pub fn has(&self, family: Family, position: usize) -> bool {
        match family {
            Family::Status => self.statuses.has(position),
            Family::Kind => self.kinds.has(position),
            Family::Mark => self.marks.has(position),
            Family::Level => self.levels.has(position),
            Family::Hours => self.hours.has(position),
            Family::Stage => self.stages.has(position),
            Family::Ready => self.only_ready,
            Family::Chosen => self.only_chosen,
        }
    }

    /// Sets a choice of a family, or takes it back.
    pub fn choose(&mut self, family: Family, position: usize, is_chosen: bool) {
        match family {
            Family::Status => self.statuses = self.statuses.with(position, is_chosen),
            Family::Kind => self.kinds = self.kinds.with(position, is_chosen),
            Family::Mark => self.marks = self.marks.with(position, is_chosen),
            Family::Level => self.levels = self.levels.with(position, is_chosen),
            Family::Hours => self.hours = self.hours.with(position, is_chosen),
            Family::Stage => self.stages = self.stages.with(position, is_chosen),
            Family::Ready => self.only_ready = is_chosen,
            Family::Chosen => self.only_chosen = is_chosen,
        }
    }

    fn passes(&self, family: Family, position: usize) -> bool {
        match family {
            Family::Status => self.statuses.passes(position),
            Family::Kind => self.kinds.passes(position),
            Family::Mark => self.marks.passes(position),
            Family::Level => self.levels.passes(position),
            Family::Hours => self.hours.passes(position),
            Family::Stage => self.stages.passes(position),
            Family::Ready => !self.only_ready || position == 1,
            Family::Chosen => !self.only_chosen || position == 1,
        }
    }
}

/// A family of choices, to count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// By status.
    Status,
    /// By kind.
    Kind,
    /// By mark.
    Mark,
    /// By level.
    Level,
    /// By hours.
    Hours,
    /// By stage.
    Stage,
    /// The one choice "only what I can start now".
    Ready,
    /// The one choice "hide the alternatives I did not choose".
    Chosen,
}

impl Family {
    /// Reads a choice as the filter bar names it: the family's number and the position, with a point between.
    pub fn parse_choice(choice: &str) -> Option<(Self, usize)> {
        let (family, position) = choice.split_once('.')?;
        Some((*ALL_FAMILIES.get(family.parse::<usize>().ok()?)?, position.parse().ok()?))
    }
}

const FAMILIES: usize = 8;
const WIDEST: usize = 32;

/// What a filter lets through.
#[derive(Clone, Debug, PartialEq)]
pub struct Matches {
    /// By [`TopicIndex`]: how a matching topic matches; nothing for one that does not.
    pub hits: Vec<Option<Hit>>,
    /// How many topics match.
    pub count: usize,
    /// For each choice of each family, how many topics would match if it were the only one of its family.
    counts: [[u16; WIDEST]; FAMILIES],
}

impl Matches {
    /// Applies a filter.
    pub fn of(filter: &Filter, roadmap: &Roadmap, edition: Edition, index: &SearchIndex, statuses: &Statuses) -> Self {
        let found = index.search(&filter.query);
        let mut matches = Self { hits: vec![None; roadmap.topics.len()], count: 0, counts: [[0; WIDEST]; FAMILIES] };
        for (topic, hit) in roadmap.indices().zip(found) {
            let Some(hit) = hit else { continue };
            let sides = sides(topic, roadmap, edition, statuses);
            let failed: Vec<Family> =
                ALL_FAMILIES.into_iter().filter(|family| !filter.passes(*family, sides[*family as usize])).collect();
            for family in ALL_FAMILIES {
                if failed.iter().all(|other| *other == family) {
                    matches.counts[family as usize][sides[family as usize]] += 1;
                }
            }
            if failed.is_empty() {
                matches.count += 1;
                matches.hits[usize::from(topic.0)] = Some(hit);
            }
        }
        matches
    }

    /// How many topics would match with one choice as the only one of its family. The families of one choice
    /// ([`Family::Ready`], [`Family::Chosen`]) have it at position 1.
    pub fn count_of(&self, family: Family, position: usize) -> usize {
        self.counts[family as usize].get(position).copied().map_or(0, usize::from)
    }

    /// Whether a topic matches.
    pub fn is_match(&self, topic: TopicIndex) -> bool {
        self.hits[usize::from(topic.0)].is_some()
    }

    /// The matching topics, best first; in reading order where nothing tells them apart.
    pub fn ranked(&self) -> Vec<TopicIndex> {
        let mut found: Vec<(u32, TopicIndex)> = (0..)
            .map(TopicIndex)
            .zip(&self.hits)
            .filter_map(|(topic, hit)| hit.as_ref().map(|hit| (hit.score, topic)))
            .collect();
        found.sort_unstable_by_key(|(score, topic)| (std::cmp::Reverse(*score), *topic));
        found.into_iter().map(|(_, topic)| topic).collect()
    }
}

const ALL_FAMILIES: [Family; FAMILIES] = [
    Family::Status,
    Family::Kind,
    Family::Mark,
    Family::Level,
    Family::Hours,
    Family::Stage,
    Family::Ready,
    Family::Chosen,
];

/// The position of a topic in each family, in the order of [`ALL_FAMILIES`].
fn sides(topic: TopicIndex, roadmap: &Roadmap, edition: Edition, statuses: &Statuses) -> [usize; FAMILIES] {
    let it = roadmap.topic(topic);
    [
        statuses[usize::from(topic.0)].position(),
        it.kind.position(),
        // A topic that the edition lacks takes a place that no choice has.
        it.mark(edition).map_or(WIDEST - 1, Choice::position),
        it.level.position(),
        HoursBand::of(it.hours).position(),
        usize::from(it.stage.0),
        usize::from(roadmap.is_ready(topic, statuses)),
        usize::from(!roadmap.is_not_chosen(topic, statuses)),
    ]
}
