//! Internal links: they open without loading a page, and their data is fetched when the pointer or the focus comes to
//! them.

use leptos::prelude::*;

use crate::browser::event;
use crate::browser::node::Node;
use crate::domain::route::{Page, Route};
use crate::state::data::PageDataStore;
use crate::state::learner::Learner;
use crate::state::navigation::Navigation;

/// Listens to the page.
pub fn listen(navigation: Navigation, data: PageDataStore, learner: Learner) {
    event::on_click(move |target| {
        // In a frame of another page every link opens a window.
        let route = (!learner.is_embedded.get_untracked()).then(|| route_of(navigation, &target)).flatten();
        let is_ours = route.is_some();
        if let Some(route) = route {
            navigation.go(route);
        }
        is_ours
    });
    for name in ["mouseover", "focusin"] {
        event::on_target(name, move |target| {
            if let Some(route) = route_of(navigation, &target) {
                data.prefetch(route.page);
            }
        });
    }
}

/// The route of the link around an element. A link with a fragment to another page, to a file or to another site is the
/// browser's.
fn route_of(navigation: Navigation, target: &Node) -> Option<Route> {
    let link = target.closest("a[href^='/']:not([download], [target])")?;
    let href = link.attribute("href").filter(|href| !href.contains('#'))?;
    let (path, query) = href.split_once('?').unwrap_or((&href, ""));
    Some(navigation.route_of(path, query)).filter(|route| route.page != Page::NotFound)
}
