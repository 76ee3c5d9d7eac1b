//! What a learner does with a topic, as a contributor writes it: outcomes, resources, questions, and a stage's project.
//! Knows nothing of what a learner has done.

use serde::Deserialize;

use crate::domain::checksum::crc32;
use crate::domain::resource::Resource;

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

impl Question {
    /// The choices in an order that tells nothing and stays the same, each with whether it is right.
    pub fn shuffled(&self) -> Vec<(&Choice, bool)> {
        let right = self.right.iter().map(|choice| (choice, true));
        let mut choices: Vec<_> = right.chain(self.wrong.iter().map(|choice| (choice, false))).collect();
        choices.sort_by_key(|(choice, _)| crc32(format!("{}{}", self.id, choice.text).as_bytes()));
        choices
    }
}
