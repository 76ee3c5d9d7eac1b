//! The state of the outline's rows and stages. Each row reads its own signals, which one effect sets where something
//! has changed: memos for each row would all be asked at every key.

use std::ops::Range;

use leptos::prelude::*;

use super::effect::effect;
use super::learner::Learner;
use super::navigation::Navigation;
use super::search::Search;
use super::signal::SetIfNew;
use crate::browser::timer;
use crate::content::ROADMAP;
use crate::domain::filter::Matches;
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::domain::topic::{StageIndex, TopicIndex};
use crate::wording::note;

/// More rows than a window shows below the search field. Laying out all of them takes longer than a frame.
const FIRST: usize = 20;

/// How many stages get their status controls in a frame, after the start.
const STAGES_A_FRAME: u16 = 3;

/// How a row is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowView {
    /// Whether the filter hides it.
    pub is_hidden: bool,
    /// Whether it is shown for the sake of one of its parts.
    pub is_context: bool,
    /// Whether the search found it by its text alone.
    pub is_in_text: bool,
    /// The matches of the search in its title.
    pub found: Vec<Range<usize>>,
}

/// The signals of a row.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The status of its topic.
    pub status: RwSignal<Status>,
    /// How it is shown.
    pub view: RwSignal<RowView>,
    /// Why the topic cannot be started yet, or is not needed.
    pub note: RwSignal<String>,
    /// Whether its topic is open.
    pub is_open: RwSignal<bool>,
}

/// The signals of a stage.
#[derive(Clone, Copy, Debug)]
pub struct StageView {
    /// How far the learner is.
    pub tally: RwSignal<Tally>,
    /// Whether the filter hides it.
    pub is_hidden: RwSignal<bool>,
    /// Whether the learner left it unfolded.
    pub is_unfolded: RwSignal<bool>,
}

/// The rows and the stages, by context.
#[derive(Clone, Copy)]
pub struct Outline {
    rows: StoredValue<Vec<Row>>,
    stages: StoredValue<Vec<StageView>>,
    /// The learner's progress over all topics.
    pub total: Memo<Tally>,
    /// How many stages have their status controls.
    pub live_stages: RwSignal<u16>,
    /// Whether all stages are on the page. The static page of a topic has one.
    pub is_whole: RwSignal<bool>,
    /// Whether a key in the search field has just changed the query: then the first rows are shown before the others.
    pub is_typing: RwSignal<bool>,
}

impl Outline {
    /// The outline of a learner who has done nothing and filters nothing.
    pub fn new(learner: Learner, page: Page) -> Self {
        let todo = vec![Status::Todo; ROADMAP.topics.len()];
        let row = |topic| Row {
            status: RwSignal::new(Status::Todo),
            view: RwSignal::new(RowView::default()),
            note: RwSignal::new(note(topic, &todo)),
            is_open: RwSignal::new(page == Page::Topic(topic)),
        };
        let stage = |stage| StageView {
            tally: RwSignal::new(tally(stage, &todo)),
            is_hidden: RwSignal::new(false),
            is_unfolded: RwSignal::new(true),
        };
        Self {
            rows: StoredValue::new(ROADMAP.indices().map(row).collect()),
            stages: StoredValue::new(ROADMAP.stage_indices().map(stage).collect()),
            total: Memo::new(move |_| Tally::of(ROADMAP.indices(), &ROADMAP, &learner.statuses.read())),
            live_stages: RwSignal::new(0),
            is_whole: RwSignal::new(page == Page::Outline),
            is_typing: RwSignal::new(false),
        }
    }

    /// The outline of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The signals of the row of a topic.
    pub fn row(self, topic: TopicIndex) -> Row {
        self.rows.with_value(|rows| rows[usize::from(topic.0)])
    }

    /// The signals of a stage.
    pub fn stage(self, stage: StageIndex) -> StageView {
        self.stages.with_value(|stages| stages[usize::from(stage.0)])
    }

    /// Unfolds every stage, or folds it.
    pub fn unfold_all(self, are_unfolded: bool) {
        self.stages.with_value(|stages| stages.iter().for_each(|stage| stage.is_unfolded.set(are_unfolded)));
    }

    /// Keeps the rows and stages in step with the learner, the filter and the page.
    pub fn follow(self, learner: Learner, search: Search, navigation: Navigation) {
        effect(move |_| self.show_statuses(&learner.statuses.read()));
        effect(move |_| {
            let matches = search.matches.read();
            if self.is_typing.get_untracked() {
                self.show_matches(&matches, FIRST);
                timer::after_paint(move || self.show_matches(&search.matches.read_untracked(), usize::MAX));
            } else {
                self.show_matches(&matches, usize::MAX);
            }
        });
        effect(move |_| {
            let page = navigation.page.get();
            for topic in ROADMAP.indices() {
                self.row(topic).is_open.set_if_new(page == Page::Topic(topic));
            }
        });
    }

    /// Puts what the static page lacks in its place once the page has been painted: the other stages, in one go, through
    /// `place`; then the status controls, some in each frame, as all at once would be the longest task of the start.
    pub fn complete(self, place: impl FnOnce(Box<dyn FnOnce()>) + 'static) {
        timer::after_paint(move || {
            if !self.is_whole.get_untracked() {
                place(Box::new(move || self.is_whole.set(true)));
            }
            self.add_controls();
        });
    }

    fn add_controls(self) {
        let live = self.live_stages.get_untracked() + STAGES_A_FRAME;
        self.live_stages.set(live);
        if usize::from(live) < ROADMAP.stages.len() {
            timer::after_paint(move || self.add_controls());
        }
    }

    fn show_statuses(self, statuses: &[Status]) {
        for (topic, status) in ROADMAP.indices().zip(statuses) {
            let row = self.row(topic);
            row.status.set_if_new(*status);
            row.note.set_if_new(note(topic, statuses));
        }
        for stage in ROADMAP.stage_indices() {
            self.stage(stage).tally.set_if_new(tally(stage, statuses));
        }
    }

    /// Shows the matches of the filter, up to `limit` rows; the stages below the last one are hidden.
    fn show_matches(self, matches: &Matches, limit: usize) {
        let mut shown = 0;
        for stage in ROADMAP.stage_indices() {
            self.stage(stage).is_hidden.set_if_new(shown >= limit || !has_match(stage, matches));
            if shown >= limit {
                continue;
            }
            for topic in ROADMAP.stage(stage).topics {
                let view = view_of(*topic, matches);
                shown += usize::from(!view.is_hidden);
                self.row(*topic).view.set_if_new(view);
            }
        }
    }
}

/// The progress within a stage.
fn tally(stage: StageIndex, statuses: &[Status]) -> Tally {
    Tally::of(ROADMAP.stage(stage).topics.iter().copied(), &ROADMAP, statuses)
}

/// Whether a topic of a stage is let through.
pub fn has_match(stage: StageIndex, matches: &Matches) -> bool {
    ROADMAP.stage(stage).topics.iter().any(|topic| matches.is_match(*topic))
}

/// A topic is shown because it matches, because one of its parts matches, or not at all.
fn view_of(topic: TopicIndex, matches: &Matches) -> RowView {
    let hit = matches.hits.get(usize::from(topic.0)).and_then(Option::as_ref);
    let has_part = || ROADMAP.children(topic).any(|part| matches.is_match(part));
    RowView {
        is_hidden: hit.is_none() && !has_part(),
        is_context: hit.is_none(),
        is_in_text: hit.is_some_and(|hit| hit.is_in_text),
        found: hit.map(|hit| hit.title.clone()).unwrap_or_default(),
    }
}
