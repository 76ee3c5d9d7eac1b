//! A change of a topic’s text, as its front matter tells it.

use serde::Deserialize;

/// A change of a text that somebody who had read it before should know of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextChange {
    /// The month of the change, such as 2026-11.
    pub month: String,
    /// What is different now, as a sentence.
    pub text: String,
}
