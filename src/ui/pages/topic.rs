//! A topic: beside the outline on wide screens, in its place on narrow ones. The app fetches the article from its page.

use leptos::prelude::*;

use super::Site;
use crate::content::render::Renderer;
use crate::content::{EDITION, ROADMAP, TERMS, TEXTS};
use crate::domain::progress::{STAR, Status, item_key};
use crate::domain::route::Page;
use crate::domain::topic::{Choice, GroupIndex, Prerequisite, Source, TopicIndex};
use crate::ui::components::checklist::Checklist;
use crate::ui::components::mark_sign::MarkSign;
use crate::ui::components::needs::Needs;
use crate::ui::components::notes::Notes;
use crate::ui::components::prose::Prose;
use crate::ui::components::question::QuestionCard;
use crate::ui::components::resource_list::{ResourceList, time};
use crate::ui::components::status_control::StatusControl;

/// Everything about a topic.
#[component]
pub fn TopicArticle(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let site = Site::of_page();
    let it = ROADMAP.topic(topic);
    let text = TEXTS.topic(topic);
    let mut renderer = Renderer::new(&site.base, &TERMS);
    let mark = it.mark(EDITION);
    let parts: Vec<TopicIndex> = ROADMAP.children(topic).collect();
    let unlocks: Vec<TopicIndex> = ROADMAP.unlocks(topic).collect();
    let stage = ROADMAP.stage(it.stage);
    let today = text.front.marks.get("2026").map(|mark| format!("Today: {}.", mark.label()));
    let study = &text.study;
    let mut prose = |title: &'static str| {
        let html = renderer.section(&text.prose, title);
        let note = (title == "Try it").then(|| {
            view! {
                <p class="topic__time">{format!("About {}", time(study.exercise_minutes))}</p>
                <Needs study />
            }
        });
        let section = view! {
            <section class="topic__section">
                <h2>{title}</h2>
                {note}
                <Prose html=html.clone() />
            </section>
        };
        // Only some topics show a task that somebody does.
        (!html.is_empty()).then(|| section.into_any())
    };
    let (why, what, worked, exercise) =
        (prose("Why it matters"), prose("What it is"), prose("Watch one done"), prose("Try it"));
    let (mistakes, since) = (prose("Common mistakes"), prose("Today"));
    let questions =
        study.questions.iter().map(|question| view! { <QuestionCard owner=it.id question /> }).collect_view();
    let source_note = match text.front.source {
        Source::Drawing => "",
        Source::Article => " Named by the article, not by the drawing.",
    };
    view! {
        <article class="topic" id="topic" data-open-topic=it.id aria-labelledby="topic-title">
            <header class="topic__head">
                <p class="topic__stage">
                    <a href=format!("{}#stage-{}", site.href(Page::Outline), stage.id) data-jump=stage.id>{stage.title}</a>
                    {it.parent.map(|parent| view! { " › " {link(&site, parent)} })}
                </p>
                <a class="button button--quiet topic__close" href=site.href(Page::Outline)>"Close"</a>
                <h1 class="topic__title" id="topic-title" tabindex="-1">{it.title}</h1>
                <p class="topic__facts">{it.kind.label()} " · " {it.level.label()} " · " {it.hours.to_string()}</p>
                {mark.map(|mark| view! {
                    <p class="topic__mark">
                        <MarkSign mark=Some(mark) />
                        <span><strong>{mark.label()}</strong> " in 2021. " {mark.meaning()} {source_note}</span>
                    </p>
                })}
                <StatusControl topic=it />
                <label class="topic__star" data-needs-app>
                    <input type="checkbox" autocomplete="off" data-item=item_key(it.id, STAR) />
                    " Star"
                </label>
            </header>
            <p class="topic__summary">{text.front.summary.as_str()}</p>
            {section("Learn first", prerequisites(&site, it.prerequisites))}
            {section("Its parts", links(&site, &parts))}
            {why}
            {what}
            <section class="topic__section">
                <h2>"You can …"</h2>
                <Checklist owner=it.id.to_owned() items=&study.outcomes />
            </section>
            {worked}
            {exercise}
            {mistakes}
            {since}
            <p class="topic__reviewed">{today} " Last reviewed in " {month(&text.front.reviewed)} "."</p>
            <section class="topic__section">
                <h2>"Read on"</h2>
                <ResourceList resources=&study.resources />
            </section>
            <section class="topic__section">
                <h2>"Check yourself"</h2>
                <ol class="questions">{questions}</ol>
            </section>
            <Notes topic=it.id />
            {section("Unlocks", links(&site, &unlocks))}
            {it.group.map(|group| alternatives(&site, topic, group))}
            <nav class="topic__neighbours" aria-label="Topics">
                {neighbour(&site, "Previous", "prev", ROADMAP.previous(topic))}
                {neighbour(&site, "Next", "next", ROADMAP.next(topic))}
            </nav>
        </article>
    }
}

/// A month such as 2026-11 in words.
fn month(date: &str) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month) = date.split_once('-').unwrap_or((date, ""));
    let name = month.parse().ok().and_then(|month: usize| NAMES.get(month.checked_sub(1)?));
    format!("{} {year}", name.unwrap_or(&""))
}

fn link(site: &Site, topic: TopicIndex) -> AnyView {
    view! { <a href=site.href(Page::Topic(topic))>{ROADMAP.topic(topic).title}</a> }.into_any()
}

/// Links with room for the learner's status behind each.
fn links(site: &Site, topics: &[TopicIndex]) -> Vec<AnyView> {
    let item = |topic: &TopicIndex| {
        let it = ROADMAP.topic(*topic);
        view! {
            <li>
                {link(site, *topic)}
                " "
                <span class="topic__status" data-status-of=it.id data-status=Status::Todo.slug()>{Status::Todo.label()}</span>
            </li>
        }
        .into_any()
    };
    topics.iter().map(item).collect()
}

fn prerequisites(site: &Site, needed: &[Prerequisite]) -> Vec<AnyView> {
    needed
        .iter()
        .flat_map(|needed| match needed {
            Prerequisite::Topic(topic) => links(site, &[*topic]),
            Prerequisite::OneOf(group) => {
                let group = ROADMAP.group(*group);
                vec![
                    view! {
                        <li>
                            "One of the " {group.title} ":"
                            <ul class="topic__links">{links(site, group.members)}</ul>
                        </li>
                    }
                    .into_any(),
                ]
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

fn alternatives(site: &Site, topic: TopicIndex, group: GroupIndex) -> AnyView {
    let members = ROADMAP.group(group).members;
    let others: Vec<TopicIndex> = members.iter().copied().filter(|member| *member != topic).collect();
    view! {
        <section class="topic__section">
            <h2>"Alternatives"</h2>
            <p>{TEXTS.group(group).note.as_str()} " One of them is enough: the group counts once."</p>
            <ul class="topic__links">{links(site, &others)}</ul>
        </section>
    }
    .into_any()
}

fn neighbour(site: &Site, label: &'static str, rel: &'static str, topic: Option<TopicIndex>) -> Option<AnyView> {
    topic.map(|topic| {
        view! {
            <a class="topic__neighbour" rel=rel href=site.href(Page::Topic(topic))>
                <span>{label}</span>
                " "
                <strong>{ROADMAP.topic(topic).title}</strong>
            </a>
        }
        .into_any()
    })
}
