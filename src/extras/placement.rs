//! Placement: asks what the learner knows already, a question at a time, and marks only what was proved.

use std::sync::Arc;

use leptos::prelude::*;

use super::shown::Shown;
use crate::browser::focus;
use crate::components::{part, text};
use crate::content::{PATH_TEXTS, ROADMAP};
use crate::domain::article::{Answer, Choice, Question};
use crate::domain::html::Html;
use crate::domain::page_data::PageData;
use crate::domain::path::PathIndex;
use crate::domain::placement::Placement;
use crate::domain::progress::{Action, Status, StatusMap};
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::state::data::{Loading, PageDataStore};
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::site::Site;
use crate::wording::topics;

/// The introduction, the questions, and what was proved.
#[component]
pub fn PlacementView() -> impl IntoView {
    let shown = Shown::new(Learner::of_context());
    let placement = RwSignal::new(None::<Placement>);
    let last = RwSignal::new(String::new());
    let topic = Memo::new(move |_| placement.read().as_ref().map(Placement::topic));
    let begin = move |_| placement.set(Some(Placement::new(legs(shown))));
    view! {
        {part(move || match topic.get() {
            None => intro(shown, begin),
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
        let topics = |steps: &[crate::domain::path::Step]| {
            steps.iter().filter_map(|step| step.topic(standing)).filter(is_left).collect()
        };
        texts.map_or(&[][..], |texts| texts.legs).iter().map(|leg| topics(leg.steps)).collect()
    })
}

fn intro(shown: Shown, begin: impl Fn(leptos::ev::MouseEvent) + Send + 'static) -> AnyView {
    let which = move || format!("The questions are those of the path “{}”.", ROADMAP.path(path(shown)).title);
    view! {
        <div class="placement__intro">
            <p>"Answer some questions, and what you know is marked as done. You need two right answers for a topic. Where you know little, the rest of a part is left out. You can stop at any moment, and nothing is marked before you say so."</p>
            <p inner_html=text(which)></p>
            <p data-needs-app><button class="button button--strong" type="button" on:click=begin>"Begin"</button></p>
        </div>
    }
    .into_any()
}

/// The questions of a topic, once its data is here.
#[component]
fn TopicQuestions(topic: TopicIndex, placement: RwSignal<Option<Placement>>, last: RwSignal<String>) -> impl IntoView {
    let store = PageDataStore::of_context();
    let data = store.get(Page::Topic(topic));
    let asked = Memo::new(move |_| placement.read().as_ref().map_or(0, Placement::question));
    let change = move |change: &dyn Fn(&mut Placement)| placement.update(|it| it.iter_mut().for_each(change));
    // A topic may have nothing to choose from.
    effect(move |_| {
        if matches!(data.get(), Loading::Ready(data) if choices(&data).is_empty()) {
            change(&Placement::skip_topic);
        }
    });
    part(move || match data.get() {
        Loading::Pending => view! { <p role="status">"Loading…"</p> }.into_any(),
        Loading::Failed(error) => view! {
            <p role="alert">{error.to_string()}</p>
            <p class="placement__actions">
                <button class="button" type="button" on:click=move |_| store.retry(Page::Topic(topic))>"Retry"</button>
                <button class="button" type="button" on:click=move |_| change(&Placement::stop)>"Stop here"</button>
            </p>
        }
        .into_any(),
        Loading::Ready(data) => match choices(&data).into_iter().nth(asked.get()) {
            Some(question) => view! { <Ask topic question count=choices(&data).len() placement last /> }.into_any(),
            None => ().into_any(),
        },
    })
}

/// The questions of an article that are answered by choosing.
fn choices(data: &Arc<PageData>) -> Vec<(Html, Vec<Choice>)> {
    let PageData::Topic(article) = &**data else { return Vec::new() };
    let of_question = |question: &Question| match &question.answer {
        Answer::Choices(choices) => Some((question.ask.clone(), choices.clone())),
        Answer::Model(_) => None,
    };
    article.questions.iter().filter_map(of_question).collect()
}

/// One question.
#[component]
fn Ask(
    topic: TopicIndex,
    question: (Html, Vec<Choice>),
    count: usize,
    placement: RwSignal<Option<Placement>>,
    last: RwSignal<String>,
) -> impl IntoView {
    let (ask, choices) = question;
    let is_single = choices.iter().filter(|choice| choice.is_right).count() == 1;
    let kind = if is_single { "radio" } else { "checkbox" };
    let chosen = RwSignal::new(vec![false; choices.len()]);
    let rights: Vec<bool> = choices.iter().map(|choice| choice.is_right).collect();
    let heading = NodeRef::<leptos::html::Legend>::new();
    effect(move |_| {
        if let Some(heading) = heading.get() {
            focus::on(&heading);
        }
    });
    let take = move |is_right: bool| {
        last.set(if is_right { "Right." } else { "Noted: this one is still to learn." }.to_owned());
        placement.update(|it| it.iter_mut().for_each(|it| it.answer(is_right, count)));
    };
    let fields = choices.into_iter().enumerate().map(|(at, choice)| {
        let choose = move |event: leptos::ev::Event| {
            let is_checked = event_target_checked(&event);
            chosen.update(|chosen| {
                if is_single {
                    chosen.fill(false);
                }
                if let Some(place) = chosen.get_mut(at) {
                    *place = is_checked;
                }
            });
        };
        view! {
            <label class="placement__choice">
                <input type=kind name="placement" autocomplete="off" on:change=choose />
                <span inner_html=choice.text.0></span>
            </label>
        }
    });
    let has_chosen = Memo::new(move |_| chosen.read().contains(&true));
    let place = move || {
        let placement = placement.read();
        let Some(placement) = placement.as_ref() else { return String::new() };
        let ((leg, legs), known) = (placement.place(), placement.proved().len());
        format!("Part {leg} of {legs} · {} · known so far: {known}", ROADMAP.topic(topic).title)
    };
    let change = move |change: fn(&mut Placement)| {
        last.set(String::new());
        placement.update(|it| it.iter_mut().for_each(change));
    };
    view! {
        <div class="placement__question">
            <p class="placement__where" inner_html=text(place)></p>
            <fieldset>
                <legend tabindex="-1" node_ref=heading inner_html=ask.0></legend>
                <p class="question__hint">{if is_single { "Choose one." } else { "Choose all that are right." }}</p>
                {fields.collect_view()}
            </fieldset>
            <p class="placement__actions">
                <button
                    class="button button--strong"
                    type="button"
                    disabled=move || !has_chosen.get()
                    on:click=move |_| take(*chosen.read_untracked() == rights)
                >
                    "Check"
                </button>
                <button class="button" type="button" on:click=move |_| take(false)>"I do not know"</button>
                <button class="button" type="button" on:click=move |_| change(Placement::skip_leg)>"Skip this part"</button>
                <button class="button" type="button" on:click=move |_| change(Placement::stop)>"Stop here"</button>
            </p>
        </div>
    }
}

/// What was proved, to be marked.
#[component]
fn Proved(placement: RwSignal<Option<Placement>>) -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let proved = placement.get_untracked().map_or(Vec::new(), |it| it.proved().to_vec());
    let all = proved.clone();
    let is_marked = Memo::new(move |_| {
        let statuses = learner.statuses.read();
        all.iter().all(|topic| statuses.get(usize::from(topic.0)) == Some(&Status::Done))
    });
    let heading = NodeRef::<leptos::html::H2>::new();
    effect(move |_| {
        if let Some(heading) = heading.get() {
            focus::on(&heading);
        }
    });
    let count = proved.len();
    let title = match count {
        0 => "Nothing to mark yet".to_owned(),
        count => format!("You know {} already", topics(count)),
    };
    let statuses: StatusMap = proved.iter().map(|topic| (ROADMAP.topic(*topic).id.to_owned(), Status::Done)).collect();
    let mark = move |_| {
        learner.dispatch(&Action::Set(statuses.clone().into()), format!("Marked {} as done", topics(count)));
    };
    let items = proved.iter().map(|topic| {
        view! { <li><a href=site.href(Page::Topic(*topic))>{ROADMAP.topic(*topic).title}</a></li> }
    });
    view! {
        <div class="placement__result">
            <h2 tabindex="-1" node_ref=heading>{title}</h2>
            <ul class="topic__links">{items.collect_view()}</ul>
            <p class="placement__actions">
                <button
                    class="button button--strong"
                    type="button"
                    hidden=count == 0
                    disabled=move || is_marked.get() || !learner.is_editable.get()
                    on:click=mark
                >
                    "Mark as done"
                </button>
                <a class="button" href=site.href(Page::Today)>"What to do today"</a>
            </p>
        </div>
    }
}
