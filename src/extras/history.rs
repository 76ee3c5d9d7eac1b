//! The log of what happened, read once for all components of the second program.

use leptos::prelude::*;

use crate::browser::timer;
use crate::content::ROADMAP;
use crate::domain::log::dates::Dates;
use crate::domain::log::history::Log;
use crate::domain::log::texts;
use crate::domain::topic::TopicIndex;
use crate::state::learner::Learner;
use crate::state::study_day;

/// The log and what several components take from it, by context. Each memo is made when it is first read, which must be
/// in an effect or a handler: the prerendered page knows nothing of the store.
///
/// The log is not read at each change of the progress: ten years of it take longer than a frame. It is as it was before until
/// it is read again.
#[derive(Clone, Copy)]
pub struct History {
    /// All entries of the store, and those of this page load.
    pub log: Memo<Log>,
    /// The days of every topic.
    pub dates: Memo<Vec<Dates>>,
    /// The topics that are done and whose text has changed in substance since.
    pub changed_texts: Memo<Vec<TopicIndex>>,
    /// Notified when the log is to be read again.
    changed: Trigger,
}

impl History {
    /// The history of a learner.
    pub fn new(learner: Learner) -> Self {
        let changed = Trigger::new();
        let log = Memo::new(move |_| {
            changed.track();
            learner.log()
        });
        let dates = Memo::new(move |_| {
            changed.track();
            Dates::of_topics(&learner.progress.read_untracked(), &log.read(), &ROADMAP, study_day::day_of)
        });
        let changed_texts = Memo::new(move |_| {
            changed.track();
            texts::changed_since_done(&learner.progress.read_untracked(), &log.read(), &ROADMAP)
        });
        Self { log, dates, changed_texts, changed }
    }

    /// The history that the second program provides; one of its own in a prerendered page.
    pub fn of_context() -> Self {
        use_context().unwrap_or_else(|| Self::new(Learner::of_context()))
    }

    /// Reads the log again: there is a new entry.
    pub fn read_again(self) {
        self.changed.notify();
    }

    /// Reads the log again once the change of the progress that came with a new entry is painted.
    pub fn read_again_after_paint(self) {
        timer::after_paint(move || self.read_again());
    }
}
