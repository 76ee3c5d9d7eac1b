//! Today: where the learner was, a few things to choose from, a small step, and questions to try again.

use leptos::prelude::*;

use super::changed_texts::ChangedTexts;
use super::history::History;
use super::notes::editors::Editors;
use super::path_questions::PathQuestions;
use super::shown::Shown;
use crate::browser::clock;
use crate::components::progress_meter::ProgressMeter;
use crate::components::{part, text};
use crate::content::{EDITION, ROADMAP};
use crate::domain::clock::{Day, Millis};
use crate::domain::log::history::Log;
use crate::domain::path::PathIndex;
use crate::domain::path_progress::Standing;
use crate::domain::progress::Progress;
use crate::domain::route::Page;
use crate::domain::today::{Today, today};
use crate::state::learner::Learner;
use crate::state::site::Site;
use crate::state::study_day;
use sentences::where_was;
use suggestions::{AgainLink, SmallStepLink, SuggestionItem};

pub mod sentences;
pub mod suggestions;

/// The page of today.
#[component]
pub fn TodayView() -> impl IntoView {
    let shown = Shown::new(Learner::of_context());
    let (history, editors) = (History::of_context(), Editors::of_context());
    let today = Memo::new(move |_| {
        // The learner may return to an open page on another day.
        editors.is_page_hidden.track();
        of_learner(shown, history)
    });
    let has_path = Memo::new(move |_| shown.path.get().is_some());
    view! {
        <p class="today__where" data-where inner_html=text(move || where_was(&today.read()))></p>
        {part(move || if has_path.get() { ().into_any() } else { find_path(shown) })}
        <Choices today shown />
        <More today />
        <ChangedTexts />
        {part(move || match shown.path.get() {
            Some(path) => view! { <OwnPath path shown /> }.into_any(),
            None => ().into_any(),
        })}
    }
}

fn of_learner(shown: Shown, history: History) -> Today {
    let progress = shown.progress.read();
    let (statuses, chosen) = (progress.statuses(&ROADMAP), progress.chosen(&ROADMAP));
    let standing = Standing { roadmap: &ROADMAP, edition: EDITION, statuses: &statuses, chosen: &chosen };
    let path = shown.path.get().map(|path| ROADMAP.path(path));
    if shown.is_live.get() {
        today(path, standing, &progress, &history.log.read(), clock::now(), study_day::day_of)
    } else {
        today(path, standing, &Progress::default(), &Log::default(), Millis(0), |_| Day(0))
    }
}

fn find_path(shown: Shown) -> AnyView {
    view! {
        <section class="today__part" aria-labelledby="find-path-title">
            <h2 id="find-path-title">"Find your path"</h2>
            <PathQuestions shown />
            <p><a href=Site::of_context().href(Page::Placement)>"I know some of it: find out what"</a></p>
        </section>
    }
    .into_any()
}

/// Up to three things to do, or what there is after the last one.
#[component]
fn Choices(today: Memo<Today>, shown: Shown) -> impl IntoView {
    let site = Site::of_context();
    let title = move || match today.read().suggestions.len() {
        0 => "What now?",
        1 => "Do this",
        _ => "Choose one",
    };
    let list = move || {
        let it = today.get();
        if it.suggestions.is_empty() {
            return view! {
                <p data-finished>
                    {finished(shown.path.get())}
                    " "
                    <a href=site.href(Page::Paths)>"Look at the other paths"</a>
                    ", or "
                    <a href=site.href(Page::Outline)>"browse the whole roadmap"</a>
                    "."
                </p>
            }
            .into_any();
        }
        let items = it.suggestions.into_iter().map(|suggestion| view! { <SuggestionItem suggestion shown /> });
        view! { <ol class="today__choices">{items.collect_view()}</ol> }.into_any()
    };
    view! {
        <section class="today__part" aria-labelledby="choices-title">
            <h2 id="choices-title" inner_html=text(move || title().to_owned())></h2>
            {part(list)}
        </section>
    }
}

/// What is said when nothing is left to do.
fn finished(path: Option<PathIndex>) -> String {
    match path {
        Some(path) => format!("You have come to the end of the path “{}”. Well done.", ROADMAP.path(path).title),
        None => "You have done everything that is recommended. Well done.".to_owned(),
    }
}

/// The small step, and the questions to try again.
#[component]
fn More(today: Memo<Today>) -> impl IntoView {
    let small = move || match today.read().small {
        Some(step) => view! { <SmallStepLink step /> }.into_any(),
        None => ().into_any(),
    };
    let again = move || match today.read().again.len() {
        0 => ().into_any(),
        count => view! { <AgainLink count /> }.into_any(),
    };
    view! {
        <section class="today__part" aria-labelledby="small-title">
            <h2 id="small-title">"Only ten minutes?"</h2>
            {part(small)}
            {part(again)}
        </section>
    }
}

/// The path that is followed, with how far the learner is.
#[component]
fn OwnPath(path: PathIndex, shown: Shown) -> impl IntoView {
    let site = Site::of_context();
    let it = ROADMAP.path(path);
    let tally = Memo::new(move |_| it.tally(&ROADMAP, &shown.progress.read()));
    view! {
        <section class="today__part" aria-labelledby="path-title">
            <h2 id="path-title">"Your path"</h2>
            <p><a href=site.href(Page::Path(path))>{it.title}</a> " " <ProgressMeter tally /></p>
            <details class="today__change">
                <summary>"Change it"</summary>
                <PathQuestions shown />
                <p><a href=site.href(Page::Placement)>"Find out what I know already"</a></p>
            </details>
        </section>
    }
}
