//! A step of a path: a topic, a choice or a project, with how far the learner is.

use leptos::prelude::*;

use crate::components::text;
use crate::content::{PROJECT_TITLES, ROADMAP};
use crate::domain::path::Step;
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, GroupIndex, StageIndex, TopicIndex};
use crate::extras::shown::Shown;
use crate::state::site::Site;

/// The step as an item of a list.
#[component]
pub fn StepItem(
    /// The step.
    step: Step,
    /// The learner.
    shown: Shown,
) -> impl IntoView {
    let status = Memo::new(move |_| step.status(&ROADMAP, &shown.progress.read()));
    let hours = move || shown.with_standing(|standing| step.hours(standing)).to_string();
    let name = match step {
        Step::Topic(topic) => view! { <TopicLink topic /> }.into_any(),
        Step::OneOf(group) => view! { <Choose group /> }.into_any(),
        Step::Project(stage) => view! { <ProjectLink stage /> }.into_any(),
    };
    view! {
        <li class="path__step" data-step=move || status.get().slug()>
            <span class="path__name">{name}</span>
            <span class="path__status" inner_html=text(move || match status.get() {
                Status::Todo => String::new(),
                status => status.label().to_owned(),
            })></span>
            <span class="path__hours" inner_html=text(hours)></span>
        </li>
    }
}

#[component]
fn TopicLink(topic: TopicIndex) -> impl IntoView {
    view! { <a href=Site::of_context().href(Page::Topic(topic))>{ROADMAP.topic(topic).title}</a> }
}

/// The members of a group, of which one is enough.
#[component]
fn Choose(group: GroupIndex) -> impl IntoView {
    let group = ROADMAP.group(group);
    let members = group.members.iter().map(|topic| view! { <li><TopicLink topic=*topic /></li> });
    view! {
        {format!("One of the {}: ", group.title)}
        <ul class="path__choices">{members.collect_view()}</ul>
    }
}

#[component]
fn ProjectLink(stage: StageIndex) -> impl IntoView {
    let title = PROJECT_TITLES.get(usize::from(stage.0)).copied();
    view! { "Project: " <a href=Site::of_context().href(Page::Stage(stage))>{title}</a> }
}
