//! What is missing before a topic, and the shortest way there. The text of the topic stays readable all the same.

use leptos::prelude::*;

use super::part;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::topic::{Hours, TopicIndex};
use crate::domain::way::way_to;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::site::Site;

/// A fold that lists what to learn before a topic. Its content is made when it is opened.
#[component]
pub fn WayThere(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let details = NodeRef::<leptos::html::Details>::new();
    let is_open = RwSignal::new(false);
    let look = move || is_open.set(details.get().is_some_and(|details| details.open()));
    // It may have been opened before the app came.
    effect(move |_| look());
    let way = move || {
        if !is_open.get() {
            return ().into_any();
        }
        let way = learner.with_standing(|standing| way_to(topic, standing));
        if way.is_empty() {
            return view! { <p>"Nothing is missing: you can start."</p> }.into_any();
        }
        let hours = way.iter().fold(Hours::default(), |sum, it| sum + ROADMAP.topic(*it).hours);
        let item = |it: TopicIndex| {
            view! { <li><a href=site.href(Page::Topic(it))>{ROADMAP.topic(it).title}</a></li> }
        };
        view! {
            <p>{format!("In this order, {hours} in all. You can read this page now all the same.")}</p>
            <ol>{way.into_iter().map(item).collect_view()}</ol>
        }
        .into_any()
    };
    view! {
        <details class="way-there" data-needs-app node_ref=details on:toggle=move |_| look()>
            <summary>"The shortest way there"</summary>
            {part(way)}
        </details>
    }
}
