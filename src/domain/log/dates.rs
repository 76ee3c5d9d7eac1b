//! When topics and stages were started and finished, by the log; where the log says nothing, because it did not exist yet,
//! by the last change of the status.

use super::entry::{Act, Change};
use super::history::Log;
use crate::domain::clock::{Day, Millis};
use crate::domain::progress::{Progress, is_keepsake};
use crate::domain::roadmap::Roadmap;
use crate::domain::stats::Tally;
use crate::domain::status::Status;
use crate::domain::topic::{StageIndex, Topic, TopicIndex};

/// How much later than the change itself the log may write it down, in milliseconds.
const DELAY: u64 = 60_000;

/// A day as the log has it, and the moment of its entry.
type Known = (Day, Millis);

/// The dates of a topic by the log alone.
#[derive(Clone, Copy, Default)]
struct KnownDates {
    started: Option<Known>,
    finished: Option<Known>,
}

/// The days of a topic or a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// When it was started, if it is learned or done.
    pub started: Option<Day>,
    /// When it was finished, if it is done.
    pub finished: Option<Day>,
}

impl Dates {
    /// The days of every topic, in the roadmap's order. `day_of` tells the study day of a moment by the learner's clock.
    pub fn of_topics(progress: &Progress, log: &Log, roadmap: &Roadmap, day_of: impl Fn(Millis) -> Day) -> Vec<Self> {
        let mut all = vec![KnownDates::default(); roadmap.topics.len()];
        for entry in log.entries() {
            let known = (entry.day, entry.moment);
            let mut note = |key: &str, status: Status| {
                let owner = key.split('/').next().unwrap_or(key);
                let dates = roadmap.find(owner).and_then(|topic| all.get_mut(usize::from(topic.0)));
                match dates {
                    Some(dates) if owner == key => dates.set(status, known),
                    Some(dates) if status != Status::Todo && !is_keepsake(key) => dates.begin(known),
                    _ => {}
                }
            };
            match &entry.act {
                Act::Changed(changes) => {
                    for Change { key, status, .. } in changes {
                        if let Some(status) = status {
                            note(key, *status);
                        }
                    }
                }
                Act::Answered { question, .. } => note(question, Status::Learning),
                Act::Studied { topic, .. } => {
                    if let Some(dates) = roadmap.find(topic).and_then(|topic| all.get_mut(usize::from(topic.0))) {
                        dates.begin(known);
                    }
                }
                Act::Undone(_) => {}
            }
        }
        let of_topic = |(topic, known): (&Topic, &KnownDates)| {
            let changed = progress.records.get(topic.id).map(|record| record.changed);
            known.hold_against(progress.status(topic.id), changed, &day_of)
        };
        roadmap.topics.iter().zip(&all).map(of_topic).collect()
    }

    /// The days of a stage: when its first topic was started and, if it is complete, when its last one was finished.
    pub fn of_stage(stage: StageIndex, topics: &[Self], progress: &Progress, roadmap: &Roadmap) -> Self {
        let members = &roadmap.stage(stage).topics;
        let of = |topic: &TopicIndex| topics.get(usize::from(topic.0)).copied().unwrap_or_default();
        let tally = Tally::of(members.iter().copied(), roadmap, &progress.statuses(roadmap));
        let is_complete = tally.total > 0 && tally.done == tally.total;
        Self {
            started: members.iter().filter_map(|topic| of(topic).started).min(),
            finished: members.iter().filter_map(|topic| of(topic).finished).max().filter(|_| is_complete),
        }
    }
}

impl KnownDates {
    fn begin(&mut self, known: Known) {
        self.started.get_or_insert(known);
    }

    fn set(&mut self, status: Status, known: Known) {
        match status {
            Status::Todo | Status::Skipped => *self = Self::default(),
            Status::Learning => {
                self.begin(known);
                self.finished = None;
            }
            Status::Done => {
                self.begin(known);
                self.finished.get_or_insert(known);
            }
        }
    }

    /// The dates that agree with the present status, which was set at the moment `changed`. That moment counts if it is before
    /// the entry of the log, or if there is no entry, as for changes before the log existed or from a backup without one.
    /// Its day depends on the learner's clock now; a day of the log stays the same wherever the learner travels.
    fn hold_against(self, status: Status, changed: Option<Millis>, day_of: impl Fn(Millis) -> Day) -> Dates {
        let earlier = |known: Option<Known>| match (known, changed) {
            (Some((_, moment)), Some(changed)) if changed.0 + DELAY < moment.0 => Some(day_of(changed)),
            (Some((day, _)), _) => Some(day),
            (None, changed) => changed.map(&day_of),
        };
        match status {
            Status::Todo | Status::Skipped => Dates::default(),
            Status::Learning => Dates { started: earlier(self.started), finished: None },
            Status::Done => {
                let (started, finished) = (self.started.map(|(day, _)| day), earlier(self.finished));
                Dates { started: started.into_iter().chain(finished).min(), finished }
            }
        }
    }
}
