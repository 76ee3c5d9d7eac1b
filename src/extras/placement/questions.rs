//! The questions of the placement, one at a time.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::focus;
use crate::components::{part, text};
use crate::content::ROADMAP;
use crate::domain::article::{Answer, Choice, Question};
use crate::domain::html::Html;
use crate::domain::log::entry::Act;
use crate::domain::page_data::PageData;
use crate::domain::placement::Placement;
use crate::domain::progress::item_key;
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::state::data::{Loading, PageDataStore};
use crate::state::effect::effect;
use crate::state::learner::Learner;

/// The questions of a topic, once its data is here.
#[component]
pub fn TopicQuestions(
    /// The topic.
    topic: TopicIndex,
    /// The placement, which moves on with each answer.
    placement: RwSignal<Option<Placement>>,
    /// What is said of the last answer.
    last: RwSignal<String>,
) -> impl IntoView {
    let store = PageDataStore::of_context();
    let data = store.get(Page::Topic(topic));
    let asked = Memo::new(move |_| placement.read().as_ref().map_or(0, Placement::question));
    let change = move |change: &dyn Fn(&mut Placement)| placement.update(|it| it.iter_mut().for_each(change));
    // A topic may have nothing to choose from, or less than when the placement began.
    effect(move |_| {
        if matches!(data.get(), Loading::Ready(data) if questions(topic, &data).len() <= asked.get()) {
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
        Loading::Ready(data) => {
            let questions = questions(topic, &data);
            let count = questions.len();
            match questions.into_iter().nth(asked.get()) {
                Some(question) => view! { <Ask topic question count placement last /> }.into_any(),
                None => ().into_any(),
            }
        }
    })
}

/// A question that is answered by choosing.
struct ChoiceQuestion {
    /// Its key in progress.
    key: String,
    ask: Html,
    choices: Vec<Choice>,
}

/// The questions of a topic that are answered by choosing.
fn questions(topic: TopicIndex, data: &Arc<PageData>) -> Vec<ChoiceQuestion> {
    let PageData::Topic(article) = &**data else { return Vec::new() };
    let of_question = |question: &Question| match &question.answer {
        Answer::Choices(choices) => Some(ChoiceQuestion {
            key: item_key(ROADMAP.topic(topic).id, &question.id),
            ask: question.ask.clone(),
            choices: choices.clone(),
        }),
        Answer::Model(_) => None,
    };
    article.questions.iter().filter_map(of_question).collect()
}

/// One question.
#[component]
fn Ask(
    topic: TopicIndex,
    question: ChoiceQuestion,
    count: usize,
    placement: RwSignal<Option<Placement>>,
    last: RwSignal<String>,
) -> impl IntoView {
    let learner = Learner::of_context();
    let ChoiceQuestion { key, ask, choices } = question;
    let key = StoredValue::new(key);
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
    let rights = StoredValue::new(rights);
    let take = move |chosen: Vec<bool>| {
        let is_right = rights.with_value(|rights| *rights == chosen);
        let positions = (0..).zip(&chosen).filter(|(_, is_chosen)| **is_chosen).map(|(at, _)| at).collect();
        let question = key.get_value();
        learner.write_log(&Act::Answered { question, is_right, choices: positions, is_placement: true });
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
                <input
                    type=kind
                    name="placement"
                    autocomplete="off"
                    prop:checked=move || chosen.read().get(at) == Some(&true)
                    on:change=choose
                />
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
                    on:click=move |_| take(chosen.get_untracked())
                >
                    "Check"
                </button>
                <button class="button" type="button" on:click=move |_| take(Vec::new())>"I do not know"</button>
                <button class="button" type="button" on:click=move |_| change(Placement::skip_leg)>"Skip this part"</button>
                <button class="button" type="button" on:click=move |_| change(Placement::stop)>"Stop here"</button>
            </p>
        </div>
    }
}
