//! The stops of a stage along its rail, with their labels, and the branches of the rail where there is a choice. Knows
//! nothing of where on the map the stage stands: all is measured from the rail and the stage's upper edge.

use super::{Area, Choice, Corner, Form, LANE, Point, STOP, StageBox, TopicBox, Track};
use crate::domain::edition::Edition;
use crate::domain::roadmap::Roadmap;
use crate::domain::text_width::{text_width, wrap};
use crate::domain::topic::{Choice as _, GroupIndex, StageIndex, TopicIndex};

/// The size of a title's letters, and the height of a line of them.
const TITLE: usize = 14;
const LINE: i32 = 18;
/// The same of mark and hours.
const FACTS: usize = 11;
const FACTS_LINE: i32 = 14;
/// The same of a stage's title, and of the figures below it.
const STAGE: usize = 16;
const STAGE_LINE: i32 = 20;
const FIGURES_LINE: i32 = 16;
/// How far a stage's title is right of the rail.
const STAGE_LABEL: i32 = 30;
/// The height of an interchange, and how far it reaches to the right.
const STATION: i32 = 28;
const STATION_REACH: i32 = 22;
/// From the rail to the labels of stops.
const LABEL: i32 = 20;
/// How much further right the labels of a topic's parts begin.
const INDENT: i32 = 12;
/// From a row of a stop to the next.
const GAP: i32 = 12;
/// How far the middle of a stop is below the upper edge of its row: in the middle of the title's first line.
const MIDDLE: i32 = 11;
/// From a track of a choice to the stops on its branches, and from there to the other track.
const BRANCH: i32 = 22;
/// The room between a frame and what is in it.
const PADDING: i32 = 8;
/// The height of the words over a frame's stops.
const WORDS: i32 = 22;
/// From the last stop of a choice to where its branches have run together again.
const MERGE: i32 = 28;

/// A stage by itself: its interchange, and its stops below each other.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) stage: StageIndex,
    /// The stage, with its rail at 0 and its upper edge at 0.
    pub(super) it: StageBox,
    pub(super) topics: Vec<(TopicIndex, TopicBox)>,
    pub(super) choices: Vec<Choice>,
    /// The upper edge of its first stop: what is above is its head.
    pub(super) head: i32,
    /// Its height.
    pub(super) height: i32,
}

/// Where stops are to stand.
#[derive(Clone, Copy)]
struct Lane {
    /// The track that they are on.
    rail: i32,
    /// What labels are right of.
    edge: i32,
    /// Where labels end.
    right: i32,
}

/// A stage in the making.
struct Builder<'a> {
    roadmap: &'a Roadmap,
    edition: Edition,
    run: Run,
    /// The upper edge of what comes next.
    y: i32,
}

fn corner(x: i32, y: i32, radius: i32) -> Corner {
    Corner { at: Point { x, y }, radius }
}

impl Run {
    pub(super) fn of(roadmap: &Roadmap, edition: Edition, form: Form, stage: StageIndex) -> Self {
        let title = wrap(roadmap.stage(stage).title, STAGE * 9 / 8, (form.reach - STAGE_LABEL).max(1) as usize);
        let height = STAGE_LINE * title.len() as i32 + FIGURES_LINE;
        let it = StageBox {
            station: Area { x: -STATION_REACH, y: 0, width: 2 * STATION_REACH, height: STATION },
            title,
            label: Area { x: STAGE_LABEL, y: 2, width: form.reach - STAGE_LABEL, height },
            area: Area::default(),
            head: 0,
            rails: Vec::new(),
        };
        let head = height.max(STATION) + GAP;
        let run = Self { stage, it, topics: Vec::new(), choices: Vec::new(), head, height: 0 };
        let mut builder = Builder { roadmap, edition, run, y: head };
        let whole: Vec<_> =
            roadmap.stage(stage).topics.iter().copied().filter(|it| roadmap.topic(*it).parent.is_none()).collect();
        let mut rail = vec![corner(0, STATION / 2, 0)];
        builder.stops(&whole, Lane { rail: 0, edge: LABEL, right: form.reach }, &mut rail);
        let Builder { mut run, y, .. } = builder;
        run.height = y.max(form.least_stage);
        rail.push(corner(0, run.height, 0));
        run.it.rails.insert(0, rail);
        run.it.area = Area { x: -STATION_REACH, y: 0, width: form.reach + STATION_REACH, height: run.height };
        run
    }

    /// Moves all below the head down.
    pub(super) fn lengthen_head(&mut self, more: i32) {
        let down = |area: &mut Area| area.y += more;
        for (_, topic) in &mut self.topics {
            topic.stop.y += more;
            down(&mut topic.label);
            down(&mut topic.area);
        }
        for choice in &mut self.choices {
            down(&mut choice.area);
            down(&mut choice.label);
            choice.end.y += more;
        }
        let is_below = |corner: &&mut Corner| corner.at.y != STATION / 2;
        self.it.rails.iter_mut().flatten().filter(is_below).for_each(|corner| corner.at.y += more);
        self.it.area.height += more;
        self.head += more;
        self.height += more;
    }
}

impl Builder<'_> {
    /// Adds topics with their parts; neighbours of the same group are a choice. `track` is the one that they are on.
    fn stops(&mut self, topics: &[TopicIndex], lane: Lane, track: &mut Track) {
        let group_of = |topic: &TopicIndex| self.roadmap.topic(*topic).group;
        let runs = topics.chunk_by(|one, other| group_of(one).is_some() && group_of(one) == group_of(other));
        let runs: Vec<_> = runs.map(|run| (run.first().and_then(group_of), run)).collect();
        for (group, run) in runs {
            match group {
                Some(group) => self.choice(group, run, lane, track),
                None => {
                    for topic in run {
                        self.stop(*topic, lane.rail, lane);
                        let edge = lane.edge.max(lane.rail + LABEL) + INDENT;
                        self.stops(&self.parts(*topic), Lane { edge, ..lane }, track);
                    }
                }
            }
        }
    }

    fn parts(&self, topic: TopicIndex) -> Vec<TopicIndex> {
        let of_stage = self.roadmap.stage(self.roadmap.topic(topic).stage).topics;
        of_stage.iter().copied().filter(|part| self.roadmap.topic(*part).parent == Some(topic)).collect()
    }

    /// Adds the stop of a topic, and returns its height.
    fn stop(&mut self, topic: TopicIndex, x: i32, lane: Lane) -> i32 {
        let it = self.roadmap.topic(topic);
        let left = lane.edge.max(x + LABEL);
        let room = (lane.right - left).max(1) as usize;
        // Bold letters are wider.
        let title = wrap(it.title, TITLE * 9 / 8, room);
        let mark = it.mark(self.edition).map_or("", |mark| mark.label());
        let facts = format!("{mark} · {}", it.hours);
        let facts = if text_width(&facts) * FACTS <= room * 100 {
            vec![facts]
        } else {
            wrap(mark, FACTS, room).into_iter().chain([it.hours.to_string()]).collect()
        };
        let height = LINE * title.len() as i32 + FACTS_LINE * facts.len() as i32;
        let label = Area { x: left, y: self.y, width: lane.right - left, height };
        let stop = Point { x, y: self.y + MIDDLE };
        let edge = x - STOP - 2;
        let area = Area { x: edge, y: self.y - 4, width: lane.right - edge, height: height + 8 };
        self.run.topics.push((topic, TopicBox { stop, label, area, title, facts }));
        self.y += height + GAP;
        stop.y
    }

    /// Adds a choice: its topics stand on branches from one track to another, so that each way leads through one of them.
    fn choice(&mut self, group: GroupIndex, members: &[TopicIndex], lane: Lane, track: &mut Track) {
        let (left, top) = (lane.rail, self.y);
        let right = left + self.reach(members);
        let end = lane.right - PADDING;
        let inner = Lane { rail: left + BRANCH, edge: lane.edge.max(right + LABEL - PADDING), right: end };
        self.y += WORDS + PADDING;
        let mut stops = Vec::new();
        for member in members {
            let y = self.stop(*member, inner.rail, inner);
            stops.push(y);
            let parts = self.parts(*member);
            if !parts.is_empty() {
                let mut rail = vec![corner(inner.rail, y, 0)];
                self.stops(&parts, Lane { edge: inner.edge + INDENT, ..inner }, &mut rail);
                let end = rail.last().map_or(y, |corner| corner.at.y + corner.radius);
                rail.push(corner(inner.rail, self.last_stop().max(end), 0));
                self.run.it.rails.push(rail);
            }
        }
        self.y = (self.y - GAP + 2 * PADDING).max(self.last_stop() + MERGE);
        let Some((last, others)) = stops.split_last() else { return };
        let merge = self.y - LANE;
        track.extend([
            corner(left, *last, LANE),
            corner(right, *last, LANE),
            corner(right, merge, LANE),
            corner(left, merge, LANE),
        ]);
        let branch = |y: &i32| {
            let y = *y;
            vec![corner(left, y - LANE, 0), corner(left, y, LANE), corner(right, y, LANE), corner(right, y + LANE, 0)]
        };
        self.run.it.rails.extend(others.iter().map(branch));
        // Where the other track begins, at the first stop, down to the last.
        if let Some(first) = others.first() {
            self.run.it.rails.push(vec![corner(right, first + LANE, 0), corner(right, last + LANE, 0)]);
        }
        let frame = left - STOP;
        let area = Area { x: frame, y: top, width: lane.right - frame, height: self.y - top };
        let words = lane.edge.max(left + PADDING);
        let label = Area { x: words, y: top + 4, width: end - words, height: WORDS - 4 };
        let end = Point { x: left, y: self.y };
        self.run.choices.push(Choice { group, stage: self.run.stage, area, label, end });
        self.y += GAP;
    }

    /// The lowest stop so far.
    fn last_stop(&self) -> i32 {
        self.run.topics.iter().map(|(_, it)| it.stop.y).max().unwrap_or(self.y)
    }

    /// How far the other track of a choice is: right of all that the parts of its topics have between the two.
    fn reach(&self, members: &[TopicIndex]) -> i32 {
        let inner = members.iter().flat_map(|member| {
            let parts = self.parts(*member);
            let groups = parts.chunk_by(|one, other| {
                let group = |topic: &TopicIndex| self.roadmap.topic(*topic).group;
                group(one).is_some() && group(one) == group(other)
            });
            let choices = groups.filter(|run| run.first().is_some_and(|it| self.roadmap.topic(*it).group.is_some()));
            choices.map(|run| self.reach(run)).collect::<Vec<_>>()
        });
        2 * BRANCH + inner.max().unwrap_or(0)
    }
}
