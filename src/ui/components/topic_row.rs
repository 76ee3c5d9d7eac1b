//! A topic in the outline: a stop on the line, with its parts below it.

use leptos::prelude::*;

use super::mark_sign::MarkSign;
use super::status_control::StatusControl;
use crate::content::{EDITION, ROADMAP};
use crate::domain::progress::Status;
use crate::domain::roadmap::Statuses;
use crate::domain::route::Page;
use crate::domain::search::Hit;
use crate::domain::topic::{Choice, Prerequisite, TopicIndex};
use crate::ui::state::AppState;

/// A topic's row and the list of its parts. Hidden when neither it nor a part matches the filter.
#[component]
pub fn TopicRow(
    /// The topic.
    topic: TopicIndex,
    /// The list of its parts, if it has any.
    parts: Option<AnyView>,
) -> impl IntoView {
    let state = AppState::of_app();
    let it = ROADMAP.topic(topic);
    let mark = it.mark(EDITION);
    let status = state.status_of(topic);
    let hit = Memo::new(move |_| state.matches.with(|matches| matches.hits[usize::from(topic.0)].clone()));
    let parts_of: Vec<TopicIndex> = ROADMAP.children(topic).collect();
    let is_hidden = Memo::new(move |_| {
        hit.with(Option::is_none) && !state.matches.with(|matches| parts_of.iter().any(|part| matches.is_match(*part)))
    });
    let note = Memo::new(move |_| state.statuses.with(|statuses| note(topic, statuses)));
    let is_open = move || state.page.get() == Page::Topic(topic);
    view! {
        <li class="topic-row__item" hidden=move || is_hidden.get()>
            <div
                class="topic-row"
                data-topic=it.id
                data-status=move || status.get().slug()
                data-context=move || hit.with(Option::is_none).then_some("")
            >
                <MarkSign mark />
                <div class="topic-row__text">
                    <a class="topic-row__title" href=state.href(Page::Topic(topic)) aria-current=move || is_open().then_some("page")>
                        {move || hit.with(|hit| title(it.title, hit.as_ref()))}
                    </a>
                    <p class="topic-row__facts">
                        <span>{mark.map(Choice::label)}</span>
                        " "
                        <span>{it.kind.label()}</span>
                        " "
                        <span>{it.hours.to_string()}</span>
                        " "
                        {move || note.get().map(|note| view! { <span class="topic-row__note">{note}</span> })}
                    </p>
                </div>
                <StatusControl topic status has_words=false />
            </div>
            {parts}
        </li>
    }
}

/// The title with what the search found in it.
fn title(title: &'static str, hit: Option<&Hit>) -> AnyView {
    let mut parts = Vec::new();
    let mut end = 0;
    for range in hit.into_iter().flat_map(|hit| hit.title.clone()) {
        let found = title.get(range.clone()).unwrap_or_default();
        parts.push(title.get(end..range.start).unwrap_or_default().into_any());
        parts.push(view! { <mark>{found}</mark> }.into_any());
        end = range.end;
    }
    parts.push(title.get(end..).unwrap_or_default().into_any());
    parts.collect_view().into_any()
}

/// What keeps a learner from a topic, or makes it needless, in a few words.
fn note(topic: TopicIndex, statuses: &Statuses) -> Option<String> {
    if statuses[usize::from(topic.0)] != Status::Todo {
        return None;
    }
    if ROADMAP.is_not_chosen(topic, statuses) {
        return Some("Not needed: you chose another".into());
    }
    let unmet = ROADMAP.unmet(topic, statuses);
    let names: Vec<String> = unmet.iter().take(2).map(|needed| name_of(*needed)).collect();
    match unmet.len() {
        0 => None,
        1 | 2 => Some(format!("After {}", names.join(" and "))),
        more => Some(format!("After {} and {} more", names.join(", "), more - 2)),
    }
}

/// A prerequisite in words.
pub fn name_of(needed: Prerequisite) -> String {
    match needed {
        Prerequisite::Topic(topic) => ROADMAP.topic(topic).title.to_owned(),
        Prerequisite::OneOf(group) => format!("one of the {}", ROADMAP.group(group).title.to_lowercase()),
    }
}
