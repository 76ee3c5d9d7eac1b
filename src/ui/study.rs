//! What a learner does inside a text: ticks outcomes, answers questions, looks a word up, copies code. Knows the marks
//! that the components leave on the page, nothing of where the page came from.

use reactive_graph::traits::*;

use super::state::AppState;
use crate::browser::node::Node;
use crate::browser::{clipboard, task};
use crate::domain::progress::Status;

/// Paints what the learner has ticked and answered.
pub fn paint(state: AppState, part: &Node) {
    let progress = state.progress.read_untracked();
    let status_of = |node: &Node, name: &str| progress.status(&node.attribute(name).unwrap_or_default());
    for tick in part.all("[data-item]") {
        tick.set_checked(status_of(&tick, "data-item") == Status::Done);
    }
    for question in part.all("[data-question]") {
        let (result, words) = match status_of(&question, "data-question") {
            Status::Done => (Some("right"), "You answered this rightly."),
            Status::Learning => (Some("wrong"), "Not yet: read the answer, and try again another day."),
            Status::Todo | Status::Skipped => (None, ""),
        };
        question.set_attribute("data-result", result);
        if let Some(text) = question.find(".question__result") {
            text.set_text(words);
        }
    }
}

/// Does what a click on a term or a question asks for. Returns whether the browser has nothing left to do.
pub fn on_click(state: AppState, target: &Node) -> bool {
    if let Some(summary) = target.closest(".question__answer > summary") {
        check(state, &summary);
        return false;
    }
    if let Some(term) = target.closest(".term") {
        explain(&term);
        return true;
    }
    false
}

/// Remembers whether a tick was set.
pub fn on_tick(state: AppState, key: &str, is_ticked: bool) {
    state.set_item(key, if is_ticked { Status::Done } else { Status::Todo });
}

fn rated(is_right: bool) -> Status {
    if is_right { Status::Done } else { Status::Learning }
}

fn question_of(node: &Node) -> Option<String> {
    node.closest("[data-question]")?.attribute("data-question")
}

/// Compares the choices with the right ones, when the answer is opened. Who chose nothing only reads.
fn check(state: AppState, summary: &Node) {
    let is_opening = summary.parent().is_some_and(|details| !details.is("[open]"));
    let (Some(question), Some(key)) = (summary.closest("[data-question]"), question_of(summary)) else { return };
    let choices = question.all(".question__choice input");
    if is_opening && choices.iter().any(Node::is_checked) {
        let is_right = choices.iter().all(|choice| choice.is_checked() == choice.is("[value=right]"));
        state.set_item(&key, rated(is_right));
    }
}

/// Remembers how the learner found their own words beside the model answer.
pub fn rate(state: AppState, button: &Node) {
    if let Some(key) = question_of(button) {
        state.set_item(&key, rated(button.is("[data-answer=right]")));
    }
}

/// Copies the code beside a button.
pub fn copy(state: AppState, button: &Node) {
    let code = button.parent().and_then(|block| block.find("code")).map(|code| code.text()).unwrap_or_default();
    task::spawn(async move {
        let is_copied = clipboard::copy(&code).await;
        state.say(
            if is_copied { "Copied the code." } else { "The browser did not copy it: select the code by hand." },
            false,
        );
    });
}

/// Explains the term under the pointer or with the focus; anywhere else the explanation goes, unless the pointer is on
/// the explanation itself or the focus still on the term.
pub fn point_at(target: &Node) {
    match target.closest(".term") {
        Some(term) => explain(&term),
        None => {
            let is_read = target.closest(".definition").is_some();
            if !is_read && !Node::focused().is_some_and(|node| node.is(".term")) {
                forget();
            }
        }
    }
}

fn explain(term: &Node) {
    forget();
    if let Some(definition) = Node::of_page("#definition") {
        definition.set_text(&term.attribute("data-meaning").unwrap_or_default());
        term.set_attribute("aria-describedby", Some("definition"));
    }
}

/// Takes the explanation of a term away. Returns whether there was one.
pub fn forget() -> bool {
    let Some(term) = Node::of_page(".term[aria-describedby]") else { return false };
    term.set_attribute("aria-describedby", None);
    if let Some(definition) = Node::of_page("#definition") {
        definition.set_text("");
    }
    true
}
