//! The links from a topic to others, with the learner's status.

use leptos::prelude::*;

use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, GroupIndex, Prerequisite, TopicIndex};
use crate::state::outline::Outline;
use crate::state::site::Site;

pub(super) fn link(topic: TopicIndex) -> impl IntoView {
    view! { <a href=Site::of_context().href(Page::Topic(topic))>{ROADMAP.topic(topic).title}</a> }
}

/// Links, each with the learner's status.
pub(super) fn links(topics: &[TopicIndex]) -> Vec<AnyView> {
    let item = |topic: &TopicIndex| {
        let (id, status) = (ROADMAP.topic(*topic).id, Outline::of_context().row(*topic).status);
        view! {
            <li>
                {link(*topic)}
                " "
                <span
                    class="topic__status"
                    data-status-of=id
                    data-status=Signal::derive(move || status.get().slug())
                    inner_html=text(move || status.get().label().to_owned())
                ></span>
            </li>
        }
        .into_any()
    };
    topics.iter().map(item).collect()
}

/// The links to what a topic needs; of a group that one may choose from, to each member.
pub(super) fn prerequisites(needed: &[Prerequisite]) -> Vec<AnyView> {
    let item = |needed: &Prerequisite| match needed {
        Prerequisite::Topic(topic) => links(&[*topic]),
        Prerequisite::OneOf(group) => {
            let group = ROADMAP.group(*group);
            vec![
                view! {
                    <li>
                        {format!("One of the {}:", group.title)}
                        <ul class="topic__links">{links(group.members)}</ul>
                    </li>
                }
                .into_any(),
            ]
        }
    };
    needed.iter().flat_map(item).collect()
}

/// A line of links behind a heading; nothing without links.
pub(super) fn line(title: &'static str, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty()).then(|| {
        view! {
            <section class="topic__line">
                <h2>{title}</h2>
                <ul class="topic__links">{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// The other members of the topic's group.
pub(super) fn alternatives(topic: TopicIndex, group: GroupIndex) -> impl IntoView {
    let group = ROADMAP.group(group);
    let others: Vec<TopicIndex> = group.members.iter().copied().filter(|member| *member != topic).collect();
    view! {
        <section class="topic__section">
            <h2>"Alternatives"</h2>
            <p>{format!("{} One of them is enough: the group counts once.", group.note)}</p>
            <ul class="topic__links">{links(&others)}</ul>
        </section>
    }
}

/// The topics before and after this one.
pub(super) fn neighbours(topic: TopicIndex) -> impl IntoView {
    let neighbour = |label: &'static str, rel: &'static str, topic: Option<TopicIndex>| {
        topic.map(|topic| {
            view! {
                <a class="topic__neighbour" rel=rel href=Site::of_context().href(Page::Topic(topic))>
                    <span>{label}</span>
                    " "
                    <strong>{ROADMAP.topic(topic).title}</strong>
                </a>
            }
        })
    };
    view! {
        <nav class="topic__neighbours" aria-label="Topics">
            {neighbour("Previous", "prev", ROADMAP.previous(topic))}
            {neighbour("Next", "next", ROADMAP.next(topic))}
        </nav>
    }
}
