//! A topic: beside the outline on wide screens, over it on narrow ones, by itself in its static page.

use leptos::prelude::*;

use crate::content::{EDITION, ROADMAP};
use crate::domain::roadmap::Group;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, Prerequisite, Source, TopicIndex};
use crate::ui::components::mark_sign::MarkSign;
use crate::ui::components::status_control::StatusControl;
use crate::ui::state::{AppState, Body};

/// Everything about a topic.
#[component]
pub fn TopicPage(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let state = AppState::of_app();
    let it = ROADMAP.topic(topic);
    let mark = it.mark(EDITION);
    let status = state.status_of(topic);
    let parts: Vec<TopicIndex> = ROADMAP.children(topic).collect();
    view! {
        <article class="topic" id="topic" data-open-topic=it.id aria-labelledby="topic-title">
            <header class="topic__head">
                <p class="topic__stage">
                    <a href=format!("{}#stage-{}", state.href(Page::Outline), ROADMAP.stage(it.stage).id)>{ROADMAP.stage(it.stage).title}</a>
                    {it.parent.map(|parent| view! { " › " {link(state, parent)} })}
                </p>
                <a class="button button--quiet topic__close" href=state.href(Page::Outline)>"Close"</a>
                <h1 class="topic__title" id="topic-title" tabindex="-1">{it.title}</h1>
                <p class="topic__facts">
                    <span>{it.kind.label()}</span>
                    " "
                    <span>{it.level.label()}</span>
                    " "
                    <span>{it.hours.to_string()}</span>
                </p>
                {mark.map(|mark| view! {
                    <p class="topic__mark">
                        <MarkSign mark=Some(mark) />
                        <span><strong>{mark.label()}</strong> " in 2021. " {mark.meaning()} {source_note(it.source)}</span>
                    </p>
                })}
                <StatusControl topic status has_words=true />
            </header>
            <p class="topic__summary">{it.summary}</p>
            <TopicBody topic />
            {section("Learn first", prerequisites(state, it.prerequisites))}
            {section("Its parts", links(state, &parts))}
            {section("Unlocks", links(state, it.unlocks))}
            {it.group.map(|group| alternatives(state, topic, ROADMAP.group(group)))}
            <nav class="topic__neighbours" aria-label="Topics">
                {neighbour(state, "Previous", "prev", ROADMAP.previous(topic))}
                {neighbour(state, "Next", "next", ROADMAP.next(topic))}
            </nav>
        </article>
    }
}

/// The text, its skeleton while it is on its way, or what went wrong.
#[component]
fn TopicBody(topic: TopicIndex) -> impl IntoView {
    let state = AppState::of_app();
    move || match state.body.get() {
        Body::Ready(html) => view! { <div class="topic__body" id="topic-body" inner_html=html></div> }.into_any(),
        Body::Loading => view! {
            <div class="topic__body topic__body--loading" role="status">
                <span class="visually-hidden">"The text is on its way."</span>
            </div>
        }
        .into_any(),
        Body::Failed(error) => view! {
            <div class="topic__body" role="alert">
                <p>{error.to_string()}</p>
                <button class="button" type="button" on:click=move |_| state.load_body(topic)>"Retry"</button>
            </div>
        }
        .into_any(),
    }
}

fn source_note(source: Source) -> &'static str {
    match source {
        Source::Drawing => "",
        Source::Article => " Named by the article, not by the drawing.",
    }
}

fn link(state: AppState, topic: TopicIndex) -> AnyView {
    view! { <a href=state.href(Page::Topic(topic))>{ROADMAP.topic(topic).title}</a> }.into_any()
}

/// A link with the learner's status behind it.
fn item(state: AppState, topic: TopicIndex) -> AnyView {
    let status = state.status_of(topic);
    view! {
        <li>
            {link(state, topic)}
            " "
            <span class="topic__status" data-status=move || status.get().slug()>{move || status.get().label()}</span>
        </li>
    }
    .into_any()
}

fn links(state: AppState, topics: &[TopicIndex]) -> Vec<AnyView> {
    topics.iter().map(|topic| item(state, *topic)).collect()
}

fn prerequisites(state: AppState, needed: &[Prerequisite]) -> Vec<AnyView> {
    needed
        .iter()
        .map(|needed| match needed {
            Prerequisite::Topic(topic) => item(state, *topic),
            Prerequisite::OneOf(group) => {
                let group = ROADMAP.group(*group);
                view! {
                    <li>
                        "One of the " {group.title.to_lowercase()} ":"
                        <ul class="topic__links">{links(state, group.members)}</ul>
                    </li>
                }
                .into_any()
            }
        })
        .collect()
}

fn section(title: &'static str, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty()).then(|| {
        view! {
            <section class="topic__section">
                <h2>{title}</h2>
                <ul class="topic__links">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn alternatives(state: AppState, topic: TopicIndex, group: &'static Group) -> AnyView {
    let others: Vec<TopicIndex> = group.members.iter().copied().filter(|member| *member != topic).collect();
    view! {
        <section class="topic__section">
            <h2>"Alternatives"</h2>
            <p>{group.note} " One of them is enough: the group counts once."</p>
            <ul class="topic__links">{links(state, &others)}</ul>
        </section>
    }
    .into_any()
}

fn neighbour(state: AppState, label: &'static str, rel: &'static str, topic: Option<TopicIndex>) -> Option<AnyView> {
    topic.map(|topic| {
        view! {
            <a class="topic__neighbour" rel=rel href=state.href(Page::Topic(topic))>
                <span>{label}</span>
                " "
                <strong>{ROADMAP.topic(topic).title}</strong>
            </a>
        }
        .into_any()
    })
}
