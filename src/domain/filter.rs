//! Which topics a learner wants to see. A filter is a value that the URL holds; applying it is a pure function.

use super::annotations::Annotations;
use super::edition::Edition;
use super::progress::Status;
use super::roadmap::{Roadmap, Statuses};
use super::search::{Hit, SearchIndex};
use super::topic::{Choice, HoursBand, Kind, Level, Mark, TopicIndex};

/// What a learner asked to see. Of each family a set of choices, by position; an empty set asks for nothing in
/// particular, so that every value passes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words to find.
    pub query: String,
    chosen: [u32; FAMILIES],
}

impl Filter {
    /// Whether everything is shown.
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && self.chosen == [0; FAMILIES]
    }

    /// The choices alone.
    pub fn without_query(&self) -> Self {
        Self { query: String::new(), chosen: self.chosen }
    }

    /// The choices that are set, each with the position in its family.
    pub fn choices(&self) -> Vec<(Family, usize)> {
        let all = Family::ALL.into_iter().flat_map(|family| (0..WIDEST).map(move |position| (family, position)));
        all.filter(|(family, position)| self.has(*family, *position)).collect()
    }

    /// Whether a choice of a family is set.
    pub fn has(&self, family: Family, position: usize) -> bool {
        position < WIDEST && self.chosen[family as usize] >> position & 1 == 1
    }

    /// Sets a choice of a family, or takes it back.
    pub fn choose(&mut self, family: Family, position: usize, is_chosen: bool) {
        if position < WIDEST {
            let bits = &mut self.chosen[family as usize];
            *bits = *bits & !(1 << position) | u32::from(is_chosen) << position;
        }
    }

    fn passes(&self, family: Family, position: usize) -> bool {
        self.chosen[family as usize] == 0 || self.has(family, position)
    }
}

/// A family of choices. The families of one choice have it at position 1, so that not to match is position 0.
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
    /// The one choice "starred".
    Starred,
    /// The one choice "has notes".
    Noted,
    /// The one choice "questions to look at again".
    Again,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; FAMILIES] = [
        Self::Status,
        Self::Kind,
        Self::Mark,
        Self::Level,
        Self::Hours,
        Self::Stage,
        Self::Ready,
        Self::Chosen,
        Self::Starred,
        Self::Noted,
        Self::Again,
    ];

    /// The word in a URL: lower case, for ever.
    pub fn slug(self) -> &'static str {
        ["status", "kind", "mark", "level", "hours", "stage", "ready", "chosen", "starred", "noted", "again"]
            [self as usize]
    }

    /// The word in a URL for each choice, by position.
    pub fn choices(self, roadmap: &Roadmap) -> Vec<&'static str> {
        fn slugs<T: Choice>() -> Vec<&'static str> {
            T::ALL.iter().map(|value| value.slug()).collect()
        }
        match self {
            Self::Status => slugs::<Status>(),
            Self::Kind => slugs::<Kind>(),
            Self::Mark => slugs::<Mark>(),
            Self::Level => slugs::<Level>(),
            Self::Hours => slugs::<HoursBand>(),
            Self::Stage => roadmap.stages.iter().map(|stage| stage.id).collect(),
            Self::Ready | Self::Chosen | Self::Starred | Self::Noted | Self::Again => vec!["no", "yes"],
        }
    }
}

const FAMILIES: usize = 11;
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
    /// Applies a filter. `own` is what the learner keeps on each topic; topics beyond its end have nothing.
    pub fn of(
        filter: &Filter,
        roadmap: &Roadmap,
        edition: Edition,
        index: &SearchIndex,
        statuses: &Statuses,
        own: &[Annotations],
    ) -> Self {
        let found = index.search(&filter.query, own);
        let mut matches = Self { hits: vec![None; roadmap.topics.len()], count: 0, counts: [[0; WIDEST]; FAMILIES] };
        for (topic, hit) in roadmap.indices().zip(found) {
            let Some(hit) = hit else { continue };
            let sides = sides(topic, roadmap, edition, statuses, own);
            let failed: Vec<Family> =
                Family::ALL.into_iter().filter(|family| !filter.passes(*family, sides[*family as usize])).collect();
            for family in Family::ALL {
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

    /// How many topics would match with one choice as the only one of its family. The families of one choice have it at
    /// position 1.
    pub fn count_of(&self, family: Family, position: usize) -> usize {
        self.counts[family as usize].get(position).copied().map_or(0, usize::from)
    }

    /// Whether a topic matches.
    pub fn is_match(&self, topic: TopicIndex) -> bool {
        self.hits[usize::from(topic.0)].is_some()
    }

    /// The matching topics, best first, no more than asked for; in reading order where nothing tells them apart.
    pub fn best(&self, limit: usize) -> Vec<TopicIndex> {
        let mut best: Vec<(u32, TopicIndex)> = Vec::new();
        for (topic, hit) in (0..).map(TopicIndex).zip(&self.hits) {
            let Some(hit) = hit else { continue };
            let at = best.partition_point(|(score, _)| *score >= hit.score);
            if at < limit {
                best.truncate(limit - 1);
                best.insert(at, (hit.score, topic));
            }
        }
        best.into_iter().map(|(_, topic)| topic).collect()
    }
}

/// The position of a topic in each family, in the order of [`Family::ALL`].
fn sides(
    topic: TopicIndex,
    roadmap: &Roadmap,
    edition: Edition,
    statuses: &Statuses,
    own: &[Annotations],
) -> [usize; FAMILIES] {
    let has = |flag: fn(&Annotations) -> bool| usize::from(own.get(usize::from(topic.0)).is_some_and(flag));
    let it = roadmap.topic(topic);
    [
        statuses[usize::from(topic.0)].position(),
        it.kind.position(),
        // A topic that the edition lacks takes a place that no choice has.
        it.mark(edition).map_or(WIDEST - 1, Choice::position),
        it.level.position(),
        HoursBand::of(it.hours).position(),
        // Stages beyond those that a filter can name share the last place.
        usize::from(it.stage.0).min(WIDEST - 1),
        usize::from(roadmap.is_ready(topic, statuses)),
        usize::from(!roadmap.is_not_chosen(topic, statuses)),
        has(|own| own.is_starred),
        has(|own| own.is_noted),
        has(|own| own.is_open),
    ]
}
