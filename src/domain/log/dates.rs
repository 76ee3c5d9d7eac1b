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
pub const DELAY: u64 = 60_000;

/// A day as the log has it, and the moment of its entry.
type Logged = (Day, Millis);

/// The dates of a topic by the log alone.
#[derive(Clone, Copy, Default)]
struct LoggedDates {
    started: Option<Logged>,
    finished: Option<Logged>,
    known: Option<Logged>,
    /// When it was started, finished and known before it was last set back.
    before: Option<[Option<Logged>; 3]>,
}

/// The days of a topic or a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// When it was started, if it is learned or done.
    pub started: Option<Day>,
    /// When it was finished, if it is done.
    pub finished: Option<Day>,
    /// When it was said or shown that it is known, if it is done and was learned before that. It has no other day then.
    pub known: Option<Day>,
}

impl Dates {
    /// The days of every topic, in the roadmap's order. `day_of` tells the study day of a moment by the learner's clock.
    pub fn of_topics(progress: &Progress, log: &Log, roadmap: &Roadmap, day_of: impl Fn(Millis) -> Day) -> Vec<Self> {
        let mut all = vec![LoggedDates::default(); roadmap.topics.len()];
        for entry in log.entries() {
            let logged = (entry.day, entry.moment);
            let mut note = |key: &str, status: Status, is_known: bool| {
                let owner = key.split('/').next().unwrap_or(key);
                let dates = roadmap.find(owner).and_then(|topic| all.get_mut(usize::from(topic.0)));
                match dates {
                    Some(dates) if owner == key && is_known => dates.know(logged),
                    Some(dates) if owner == key => dates.set(status, logged),
                    Some(dates) if status != Status::Todo && !is_keepsake(key) => dates.begin(logged),
                    _ => {}
                }
            };
            match &entry.act {
                Act::Changed(changes) => {
                    for Change { key, status, is_known, .. } in changes {
                        if let Some(status) = status {
                            note(key, *status, *is_known);
                        }
                    }
                }
                Act::Answered { is_placement: true, .. } => {}
                Act::Answered { question, .. } => note(question, Status::Learning, false),
                Act::Studied { topic, .. } => {
                    if let Some(dates) = roadmap.find(topic).and_then(|topic| all.get_mut(usize::from(topic.0))) {
                        dates.begin(logged);
                    }
                }
                Act::CalendarMade { .. } | Act::Undone(_) => {}
            }
        }
        let of_topic = |(topic, logged): (&Topic, &LoggedDates)| {
            let changed = progress.records.get(topic.id).map(|record| record.changed);
            logged.hold_against(progress.status(topic.id), changed, &day_of)
        };
        roadmap.topics.iter().zip(&all).map(of_topic).collect()
    }

    /// The days of a stage: when its first topic was started and, if it is complete, when its last one was finished or known.
    pub fn of_stage(stage: StageIndex, topics: &[Self], progress: &Progress, roadmap: &Roadmap) -> Self {
        let members = &roadmap.stage(stage).topics;
        let of = |topic: &TopicIndex| topics.get(usize::from(topic.0)).copied().unwrap_or_default();
        let tally = Tally::of(members.iter().copied(), roadmap, &progress.statuses(roadmap));
        let is_complete = tally.total > 0 && tally.done == tally.total;
        let started = members.iter().filter_map(|topic| of(topic).started).min();
        let known = members.iter().filter_map(|topic| of(topic).known).max();
        let finished = members.iter().filter_map(|topic| of(topic).finished).max();
        Self {
            started,
            finished: finished.into_iter().chain(known).max().filter(|_| is_complete && started.is_some()),
            known: known.filter(|_| is_complete && started.is_none()),
        }
    }
}

impl LoggedDates {
    /// It was done before this moment. When it was finished, if the log tells that, stays.
    fn know(&mut self, logged: Logged) {
        match (self.finished, self.before, self.started) {
            (Some(_), ..) => {}
            (None, Some(before), _) => [self.started, self.finished, self.known] = before,
            (None, None, Some(_)) => self.finished = Some(logged),
            (None, None, None) => self.known = Some(logged),
        }
    }

    fn begin(&mut self, logged: Logged) {
        self.started.get_or_insert(logged);
    }

    fn set(&mut self, status: Status, logged: Logged) {
        match status {
            Status::Todo | Status::Skipped => {
                let is_done = self.finished.is_some() || self.known.is_some();
                let before = if is_done { Some([self.started, self.finished, self.known]) } else { self.before };
                *self = Self { before, ..Self::default() };
            }
            Status::Learning => {
                self.begin(logged);
                (self.finished, self.known) = (None, None);
            }
            Status::Done => {
                self.begin(logged);
                self.finished.get_or_insert(logged);
            }
        }
    }

    /// The dates that agree with the present status, which was set at the moment `changed`. That moment counts if it is before
    /// the entry of the log, or if there is no entry, as for changes before the log existed or from a backup without one.
    /// Its day depends on the learner's clock now; a day of the log stays the same wherever the learner travels.
    fn hold_against(self, status: Status, changed: Option<Millis>, day_of: impl Fn(Millis) -> Day) -> Dates {
        let earlier = |logged: Option<Logged>| match (logged, changed) {
            (Some((_, moment)), Some(changed)) if changed.0 + DELAY < moment.0 => Some(day_of(changed)),
            (Some((day, _)), _) => Some(day),
            (None, changed) => changed.map(&day_of),
        };
        match (status, self.known) {
            (Status::Todo | Status::Skipped, _) => Dates::default(),
            (Status::Learning, _) => Dates { started: earlier(self.started), ..Dates::default() },
            (Status::Done, Some((day, moment))) => match changed {
                Some(changed) if changed.0 + DELAY < moment.0 => {
                    let day = Some(day_of(changed));
                    Dates { started: day, finished: day, known: None }
                }
                _ => Dates { known: Some(day), ..Dates::default() },
            },
            (Status::Done, None) => {
                let (started, finished) = (self.started.map(|(day, _)| day), earlier(self.finished));
                Dates { started: started.into_iter().chain(finished).min(), finished, known: None }
            }
        }
    }
}
