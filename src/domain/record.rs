//! What is known of a learner's progress. Knows topics by their ids alone, so that it can hold topics that this version of
//! the roadmap has never heard of; knows nothing of how it changes.

use std::collections::BTreeMap;

use super::clock::Millis;
use super::note::Note;
use super::raw::Fields;
use super::roadmap::Roadmap;
use super::status::Status;

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
        // To collect would sort first: 5 kB of program for each type of map.
        let mut statuses = StatusMap::new();
        statuses.extend(set.map(|(topic, record)| (topic.clone(), record.status)));
        statuses
    }

    /// When a status was last set; the beginning of time if none ever was.
    pub fn last_change(&self) -> Millis {
        self.records.values().map(|record| record.changed).max().unwrap_or_default()
    }
}
