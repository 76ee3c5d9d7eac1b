//! When topics and stages were started and finished, by the log; where the log says nothing, because it did not exist yet,
//! by the last change of the status.

use super::entry::{Act, Change};
use super::history::Log;
use crate::domain::clock::{Day, Millis};
use crate::domain::progress::{Progress, is_keepsake};
use crate::domain::roadmap::Roadmap;
use crate::domain::stats::Tally;
use crate::domain::status::Status;
use crate::domain::topic::{StageIndex, TopicIndex};

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
        let mut all = vec![Self::default(); roadmap.topics.len()];
        for entry in log.entries() {
            let mut note = |key: &str, status: Status| {
                let owner = key.split('/').next().unwrap_or(key);
                let dates = roadmap.find(owner).and_then(|topic| all.get_mut(usize::from(topic.0)));
                match dates {
                    Some(dates) if owner == key => dates.set(status, entry.day),
                    Some(dates) if status != Status::Todo && !is_keepsake(key) => dates.begin(entry.day),
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
                        dates.begin(entry.day);
                    }
                }
                Act::Undone(_) => {}
            }
        }
        for (topic, dates) in roadmap.topics.iter().zip(&mut all) {
            let record = progress.records.get(topic.id);
            dates.hold_against(progress.status(topic.id), record.map(|record| day_of(record.changed)));
        }
        all
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

    fn begin(&mut self, day: Day) {
        self.started.get_or_insert(day);
    }

    fn set(&mut self, status: Status, day: Day) {
        match status {
            Status::Todo | Status::Skipped => *self = Self::default(),
            Status::Learning => {
                self.begin(day);
                self.finished = None;
            }
            Status::Done => {
                self.begin(day);
                self.finished.get_or_insert(day);
            }
        }
    }

    /// Keeps what agrees with the present status. `changed` is the day on which it was set: of what was done before there was
    /// a log, or is known from a backup without one, the only one.
    fn hold_against(&mut self, status: Status, changed: Option<Day>) {
        let earlier = |known: Option<Day>| known.into_iter().chain(changed).min();
        *self = match status {
            Status::Todo | Status::Skipped => Self::default(),
            Status::Learning => Self { started: earlier(self.started), finished: None },
            Status::Done => {
                let finished = earlier(self.finished);
                Self { started: self.started.into_iter().chain(finished).min(), finished }
            }
        };
    }
}
