//! Messages to the learner: the toast, and announcements for screen readers.

use std::time::Duration;

use leptos::prelude::*;

use super::messages::ToApp;
use crate::browser::timer::{self, Debounce};

/// How long a toast stays. Undo is on the progress page and on a key after that.
const TOAST: Duration = Duration::from_secs(10);

/// The number of a change that can be undone.
pub type ChangeNumber = u32;

/// A message in the toast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// The text.
    pub text: String,
    /// The change that its button takes back, if it has one.
    pub change: Option<ChangeNumber>,
}

/// The messages, by context.
#[derive(Clone, Copy, Debug)]
pub struct Notices {
    /// The message in the toast, if there is one.
    pub toast: RwSignal<Option<Toast>>,
    /// The announcement for screen readers.
    pub announcement: RwSignal<String>,
    closing: Debounce,
    /// Whether the other program of this page shows the messages.
    is_forwarded: bool,
}

impl Default for Notices {
    fn default() -> Self {
        Self {
            toast: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            closing: Debounce::new(TOAST),
            is_forwarded: false,
        }
    }
}

impl Notices {
    /// The messages of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The messages of the second program: the app shows them.
    pub fn of_app() -> Self {
        Self { is_forwarded: true, ..Self::default() }
    }

    /// Shows a message in the toast for some seconds.
    pub fn say(self, text: impl Into<String>) {
        if self.is_forwarded {
            ToApp::Toast(text.into()).send();
        } else {
            self.show(Toast { text: text.into(), change: None });
        }
    }

    /// The same with a button that takes a change back.
    pub fn say_undoable(self, text: impl Into<String>, change: ChangeNumber) {
        self.show(Toast { text: text.into(), change: Some(change) });
    }

    fn show(self, toast: Toast) {
        // The change is painted before the message about it. A hidden tab paints nothing: there the message waits.
        timer::after_paint(move || {
            self.toast.set(Some(toast));
            self.closing.call(move || self.dismiss());
        });
    }

    /// Takes the toast away.
    pub fn dismiss(self) {
        self.toast.set(None);
    }

    /// Tells screen readers, and nobody else; the same again, too: they read what has changed, so a blank that is not
    /// read comes behind it.
    pub fn announce(self, text: impl Into<String>) {
        if self.is_forwarded {
            ToApp::Announced(text.into()).send();
        } else {
            let text = text.into();
            self.announcement.update(|said| {
                let is_said_again = *said == text;
                *said = text;
                if is_said_again {
                    said.push('\u{A0}');
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_announced_again_is_another_text_that_reads_the_same() {
        Owner::new().with(|| {
            let notices = Notices::default();
            let mut said = vec![String::new()];
            for text in ["No topic matches.", "No topic matches.", "No topic matches.", "1 of 162 topics match"] {
                notices.announce(text);
                let announced = notices.announcement.get_untracked();
                assert_eq!(announced.trim_end(), text);
                assert_ne!(Some(&announced), said.last());
                said.push(announced);
            }
        });
    }
}
