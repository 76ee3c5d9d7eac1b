//! The app's side of the desk: loads it when a page needs it, and answers what it asks. `src/desk/app.rs` asks.

use super::state::AppState;
use crate::browser::node::Node;
use crate::browser::{desk, task};
use crate::domain::clock::Millis;
use crate::domain::progress::{Action, Status};
use crate::domain::saved;
use crate::domain::topic::Choice;
use reactive_graph::traits::*;

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
    if part.is("[data-desk]") || part.find("[data-desk]").is_some() {
        open(state);
    }
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
        _ => {}
    }
    String::new()
}
