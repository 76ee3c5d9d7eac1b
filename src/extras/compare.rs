//! Compare: people from pasted progress links beside each other. Changes nobody's progress.

use leptos::prelude::*;

use crate::browser::node::Node;
use crate::browser::{focus, history, task};
use crate::content::ROADMAP;
use crate::domain::compare::Person;
use crate::domain::compare::lines::{self, LIMIT};
use crate::domain::link;
use crate::domain::route::Page;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::site::Site;
use groups::{GroupPanel, SavedGroups};
use options::TableOptions;
use result::ComparisonResult;

pub mod groups;
pub mod options;
pub mod result;
pub mod sentences;
pub mod table;

/// What the learner has entered, and what comes of it. It stays while the learner is on another page.
#[derive(Clone, Copy)]
pub struct Comparison {
    /// What stands in the field for links.
    pub links: RwSignal<String>,
    /// Whether the learner is one of the people.
    pub has_me: RwSignal<bool>,
    /// The people that were found in what was compared last.
    pub people: Memo<Vec<Person>>,
    /// How they are shown.
    pub options: RwSignal<TableOptions>,
    /// The groups of this device.
    pub groups: SavedGroups,
    /// What is wrong with what was compared last.
    problems: Memo<Vec<String>>,
    /// The links and the choice that were compared last.
    compared: RwSignal<Option<(String, bool)>>,
    /// The open link that was put into the empty field: once, it may have been taken out since.
    offered: StoredValue<String>,
    /// Whether the open link is not among those in the field.
    can_add: RwSignal<bool>,
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
    fn offer(self, site: Site) {
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
    fn add(self, site: Site) {
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
    let fragment = history::address().fragment;
    link::decode(&fragment, &ROADMAP)?.ok()?;
    Some(format!("{}{}#{fragment}", history::origin(), site.href(Page::Outline)))
}

/// Scrolls to what a comparison came to, once it is on the page.
fn go_to_result(heading: NodeRef<leptos::html::H2>) {
    task::soon(move || {
        if let Some(heading) = heading.try_get_untracked().flatten() {
            let heading = Node::of(heading);
            heading.scroll_into_view(true);
            heading.focus();
        }
    });
}

/// What is entered, the groups, and the result.
#[component]
pub fn ComparePanel() -> impl IntoView {
    let learner = Learner::of_context();
    let comparison = use_context().unwrap_or_else(|| Comparison::new(learner));
    provide_context(comparison);
    let heading = NodeRef::<leptos::html::H2>::new();
    let links = NodeRef::<leptos::html::Textarea>::new();
    view! {
        <div class="compare__form" data-needs-app>
            <Entry heading links />
            <GroupPanel heading links />
        </div>
        <ComparisonResult heading />
    }
}

/// Where people are entered.
#[component]
fn Entry(heading: NodeRef<leptos::html::H2>, links: NodeRef<leptos::html::Textarea>) -> impl IntoView {
    let (site, learner, comparison) = (Site::of_context(), Learner::of_context(), Comparison::of_context());
    let me = NodeRef::<leptos::html::Input>::new();
    effect(move |is_first| {
        let wanted = comparison.links.get();
        let Some(field) = links.get() else { return };
        let typed = field.value();
        if is_first && !typed.is_empty() {
            // What was typed before the program came.
            comparison.links.set(typed);
        } else if typed != wanted {
            field.set_value(&wanted);
        }
    });
    effect(move |is_first| {
        let wanted = comparison.has_me.get();
        let Some(field) = me.get() else { return };
        if is_first && comparison.compared.read_untracked().is_none() {
            comparison.has_me.set(field.checked());
        } else if field.checked() != wanted {
            field.set_checked(wanted);
        }
    });
    effect(move |_| {
        comparison.links.track();
        learner.link.track();
        comparison.offer(site);
    });
    let compare = move |_| {
        comparison.compare();
        if comparison.has_people() {
            go_to_result(heading);
        }
    };
    let add = move |_| {
        comparison.add(site);
        if let Some(field) = links.get_untracked() {
            focus::on(&field);
        }
    };
    let choose_me = move |event| {
        comparison.has_me.set(event_target_checked(&event));
        if comparison.has_people() {
            comparison.compare();
        }
    };
    view! {
        <section class="compare__entry" aria-labelledby="compare-people">
            <h2 id="compare-people">"People"</h2>
            <label class="compare__label" for="compare-links">"Progress links, one per line"</label>
            <textarea
                id="compare-links"
                class="compare__links"
                rows="6"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby="compare-hint"
                node_ref=links
                on:input=move |event| comparison.links.set(event_target_value(&event))
            ></textarea>
            <p id="compare-hint" class="compare__hint">
                {format!("Up to {LIMIT}. A name may stand before a link: “Ada https://…”.")}
            </p>
            <label class="compare__me">
                <input id="compare-me" type="checkbox" checked node_ref=me on:change=choose_me /> "Include me"
            </label>
            <div class="compare__actions">
                <button class="button button--strong" type="button" data-compare="compare" on:click=compare>
                    "Compare"
                </button>
                <button
                    class="button"
                    type="button"
                    data-compare="add"
                    hidden=move || !comparison.can_add.get()
                    on:click=add
                >
                    "Add the link that is open"
                </button>
            </div>
            <div id="compare-problems" role="alert"><Problems /></div>
        </section>
    }
}

/// What is wrong with what was entered.
#[component]
fn Problems() -> impl IntoView {
    let problems = Comparison::of_context().problems;
    let is_empty = Memo::new(move |_| problems.read().is_empty());
    let list = move || {
        view! {
            <ul>
                <For each=move || problems.get() key=Clone::clone let:problem>
                    <li>{problem}</li>
                </For>
            </ul>
        }
    };
    move || (!is_empty.get()).then(list)
}
