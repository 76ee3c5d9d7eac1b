//! The outline: the whole roadmap as a line with stations and stops, and beside it the open topic.

use leptos::prelude::*;

use super::topic::TopicPage;
use crate::browser::clipboard;
use crate::content::{EDITION, ROADMAP};
use crate::domain::filter::Choices;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::domain::topic::{Choice, Mark, StageIndex};
use crate::ui::components::filter_bar::FilterBar;
use crate::ui::components::mark_sign::MarkSign;
use crate::ui::components::progress_meter::ProgressMeter;
use crate::ui::components::stage_rail::StageRail;
use crate::ui::components::stage_section::StageSection;
use crate::ui::state::AppState;

/// The outline with the open topic, if one is open. The topic comes first for those who read in order.
#[component]
pub fn OutlinePage() -> impl IntoView {
    let state = AppState::of_app();
    let open = Memo::new(move |_| match state.page.get() {
        Page::Topic(topic) => Some(topic),
        _ => None,
    });
    let is_shown = |stage: &StageIndex| !state.is_excerpt || open.get_untracked().is_some_and(|it| ROADMAP.topic(it).stage == *stage);
    let stages = (0..ROADMAP.stages.len() as u16)
        .map(StageIndex)
        .filter(is_shown)
        .map(|stage| view! { <StageSection stage /> }.into_any())
        .collect_view();
    let is_whole = !state.is_excerpt;
    view! {
        <div class="outline" data-has-topic=move || open.get().map(|_| "")>
            {move || open.get().map(|topic| view! { <TopicPage topic /> }.into_any())}
            <div class="outline__roadmap">
                {is_whole.then(|| view! { <OutlineHead /> }.into_any())}
                {is_whole.then(|| view! { <StageRail /> }.into_any())}
                <div class="outline__stages">
                    {is_whole.then(|| view! { <FilterBar /> <FoldButtons /> }.into_any())}
                    <ol class="outline__line">{stages}</ol>
                </div>
            </div>
        </div>
    }
}

/// The title, what this is, the total and what to do next.
#[component]
fn OutlineHead() -> impl IntoView {
    let state = AppState::of_app();
    let tally = Memo::new(move |_| Tally::of(ROADMAP.indices(), &ROADMAP, &state.statuses.read()));
    let next = Memo::new(move |_| ROADMAP.next_up(EDITION, &state.statuses.read()));
    let title = "The 2021 roadmap for backend developers";
    let copy = move |_| {
        let link = state.progress_link("");
        leptos::task::spawn_local(async move {
            if clipboard::copy(&link).await {
                state.say("Copied the progress link.".into(), false);
            } else {
                state.go(Page::Progress);
                state.say("The browser did not copy it. Copy the link from this page by hand.".into(), false);
            }
        });
    };
    let marks = Mark::ALL
        .iter()
        .map(|mark| view! { <li><MarkSign mark=Some(*mark) /> <span>{mark.label()}</span></li> })
        .collect_view();
    view! {
        <header class="outline__head">
            // A page has one h1: the topic's, while one is open.
            {move || match state.page.get() {
                Page::Topic(_) => view! { <p class="outline__title">{title}</p> }.into_any(),
                _ => view! { <h1 class="outline__title" tabindex="-1">{title}</h1> }.into_any(),
            }}
            <p class="outline__lead">
                "Every language, tool and technology of the 2021 roadmap, in an order that works: what to learn first, what it unlocks, how long it takes. Your progress stays in this browser."
            </p>
            <div class="outline__total"><ProgressMeter tally /></div>
            <div class="outline__actions">
                {move || next.get().map(|topic| view! {
                    <a class="button button--strong" href=state.href(Page::Topic(topic))>
                        "Next: " {ROADMAP.topic(topic).title}
                    </a>
                })}
                <button class="button outline__copy" type="button" on:click=copy>"Copy progress link"</button>
            </div>
            <ul class="outline__legend" aria-label="Marks">{marks}</ul>
        </header>
    }
}

#[component]
fn FoldButtons() -> impl IntoView {
    let state = AppState::of_app();
    let fold = move |is_folded: bool| {
        let stages = 0..ROADMAP.stages.len();
        state.folded.set(stages.fold(Choices::default(), |folded, at| folded.with(at, is_folded)));
    };
    view! {
        <div class="outline__fold" hidden=move || !state.shows_all.get()>
            <button class="button button--quiet" type="button" on:click=move |_| fold(true)>"Fold all stages"</button>
            <button class="button button--quiet" type="button" on:click=move |_| fold(false)>"Unfold all"</button>
        </div>
    }
}
