//! A topic: beside the outline on wide screens, in its place on narrow ones.

use leptos::prelude::*;

use crate::components::checklist::{Checklist, Tick};
use crate::components::extra_place::ExtraPlace;
use crate::components::heading::late_heading;
use crate::components::load_state::with_data;
use crate::components::mark_sign::MarkSign;
use crate::components::needs::Needs;
use crate::components::next_on_path::NextOnPath;
use crate::components::notes::Notes;
use crate::components::prose::Prose;
use crate::components::question::QuestionCard;
use crate::components::resource_list::{ResourceList, time};
use crate::components::stage_rail::StageLink;
use crate::components::status_control::StatusControl;
use crate::components::way_there::WayThere;
use crate::components::{text, when};
use crate::content::{EDITION, ROADMAP};
use crate::domain::article::Article;
use crate::domain::feature::Feature;
use crate::domain::html::Html;
use crate::domain::page_data::PageData;
use crate::domain::progress::{STAR, Status, item_key};
use crate::domain::route::Page;
use crate::domain::topic::{Choice, GroupIndex, Mark, Prerequisite, Source, TopicIndex};
use crate::state::data::PageDataStore;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::outline::Outline;
use crate::state::site::Site;

/// Everything about a topic, fetched unless the page holds it.
#[component]
pub fn TopicPage(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let store = PageDataStore::of_context();
    effect(move |_| {
        if let Some(next) = ROADMAP.next(topic) {
            store.prefetch(Page::Topic(next));
        }
    });
    with_data(Page::Topic(topic), |page, data| match (page, data) {
        (Page::Topic(topic), PageData::Topic(article)) => {
            view! { <TopicArticle topic article=article.clone() /> }.into_any()
        }
        _ => ().into_any(),
    })
}

#[component]
fn TopicArticle(topic: TopicIndex, article: Article) -> impl IntoView {
    let (site, it) = (Site::of_context(), ROADMAP.topic(topic));
    let heading = late_heading();
    let Article { prose, questions, .. } = article;
    let parts: Vec<TopicIndex> = ROADMAP.children(topic).collect();
    let unlocks: Vec<TopicIndex> = ROADMAP.unlocks(topic).collect();
    let today = article.today_mark.map(|mark| format!("Today: {}. ", mark.label())).unwrap_or_default();
    let questions = questions.into_iter().map(|question| view! { <li><QuestionCard owner=it.id question /></li> });
    view! {
        <article class="topic" id="topic" data-open-topic=it.id data-hue=ROADMAP.line(it.stage).map(|line| line.id) aria-labelledby="topic-title">
            <header class="topic__head">
                <p class="topic__stage">
                    <StageLink stage=it.stage>{ROADMAP.stage(it.stage).title}</StageLink>
                    {it.parent.map(|parent| view! { " › " {link(parent)} })}
                </p>
                <a class="button button--quiet topic__close" href=site.href(Page::Outline)>"Close"</a>
                <h1 class="topic__title" id="topic-title" tabindex="-1" node_ref=heading>{it.title}</h1>
                <p class="topic__facts">{format!("{} · {} · {}", it.kind.label(), it.level.label(), it.hours)}</p>
                {it.mark(EDITION).map(|mark| mark_line(mark, article.source))}
                <StatusControl topic has_words=true />
                <label class="topic__star" data-needs-app>
                    <Tick key=item_key(it.id, STAR) />
                    " Star"
                </label>
            </header>
            <p class="topic__summary">{article.summary}</p>
            {section("Learn first", prerequisites(it.prerequisites))}
            {(!it.prerequisites.is_empty()).then(|| view! { <WayThere topic /> })}
            {section("Its parts", links(&parts))}
            <ProseSection title="Why it matters" html=prose.why />
            <ProseSection title="What it is" html=prose.what />
            <section class="topic__section">
                <h2>"You can …"</h2>
                <Checklist owner=it.id.to_owned() items=article.outcomes />
            </section>
            // The page of a topic that has an example holds it already: there its text is empty, and the section is there.
            {article.has_example.then(|| view! { <ProseSection title="Watch one done" html=prose.example /> })}
            <Exercise
                needs=prose.needs
                html=prose.exercise
                minutes=article.exercise_minutes
                has_two_languages=article.has_two_languages
            />
            <ProseSection title="Common mistakes" html=prose.mistakes />
            <ProseSection title="Today" html=prose.today />
            <p class="topic__reviewed">{format!("{today}Last reviewed in {}.", article.reviewed)}</p>
            <section class="topic__section">
                <h2>"Read on"</h2>
                <ResourceList resources=article.resources />
            </section>
            <section class="topic__section">
                <h2>"Check yourself"</h2>
                <ol class="questions">{questions.collect_view()}</ol>
            </section>
            {changes(article.changes)}
            // Far down: it comes late, and moves nothing that is being read.
            {dates(topic)}
            <Notes topic />
            {section("Unlocks", links(&unlocks))}
            {it.group.map(|group| alternatives(topic, group))}
            <NextOnPath topic />
            <nav class="topic__neighbours" aria-label="Topics">
                {neighbour("Previous", "prev", ROADMAP.previous(topic))}
                {neighbour("Next", "next", ROADMAP.next(topic))}
            </nav>
        </article>
    }
}

/// What has changed in the text since it was first written, the last change first.
fn changes(changes: Vec<String>) -> Option<impl IntoView> {
    let item = |change| view! { <li>{change}</li> };
    (!changes.is_empty()).then(|| {
        view! {
            <details class="topic__changes">
                <summary>"What has changed in this text"</summary>
                <ul>{changes.into_iter().map(item).collect_view()}</ul>
            </details>
        }
    })
}

/// When the topic was started and finished, which the second program knows.
fn dates(topic: TopicIndex) -> impl IntoView {
    let (learner, id) = (Learner::of_context(), ROADMAP.topic(topic).id);
    let is_begun = move || matches!(learner.progress.read().status(id), Status::Learning | Status::Done);
    when(is_begun, move || {
        let feature = Feature::TopicDates { topic: id.to_owned() };
        view! { <div class="topic__dates"><ExtraPlace feature /></div> }.into_any()
    })
}

/// What the edition thinks of the topic.
fn mark_line(mark: Mark, source: Source) -> impl IntoView {
    let note = match source {
        Source::Drawing => "",
        Source::Article => " Named by the article, not by the drawing.",
    };
    view! {
        <p class="topic__mark">
            <MarkSign mark=Some(mark) />
            <span><strong>{mark.label()}</strong> {format!(" in 2021. {}{note}", mark.meaning())}</span>
        </p>
    }
}

/// A section of the text.
#[component]
fn ProseSection(title: &'static str, html: Html) -> impl IntoView {
    view! {
        <section class="topic__section">
            <h2>{title}</h2>
            <Prose html />
        </section>
    }
}

/// Something to try: how long it takes, what it needs, and which language comes first.
#[component]
fn Exercise(needs: Html, html: Html, minutes: u16, has_two_languages: bool) -> impl IntoView {
    view! {
        <section class="topic__section">
            <h2>"Try it"</h2>
            <p class="topic__time">{format!("About {}", time(minutes))}</p>
            <Needs html=needs />
            {has_two_languages.then(|| view! { <ExtraPlace feature=Feature::LanguageSwitch /> })}
            <Prose html />
        </section>
    }
}

fn link(topic: TopicIndex) -> impl IntoView {
    view! { <a href=Site::of_context().href(Page::Topic(topic))>{ROADMAP.topic(topic).title}</a> }
}

/// Links, each with the learner's status.
fn links(topics: &[TopicIndex]) -> Vec<AnyView> {
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

fn prerequisites(needed: &[Prerequisite]) -> Vec<AnyView> {
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

fn alternatives(topic: TopicIndex, group: GroupIndex) -> impl IntoView {
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

fn neighbour(label: &'static str, rel: &'static str, topic: Option<TopicIndex>) -> Option<impl IntoView> {
    topic.map(|topic| {
        view! {
            <a class="topic__neighbour" rel=rel href=Site::of_context().href(Page::Topic(topic))>
                <span>{label}</span>
                " "
                <strong>{ROADMAP.topic(topic).title}</strong>
            </a>
        }
    })
}
