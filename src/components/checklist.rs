//! Checklists: the outcomes of a topic, the criteria of a project.

use leptos::prelude::*;

use crate::domain::article::Outcome;
use crate::domain::progress::{Status, item_key};
use crate::state::learner::Learner;

/// A list of outcomes or criteria, each with a box.
#[component]
pub fn Checklist(
    /// The id of the topic, or the key of the stage.
    owner: String,
    /// The items.
    items: Vec<Outcome>,
) -> impl IntoView {
    let item = move |item: Outcome| {
        view! {
            <li>
                <label class="checklist__item">
                    <Tick key=item_key(&owner, &item.id) />
                    <span inner_html=item.text.0></span>
                </label>
            </li>
        }
    };
    view! { <ul class="checklist">{items.into_iter().map(item).collect_view()}</ul> }
}

/// A box that progress remembers.
#[component]
pub fn Tick(
    /// The key of what is ticked.
    key: String,
) -> impl IntoView {
    let learner = Learner::of_context();
    let shown = key.clone();
    let is_ticked = Memo::new({
        let key = key.clone();
        move |_| learner.progress.read().status(&key) == Status::Done
    });
    view! {
        <input
            type="checkbox"
            autocomplete="off"
            data-needs-app
            data-item=shown
            prop:checked=Signal::derive(move || is_ticked.get())
            disabled=Signal::derive(move || !learner.is_editable.get())
            on:change=move |event| {
                learner.set_item(&key, if event_target_checked(&event) { Status::Done } else { Status::Todo });
            }
        />
    }
}
