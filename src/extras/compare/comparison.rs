//! The state of a comparison: the learner's input, and the people that were found. It lives as long as the program.

use leptos::prelude::*;

use super::groups::SavedGroups;
use super::options::TableOptions;
use crate::browser::history;
use crate::content::ROADMAP;
use crate::domain::compare::Person;
use crate::domain::compare::lines;
use crate::domain::link_finder;
use crate::domain::route::Page;
use crate::state::learner::Learner;
use crate::state::site::Site;

/// The learner's input and the result.
#[derive(Clone, Copy)]
pub struct Comparison {
    /// The text of the field for links.
    pub links: RwSignal<String>,
    /// Whether the learner is one of the people.
    pub has_me: RwSignal<bool>,
    /// The people that were found in what was compared last.
    pub people: Memo<Vec<Person>>,
    /// How they are shown.
    pub options: RwSignal<TableOptions>,
    /// The groups of this device.
    pub groups: SavedGroups,
    /// The problems of the last comparison.
    pub(super) problems: Memo<Vec<String>>,
    /// The links and the choice that were compared last.
    pub(super) compared: RwSignal<Option<(String, bool)>>,
    /// The open link that was put into the empty field: once, it may have been taken out since.
    offered: StoredValue<String>,
    /// Whether the open link is not among those in the field.
    pub(super) can_add: RwSignal<bool>,
}

impl Comparison {
    /// Nobody so far.
    pub fn new(learner: Learner) -> Self {
        let compared = RwSignal::new(None::<(String, bool)>);
        let own = Memo::new(move |_| learner.progress.read().statuses(&ROADMAP));
        let read = Memo::new(move |_| {
            let compared = compared.read();
            compared.as_ref().map(|(links, has_me)| lines::read(links, has_me.then(|| own.get()), &ROADMAP))
        });
        let people = move |_: Option<&Vec<_>>| read.get().map(|(people, _)| people).unwrap_or_default();
        let problems = move |_: Option<&Vec<_>>| {
            let Some((people, errors)) = read.get() else { return Vec::new() };
            let nobody = "There is nobody to compare yet: paste a progress link.";
            let missing = people.is_empty().then(|| nobody.to_owned());
            errors.iter().map(ToString::to_string).chain(missing).collect()
        };
        Self {
            links: RwSignal::new(String::new()),
            has_me: RwSignal::new(true),
            people: Memo::new(people),
            options: RwSignal::new(TableOptions::default()),
            groups: SavedGroups::default(),
            problems: Memo::new(problems),
            compared,
            offered: StoredValue::new(String::new()),
            can_add: RwSignal::new(false),
        }
    }

    /// The comparison of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// Compares what is entered.
    pub fn compare(self) {
        self.compared.set(Some((self.links.get_untracked(), self.has_me.get_untracked())));
    }

    /// Enters links in the place of what is entered, and compares them.
    pub fn enter(self, links: String, has_me: bool) {
        self.links.set(links);
        self.has_me.set(has_me);
        self.compare();
    }

    /// Whether somebody was found.
    pub fn has_people(self) -> bool {
        !self.people.read_untracked().is_empty()
    }

    /// Offers the link that is open in the address bar: puts it into the empty field, or shows the button that adds it.
    pub(super) fn offer(self, site: Site) {
        let link = open_link(site);
        let links = self.links.get_untracked();
        if let Some(link) = link.as_ref().filter(|link| links.trim().is_empty() && self.offered.get_value() != **link) {
            self.offered.set_value(link.clone());
            self.links.set(link.clone());
            self.compare();
        }
        let fragment = link.as_ref().and_then(|link| link.split_once('#')).map(|(_, fragment)| fragment);
        let links = self.links.read_untracked();
        self.can_add.set(fragment.is_some_and(|fragment| !links.contains(fragment)));
    }

    /// Adds the link that is open.
    pub(super) fn add(self, site: Site) {
        if let Some(link) = open_link(site) {
            let links = self.links.get_untracked();
            let links = links.trim_end();
            self.links.set(if links.is_empty() { link } else { format!("{links}\n{link}") });
            self.compare();
        }
    }
}

/// The progress link that is open in the address bar, if it can be read, as the address of the outline.
fn open_link(site: Site) -> Option<String> {
    let found = link_finder::open(&history::address().fragment, &ROADMAP).filter(|found| found.shared.is_ok())?;
    Some(format!("{}{}#{}", history::origin(), site.href(Page::Outline), found.fragment))
}
