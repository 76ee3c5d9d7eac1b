//! What a learner does with a topic, as a contributor writes it: outcomes, resources, questions, and a stage's project.
//! Knows nothing of what a learner has done.

use serde::Deserialize;

use crate::domain::topic::Level;

/// The block of TOML below a topic's text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// How long the exercise takes, in minutes.
    pub exercise_minutes: u16,
    /// The programs that the exercise needs, as ids of `programs.toml`.
    #[serde(default)]
    pub you_need: Vec<String>,
    /// What must run before the exercise begins, Markdown in a line.
    pub running: Option<String>,
    /// How to do the exercise without Docker, Markdown in a line.
    pub without_docker: Option<String>,
    /// What the learner can do afterwards.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// Where to read on.
    #[serde(default)]
    pub resources: Vec<Resource>,
    /// What the learner can check themselves with.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// The block of TOML below a stage's text: a project that uses the stage's topics.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// The title on the screen.
    pub title: String,
    /// How long it takes, in hours: a quick and a thorough learner.
    pub hours: [u16; 2],
    /// What must be true of the finished project.
    #[serde(default)]
    pub criteria: Vec<Outcome>,
}

/// Something that a learner can tick.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The permanent name in saved progress, unique in its topic or stage.
    pub id: String,
    /// The words on the screen, Markdown in a line.
    pub text: String,
}

/// Something to read, watch or use elsewhere.
#[derive(Clone, Debug, Deserialize)]
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
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
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

/// A question with choices, or one to answer in one's own words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The permanent name in saved progress, unique in its topic.
    pub id: String,
    /// The question, Markdown in a line.
    pub ask: String,
    /// The right choices: with more than one, all of them are to be chosen.
    #[serde(default)]
    pub right: Vec<Choice>,
    /// The wrong choices.
    #[serde(default)]
    pub wrong: Vec<Choice>,
    /// In the place of choices: a model answer.
    pub answer: Option<String>,
}

/// A choice of a question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What it says, Markdown in a line.
    pub text: String,
    /// Why it is right or wrong, Markdown in a line.
    pub why: String,
}
