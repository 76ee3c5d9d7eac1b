//! The outline: the whole roadmap as a line with stations and stops; with a topic beside it while one is open.

use leptos::prelude::*;

use crate::components::filter_bar::FilterBar;
use crate::components::outline_head::OutlineHead;
use crate::components::part;
use crate::components::stage_rail::StageRail;
use crate::components::stage_section::StageSection;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::pages::topic::TopicPage;
use crate::state::navigation::Navigation;
use crate::state::outline::Outline;
use crate::state::search::Search;

/// The outline and the topic that is open. The static page of a topic holds the topic's own stage alone: little enough to
/// be loaded whenever a topic is opened. The app puts the whole outline in its place.
#[component]
pub fn OutlinePage() -> impl IntoView {
    let (navigation, outline) = (Navigation::of_context(), Outline::of_context());
    let topic = Memo::new(move |_| match navigation.page.get() {
        Page::Topic(topic) => Some(topic),
        _ => None,
    });
    let is_whole = Memo::new(move |_| outline.is_whole.get() || navigation.has_moved.get());
    view! {
        <div class="outline" data-has-topic=move || topic.get().is_some() data-excerpt=move || !is_whole.get()>
            {part(move || match topic.get() {
                Some(topic) => view! { <TopicPage topic /> }.into_any(),
                None => ().into_any(),
            })}
            <div class="outline__roadmap">
                {part(move || match topic.get_untracked().filter(|_| !is_whole.get()) {
                    Some(topic) => view! { <Excerpt topic /> }.into_any(),
                    None => view! { <Whole topic /> }.into_any(),
                })}
            </div>
        </div>
    }
}

/// The stage of a topic.
#[component]
fn Excerpt(topic: TopicIndex) -> impl IntoView {
    view! {
        <div class="outline__stages">
            <ol class="outline__line"><StageSection stage=ROADMAP.topic(topic).stage /></ol>
        </div>
    }
}

/// Every stage, with what finds and folds them.
#[component]
fn Whole(topic: Memo<Option<TopicIndex>>) -> impl IntoView {
    let (outline, search) = (Outline::of_context(), Search::of_context());
    let stages = ROADMAP.stage_indices().map(|stage| view! { <StageSection stage /> }).collect_view();
    let fold = move |label: &'static str, are_unfolded: bool| {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| outline.unfold_all(are_unfolded)>
                {label}
            </button>
        }
    };
    view! {
        <OutlineHead topic />
        <StageRail />
        <div class="outline__stages">
            <FilterBar />
            <div class="outline__fold" data-needs-app hidden=move || !search.shows_all.get()>
                {fold("Fold all stages", false)}
                {fold("Unfold all", true)}
            </div>
            <ol class="outline__line">{stages}</ol>
        </div>
    }
}
