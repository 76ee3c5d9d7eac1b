//! A stage of the outline: a station with its topics, which can be folded away.

use leptos::prelude::*;

use super::progress_meter::ProgressMeter;
use super::topic_row::TopicRow;
use crate::content::{EDITION, ROADMAP, TEXTS};
use crate::domain::route::Page;
use crate::domain::topic::{Choice, Mark, StageIndex, TopicIndex};
use crate::ui::pages::Site;

/// A stage and its topics.
#[component]
pub fn StageSection(
    /// The stage.
    stage: StageIndex,
) -> impl IntoView {
    let site = Site::of_page();
    let at = usize::from(stage.0);
    let it = ROADMAP.stage(stage);
    let mark = it.marks[EDITION as usize].map(Mark::label);
    let top: Vec<TopicIndex> =
        it.topics.iter().copied().filter(|topic| ROADMAP.topic(*topic).parent.is_none()).collect();
    view! {
        <li class="stage-section" data-stage=it.id>
            <details open>
                <summary class="stage-section__summary" id=format!("stage-{}", it.id)>
                    <span class="stage-section__station" aria-hidden="true">{at.to_string()}</span>
                    <h2 class="stage-section__title">{it.title}</h2>
                    <ProgressMeter stage=it />
                </summary>
                <p class="stage-section__intro">{TEXTS.stage(stage).0.summary.as_str()}</p>
                <p class="stage-section__facts">
                    {mark} " · " {ROADMAP.hours(it.topics).to_string()} " · "
                    <a href=site.href(Page::Stage(stage))>"Introduction and project"</a>
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
            Some(group) => view! {
                <li class="stage-section__choice">
                    <p class="stage-section__choose"><strong>"Choose one"</strong> " " {TEXTS.group(group).note.as_str()}</p>
                    <ul class="stage-section__list">{rows}</ul>
                </li>
            }
            .into_any(),
        });
    }
    view! { <ul class="stage-section__list">{items}</ul> }.into_any()
}

fn row(topic: TopicIndex) -> AnyView {
    let parts: Vec<TopicIndex> = ROADMAP.children(topic).collect();
    let parts = (!parts.is_empty()).then(|| list(&parts));
    view! { <TopicRow topic parts /> }.into_any()
}
