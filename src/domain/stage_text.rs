//! What a stage's page says, as data: made by the build, kept in `stages/<id>/stage.json`.

use serde::{Deserialize, Serialize};

use super::article::Outcome;
use super::html::Html;
use super::topic::Hours;

/// The text of a stage and its project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageText {
    /// What a learner can do after the stage.
    pub goals: Html,
    /// What may be skipped.
    pub skips: Html,
    /// The project that uses the stage's topics.
    pub project: Project,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The title on the screen.
    pub title: String,
    /// How long it takes.
    pub hours: Hours,
    /// What to do.
    pub text: Html,
    /// What must be true of the finished project.
    pub criteria: Vec<Outcome>,
}

impl StageText {
    /// The same without its texts: what the program needs of a page that holds them already.
    pub fn without_texts(mut self) -> Self {
        self.goals.clear();
        self.skips.clear();
        self.project.text.clear();
        for criterion in &mut self.project.criteria {
            criterion.text.clear();
        }
        self
    }
}
