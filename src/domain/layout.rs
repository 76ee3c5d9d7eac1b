//! Where everything stands on the map: a main line with the stages as its stations, topics on both sides of it, and a line
//! from each topic to what it unlocks in other stages. A pure function of the roadmap; knows nothing of how the map is drawn or moved.
//!
//! Distances are in units of the map: CSS pixels at 100 %. Columns stand beside each other, with a gutter on either side of
//! each. A line leaves a topic at its outer edge, runs up or down the gutter in a lane of its own, crosses a column only
//! between two stages, and enters the other topic at its outer edge: so it never runs through a box.

use super::edition::Edition;
use super::roadmap::Roadmap;
use super::topic::{GroupIndex, Prerequisite, StageIndex, TopicIndex};

mod blocks;
mod columns;
mod lanes;
mod routes;

/// Every distance of the layout is a multiple of it: what must not coincide is told apart by the remainder.
const GRID: i32 = 4;

/// A shape of the map, for a shape of window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The width of a topic's box.
    pub box_width: i32,
    /// How far a box stands from the main line.
    pub branch: i32,
    /// The least width of a gutter.
    pub gutter: i32,
    /// The distance of two lanes.
    pub lane: i32,
    /// The least height of a stage: from far, its title needs a line.
    pub least_stage: i32,
    /// Whether there is one column only, however long.
    pub is_tall: bool,
}

impl Form {
    /// For windows that are wider than high.
    pub const WIDE: Self = Self { box_width: 212, branch: 28, gutter: 24, lane: 8, least_stage: 176, is_tall: false };
    /// For phones: as wide as one of them.
    pub const TALL: Self = Self { box_width: 160, branch: 10, gutter: 8, lane: 3, least_stage: 208, is_tall: true };
}

/// A point of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The distance from the left edge.
    pub x: i32,
    /// The distance from the upper edge.
    pub y: i32,
}

/// A rectangle of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Area {
    /// The distance of its left edge from that of the map.
    pub x: i32,
    /// The distance of its upper edge from that of the map.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

impl Area {
    /// The right edge.
    pub fn right(&self) -> i32 {
        self.x + self.width
    }

    /// The lower edge.
    pub fn bottom(&self) -> i32 {
        self.y + self.height
    }

    /// The height of its middle.
    pub fn middle(&self) -> i32 {
        self.y + self.height / 2
    }
}

/// The side of the main line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Left of it.
    #[default]
    Left,
    /// Right of it.
    Right,
}

/// A topic on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicBox {
    /// The box.
    pub area: Area,
    /// Where it stands.
    pub side: Side,
    /// The title, in lines.
    pub title: Vec<String>,
    /// Mark and hours, in lines.
    pub facts: Vec<String>,
}

/// A choose-one group on the map: a frame around its topics.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The group.
    pub group: GroupIndex,
    /// The stage that it stands in.
    pub stage: StageIndex,
    /// The frame.
    pub area: Area,
    /// Where it stands.
    pub side: Side,
}

/// A stage on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageBox {
    /// The station, on the main line.
    pub station: Area,
    /// The title, in lines.
    pub title: Vec<String>,
    /// The station and all its topics.
    pub area: Area,
    /// The twigs from the main line to the boxes, and from topics to their parts.
    pub twigs: Vec<Vec<Point>>,
}

/// A line from what is needed to what needs it in another stage. Inside a stage the order says what leads to what.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is needed.
    pub from: Prerequisite,
    /// The topic that needs it.
    pub to: TopicIndex,
    /// The corners, ends included.
    pub points: Vec<Point>,
}

/// The map, laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The width of it all.
    pub width: i32,
    /// The height of it all.
    pub height: i32,
    /// The topics, by their index.
    pub topics: Vec<TopicBox>,
    /// The stages, by their index.
    pub stages: Vec<StageBox>,
    /// The choose-one groups.
    pub choices: Vec<Choice>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The corners of the main line, ends included.
    pub main_line: Vec<Point>,
}

/// A length that boxes may have: the next even multiple of the grid, so that middles lie on it, too.
fn snap(length: i32) -> i32 {
    (length + 2 * GRID - 1) / (2 * GRID) * (2 * GRID)
}

/// Lays a roadmap out, with the marks of an edition.
pub fn plan(roadmap: &Roadmap, edition: Edition, form: Form) -> Plan {
    let stages: Vec<columns::Stage> =
        roadmap.stage_indices().map(|stage| columns::Stage::of(roadmap, edition, form, stage)).collect();
    let mut columns = columns::share_out(form, stages);
    let routes = routes::find(roadmap, form, &columns);
    // Crossings make room for themselves, which moves what is below them, but changes no way.
    routes.widen_crossings(&mut columns);
    let gutters = routes.assign_lanes(form, &columns);
    let mut plan = columns::place(roadmap, form, &columns, &gutters);
    routes.draw(form, &columns, &gutters, &mut plan);
    plan
}
