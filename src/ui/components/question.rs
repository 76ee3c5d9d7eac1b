//! A question with choices, or one to answer in one's own words. The answer is there without the app; the app compares,
//! and remembers how it went.

use leptos::prelude::*;

use crate::content::render::Renderer;
use crate::content::study::{Choice, Question};
use crate::domain::checksum::crc32;
use crate::domain::progress::item_key;

/// A question to check oneself with.
#[component]
pub fn QuestionCard(
    /// The id of its topic.
    owner: &'static str,
    /// The question.
    question: &'static Question,
) -> impl IntoView {
    let key = item_key(owner, &question.id);
    let (hint, fields, answer) = match &question.answer {
        Some(answer) => ("Answer in your own words, aloud or on paper.", None, model_answer(answer)),
        None => {
            let choices = shuffled(question);
            let is_single = question.right.len() == 1;
            let hint = if is_single { "Choose one." } else { "Choose all that are right." };
            (hint, Some(fields(&key, &choices, is_single)), explanations(&choices))
        }
    };
    let summary = if question.answer.is_some() { "Show a model answer" } else { "Check the answer" };
    view! {
        <li>
            <fieldset class="question" data-question=key>
                <legend class="question__ask" inner_html=Renderer::line(&question.ask)></legend>
                <p class="question__hint">{hint}</p>
                {fields}
                <p class="question__result" data-needs-app></p>
                <details class="question__answer">
                    <summary>{summary}</summary>
                    {answer}
                </details>
            </fieldset>
        </li>
    }
}

/// The choices in an order that tells nothing and stays the same.
pub fn shuffled(question: &'static Question) -> Vec<(&'static Choice, bool)> {
    let right = question.right.iter().map(|choice| (choice, true));
    let mut choices: Vec<_> = right.chain(question.wrong.iter().map(|choice| (choice, false))).collect();
    choices.sort_by_key(|(choice, _)| crc32(format!("{}{}", question.id, choice.text).as_bytes()));
    choices
}

fn fields(key: &str, choices: &[(&'static Choice, bool)], is_single: bool) -> AnyView {
    let kind = if is_single { "radio" } else { "checkbox" };
    let field = |(choice, is_right): &(&'static Choice, bool)| {
        let value = if *is_right { "right" } else { "wrong" };
        view! {
            <label class="question__choice">
                <input type=kind name=key.to_owned() value=value autocomplete="off" data-needs-app />
                <span inner_html=Renderer::line(&choice.text)></span>
            </label>
        }
    };
    choices.iter().map(field).collect_view().into_any()
}

fn explanations(choices: &[(&'static Choice, bool)]) -> AnyView {
    let item = |(choice, is_right): &(&'static Choice, bool)| {
        let verdict = if *is_right { "Right: " } else { "Wrong: " };
        view! {
            <li>
                <strong>{verdict}</strong>
                <span inner_html=Renderer::line(&choice.text)></span>
                <p inner_html=Renderer::line(&choice.why)></p>
            </li>
        }
    };
    view! { <ul class="question__reasons">{choices.iter().map(item).collect_view()}</ul> }.into_any()
}

fn model_answer(answer: &str) -> AnyView {
    view! {
        <p inner_html=Renderer::line(answer)></p>
        <p class="question__rate" data-needs-app>
            "Did yours say as much? "
            <button class="button" type="button" data-command="rate" data-answer="right">"It did"</button>
            " "
            <button class="button" type="button" data-command="rate" data-answer="wrong">"Not yet"</button>
        </p>
    }
    .into_any()
}
