//! The next topic on the learner's path.

use leptos::prelude::*;

use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::path::PathIndex;
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::state::learner::Learner;
use crate::state::site::Site;

/// A link from a topic to the next one on the learner's path; hidden where there is none.
#[component]
pub fn NextOnPath(
    /// The id of the topic that the learner is at.
    topic: String,
) -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let topic = ROADMAP.find(&topic)?;
    let next = Memo::new(move |_| {
        let path = learner.path.get()?;
        Some((path, learner.with_standing(|standing| ROADMAP.path(path).after(standing, topic))?))
    });
    let label = move || {
        next.get().map_or(String::new(), |(path, next): (PathIndex, TopicIndex)| {
            format!("Next on the path “{}”: {}", ROADMAP.path(path).title, ROADMAP.topic(next).title)
        })
    };
    Some(view! {
        <p class="topic__path" hidden=Signal::derive(move || next.get().is_none())>
            <a
                data-next-on-path
                href=Signal::derive(move || site.href(next.get().map_or(Page::Paths, |(_, next)| Page::Topic(next))))
                inner_html=text(label)
            ></a>
        </p>
    })
}
