//! The contexts that the components of the second program ask for: some as in the app, some of its own.

use leptos::prelude::*;

use super::compare::comparison::Comparison;
use super::history::History;
use super::notes::editors::Editors;
use crate::domain::clock::Millis;
use crate::domain::saved;
use crate::state::data::PageDataStore;
use crate::state::learner::{Change, Learner};
use crate::state::messages::ToApp;
use crate::state::notices::Notices;
use crate::state::site::Site;

/// The state of the second program. All places share it.
#[derive(Clone, Copy)]
pub struct Contexts {
    /// Where the site is served.
    pub site: Site,
    /// The progress, as the app has it.
    pub learner: Learner,
    /// What happened.
    pub history: History,
    /// The messages; the app shows them.
    pub notices: Notices,
    /// The data of pages.
    pub data: PageDataStore,
    /// The notes that are being written.
    pub editors: Editors,
    /// The people who are compared.
    pub comparison: Comparison,
}

impl Contexts {
    /// Makes the state; the current owner holds it.
    pub fn new(base: &str) -> Self {
        let (site, notices) = (Site::new(base), Notices::of_app());
        let editors = Editors::default();
        let learner = Learner::new(Callback::new(move |(learner, change): (Learner, Change)| {
            // Until the app has said so.
            editors.is_saved.set(false);
            let state = saved::encode(&learner.progress.read_untracked(), Millis(0));
            let is_known = change.act.is_known();
            ToApp::Changed { label: change.label, is_told: change.is_told, is_known, state }.send();
        }));
        Self {
            site,
            learner,
            history: History::new(learner),
            notices,
            data: PageDataStore::new(site, None),
            editors,
            comparison: Comparison::new(learner),
        }
    }

    /// Gives the state to the components of the current owner.
    pub fn provide(self) {
        provide_context(self.site);
        provide_context(self.learner);
        provide_context(self.history);
        provide_context(self.notices);
        provide_context(self.data);
        provide_context(self.editors);
        provide_context(self.comparison);
    }
}
