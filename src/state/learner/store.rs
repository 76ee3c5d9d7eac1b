//! The learner's data in the browser's store: progress, the log of what happened, and the files that leave it.

use leptos::prelude::*;

use super::Learner;
use crate::browser::storage::BrowserStore;
use crate::browser::{clock, download};
use crate::content::ROADMAP;
use crate::domain::clock::Millis;
use crate::domain::log::entry::Act;
use crate::domain::log::history::Log;
use crate::domain::merge::joined_note;
use crate::domain::persistence::{self, Received, Saving};
use crate::domain::progress::Progress;
use crate::domain::store::Store;
use crate::domain::{reminder, saved};
use crate::state::effect::effect;
use crate::state::signal::SetIfNew;
use crate::state::study_day;

impl Learner {
    /// Reads what is saved.
    pub fn load(self) {
        let (progress, saving) = persistence::load(&BrowserStore);
        self.saving.set_if_new(saving);
        self.progress.set_if_new(progress);
    }

    /// Saves every change from now on. Reading never writes: the first run only finds what was loaded.
    pub fn keep_saved(self) {
        effect(move |is_first| {
            self.progress.track();
            if !is_first && self.saving.with_untracked(Saving::is_editable) {
                self.persist();
            }
        });
    }

    /// Writes progress to the store and takes over what another tab wrote there.
    pub fn persist(self) {
        let (progress, now) = (self.progress.get_untracked(), clock::now());
        match persistence::save(&BrowserStore, &progress, now, study_day::rule(now)) {
            Ok(stored) => {
                self.saving.set_if_new(self.save_log());
                if stored != progress {
                    self.take_over(stored);
                }
            }
            Err(saving) => self.saving.set_if_new(saving),
        }
    }

    /// Adds to the log what was done now; returns the moment that the entry is known by. It is written with the progress.
    pub(super) fn record(self, act: &Act) -> Millis {
        let (now, writer) = (clock::now(), self.writer.get_value());
        let rule = study_day::rule(now);
        self.log.try_update_value(|log| log.add(act, &writer, now, rule, &ROADMAP)).unwrap_or(now)
    }

    /// Adds something to the log that changes no progress; returns the moment of its entry, or nothing if nothing can be changed now.
    pub fn write_log(self, act: &Act) -> Option<Millis> {
        if !self.is_editable.get_untracked() {
            return None;
        }
        let moment = self.record(act);
        self.keep_log();
        Some(moment)
    }

    /// The log: all that the store holds, and what this page load could not write there.
    pub fn log(self) -> Log {
        Log::read(&self.log.with_value(|log| log.beside(&BrowserStore)), &ROADMAP)
    }

    /// Writes what the log in the store lacks of this page load, unless something keeps the progress itself from it.
    pub fn keep_log(self) {
        if self.saving.with_untracked(|saving| matches!(saving, Saving::On | Saving::WithoutLog(_))) {
            self.saving.set_if_new(self.save_log());
        }
    }

    fn save_log(self) -> Saving {
        match self.log.with_value(|log| log.save(&BrowserStore)) {
            Ok(()) => Saving::On,
            Err(error) => Saving::WithoutLog(error),
        }
    }

    fn take_over(self, merged: Progress) {
        let joined = self.progress.with_untracked(|ours| ROADMAP.find(joined_note(ours, &merged)?));
        self.progress.set(merged);
        if let Some(topic) = joined {
            self.joined_note.set(Some(ROADMAP.topic(topic).title));
        }
    }

    /// Goes on with a progress after the store held something unreadable, which is put aside.
    ///
    /// # Errors
    /// With a sentence for the learner if there is no room; nothing has changed then.
    pub fn resolve_blocked(self, progress: Progress) -> Result<(), String> {
        let Saving::Blocked { text, .. } = self.saving.get_untracked() else { return Ok(()) };
        persistence::quarantine(&BrowserStore, &text, &progress, clock::now())
            .map_err(|error| format!("Nothing was changed. {error} Free some room and try again."))?;
        self.saving.set_if_new(Saving::On);
        self.progress.set(progress);
        Ok(())
    }

    /// Takes over what another tab, or the other program of this page, has written.
    pub fn receive(self, text: &str) {
        let received = self.progress.with_untracked(|ours| persistence::receive(ours, text));
        if let Received::Unreadable(saving) = received {
            self.saving.set_if_new(saving);
            return;
        }
        if !self.saving.with_untracked(Saving::is_editable) {
            // The choice was made in the other tab.
            self.saving.set_if_new(Saving::On);
        }
        match received {
            Received::More(progress) => self.take_over(progress),
            Received::Less => self.persist(),
            Received::Same | Received::Unreadable(_) => {}
        }
    }

    /// Whether it is time to offer a backup.
    pub fn is_backup_due(self) -> bool {
        self.backups.track();
        let kept = BrowserStore.read(reminder::KEY).ok().flatten();
        *self.saving.read() == Saving::On && reminder::is_due(&self.progress.read(), kept.as_deref(), clock::now())
    }

    /// Saves everything as a file.
    pub fn back_up(self) {
        let log = self.log.with_value(|log| log.beside(&BrowserStore));
        let backup = saved::encode_backup(&self.progress.read_untracked(), &log, clock::now());
        let name = format!("backend-roadmap-progress-{}.json", study_day::today());
        download::save_text(&name, "application/json", &backup);
        self.settle_backup();
    }

    /// A backup was taken, or the offer declined: the next one comes later.
    pub fn settle_backup(self) {
        let kept = BrowserStore.read(reminder::KEY).ok().flatten();
        // Where nothing can be stored the banner about saving says so.
        let _ = BrowserStore.write(reminder::KEY, &reminder::settled(kept.as_deref(), clock::now()));
        self.backups.update(|count| *count += 1);
    }
}
