//! How far a learner is with a topic. Knows no topic.

use super::topic::Choice;

/// How far a learner is with a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Not begun.
    #[default]
    Todo,
    /// Begun.
    Learning,
    /// Learned.
    Done,
    /// Left out on purpose: it leaves the total and holds nothing up.
    Skipped,
}

impl Choice for Status {
    const ALL: &'static [Self] = &[Self::Todo, Self::Learning, Self::Done, Self::Skipped];

    fn slug(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Learning => "learning",
            Self::Done => "done",
            Self::Skipped => "skipped",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Todo => "To do",
            Self::Learning => "Learning",
            Self::Done => "Done",
            Self::Skipped => "Skipped",
        }
    }
}

impl Status {
    /// The sign of the status on the map: an empty box, a book, a tick, a double arrow. No mark has one of these. As a path
    /// of steps in a square of 16, which a move (`M x y`) puts into its place: a transform for each sign is dear to paint.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Todo => "m4.8 2.8h6.4a2 2 0 0 1 2 2v6.4a2 2 0 0 1-2 2h-6.4a2 2 0 0 1-2-2v-6.4a2 2 0 0 1 2-2z",
            Self::Learning => {
                "m8 4.2c-1.5-1.2-3.7-1.5-6.2-1.2v9.3c2.5-.3 4.7 0 6.2 1.2 1.5-1.2 3.7-1.5 6.2-1.2v-9.3c-2.5-.3-4.7 0-6.2 1.2v9.3"
            }
            Self::Done => "m2.8 8.6l3.4 3.6 7-8.2",
            Self::Skipped => "m3 3.5l4.5 4.5-4.5 4.5m5.5-9l4.5 4.5-4.5 4.5",
        }
    }

    /// Whether a status says more about a learner's work than another: skipping is a decision, learning and done are work.
    pub fn is_further(self, than: Self) -> bool {
        let rank = |status| match status {
            Self::Todo => 0,
            Self::Skipped => 1,
            Self::Learning => 2,
            Self::Done => 3,
        };
        rank(self) > rank(than)
    }
}
