//! Changing progress and storing it: the part of the state that must lose nothing.

use reactive_graph::traits::*;

use super::AppState;
use crate::browser::clock;
use crate::browser::storage::BrowserStore;
use crate::content::ROADMAP;
use crate::domain::merge::merge;
use crate::domain::persistence::{self, Saving};
use crate::domain::progress::{Action, Progress, Status, StatusMap};
use crate::domain::saved;
use crate::domain::topic::{Choice, TopicIndex};

impl AppState {
    /// Whether statuses can be changed now.
    pub fn is_editable(self) -> bool {
        self.saving.with_untracked(Saving::is_editable) && !matches!(&*self.link.read_untracked(), Some(Ok(_)))
    }

    /// Changes the learner's progress, if it may be changed now. `label` says what was done.
    fn dispatch(self, action: &Action, label: String) {
        if !self.is_editable() {
            return;
        }
        let undo = self.apply(action);
        if undo != Action::Set(StatusMap::default()) {
            self.undo.update_value(|stack| stack.push((label.clone(), undo)));
            self.say(&label, true);
        }
    }

    fn apply(self, action: &Action) -> Action {
        self.progress.write().apply(action, clock::now())
    }

    /// Gives a topic a status.
    pub fn set_status(self, topic: TopicIndex, status: Status) {
        let topic = ROADMAP.topic(topic);
        self.dispatch(&Action::set(topic.id, status), format!("{}: {}", topic.title, status.label()));
    }

    /// Remembers what was ticked or answered inside a topic or a stage.
    pub fn set_item(self, key: &str, status: Status) {
        let label = match (ROADMAP.find(key.split('/').next().unwrap_or_default()), status) {
            (Some(topic), Status::Todo) => format!("Unticked in {}", ROADMAP.topic(topic).title),
            (Some(topic), _) => format!("Noted in {}", ROADMAP.topic(topic).title),
            (None, _) => "Noted in the project".into(),
        };
        self.dispatch(&Action::set(key, status), label);
    }

    /// Goes back to a snapshot by the time it was taken.
    pub fn restore(self, taken: u64) {
        let snapshots = persistence::snapshots(&BrowserStore);
        if let Some(snapshot) = snapshots.iter().find(|snapshot| snapshot.taken.0 == taken) {
            self.dispatch_large(&Action::Replace(snapshot.progress.status_map()), "Restored the snapshot.");
        }
    }

    /// Makes a large change, after a snapshot.
    pub fn dispatch_large(self, action: &Action, label: &str) {
        let taken = persistence::take_snapshot(&BrowserStore, &self.progress.read_untracked(), clock::now());
        self.dispatch(
            action,
            match taken {
                Ok(()) => label.to_owned(),
                Err(error) => format!("{label} No snapshot could be stored. {error}"),
            },
        );
    }

    /// What Undo would take back.
    pub fn undoable(self) -> Option<String> {
        self.undo.with_value(|stack| stack.last().map(|(label, _)| label.clone()))
    }

    /// Takes the last change back.
    pub fn undo(self) {
        if !self.is_editable() {
            return;
        }
        if let Some((label, action)) = self.undo.try_update_value(Vec::pop).flatten() {
            self.apply(&action);
            self.say(&format!("Undone: {label}"), false);
        }
    }

    /// Writes progress to the store and takes over what another tab wrote there.
    pub fn persist(self) {
        let progress = self.progress.get_untracked();
        match persistence::save(&BrowserStore, &progress, clock::now()) {
            Ok(stored) => {
                self.set_saving(Saving::On);
                if stored != progress {
                    self.progress.set(stored);
                }
            }
            Err(saving) => self.set_saving(saving),
        }
    }

    fn set_saving(self, saving: Saving) {
        if self.saving.with_untracked(|current| *current != saving) {
            self.saving.set(saving);
        }
    }

    /// Goes on with a progress after the store held something unreadable, which is put aside.
    pub fn resolve_blocked(self, progress: Progress) {
        let Saving::Blocked { text, .. } = self.saving.get_untracked() else { return };
        match persistence::quarantine(&BrowserStore, &text, &progress, clock::now()) {
            Ok(()) => {
                self.set_saving(Saving::On);
                self.progress.set(progress);
            }
            Err(error) => self.say(&format!("Nothing was changed. {error} Free some room and try again."), false),
        }
    }

    pub(super) fn on_other_tab(self, text: &str) {
        let decoded = saved::decode(text);
        if let Some(problem) = decoded.problem {
            self.set_saving(Saving::Blocked { problem, text: text.to_owned() });
            return;
        }
        if !self.saving.with_untracked(Saving::is_editable) {
            // The choice was made in the other tab.
            self.set_saving(Saving::On);
        }
        let ours = self.progress.get_untracked();
        let merged = merge(ours.clone(), decoded.progress.clone());
        if merged != ours {
            self.progress.set(merged);
        } else if merged != decoded.progress {
            self.persist();
        }
    }
}
