//! A step of a path: a topic, a choice or a project, with how far the learner is.

use leptos::prelude::*;

use crate::components::{part, text};
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
        Step::OneOf(group) => view! { <Choose group shown /> }.into_any(),
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

/// The member of a group that counts, and the others folded away.
#[component]
fn Choose(group: GroupIndex, shown: Shown) -> impl IntoView {
    let it = ROADMAP.group(group);
    let member = Memo::new(move |_| shown.with_standing(|standing| standing.member(group)));
    part(move || {
        let member = member.get();
        let others = it.members.iter().filter(|topic| Some(**topic) != member);
        let others = others.map(|topic| view! { <li><TopicLink topic=*topic /></li> });
        view! {
            {member.map(|topic| view! { <TopicLink topic /> })}
            <details class="path__others">
                <summary>{format!("Or another one of the {}", it.title)}</summary>
                <ul class="path__choices">{others.collect_view()}</ul>
            </details>
        }
        .into_any()
    })
}

#[component]
fn ProjectLink(stage: StageIndex) -> impl IntoView {
    let title = PROJECT_TITLES.get(usize::from(stage.0)).copied();
    view! { "Project: " <a href=Site::of_context().href(Page::Stage(stage))>{title}</a> }
}
