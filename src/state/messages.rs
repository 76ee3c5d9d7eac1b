//! Messages between the two programs of a page. Each holds the progress as a signal and changes it in the same way; it
//! receives the other's changes the same way as another tab's.

use serde::{Deserialize, Serialize};

use crate::browser::bus::{self, Program};

/// Messages from the second program to the app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToApp {
    /// The second program has started, and needs the learner's data.
    Ready,
    /// The learner has changed the progress.
    Changed {
        /// The description of the change, for the learner.
        label: String,
        /// Whether the learner is told.
        is_told: bool,
        /// Whether topics that are done now were known before.
        is_known: bool,
        /// The progress after the change, as a saved state.
        state: String,
    },
    /// A text for the toast.
    Toast(String),
    /// There is something to tell screen readers.
    Announced(String),
    /// The learner wants a backup.
    BackUp,
    /// The learner has closed a dialog.
    DialogClosed,
    /// A text that the app asked about holds a progress link.
    LinkFound {
        /// The text.
        text: String,
        /// Where the fragment begins in it, in bytes, with the `#` if there is one.
        hash: usize,
        /// The fragment as the site writes it; as it was found if it cannot be opened.
        fragment: String,
    },
}

/// Messages from the app to the second program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToExtras {
    /// The learner's data.
    Progress {
        /// The progress, as a saved state.
        state: String,
        /// Whether it can be changed now.
        is_editable: bool,
        /// Whether the store has it.
        is_saved: bool,
    },
    /// A text of the address bar may hold a progress link that was changed on its way.
    FindLink(String),
}

impl ToApp {
    /// Sends the message.
    pub fn send(&self) {
        send(Program::App, self);
    }

    /// Calls back with each message.
    pub fn on_message(callback: impl Fn(Self) + 'static) {
        on_message(Program::App, callback);
    }
}

impl ToExtras {
    /// Sends the message.
    pub fn send(&self) {
        send(Program::Extras, self);
    }

    /// Calls back with each message.
    pub fn on_message(callback: impl Fn(Self) + 'static) {
        on_message(Program::Extras, callback);
    }
}

fn send(to: Program, message: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(message) {
        bus::send(to, &text);
    }
}

fn on_message<T: for<'a> Deserialize<'a>>(to: Program, callback: impl Fn(T) + 'static) {
    bus::on_message(to, move |text| {
        if let Ok(message) = serde_json::from_str(&text) {
            callback(message);
        }
    });
}
