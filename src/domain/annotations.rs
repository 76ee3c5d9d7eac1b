//! What a learner keeps on a topic besides its status: a star, a note, links, questions to look at again. For the filter
//! and the search.

use std::ops::Bound;

use super::folding::{Decompose, folded_words};
use super::progress::{Progress, STAR, Status, is_link};

/// What a topic has of the learner's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// A star.
    pub is_starred: bool,
    /// A note or a link.
    pub is_noted: bool,
    /// A question that was answered, and not rightly.
    pub is_open: bool,
    /// The words of the note and of the titles of links, folded for the search, if they were asked for.
    pub words: Vec<String>,
}

impl Annotations {
    /// What a learner's progress has on a topic, without the words.
    pub fn of(progress: &Progress, topic: &str) -> Self {
        // Of most topics there is nothing: then nothing is made, either.
        let mut from_topic = progress.records.range::<str, _>((Bound::Included(topic), Bound::Unbounded));
        if from_topic.next().is_none_or(|(key, _)| !key.starts_with(topic)) {
            return Self::default();
        }
        let mut own = Self { is_noted: !progress.note(topic).is_empty(), ..Self::default() };
        for (item, status) in progress.items(topic) {
            own.is_starred |= item == STAR;
            own.is_open |= status == Status::Learning;
            own.is_noted |= is_link(item);
        }
        own
    }

    /// The same with the words.
    pub fn with_words(progress: &Progress, topic: &str, decompose: Decompose) -> Self {
        let mut own = Self::of(progress, topic);
        if own.is_noted {
            own.words = folded_words(&progress.note(topic), decompose);
            let links = progress.items(topic).filter(|(item, _)| is_link(item));
            own.words.extend(links.flat_map(|(link, _)| folded_words(link, decompose)));
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::Millis;
    use crate::domain::progress::{Action, Stamp};

    #[test]
    fn what_a_topic_has_of_the_learners_own_is_told() {
        let mut progress = Progress::default();
        for (key, status) in [
            ("http/q", Status::Learning),
            ("http-2/*", Status::Done),
            ("dns/*", Status::Done),
            ("dns/*", Status::Todo),
            ("git/https://git-scm.com Git", Status::Done),
        ] {
            progress.apply(&Action::set(key, status), Millis(20));
        }
        progress.apply(&Action::write("css", "Uber grosse"), Stamp { now: Millis(20), writer: "a" });
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        for (topic, own) in [
            ("http", Annotations { is_open: true, ..Annotations::default() }),
            ("http-2", Annotations { is_starred: true, ..Annotations::default() }),
            ("dns", Annotations::default()),
            (
                "git",
                Annotations {
                    is_noted: true,
                    words: words(&["https", "git", "scm", "com", "git"]),
                    ..Annotations::default()
                },
            ),
            ("css", Annotations { is_noted: true, words: words(&["uber", "grosse"]), ..Annotations::default() }),
        ] {
            assert_eq!(Annotations::with_words(&progress, topic, str::to_ascii_lowercase), own, "{topic}");
        }
    }
}
