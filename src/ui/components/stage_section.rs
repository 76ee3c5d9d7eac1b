//! A stage of the outline: a station with its topics, which can be folded away.

use leptos::prelude::*;

use super::progress_meter::ProgressMeter;
use super::topic_row::TopicRow;
use crate::content::{EDITION, ROADMAP};
use crate::domain::stats::Tally;
use crate::domain::topic::{Choice, StageIndex, TopicIndex};
use crate::ui::state::AppState;

/// A stage and its topics. Hidden when no topic of it matches the filter; unfolded while there is a filter.
#[component]
pub fn StageSection(
    /// The stage.
    stage: StageIndex,
) -> impl IntoView {
    let state = AppState::of_app();
    let it = ROADMAP.stage(stage);
    let at = usize::from(stage.0);
    let tally = Memo::new(move |_| Tally::of(it.topics.iter().copied(), &ROADMAP, &state.statuses.read()));
    let is_hidden = move || state.matches.with(|matches| !it.topics.iter().any(|topic| matches.is_match(*topic)));
    let is_open = move || !state.shows_all.get() || !state.folded.get().has(at);
    let mark = it.marks.iter().find(|(edition, _)| *edition == EDITION).map(|(_, mark)| mark.label());
    let top: Vec<TopicIndex> = it.topics.iter().copied().filter(|topic| ROADMAP.topic(*topic).parent.is_none()).collect();
    view! {
        <li class="stage-section" hidden=is_hidden data-complete=move || (tally.get().percent() == 100).then_some("")>
            <details
                open=is_open
                on:toggle:target=move |event| {
                    if state.shows_all.get_untracked() {
                        let is_folded = !event.target().open();
                        state.folded.update(|folded| *folded = folded.with(at, is_folded));
                    }
                }
            >
                <summary class="stage-section__summary" id=format!("stage-{}", it.id)>
                    <span class="stage-section__station" aria-hidden="true">{at.to_string()}</span>
                    <h2 class="stage-section__title">{it.title}</h2>
                    <ProgressMeter tally />
                </summary>
                <p class="stage-section__intro">{it.summary}</p>
                <p class="stage-section__facts">
                    <span>{mark}</span>
                    " "
                    <span>{ROADMAP.hours(it.topics).to_string()}</span>
                </p>
                {list(&top)}
            </details>
        </li>
    }
}

/// A list of topics with their parts; the members of a choose-one group stand together under its name.
fn list(topics: &[TopicIndex]) -> AnyView {
    let mut items = Vec::new();
    for run in topics.chunk_by(|one, other| {
        let group = ROADMAP.topic(*one).group;
        group.is_some() && group == ROADMAP.topic(*other).group
    }) {
        let rows = run.iter().map(|topic| row(*topic)).collect_view();
        items.push(match run.first().and_then(|topic| ROADMAP.topic(*topic).group) {
            None => rows.into_any(),
            Some(group) => {
                let group = ROADMAP.group(group);
                view! {
                    <li class="stage-section__choice">
                        <p class="stage-section__choose"><strong>"Choose one"</strong> " " {group.note}</p>
                        <ul class="stage-section__list">{rows}</ul>
                    </li>
                }
                .into_any()
            }
        });
    }
    view! { <ul class="stage-section__list">{items}</ul> }.into_any()
}

fn row(topic: TopicIndex) -> AnyView {
    let parts: Vec<TopicIndex> = ROADMAP.children(topic).collect();
    let parts = (!parts.is_empty()).then(|| list(&parts));
    view! { <TopicRow topic parts /> }.into_any()
}
