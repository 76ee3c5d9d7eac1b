//! A path from its first leg to its last: why each leg comes, what there is to learn and to make, how long it takes, and
//! what one has at its end.

use leptos::prelude::*;

use super::pace::Pace;
use super::shown::Shown;
use crate::components::text;
use crate::content::{PATH_TEXTS, ROADMAP};
use crate::domain::path::{Leg, PathIndex, Step};
use crate::domain::path_progress::{self, first_and_last_week, weeks};
use crate::domain::route::Page;
use crate::domain::topic::Hours;
use crate::state::learner::Learner;
use crate::state::site::Site;
use crate::wording::{counted, topics};

pub mod follow;
pub mod steps;

/// The whole path; nothing if there is none of this id.
#[component]
pub fn PathGuide(
    /// The path's id.
    path: String,
) -> impl IntoView {
    match ROADMAP.find_path(&path) {
        Some(path) => view! { <Guide path /> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn Guide(path: PathIndex) -> impl IntoView {
    let shown = Shown::new(Learner::of_context());
    let it = ROADMAP.path(path);
    let texts = PATH_TEXTS.get(usize::from(path.0));
    let pace = Pace::of_device();
    let all = Memo::new(move |_| hours(it.steps, shown));
    let total = move || {
        let (hours, pace) = (all.get(), pace.get());
        format!(
            "{} and {}, {hours} in all: {} at {} a week.",
            topics(it.topic_count()),
            counted(it.project_count(), "project", "projects"),
            weeks(hours, pace),
            counted(usize::from(pace), "hour", "hours"),
        )
    };
    let left = move || {
        let left = shown.with_standing(|standing| it.hours_left(standing, &shown.progress.read()));
        if left == all.get() {
            String::new()
        } else if left == Hours::default() {
            "You have done all of it.".into()
        } else {
            format!("{left} are left: {}.", weeks(left, pace.get()))
        }
    };
    let mut before = 0;
    let legs = texts.map_or(&[][..], |texts| texts.legs).iter().map(|leg| {
        let earlier = it.steps.get(..before).unwrap_or_default();
        before += leg.steps.len();
        view! { <LegSection leg earlier pace shown /> }
    });
    let legs = legs.collect_view();
    view! {
        <p class="path__summary">{texts.map(|it| it.summary)}</p>
        <p class="path__assumes">{texts.map(|it| it.assumes)}</p>
        <p class="path__total" data-path-total inner_html=text(total)></p>
        <p class="path__left" data-needs-app inner_html=text(left)></p>
        <follow::Follow path pace shown />
        <p data-needs-app><a href=Site::of_context().href(Page::Plan)>"Plan it"</a></p>
        <ol class="path__legs">{legs}</ol>
    }
}

/// The hours that some steps take this learner.
fn hours(steps: &[Step], shown: Shown) -> Hours {
    shown.with_standing(|standing| path_progress::hours(steps, standing))
}

/// A leg: its steps, and the milestone at its end.
#[component]
fn LegSection(leg: &'static Leg, earlier: &'static [Step], pace: Pace, shown: Shown) -> impl IntoView {
    let time = move || {
        let (before, hours) = (hours(earlier, shown), hours(leg.steps, shown));
        let [first, last] = first_and_last_week(before, hours, pace.get());
        match first == last {
            true => format!("{hours} · week {first}"),
            false => format!("{hours} · weeks {first} to {last}"),
        }
    };
    let steps = leg.steps.iter().map(|step| view! { <steps::StepItem step=*step shown /> });
    view! {
        <li class="path__leg">
            <h2>{leg.title}</h2>
            <p class="path__time" inner_html=text(time)></p>
            <p>{leg.why}</p>
            <ol class="path__steps">{steps.collect_view()}</ol>
            <p class="path__milestone"><strong>"Milestone: "</strong>{leg.milestone}</p>
        </li>
    }
}
