//! What the second program of a page (`src/bin/extras.rs`) can show. A value travels from one program to the other as
//! JSON, in an attribute of the element in which the feature is to be shown.

use serde::{Deserialize, Serialize};

/// A feature that a first visit does without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    /// The notes and links on a topic.
    Notes {
        /// The id of the topic.
        topic: String,
        /// Whether the learner has asked to write.
        is_writing: bool,
    },
    /// Files of progress, out and in.
    Backup,
    /// The copies of progress in the store.
    Snapshots,
    /// When a topic was started and finished, and whether its text has changed since.
    TopicDates {
        /// The id of the topic.
        topic: String,
    },
    /// When stages and topics were started and finished.
    AllDates,
    /// The hour at which a day begins.
    DayBegins,
    /// Several learners beside each other.
    Compare,
    /// How safe the learner's data is on this device.
    Safety,
    /// The dialog that shares progress.
    Share,
    /// The dialog that takes progress to another device.
    Move,
    /// The map as a file or on paper.
    MapFiles,
    /// What the learner could do today.
    Today,
    /// Questions that find what the learner knows already.
    Placement,
    /// The paths to choose from.
    Paths,
    /// One path.
    Path {
        /// Its id.
        path: String,
    },
    /// The learner's plan.
    Plan,
    /// What is missing before a topic.
    WayThere {
        /// The id of the topic.
        topic: String,
    },
    /// The next topic on the learner's path.
    NextOnPath {
        /// The id of the topic that the learner is at.
        topic: String,
    },
    /// Which language comes first in an exercise that is written in two.
    LanguageSwitch,
    /// What this site is.
    About,
}
