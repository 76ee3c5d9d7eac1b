//! The contexts that components ask for, all in one place.

use leptos::prelude::*;

use crate::domain::route::Page;
use crate::state::data::PageDataStore;
use crate::state::definition::Definitions;
use crate::state::dialog::OpenDialog;
use crate::state::learner::{Change, Learner};
use crate::state::navigation::{Navigation, StandIn};
use crate::state::notices::Notices;
use crate::state::offline::Offline;
use crate::state::outline::Outline;
use crate::state::preferences::Preferences;
use crate::state::search::Search;
use crate::state::site::Site;

/// The page that is rendered or taken over.
#[derive(Clone, Debug)]
pub struct FirstPage {
    /// The page.
    pub page: Page,
    /// The notice shown in its place, if any.
    pub stand_in: Option<StandIn>,
    /// Its data, as JSON.
    pub data: Option<String>,
}

/// The state of the app, of a learner who has done nothing: what the prerendered pages show.
#[derive(Clone, Copy)]
pub struct Contexts {
    /// Where the site is served.
    pub site: Site,
    /// The page and the filter.
    pub navigation: Navigation,
    /// The progress.
    pub learner: Learner,
    /// The search and the filter.
    pub search: Search,
    /// The rows of the outline.
    pub outline: Outline,
    /// The messages.
    pub notices: Notices,
    /// How the site behaves.
    pub preferences: Preferences,
    /// The offline copy.
    pub offline: Offline,
    /// The data of pages.
    pub data: PageDataStore,
    /// The term that is explained.
    pub definitions: Definitions,
    /// The dialog that is open.
    pub dialog: OpenDialog,
}

impl Contexts {
    /// Makes the contexts of the current owner.
    pub fn provide(base: &str, first: FirstPage) -> Self {
        let (site, notices) = (Site::new(base), Notices::default());
        let navigation = Navigation::new(site, first.page);
        navigation.stand_in.set(first.stand_in);
        let learner = Learner::new(Callback::new(move |(learner, change): (Learner, Change)| {
            let told = change.is_told.then(|| change.label.clone());
            let number = learner.remember(change);
            if let Some(told) = told {
                notices.say_undoable(told, number);
            }
        }));
        let contexts = Self {
            site,
            navigation,
            learner,
            search: Search::new(site, navigation, learner, notices),
            outline: Outline::new(learner, first.page),
            notices,
            preferences: Preferences::new(notices),
            offline: Offline::new(notices),
            data: PageDataStore::new(site, first.data.map(|data| (first.page, data))),
            definitions: Definitions::default(),
            dialog: OpenDialog::default(),
        };
        provide_context(contexts.site);
        provide_context(contexts.navigation);
        provide_context(contexts.learner);
        provide_context(contexts.search);
        provide_context(contexts.outline);
        provide_context(contexts.notices);
        provide_context(contexts.preferences);
        provide_context(contexts.offline);
        provide_context(contexts.data);
        provide_context(contexts.definitions);
        provide_context(contexts.dialog);
        contexts
    }
}
