//! The head of the outline: ways to begin for new visitors, the next topic for returning ones.

use leptos::prelude::*;

use super::progress_meter::ProgressMeter;
use super::view_switch::ViewSwitch;
use super::{part, text};
use crate::content::{EDITION, ROADMAP};
use crate::domain::feature::Feature;
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::state::dialog::OpenDialog;
use crate::state::learner::Learner;
use crate::state::outline::Outline;
use crate::state::site::Site;
use crate::wording::{next_label, window_title};

/// The title, what this is and for whom, and what to do next: to begin, or to go on.
#[component]
pub fn OutlineHead(
    /// The topic that is open.
    topic: Memo<Option<TopicIndex>>,
) -> impl IntoView {
    let (learner, outline) = (Learner::of_context(), Outline::of_context());
    let has_begun = Memo::new(move |_| {
        learner.path.get().is_some() || learner.statuses.read().iter().any(|it| *it != Status::Todo)
    });
    let dialog = OpenDialog::of_context();
    // A page has one h1: the topic's, while one is open.
    let heading = part(move || {
        let title = window_title(Page::Outline);
        match topic.get() {
            Some(_) => view! { <p class="outline-head__title">{title}</p> }.into_any(),
            None => view! { <h1 class="outline-head__title" tabindex="-1">{title}</h1> }.into_any(),
        }
    });
    view! {
        <header class="outline-head" data-begun=move || has_begun.get()>
            {heading}
            <p class="outline-head__lead">
                "What to learn, and in which order, to build what runs behind websites and apps."
            </p>
            <WaysOn />
            <GoOn />
            <div class="outline-head__tools">
                <div class="outline-head__total"><ProgressMeter tally=outline.total /></div>
                <span class="outline-head__share">
                    <button class="button" type="button" data-needs-app data-button="share" on:click=move |_| dialog.open(Feature::Share)>
                        "Share progress…"
                    </button>
                </span>
                <ViewSwitch />
            </div>
        </header>
    }
}

/// Three ways to begin, for new visitors.
#[component]
fn WaysOn() -> impl IntoView {
    let site = Site::of_context();
    let path = |id: &str| site.href(ROADMAP.find_path(id).map_or(Page::Paths, Page::Path));
    view! {
        <ul class="outline-head__ways">
            <li><a class="button button--strong button--compact" href=path("first-job")>"I am new here"</a></li>
            <li><a class="button button--compact" href=path("fill-my-gaps")>"I know some of it"</a></li>
            <li><a class="button button--compact" href=site.href(Page::Map)>"Show me the map"</a></li>
        </ul>
    }
}

/// The next topic, and the learner's path.
#[component]
fn GoOn() -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let next = Memo::new(move |_| {
        learner.with_standing(|standing| match learner.path.get() {
            Some(path) => ROADMAP.path(path).next(standing),
            None => ROADMAP.next_up(EDITION, standing.statuses),
        })
    });
    let next_topic = move || next.get().unwrap_or(TopicIndex(0));
    let path_href = move || site.href(learner.path.get().map_or(Page::Paths, Page::Path));
    let path_label = move || match learner.path.get() {
        Some(path) => format!("Your path: {}", ROADMAP.path(path).title),
        None => "Choose a path".to_owned(),
    };
    view! {
        <div class="outline-head__go-on">
            <a
                class="button button--strong outline-head__next"
                data-next
                hidden=Signal::derive(move || next.get().is_none())
                href=Signal::derive(move || site.href(Page::Topic(next_topic())))
                inner_html=text(move || next_label(next_topic()))
            ></a>
            <p class="outline-head__path">
                <a href=Signal::derive(path_href) inner_html=text(path_label)></a>
                " · "
                <a href=site.href(Page::Today)>"Today"</a>
            </p>
        </div>
    }
}
