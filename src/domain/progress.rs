//! A learner's progress and the only ways to change it. Knows topics by their ids alone, so that it can hold topics
//! that this version of the roadmap has never heard of.

use super::clock::Millis;
use super::dictionary::Dictionary;
use super::json::Json;
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

/// The key under which progress remembers something inside a topic or a stage: an outcome or a criterion, done when it
/// is ticked; a question, done when it was answered rightly and learning when wrongly. No topic's id has a slash.
pub fn item_key(owner: &str, item: &str) -> String {
    format!("{owner}/{item}")
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
    /// Fields that this version does not know, kept and written back.
    pub extra: Dictionary<Json>,
}

/// Statuses by topic id or [`item_key`]; what is absent is to do, or left as it is, as the user of the map says.
pub type StatusMap = Dictionary<Status>;

/// Everything a learner has told the roadmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// What is known of each topic, by id, and of what is inside, by [`item_key`].
    pub records: Dictionary<Record>,
    /// Records that this version cannot read, kept and written back as they are, by topic id.
    pub unread: Dictionary<Json>,
    /// Fields beside the records that this version does not know, kept and written back.
    pub extra: Dictionary<Json>,
}

/// A change that a learner asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Give these topics these statuses; leave the others alone.
    Set(StatusMap),
    /// Take over from these statuses what is further along than one's own.
    Merge(StatusMap),
    /// Have exactly these statuses, every other topic to do. With none it is the reset.
    Replace(StatusMap),
}

impl Action {
    /// Gives one topic a status.
    pub fn set(topic: &str, status: Status) -> Self {
        let mut statuses = StatusMap::default();
        statuses.insert(topic.to_owned(), status);
        Self::Set(statuses)
    }
}

impl Progress {
    /// The status of a topic.
    pub fn status(&self, topic: &str) -> Status {
        self.records.get(topic).map_or(Status::Todo, |record| record.status)
    }

    /// The statuses of a roadmap's topics, in its order.
    pub fn statuses(&self, roadmap: &Roadmap) -> Vec<Status> {
        roadmap.topics.iter().map(|topic| self.status(topic.id)).collect()
    }

    /// The statuses other than to do, by id or key.
    pub fn status_map(&self) -> StatusMap {
        let set = self.records.iter().filter(|(_, record)| record.status != Status::Todo);
        set.map(|(topic, record)| (topic.clone(), record.status)).collect()
    }

    /// When a status was last set; the beginning of time if none ever was.
    pub fn last_change(&self) -> Millis {
        self.records.iter().map(|(_, record)| record.changed).max().unwrap_or_default()
    }

    /// Changes the progress and returns the action that undoes the change: what the changed topics were before.
    ///
    /// A change is never dated before the one it follows, so that it wins a merge even when the clock was set back.
    pub fn apply(&mut self, action: &Action, now: Millis) -> Action {
        let mut before = StatusMap::default();
        for (topic, status) in self.changes(action) {
            let mut record = self.records.remove(&topic).unwrap_or_default();
            before.insert(topic.clone(), record.status);
            record.status = status;
            record.changed = now.max(Millis(record.changed.0.saturating_add(1)));
            self.unread.remove(&topic);
            self.records.insert(topic, record);
        }
        Action::Set(before)
    }

    /// The topics whose status an action would change, with their new statuses.
    pub fn changes(&self, action: &Action) -> StatusMap {
        let (wanted, is_whole) = match action {
            Action::Set(wanted) | Action::Merge(wanted) => (wanted, false),
            Action::Replace(wanted) => (wanted, true),
        };
        let mut changes = StatusMap::default();
        for (topic, status) in wanted {
            let own = self.status(topic);
            let is_wanted = !matches!(action, Action::Merge(_)) || is_further(*status, own);
            if *status != own && is_wanted {
                changes.insert(topic.clone(), *status);
            }
        }
        for (topic, record) in &self.records {
            if is_whole && record.status != Status::Todo && wanted.get(topic).is_none() {
                changes.insert(topic.clone(), Status::Todo);
            }
        }
        changes
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
        for action in [
            Action::set("http", Status::Skipped),
            Action::Set(theirs.clone()),
            Action::Merge(theirs.clone()),
            Action::Replace(theirs),
            Action::Replace(StatusMap::default()),
        ] {
            let mut progress = start.clone();
            let undo = progress.apply(&action, Millis(20));
            assert_ne!(progress.status_map(), start.status_map(), "{action:?} changes something");
            progress.apply(&undo, Millis(30));
            assert_eq!(progress.status_map(), start.status_map(), "{action:?} is undone");
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
        progress.apply(&Action::Replace(StatusMap::default()), Millis(20));
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
        assert_eq!((progress, undo), (before, Action::Set(StatusMap::default())));
    }
}
