//! Navigation: the page and the filter that the URL names, and ways to change them. The only place that
//! writes to the history.

use leptos::prelude::*;

use super::signal::SetIfNew;
use super::site::Site;
use crate::browser::{focus, frame, history};
use crate::content::ROADMAP;
use crate::domain::filter::Filter;
use crate::domain::link;
use crate::domain::route::{Page, Route};

/// A page of the service worker, shown at the address of a page that it cannot give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandIn {
    /// There is no connection, and the page is not in the offline copy.
    Offline,
    /// The page is of another version of the site.
    Update,
}

/// The page and the filter, by context.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    /// The page on the screen.
    pub page: RwSignal<Page>,
    /// The notice that replaces the page, until the learner navigates.
    pub stand_in: RwSignal<Option<StandIn>>,
    /// The filter in force. A signal of its own: a key in the search field concerns no page.
    pub filter: RwSignal<Filter>,
    /// Whether the learner has gone to another page since the start.
    pub has_moved: RwSignal<bool>,
    /// The page before.
    pub came_from: StoredValue<Page>,
    site: Site,
}

impl Navigation {
    /// A page with nothing filtered.
    pub fn new(site: Site, page: Page) -> Self {
        Self {
            page: RwSignal::new(page),
            stand_in: RwSignal::new(None),
            filter: RwSignal::new(Filter::default()),
            has_moved: RwSignal::new(false),
            came_from: StoredValue::new(page),
            site,
        }
    }

    /// The navigation of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    fn route(self) -> Route {
        Route { page: self.page.get_untracked(), filter: self.filter.get_untracked() }
    }

    /// The route to a page. Between the outline, its topics and the map the filter stays, so that closing a topic shows
    /// the same list.
    pub fn route_to(self, page: Page) -> Route {
        let keeps_filter = self.page.get_untracked().has_filter() && page.has_filter();
        Route { page, filter: if keeps_filter { self.filter.get_untracked() } else { Filter::default() } }
    }

    /// The route that a link of the site leads to. A filter that the link names itself goes before the one in force.
    pub fn route_of(self, path: &str, query: &str) -> Route {
        let route = self.site.parse(path, query);
        if query.is_empty() { self.route_to(route.page) } else { route }
    }

    /// Goes to a page; the filter stays where it can.
    pub fn go_to(self, page: Page) {
        self.go(self.route_to(page));
    }

    /// Goes to a route.
    pub fn go(self, route: Route) {
        if self.route() == route && self.stand_in.get_untracked().is_none() {
            return;
        }
        history::push(&self.with_link(self.site.href_of(&route)));
        self.show(route, None);
    }

    /// A progress link that is being looked at stays in the address bar wherever one goes.
    pub fn with_link(self, href: String) -> String {
        let fragment = history::address().fragment;
        if link::may_be_in(&fragment) { format!("{href}#{fragment}") } else { href }
    }

    /// Shows the page of the address bar, after the learner went back or forward.
    pub fn follow_history(self) {
        let address = history::address();
        self.show(self.site.parse(&address.path, &address.query), history::remembered_scroll_top());
    }

    /// Writes the filter to the address bar.
    pub fn write_filter(self) {
        history::replace(&self.with_link(self.site.href_of(&self.route())));
    }

    /// Takes a progress link out of the address bar.
    pub fn drop_link(self) {
        history::replace(&self.site.href_of(&self.route()));
    }

    fn show(self, route: Route, scroll_top: Option<f64>) {
        let (from, to) = (self.page.get_untracked(), route.page);
        self.filter.set_if_new(route.filter);
        if from == to && self.stand_in.get_untracked().is_none() {
            return;
        }
        self.came_from.set_value(from);
        self.has_moved.set(true);
        self.stand_in.set(None);
        self.page.set(to);
        // In the next frame the components have changed, and nothing has been painted yet.
        frame::before_paint(move || settle(from, to, scroll_top));
    }
}

/// Scrolls to where a page begins, or to where it was left, and gives the focus to what the learner came for.
fn settle(from: Page, to: Page, scroll_top: Option<f64>) {
    if let Some(top) = scroll_top {
        focus::set_scroll_top(top);
    } else if !(from.has_outline() && to.has_outline()) {
        focus::set_scroll_top(0.0);
    }
    match (from, to) {
        (Page::Topic(topic), Page::Outline) => focus::topic(ROADMAP.topic(topic).id),
        // The map brings the topic into view itself.
        (Page::Topic(_), Page::Map) => {}
        (_, Page::Topic(_)) => {
            if scroll_top.is_none() {
                focus::scroll_to_article();
            }
            focus::heading();
        }
        _ => focus::heading(),
    }
}
