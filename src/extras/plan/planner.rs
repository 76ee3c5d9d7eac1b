//! What the parts of the plan's page share: the plan as it is kept, and what follows from it today.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::browser::clock;
use crate::content::{EDITION, PROJECT_TITLES, ROADMAP};
use crate::domain::clock::{Day, Millis};
use crate::domain::log::calendars::{self, Given};
use crate::domain::log::dates::Dates;
use crate::domain::log::entry::Act;
use crate::domain::log::history::Log;
use crate::domain::log::study;
use crate::domain::path::{PathIndex, Step};
use crate::domain::path_progress::Standing;
use crate::domain::plan::pace::{Pace, pace};
use crate::domain::plan::proposal::{self, Move};
use crate::domain::plan::schedule::{Schedule, Task};
use crate::domain::plan::settings::Plan;
use crate::domain::plan::steps;
use crate::domain::progress::{Progress, Status};
use crate::domain::route::Page;
use crate::domain::topic::{Hours, TopicIndex};
use crate::extras::history::History;
use crate::extras::notes::editors::Editors;
use crate::extras::shown::Shown;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::signal::SetIfNew;
use crate::state::study_day;

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// No path is followed.
    NoPath,
    /// A path is followed, and not planned.
    NoPlan,
    /// There is a plan.
    Planned,
}

/// What is known of the time until today.
struct Past<'a> {
    log: &'a Log,
    dates: &'a [Dates],
}

/// What follows from a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Today.
    pub today: Day,
    /// The steps that are left.
    pub steps: Vec<Step>,
    /// The topic of each; of a choice the member that counts, of a project none.
    pub topics: Vec<Option<TopicIndex>>,
    /// The same steps, with how long they take this learner; without the time that was studied already.
    pub tasks: Vec<Task>,
    /// How that was reckoned.
    pub pace: Pace,
    /// The schedule; nothing if it would go on for more than twenty years.
    pub schedule: Option<Schedule>,
    /// What it moves.
    pub moves: Vec<Move>,
    /// The steps that were agreed to, are not done and are no longer in the plan.
    pub left_out: Vec<Step>,
}

impl Outlook {
    fn of(path: PathIndex, progress: &Progress, past: &Past<'_>, plan: &Plan, today: Day) -> Self {
        let time = |day: Day| plan.minutes(day);
        let studied = study::minutes(past.log, &ROADMAP);
        let finished = steps::finished(&ROADMAP, progress, past.dates, &studied, study_day::day_of);
        let pace = pace(&finished, study_day::day_of(plan.created).max(plan.start), today, time);
        let (statuses, chosen) = (progress.statuses(&ROADMAP), progress.chosen(&ROADMAP));
        let standing = Standing { roadmap: &ROADMAP, edition: EDITION, statuses: &statuses, chosen: &chosen };
        let left = steps::left(ROADMAP.path(path), standing, progress);
        let topics: Vec<Option<TopicIndex>> = left.iter().map(|(step, _)| step.topic(standing)).collect();
        let task = |((step, hours), topic): (&(Step, Hours), &Option<TopicIndex>)| {
            let task = Task::new(steps::step_key(*step, &ROADMAP), [hours.least, hours.most], pace.percent);
            let studied = topic.and_then(|topic| studied.get(usize::from(topic.0)));
            task.after_study(studied.copied().unwrap_or_default())
        };
        let tasks: Vec<Task> = left.iter().zip(&topics).map(task).collect();
        let schedule = Schedule::new(&tasks, today.max(plan.start), time);
        // The plan of a link has no dates yet.
        let agreed = schedule.as_ref().filter(|_| !plan.agreed.is_empty());
        let moves = agreed.map(|it| proposal::moves(&plan.agreed, &tasks, it)).unwrap_or_default();
        let left_out = proposal::no_longer(&plan.agreed, &tasks)
            .filter_map(|key| steps::step_of(key, &ROADMAP))
            .filter(|step| step.status(&ROADMAP, progress) != Status::Done)
            // Another path may have all members of a group as steps of their own.
            .filter(|step| !matches!(step, Step::OneOf(group) if topics.iter().flatten().any(|it| ROADMAP.topic(*it).group == Some(*group))))
            .collect();
        let steps = left.into_iter().map(|(step, _)| step).collect();
        Self { today, steps, topics, tasks, pace, schedule, moves, left_out }
    }

    /// Whether anything is planned: there is something left, and time for it.
    pub fn has_days(&self) -> bool {
        self.schedule.as_ref().is_some_and(|schedule| !schedule.blocks.is_empty())
    }

    /// The title of a step by its place.
    pub fn title(&self, place: usize) -> String {
        match (self.steps.get(place), self.topics.get(place)) {
            (_, Some(Some(topic))) => ROADMAP.topic(*topic).title.to_owned(),
            (Some(step), _) => title(*step),
            _ => String::new(),
        }
    }

    /// Where a step is explained.
    pub fn page(&self, place: usize) -> Option<Page> {
        match (self.steps.get(place)?, self.topics.get(place)?) {
            (Step::Project(stage), _) => Some(Page::Stage(*stage)),
            (_, topic) => topic.map(Page::Topic),
        }
    }
}

/// The title of a step, whichever member of a group counts.
pub fn title(step: Step) -> String {
    match step {
        Step::Topic(topic) => ROADMAP.topic(topic).title.to_owned(),
        Step::OneOf(group) => format!("One of the {}", ROADMAP.group(group).title),
        Step::Project(stage) => {
            format!("Project: {}", PROJECT_TITLES.get(usize::from(stage.0)).copied().unwrap_or_default())
        }
    }
}

/// The plan and what follows from it, as signals.
#[derive(Clone, Copy)]
pub struct Planner {
    /// The learner, who is changed through it.
    pub learner: Learner,
    history: History,
    /// The path that is followed.
    pub path: Memo<Option<PathIndex>>,
    /// The plan.
    pub plan: Memo<Option<Plan>>,
    /// What there is to show.
    pub situation: Memo<Situation>,
    /// What follows from the plan.
    pub outlook: Memo<Option<Outlook>>,
    /// The entries of all calendar files, by the moment at which their plan was made.
    pub given: Memo<BTreeMap<Millis, Given>>,
}

impl Planner {
    /// The plan of a learner, shown from the next effect on.
    pub fn new(learner: Learner) -> Self {
        let (shown, history) = (Shown::new(learner), History::of_context());
        let (today, editors) = (RwSignal::new(None::<Day>), Editors::of_context());
        // The learner may return to an open page on another day.
        effect(move |_| {
            editors.is_page_hidden.track();
            today.set_if_new(Some(study_day::today()));
        });
        let path = shown.path;
        let plan = Memo::new(move |_| Plan::of(&shown.progress.read()));
        let situation = Memo::new(move |_| match (path.get(), plan.read().is_some()) {
            (None, _) => Situation::NoPath,
            (Some(_), false) => Situation::NoPlan,
            (Some(_), true) => Situation::Planned,
        });
        let outlook = Memo::new(move |_| {
            let (path, today) = (path.get()?, today.get()?);
            let (log, dates) = (history.log.read(), history.dates.read());
            let past = Past { log: &log, dates: &dates };
            Some(Outlook::of(path, &shown.progress.read(), &past, plan.read().as_ref()?, today))
        });
        let given = Memo::new(move |_| {
            let mut given = if shown.is_live.get() { calendars::given(&history.log.read()) } else { BTreeMap::new() };
            if let Some(plan) = &*plan.read() {
                let Given { days, weeks } = plan.given_before_log();
                let of_plan = given.entry(plan.created).or_default();
                of_plan.days.extend(days);
                of_plan.weeks.extend(weeks);
            }
            given.retain(|_, given| *given != Given::default());
            given
        });
        Self { learner, history, path, plan, situation, outlook, given }
    }

    /// Makes a plan of so many hours a week, and agrees to it.
    pub fn make(self, weekly_hours: u16) {
        let Some(path) = self.path.get_untracked() else { return };
        let now = clock::now();
        let today = study_day::day_of(now);
        let mut plan = Plan::new(now, today).with_weekly_hours(weekly_hours);
        plan.agreed = {
            let progress = self.learner.progress.read_untracked();
            let (log, dates) = (self.history.log.read_untracked(), self.history.dates.read_untracked());
            agreed(&Outlook::of(path, &progress, &Past { log: &log, dates: &dates }, &plan, today))
        };
        self.learner.dispatch(&plan.write(now), "Made a plan");
    }

    /// Changes the plan; `label` says what was done. Does nothing if the plan stays the same.
    pub fn edit(self, label: &str, change: impl FnOnce(&mut Plan)) {
        let Some(before) = self.plan.get_untracked() else { return };
        let mut plan = before.clone();
        change(&mut plan);
        if plan != before {
            self.learner.dispatch(&plan.write(clock::now()), label);
        }
    }

    /// Remembers that a calendar was given entries for these days; of weeks the Mondays.
    pub fn remember_calendar(self, is_weekly: bool, days: Vec<Day>) {
        if let Some(plan) = self.plan.get_untracked().map(|plan| plan.created) {
            self.learner.write_log(&Act::CalendarMade { plan, is_weekly, days });
            self.history.read_again();
        }
    }

    /// Agrees to the dates of today.
    pub fn take_over(self) {
        if let Some(outlook) = self.outlook.get_untracked() {
            self.edit("Took over the new dates", |plan| plan.agreed = agreed(&outlook));
        }
    }
}

fn agreed(outlook: &Outlook) -> BTreeMap<String, Day> {
    outlook.schedule.as_ref().map(|schedule| proposal::dates(&outlook.tasks, schedule)).unwrap_or_default()
}
