//! The control of a topic's status: four native radio buttons. With words on the page of a topic; without, as a template
//! that the app copies into each row, since it does nothing without the app.

use leptos::prelude::*;

use crate::domain::progress::Status;
use crate::domain::topic::{Choice, Topic};

/// To do, learning, done, skipped: one of them. Without a topic it is the rows' template.
#[component]
pub fn StatusControl(
    /// The topic whose status it is.
    #[prop(optional)]
    topic: Option<&'static Topic>,
) -> impl IntoView {
    let radio = move |choice: Status| {
        let name = topic.map(|topic| format!("page-{}", topic.id));
        let is_first = choice == Status::Todo;
        view! { <input type="radio" name=name value=choice.slug() aria-label=choice.label() title=choice.label() checked=is_first /> }
    };
    let choices = Status::ALL
        .iter()
        .map(|choice| match topic {
            Some(_) => view! {
                <label class="status-control__choice">{radio(*choice)} <span aria-hidden="true">{choice.label()}</span></label>
            }
            .into_any(),
            None => radio(*choice).into_any(),
        })
        .collect_view();
    let class = if topic.is_some() { "status-control status-control--words" } else { "status-control" };
    view! {
        <fieldset
            class=class
            aria-label=topic.map(|topic| format!("Status of {}", topic.title))
            data-needs-app
            data-status-control=topic.map(|topic| topic.id)
        >
            {choices}
        </fieldset>
    }
}
