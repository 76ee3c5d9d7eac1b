//! The only ways to change a learner's progress.

use std::collections::BTreeMap;

use super::clock::Millis;
use super::merge::merge;

pub use super::record::{Progress, Record, STAR, StatusMap, is_keepsake, is_link, item_key, stage_key};
pub use super::status::Status;

/// Who changes progress, and when.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// The moment of the change.
    pub now: Millis,
    /// The name of the page load, for notes: see [`Note`](super::note::Note).
    pub writer: &'a str,
}

impl From<Millis> for Stamp<'_> {
    /// For changes that touch no note.
    fn from(now: Millis) -> Self {
        Self { now, writer: "" }
    }
}

/// New values for what changes; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Statuses by id or key.
    pub statuses: StatusMap,
    /// Texts of notes by topic id, empty for none.
    pub notes: BTreeMap<String, String>,
}

impl Changes {
    /// How many statuses and notes change.
    pub fn len(&self) -> usize {
        self.statuses.len() + self.notes.len()
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl From<StatusMap> for Changes {
    fn from(statuses: StatusMap) -> Self {
        Self { statuses, ..Self::default() }
    }
}

/// What a change touched, before and after it, so that it can be taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undo {
    before: Changes,
    after: Changes,
}

impl Undo {
    /// Whether the change changed nothing.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty()
    }

    /// What the change has set.
    pub fn after(&self) -> &Changes {
        &self.after
    }

    /// Takes a later change of the same note in, if it went on from where this one had come to. Returns whether it did.
    pub fn absorb_note(&mut self, later: &Self) -> bool {
        let goes_on = self.after.statuses.is_empty() && self.after == later.before;
        if goes_on {
            self.after.clone_from(&later.after);
        }
        goes_on
    }
}

/// How much of a change was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// How many statuses and notes are as they were before.
    pub taken_back: usize,
    /// How many were changed again since, in another tab or on another device: those stay.
    pub changed_since: usize,
}

/// A change that a learner asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Make these changes; leave all else alone.
    Set(Changes),
    /// Take over from these statuses what is further along than one's own.
    Merge(StatusMap),
    /// Have exactly these statuses, every other topic to do. What is inside topics stays: these statuses, which came with
    /// a link, say nothing of it.
    Replace(StatusMap),
    /// Begin anew: all to do, nothing ticked or answered. Notes, links and stars stay.
    Reset,
    /// Take over what another copy of one's own progress knows.
    Absorb(Box<Progress>),
    /// Be as another copy of one's own progress is, notes, links and stars included.
    Become(Box<Progress>),
}

impl Action {
    /// Gives one topic a status.
    pub fn set(topic: &str, status: Status) -> Self {
        let mut statuses = StatusMap::new();
        statuses.insert(topic.to_owned(), status);
        Self::Set(statuses.into())
    }

    /// Writes the note on a topic.
    pub fn write(topic: &str, text: &str) -> Self {
        let mut changes = Changes::default();
        changes.notes.insert(topic.to_owned(), text.to_owned());
        Self::Set(changes)
    }
}

impl Progress {
    /// Changes the progress and returns what takes the change back.
    ///
    /// A change is never dated before the one it follows, so that it wins a merge even when the clock was set back.
    pub fn apply<'a>(&mut self, action: &Action, stamp: impl Into<Stamp<'a>>) -> Undo {
        let stamp = stamp.into();
        if let Action::Absorb(theirs) = action {
            let before = self.clone();
            *self = merge(before.clone(), (**theirs).clone());
            return Undo { after: before.changes_to(self), before: self.changes_to(&before) };
        }
        let changes = self.changes(action);
        let (mut before, after) = (Changes::default(), changes.clone());
        for (topic, status) in changes.statuses {
            let mut record = self.take(&topic);
            before.statuses.insert(topic.clone(), record.status);
            record.status = status;
            record.changed = stamp.now.max(Millis(record.changed.0.saturating_add(1)));
            self.records.insert(topic, record);
        }
        for (topic, text) in changes.notes {
            let mut record = self.take(&topic);
            before.notes.insert(topic.clone(), record.note.text());
            record.note.write(stamp.writer, &text);
            self.records.insert(topic, record);
        }
        Undo { before, after }
    }

    /// Takes a change back, where everything still is as the change has left it. What was changed since stays.
    pub fn undo<'a>(&mut self, undo: &Undo, stamp: impl Into<Stamp<'a>>) -> Undone {
        let Undo { before, after } = undo;
        let mut back = before.clone();
        back.statuses.retain(|key, _| after.statuses.get(key) == Some(&self.status(key)));
        back.notes.retain(|topic, _| after.notes.get(topic).map(|text| text.trim()) == Some(self.note(topic).trim()));
        let undone = Undone { taken_back: back.len(), changed_since: before.len() - back.len() };
        self.apply(&Action::Set(back), stamp);
        undone
    }

    /// The record of a topic, to be changed and put back.
    fn take(&mut self, topic: &str) -> Record {
        self.unread.remove(topic);
        self.records.remove(topic).unwrap_or_default()
    }

    /// What an action would change. What [`Action::Absorb`] changes is known once it is done.
    pub fn changes(&self, action: &Action) -> Changes {
        let (wanted, reset): (&StatusMap, fn(&str) -> bool) = match action {
            Action::Set(wanted) => return self.changes_of(wanted),
            Action::Merge(wanted) => (wanted, |_| false),
            Action::Replace(wanted) => (wanted, |key| !key.contains('/')),
            Action::Reset => (&StatusMap::default(), |key| !is_keepsake(key)),
            Action::Become(theirs) => return self.changes_to(theirs),
            Action::Absorb(_) => return Changes::default(),
        };
        let mut statuses = StatusMap::default();
        for (topic, status) in wanted {
            let own = self.status(topic);
            if *status != own && (!matches!(action, Action::Merge(_)) || status.is_further(own)) {
                statuses.insert(topic.clone(), *status);
            }
        }
        for (key, record) in &self.records {
            if record.status != Status::Todo && !wanted.contains_key(key) && reset(key) {
                statuses.insert(key.clone(), Status::Todo);
            }
        }
        statuses.into()
    }

    /// The part of some changes that changes anything.
    fn changes_of(&self, wanted: &Changes) -> Changes {
        let mut changes = wanted.clone();
        changes.statuses.retain(|key, status| self.status(key) != *status);
        changes.notes.retain(|topic, text| self.note(topic) != text.trim());
        changes
    }

    /// What makes this progress say the same as another one.
    pub fn changes_to(&self, target: &Self) -> Changes {
        let mut wanted = Changes::default();
        for key in self.records.keys().chain(target.records.keys()) {
            wanted.statuses.insert(key.clone(), target.status(key));
            wanted.notes.insert(key.clone(), target.note(key));
        }
        self.changes_of(&wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, Status)]) -> Progress {
        let mut progress = Progress::default();
        for (topic, status) in pairs {
            progress.apply(&Action::set(topic, *status), Millis(10));
        }
        progress
    }

    fn map(pairs: &[(&str, Status)]) -> StatusMap {
        pairs.iter().map(|(topic, status)| ((*topic).to_owned(), *status)).collect()
    }

    #[test]
    fn every_action_can_be_undone() {
        let start = with(&[("http", Status::Done), ("dns", Status::Learning)]);
        let theirs = map(&[("dns", Status::Done), ("git", Status::Skipped)]);
        let mut other = with(&[("dns", Status::Done)]);
        other.apply(&Action::write("dns", "Cached."), Stamp { now: Millis(15), writer: "b" });
        for action in [
            Action::set("http", Status::Skipped),
            Action::write("http", "Stateless."),
            Action::Set(theirs.clone().into()),
            Action::Merge(theirs.clone()),
            Action::Replace(theirs),
            Action::Reset,
            Action::Absorb(Box::new(other.clone())),
            Action::Become(Box::new(other.clone())),
        ] {
            let mut progress = start.clone();
            let undo = progress.apply(&action, Stamp { now: Millis(20), writer: "a" });
            assert!(!progress.changes_to(&start).is_empty(), "{action:?} changes something");
            let undone = progress.undo(&undo, Stamp { now: Millis(30), writer: "a" });
            assert!(undone.taken_back > 0 && undone.changed_since == 0, "{action:?}: {undone:?}");
            assert_eq!(progress.changes_to(&start), Changes::default(), "{action:?} is undone");
        }
    }

    #[test]
    fn what_was_changed_elsewhere_since_is_not_taken_back() {
        let mut progress = with(&[("git", Status::Learning)]);
        let mut imported = map(&[("http", Status::Done), ("dns", Status::Done), ("git", Status::Done)]);
        let status = progress.apply(&Action::Set(imported.clone().into()), Millis(20));
        let note = progress.apply(&Action::write("http", "One."), Stamp { now: Millis(20), writer: "a" });
        let mut elsewhere = progress.clone();
        elsewhere.apply(&Action::set("dns", Status::Skipped), Millis(30));
        elsewhere.apply(&Action::write("http", "One. Two."), Stamp { now: Millis(30), writer: "b" });
        progress = merge(progress, elsewhere);
        let undone = progress.undo(&note, Stamp { now: Millis(40), writer: "a" });
        assert_eq!((undone, progress.note("http")), (Undone { taken_back: 0, changed_since: 1 }, "One. Two.".into()));
        let undone = progress.undo(&status, Millis(40));
        assert_eq!(undone, Undone { taken_back: 2, changed_since: 1 });
        imported = map(&[("dns", Status::Skipped), ("git", Status::Learning)]);
        assert_eq!(progress.status_map(), imported);
    }

    #[test]
    fn what_is_typed_into_a_note_is_one_change_until_something_else_changes_it() {
        let mut progress = Progress::default();
        let mut write = |topic: &str, text: &str| {
            progress.apply(&Action::write(topic, text), Stamp { now: Millis(20), writer: "a" })
        };
        let mut undo = write("http", "One.");
        assert!(undo.absorb_note(&write("http", "One. Two.")));
        assert!(!undo.absorb_note(&write("dns", "Cached.")));
        let _elsewhere = write("http", "Other.");
        assert!(!undo.absorb_note(&write("http", "Other. Three.")));
        let mut status = progress.apply(&Action::set("http", Status::Done), Millis(20));
        let back = progress.apply(&Action::set("http", Status::Todo), Millis(20));
        assert!(!status.absorb_note(&back));
        progress.apply(&Action::write("http", "One. Two."), Stamp { now: Millis(20), writer: "a" });
        progress.undo(&undo, Stamp { now: Millis(30), writer: "a" });
        assert_eq!(progress.note("http"), "");
    }

    #[test]
    fn a_merge_takes_only_what_is_further_along() {
        let mut progress = with(&[("http", Status::Done), ("dns", Status::Learning), ("git", Status::Skipped)]);
        progress.apply(
            &Action::Merge(map(&[("http", Status::Learning), ("dns", Status::Done), ("css", Status::Skipped)])),
            Millis(20),
        );
        assert_eq!(
            progress.status_map(),
            map(&[("http", Status::Done), ("dns", Status::Done), ("git", Status::Skipped), ("css", Status::Skipped)])
        );
    }

    #[test]
    fn a_reset_dates_every_topic_so_that_an_older_copy_does_not_bring_it_back() {
        let mut progress = with(&[("http", Status::Done)]);
        progress.apply(&Action::Reset, Millis(20));
        assert_eq!(progress.records.get("http"), Some(&Record { changed: Millis(20), ..Record::default() }));
    }

    #[test]
    fn a_change_is_dated_after_the_one_before_even_if_the_clock_was_set_back() {
        let mut progress = with(&[("http", Status::Done)]);
        progress.apply(&Action::set("http", Status::Todo), Millis(3));
        assert_eq!(progress.records.get("http").map(|record| record.changed), Some(Millis(11)));
    }

    #[test]
    fn setting_what_is_set_changes_nothing() {
        let mut progress = with(&[("http", Status::Done)]);
        let before = progress.clone();
        let undo = progress.apply(&Action::set("http", Status::Done), Millis(20));
        assert_eq!((progress, undo), (before, Undo::default()));
    }

    #[test]
    fn a_reset_keeps_notes_links_and_stars_and_a_link_keeps_all_that_is_inside_topics() {
        let kept = ["http/*", "http/https://example.org A page"];
        let mut progress = with(&[("http", Status::Done), ("http/names-a-method", Status::Done)]);
        for key in kept {
            progress.apply(&Action::set(key, Status::Done), Millis(10));
        }
        progress.apply(&Action::write("http", "Stateless."), Stamp { now: Millis(15), writer: "a" });
        let mut linked = progress.clone();
        linked.apply(&Action::Replace(map(&[("dns", Status::Done)])), Millis(20));
        let expected = [("dns", Status::Done), ("http/names-a-method", Status::Done)].into_iter();
        let expected: Vec<_> = expected.chain(kept.map(|key| (key, Status::Done))).collect();
        assert_eq!(linked.status_map(), map(&expected));
        progress.apply(&Action::Reset, Millis(20));
        assert_eq!(progress.status_map(), map(&kept.map(|key| (key, Status::Done))));
        assert_eq!(progress.note("http"), "Stateless.");
    }
}
