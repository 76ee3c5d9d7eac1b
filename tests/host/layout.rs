//! The layout of the map, held against what makes it legible: for arbitrary small roadmaps, the real one and large made-up
//! ones, in both forms. Knows where things stand, not how they are drawn.

use std::sync::LazyLock;

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::layout::{Area, Corner, Form, Plan, Point, StageBox, Track, plan};
use backend_roadmap::domain::roadmap::Roadmap;
use backend_roadmap::domain::topic::{GroupIndex, TopicIndex};
use proptest::sample::select;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};

use crate::arbitrary::config;
use crate::roadmaps::{roadmap, sample};

mod stops;
mod tracks;

/// A roadmap, laid out.
struct Map<'a> {
    roadmap: &'a Roadmap,
    form: Form,
    plan: Plan,
}

const FORMS: [Form; 2] = [Form::WIDE, Form::TALL];

/// The real roadmap and made-up ones, in both forms.
static KNOWN: LazyLock<Vec<(String, Map<'static>)>> = LazyLock::new(|| {
    let made = [0, 1, 200, 1_000].map(|topics| (format!("{topics} topics"), &*Box::leak(Box::new(sample(topics)))));
    let all = made.into_iter().chain([("the real roadmap".to_owned(), &ROADMAP)]);
    let maps = all.flat_map(|(name, roadmap)| FORMS.map(|form| (format!("{name}, {form:?}"), Map::of(roadmap, form))));
    maps.collect()
});

/// Holds the map of any roadmap against a property.
fn holds_for_any(property: impl Fn(&Map) -> TestCaseResult) {
    for (name, map) in KNOWN.iter() {
        property(map).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let arbitrary = (roadmap(), select(&FORMS));
    let result = TestRunner::new(Config { max_shrink_iters: 1_000, ..config() })
        .run(&arbitrary, |(roadmap, form)| property(&Map::of(&roadmap, form)));
    result.unwrap_or_else(|error| panic!("{error}"));
}

impl<'a> Map<'a> {
    fn of(roadmap: &'a Roadmap, form: Form) -> Self {
        Self { roadmap, form, plan: plan(roadmap, EDITION, form) }
    }

    /// What can be pointed at of each topic.
    fn boxes(&self) -> impl Iterator<Item = (TopicIndex, Area)> {
        self.roadmap.indices().zip(self.plan.topics.iter().map(|topic| topic.area))
    }

    /// Whether a topic, or what it is a part of, is a member of a group.
    fn is_within(&self, topic: TopicIndex, group: GroupIndex) -> bool {
        let it = self.roadmap.topic(topic);
        it.group == Some(group) || it.parent.is_some_and(|parent| self.is_within(parent, group))
    }

    /// The columns from left to right: each the stages in it, from the first to the last.
    fn columns(&self) -> Vec<&[StageBox]> {
        self.plan.stages.chunk_by(|one, other| rail(one) == rail(other)).collect()
    }

    /// Everything that is written.
    fn labels(&self) -> Vec<Area> {
        let Plan { topics, stages, choices, services, .. } = &self.plan;
        let topics = topics.iter().map(|topic| topic.label);
        let stages = stages.iter().map(|stage| stage.label);
        let choices = choices.iter().map(|choice| choice.label);
        let names = services.iter().flat_map(|service| &service.terminals).map(|terminal| terminal.label);
        topics.chain(stages).chain(choices).chain(names).collect()
    }

    /// Every track, with whether it is one through stops.
    fn tracks(&self) -> impl Iterator<Item = &Track> {
        let rails = self.plan.stages.iter().flat_map(|stage| &stage.rails);
        rails.chain(self.plan.services.iter().flat_map(|service| &service.tracks))
    }
}

/// Where the rail of a stage is.
fn rail(stage: &StageBox) -> i32 {
    stage.rails[0][0].at.x
}

/// The straight pieces of a track, as areas without a thickness, as if its corners were sharp.
fn pieces(track: &[Corner]) -> impl Iterator<Item = Area> {
    track.windows(2).map(|ends| {
        let [one, other] = [ends[0].at, ends[1].at];
        let (x, y) = (one.x.min(other.x), one.y.min(other.y));
        Area { x, y, width: (one.x - other.x).abs(), height: (one.y - other.y).abs() }
    })
}

/// The square that a bend takes, and the point that it turns around.
fn bends(track: &[Corner]) -> impl Iterator<Item = (Area, Point)> {
    track.windows(3).map(|three| {
        let Corner { at, radius } = three[1];
        let step = |of: fn(&Point) -> i32| {
            let [before, after] = [&three[0].at, &three[2].at].map(|other| (of(other) - of(&at)).signum());
            of(&at) + (before + after) * radius
        };
        let centre = Point { x: step(|it| it.x), y: step(|it| it.y) };
        let (x, y) = (at.x.min(centre.x), at.y.min(centre.y));
        (Area { x, y, width: radius, height: radius }, centre)
    })
}

/// Whether two areas have at least a point of their edges in common.
fn touches(one: &Area, other: &Area) -> bool {
    one.x <= other.right() && other.x <= one.right() && one.y <= other.bottom() && other.y <= one.bottom()
}

/// Whether an area lies in another.
fn contains(outer: &Area, inner: &Area) -> bool {
    outer.x <= inner.x && outer.y <= inner.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom()
}
