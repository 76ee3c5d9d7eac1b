//! What a learner could do today: where they were, a few things to choose from, and a small step for a day with ten
//! minutes. Knows the learner and the day only as arguments.

use super::clock::{Day, Millis};
use super::log::dates::DELAY;
use super::log::history::Log;
use super::path::{Path, Step};
use super::path_progress::Standing;
use super::progress::{Progress, Status, is_keepsake};
use super::roadmap::Roadmap;
use super::topic::{Hours, Mark, Prerequisite, TopicIndex};

/// After how many days away a learner is led back with something short.
pub const AWAY: u32 = 14;
/// How many suggestions there are at most.
const SUGGESTIONS: usize = 3;
/// How many of the steps that are left are looked at: what is far ahead is not for today, even if nothing is needed for it.
const AHEAD: usize = 8;

/// What there is to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today {
    /// Where the learner was last.
    pub last: Option<Visit>,
    /// What to choose from, best first; nothing when all is done.
    pub suggestions: Vec<Suggestion>,
    /// What can be done in ten minutes.
    pub small: Option<SmallStep>,
    /// The topics with questions that were answered wrongly, the one answered first at the front.
    pub again: Vec<TopicIndex>,
}

impl Today {
    /// Whether the learner has been away for long.
    pub fn is_return(&self) -> bool {
        self.last.is_some_and(|visit| visit.days_ago >= AWAY)
    }
}

/// What a learner changed last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The topic, or one with what is inside it.
    pub topic: TopicIndex,
    /// How many days ago; 0 is today.
    pub days_ago: u32,
}

/// One of the things to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What to do.
    pub step: Step,
    /// The topic of the step; none for a project.
    pub topic: Option<TopicIndex>,
    /// How long it takes.
    pub hours: Hours,
    /// Why.
    pub reason: Reason,
    /// The topics of the path, or of the roadmap, that it is needed for and that are still to do.
    pub opens: Vec<TopicIndex>,
}

/// Why something is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has been begun.
    Begun,
    /// It comes next.
    Next,
    /// More depends on it than on the others.
    OpensMost,
    /// It takes the least time.
    Short,
    /// It can be started now, too.
    Ready,
}

/// Something for ten minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallStep {
    /// Try questions of this topic again that were answered wrongly.
    TryAgain(TopicIndex),
    /// Tick what one can do by now of this topic, which is being learned.
    Tick(TopicIndex),
    /// Recall this topic, which is done.
    Recall(TopicIndex),
    /// Begin this topic with its first section.
    Begin(TopicIndex),
}

/// What there is to do on a day. `day_of` tells the study day of a moment; without a path the recommended topics count.
pub fn today(
    path: Option<&Path>,
    standing: Standing<'_>,
    progress: &Progress,
    log: &Log,
    now: Millis,
    day_of: impl Fn(Millis) -> Day,
) -> Today {
    let moments = Moments::of(standing.roadmap, progress, log);
    // Changes by an older version, or from a device whose log was not merged, are in the progress alone.
    let visits =
        moments.last().map(|(topic, at)| (topic, day_of(at))).into_iter().chain(log.last_visit(standing.roadmap));
    let last = visits.max_by_key(|(_, day)| *day).map(|(topic, day)| {
        // A clock that was set back makes no day negative.
        Visit { topic, days_ago: day_of(now).0.saturating_sub(day.0) }
    });
    let steps = path.map_or_else(|| recommended(standing), |path| path.steps.to_vec());
    let open = Open::of(&steps, standing, progress, &moments);
    let is_return = last.is_some_and(|visit| visit.days_ago >= AWAY);
    let suggestions = open.suggestions(is_return, standing);
    let again = again(standing.roadmap, progress);
    let is_done = |topic: &TopicIndex| standing.status(*topic) == Status::Done;
    let done: Vec<TopicIndex> = standing.roadmap.indices().filter(is_done).collect();
    let recall = || {
        let place = usize::try_from(day_of(now).0).ok()?.checked_rem(done.len())?;
        done.get(place).copied().map(SmallStep::Recall)
    };
    let begun = || open.begun.first().and_then(|step| step.topic(standing)).map(SmallStep::Tick);
    let begin = || suggestions.iter().find_map(|it| it.topic).map(SmallStep::Begin);
    let small = again.first().copied().map(SmallStep::TryAgain).or_else(begun).or_else(recall).or_else(begin);
    Today { last, suggestions, small, again }
}

/// The steps of a learner without a path: each recommended topic, and each group once.
fn recommended(standing: Standing<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    for topic in standing.roadmap.indices() {
        let it = standing.roadmap.topic(topic);
        let step = match it.group {
            Some(group) => Step::OneOf(group),
            None if it.mark(standing.edition) == Some(Mark::Recommended) => Step::Topic(topic),
            None => continue,
        };
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

/// The topics with a question that was answered wrongly, the one answered first at the front.
fn again(roadmap: &Roadmap, progress: &Progress) -> Vec<TopicIndex> {
    let mut found: Vec<(Millis, TopicIndex)> = progress
        .records
        .iter()
        .filter(|(_, record)| record.status == Status::Learning)
        .filter_map(|(key, record)| Some((record.changed, roadmap.find(key.split_once('/')?.0)?)))
        .collect();
    found.sort();
    let mut topics = Vec::new();
    for (_, topic) in found {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

/// When something of each topic was last changed. What was set back to To do, as by a reset, what is kept through one, as
/// stars, and what a placement or a copy says of a topic are no visits.
struct Moments(Vec<(TopicIndex, Millis)>);

impl Moments {
    fn of(roadmap: &Roadmap, progress: &Progress, log: &Log) -> Self {
        let known = log.known_before();
        let owner = |key: &str| roadmap.find(key.split_once('/').map_or(key, |(owner, _)| owner));
        // An older moment came with the copy.
        let is_known = |key: &str, at: Millis| {
            known.get(key).is_some_and(|known| (known.0.saturating_sub(DELAY)..=known.0).contains(&at.0))
        };
        let records = progress.records.iter().filter(|(key, record)| {
            record.status != Status::Todo && !is_keepsake(key) && !is_known(key, record.changed)
        });
        let changed = records.filter_map(|(key, record)| Some((owner(key)?, record.changed)));
        Self(changed.collect())
    }

    fn last(&self) -> Option<(TopicIndex, Millis)> {
        self.0.iter().copied().max_by_key(|(_, at)| *at)
    }

    fn of_topic(&self, topic: TopicIndex) -> Millis {
        self.0.iter().filter(|(of, _)| *of == topic).map(|(_, at)| *at).max().unwrap_or_default()
    }
}

/// The steps that can be done now.
struct Open {
    /// Those that were begun, the one touched last at the front.
    begun: Vec<Step>,
    /// Those of the next steps that can be started, in order.
    ready: Vec<Step>,
    /// The topics of all steps that are still to do.
    left: Vec<TopicIndex>,
}

impl Open {
    fn of(steps: &[Step], standing: Standing<'_>, progress: &Progress, moments: &Moments) -> Self {
        let is_of_steps = |topic: TopicIndex| {
            let group = standing.roadmap.topic(topic).group;
            steps.contains(&Step::Topic(topic)) || group.is_some_and(|group| steps.contains(&Step::OneOf(group)))
        };
        // What is needed but not among the steps is taken for known.
        let is_ready = |topic: TopicIndex| {
            let unmet = standing.roadmap.unmet(topic, standing.statuses);
            !unmet.into_iter().any(|needed| match needed {
                Prerequisite::Topic(topic) => is_of_steps(topic),
                Prerequisite::OneOf(group) => steps.contains(&Step::OneOf(group)),
            })
        };
        let mut open = Self { begun: Vec::new(), ready: Vec::new(), left: Vec::new() };
        for (place, step) in steps.iter().filter(|step| step.is_left(standing, progress)).enumerate() {
            // Of a choice, the member that counts: another one may have been begun before.
            let topic = step.topic(standing);
            let status = topic.map_or_else(|| step.status(standing.roadmap, progress), |topic| standing.status(topic));
            match (status, topic) {
                (Status::Learning, _) => open.begun.push(*step),
                _ if place >= AHEAD && !open.ready.is_empty() => {}
                (Status::Todo, Some(topic)) if is_ready(topic) => open.ready.push(*step),
                // A project uses all that was learned before it.
                (Status::Todo, None) if open.left.is_empty() => open.ready.push(*step),
                _ => {}
            }
            open.left.extend(step.topic(standing));
        }
        let touched = |step: &Step| step.topic(standing).map(|topic| moments.of_topic(topic)).unwrap_or_default();
        open.begun.sort_by_key(|step| std::cmp::Reverse(touched(step)));
        open
    }

    /// The topics still to do that a step is needed for.
    fn opens(&self, step: Step, standing: Standing<'_>) -> Vec<TopicIndex> {
        let Some(topic) = step.topic(standing) else { return Vec::new() };
        self.left.iter().copied().filter(|other| standing.roadmap.leads(topic, *other)).collect()
    }

    fn suggestions(&self, is_return: bool, standing: Standing<'_>) -> Vec<Suggestion> {
        let all = || self.begun.iter().chain(&self.ready).copied();
        let shortest = all().min_by_key(|step| step.hours(standing).most);
        let next = self.ready.first().copied();
        let opens = |step: &Step| self.opens(*step, standing).len();
        let others = all().filter(|step| Some(*step) != next && opens(step) > 1);
        let widest = others.min_by_key(|step| std::cmp::Reverse(opens(step)));
        let short = shortest.filter(|_| is_return).map(|step| (step, Reason::Short));
        let begun = self.begun.first().map(|step| (*step, Reason::Begun));
        let wanted =
            [short, begun, next.map(|step| (step, Reason::Next)), widest.map(|step| (step, Reason::OpensMost))];
        let rest_begun = self.begun.iter().map(|step| (*step, Reason::Begun));
        let rest_ready = self.ready.iter().map(|step| (*step, Reason::Ready));
        let mut chosen: Vec<Suggestion> = Vec::new();
        for (step, reason) in wanted.into_iter().flatten().chain(rest_begun).chain(rest_ready) {
            if chosen.len() < SUGGESTIONS && chosen.iter().all(|other| other.step != step) {
                chosen.push(Suggestion {
                    step,
                    topic: step.topic(standing),
                    hours: step.hours(standing),
                    reason,
                    opens: self.opens(step, standing),
                });
            }
        }
        chosen
    }
}
