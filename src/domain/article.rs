//! What a topic's page says, as data: made by the build, kept in `topics/<id>/topic.json`, shown by the page of the topic.
//! Knows nothing of how it is shown.

use serde::{Deserialize, Serialize};

use super::html::Html;
use super::resource::Resource;
use super::topic::{Mark, Source};

/// The text of a topic and what there is to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// What the topic is and why it matters, in a sentence.
    pub summary: String,
    /// Who names it.
    pub source: Source,
    /// What the edition of today thinks of it.
    pub today_mark: Option<Mark>,
    /// The month in which the text was last held against the world, such as “November 2026”.
    pub reviewed: String,
    /// What has changed in substance since the text was first written, each with its month, the last change first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<String>,
    /// The sections of the text.
    pub prose: Prose,
    /// How long it takes to read the text without its code, in minutes.
    pub reading_minutes: u16,
    /// Whether the text shows a task that somebody does.
    pub has_example: bool,
    /// Whether the exercise is written in two languages.
    pub has_two_languages: bool,
    /// How long the exercise takes, in minutes.
    pub exercise_minutes: u16,
    /// What the learner can do afterwards.
    pub outcomes: Vec<Outcome>,
    /// Where to read on.
    pub resources: Vec<Resource>,
    /// What the learner can check themselves with.
    pub questions: Vec<Question>,
}

/// The sections of a topic's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// Why it matters.
    pub why: Html,
    /// What it is.
    pub what: Html,
    /// A task like the exercise, done step by step; empty if there is none.
    pub example: Html,
    /// What the exercise needs; empty if it needs nothing.
    pub needs: Html,
    /// Something to try.
    pub exercise: Html,
    /// What people get wrong.
    pub mistakes: Html,
    /// How things stand now.
    pub today: Html,
}

/// Something that a learner can tick: an outcome of a topic or a criterion of a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The permanent name in saved progress, unique in its topic or stage.
    pub id: String,
    /// The words on the screen.
    pub text: Html,
}

/// A question with choices, or one to answer in one's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The permanent name in saved progress, unique in its topic.
    pub id: String,
    /// The question.
    pub ask: Html,
    /// What the learner answers with.
    pub answer: Answer,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// By choosing; the choices are in the order in which they are shown.
    Choices(Vec<Choice>),
    /// In one's own words, to be compared with a model.
    Model(Html),
}

/// A choice of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// What it says.
    pub text: Html,
    /// Why it is right or wrong.
    pub why: Html,
    /// Whether it is to be chosen.
    pub is_right: bool,
}

impl Article {
    /// The article without its texts: what the program needs of a page that holds them already.
    pub fn without_texts(mut self) -> Self {
        self.prose = Prose::default();
        for outcome in &mut self.outcomes {
            outcome.text.clear();
        }
        for question in &mut self.questions {
            question.ask.clear();
            match &mut question.answer {
                Answer::Model(text) => text.clear(),
                Answer::Choices(choices) => {
                    for choice in choices {
                        choice.text.clear();
                        choice.why.clear();
                    }
                }
            }
        }
        self
    }
}
