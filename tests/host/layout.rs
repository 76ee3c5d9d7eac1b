//! The layout of the map, held against what makes it legible: for arbitrary small roadmaps, the real one and large made-up
//! ones, in both forms. Knows where things stand, not how they are drawn.

use std::sync::LazyLock;

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::layout::{Area, Form, Plan, Point, StageBox, plan};
use backend_roadmap::domain::roadmap::Roadmap;
use backend_roadmap::domain::topic::{GroupIndex, TopicIndex};
use proptest::sample::select;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};

use crate::arbitrary::config;
use crate::roadmaps::{roadmap, sample};

mod boxes;
mod lines;

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

    /// The boxes of all topics.
    fn boxes(&self) -> impl Iterator<Item = (TopicIndex, Area)> {
        self.roadmap.indices().zip(self.plan.topics.iter().map(|topic| topic.area))
    }

    fn area(&self, topic: TopicIndex) -> Area {
        self.plan.topics[usize::from(topic.0)].area
    }

    fn frame(&self, group: GroupIndex) -> Area {
        self.plan.choices.iter().find(|choice| choice.group == group).expect("each group has a frame").area
    }

    /// Whether a topic, or what it is a part of, is a member of a group.
    fn is_within(&self, topic: TopicIndex, group: GroupIndex) -> bool {
        let it = self.roadmap.topic(topic);
        it.group == Some(group) || it.parent.is_some_and(|parent| self.is_within(parent, group))
    }

    /// The columns from left to right: each the stages in it, from the first to the last.
    fn columns(&self) -> Vec<&[StageBox]> {
        self.plan.stages.chunk_by(|one, other| one.area.x == other.area.x).collect()
    }
}

/// The straight pieces of a line, as areas without a thickness.
fn pieces(points: &[Point]) -> impl Iterator<Item = Area> {
    points.windows(2).map(|ends| {
        let (x, y) = (ends[0].x.min(ends[1].x), ends[0].y.min(ends[1].y));
        Area { x, y, width: (ends[0].x - ends[1].x).abs(), height: (ends[0].y - ends[1].y).abs() }
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
