//! The lines of the map: that they begin and end where they should, keep clear of all else, do not tangle, and are short.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::layout::{Area, Form, Line, Side, StageBox};
use backend_roadmap::domain::topic::{Prerequisite, StageIndex, TopicIndex};
use proptest::prelude::*;

use super::{Map, holds_for_any, pieces, touches};

/// Where a line begins: the topic, or the frame of the group.
fn source(map: &Map, from: Prerequisite) -> (Area, TopicIndex) {
    match from {
        Prerequisite::Topic(topic) => (map.area(topic), topic),
        Prerequisite::OneOf(group) => (map.frame(group), map.roadmap.group(group).members[0]),
    }
}

/// The edge of an area that looks away from the main line.
fn outer_edge(map: &Map, area: Area, topic: TopicIndex) -> i32 {
    if map.plan.topics[usize::from(topic.0)].side == Side::Left { area.x } else { area.right() }
}

/// A straight piece of a line, told by whose it is; pieces of the same owner may lie on each other.
#[derive(Debug)]
struct Piece {
    area: Area,
    owner: Owner,
    /// The topic that it enters.
    enters: Option<TopicIndex>,
}

#[derive(Debug, PartialEq)]
enum Owner {
    Source(Prerequisite),
    Twigs(StageIndex),
    MainLine,
}

fn pieces_of(line: &Line) -> impl Iterator<Item = Piece> {
    let last = line.points.len() - 2;
    pieces(&line.points).enumerate().map(move |(at, area)| {
        let enters = (at == last).then_some(line.to);
        Piece { area, owner: Owner::Source(line.from), enters }
    })
}

#[test]
fn every_prerequisite_of_another_stage_has_a_line_from_edge_to_edge() {
    holds_for_any(|map| {
        let mut lines = map.plan.lines.iter();
        for to in map.roadmap.indices() {
            for from in map.roadmap.topic(to).prerequisites {
                let (area, first) = source(map, *from);
                if map.roadmap.topic(first).stage == map.roadmap.topic(to).stage {
                    continue;
                }
                let line = lines.next().expect("a line is missing");
                prop_assert_eq!((line.from, line.to), (*from, to));
                let (start, end) = (line.points[0], line.points[line.points.len() - 1]);
                prop_assert_eq!(start.x, outer_edge(map, area, first));
                prop_assert!(area.y < start.y && start.y < area.bottom());
                let area = map.area(to);
                prop_assert_eq!(end.x, outer_edge(map, area, to));
                prop_assert!(area.y < end.y && end.y < area.bottom());
            }
        }
        prop_assert_eq!(lines.next(), None);
        Ok(())
    });
}

#[test]
fn lines_run_up_down_and_across_and_never_back() {
    holds_for_any(|map| {
        for points in map.plan.lines.iter().map(|line| &line.points).chain([&map.plan.main_line]) {
            for ends in points.windows(2) {
                prop_assert!((ends[0].x == ends[1].x) != (ends[0].y == ends[1].y), "{:?}", points);
            }
            for corner in points.windows(3) {
                let [a, b, c] = [corner[0], corner[1], corner[2]];
                let product = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
                prop_assert!(product >= 0, "{:?} at {:?}", points, b);
            }
        }
        Ok(())
    });
}

#[test]
fn no_line_runs_through_a_box_or_a_station() {
    holds_for_any(|map| {
        for line in &map.plan.lines {
            let last = line.points.len() - 2;
            for (at, piece) in pieces(&line.points).enumerate() {
                for (topic, area) in map.boxes().filter(|(_, area)| touches(area, &piece)) {
                    let is_end =
                        (at == 0 && line.from == Prerequisite::Topic(topic)) || (at == last && line.to == topic);
                    prop_assert!(is_end && !area.meets(&piece), "{:?} at {:?}", line, area);
                }
                prop_assert!(!map.plan.stages.iter().any(|stage| touches(&stage.station, &piece)), "{:?}", line);
            }
        }
        Ok(())
    });
}

#[test]
fn frames_are_entered_by_the_lines_of_their_members_alone() {
    holds_for_any(|map| {
        for line in &map.plan.lines {
            for choice in &map.plan.choices {
                let is_own = match line.from {
                    Prerequisite::Topic(from) => map.is_within(from, choice.group),
                    Prerequisite::OneOf(from) => map.is_within(map.roadmap.group(from).members[0], choice.group),
                };
                let touching = pieces(&line.points).filter(|piece| touches(&choice.area, piece)).count();
                let expected = usize::from(is_own) + usize::from(map.is_within(line.to, choice.group));
                prop_assert_eq!(touching, expected, "{:?} at {:?}", line, choice.area);
                if line.from == Prerequisite::OneOf(choice.group) {
                    prop_assert!(!pieces(&line.points).any(|piece| choice.area.meets(&piece)), "{:?}", line);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn no_line_lies_on_one_from_elsewhere() {
    holds_for_any(|map| {
        let mut all: Vec<Piece> = map.plan.lines.iter().flat_map(pieces_of).collect();
        let main_line = pieces(&map.plan.main_line);
        all.extend(main_line.map(|area| Piece { area, owner: Owner::MainLine, enters: None }));
        for (stage, it) in map.roadmap.stage_indices().zip(&map.plan.stages) {
            let twigs = it.twigs.iter().flat_map(|twig| pieces(twig));
            all.extend(twigs.map(|area| Piece { area, owner: Owner::Twigs(stage), enters: None }));
        }
        let key = |piece: &Piece| {
            let Area { x, y, height, .. } = piece.area;
            if height == 0 { (true, y, x) } else { (false, x, y) }
        };
        all.sort_by_key(key);
        for on_one in all.chunk_by(|one, other| (key(one).0, key(one).1) == (key(other).0, key(other).1)) {
            for (at, one) in on_one.iter().enumerate() {
                let end = key(one).2 + one.area.width.max(one.area.height);
                for other in on_one[at + 1..].iter().take_while(|other| key(other).2 < end) {
                    let is_shared_end = one.enters.is_some() && one.enters == other.enters;
                    prop_assert!(one.owner == other.owner || is_shared_end, "{:?} and {:?}", one, other);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_main_line_calls_at_every_station_in_order_and_runs_through_nothing_else() {
    holds_for_any(|map| {
        let mut stations = map.plan.stages.iter().map(|stage| stage.station).peekable();
        for piece in pieces(&map.plan.main_line) {
            prop_assert!(!map.boxes().any(|(_, area)| touches(&area, &piece)), "{:?}", piece);
            prop_assert!(!map.plan.choices.iter().any(|choice| touches(&choice.area, &piece)), "{:?}", piece);
            while let Some(station) = stations.next_if(|station| touches(station, &piece)) {
                prop_assert!(piece.height > 0 && piece.x == station.x + station.width / 2, "{:?}", station);
            }
        }
        prop_assert_eq!(stations.next(), None);
        // Every stop is on the line, the last twig, too.
        for stage in &map.plan.stages {
            let trunk = stage.area.x + stage.area.width / 2;
            for start in stage.twigs.iter().map(|twig| twig[0]).filter(|start| start.x == trunk) {
                let start = Area { x: start.x, y: start.y, ..Area::default() };
                prop_assert!(pieces(&map.plan.main_line).any(|piece| touches(&piece, &start)), "{:?}", start);
            }
        }
        Ok(())
    });
}

/// The most that a line may lose where it crosses a column: the way around the highest stage, or that up to the column's
/// end and back down.
fn detour(column: &[StageBox], map: &Map) -> i32 {
    let tops = column.iter().map(|stage| stage.area.y);
    let end = column.iter().map(|stage| stage.area.bottom()).max().unwrap_or(0);
    let heights: Vec<i32> = tops.chain([end]).collect();
    let highest = heights.windows(2).map(|two| two[1] - two[0]).max().unwrap_or(0);
    highest.max(2 * (map.plan.height - end))
}

/// The room above the stages of a column that they would not have if nothing crossed there.
fn widening(column: &[StageBox]) -> i32 {
    const MARGIN: i32 = 24;
    const ROOM: i32 = 24;
    let ends = column.iter().map(|stage| stage.area.bottom());
    let rooms = [MARGIN].into_iter().chain(ends).zip(column).map(|(end, stage)| stage.area.y - end - ROOM);
    rooms.sum()
}

#[test]
fn lines_are_short() {
    holds_for_any(|map| {
        let columns = map.columns();
        let detours: Vec<i32> = columns.iter().map(|column| detour(column, map)).collect();
        let widened = columns.iter().map(|column| widening(column)).max().unwrap_or(0);
        let gutter = |at: usize| {
            let left = at.checked_sub(1).map_or(0, |at| columns[at][0].area.right());
            columns.get(at).map_or(map.plan.width, |column| column[0].area.x) - left
        };
        // The gutter at which a point of a box's outer edge lies.
        let gutter_at =
            |x: i32| columns.iter().filter(|column| x > column[0].area.x + column[0].area.width / 2).count();
        for line in &map.plan.lines {
            let (start, end) = (line.points[0], line.points[line.points.len() - 1]);
            let (one, other) = (gutter_at(start.x), gutter_at(end.x));
            // Out of the one box and into the other: through the gutter, and out of a frame in a frame.
            let ends = 2 * (gutter(one) + gutter(other) + 4 * 8);
            let across: i32 = pieces(&line.points).map(|piece| piece.width).sum();
            prop_assert!(across <= (start.x - end.x).abs() + ends, "{} across: {:?}", across, line);
            let crossed = one.min(other)..one.max(other);
            // The way was chosen before the lines that cross made room for themselves.
            let moved = (crossed.len() as i32 + 2) * widened;
            let around = detours[crossed].iter().sum::<i32>() + moved;
            let along: i32 = pieces(&line.points).map(|piece| piece.height).sum();
            prop_assert!(along <= (start.y - end.y).abs() + around, "{} along, {} around: {:?}", along, around, line);
        }
        Ok(())
    });
}

#[test]
fn no_line_of_the_real_map_goes_far_out_of_its_way() {
    let map = Map::of(&ROADMAP, Form::WIDE);
    for line in &map.plan.lines {
        let (start, end) = (line.points[0], line.points[line.points.len() - 1]);
        let along: i32 = pieces(&line.points).map(|piece| piece.height).sum();
        let more = along - (start.y - end.y).abs();
        assert!(more <= map.plan.height * 3 / 10, "{more} out of the way: {line:?}");
    }
}
