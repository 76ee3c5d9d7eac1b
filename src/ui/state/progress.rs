//! Changing progress and storing it: the part of the state that must lose nothing.

use reactive_graph::traits::*;

use super::AppState;
use crate::browser::storage::BrowserStore;
use crate::browser::{clock, document};
use crate::content::ROADMAP;
use crate::domain::merge::merge;
use crate::domain::persistence::{self, Saving};
use crate::domain::progress::{Action, Changes, Progress, STAR, Stamp, Status, is_link};
use crate::domain::store::Store;
use crate::domain::topic::{Choice, TopicIndex};
use crate::domain::{reminder, saved, snapshot};
use crate::ui::notices;

impl AppState {
    /// Whether statuses can be changed now.
    pub fn is_editable(self) -> bool {
        !document::is_embedded()
            && self.saving.with_untracked(Saving::is_editable)
            && !matches!(&*self.link.read_untracked(), Some(Ok(_)))
    }

    /// Changes the learner's progress, if it may be changed now. `label` says what was done.
    fn dispatch(self, action: &Action, label: String) {
        if !self.is_editable() {
            return;
        }
        let undo = self.apply(action);
        if undo != Action::Set(Changes::default()) {
            self.undo.update_value(|stack| stack.push((label.clone(), undo)));
            self.say(&label, true);
        }
    }

    fn apply(self, action: &Action) -> Action {
        self.writer.with_value(|writer| self.progress.write().apply(action, Stamp { now: clock::now(), writer }))
    }

    /// Gives a topic a status.
    pub fn set_status(self, topic: TopicIndex, status: Status) {
        let topic = ROADMAP.topic(topic);
        self.dispatch(&Action::set(topic.id, status), format!("{}: {}", topic.title, status.label()));
    }

    /// Remembers what was ticked, answered, starred or linked inside a topic or a stage.
    pub fn set_item(self, key: &str, status: Status) {
        let (owner, item) = key.split_once('/').unwrap_or((key, ""));
        let what = match (item, status) {
            (STAR, Status::Todo) => "Took the star from",
            (STAR, _) => "Starred",
            (item, Status::Todo) if is_link(item) => "Removed a link from",
            (item, _) if is_link(item) => "Added a link to",
            (_, Status::Todo) => "Unticked in",
            _ => "Noted in",
        };
        let whose = ROADMAP.find(owner).map_or("the project", |topic| ROADMAP.topic(topic).title);
        self.dispatch(&Action::set(key, status), format!("{what} {whose}"));
    }

    /// Writes the note on a topic. Nothing is said while one types, but it can be undone like everything else.
    pub fn write_note(self, topic: TopicIndex, text: &str) {
        let topic = ROADMAP.topic(topic);
        if self.is_editable() {
            let undo = self.apply(&Action::write(topic.id, text));
            if undo != Action::Set(Changes::default()) {
                self.undo.update_value(|stack| stack.push((format!("Note on {}", topic.title), undo)));
            }
        }
    }

    /// Makes a large change, after a snapshot.
    pub fn dispatch_large(self, action: &Action, label: &str) {
        let now = clock::now();
        let taken = snapshot::take(&BrowserStore, &saved::encode(&self.progress.read_untracked(), now), now);
        self.dispatch(
            action,
            match taken {
                Ok(()) => label.to_owned(),
                Err(error) => format!("{label} No snapshot could be stored. {error}"),
            },
        );
    }

    /// Whether it is time to offer a backup.
    pub fn is_backup_due(self) -> bool {
        let kept = BrowserStore.read(reminder::KEY).ok().flatten();
        reminder::is_due(&self.progress.read_untracked(), kept.as_deref(), clock::now())
    }

    /// A backup was taken, or the offer declined: the next one comes later.
    pub fn settle_backup(self) {
        let kept = BrowserStore.read(reminder::KEY).ok().flatten();
        // Where nothing can be stored the banner about saving says so.
        let _ = BrowserStore.write(reminder::KEY, &reminder::settled(kept.as_deref(), clock::now()));
        notices::backup(self);
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
