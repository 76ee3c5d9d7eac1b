//! What is missing before a topic, and the shortest way there. The text of the topic stays readable all the same.

use leptos::prelude::*;

use super::extra_place::ExtraPlace;
use super::when;
use crate::content::ROADMAP;
use crate::domain::feature::Feature;
use crate::domain::topic::TopicIndex;
use crate::state::effect::effect;

/// A fold that lists what to learn before a topic. Its content, of the second program, comes when it is opened.
#[component]
pub fn WayThere(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let details = NodeRef::<leptos::html::Details>::new();
    let is_open = RwSignal::new(false);
    let look = move || is_open.set(details.get().is_some_and(|details| details.open()));
    // It may have been opened before the app came.
    effect(move |_| look());
    let way = move || {
        let feature = Feature::WayThere { topic: ROADMAP.topic(topic).id.to_owned() };
        view! { <ExtraPlace feature /> }.into_any()
    };
    view! {
        <details class="way-there" data-needs-app node_ref=details on:toggle=move |_| look()>
            <summary>"The shortest way there"</summary>
            {when(move || is_open.get(), way)}
        </details>
    }
}
