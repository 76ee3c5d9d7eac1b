//! The plan of the path that is followed: its settings, its weeks, what would move, and files for calendars.

use leptos::prelude::*;

use super::pace::{Pace, PaceField};
use crate::components::part;
use crate::content::ROADMAP;
use crate::domain::plan::settings::Plan;
use crate::domain::route::Page;
use crate::state::learner::Learner;
use crate::state::site::Site;
use planner::{Outlook, Planner, Situation};

pub mod calendar;
pub mod days;
pub mod form;
pub mod hours;
pub mod planner;
pub mod proposal;
pub mod summary;
pub mod timeline;
pub mod weeks;

/// The whole plan; without a path, or without a plan, the way to one.
#[component]
pub fn PlanView() -> impl IntoView {
    let planner = Planner::new(Learner::of_context());
    part(move || match planner.situation.get() {
        Situation::NoPath => view! { <NoPath planner /> }.into_any(),
        Situation::NoPlan => view! { <NoPlan planner /> }.into_any(),
        Situation::Planned => view! { <Planned planner /> }.into_any(),
    })
}

/// What there is for somebody who follows no path.
#[component]
fn NoPath(planner: Planner) -> impl IntoView {
    let site = Site::of_context();
    let item = |path| view! { <li><a href=site.href(Page::Path(path))>{ROADMAP.path(path).title}</a></li> };
    view! {
        <p>"You follow no path yet. Follow one of these, or " <a href=site.href(Page::Paths)>"see where each leads"</a> ":"</p>
        <ul class="plan__paths">{ROADMAP.path_indices().map(item).collect_view()}</ul>
        <calendar::EarlierEntries planner />
    }
}

/// What there is for somebody who has a path and no plan.
#[component]
fn NoPlan(planner: Planner) -> impl IntoView {
    let (site, pace) = (Site::of_context(), Pace::of_device());
    let path = move || planner.path.get().map(|path| (site.href(Page::Path(path)), ROADMAP.path(path).title));
    view! {
        <p>"You follow " {move || path().map(|(href, title)| view! { <a href=href>{title}</a> })} ". A plan begins today; you can change all of it."</p>
        <p><label>"Hours a week " <PaceField pace /></label></p>
        <p>
            <button
                class="button button--strong"
                type="button"
                data-plan="make"
                disabled=move || !planner.learner.is_editable.get()
                on:click=move |_| planner.make(untrack(move || pace.get()))
            >
                "Make a plan"
            </button>
        </p>
        <calendar::EarlierEntries planner />
    }
}

/// The plan of somebody who has one.
#[component]
fn Planned(planner: Planner) -> impl IntoView {
    let remove = move |_| planner.learner.dispatch(&Plan::remove(), "Gave up the plan");
    let has_days = Memo::new(move |_| planner.outlook.read().as_ref().is_some_and(Outlook::has_days));
    view! {
        <summary::Summary planner />
        <proposal::Proposal planner />
        <form::SettingsForm planner />
        {part(move || if has_days.get() { days(planner) } else { view! { <calendar::EarlierEntries planner /> }.into_any() })}
        <section class="plan__end" data-needs-app>
            <button class="button" type="button" on:click=remove>"Give up the plan"</button>
            <p>"Your progress stays as it is."</p>
        </section>
    }
}

/// What there is to see of a plan that has days.
fn days(planner: Planner) -> AnyView {
    view! {
        <timeline::Timeline planner />
        <weeks::Weeks planner />
        <calendar::CalendarFiles planner />
    }
    .into_any()
}
