//! The state of the app: signals, the one way to change progress, and the effects that keep the store, the address bar
//! and the focus in step. The effects run in the browser only.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::fetch::FetchError;
use crate::browser::storage::BrowserStore;
use crate::browser::{clock, document, fetch, history, keyboard, storage, theme};
use crate::content::{EDITION, ROADMAP};
use crate::domain::filter::{Choices, Filter, Matches};
use crate::domain::link::{self, LinkError, Shared};
use crate::domain::merge::merge;
use crate::domain::persistence::{self, Saving};
use crate::domain::progress::{Action, Progress, Status};
use crate::domain::route::{Page, Route};
use crate::domain::search::SearchIndex;
use crate::domain::shortcut::{self, Command};
use crate::domain::store::Store;
use crate::domain::topic::{Choice, StageIndex, TopicIndex};
use crate::domain::saved;

const THEME: &str = "backend-roadmap:theme";
const SINGLE_KEYS: &str = "backend-roadmap:single-keys";
/// How long typing must pause before the address bar and screen readers are told.
const PAUSE: Duration = Duration::from_millis(400);
/// How long a toast stays. Undo is on the progress page and on a key after that.
const TOAST: Duration = Duration::from_secs(10);

/// The text of the open topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// On its way.
    Loading,
    /// Here, as HTML from our own static page.
    Ready(String),
    /// Not to be had.
    Failed(FetchError),
}

/// What the app last did, for the toast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A sentence or less.
    pub text: String,
    /// Whether Undo takes it back.
    pub is_undoable: bool,
}

/// The state of the app, cheap to copy.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The path that the site is served under.
    base: StoredValue<String>,
    /// The scheme, host and port of the site; empty in its static pages, which do not know theirs.
    origin: StoredValue<String>,
    /// Set in the static page of a topic, which holds the topic's own stage alone so that fetching it costs little.
    pub is_excerpt: bool,
    /// What the URL says.
    pub route: RwSignal<Route>,
    /// The learner's progress.
    pub progress: RwSignal<Progress>,
    /// Whether it reaches the store.
    pub saving: RwSignal<Saving>,
    /// Somebody's progress from a link, being looked at.
    pub shared: RwSignal<Option<Shared>>,
    /// A link that could not be opened.
    pub link_error: RwSignal<Option<LinkError>>,
    /// The text of the open topic.
    pub body: RwSignal<Body>,
    /// The toast.
    pub notice: RwSignal<Option<Notice>>,
    /// What the live region says.
    pub announcement: RwSignal<String>,
    /// The stages that are folded.
    pub folded: RwSignal<Choices<StageIndex>>,
    /// Whether single keys are shortcuts.
    pub single_keys: RwSignal<bool>,
    /// The name of the theme; empty follows the system.
    pub theme: RwSignal<String>,
    /// Actions that undo the changes so far, last one last, each with what it undoes.
    undo: RwSignal<Vec<(String, Action)>>,
    bodies: StoredValue<BTreeMap<TopicIndex, String>>,
    /// Counts changes of the filter, so that only the last one in a row is told.
    filter_changes: StoredValue<u32>,
    notices: StoredValue<u32>,
    /// The page on the screen.
    pub page: Memo<Page>,
    /// The status of each topic as shown: the learner's own, or that of the opened link.
    pub statuses: Memo<Vec<Status>>,
    /// What the filter lets through.
    pub matches: Memo<Matches>,
    /// Whether nothing is filtered.
    pub shows_all: Memo<bool>,
    /// Whether statuses can be changed now.
    pub is_editable: Memo<bool>,
}

impl AppState {
    /// The state at the start. `body` is the text of the route's topic where it is at hand.
    pub fn new(base: String, route: Route, progress: Progress, saving: Saving, body: Option<String>) -> Self {
        let route = RwSignal::new(route);
        let progress = RwSignal::new(progress);
        let saving = RwSignal::new(saving);
        let shared = RwSignal::new(None::<Shared>);
        let filter = Memo::new(move |_| route.with(|route| route.filter.clone()));
        let statuses = Memo::new(move |_| {
            shared.with(|shared| match shared {
                Some(shared) => ROADMAP
                    .topics
                    .iter()
                    .map(|topic| shared.statuses.get(topic.id).copied().unwrap_or_default())
                    .collect(),
                None => progress.with(|progress| progress.statuses(&ROADMAP)),
            })
        });
        let index = StoredValue::new(SearchIndex::new(&ROADMAP));
        let matches = Memo::new(move |_| {
            index.with_value(|index| Matches::of(&filter.read(), &ROADMAP, EDITION, index, &statuses.read()))
        });
        Self {
            base: StoredValue::new(base),
            origin: StoredValue::new(String::new()),
            is_excerpt: false,
            route,
            progress,
            saving,
            shared,
            link_error: RwSignal::new(None),
            body: RwSignal::new(body.map_or(Body::Loading, Body::Ready)),
            notice: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            folded: RwSignal::new(Choices::default()),
            single_keys: RwSignal::new(true),
            theme: RwSignal::new(String::new()),
            undo: RwSignal::new(Vec::new()),
            bodies: StoredValue::new(BTreeMap::new()),
            filter_changes: StoredValue::new(0),
            notices: StoredValue::new(0),
            page: Memo::new(move |_| route.with(|route| route.page)),
            statuses,
            matches,
            shows_all: Memo::new(move |_| filter.with(Filter::is_empty)),
            is_editable: Memo::new(move |_| saving.with(Saving::is_editable) && shared.with(Option::is_none)),
        }
    }

    /// The same state for a static page: of a topic it shows no more of the outline than the topic's stage.
    pub fn for_static_page(self) -> Self {
        Self { is_excerpt: matches!(self.page.get_untracked(), Page::Topic(_)), ..self }
    }

    /// The state of the app in this browser, from its address bar and its store.
    pub fn from_browser(body: Option<String>) -> Self {
        let base = document::base();
        let (progress, saving) = persistence::load(&BrowserStore);
        let address = history::address();
        let route = Route::parse(&address.path, &address.query, &base, &ROADMAP);
        let state = Self::new(base, route, progress, saving, body);
        state.origin.set_value(history::origin());
        state.open_link(&address.fragment);
        let preference = |key| BrowserStore.read(key).ok().flatten();
        state.single_keys.set(preference(SINGLE_KEYS).as_deref() != Some("off"));
        state.theme.set(preference(THEME).unwrap_or_default());
        state
    }

    /// The state that the app provides to its components.
    pub fn of_app() -> Self {
        expect_context::<Self>()
    }

    /// The URL of a page.
    pub fn href(self, page: Page) -> String {
        self.base.with_value(|base| Route::to(page).href(base, &ROADMAP))
    }

    /// The whole URL of a progress link with a name.
    pub fn progress_link(self, name: &str) -> String {
        let fragment = self.progress.with(|progress| link::encode(progress, name, EDITION, &ROADMAP));
        format!("{}{}#{fragment}", self.origin.get_value(), self.href(Page::Outline))
    }

    /// The memo of one topic's status as shown.
    pub fn status_of(self, topic: TopicIndex) -> Memo<Status> {
        Memo::new(move |_| self.statuses.with(|statuses| statuses[usize::from(topic.0)]))
    }

    // Going places.

    /// Goes to a page. The filter stays between the outline and its topics, so that closing a topic shows the same
    /// list.
    pub fn go(self, page: Page) {
        let filter = match (self.page.get_untracked().has_outline(), page.has_outline()) {
            (true, true) => self.route.with_untracked(|route| route.filter.clone()),
            _ => Filter::default(),
        };
        self.go_to(Route { page, filter });
    }

    fn go_to(self, route: Route) {
        if route == self.route.get_untracked() {
            return;
        }
        let fragment = history::address().fragment;
        let keep = if fragment.starts_with(link::PREFIX) { format!("#{fragment}") } else { String::new() };
        history::push(&format!("{}{keep}", self.base.with_value(|base| route.href(base, &ROADMAP))));
        self.show(route, None);
    }

    /// Puts a route on the screen and the focus and the scrolling where they belong.
    fn show(self, route: Route, scroll_top: Option<f64>) {
        let from = self.page.get_untracked();
        let to = route.page;
        self.route.set(route);
        if from == to {
            return;
        }
        request_animation_frame(move || {
            if let Some(top) = scroll_top {
                document::set_scroll_top(top);
            } else if from.has_outline() != to.has_outline() {
                document::set_scroll_top(0.0);
            }
            match (from, to) {
                (Page::Topic(topic), Page::Outline) => {
                    document::reveal(&format!("[data-topic=\"{}\"] a", ROADMAP.topic(topic).id));
                }
                (_, Page::Topic(_)) => {
                    document::scroll_to_start("#topic");
                    document::focus("main h1");
                }
                _ => {
                    document::focus("main h1");
                }
            }
        });
    }

    /// Changes the filter. The address bar and screen readers are told when the learner pauses.
    pub fn set_filter(self, change: impl FnOnce(&mut Filter)) {
        self.route.update(|route| change(&mut route.filter));
        self.filter_changes.update_value(|changes| *changes += 1);
        let change = self.filter_changes.get_value();
        set_timeout(
            move || {
                if self.filter_changes.get_value() == change {
                    self.tell_filter();
                }
            },
            PAUSE,
        );
    }

    fn tell_filter(self) {
        let href = self.route.with_untracked(|route| self.base.with_value(|base| route.href(base, &ROADMAP)));
        let fragment = history::address().fragment;
        let mark = if fragment.is_empty() { "" } else { "#" };
        history::replace(&format!("{href}{mark}{fragment}"));
        if self.page.get_untracked().has_outline() {
            self.announcement.set(match self.matches.with_untracked(|matches| matches.count) {
                0 => "No topic matches.".into(),
                1 => "1 topic matches.".into(),
                count => format!("{count} topics match."),
            });
        }
    }

    /// Shows everything again and puts the cursor into the search field.
    pub fn clear_filter(self) {
        self.set_filter(|filter| *filter = Filter::default());
        document::focus("input[type=search]");
    }

    // Changing progress.

    /// Changes the learner's progress, if it may be changed now. `label` says what was done.
    pub fn dispatch(self, action: &Action, label: String) {
        if !self.is_editable.get_untracked() {
            return;
        }
        let undo = self.apply(action);
        if undo != Action::Set(BTreeMap::new()) {
            self.undo.update(|stack| stack.push((label.clone(), undo)));
            self.say(label, true);
        }
    }

    fn apply(self, action: &Action) -> Action {
        self.progress.try_update(|progress| progress.apply(action, clock::now())).unwrap_or(Action::Set(BTreeMap::new()))
    }

    /// Gives a topic a status.
    pub fn set_status(self, topic: TopicIndex, status: Status) {
        let topic = ROADMAP.topic(topic);
        self.dispatch(&Action::set(topic.id, status), format!("{}: {}", topic.title, status.label()));
    }

    /// Makes a large change, after a snapshot.
    pub fn dispatch_large(self, action: &Action, label: &str) {
        let taken = self.progress.with_untracked(|progress| persistence::take_snapshot(&BrowserStore, progress, clock::now()));
        let label = match taken {
            Ok(()) => label.to_owned(),
            Err(error) => format!("{label} No snapshot could be stored. {error}"),
        };
        self.dispatch(action, label);
    }

    /// What Undo would take back.
    pub fn undoable(self) -> Option<String> {
        self.undo.with(|stack| stack.last().map(|(label, _)| label.clone()))
    }

    /// Takes the last change back.
    pub fn undo(self) {
        if !self.is_editable.get_untracked() {
            return;
        }
        if let Some((label, action)) = self.undo.try_update(Vec::pop).flatten() {
            self.apply(&action);
            self.say(format!("Undone: {label}"), false);
        }
    }

    /// Says something in the toast, which goes by itself.
    pub fn say(self, text: String, is_undoable: bool) {
        self.notice.set(Some(Notice { text, is_undoable }));
        self.notices.update_value(|notices| *notices += 1);
        let number = self.notices.get_value();
        set_timeout(
            move || {
                if self.notices.get_value() == number {
                    self.notice.set(None);
                }
            },
            TOAST,
        );
    }

    /// The text of a saved state with the progress as it is in memory.
    pub fn export(self) -> String {
        self.progress.with(|progress| saved::encode(progress, progress.last_change()))
    }

    // Storing it.

    /// Writes progress to the store and takes over what another tab wrote there.
    pub fn persist(self) {
        let progress = self.progress.get_untracked();
        match persistence::save(&BrowserStore, &progress, clock::now()) {
            Ok(stored) => {
                self.set_saving(Saving::On);
                if stored != progress {
                    self.progress.set(stored);
                }
            }
            Err(saving) => self.set_saving(saving),
        }
    }

    fn set_saving(self, saving: Saving) {
        if self.saving.with_untracked(|current| *current != saving) {
            self.saving.set(saving);
        }
    }

    /// Goes on with the progress in memory after the store held something unreadable, which is put aside.
    pub fn resolve_blocked(self, progress: Progress) {
        let Saving::Blocked { text, .. } = self.saving.get_untracked() else { return };
        match persistence::quarantine(&BrowserStore, &text, &progress, clock::now()) {
            Ok(()) => {
                self.set_saving(Saving::On);
                self.progress.set(progress);
            }
            Err(error) => self.say(format!("Nothing was changed. {error} Free some room and try again."), false),
        }
    }

    fn on_other_tab(self, text: &str) {
        let decoded = saved::decode(text);
        if let Some(problem) = decoded.problem {
            self.set_saving(Saving::Blocked { problem, text: text.to_owned() });
            return;
        }
        if matches!(self.saving.get_untracked(), Saving::Blocked { .. }) {
            // The other tab's learner chose.
            self.set_saving(Saving::On);
        }
        let ours = self.progress.get_untracked();
        let merged = merge(ours.clone(), decoded.progress.clone());
        if merged != ours {
            self.progress.set(merged);
        } else if merged != decoded.progress {
            self.persist();
        }
    }

    // Links.

    /// Looks at the fragment of the URL: a progress link becomes a preview, and nothing else happens.
    fn open_link(self, fragment: &str) {
        match link::decode(fragment, &ROADMAP) {
            Some(Ok(shared)) => {
                self.link_error.set(None);
                self.shared.set(Some(shared));
            }
            Some(Err(error)) => {
                self.shared.set(None);
                self.link_error.set(Some(error));
            }
            None => {
                self.shared.set(None);
                self.link_error.set(None);
            }
        }
    }

    /// Ends the preview of a link and takes it out of the address bar.
    pub fn close_link(self) {
        self.shared.set(None);
        self.link_error.set(None);
        history::replace(&self.route.with_untracked(|route| self.base.with_value(|base| route.href(base, &ROADMAP))));
        document::focus("main h1");
    }

    // The text of topics.

    /// Fetches the text of a topic unless it is here.
    pub fn load_body(self, topic: TopicIndex) {
        if let Some(body) = self.bodies.with_value(|bodies| bodies.get(&topic).cloned()) {
            self.body.set(Body::Ready(body));
            return;
        }
        self.body.set(Body::Loading);
        let href = self.href(Page::Topic(topic));
        leptos::task::spawn_local(async move {
            let part = fetch::part_of_page(&href, "topic-body").await;
            if let Ok(body) = &part {
                self.bodies.update_value(|bodies| {
                    bodies.insert(topic, body.clone());
                });
            }
            // By now the learner may be elsewhere.
            if self.page.get_untracked() == Page::Topic(topic) {
                self.body.set(part.map_or_else(Body::Failed, Body::Ready));
            }
        });
    }

    // Keys.

    fn on_key(self, key: shortcut::Key<'_>, topic: Option<String>) -> bool {
        let Some(command) = shortcut::command_of(key, self.single_keys.get_untracked()) else { return false };
        let page = self.page.get_untracked();
        let open = if let Page::Topic(topic) = page { Some(topic) } else { None };
        match command {
            Command::Search => {
                if !page.has_outline() {
                    self.go(Page::Outline);
                }
                request_animation_frame(|| document::reveal("input[type=search]"));
            }
            Command::ShowShortcuts => self.go(Page::Shortcuts),
            Command::NextTopic | Command::PreviousTopic => {
                let neighbour = match (open, command) {
                    (Some(topic), Command::NextTopic) => ROADMAP.next(topic),
                    (Some(topic), _) => ROADMAP.previous(topic),
                    (None, _) => Some(TopicIndex(0)),
                };
                if let Some(topic) = neighbour {
                    self.go(Page::Topic(topic));
                }
            }
            Command::SetStatus(status) => {
                let Some(topic) = topic.and_then(|id| ROADMAP.find(&id)).or(open) else { return false };
                self.set_status(topic, status);
            }
            Command::Undo => self.undo(),
            Command::Close => {
                if document::has_focus("input[type=search]") && open.is_none() {
                    document::blur();
                } else if open.is_some() && !key.is_typing {
                    self.go(Page::Outline);
                } else {
                    return false;
                }
            }
        }
        true
    }

    // Preferences.

    /// Shows a theme and remembers it.
    pub fn set_theme(self, name: String) {
        theme::show(&name);
        self.remember(THEME, &name);
        self.theme.set(name);
    }

    /// Turns the single-key shortcuts on or off and remembers it.
    pub fn set_single_keys(self, are_on: bool) {
        self.remember(SINGLE_KEYS, if are_on { "on" } else { "off" });
        self.single_keys.set(are_on);
    }

    fn remember(self, key: &str, value: &str) {
        if let Err(error) = BrowserStore.write(key, value) {
            self.say(format!("This choice lasts until you close the page. {}", error), false);
        }
    }

    /// Starts what keeps the browser and the state in step. Runs once, in the browser.
    pub fn run(self) {
        Effect::new(move |was_run: Option<()>| {
            self.progress.track();
            // The first run only finds what was loaded: reading never writes.
            if was_run.is_some() && self.saving.with_untracked(Saving::is_editable) {
                self.persist();
            }
        });
        Effect::new(move |_| document::set_title(&window_title(self.page.get())));
        Effect::new(move |was_run: Option<()>| {
            if let Page::Topic(topic) = self.page.get() {
                match self.body.get_untracked() {
                    // The prerendered page brought the text of its topic along.
                    Body::Ready(body) if was_run.is_none() => self.bodies.update_value(|bodies| {
                        bodies.insert(topic, body);
                    }),
                    _ => self.load_body(topic),
                }
            }
        });
        storage::on_change(persistence::CURRENT, move |text| self.on_other_tab(&text));
        history::on_move(move || {
            let address = history::address();
            self.open_link(&address.fragment);
            let route = self.base.with_value(|base| Route::parse(&address.path, &address.query, base, &ROADMAP));
            self.show(route, history::remembered_scroll_top());
        });
        history::on_link(move |path, query| {
            let route = self.base.with_value(|base| Route::parse(path, query, base, &ROADMAP));
            let is_known = route.page != Page::NotFound;
            match (is_known, query.is_empty()) {
                (true, true) => self.go(route.page),
                (true, false) => self.go_to(route),
                _ => {}
            }
            is_known
        });
        keyboard::on_key(move |key, topic| self.on_key(key, topic));
    }
}


/// The title of the window on a page.
pub fn window_title(page: Page) -> String {
    match page {
        Page::Outline => "The 2021 roadmap for backend developers".into(),
        _ => format!("{} – Backend developer roadmap", page.title(&ROADMAP)),
    }
}
