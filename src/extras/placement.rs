//! Placement: asks what the learner knows already, a question at a time, and marks only what was proved. Answers outlive the
//! page: they are in the log, and a placement that was begun goes on where it was.

use leptos::prelude::*;

use super::shown::Shown;
use crate::components::{part, text};
use crate::content::{PATH_TEXTS, ROADMAP};
use crate::domain::path::{PathIndex, Step};
use crate::domain::placement::Placement;
use crate::domain::progress::Status;
use crate::domain::topic::TopicIndex;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::wording::topics;
use questions::TopicQuestions;
use result::Proved;

pub mod questions;
pub mod result;
pub mod storage;

/// The introduction, the questions, and what was proved.
#[component]
pub fn PlacementView() -> impl IntoView {
    let shown = Shown::new(Learner::of_context());
    let placement = RwSignal::new(None::<Placement>);
    let begun = RwSignal::new(None::<Placement>);
    let last = RwSignal::new(String::new());
    let topic = Memo::new(move |_| placement.read().as_ref().map(Placement::topic));
    effect(move |_| begun.set(storage::stored(path(shown))));
    effect(move |_| {
        if let Some(placement) = &*placement.read() {
            storage::store(placement, untrack(move || path(shown)));
        }
    });
    let begin = move |_| placement.set(Some(Placement::new(legs(shown))));
    let go_on = move |_| placement.set(begun.get_untracked());
    view! {
        {part(move || match topic.get() {
            None => intro(shown, begun, begin, go_on),
            Some(Some(topic)) => view! { <TopicQuestions topic placement last /> }.into_any(),
            Some(None) => view! { <Proved placement /> }.into_any(),
        })}
        <p class="placement__last" role="status" inner_html=text(move || last.get())></p>
    }
}

/// The path that is asked about: the one followed, else the first one.
fn path(shown: Shown) -> PathIndex {
    shown.path.get().unwrap_or(PathIndex(0))
}

/// The topics of each leg that are neither done nor skipped.
fn legs(shown: Shown) -> Vec<Vec<TopicIndex>> {
    let texts = PATH_TEXTS.get(usize::from(path(shown).0));
    shown.with_standing(|standing| {
        let is_left = |topic: &TopicIndex| !matches!(standing.status(*topic), Status::Done | Status::Skipped);
        let topics = |steps: &[Step]| steps.iter().filter_map(|step| step.topic(standing)).filter(is_left).collect();
        texts.map_or(&[][..], |texts| texts.legs).iter().map(|leg| topics(leg.steps)).collect()
    })
}

fn intro(
    shown: Shown,
    begun: RwSignal<Option<Placement>>,
    begin: impl Fn(leptos::ev::MouseEvent) + Send + 'static,
    go_on: impl Fn(leptos::ev::MouseEvent) + Send + 'static,
) -> AnyView {
    let which = move || format!("The questions are those of the path “{}”.", ROADMAP.path(path(shown)).title);
    let is_new = Memo::new(move |_| begun.read().is_none());
    let how_far = move || begun.read().as_ref().map(how_far).unwrap_or_default();
    view! {
        <div class="placement__intro">
            <p>"Answer some questions, and what you know is marked as known: it counts as done. You need two right answers for a topic. Where you know little, the rest of a part is left out. You can stop at any moment, and nothing is marked before you say so."</p>
            <p inner_html=text(which)></p>
            <p data-begun hidden=move || is_new.get() inner_html=text(how_far)></p>
            <p class="placement__actions" data-needs-app>
                <button class="button button--strong" type="button" hidden=move || is_new.get() on:click=go_on>
                    "Go on"
                </button>
                <button
                    class="button"
                    class:button--strong=move || is_new.get()
                    type="button"
                    on:click=begin
                    inner_html=text(move || if is_new.get() { "Begin" } else { "Begin again" }.to_owned())
                ></button>
            </p>
        </div>
    }
    .into_any()
}

/// Where a placement that was begun stands.
fn how_far(placement: &Placement) -> String {
    let known = match placement.proved().len() {
        0 => String::new(),
        count => format!(", and have shown that you know {}", topics(count)),
    };
    match placement.topic() {
        Some(_) => {
            let (leg, legs) = placement.place();
            format!("You have begun already: you are in part {leg} of {legs}{known}.")
        }
        None => format!("You have answered all questions{known}."),
    }
}
