//! The best matches of a search, best first: the way from the search field to a topic with the arrow keys.

use leptos::prelude::*;

use super::part;
use crate::browser::event::key_name;
use crate::browser::focus;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::state::navigation::Navigation;
use crate::state::search::Search;
use crate::state::site::Site;

/// How many are shown; the outline below has them all.
const SHOWN: usize = 5;

/// A short list of links, there only while there are words to search for.
#[component]
pub fn BestMatches(
    /// The list, for the search field to lead to.
    list: NodeRef<leptos::html::Ol>,
) -> impl IntoView {
    let (search, navigation) = (Search::of_context(), Navigation::of_context());
    let best = Memo::new(move |_| {
        let has_query = !navigation.filter.read().query.trim().is_empty();
        if has_query { search.matches.read().best(SHOWN) } else { Vec::new() }
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let Some(key) = key_name(&event) else { return };
        let has_moved = match key.as_str() {
            "ArrowDown" => focus::next_in_list(),
            "ArrowUp" => focus::previous_in_list() || focus::search(),
            _ => return,
        };
        if has_moved {
            event.prevent_default();
        }
    };
    view! {
        <ol
            class="best-matches"
            id="best-matches"
            aria-label="Best matches"
            hidden=Signal::derive(move || best.read().is_empty())
            node_ref=list
            on:keydown=on_key
        >
            {part(move || best.get().into_iter().map(item).collect_view().into_any())}
        </ol>
    }
}

fn item(topic: TopicIndex) -> impl IntoView {
    let it = ROADMAP.topic(topic);
    view! {
        <li>
            <a href=Site::of_context().href(Page::Topic(topic))>{it.title}</a>
            " "
            <span class="best-matches__stage">{ROADMAP.stage(it.stage).title}</span>
        </li>
    }
}
