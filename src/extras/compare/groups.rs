//! Groups of people that are kept on this device: saved, opened, renamed, deleted, each to be undone. They are read anew
//! from the store for each change, since other tabs change them too.

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::storage::BrowserStore;
use crate::domain::compare::groups::{self, Group, GroupsError};
use crate::domain::quotation::isolated;

/// The undo information of the last change.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Undo {
    /// Puts a group back that was deleted or written over.
    Put(Group),
    /// Gives a group its former name.
    Rename { from: String, to: String },
    /// Enters what was entered before a group was opened.
    Entry { links: String, has_me: bool },
}

/// The groups in the store, and what was done to them last.
#[derive(Clone, Copy, Debug)]
pub struct SavedGroups {
    pub(super) list: RwSignal<Result<Vec<Group>, GroupsError>>,
    /// The group that is getting another name.
    pub(super) renaming: RwSignal<Option<String>>,
    /// The group whose button for renaming gets the focus.
    pub(super) renamed: StoredValue<Option<String>>,
    pub(super) undo: RwSignal<Option<Undo>>,
    /// The message about the last change.
    pub(super) said: RwSignal<String>,
}

impl Default for SavedGroups {
    fn default() -> Self {
        Self {
            list: RwSignal::new(Ok(Vec::new())),
            renaming: RwSignal::new(None),
            renamed: StoredValue::new(None),
            undo: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        }
    }
}

impl SavedGroups {
    /// Reads the groups that are in the store, or says why they cannot be read.
    pub fn load(self) {
        let list = groups::load(&BrowserStore).map(|groups| groups.list);
        if self.list.with_untracked(|shown| *shown == list) {
            return;
        }
        if let Err(error) = &list {
            self.say(error.to_string(), None);
        }
        self.list.set(list);
    }

    pub(super) fn say(self, text: impl Into<String>, undo: Option<Undo>) {
        self.undo.set(undo);
        self.said.set(text.into());
    }

    /// Says what a change came to, and reads the groups as they are now.
    fn settle<T>(self, outcome: Result<T, GroupsError>, told: impl FnOnce(T) -> (String, Option<Undo>)) {
        self.load();
        match outcome {
            Ok(value) => {
                let (text, undo) = told(value);
                self.say(text, undo);
            }
            Err(error) => self.say(error.to_string(), None),
        }
    }

    /// Keeps people under a name; returns whether they are kept.
    pub(super) fn save(self, name: &str, links: String, has_me: bool) -> bool {
        let replaced = groups::change(&BrowserStore, |groups| {
            let extra = groups.find(name).map(|group| group.extra.clone()).unwrap_or_default();
            groups.put(Group { name: name.to_owned(), links, has_me, extra })
        });
        let is_kept = replaced.is_ok();
        self.settle(replaced, |replaced| match replaced {
            None => (format!("Saved “{}”.", isolated(name)), None),
            Some(old) => {
                (format!("Saved “{}” instead of the group of that name.", isolated(name)), Some(Undo::Put(old)))
            }
        });
        is_kept
    }

    /// The group with a name, to be entered in the place of what is entered now.
    pub(super) fn open(self, name: &str, links: String, has_me: bool) -> Option<Group> {
        let group = groups::load(&BrowserStore).map(|groups| groups.find(name).cloned());
        let found = group.as_ref().ok().cloned().flatten();
        self.settle(group, |group| match group {
            None => (format!("“{}” is not there any more.", isolated(name)), None),
            Some(group) => {
                let is_lost = !links.trim().is_empty() && links != group.links;
                (format!("Opened “{}”.", isolated(name)), is_lost.then_some(Undo::Entry { links, has_me }))
            }
        });
        found
    }

    pub(super) fn delete(self, name: &str) {
        let removed = groups::change(&BrowserStore, |groups| groups.remove(name));
        self.settle(removed, |removed| (format!("Deleted “{}”.", isolated(name)), removed.map(Undo::Put)));
    }

    pub(super) fn rename(self, from: &str, to: &str) {
        if to.is_empty() || to == from {
            return self.end_renaming(from);
        }
        match groups::change(&BrowserStore, |groups| groups.rename(from, to)) {
            Ok(false) => {
                self.say(format!("There is another group called “{}”. Choose another name.", isolated(to)), None)
            }
            renamed => {
                self.end_renaming(to);
                self.settle(renamed, |_| {
                    let said = format!("Renamed “{}” to “{}”.", isolated(from), isolated(to));
                    (said, Some(Undo::Rename { from: to.to_owned(), to: from.to_owned() }))
                });
            }
        }
    }

    /// Shows the names as names again. The button of the group with this name gets the focus.
    pub(super) fn end_renaming(self, name: &str) {
        self.renamed.set_value(Some(name.to_owned()));
        self.renaming.set(None);
    }

    /// Takes the last change back. Returns what was undone; what was entered is the page's to bring back.
    pub(super) fn take_back(self) -> Option<Undo> {
        let undo = self.undo.get_untracked()?;
        let done = match &undo {
            Undo::Put(group) => groups::change(&BrowserStore, |groups| groups.put(group.clone())).map(drop),
            Undo::Rename { from, to } => groups::change(&BrowserStore, |groups| groups.rename(from, to)).map(drop),
            Undo::Entry { .. } => Ok(()),
        };
        self.settle(done, |()| ("Undone.".into(), None));
        Some(undo)
    }

    pub(super) fn put_aside(self) {
        let is_done = groups::put_aside(&BrowserStore, clock::now());
        self.settle(is_done, |()| ("Put aside under a key of its own. There is room for new groups.".into(), None));
    }
}
