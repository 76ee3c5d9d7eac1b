//! The control of a topic's status: four native radio buttons.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::progress::Status;
use crate::domain::topic::{Choice, TopicIndex};
use crate::state::learner::Learner;
use crate::state::outline::Outline;

/// To do, learning, done, skipped: one of them.
#[component]
pub fn StatusControl(
    /// The topic whose status it is.
    topic: TopicIndex,
    /// Whether the choices have words beside them, as on the page of the topic.
    #[prop(optional)]
    has_words: bool,
) -> impl IntoView {
    let (learner, it, status) = (Learner::of_context(), ROADMAP.topic(topic), Outline::of_context().row(topic).status);
    let name = format!("{}-{}", if has_words { "page" } else { "row" }, it.id);
    let radio = move |choice: Status| {
        view! {
            <input
                type="radio"
                name=name.clone()
                value=choice.slug()
                autocomplete="off"
                aria-label=choice.label()
                title=choice.label()
                checked=choice == Status::Todo
                prop:checked=move || status.get() == choice
                on:change=move |_| learner.set_status(topic, choice)
            />
        }
    };
    let choice = move |choice: &Status| match has_words {
        true => view! {
            <label class="status-control__choice">
                {radio(*choice)} <span aria-hidden="true">{choice.label()}</span>
            </label>
        }
        .into_any(),
        false => radio(*choice).into_any(),
    };
    view! {
        <fieldset
            class=if has_words { "status-control status-control--words" } else { "status-control" }
            aria-label=format!("Status of {}", it.title)
            data-needs-app
            data-status-control=it.id
            disabled=move || !learner.is_editable.get()
        >
            {Status::ALL.iter().map(choice).collect_view()}
        </fieldset>
    }
}
