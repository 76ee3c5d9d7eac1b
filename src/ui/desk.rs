//! The app's side of the desk: loads it when a page needs it, and answers what it asks. `src/desk/app.rs` asks.

use reactive_graph::traits::*;

use super::state::AppState;
use crate::browser::node::Node;
use crate::browser::{desk, task};
use crate::content::ROADMAP;
use crate::domain::clock::Millis;
use crate::domain::own::Own;
use crate::domain::progress::{Action, Status};
use crate::domain::saved;
use crate::domain::topic::Choice;

/// Lets the desk ask.
pub fn serve(state: AppState) {
    desk::serve(move |words| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        answer(state, &words)
    });
}

/// Tells the desk that something has changed, and loads it if a part of the page needs it.
pub fn paint(state: AppState, part: &Node) {
    desk::announce();
    if part.is("[data-desk]") || part.find("[data-desk]").is_some() || has_notes(state, part) {
        open(state);
    }
}

/// Whether the topic of a part has notes to show.
fn has_notes(state: AppState, part: &Node) -> bool {
    let topic = part.find("[data-notes]").and_then(|section| section.attribute("data-notes"));
    topic.is_some_and(|topic| Own::of(&state.progress.read_untracked(), &topic).is_noted)
}

/// Loads the desk.
pub fn open(state: AppState) {
    run(state, "");
}

/// Has the desk carry out a command that the app does not know, or none; loads it first.
pub fn run(state: AppState, command: &str) {
    let command = command.to_owned();
    task::spawn(async move {
        if desk::open().await {
            desk::command(&command);
        } else {
            state.say(
                "A part of this page did not load: there seems to be no connection. Reload the page to try again.",
                false,
            );
        }
    });
}

/// Does what the desk asks.
fn answer(state: AppState, words: &[&str]) -> String {
    match words {
        ["progress"] => return saved::encode(&state.progress.read_untracked(), Millis(0)),
        ["say", text] => state.say(text, false),
        ["set", key, status] => {
            if let Some(status) = Status::parse_slug(status) {
                state.set_item(key, status);
            }
        }
        ["merge", theirs, label] => {
            let statuses = saved::decode(theirs).progress.status_map();
            state.dispatch_large(&Action::Merge(statuses), label);
        }
        ["replace", theirs, label] => {
            let statuses = saved::decode(theirs).progress.status_map();
            state.dispatch_large(&Action::Replace(statuses), label);
        }
        ["absorb", theirs, label] => {
            state.dispatch_large(&Action::Absorb(Box::new(saved::decode(theirs).progress)), label);
        }
        ["become", theirs, label] => {
            state.dispatch_large(&Action::Become(Box::new(saved::decode(theirs).progress)), label);
        }
        ["note", topic, text] => {
            if let Some(topic) = ROADMAP.find(topic) {
                state.write_note(topic, text);
            }
        }
        ["backed-up"] => state.settle_backup(),
        ["is-editable"] if state.is_editable() => return "yes".into(),
        _ => {}
    }
    String::new()
}
