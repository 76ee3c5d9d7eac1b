//! The ways of the lines: first which gutters and crossings each takes, then, when all are known, where exactly.

use std::collections::BTreeMap;

use super::columns::{Column, column_width, place};
use super::lanes::{Gutter, Run};
use super::{Area, Form, GRID, Line, Plan, Point, Side};
use crate::domain::roadmap::Roadmap;
use crate::domain::topic::{Prerequisite, StageIndex, TopicIndex};

/// An end of a line: the gutter that it is in, and how high.
#[derive(Clone, Copy, Debug)]
struct Port {
    gutter: usize,
    side: Side,
    /// The edge of the box.
    x: i32,
    y: i32,
}

/// A crossing of a column: which, and above which of its stages.
type Crossing = (usize, usize);

/// The way of a line from one topic to another.
#[derive(Clone, Debug)]
struct Route {
    net: usize,
    from: Prerequisite,
    to: TopicIndex,
    crossings: Vec<Crossing>,
}

/// The ways of all lines. Lines from the same source are a net: they share lanes and crossings. Nets are numbered like the
/// topics, then the groups; last come those of the main line, one for each gutter that it runs through.
#[derive(Clone, Debug)]
pub(super) struct Routes<'a> {
    roadmap: &'a Roadmap,
    form: Form,
    /// The column of each stage.
    column_of: Vec<usize>,
    routes: Vec<Route>,
    /// The nets of each crossing, by column and stage, in the order of their lanes.
    crossings: Vec<Vec<Vec<usize>>>,
}

/// Finds the ways.
pub(super) fn find<'a>(roadmap: &'a Roadmap, form: Form, columns: &[Column]) -> Routes<'a> {
    let mut column_of = vec![0; roadmap.stages.len()];
    for (at, column) in columns.iter().enumerate() {
        for stage in &column.stages {
            if let Some(place) = column_of.get_mut(usize::from(stage.index.0)) {
                *place = at;
            }
        }
    }
    let crossings = columns.iter().map(|column| vec![Vec::new(); column.stages.len() + 1]).collect();
    let mut found = Routes { roadmap, form, column_of, routes: Vec::new(), crossings };
    let draft = place(roadmap, form, columns, &[]);
    let tops: Vec<Vec<i32>> = columns.iter().map(Column::tops).collect();
    // The main line leaves a column below its last stage and enters the next one above its first.
    for at in 1..columns.len() {
        let net = found.main_net(at);
        let last = columns.get(at - 1).map_or(0, |column| column.stages.len());
        found.cross((at - 1, last), net);
        found.cross((at, 0), net);
    }
    for to in roadmap.indices() {
        for from in roadmap.topic(to).prerequisites {
            if stage_of(roadmap, *from) == Some(roadmap.topic(to).stage) {
                continue;
            }
            let net = found.net_of(*from);
            let (start, end) = (found.exit(*from, &draft), found.entry(to, &draft));
            let crossings = ways(start, end, &tops);
            crossings.iter().for_each(|crossing| found.cross(*crossing, net));
            found.routes.push(Route { net, from: *from, to, crossings });
        }
    }
    found
}

/// The stage of a topic, or that of a group's topics.
fn stage_of(roadmap: &Roadmap, source: Prerequisite) -> Option<StageIndex> {
    let topic = match source {
        Prerequisite::Topic(topic) => topic,
        Prerequisite::OneOf(group) => *roadmap.group(group).members.first()?,
    };
    Some(roadmap.topic(topic).stage)
}

/// The columns between two gutters, each crossed above such a stage that the way as a whole is shortest.
fn ways(start: Port, end: Port, tops: &[Vec<i32>]) -> Vec<Crossing> {
    let columns: Vec<usize> = if start.gutter <= end.gutter {
        (start.gutter..end.gutter).collect()
    } else {
        (end.gutter..start.gutter).rev().collect()
    };
    // From the last column back to the first: how far it is from each crossing to the end.
    let mut rests: Vec<Vec<(i32, i32)>> = Vec::new();
    for column in columns.iter().rev() {
        let goals = rests.last().cloned().unwrap_or_else(|| vec![(end.y, 0)]);
        let rest = |top: &i32| goals.iter().map(|(goal, rest)| (goal - top).abs() + rest).min().unwrap_or(0);
        rests.push(tops.get(*column).into_iter().flatten().map(|top| (*top, rest(top))).collect());
    }
    let mut y = start.y;
    let mut crossings = Vec::new();
    for (column, rest) in columns.into_iter().zip(rests.iter().rev()) {
        // Of equally long ways the one that leaves the gutter first: those that share it stay together.
        let nearest = rest.iter().enumerate().min_by_key(|(_, (top, rest))| {
            let there = (top - y).abs();
            (there + rest, there)
        });
        if let Some((corridor, (top, _))) = nearest {
            crossings.push((column, corridor));
            y = *top;
        }
    }
    crossings
}

impl Routes<'_> {
    fn net_of(&self, source: Prerequisite) -> usize {
        match source {
            Prerequisite::Topic(topic) => usize::from(topic.0),
            Prerequisite::OneOf(group) => self.roadmap.topics.len() + usize::from(group.0),
        }
    }

    /// The net of the main line in a gutter.
    fn main_net(&self, gutter: usize) -> usize {
        self.roadmap.topics.len() + self.roadmap.groups.len() + gutter
    }

    fn cross(&mut self, (column, corridor): Crossing, net: usize) {
        let nets = self.crossings.get_mut(column).and_then(|column| column.get_mut(corridor));
        if let Some(nets) = nets.filter(|nets| !nets.contains(&net)) {
            nets.push(net);
        }
    }

    /// The outer edge of an area at a height.
    fn port(&self, stage: StageIndex, side: Side, area: Area, y: i32) -> Port {
        let x = if side == Side::Left { area.x } else { area.right() };
        let column = self.column_of.get(usize::from(stage.0)).copied().unwrap_or(0);
        Port { gutter: column + usize::from(side == Side::Right), side, x, y }
    }

    /// Where lines to a topic end: in the upper half of its outer edge.
    fn entry(&self, topic: TopicIndex, plan: &Plan) -> Port {
        let Some(it) = plan.topics.get(usize::from(topic.0)) else {
            return self.port(StageIndex(0), Side::Left, Area::default(), 0);
        };
        self.port(self.roadmap.topic(topic).stage, it.side, it.area, it.area.middle() - GRID)
    }

    /// Where lines from a topic begin: in the lower half of its outer edge; those from a group, beside its label.
    fn exit(&self, source: Prerequisite, plan: &Plan) -> Port {
        match source {
            Prerequisite::Topic(topic) => {
                let entry = self.entry(topic, plan);
                Port { y: entry.y + 2 * GRID, ..entry }
            }
            Prerequisite::OneOf(group) => {
                let frame = plan.choices.iter().find(|choice| choice.group == group);
                let Some(it) = frame else { return self.port(StageIndex(0), Side::Left, Area::default(), 0) };
                self.port(it.stage, it.side, it.area, it.area.y + 5 * GRID)
            }
        }
    }

    /// Makes the columns as high as their crossings need.
    pub(super) fn widen_crossings(&self, columns: &mut [Column]) {
        for (column, crossings) in columns.iter_mut().zip(&self.crossings) {
            for (corridor, nets) in crossings.iter().enumerate() {
                column.widen(corridor, nets.len() as i32, self.form);
            }
        }
    }

    /// The height at which a net crosses a column.
    fn height(&self, (column, corridor): Crossing, net: usize, columns: &[Column]) -> i32 {
        let nets = self.crossings.get(column).and_then(|column| column.get(corridor));
        let lane = nets.and_then(|nets| nets.iter().position(|other| *other == net)).unwrap_or(0);
        columns.get(column).map_or(0, |column| column.crossing(corridor, lane as i32, self.form))
    }

    /// Where a line runs up or down: each gutter on its way, with the heights at which it enters and leaves it.
    fn legs(&self, route: &Route, start: Port, end: Port, columns: &[Column]) -> Vec<(usize, [i32; 2])> {
        let (mut gutter, mut y) = (start.gutter, start.y);
        let mut legs = Vec::new();
        for crossing in &route.crossings {
            let next = self.height(*crossing, route.net, columns);
            legs.push((gutter, [y, next]));
            gutter = if gutter <= crossing.0 { crossing.0 + 1 } else { crossing.0 };
            y = next;
        }
        legs.push((gutter, [y, end.y]));
        legs
    }

    /// Every gutter from left to right, with its lanes.
    pub(super) fn assign_lanes(&self, form: Form, columns: &[Column]) -> Vec<Gutter> {
        let draft = place(self.roadmap, form, columns, &[]);
        let mut runs: Vec<BTreeMap<usize, Run>> = vec![BTreeMap::new(); columns.len() + 1];
        let mut add = |gutter: usize, net: usize, [one, other]: [i32; 2], rightness: i32| {
            let Some(runs) = runs.get_mut(gutter) else { return };
            let run = runs.entry(net).or_insert(Run { net, from: one, to: one, rightness: 0 });
            run.from = run.from.min(one).min(other);
            run.to = run.to.max(one).max(other);
            run.rightness += rightness;
        };
        for at in 1..columns.len() {
            let net = self.main_net(at);
            let last = columns.get(at - 1).map_or(0, |column| column.stages.len());
            add(at, net, [self.height((at - 1, last), net, columns), self.height((at, 0), net, columns)], -1);
        }
        for route in &self.routes {
            let (start, end) = (self.exit(route.from, &draft), self.entry(route.to, &draft));
            let legs = self.legs(route, start, end, columns);
            for (at, (gutter, heights)) in legs.iter().enumerate() {
                let port = if at + 1 == legs.len() { end } else { start };
                add(*gutter, route.net, *heights, rightness(port, *gutter));
            }
        }
        runs.into_iter().map(|runs| Gutter::of(form, runs.into_values().collect())).collect()
    }

    /// Draws the lines on a plan that has the boxes.
    pub(super) fn draw(&self, form: Form, columns: &[Column], gutters: &[Gutter], plan: &mut Plan) {
        let mut edges = vec![0];
        for gutter in gutters {
            edges.push(edges.last().copied().unwrap_or(0) + gutter.width + column_width(form));
        }
        let lane = |gutter: usize, net: usize| {
            edges.get(gutter).copied().unwrap_or(0) + gutters.get(gutter).map_or(0, |gutter| gutter.lane(net))
        };
        for route in &self.routes {
            let (start, end) = (self.exit(route.from, plan), self.entry(route.to, plan));
            let mut points = vec![Point { x: start.x, y: start.y }];
            for (gutter, heights) in self.legs(route, start, end, columns) {
                let x = lane(gutter, route.net);
                points.extend(heights.map(|y| Point { x, y }));
            }
            points.push(Point { x: end.x, y: end.y });
            points.dedup();
            plan.lines.push(Line { from: route.from, to: route.to, points });
        }
        self.draw_main_line(columns, lane, plan);
    }

    /// From the first station down its column, through the gutter to the top of the next one, to the last topic.
    fn draw_main_line(&self, columns: &[Column], lane: impl Fn(usize, usize) -> i32, plan: &mut Plan) {
        let mut points = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let stage = |stage: Option<&super::columns::Stage>| plan.stages.get(usize::from(stage?.index.0));
            let (Some(first), Some(last)) = (stage(column.stages.first()), stage(column.stages.last())) else {
                continue;
            };
            let trunk = first.area.x + first.area.width / 2;
            if at == 0 {
                points.push(Point { x: trunk, y: first.station.y });
            } else {
                let net = self.main_net(at);
                let above = self.height((at, 0), net, columns);
                points.extend([Point { x: lane(at, net), y: above }, Point { x: trunk, y: above }]);
            }
            if at + 1 == columns.len() {
                let on_trunk = last.twigs.iter().filter_map(|twig| twig.first()).filter(|point| point.x == trunk);
                let end = on_trunk.map(|point| point.y).max().unwrap_or(last.station.middle());
                points.push(Point { x: trunk, y: end });
            } else {
                let net = self.main_net(at + 1);
                let below = self.height((at, column.stages.len()), net, columns);
                points.extend([Point { x: trunk, y: below }, Point { x: lane(at + 1, net), y: below }]);
            }
        }
        plan.main_line = points;
    }
}

/// Whether an end in a gutter belongs to the column right of it (1), left of it (-1), or is elsewhere (0).
fn rightness(port: Port, gutter: usize) -> i32 {
    match port.side {
        _ if port.gutter != gutter => 0,
        Side::Left => 1,
        Side::Right => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port(gutter: usize, y: i32) -> Port {
        Port { gutter, side: Side::Left, x: 0, y }
    }

    /// How far a way goes up and down.
    fn length(from: i32, heights: &[i32], to: i32) -> i32 {
        let mut y = from;
        let steps = heights.iter().chain([&to]).map(|next| (next - std::mem::replace(&mut y, *next)).abs());
        steps.sum()
    }

    #[test]
    fn of_all_ways_the_shortest_is_taken() {
        let tops = [vec![40, 300, 620], vec![44, 520, 560], vec![40, 1000], vec![44, 90, 480, 900]];
        for from in (0..1000).step_by(70) {
            for to in (0..1000).step_by(70) {
                for (start, end) in [(port(0, from), port(4, to)), (port(4, from), port(0, to))] {
                    let taken = ways(start, end, &tops);
                    let heights: Vec<i32> = taken.iter().map(|(column, corridor)| tops[*column][*corridor]).collect();
                    assert_eq!(heights.len(), tops.len());
                    let mut all: Vec<Vec<i32>> = vec![Vec::new()];
                    for (column, _) in &taken {
                        let longer = |way: &Vec<i32>| {
                            tops[*column].iter().map(|top| [&way[..], &[*top]].concat()).collect::<Vec<_>>()
                        };
                        all = all.iter().flat_map(longer).collect();
                    }
                    let shortest = all.iter().map(|way| length(from, way, to)).min();
                    assert_eq!(Some(length(from, &heights, to)), shortest, "{from} to {to}: {heights:?}");
                }
            }
        }
    }

    #[test]
    fn of_equally_short_ways_the_one_that_crosses_soonest_is_taken() {
        let tops = [vec![40, 300, 620], vec![40, 300, 620]];
        assert_eq!(ways(port(0, 100), port(2, 700), &tops), [(0, 1), (1, 1)]);
        assert_eq!(ways(port(2, 700), port(0, 100), &tops), [(1, 2), (0, 2)]);
        assert!(ways(port(1, 100), port(1, 700), &tops).is_empty());
    }
}
