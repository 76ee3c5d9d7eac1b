//! The learner's progress as components of the second program show it: empty at first, as in the prerendered page, and
//! complete after hydration.

use leptos::prelude::*;

use crate::content::{EDITION, ROADMAP};
use crate::domain::path::PathIndex;
use crate::domain::path_progress::Standing;
use crate::domain::progress::{Progress, Status};
use crate::domain::topic::TopicIndex;
use crate::state::effect::effect;
use crate::state::learner::Learner;

/// False in the prerendered page and at hydration, true from the next effect on.
pub fn is_live() -> RwSignal<bool> {
    let is_live = RwSignal::new(false);
    effect(move |is_first| {
        if is_first {
            is_live.set(true);
        }
    });
    is_live
}

/// The learner as a place of the second program shows them.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The learner's own progress.
    pub progress: Memo<Progress>,
    /// The status of each topic, the learner's own or that of the opened link.
    pub statuses: Memo<Vec<Status>>,
    /// The path that is followed.
    pub path: Memo<Option<PathIndex>>,
    /// The members of choose-one groups that the learner means to learn.
    pub chosen: Memo<Vec<TopicIndex>>,
    /// Whether the learner is shown yet.
    pub is_live: RwSignal<bool>,
}

impl Shown {
    /// The learner, shown from the next effect on.
    pub fn new(learner: Learner) -> Self {
        let is_live = is_live();
        let nothing = vec![Status::Todo; ROADMAP.topics.len()];
        Self {
            progress: Memo::new(move |_| if is_live.get() { learner.progress.get() } else { Progress::default() }),
            statuses: Memo::new(move |_| if is_live.get() { learner.statuses.get() } else { nothing.clone() }),
            path: Memo::new(move |_| if is_live.get() { learner.path.get() } else { None }),
            chosen: Memo::new(move |_| if is_live.get() { learner.chosen.get() } else { Vec::new() }),
            is_live,
        }
    }

    /// Gives what a path is reckoned with.
    pub fn with_standing<T>(self, with: impl FnOnce(Standing<'_>) -> T) -> T {
        let (statuses, chosen) = (self.statuses.read(), self.chosen.read());
        with(Standing { roadmap: &ROADMAP, edition: EDITION, statuses: &statuses, chosen: &chosen })
    }
}
