//! The state of the app: signals, the one way to change progress, and the effects that keep the store and the page in
//! step. Runs in the browser only.

use std::time::Duration;

use reactive_graph::computed::Memo;
use reactive_graph::effect::Effect;
use reactive_graph::owner::{LocalStorage, Owner, StoredValue};
use reactive_graph::signal::RwSignal;
use reactive_graph::traits::*;

use super::screen::Screen;
use super::words::match_count;
use super::{desk, events, map, notices, offline, paint, study};
use crate::browser::node::Node;
use crate::browser::storage::BrowserStore;
use crate::browser::{desk as browser_desk, document, fetch, history, random, storage, task, timer};
use crate::content::{EDITION, ROADMAP};
use crate::domain::filter::{Filter, Matches};
use crate::domain::link::{self, LinkError, Shared};
use crate::domain::own::Own;
use crate::domain::persistence::{self, Saving};
use crate::domain::progress::{Action, Progress, Status};
use crate::domain::route::{Page, Route};
use crate::domain::search::SearchIndex;
use crate::domain::store::Store;

mod progress;

const THEME: &str = "backend-roadmap:theme";
const SINGLE_KEYS: &str = "backend-roadmap:single-keys";
/// How long typing must pause before the address bar and screen readers are told.
const PAUSE: Duration = Duration::from_millis(400);
/// How long a toast stays. Undo is on the progress page and on a key after that.
const TOAST: Duration = Duration::from_secs(10);

/// The state of the app, cheap to copy.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The path that the site is served under.
    base: StoredValue<String>,
    /// What the URL says.
    pub route: RwSignal<Route>,
    /// The learner's progress.
    pub progress: RwSignal<Progress>,
    /// Whether it reaches the store.
    pub saving: RwSignal<Saving>,
    /// Somebody's progress from a link that is being looked at, or what is wrong with the link.
    pub link: RwSignal<Option<Result<Shared, LinkError>>>,
    /// What is searched: titles at first, all words once they have been fetched.
    index: RwSignal<SearchIndex>,
    /// The status of each topic as shown: the learner's own, or that of the opened link.
    pub statuses: Memo<Vec<Status>>,
    /// What the filter lets through.
    pub matches: Memo<Matches>,
    /// Actions that undo the changes so far, last one last, each with what it undoes.
    undo: StoredValue<Vec<(String, Action)>>,
    /// The name of this page load, for notes.
    writer: StoredValue<String>,
    /// Whether single keys are shortcuts.
    pub single_keys: StoredValue<bool>,
    /// The parts of pages that are at hand.
    pub screen: StoredValue<Screen, LocalStorage>,
    /// Counts changes of the filter and toasts, so that a timer knows whether it is the last one's.
    filter_changes: StoredValue<u32>,
    notices: StoredValue<u32>,
    has_asked_for_words: StoredValue<bool>,
}

impl AppState {
    /// Starts the app on the prerendered page: reads where the learner is and what is saved, paints it, listens.
    pub fn start() {
        task::start();
        let owner = Owner::new();
        owner.set();
        let base = document::base();
        let (progress, saving) = persistence::load(&BrowserStore);
        let address = history::address();
        let route = RwSignal::new(Route::parse(&address.path, &address.query, &base, &ROADMAP));
        let progress = RwSignal::new(progress);
        let link = RwSignal::new(link::decode(&address.fragment, &ROADMAP));
        let index = RwSignal::new(SearchIndex::new(&ROADMAP, ""));
        let statuses = Memo::new(move |_| match &*link.read() {
            Some(Ok(shared)) => shared.statuses(&ROADMAP),
            _ => progress.read().statuses(&ROADMAP),
        });
        let matches = Memo::new(move |_| {
            let progress = progress.read();
            let own: Vec<Own> = ROADMAP.topics.iter().map(|topic| Own::of(&progress, topic.id)).collect();
            Matches::of(&route.read().filter, &ROADMAP, EDITION, &index.read(), &statuses.read(), &own)
        });
        let preference = |key| BrowserStore.read(key).ok().flatten();
        let state = Self {
            base: StoredValue::new(base),
            route,
            progress,
            saving: RwSignal::new(saving),
            link,
            index,
            statuses,
            matches,
            undo: StoredValue::new(Vec::new()),
            writer: StoredValue::new(random::name()),
            single_keys: StoredValue::new(preference(SINGLE_KEYS).as_deref() != Some("off")),
            screen: StoredValue::new_local(Screen::default()),
            filter_changes: StoredValue::new(0),
            notices: StoredValue::new(0),
            has_asked_for_words: StoredValue::new(false),
        };
        if let Some(select) = Node::of_page("#theme") {
            select.set_value(&preference(THEME).unwrap_or_default());
        }
        // The first visit does without the style of the other pages.
        if let (Some(style), Some(head)) = (Node::from_template("#later-style"), Node::of_page("head")) {
            head.append(&style);
        }
        desk::serve(state);
        Screen::start(state);
        state.run();
        if let Some(root) = Node::root() {
            map::paint(state, &root);
            desk::paint(state, &root);
        }
        // The signals live as long as the page.
        std::mem::forget(owner);
    }

    /// Starts what keeps the browser and the state in step.
    fn run(self) {
        Effect::new(move |was_run: Option<()>| {
            self.progress.track();
            // The first run only finds what was loaded: reading never writes.
            if was_run.is_some() && self.saving.with_untracked(Saving::is_editable) {
                self.persist();
            }
        });
        // The prerendered page shows a learner who has done nothing and filters nothing: painting that would cost much
        // and change little.
        Effect::new(move |was_run: Option<()>| {
            let is_new = self.statuses.read().iter().all(|status| *status == Status::Todo);
            if was_run.is_some() || !is_new || self.page() == Page::Progress {
                with_page(|part| paint::statuses(self, part));
                map::look::paint_statuses(self);
            }
        });
        Effect::new(move |was_run: Option<()>| {
            let has_items = self.progress.read().records.iter().any(|(key, _)| key.contains('/'));
            if was_run.is_some() || has_items {
                with_page(|part| study::paint(self, part));
            }
        });
        // The export in the banner is of what is in memory.
        Effect::new(move |was_run: Option<()>| {
            self.saving.track();
            self.link.track();
            self.progress.track();
            notices::saving(self);
            notices::link(self);
            // Who only reads is left in peace.
            if was_run.is_some() {
                notices::backup(self);
            }
            browser_desk::announce();
            with_page(|part| paint::editability(self, part));
        });
        Effect::new(move |was_run: Option<()>| {
            // Read, not only tracked: a memo that was never read follows nothing.
            drop(self.matches.read());
            // The choices of a status are counted.
            let is_new = self.statuses.with_untracked(|all| all.iter().all(|status| *status == Status::Todo));
            if was_run.is_some() || !is_new || !self.filter().is_empty() {
                with_page(|part| paint::matches(self, part));
            }
        });
        if !self.filter().query.is_empty() {
            self.fetch_words();
        }
        storage::on_change(persistence::CURRENT, move |text| self.on_other_tab(&text));
        history::on_move(move || {
            let address = history::address();
            self.open_link(&address.fragment);
            let route = self.base.with_value(|base| Route::parse(&address.path, &address.query, base, &ROADMAP));
            self.show(route, history::remembered_scroll_top());
        });
        events::listen(self);
        offline::start();
    }

    /// The page on the screen.
    pub fn page(self) -> Page {
        self.route.with_untracked(|route| route.page)
    }

    /// The filter in force.
    pub fn filter(self) -> Filter {
        self.route.with_untracked(|route| route.filter.clone())
    }

    /// The URL of a route.
    pub fn href(self, route: &Route) -> String {
        self.base.with_value(|base| route.href(base, &ROADMAP))
    }

    /// The URL of a page with nothing filtered.
    pub fn page_href(self, page: Page) -> String {
        self.href(&Route::to(page))
    }

    /// The route that a link of ours leads to. Between the outline, its topics and the map the filter stays unless the link has
    /// one itself, so that closing a topic shows the same list.
    pub fn route_of(self, path: &str, query: &str) -> Route {
        let route = self.base.with_value(|base| Route::parse(path, query, base, &ROADMAP));
        if query.is_empty() { self.route_to(route.page) } else { route }
    }

    /// The route to a page, with the filter where it stays.
    pub fn route_to(self, page: Page) -> Route {
        let keeps_filter = self.page().has_filter() && page.has_filter();
        Route { page, filter: if keeps_filter { self.filter() } else { Filter::default() } }
    }

    // Going places.

    /// Goes to a page.
    pub fn go(self, route: Route) {
        if self.route.with_untracked(|current| *current == route) {
            return;
        }
        history::push(&self.with_link(self.href(&route)));
        self.show(route, None);
    }

    /// A link that is being looked at stays in the address bar wherever one goes.
    fn with_link(self, href: String) -> String {
        let fragment = history::address().fragment;
        if link::is_link(&fragment) { format!("{href}#{fragment}") } else { href }
    }

    fn show(self, route: Route, scroll_top: Option<f64>) {
        let from = self.page();
        let to = route.page;
        self.route.set(route);
        if from != to {
            Screen::show(self, from, to, scroll_top);
        }
    }

    /// Changes the filter. The address bar and screen readers are told when the learner pauses.
    pub fn set_filter(self, change: impl FnOnce(&mut Filter)) {
        self.route.update(|route| change(&mut route.filter));
        self.filter_changes.update_value(|changes| *changes += 1);
        let change = self.filter_changes.get_value();
        timer::after(
            move || {
                if self.filter_changes.get_value() == change {
                    let href = self.route.with_untracked(|route| self.href(route));
                    history::replace(&self.with_link(href));
                    map::seek(self);
                    notices::announce(&match_count(self.matches.with_untracked(|matches| matches.count), false));
                }
            },
            PAUSE,
        );
    }

    /// Fetches the words of synonyms and summaries, once: whoever does not search does not pay for them.
    pub fn fetch_words(self) {
        if self.has_asked_for_words.get_value() {
            return;
        }
        self.has_asked_for_words.set_value(true);
        let href = self.base.with_value(|base| format!("{base}search.txt"));
        task::spawn(async move {
            match fetch::text(&href).await {
                Ok(words) => self.index.set(SearchIndex::new(&ROADMAP, &words)),
                Err(error) => {
                    self.has_asked_for_words.set_value(false);
                    self.say(&format!("Only titles are searched. {error}"), false);
                }
            }
        });
    }

    /// Says something in the toast, which goes by itself.
    pub fn say(self, text: &str, is_undoable: bool) {
        let text = text.to_owned();
        // What it speaks of is painted first. In a tab that nobody sees nothing is painted, and its time does not begin.
        timer::after_paint(move || {
            notices::toast(&text, is_undoable);
            self.notices.update_value(|notices| *notices += 1);
            let number = self.notices.get_value();
            timer::after(
                move || {
                    if self.notices.get_value() == number {
                        notices::toast("", false);
                    }
                },
                TOAST,
            );
        });
    }

    // Links.

    /// Looks at the fragment of the URL: a progress link becomes a preview, and nothing else happens.
    fn open_link(self, fragment: &str) {
        let opened = link::decode(fragment, &ROADMAP);
        if self.link.with_untracked(|current| *current != opened) {
            self.link.set(opened);
        }
    }

    /// Ends the preview of a link and takes it out of the address bar.
    pub fn close_link(self) {
        self.link.set(None);
        history::replace(&self.route.with_untracked(|route| self.href(route)));
        if let Some(heading) = Node::of_page("main h1") {
            heading.focus();
        }
    }

    // Preferences.

    /// Shows a theme by its name, and remembers it; an empty name follows the system.
    pub fn set_theme(self, name: &str) {
        if let Some(root) = Node::root() {
            root.set_attribute("data-theme", Some(name).filter(|name| !name.is_empty()));
        }
        self.remember(THEME, name);
    }

    /// Turns the single-key shortcuts on or off, and remembers it.
    pub fn set_single_keys(self, are_on: bool) {
        self.remember(SINGLE_KEYS, if are_on { "on" } else { "off" });
        self.single_keys.set_value(are_on);
    }

    fn remember(self, key: &str, value: &str) {
        if let Err(error) = BrowserStore.write(key, value) {
            self.say(&format!("This choice lasts until you close the page. {error}"), false);
        }
    }
}

/// Paints what is on the page. The map has thousands of elements, and paints itself: of its page the rest is its head.
fn with_page(paint: impl FnOnce(&Node)) {
    if let Some(part) = Node::of_page(".map__head").or_else(Node::root) {
        paint(&part);
    }
}
