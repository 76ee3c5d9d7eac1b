//! What is missing before a topic, in an order that works.

use leptos::prelude::*;

use crate::components::part;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::topic::{Hours, TopicIndex};
use crate::domain::way::way_to;
use crate::state::learner::Learner;
use crate::state::site::Site;

/// The shortest way to a topic, from where the learner is.
#[component]
pub fn WayList(
    /// The id of the topic.
    topic: String,
) -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let topic = ROADMAP.find(&topic)?;
    let way = move || {
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
    Some(part(way))
}
