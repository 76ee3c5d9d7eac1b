//! The desk: what is rarely done, in a program of its own that a page loads when it needs it: files in and out, pictures,
//! comparisons, notes. It paints on nodes that carry `data-desk` attributes, and asks the app for the progress and for
//! every change of it ([`app`]), so that saving, undo and other tabs work as for everything else.

pub mod app;
pub mod share;

use crate::browser::desk;

/// Starts the desk on the page as it is.
pub fn start() {
    share::listen();
    desk::on_change(paint);
    paint();
}

/// Paints what the desk has to say on the page as it is now.
fn paint() {
    share::paint();
}
