//! The outline: the whole roadmap as a line with stations and stops; with a topic beside it while one is open.

use leptos::prelude::*;

use crate::components::filter_bar::FilterBar;
use crate::components::progress_meter::ProgressMeter;
use crate::components::stage_rail::StageRail;
use crate::components::stage_section::StageSection;
use crate::components::view_switch::ViewSwitch;
use crate::components::{part, text};
use crate::content::{EDITION, ROADMAP};
use crate::domain::feature::Feature;
use crate::domain::route::Page;
use crate::domain::status::Status;
use crate::domain::topic::TopicIndex;
use crate::pages::topic::TopicPage;
use crate::state::dialog::OpenDialog;
use crate::state::learner::Learner;
use crate::state::navigation::Navigation;
use crate::state::outline::Outline;
use crate::state::search::Search;
use crate::state::site::Site;
use crate::wording::{next_label, window_title};

/// The outline and the topic that is open. The static page of a topic holds the topic's own stage alone: little enough to
/// be loaded whenever a topic is opened. The app puts the whole outline in its place.
#[component]
pub fn OutlinePage() -> impl IntoView {
    let (navigation, outline) = (Navigation::of_context(), Outline::of_context());
    let topic = Memo::new(move |_| match navigation.page.get() {
        Page::Topic(topic) => Some(topic),
        _ => None,
    });
    let is_whole = Memo::new(move |_| outline.is_whole.get() || navigation.has_moved.get());
    view! {
        <div class="outline" data-has-topic=move || topic.get().is_some() data-excerpt=move || !is_whole.get()>
            {part(move || match topic.get() {
                Some(topic) => view! { <TopicPage topic /> }.into_any(),
                None => ().into_any(),
            })}
            <div class="outline__roadmap">
                {part(move || match topic.get_untracked().filter(|_| !is_whole.get()) {
                    Some(topic) => view! { <Excerpt topic /> }.into_any(),
                    None => view! { <Whole topic /> }.into_any(),
                })}
            </div>
        </div>
    }
}

/// The stage of a topic.
#[component]
fn Excerpt(topic: TopicIndex) -> impl IntoView {
    view! {
        <div class="outline__stages">
            <ol class="outline__line"><StageSection stage=ROADMAP.topic(topic).stage /></ol>
        </div>
    }
}

/// Every stage, with what finds and folds them.
#[component]
fn Whole(topic: Memo<Option<TopicIndex>>) -> impl IntoView {
    let (outline, search) = (Outline::of_context(), Search::of_context());
    let stages = ROADMAP.stage_indices().map(|stage| view! { <StageSection stage /> }).collect_view();
    let fold = move |label: &'static str, are_unfolded: bool| {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| outline.unfold_all(are_unfolded)>
                {label}
            </button>
        }
    };
    view! {
        <Head topic />
        <StageRail />
        <div class="outline__stages">
            <FilterBar />
            <div class="outline__fold" data-needs-app hidden=move || !search.shows_all.get()>
                {fold("Fold all stages", false)}
                {fold("Unfold all", true)}
            </div>
            <ol class="outline__line">{stages}</ol>
        </div>
    }
}

/// The title, what this is and for whom, and what to do next: to begin, or to go on.
#[component]
fn Head(topic: Memo<Option<TopicIndex>>) -> impl IntoView {
    let (learner, outline) = (Learner::of_context(), Outline::of_context());
    let has_begun = Memo::new(move |_| {
        learner.path.get().is_some() || learner.statuses.read().iter().any(|it| *it != Status::Todo)
    });
    let dialog = OpenDialog::of_context();
    let title = window_title(Page::Outline);
    let heading = {
        let title = title.clone();
        // A page has one h1: the topic's, while one is open.
        part(move || match topic.get() {
            Some(_) => view! { <p class="outline__title">{title.clone()}</p> }.into_any(),
            None => view! { <h1 class="outline__title" tabindex="-1">{title.clone()}</h1> }.into_any(),
        })
    };
    view! {
        <header class="outline__head" data-begun=move || has_begun.get()>
            {heading}
            <p class="outline__lead">
                "What to learn, and in which order, to build what runs behind websites and apps."
            </p>
            <WaysOn />
            <GoOn />
            <div class="outline__tools">
                <div class="outline__total"><ProgressMeter tally=outline.total /></div>
                <span class="outline__share">
                    <button class="button" type="button" data-needs-app data-command="share" on:click=move |_| dialog.open(Feature::Share)>
                        "Share progress…"
                    </button>
                </span>
                <ViewSwitch />
            </div>
        </header>
    }
}

/// Three ways on, for who is new here.
#[component]
fn WaysOn() -> impl IntoView {
    let site = Site::of_context();
    let path = |id: &str| site.href(ROADMAP.find_path(id).map_or(Page::Paths, Page::Path));
    view! {
        <ul class="outline__ways">
            <li><a class="button button--strong button--compact" href=path("first-job")>"I am new here"</a></li>
            <li><a class="button button--compact" href=path("fill-my-gaps")>"I know some of it"</a></li>
            <li><a class="button button--compact" href=site.href(Page::Map)>"Show me the map"</a></li>
        </ul>
    }
}

/// Where the learner is, and what comes next.
#[component]
fn GoOn() -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let next = Memo::new(move |_| {
        let statuses = learner.statuses.read();
        match learner.path.get() {
            Some(path) => ROADMAP.path(path).next(&ROADMAP, EDITION, &statuses),
            None => ROADMAP.next_up(EDITION, &statuses),
        }
    });
    let next_topic = move || next.get().unwrap_or(TopicIndex(0));
    let path_href = move || site.href(learner.path.get().map_or(Page::Paths, Page::Path));
    let path_label = move || match learner.path.get() {
        Some(path) => format!("Your path: {}", ROADMAP.path(path).title),
        None => "Choose a path".to_owned(),
    };
    view! {
        <div class="outline__go-on">
            <a
                class="button button--strong outline__next"
                data-next
                hidden=Signal::derive(move || next.get().is_none())
                href=Signal::derive(move || site.href(Page::Topic(next_topic())))
                inner_html=text(move || next_label(next_topic()))
            ></a>
            <p class="outline__path"><a href=Signal::derive(path_href) inner_html=text(path_label)></a></p>
        </div>
    }
}
