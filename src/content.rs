//! The roadmap that this site is about, compiled from `src/content/` by `build.rs`. Its texts are in the static pages,
//! not in the browser's bundle.

use crate::domain::edition::Edition;
use crate::domain::roadmap::{Group, Roadmap, Stage};
use crate::domain::topic::{GroupIndex, Hours, Kind, Level, Mark, Prerequisite, StageIndex, Topic, TopicIndex};

include!(concat!(env!("OUT_DIR"), "/roadmap.rs"));

/// The edition that the site shows.
pub const EDITION: Edition = Edition::Y2021;

#[cfg(not(target_arch = "wasm32"))]
pub use texts::TEXTS;

#[cfg(not(target_arch = "wasm32"))]
pub mod texts {
    //! The texts of the roadmap.

    use crate::domain::topic::Source;

    /// The texts of a topic.
    #[derive(Debug)]
    pub struct TopicText {
        /// What it is and why a backend developer needs it, in one sentence.
        pub summary: &'static str,
        /// Other words for it, in lower case.
        pub synonyms: &'static [&'static str],
        /// Who named it.
        pub source: Source,
        /// The body, as HTML.
        pub body: &'static str,
    }

    /// All texts, in the order of the roadmap.
    #[derive(Debug)]
    pub struct Texts {
        /// By topic.
        pub topics: &'static [TopicText],
        /// What a learner can do after each stage.
        pub stage_summaries: &'static [&'static str],
        /// How to choose from each group.
        pub group_notes: &'static [&'static str],
    }

    /// The texts of the 2021 roadmap.
    pub static TEXTS: Texts = include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
