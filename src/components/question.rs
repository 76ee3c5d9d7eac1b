//! A question with choices, or one to answer in one's own words. The answer is there without the app; the app compares,
//! and remembers how it went.

use leptos::prelude::*;

use super::text;
use crate::domain::article::{Answer, Choice, Question};
use crate::domain::html::Html;
use crate::domain::progress::{Status, item_key};
use crate::state::learner::Learner;

/// The result of the last attempt.
#[derive(Clone, Copy)]
enum Verdict {
    Right,
    Wrong,
}

impl Verdict {
    /// Reads the status of a question; `None` before the first attempt.
    fn of(status: Status) -> Option<Self> {
        match status {
            Status::Done => Some(Self::Right),
            Status::Learning => Some(Self::Wrong),
            Status::Todo | Status::Skipped => None,
        }
    }

    /// The word that the style knows.
    fn slug(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Right => "Correct.",
            Self::Wrong => "Not yet: read the answer, and try again another day.",
        }
    }
}

type Field = NodeRef<leptos::html::Input>;

/// A question to check oneself with.
#[component]
pub fn QuestionCard(
    /// The id of its topic.
    owner: &'static str,
    /// The question.
    question: Question,
) -> impl IntoView {
    let learner = Learner::of_context();
    let key = StoredValue::new(item_key(owner, &question.id));
    let status = Memo::new(move |_| key.with_value(|key| learner.progress.read().status(key)));
    let answer = move |is_right, choices| key.with_value(|key| learner.answer(key, is_right, choices));
    let (hint, summary, fields, reasons, choices) = match question.answer {
        Answer::Model(model) => (
            "Answer in your own words, aloud or on paper.",
            "Show a model answer",
            None,
            model_answer(model, move |is_right| answer(is_right, Vec::new())),
            Vec::new(),
        ),
        Answer::Choices(choices) => {
            let is_single = choices.iter().filter(|choice| choice.is_right).count() == 1;
            let hint = if is_single { "Choose one." } else { "Choose all that are right." };
            let choices: Vec<(Field, Choice)> = choices.into_iter().map(|choice| (Field::new(), choice)).collect();
            let fields = fields(&key.get_value(), &choices, is_single);
            (hint, "Check the answer", Some(fields), explanations(&choices), choices)
        }
    };
    let details = NodeRef::<leptos::html::Details>::new();
    // Opening the answer without a choice does not count as an attempt.
    let check = move |_| {
        let is_opening = details.get_untracked().is_some_and(|details| !details.open());
        let chosen: Vec<(bool, bool)> = choices
            .iter()
            .filter_map(|(field, choice)| Some((field.get_untracked()?.checked(), choice.is_right)))
            .collect();
        let positions: Vec<u8> =
            (0..).zip(&chosen).filter(|(_, (is_chosen, _))| *is_chosen).map(|(at, _)| at).collect();
        if is_opening && !positions.is_empty() {
            answer(chosen.iter().all(|(is_chosen, is_right)| is_chosen == is_right), positions);
        }
    };
    let verdict = move || Verdict::of(status.get());
    let words = move || verdict().map_or("", Verdict::words).to_owned();
    view! {
        <fieldset class="question" data-question=key.get_value() data-result=move || verdict().map(Verdict::slug)>
            <legend class="question__ask" inner_html=question.ask.0></legend>
            <p class="question__hint">{hint}</p>
            {fields}
            <p class="question__result" data-needs-app inner_html=text(words)></p>
            <details class="question__answer" node_ref=details>
                <summary on:click=check>{summary}</summary>
                {reasons}
            </details>
        </fieldset>
    }
}

fn fields(key: &str, choices: &[(Field, Choice)], is_single: bool) -> AnyView {
    let kind = if is_single { "radio" } else { "checkbox" };
    let field = |(field, choice): &(Field, Choice)| {
        let value = if choice.is_right { "right" } else { "wrong" };
        view! {
            <label class="question__choice">
                <input
                    type=kind
                    name=key.to_owned()
                    value=value
                    autocomplete="off"
                    data-needs-app
                    node_ref=*field
                />
                <span inner_html=choice.text.0.clone()></span>
            </label>
        }
    };
    choices.iter().map(field).collect_view().into_any()
}

fn explanations(choices: &[(Field, Choice)]) -> AnyView {
    let item = |(_, choice): &(Field, Choice)| {
        view! {
            <li>
                <strong>{if choice.is_right { "Right: " } else { "Wrong: " }}</strong>
                <span inner_html=choice.text.0.clone()></span>
                <p inner_html=choice.why.0.clone()></p>
            </li>
        }
    };
    view! { <ul class="question__reasons">{choices.iter().map(item).collect_view()}</ul> }.into_any()
}

fn model_answer(answer: Html, rate: impl Fn(bool) + Copy + Send + 'static) -> AnyView {
    view! {
        <p inner_html=answer.0></p>
        <p class="question__rate" data-needs-app>
            "Did yours say as much? "
            <button class="button" type="button" data-answer="right" on:click=move |_| rate(true)>"It did"</button>
            " "
            <button class="button" type="button" data-answer="wrong" on:click=move |_| rate(false)>"Not yet"</button>
        </p>
    }
    .into_any()
}
