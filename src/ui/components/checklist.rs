//! What a learner can tick: the outcomes of a topic, the criteria of a project.

use leptos::prelude::*;

use crate::content::render::Renderer;
use crate::content::study::Outcome;
use crate::domain::progress::item_key;

/// A list of outcomes or criteria, each with a box.
#[component]
pub fn Checklist(
    /// The id of the topic, or the key of the stage.
    owner: String,
    /// What can be ticked.
    items: &'static [Outcome],
) -> impl IntoView {
    let items = items.iter().map(|item| {
        let key = item_key(&owner, &item.id);
        view! {
            <li>
                <label class="checklist__item">
                    <input type="checkbox" autocomplete="off" data-needs-app data-item=key />
                    <span inner_html=Renderer::line(&item.text)></span>
                </label>
            </li>
        }
    });
    view! { <ul class="checklist">{items.collect_view()}</ul> }
}
