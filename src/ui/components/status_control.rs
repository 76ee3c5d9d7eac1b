//! The control of a topic's status: four native radio buttons, small in a row of the outline, with words on the page of
//! a topic.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::progress::Status;
use crate::domain::topic::{Choice, TopicIndex};
use crate::ui::state::AppState;

/// To do, learning, done, skipped: one of them.
#[component]
pub fn StatusControl(
    /// The topic whose status it is.
    topic: TopicIndex,
    /// Its status.
    status: Memo<Status>,
    /// Whether the words are shown. Without them each button still has its name.
    has_words: bool,
) -> impl IntoView {
    let state = AppState::of_app();
    let it = ROADMAP.topic(topic);
    // The row and the page of a topic are on the screen together and must not be one group of radio buttons.
    let group = format!("{}-{}", if has_words { "page" } else { "row" }, it.id);
    let radio = move |choice: Status, group: String| {
        view! {
            <input
                type="radio"
                name=group
                value=choice.slug()
                aria-label=choice.label()
                title=choice.label()
                prop:checked=move || status.get() == choice
                on:change=move |_| state.set_status(topic, choice)
            />
        }
    };
    let choices = Status::ALL
        .iter()
        .map(|choice| {
            let radio = radio(*choice, group.clone());
            if has_words {
                view! { <label class="status-control__choice">{radio} <span aria-hidden="true">{choice.label()}</span></label> }.into_any()
            } else {
                radio.into_any()
            }
        })
        .collect_view();
    view! {
        <fieldset class="status-control" class:status-control--words=has_words disabled=move || !state.is_editable.get()>
            <legend class="visually-hidden">{format!("Status of {}", it.title)}</legend>
            {choices}
        </fieldset>
    }
}
