//! What the parts of the plan's page share: the plan as it is kept, and what follows from it today.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::browser::clock;
use crate::content::{EDITION, PROJECT_TITLES, ROADMAP};
use crate::domain::clock::Day;
use crate::domain::log::history::Log;
use crate::domain::log::study;
use crate::domain::path::{PathIndex, Step};
use crate::domain::path_progress::Standing;
use crate::domain::plan::pace::{Pace, pace};
use crate::domain::plan::proposal::{self, Move};
use crate::domain::plan::schedule::{Schedule, Task};
use crate::domain::plan::settings::Plan;
use crate::domain::plan::steps;
use crate::domain::progress::Progress;
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
}

impl Outlook {
    fn of(path: PathIndex, progress: &Progress, log: &Log, plan: &Plan, today: Day) -> Self {
        let time = |day: Day| plan.minutes(day);
        let studied = study::minutes(log, &ROADMAP);
        let finished = steps::finished(&ROADMAP, progress, &studied, study_day::day_of);
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
        let moves = schedule.as_ref().map(|it| proposal::moves(&plan.agreed, &tasks, it)).unwrap_or_default();
        Self { today, steps: left.into_iter().map(|(step, _)| step).collect(), topics, tasks, pace, schedule, moves }
    }

    /// The title of a step by its place.
    pub fn title(&self, place: usize) -> String {
        match (self.steps.get(place), self.topics.get(place)) {
            (Some(Step::Project(stage)), _) => {
                format!("Project: {}", PROJECT_TITLES.get(usize::from(stage.0)).copied().unwrap_or_default())
            }
            (_, Some(Some(topic))) => ROADMAP.topic(*topic).title.to_owned(),
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
            Some(Outlook::of(path, &shown.progress.read(), &history.log.read(), plan.read().as_ref()?, today))
        });
        Self { learner, history, path, plan, situation, outlook }
    }

    /// Makes a plan of so many hours a week, and agrees to it.
    pub fn make(self, weekly_hours: u16) {
        let Some(path) = self.path.get_untracked() else { return };
        let now = clock::now();
        let today = study_day::day_of(now);
        let mut plan = Plan::new(now, today).with_weekly_hours(weekly_hours);
        plan.agreed = {
            let (progress, log) = (self.learner.progress.read_untracked(), self.history.log.read_untracked());
            agreed(&Outlook::of(path, &progress, &log, &plan, today))
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
