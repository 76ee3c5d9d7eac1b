//! A learner's progress and the only ways to change it. Knows topics by their ids alone, so that it can hold topics
//! that this version of the roadmap has never heard of.

use std::collections::BTreeMap;

use super::clock::Millis;
use super::merge::merge;
use super::note::Note;
use super::raw::Fields;
use super::roadmap::Roadmap;
use super::topic::Choice;

/// How far a learner is with a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Not begun.
    #[default]
    Todo,
    /// Begun.
    Learning,
    /// Learned.
    Done,
    /// Left out on purpose: it leaves the total and holds nothing up.
    Skipped,
}

impl Choice for Status {
    const ALL: &'static [Self] = &[Self::Todo, Self::Learning, Self::Done, Self::Skipped];

    fn slug(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Learning => "learning",
            Self::Done => "done",
            Self::Skipped => "skipped",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Todo => "To do",
            Self::Learning => "Learning",
            Self::Done => "Done",
            Self::Skipped => "Skipped",
        }
    }
}

impl Status {
    /// The sign of the status on the map: an empty box, a book, a tick, a double arrow. No mark has one of these. As a path
    /// of steps in a square of 16, which a move (`M x y`) puts into its place: a transform for each sign is dear to paint.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Todo => "m4.8 2.8h6.4a2 2 0 0 1 2 2v6.4a2 2 0 0 1-2 2h-6.4a2 2 0 0 1-2-2v-6.4a2 2 0 0 1 2-2z",
            Self::Learning => {
                "m8 4.2c-1.5-1.2-3.7-1.5-6.2-1.2v9.3c2.5-.3 4.7 0 6.2 1.2 1.5-1.2 3.7-1.5 6.2-1.2v-9.3c-2.5-.3-4.7 0-6.2 1.2v9.3"
            }
            Self::Done => "m2.8 8.6l3.4 3.6 7-8.2",
            Self::Skipped => "m3 3.5l4.5 4.5-4.5 4.5m5.5-9l4.5 4.5-4.5 4.5",
        }
    }
}

/// The key under which progress remembers something inside a topic or a stage: an outcome or a criterion, done when it
/// is ticked; a question, done when it was answered rightly and learning when wrongly; a star and the learner's own links.
/// No topic's id has a slash.
pub fn item_key(owner: &str, item: &str) -> String {
    format!("{owner}/{item}")
}

/// What a star is under in [`item_key`]: done. No outcome's or question's id is a sign.
pub const STAR: &str = "*";

/// What the learner's own link is under in [`item_key`]: the address, a blank and the title. Done while it is kept.
pub fn is_link(item: &str) -> bool {
    item.starts_with("https:")
}

/// Whether a key is of something that a learner keeps beside the progress: a star or a link.
pub fn is_keepsake(key: &str) -> bool {
    key.split_once('/').is_some_and(|(_, item)| item == STAR || is_link(item))
}

/// The owner of a stage's criteria in [`item_key`]. No topic's id has a colon.
pub fn stage_key(stage: &str) -> String {
    format!("stage:{stage}")
}

/// What is remembered of one topic, or of something inside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// How far the learner is.
    pub status: Status,
    /// When the status was last set.
    pub changed: Millis,
    /// What the learner wrote about the topic.
    pub note: Note,
    /// Fields that this version does not know, kept and written back.
    pub extra: Fields,
}

/// Statuses by topic id or [`item_key`]; what is absent is to do, or left as it is, as the user of the map says.
pub type StatusMap = BTreeMap<String, Status>;

/// Everything a learner has told the roadmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// What is known of each topic, by id, and of what is inside, by [`item_key`].
    pub records: BTreeMap<String, Record>,
    /// Records that this version cannot read, kept and written back as they are, by topic id.
    pub unread: Fields,
    /// Fields beside the records that this version does not know, kept and written back.
    pub extra: Fields,
}

/// Who changes progress, and when.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// The moment of the change.
    pub now: Millis,
    /// The name of the page load, for notes: see [`Note`].
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
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.statuses.is_empty() && self.notes.is_empty()
    }
}

impl From<StatusMap> for Changes {
    fn from(statuses: StatusMap) -> Self {
        Self { statuses, ..Self::default() }
    }
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
        let statuses: StatusMap = [(topic.to_owned(), status)].into_iter().collect();
        Self::Set(statuses.into())
    }

    /// Writes the note on a topic.
    pub fn write(topic: &str, text: &str) -> Self {
        let notes = [(topic.to_owned(), text.to_owned())].into_iter().collect();
        Self::Set(Changes { notes, ..Changes::default() })
    }
}

impl Progress {
    /// The status of a topic.
    pub fn status(&self, topic: &str) -> Status {
        self.records.get(topic).map_or(Status::Todo, |record| record.status)
    }

    /// The note on a topic, empty if there is none.
    pub fn note(&self, topic: &str) -> String {
        self.records.get(topic).map_or(String::new(), |record| record.note.text())
    }

    /// The statuses of a roadmap's topics, in its order.
    pub fn statuses(&self, roadmap: &Roadmap) -> Vec<Status> {
        roadmap.topics.iter().map(|topic| self.status(topic.id)).collect()
    }

    /// What is inside a topic and not to do: the part of the key behind the slash, and the status.
    pub fn items<'a>(&'a self, topic: &str) -> impl Iterator<Item = (&'a str, Status)> + use<'a> {
        let prefix = item_key(topic, "");
        let from = self.records.range(prefix.clone()..);
        let inside = from.map_while(move |(key, record)| Some((key.strip_prefix(&prefix)?, record.status)));
        inside.filter(|(_, status)| *status != Status::Todo)
    }

    /// The statuses other than to do, by id or key.
    pub fn status_map(&self) -> StatusMap {
        let set = self.records.iter().filter(|(_, record)| record.status != Status::Todo);
        set.map(|(topic, record)| (topic.clone(), record.status)).collect()
    }

    /// When a status was last set; the beginning of time if none ever was.
    pub fn last_change(&self) -> Millis {
        self.records.values().map(|record| record.changed).max().unwrap_or_default()
    }

    /// Changes the progress and returns the action that undoes the change: what the changed topics were before.
    ///
    /// A change is never dated before the one it follows, so that it wins a merge even when the clock was set back.
    pub fn apply<'a>(&mut self, action: &Action, stamp: impl Into<Stamp<'a>>) -> Action {
        let stamp = stamp.into();
        if let Action::Absorb(theirs) = action {
            let before = self.clone();
            *self = merge(before.clone(), (**theirs).clone());
            return Action::Set(self.changes_to(&before));
        }
        let changes = self.changes(action);
        let mut before = Changes::default();
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
        Action::Set(before)
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
            if *status != own && (!matches!(action, Action::Merge(_)) || is_further(*status, own)) {
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

/// Whether a status says more about a learner's work than another: skipping is a decision, learning and done are work.
fn is_further(status: Status, than: Status) -> bool {
    let rank = |status| match status {
        Status::Todo => 0,
        Status::Skipped => 1,
        Status::Learning => 2,
        Status::Done => 3,
    };
    rank(status) > rank(than)
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
            progress.apply(&undo, Stamp { now: Millis(30), writer: "a" });
            assert_eq!(progress.changes_to(&start), Changes::default(), "{action:?} is undone");
        }
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
        assert_eq!((progress, undo), (before, Action::Set(Changes::default())));
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
