//! The paths to choose from: where each leads, for whom it is, and how long it takes.

use leptos::prelude::*;

use super::path_questions::PathQuestions;
use super::shown::Shown;
use crate::components::text;
use crate::content::{PATH_TEXTS, ROADMAP};
use crate::domain::path::PathIndex;
use crate::domain::path_progress::{DEFAULT_PACE, hours, weeks};
use crate::domain::route::Page;
use crate::state::learner::Learner;
use crate::state::site::Site;
use crate::wording::{counted, topics};

/// Every path, as a list.
#[component]
pub fn PathList() -> impl IntoView {
    let shown = Shown::new(Learner::of_context());
    let items = ROADMAP.path_indices().map(|path| view! { <PathItem path shown /> });
    view! {
        <h2>"Four questions"</h2>
        <PathQuestions shown />
        <h2>"All paths"</h2>
        <ol class="paths__list">{items.collect_view()}</ol>
    }
}

#[component]
fn PathItem(path: PathIndex, shown: Shown) -> impl IntoView {
    let site = Site::of_context();
    let it = ROADMAP.path(path);
    let texts = PATH_TEXTS.get(usize::from(path.0));
    let is_followed = Memo::new(move |_| shown.path.get() == Some(path));
    let figures = move || {
        let hours = shown.with_standing(|standing| hours(it.steps, standing));
        let weeks = weeks(hours, DEFAULT_PACE);
        format!(
            "{} and {} · {hours} · {weeks} at {} a week",
            topics(it.topic_count()),
            counted(it.project_count(), "project", "projects"),
            counted(usize::from(DEFAULT_PACE), "hour", "hours"),
        )
    };
    view! {
        <li class="paths__item" data-path=it.id data-followed=move || is_followed.get()>
            <h3 class="paths__title">
                <a href=site.href(Page::Path(path))>{it.title}</a>
                <span class="paths__followed" inner_html=text(move || {
                    if is_followed.get() { "You follow this path".into() } else { String::new() }
                })></span>
            </h3>
            <p>{texts.map(|it| it.summary)}</p>
            <p class="paths__assumes">{texts.map(|it| it.assumes)}</p>
            <p class="paths__figures" inner_html=text(figures)></p>
        </li>
    }
}
