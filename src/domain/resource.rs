//! Something to read, watch or use elsewhere, as a contributor writes it and as a page shows it.

use serde::{Deserialize, Serialize};

use super::topic::Level;

/// Something to read, watch or use elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// What sort of thing it is.
    pub kind: ResourceKind,
    /// How much it asks of the reader's knowledge.
    pub level: Level,
    /// How much English it asks.
    pub english: English,
    /// How long it takes, in minutes.
    pub minutes: u16,
}

/// What sort of thing a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceKind {
    /// The makers' own explanation.
    Documentation,
    /// The text that defines the thing.
    Specification,
    /// A page to look things up in.
    Reference,
    /// Steps to follow.
    Tutorial,
    /// A text to read once.
    Article,
    /// A book or a chapter.
    Book,
    /// A course with exercises.
    Course,
    /// A video or talk.
    Video,
    /// Something to try things out with.
    Tool,
}

impl ResourceKind {
    /// The word on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Documentation => "Documentation",
            Self::Specification => "Specification",
            Self::Reference => "Reference",
            Self::Tutorial => "Tutorial",
            Self::Article => "Article",
            Self::Book => "Book",
            Self::Course => "Course",
            Self::Video => "Video",
            Self::Tool => "Tool",
        }
    }
}

/// How much English a text asks, on the scale of the Common European Framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum English {
    /// Plain words and short sentences.
    B1,
    /// Ordinary technical prose.
    B2,
    /// Long or dense sentences, such as those of standards and papers.
    C1,
}

impl English {
    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::B1 => "plain English",
            Self::B2 => "technical English",
            Self::C1 => "dense English",
        }
    }
}
