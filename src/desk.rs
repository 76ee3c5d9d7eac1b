//! The desk: what is rarely done, in a program of its own that a page loads when it needs it: files in and out, pictures,
//! comparisons, notes. It paints on nodes that carry `data-desk` attributes, and asks the app for the progress and for
//! every change of it ([`app`]), so that saving, undo and other tabs work as for everything else.

pub mod app;
pub mod backup;
pub mod compare;
pub mod csv;
pub mod map;
pub mod notes;
pub mod settings;
pub mod share;
pub mod snapshots;

use crate::browser::node::Node;
use crate::browser::{desk, event};

/// Starts the desk on the page as it is.
pub fn start() {
    // Buttons that the desk itself has put there; those of the page come by way of the app, which loads the desk first.
    event::on_click(|target| {
        let Some(button) = target.closest("[data-desk-command]") else { return false };
        let command = button.attribute("data-desk-command").unwrap_or_default();
        run(&command, &button)
    });
    backup::listen();
    compare::listen();
    map::listen();
    notes::listen();
    settings::listen();
    share::listen();
    desk::on_change(paint);
    paint();
}

/// Paints what the desk has to say on the page as it is now.
fn paint() {
    backup::paint();
    compare::paint();
    notes::paint();
    settings::paint();
    share::paint();
    snapshots::paint();
}

/// Does what a button is for. Returns whether it is one of the desk's.
fn run(command: &str, button: &Node) -> bool {
    map::run(command, button) || notes::run(command, button) || backup::run(command) || snapshots::run(command)
}
