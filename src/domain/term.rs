//! A term of the glossary, as data: made by the build, kept in `glossary/glossary.json`.

use serde::{Deserialize, Serialize};

use super::html::Html;

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The name in URLs.
    pub id: String,
    /// The term as a heading.
    pub name: String,
    /// What it means.
    pub meaning: Html,
    /// The id of the topic that teaches it.
    pub topic: Option<String>,
}

impl Term {
    /// The same without its meaning: what the program needs of a page that holds it already.
    pub fn without_texts(mut self) -> Self {
        self.meaning.clear();
        self
    }
}
