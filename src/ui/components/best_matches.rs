//! The best matches of a search, best first: the way from the search field to a topic with the arrow keys.

use leptos::prelude::*;

use crate::browser::document;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::ui::state::AppState;

/// How many are shown; the outline below has them all.
const SHOWN: usize = 5;

/// A short list of links, there only while there are words to search for.
#[component]
pub fn BestMatches() -> impl IntoView {
    let state = AppState::of_app();
    let best = Memo::new(move |_| {
        let has_query = state.route.with(|route| !route.filter.query.trim().is_empty());
        let mut best = if has_query { state.matches.with(|matches| matches.ranked()) } else { Vec::new() };
        best.truncate(SHOWN);
        best
    });
    view! {
        <ol class="best-matches" aria-label="Best matches" hidden=move || best.with(Vec::is_empty)>
            {move || best.get().into_iter().enumerate().map(|(at, topic)| entry(state, at, topic)).collect_view()}
        </ol>
    }
}

fn entry(state: AppState, at: usize, topic: TopicIndex) -> impl IntoView {
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let neighbour = match event.key().as_str() {
            "ArrowDown" => at + 2,
            "ArrowUp" => at,
            _ => return,
        };
        event.prevent_default();
        if neighbour == 0 {
            document::focus("input[type=search]");
        } else {
            document::focus(&format!(".best-matches li:nth-child({neighbour}) a"));
        }
    };
    let it = ROADMAP.topic(topic);
    view! {
        <li>
            <a href=state.href(Page::Topic(topic)) on:keydown=on_key>{it.title}</a>
            " "
            <span class="best-matches__stage">{ROADMAP.stage(it.stage).title}</span>
        </li>
    }
}
