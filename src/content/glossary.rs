//! The words that the topics use and explain once, as a contributor writes them.

use serde::Deserialize;

/// `glossary.toml`, read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// The terms, by name.
    #[serde(default)]
    pub term: Vec<Term>,
}

/// A term and what it means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The name in URLs.
    pub id: String,
    /// The term as a heading.
    pub name: String,
    /// The other forms in which texts use it, such as the plural; the name itself is one anyway.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What it means, Markdown in a line.
    pub meaning: String,
    /// The topic that teaches it.
    pub topic: Option<String>,
}
