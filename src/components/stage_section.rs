//! A stage of the outline: a station with its topics, which can be folded away.

use leptos::prelude::*;

use super::progress_meter::ProgressMeter;
use super::topic_row::TopicRow;
use crate::content::{EDITION, ROADMAP};
use crate::domain::route::Page;
use crate::domain::topic::{Choice, GroupIndex, Mark, StageIndex, TopicIndex};
use crate::state::effect::effect;
use crate::state::outline::Outline;
use crate::state::search::Search;
use crate::state::site::Site;

/// A stage and its topics.
#[component]
pub fn StageSection(
    /// The stage.
    stage: StageIndex,
) -> impl IntoView {
    let (site, outline, search) = (Site::of_context(), Outline::of_context(), Search::of_context());
    let (it, shown) = (ROADMAP.stage(stage), outline.stage(stage));
    let line = ROADMAP.line(stage);
    let mark = it.marks[EDITION as usize].map(Mark::label);
    let top: Vec<TopicIndex> =
        it.topics.iter().copied().filter(|topic| ROADMAP.topic(*topic).parent.is_none()).collect();
    let details = NodeRef::<leptos::html::Details>::new();
    // A filter unfolds what it finds; without one the stages are again as the learner left them.
    let is_open = Memo::new(move |_| shown.is_unfolded.get() || !search.shows_all.get());
    let on_toggle = move |_| {
        let is_open = details.get_untracked().is_some_and(|details| details.open());
        if search.shows_all.get_untracked() || !is_open {
            shown.is_unfolded.set(is_open);
        }
    };
    // The learner may have folded the stage before the app started.
    effect(move |is_first| {
        if let (Some(details), true) = (details.get(), is_first)
            && details.open() != is_open.get_untracked()
        {
            shown.is_unfolded.set(details.open());
        }
    });
    view! {
        <li
            class="stage-section"
            data-stage=it.id
            data-hue=line.map(|line| line.id)
            data-complete=Signal::derive(move || shown.tally.get().percent() == 100)
            hidden=Signal::derive(move || shown.is_hidden.get())
        >
            <details open=move || is_open.get() node_ref=details on:toggle=on_toggle>
                <summary class="stage-section__summary" id=Page::anchor(stage, &ROADMAP)>
                    <span class="stage-section__station" aria-hidden="true">{stage.0.to_string()}</span>
                    <h2 class="stage-section__title">{it.title}</h2>
                    <ProgressMeter tally=shown.tally stage=it.id />
                </summary>
                <p class="stage-section__intro">{it.summary}</p>
                <p class="stage-section__facts">
                    {line.map(|line| format!("{} line · ", line.name))} {mark} " · " {ROADMAP.hours(it.topics).to_string()} " · "
                    <a href=site.href(Page::Stage(stage))>"Introduction and project"</a>
                </p>
                {list(&top)}
            </details>
        </li>
    }
}

/// A list of topics with their parts; the members of a choose-one group stand together under its name.
fn list(topics: &[TopicIndex]) -> AnyView {
    let group_of = |topic: TopicIndex| ROADMAP.topic(topic).group;
    let runs = topics.chunk_by(|one, other| group_of(*one).is_some() && group_of(*one) == group_of(*other));
    let item = |run: &[TopicIndex]| {
        let rows = run.iter().map(|topic| row(*topic)).collect_view();
        match run.first().and_then(|topic| group_of(*topic)) {
            None => rows.into_any(),
            Some(group) => choice(group, rows.into_any()),
        }
    };
    view! { <ul class="stage-section__list">{runs.map(item).collect_view()}</ul> }.into_any()
}

/// The members of a choose-one group.
fn choice(group: GroupIndex, rows: AnyView) -> AnyView {
    let outline = Outline::of_context();
    let it = ROADMAP.group(group);
    let is_hidden = move || it.members.iter().all(|topic| outline.row(*topic).view.read().is_hidden);
    view! {
        <li class="stage-section__choice" hidden=is_hidden>
            <p class="stage-section__choose"><strong>"Choose one"</strong> " " {it.note}</p>
            <ul class="stage-section__list">{rows}</ul>
        </li>
    }
    .into_any()
}

fn row(topic: TopicIndex) -> AnyView {
    let parts: Vec<TopicIndex> = ROADMAP.children(topic).collect();
    let parts = (!parts.is_empty()).then(|| list(&parts));
    view! { <TopicRow topic parts /> }.into_any()
}
