//! Several learners beside each other: who is ahead where, what all have done, what nobody has started. Knows their
//! statuses, not where these come from nor how they are shown.

pub mod groups;
pub mod lines;
pub mod names;

use std::cmp::Reverse;

use super::edition::Edition;
use super::progress::Status;
use super::roadmap::Roadmap;
use super::stats::Tally;
use super::topic::{Choice, Mark, StageIndex, TopicIndex};

/// Somebody whose progress is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name in the table; no two are alike.
    pub name: String,
    /// A status for each topic of the roadmap.
    pub statuses: Vec<Status>,
}

impl Person {
    fn status(&self, topic: TopicIndex) -> Status {
        self.statuses.get(usize::from(topic.0)).copied().unwrap_or_default()
    }
}

/// Which topics of a comparison are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Agreement {
    /// All of them.
    #[default]
    Any,
    /// What everybody has done.
    AllDone,
    /// What nobody is learning or has done.
    NobodyStarted,
    /// What is not the same for everybody.
    Differ,
}

impl Choice for Agreement {
    const ALL: &'static [Self] = &[Self::Any, Self::AllDone, Self::NobodyStarted, Self::Differ];

    fn slug(self) -> &'static str {
        match self {
            Self::Any => "all",
            Self::AllDone => "done",
            Self::NobodyStarted => "untouched",
            Self::Differ => "differ",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Any => "All topics",
            Self::AllDone => "All have done",
            Self::NobodyStarted => "Nobody has started",
            Self::Differ => "People differ",
        }
    }
}

impl Agreement {
    /// Whether a topic is one of these.
    pub fn holds(self, topic: TopicIndex, people: &[Person]) -> bool {
        let mut statuses = people.iter().map(|person| person.status(topic));
        match self {
            Self::Any => true,
            Self::AllDone => statuses.all(|status| status == Status::Done),
            Self::NobodyStarted => statuses.all(|status| !matches!(status, Status::Learning | Status::Done)),
            Self::Differ => {
                let first = statuses.next();
                statuses.any(|status| Some(status) != first)
            }
        }
    }

    /// How many topics of the roadmap are such.
    pub fn count(self, roadmap: &Roadmap, people: &[Person]) -> usize {
        roadmap.indices().filter(|topic| self.holds(*topic, people)).count()
    }
}

/// The order of the stages in a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StageOrder {
    /// As the roadmap has them.
    #[default]
    Roadmap,
    /// What the people have done most of first.
    HighestAverage,
    /// What they have done least of first.
    LowestAverage,
    /// Where they are furthest apart first.
    WidestSpread,
}

impl Choice for StageOrder {
    const ALL: &'static [Self] = &[Self::Roadmap, Self::HighestAverage, Self::LowestAverage, Self::WidestSpread];

    fn slug(self) -> &'static str {
        match self {
            Self::Roadmap => "roadmap",
            Self::HighestAverage => "highest",
            Self::LowestAverage => "lowest",
            Self::WidestSpread => "spread",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Roadmap => "Roadmap order",
            Self::HighestAverage => "Highest average first",
            Self::LowestAverage => "Lowest average first",
            Self::WidestSpread => "Widest spread first",
        }
    }
}

impl StageOrder {
    /// The stages in this order; where nothing tells them apart, as the roadmap has them.
    pub fn of(self, roadmap: &Roadmap, people: &[Person]) -> Vec<StageIndex> {
        let key = |at: usize| {
            let standing = Standing::of(Some(StageIndex(at as u16)), roadmap, people);
            match self {
                Self::Roadmap => Reverse(0),
                Self::HighestAverage => Reverse(standing.average() as isize),
                Self::LowestAverage => Reverse(-(standing.average() as isize)),
                Self::WidestSpread => Reverse(standing.spread() as isize),
            }
        };
        sorted(roadmap.stages.len(), key).into_iter().map(|at| StageIndex(at as u16)).collect()
    }
}

/// What the people of a comparison are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeopleOrder {
    /// As they were entered.
    #[default]
    Entered,
    /// By name.
    Name,
    /// By what they have done of all, the furthest first.
    Total,
    /// By what they have done of a stage, the furthest first.
    Stage(StageIndex),
}

impl PeopleOrder {
    /// The places of the people in this order, or in the opposite one.
    pub fn of(self, is_reversed: bool, roadmap: &Roadmap, people: &[Person]) -> Vec<usize> {
        let by_share = |stage| {
            let standing = Standing::of(stage, roadmap, people);
            sorted(people.len(), |at| Reverse(standing.share(at)))
        };
        let mut order = match self {
            Self::Entered => (0..people.len()).collect(),
            Self::Name => sorted(people.len(), |at| people.get(at).map(|person| person.name.to_lowercase())),
            Self::Total => by_share(None),
            Self::Stage(stage) => by_share(Some(stage)),
        };
        if is_reversed {
            order.reverse();
        }
        order
    }
}

/// The numbers below `count` by a key, equal ones as they are. By insertion: they are few, and sorting weighs 3 kB.
fn sorted<K: PartialOrd>(count: usize, key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut sorted: Vec<(K, usize)> = Vec::new();
    for at in 0..count {
        let key = key(at);
        sorted.insert(sorted.partition_point(|(other, _)| *other <= key), (key, at));
    }
    sorted.into_iter().map(|(_, at)| at).collect()
}

/// What [`Standing::share`] counts in: enough to tell any two shares apart.
const WHOLE: usize = 1_000_000;

/// How far each person is with a part of the roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// A tally for each person.
    pub tallies: Vec<Tally>,
}

impl Standing {
    /// With a stage, or with all of the roadmap.
    pub fn of(stage: Option<StageIndex>, roadmap: &Roadmap, people: &[Person]) -> Self {
        let topics: Vec<TopicIndex> = match stage {
            Some(stage) => roadmap.stage(stage).topics.to_vec(),
            None => roadmap.indices().collect(),
        };
        let tally = |person: &Person| Tally::of(topics.iter().copied(), roadmap, &person.statuses);
        Self { tallies: people.iter().map(tally).collect() }
    }

    /// The share that a person has done, in millionths; nothing for one who skips all of it.
    fn share(&self, at: usize) -> Option<usize> {
        let tally = self.tallies.get(at)?;
        (tally.done * WHOLE).checked_div(tally.total)
    }

    fn shares(&self) -> impl Iterator<Item = usize> {
        (0..self.tallies.len()).filter_map(|at| self.share(at))
    }

    /// The places of those who are ahead of somebody and behind nobody. Nobody is when all are level.
    pub fn leaders(&self) -> Vec<usize> {
        let most = self.shares().max().unwrap_or(0);
        if self.shares().all(|share| share == most) {
            return Vec::new();
        }
        (0..self.tallies.len()).filter(|at| self.share(*at) == Some(most)).collect()
    }

    /// The average of the shares done, in whole percent. Who skips all of it does not count.
    pub fn average(&self) -> usize {
        let sum: usize = self.shares().sum();
        sum.checked_div(self.shares().count()).unwrap_or(0) / (WHOLE / 100)
    }

    /// How far the first is ahead of the last, in whole percent of the part.
    pub fn spread(&self) -> usize {
        let most = self.shares().max().unwrap_or(0);
        (most - self.shares().min().unwrap_or(0)) / (WHOLE / 100)
    }
}

/// What would help most to learn together next: what nobody has started and everybody is ready for. Of a choose-one
/// group only what the edition recommends.
pub fn together(roadmap: &Roadmap, edition: Edition, people: &[Person]) -> Vec<TopicIndex> {
    let is_choice = |topic: &TopicIndex| {
        let it = roadmap.topic(*topic);
        it.group.is_none() || it.mark(edition) == Some(Mark::Recommended)
    };
    let is_ready = |topic: &TopicIndex| people.iter().all(|person| roadmap.is_ready(*topic, &person.statuses));
    roadmap.indices().filter(is_choice).filter(is_ready).collect()
}
