//! The best matches of a search, best first: the way from the search field to a topic with the arrow keys.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::ui::state::AppState;

/// How many are shown; the outline below has them all.
const SHOWN: usize = 5;

/// A short list of links, there only while there are words to search for.
#[component]
pub fn BestMatches(
    /// The state of the app.
    state: AppState,
) -> impl IntoView {
    move || {
        let has_query = state.route.with(|route| !route.filter.query.trim().is_empty());
        let best = if has_query { state.matches.read().ranked() } else { Vec::new() };
        (!best.is_empty()).then(|| {
            let entries = best
                .into_iter()
                .take(SHOWN)
                .map(|topic| {
                    let it = ROADMAP.topic(topic);
                    view! {
                        <li>
                            <a href=state.page_href(Page::Topic(topic))>{it.title}</a>
                            " "
                            <span class="best-matches__stage">{ROADMAP.stage(it.stage).title}</span>
                        </li>
                    }
                })
                .collect_view();
            view! { <ol class="best-matches" aria-label="Best matches">{entries}</ol> }
        })
    }
}
