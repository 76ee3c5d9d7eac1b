//! The base path of the site: every link is made here.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::route::{Page, Route};
use crate::domain::topic::StageIndex;

/// The address of the site, by context.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// The path that the site is served under; begins and ends with a slash.
    base: StoredValue<String>,
}

impl Site {
    /// A site that is served under a path.
    pub fn new(base: impl Into<String>) -> Self {
        Self { base: StoredValue::new(base.into()) }
    }

    /// The site of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The path that the site is served under.
    pub fn base(self) -> String {
        self.base.get_value()
    }

    /// The URL of a page with nothing filtered.
    pub fn href(self, page: Page) -> String {
        self.href_of(&Route::to(page))
    }

    /// The URL of a stage in the outline.
    pub fn stage_href(self, stage: StageIndex) -> String {
        format!("{}#{}", self.href(Page::Outline), Page::anchor(stage, &ROADMAP))
    }

    /// The URL of a route.
    pub fn href_of(self, route: &Route) -> String {
        self.base.with_value(|base| route.href(base, &ROADMAP))
    }

    /// The route of a path and a query string, without `?`.
    pub fn parse(self, path: &str, query: &str) -> Route {
        self.base.with_value(|base| Route::parse(path, query, base, &ROADMAP))
    }

    /// The URL of a file of the site.
    pub fn file(self, name: &str) -> String {
        self.base.with_value(|base| format!("{base}{name}"))
    }
}
