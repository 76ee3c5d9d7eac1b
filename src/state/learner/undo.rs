//! Undo of the learner's changes.

use leptos::prelude::*;

use super::{Change, Learner, Undoable};
use crate::browser::clock;
use crate::domain::clock::Millis;
use crate::domain::log::entry::Act;
use crate::state::notices::{ChangeNumber, Notices};
use crate::wording;

/// How many changes can be undone.
const UNDO_LIMIT: usize = 100;

impl Learner {
    /// Remembers a change in the log, and so that it can be undone. Typing in a note is one change, however often it is saved.
    pub fn remember(self, change: Change) -> ChangeNumber {
        const HOUR: u64 = 3_600_000;
        let last = self.undo.try_update(|stack| {
            // Text written an hour later gets an entry of its own: it may be of another day. What the learner is told, such
            // as a change of the plan, is a change by itself.
            let is_recent = |last: &&mut Undoable| clock::now() < Millis(last.moment.0.saturating_add(HOUR));
            let last = stack.last_mut().filter(|last| !change.is_told && is_recent(last))?;
            last.change.undo.absorb_note(&change.undo).then_some(last.number)
        });
        if let Some(number) = last.flatten() {
            return number;
        }
        let number = self.changes.get_value();
        self.changes.set_value(number + 1);
        let moment = self.record(&change.act);
        self.undo.update(|stack| {
            stack.push(Undoable { number, change, moment });
            if stack.len() > UNDO_LIMIT {
                stack.remove(0);
            }
        });
        number
    }

    /// The label of the change that Undo takes back.
    pub fn undoable(self) -> Option<String> {
        self.undo.with(|stack| stack.last().map(|last| last.change.label.clone()))
    }

    /// Takes the last change back and says so.
    pub fn undo(self, notices: Notices) {
        let last = self.undo.with_untracked(|stack| stack.last().map(|last| last.number));
        if let Some(number) = last {
            self.undo_change(number, notices);
        }
    }

    /// Takes a change back, where nothing was changed elsewhere since, and says so. One that cannot be undone any more
    /// stays.
    pub fn undo_change(self, number: ChangeNumber, notices: Notices) {
        if !self.is_editable.get_untracked() {
            return;
        }
        let undoable = self.undo.try_update(|stack| {
            let at = stack.iter().position(|other| other.number == number)?;
            Some(stack.remove(at))
        });
        if let Some(Undoable { change, moment, .. }) = undoable.flatten() {
            let undone = self.edit(|progress, stamp| {
                let undone = progress.undo(&change.undo, stamp);
                (undone.taken_back > 0, undone)
            });
            if let Some(undone) = undone {
                if undone.taken_back > 0 {
                    self.record(&Act::Undone(moment));
                }
                notices.say(wording::undone(&change.label, undone));
            }
        }
    }
}
