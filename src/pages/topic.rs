//! A topic: beside the outline on wide screens, in its place on narrow ones.

use leptos::prelude::*;

use self::links::{alternatives, line, link, links, neighbours, prerequisites};
use self::section::{Contents, Section, TopicSection};
use crate::components::checklist::{Checklist, Tick};
use crate::components::extra_place::ExtraPlace;
use crate::components::heading::late_heading;
use crate::components::load_state::with_data;
use crate::components::mark_sign::MarkSign;
use crate::components::needs::Needs;
use crate::components::notes::Notes;
use crate::components::prose::Prose;
use crate::components::question::QuestionCard;
use crate::components::resource_list::{ResourceList, time};
use crate::components::stage_rail::StageLink;
use crate::components::status_control::StatusControl;
use crate::components::way_there::WayThere;
use crate::components::when;
use crate::content::{EDITION, ROADMAP};
use crate::domain::article::Article;
use crate::domain::feature::Feature;
use crate::domain::html::Html;
use crate::domain::page_data::PageData;
use crate::domain::progress::{STAR, Status, item_key};
use crate::domain::route::Page;
use crate::domain::topic::{Choice, Mark, Source, TopicIndex};
use crate::state::data::PageDataStore;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::site::Site;

mod links;
pub mod section;

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
    let reading = time(article.reading_minutes);
    let facts = format!("{} · {} · {} · {reading} to read", it.kind.label(), it.level.label(), it.hours);
    let has_example = article.has_example;
    let sections = Section::ALL.into_iter().filter(|section| *section != Section::Example || has_example).collect();
    let in_view = RwSignal::new(Section::Why);
    view! {
        <article class="topic" id="topic" data-open-topic=it.id data-hue=ROADMAP.line(it.stage).map(|line| line.id) aria-labelledby="topic-title">
            <header class="topic__head">
                <p class="topic__stage">
                    <StageLink stage=it.stage>{ROADMAP.stage(it.stage).title}</StageLink>
                    {it.parent.map(|parent| view! { " › " {link(parent)} })}
                </p>
                <a class="button button--quiet topic__close" href=site.href(Page::Outline)>"Close"</a>
                <h1 class="topic__title" id="topic-title" tabindex="-1" node_ref=heading>{it.title}</h1>
                <p class="topic__facts">{facts}</p>
                {it.mark(EDITION).map(|mark| mark_line(mark, article.source))}
            </header>
            <div class="topic__bar">
                <StatusControl topic has_words=true />
                <label class="topic__star" data-needs-app>
                    <Tick key=item_key(it.id, STAR) />
                    " Star"
                </label>
            </div>
            <Contents sections in_view />
            <p class="topic__summary">{article.summary}</p>
            {line("Learn first", prerequisites(it.prerequisites))}
            {(!it.prerequisites.is_empty()).then(|| view! { <WayThere topic /> })}
            {line("Its parts", links(&parts))}
            <ProseSection section=Section::Why in_view html=prose.why />
            <ProseSection section=Section::What in_view html=prose.what />
            <TopicSection section=Section::Outcomes in_view>
                <Checklist owner=it.id.to_owned() items=article.outcomes />
            </TopicSection>
            // The page of a topic that has an example holds it already: there its text is empty, and the section is there.
            {has_example.then(|| view! { <ProseSection section=Section::Example in_view html=prose.example /> })}
            <Exercise
                in_view
                needs=prose.needs
                html=prose.exercise
                minutes=article.exercise_minutes
                has_two_languages=article.has_two_languages
            />
            <ProseSection section=Section::Mistakes in_view html=prose.mistakes />
            <ProseSection section=Section::Today in_view html=prose.today />
            <p class="topic__reviewed">{format!("{today}Last reviewed in {}.", article.reviewed)}</p>
            <TopicSection section=Section::Reading in_view>
                <ResourceList resources=article.resources />
            </TopicSection>
            <TopicSection section=Section::Questions in_view>
                <ol class="questions">{questions.collect_view()}</ol>
            </TopicSection>
            {changes(article.changes)}
            // Far down: it comes late, and moves nothing that is being read.
            {dates(topic)}
            <Notes topic />
            {line("Unlocks", links(&unlocks))}
            {it.group.map(|group| alternatives(topic, group))}
            {next_on_path(topic)}
            {neighbours(topic)}
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

/// The next topic on the path, for a learner who follows one.
fn next_on_path(topic: TopicIndex) -> impl IntoView {
    let (learner, id) = (Learner::of_context(), ROADMAP.topic(topic).id);
    when(
        move || learner.path.get().is_some(),
        move || view! { <ExtraPlace feature=Feature::NextOnPath { topic: id.to_owned() } /> }.into_any(),
    )
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
fn ProseSection(section: Section, in_view: RwSignal<Section>, html: Html) -> impl IntoView {
    view! {
        <TopicSection section in_view>
            <Prose html />
        </TopicSection>
    }
}

/// Something to try: how long it takes, what it needs, and which language comes first.
#[component]
fn Exercise(
    in_view: RwSignal<Section>,
    needs: Html,
    html: Html,
    minutes: u16,
    has_two_languages: bool,
) -> impl IntoView {
    view! {
        <TopicSection section=Section::Exercise in_view>
            <p class="topic__time">{format!("About {}", time(minutes))}</p>
            <Needs html=needs />
            {has_two_languages.then(|| view! { <ExtraPlace feature=Feature::LanguageSwitch /> })}
            <Prose html />
        </TopicSection>
    }
}
