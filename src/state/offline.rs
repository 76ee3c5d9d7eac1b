//! The offline copy of the site and its updates, as the learner sees them. The service worker (`public/sw.js`) makes the
//! copy and writes the sentences about it. Knows nothing of files.

use leptos::prelude::*;

use super::notices::Notices;
use super::site::Site;
use crate::browser::{document, event, history, task, timer, worker};

/// How complete the copy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyState {
    /// It is being made.
    Copying,
    /// It waits, because the browser saves data.
    Paused,
    /// It is complete.
    Copied,
}

impl CopyState {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "copying" => Some(Self::Copying),
            "paused" => Some(Self::Paused),
            "copied" => Some(Self::Copied),
            _ => None,
        }
    }

    /// The word that the style knows.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Copying => "copying",
            Self::Paused => "paused",
            Self::Copied => "copied",
        }
    }
}

/// The offline copy, by context.
#[derive(Clone, Copy, Debug)]
pub struct Offline {
    /// How complete the copy is, and the sentence about it; nothing until the worker has said so.
    pub copy: RwSignal<Option<(CopyState, String)>>,
    /// Whether a new version of the site waits.
    pub has_update: RwSignal<bool>,
    notices: Notices,
}

impl Offline {
    /// No copy so far.
    pub fn new(notices: Notices) -> Self {
        Self { copy: RwSignal::new(None), has_update: RwSignal::new(false), notices }
    }

    /// The offline copy of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// Registers the worker, once the page has nothing better to do.
    pub fn start(self, site: Site) {
        // A build to work on has no offline copy: each change should show.
        if cfg!(debug_assertions) {
            return;
        }
        timer::when_idle(move || {
            task::spawn(async move {
                worker::register(&site.file("sw.js"), move |message| self.hear(message)).await;
                greet();
                // The worker goes on with a copy that the network has interrupted, and asks for a new version.
                event::on_visibility(|_| worker::tell("back"));
            });
        });
    }

    fn hear(self, message: &str) {
        match message {
            "greet" => greet(),
            "reload" => {
                // Once for each version, whatever the host answers.
                if let Some(files) = document::files() {
                    history::reload_once(&files.join(" "));
                }
            }
            "update" => {
                self.has_update.set(true);
                self.notices.announce("A new version of the site is available.");
            }
            _ => {
                let (word, sentence) = message.split_once(' ').unwrap_or_default();
                if let Some(state) = CopyState::parse(word) {
                    self.show(state, sentence);
                }
            }
        }
    }

    fn show(self, state: CopyState, sentence: &str) {
        let was_copying = matches!(&*self.copy.read_untracked(), Some((CopyState::Copying, _)));
        self.copy.set(Some((state, sentence.to_owned())));
        // The steps before would only disturb.
        if state == CopyState::Copied && was_copying {
            self.notices.announce(sentence);
        }
    }

    /// Takes the update: the new worker takes every tab over and has it load again.
    pub fn update(self) {
        worker::tell_next("take");
    }

    /// Copies the site although the browser saves data.
    pub fn copy_now(self) {
        worker::tell("copy");
    }
}

/// Tells the worker what this page is made of: it takes over pages of its own version only.
fn greet() {
    if let Some([program, style]) = document::files() {
        worker::tell(&format!("hello {program} {style}"));
    }
}
