//! The list of groups on the page: saved, opened, renamed, deleted, each to be undone. Reads them anew from the store
//! for each change, since other tabs change them too.

use super::{button, entry, focus, summary};
use crate::browser::clock;
use crate::browser::node::Node;
use crate::browser::storage::BrowserStore;
use crate::domain::compare::groups::{self, Group, GroupsError};
use crate::domain::link::clean_name;

/// What takes the last change back.
pub(super) enum Undo {
    /// Puts a group back that was deleted or written over.
    Put(Group),
    /// Gives a group its former name.
    Rename { from: String, to: String },
    /// Enters what was entered before a group was opened.
    Entry { links: String, has_me: bool },
}

/// The list as it is painted.
#[derive(Default)]
pub(super) struct Groups {
    /// The group that is getting another name.
    renaming: Option<String>,
    undo: Option<Undo>,
    /// What is on the page: painting it again would take the focus away.
    painted: Option<Result<String, GroupsError>>,
}

impl Groups {
    pub(super) fn run(&mut self, command: &str, of: &str) {
        match command {
            "save" => self.save(),
            "rename" => {
                self.renaming = Some(of.to_owned());
                self.paint();
                if let Some(field) = Node::of_page("#compare-rename") {
                    field.select();
                }
            }
            "keep-name" => self.keep_name(),
            "cancel-name" => self.end_renaming(None),
            "delete" => {
                let removed = groups::change(&BrowserStore, |groups| groups.remove(of));
                self.settle(removed, |removed| (format!("Deleted “{of}”."), removed.map(Undo::Put)));
                focus("[data-compare=undo]");
            }
            "put-aside" => {
                let is_done = groups::put_aside(&BrowserStore, clock::now());
                self.settle(is_done, |()| {
                    ("Put aside under a key of its own. There is room for new groups.".into(), None)
                });
                focus("#compare-name");
            }
            _ => {}
        }
    }

    fn save(&mut self) {
        let Some(field) = Node::of_page("#compare-name") else { return };
        let name = clean_name(&field.value());
        let (links, has_me) = entry();
        if links.trim().is_empty() {
            self.say("There is nothing to save yet: paste progress links first.", None);
            return focus("#compare-links");
        }
        if name.is_empty() {
            self.say("Give the group a name first.", None);
            return field.focus();
        }
        let replaced = groups::change(&BrowserStore, |groups| {
            let extra = groups.find(&name).map(|group| group.extra.clone()).unwrap_or_default();
            groups.put(Group { name: name.clone(), links, has_me, extra })
        });
        if replaced.is_ok() {
            field.set_value("");
        }
        self.settle(replaced, |replaced| match replaced {
            None => (format!("Saved “{name}”."), None),
            Some(old) => (format!("Saved “{name}” instead of the group of that name."), Some(Undo::Put(old))),
        });
    }

    /// The group with a name, to be entered in the place of what is entered now.
    pub(super) fn open(&mut self, name: &str, links: String, has_me: bool) -> Option<Group> {
        let group = groups::load(&BrowserStore).map(|groups| groups.find(name).cloned());
        let found = group.as_ref().ok().cloned().flatten();
        self.settle(group, |group| match group {
            None => (format!("“{name}” is not there any more."), None),
            Some(group) => {
                let is_lost = !links.trim().is_empty() && links != group.links;
                (format!("Opened “{name}”."), is_lost.then_some(Undo::Entry { links, has_me }))
            }
        });
        found
    }

    fn keep_name(&mut self) {
        let Some(from) = self.renaming.clone() else { return };
        let to = Node::of_page("#compare-rename").map(|field| clean_name(&field.value())).unwrap_or_default();
        if to.is_empty() || to == from {
            return self.end_renaming(None);
        }
        match groups::change(&BrowserStore, |groups| groups.rename(&from, &to)) {
            Ok(false) => self.say(&format!("There is another group called “{to}”. Choose another name."), None),
            renamed => {
                self.settle(renamed, |_| {
                    let said = format!("Renamed “{from}” to “{to}”.");
                    (said, Some(Undo::Rename { from: to.clone(), to: from }))
                });
                self.end_renaming(Some(to));
            }
        }
    }

    /// Shows the names as names again, with the focus where it came from.
    fn end_renaming(&mut self, name: Option<String>) {
        let Some(from) = self.renaming.take() else { return };
        self.paint();
        if let Some(button) = button("rename", Some(&name.unwrap_or(from))) {
            button.focus();
        }
    }

    /// Takes the last change back. Returns what was undone; what was entered is the page's to bring back.
    pub(super) fn undo(&mut self) -> Option<Undo> {
        let undo = self.undo.take()?;
        let done = match &undo {
            Undo::Put(group) => groups::change(&BrowserStore, |groups| groups.put(group.clone())).map(drop),
            Undo::Rename { from, to } => groups::change(&BrowserStore, |groups| groups.rename(from, to)).map(drop),
            Undo::Entry { .. } => Ok(()),
        };
        self.settle(done, |()| ("Undone.".into(), None));
        Some(undo)
    }

    /// Says what a change came to and paints the list.
    fn settle<T>(&mut self, outcome: Result<T, GroupsError>, told: impl FnOnce(T) -> (String, Option<Undo>)) {
        self.paint();
        match outcome {
            Ok(value) => {
                let (text, undo) = told(value);
                self.say(&text, undo);
            }
            Err(error) => self.say(&error.to_string(), None),
        }
    }

    fn say(&mut self, text: &str, undo: Option<Undo>) {
        if let Some(button) = button("undo", None) {
            button.set_flag("hidden", undo.is_none());
        }
        self.undo = undo;
        if let Some(place) = Node::of_page("#compare-said") {
            place.set_text(text);
        }
    }

    /// Paints the list as it is in the store, or why it cannot be read.
    pub(super) fn paint(&mut self) {
        let loaded = groups::load(&BrowserStore);
        let html = loaded.map(|groups| summary::groups(&groups.list, self.renaming.as_deref()));
        if self.painted.as_ref() == Some(&html) {
            return;
        }
        if let Some(list) = Node::of_page("#compare-groups") {
            list.fill(html.as_deref().unwrap_or_default());
        }
        if let Some(button) = button("put-aside", None) {
            button.set_flag("hidden", html != Err(GroupsError::Unreadable));
        }
        if let Err(error) = &html {
            self.say(&error.to_string(), None);
        }
        self.painted = Some(html);
    }
}
