//! The learner's progress as signals. `change` has the one way to change it, `undo` what takes changes back, `store` what
//! joins it to the browser's store.

use leptos::prelude::*;

use super::notices::ChangeNumber;
use crate::content::{EDITION, ROADMAP};
use crate::domain::clock::Millis;
use crate::domain::link::{LinkError, Shared};
use crate::domain::log::entry::Act;
use crate::domain::log::own::OwnEntries;
use crate::domain::path::PathIndex;
use crate::domain::path_progress::Standing;
use crate::domain::persistence::Saving;
use crate::domain::progress::{Progress, Status, Undo};
use crate::domain::topic::TopicIndex;

mod change;
mod store;
mod undo;

/// A change that was made.
#[derive(Clone, Debug)]
pub struct Change {
    /// The description of the change, for the learner.
    pub label: String,
    /// The undo information.
    pub undo: Undo,
    /// What the log says of it.
    pub act: Act,
    /// Whether the learner is told. Notes are saved in silence while one types.
    pub is_told: bool,
}

/// A change that can be undone.
#[derive(Clone, Debug)]
struct Undoable {
    number: ChangeNumber,
    change: Change,
    /// The moment of its entry in the log.
    moment: Millis,
}

/// The progress and what depends on it, by context.
#[derive(Clone, Copy)]
pub struct Learner {
    /// The learner's own progress.
    pub progress: RwSignal<Progress>,
    /// Whether changes reach the store.
    pub saving: RwSignal<Saving>,
    /// Somebody's progress from a link that is being looked at, or what is wrong with the link.
    pub link: RwSignal<Option<Result<Shared, LinkError>>>,
    /// Whether the page stands in a frame of another one, where nothing can be changed.
    pub is_embedded: RwSignal<bool>,
    /// Whether the other program of this page says that nothing can be changed.
    pub is_locked: RwSignal<bool>,
    /// The status of each topic as shown: the learner's own, or that of the opened link.
    pub statuses: Memo<Vec<Status>>,
    /// The path that the learner follows.
    pub path: Memo<Option<PathIndex>>,
    /// The members of choose-one groups that the learner means to learn.
    pub chosen: Memo<Vec<TopicIndex>>,
    /// Whether progress can be changed now.
    pub is_editable: Memo<bool>,
    /// The title of the topic whose note was written in two places, and now holds both texts.
    pub joined_note: RwSignal<Option<&'static str>>,
    /// Counts what may have changed whether a backup is due, besides the progress.
    pub backups: RwSignal<u32>,
    /// The changes that can be undone, last one last.
    undo: RwSignal<Vec<Undoable>>,
    /// The number of the next change.
    changes: StoredValue<ChangeNumber>,
    /// What this page load has written into the log.
    log: StoredValue<OwnEntries>,
    /// The name of this page load, for notes and the log.
    writer: StoredValue<String>,
    /// Called after each change of the learner's.
    on_change: StoredValue<Callback<(Self, Change)>>,
}

impl Learner {
    /// A learner who has done nothing. `on_change` is called after each change that the learner makes.
    pub fn new(on_change: Callback<(Self, Change)>) -> Self {
        let progress = RwSignal::new(Progress::default());
        let saving = RwSignal::new(Saving::On);
        let link = RwSignal::new(None::<Result<Shared, LinkError>>);
        let (is_embedded, is_locked) = (RwSignal::new(false), RwSignal::new(false));
        let statuses = Memo::new(move |_| match &*link.read() {
            Some(Ok(shared)) => shared.statuses(&ROADMAP),
            _ => progress.read().statuses(&ROADMAP),
        });
        let is_editable = Memo::new(move |_| {
            let is_elsewhere = is_embedded.get() || is_locked.get();
            !is_elsewhere && saving.read().is_editable() && !matches!(&*link.read(), Some(Ok(_)))
        });
        Self {
            progress,
            saving,
            link,
            is_embedded,
            is_locked,
            statuses,
            path: Memo::new(move |_| progress.read().path(&ROADMAP)),
            chosen: Memo::new(move |_| progress.read().chosen(&ROADMAP)),
            is_editable,
            joined_note: RwSignal::new(None),
            backups: RwSignal::new(0),
            undo: RwSignal::new(Vec::new()),
            log: StoredValue::new(OwnEntries::default()),
            changes: StoredValue::new(0),
            writer: StoredValue::new(String::new()),
            on_change: StoredValue::new(on_change),
        }
    }

    /// The learner of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The status of a topic as shown.
    pub fn status(self, topic: TopicIndex) -> Status {
        self.statuses.read().get(usize::from(topic.0)).copied().unwrap_or_default()
    }

    /// Gives what a path is reckoned with.
    pub fn with_standing<T>(self, with: impl FnOnce(Standing<'_>) -> T) -> T {
        let (statuses, chosen) = (self.statuses.read(), self.chosen.read());
        with(Standing { roadmap: &ROADMAP, edition: EDITION, statuses: &statuses, chosen: &chosen })
    }
}
