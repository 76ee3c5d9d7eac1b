//! The address bar: where the learner is, going elsewhere, and links that need not load a page.

use wasm_bindgen::prelude::*;
use web_sys::{History, ScrollRestoration};

use super::event::listen;
use super::focus;

/// The parts of the current URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The path.
    pub path: String,
    /// The query string, without `?`.
    pub query: String,
    /// The fragment, without `#`.
    pub fragment: String,
}

/// The key in the session storage of the scroll position and the URL of the page that was left.
const LEFT: &str = "backend-roadmap:left";

/// Where the session's storage says why the page was loaded again last.
const RELOADED: &str = "backend-roadmap:reloaded";

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The current address.
pub fn address() -> Address {
    let location = web_sys::window().map(|window| window.location());
    let part = |of: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| of(location).ok()).unwrap_or_default()
    };
    let strip = |text: String, mark: char| text.strip_prefix(mark).map(str::to_owned).unwrap_or(text);
    Address {
        path: part(web_sys::Location::pathname),
        query: strip(part(web_sys::Location::search), '?'),
        fragment: strip(part(web_sys::Location::hash), '#'),
    }
}

/// The scheme, host and port of the site.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Adds an entry to the history and remembers in the one that is left how far the window was scrolled.
pub fn push(href: &str) {
    remember_scrolling();
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Changes the current entry of the history. Browsers that find it changed too often refuse: the next change catches
/// up.
pub fn replace(href: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(href));
    }
}

fn remember_scrolling() {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::from_f64(focus::scroll_top()), "", None);
    }
}

/// Loads the page anew from the server.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// How far the window was scrolled when the current entry was left, in CSS pixels.
pub fn remembered_scroll_top() -> Option<f64> {
    history()?.state().ok()?.as_f64()
}

/// How far the window was scrolled when this very page was left to be loaded again, in CSS pixels.
pub fn scroll_top_before_reload() -> Option<f64> {
    let left = session()?.get_item(LEFT).ok()??;
    let (top, href) = left.split_once(' ')?;
    if href == href_of_window()? { top.parse::<u32>().ok().map(f64::from) } else { None }
}

/// Loads the page again, unless that was done last for the same reason and in this tab.
pub fn reload_once(reason: &str) {
    let Some(session) = session() else { return };
    if session.get_item(RELOADED).ok().flatten().as_deref() != Some(reason)
        && session.set_item(RELOADED, reason).is_ok()
    {
        reload();
    }
}

/// Remembers how far the window is scrolled: browsers forget what an entry is given while its page is reloaded.
fn remember_for_reload() {
    if let (Some(session), Some(href)) = (session(), href_of_window()) {
        // Without storage the page begins at its top.
        let _ = session.set_item(LEFT, &format!("{} {href}", focus::scroll_top() as u32));
    }
}

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn href_of_window() -> Option<String> {
    web_sys::window()?.location().href().ok()
}

/// Calls back when the learner goes back or forward, or follows a link inside the page. From now on the app restores
/// the scrolling, since only it knows when the page is complete.
pub fn on_move(callback: impl Fn() + 'static) {
    let (Some(window), Some(history)) = (web_sys::window(), history()) else { return };
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    listen(&window, "popstate", Box::new(move |_| callback()));
    let leave = |_| {
        remember_scrolling();
        remember_for_reload();
    };
    listen(&window, "pagehide", Box::new(leave));
    // WebKit forgets where a page was that it has put aside.
    let come_back = |_| {
        if let Some(top) = remembered_scroll_top().filter(|_| focus::scroll_top() == 0.0) {
            focus::set_scroll_top(top);
        }
    };
    listen(&window, "pageshow", Box::new(come_back));
}
