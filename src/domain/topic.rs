//! A topic of the roadmap and the words that classify it. Knows nothing of progress or of how a topic is shown.

use serde::{Deserialize, Serialize};

use super::edition::Edition;

/// A value that a learner can choose in a filter and that a URL can name.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// Every value, in the order in which it is shown.
    const ALL: &'static [Self];

    /// The word in a URL: lower case, for ever.
    fn slug(self) -> &'static str;

    /// The words on the screen.
    fn label(self) -> &'static str;

    /// The value that a URL names, if there is one.
    fn parse_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.slug() == slug)
    }

    /// The position in [`Choice::ALL`].
    fn position(self) -> usize {
        Self::ALL.iter().position(|value| *value == self).unwrap_or(0)
    }
}

/// What sort of thing a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A programming, markup or query language.
    Language,
    /// A program that a developer runs.
    Tool,
    /// A product, protocol or format that a system is built on.
    Technology,
    /// An idea to understand.
    Concept,
    /// A way of working.
    Practice,
}

impl Choice for Kind {
    const ALL: &'static [Self] = &[Self::Language, Self::Tool, Self::Technology, Self::Concept, Self::Practice];

    fn slug(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Tool => "tool",
            Self::Technology => "technology",
            Self::Concept => "concept",
            Self::Practice => "practice",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Language => "Language",
            Self::Tool => "Tool",
            Self::Technology => "Technology",
            Self::Concept => "Concept",
            Self::Practice => "Practice",
        }
    }
}

/// What the authors of an edition think of a topic. Never to be confused with a learner's status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// The authors' own choice.
    Recommended,
    /// As good a choice: take this or the recommended one.
    Alternative,
    /// Worth learning, but its place in the order is not strict.
    AnyTime,
    /// Not worth starting with any more.
    NotRecommended,
}

/// What each edition thinks of something, in the order of the editions; nothing of what an edition lacks.
pub type Marks = [Option<Mark>; Edition::ALL.len()];

impl Mark {
    /// The mark in a sentence, for the legend and the page of a topic.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Recommended => "The roadmap’s authors would learn this one.",
            Self::Alternative => "As good a choice: learn this or the recommended one.",
            Self::AnyTime => "Worth learning, but its place in the order is not strict.",
            Self::NotRecommended => "The authors advise against starting with it now.",
        }
    }
}

impl Choice for Mark {
    const ALL: &'static [Self] = &[Self::Recommended, Self::Alternative, Self::AnyTime, Self::NotRecommended];

    fn slug(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Alternative => "alternative",
            Self::AnyTime => "any-time",
            Self::NotRecommended => "not-recommended",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Recommended => "Recommended",
            Self::Alternative => "Alternative",
            Self::AnyTime => "Any time",
            Self::NotRecommended => "Not recommended",
        }
    }
}

/// How much a topic asks of a learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Can be learned with nothing but its prerequisites.
    Beginner,
    /// Wants some code already written.
    Intermediate,
    /// Wants a system already run.
    Advanced,
}

impl Choice for Level {
    const ALL: &'static [Self] = &[Self::Beginner, Self::Intermediate, Self::Advanced];

    fn slug(self) -> &'static str {
        match self {
            Self::Beginner => "beginner",
            Self::Intermediate => "intermediate",
            Self::Advanced => "advanced",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Beginner => "Beginner",
            Self::Intermediate => "Intermediate",
            Self::Advanced => "Advanced",
        }
    }
}

/// Which of the two sources of the 2021 roadmap names a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The community drawing of January 2021.
    Drawing,
    /// The article "Backend Web Developer RoadMap For 2021" alone.
    Article,
}

/// How long a topic takes somebody who is new to it, in hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// For a quick learner who wants the essentials.
    pub least: u16,
    /// For a thorough one.
    pub most: u16,
}

impl std::ops::Add for Hours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most }
    }
}

impl std::fmt::Display for Hours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.least == self.most {
            write!(f, "{} h", self.least)
        } else {
            write!(f, "{}–{} h", self.least, self.most)
        }
    }
}

/// A size of topic that a learner can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursBand {
    /// An evening: at most 2 hours.
    Evening,
    /// A weekend: at most 8.
    Weekend,
    /// A week or two of evenings: at most 20.
    Fortnight,
    /// More than that.
    Longer,
}

impl HoursBand {
    /// The band of a topic, by its thorough learner.
    pub fn of(hours: Hours) -> Self {
        match hours.most {
            0..=2 => Self::Evening,
            3..=8 => Self::Weekend,
            9..=20 => Self::Fortnight,
            _ => Self::Longer,
        }
    }
}

impl Choice for HoursBand {
    const ALL: &'static [Self] = &[Self::Evening, Self::Weekend, Self::Fortnight, Self::Longer];

    fn slug(self) -> &'static str {
        match self {
            Self::Evening => "2",
            Self::Weekend => "8",
            Self::Fortnight => "20",
            Self::Longer => "more",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Evening => "Up to 2 h",
            Self::Weekend => "3 to 8 h",
            Self::Fortnight => "9 to 20 h",
            Self::Longer => "Over 20 h",
        }
    }
}

/// The position of a topic in [`Roadmap::topics`](super::roadmap::Roadmap::topics).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TopicIndex(pub u16);

/// The position of a stage in [`Roadmap::stages`](super::roadmap::Roadmap::stages).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StageIndex(pub u16);

/// The position of a line in [`Roadmap::lines`](super::roadmap::Roadmap::lines).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineIndex(pub u16);

/// The position of a choose-one group in [`Roadmap::groups`](super::roadmap::Roadmap::groups).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupIndex(pub u16);

/// Something to have learned before a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prerequisite {
    /// This topic.
    Topic(TopicIndex),
    /// Any one topic of this choose-one group.
    OneOf(GroupIndex),
}

/// One thing to learn.
#[derive(Debug)]
pub struct Topic {
    /// The permanent name in URLs and saved progress.
    pub id: &'static str,
    /// The permanent number, from 1: the place of its status in a share link.
    pub number: u16,
    /// The title on the screen.
    pub title: &'static str,
    /// The stage it belongs to.
    pub stage: StageIndex,
    /// The topic that it is a part of.
    pub parent: Option<TopicIndex>,
    /// The choose-one group that it is a member of.
    pub group: Option<GroupIndex>,
    /// What sort of thing it is.
    pub kind: Kind,
    /// What each edition thinks of it.
    pub marks: Marks,
    /// How much it asks.
    pub level: Level,
    /// How long it takes.
    pub hours: Hours,
    /// What to learn before.
    pub prerequisites: &'static [Prerequisite],
    /// How often the text has changed in substance: what the log remembers of a topic that is finished.
    pub revision: u16,
}

impl Topic {
    /// What an edition thinks of the topic; nothing if the edition lacks it.
    pub fn mark(&self, edition: Edition) -> Option<Mark> {
        self.marks[edition as usize]
    }
}
