//! Where everything stands on the map, as on a map of transit lines: topics are the stops of their stage, stages are
//! interchanges, and the lines that stages belong to run from one to the next. A pure function of the roadmap; knows nothing
//! of how the map is drawn or moved.
//!
//! Distances are in units of the map: CSS pixels at 100 %. Stages stand below each other in columns. The line of a stage runs
//! down through its stops, whose labels are right of it. Lines that have no stop there run left of it, in lanes, and the lanes
//! run together from the foot of a column to the head of the next. So no track ever crosses a label.

use super::edition::Edition;
use super::roadmap::Roadmap;
use super::topic::{GroupIndex, LineIndex, StageIndex};

mod columns;
mod stops;
mod tracks;
mod ways;

/// The distance of two lanes. Every bend has a multiple of it as its radius, so that bends in a bundle are concentric.
pub const LANE: i32 = 8;
/// The radius of the narrowest bend between lanes.
const BEND: i32 = 2 * LANE;
/// How far the rail, which is the track with the stops, is from the lanes: as two bends need, and stations from far.
const RAIL: i32 = 2 * BEND + 3 * LANE;
/// How far a stop reaches at most, on each side.
const STOP: i32 = 13;
/// The room between a column and what is beside it.
const GUTTER: i32 = 24;
/// The room that the name of a line takes, where it begins or ends.
const TERMINAL: i32 = 48;

/// A shape of the map, for a shape of window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// How far labels reach right of the rail.
    pub reach: i32,
    /// The least height of a stage: from far, its title needs a few lines.
    pub least_stage: i32,
    /// Whether there is one column only, however long.
    pub is_tall: bool,
}

impl Form {
    /// For windows that are wider than high.
    pub const WIDE: Self = Self { reach: 256, least_stage: 128, is_tall: false };
    /// For phones: as wide as one of them.
    pub const TALL: Self = Self { reach: 260, least_stage: 280, is_tall: true };
}

/// A point of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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

/// A corner of a track, or an end of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corner {
    /// Where it would be if it were not round.
    pub at: Point,
    /// The radius of its bend; 0 at an end.
    pub radius: i32,
}

/// A track: up, down and across, with a bend at each corner.
pub type Track = Vec<Corner>;

/// The stop of a topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicBox {
    /// The middle of the stop.
    pub stop: Point,
    /// Its label: the title, then the facts.
    pub label: Area,
    /// Stop and label with the room around them: what can be pointed at.
    pub area: Area,
    /// The title, in lines.
    pub title: Vec<String>,
    /// Mark and hours, in lines.
    pub facts: Vec<String>,
}

/// A choose-one group on the map: a frame around its topics, on tracks beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The group.
    pub group: GroupIndex,
    /// The stage that it stands in.
    pub stage: StageIndex,
    /// The frame.
    pub area: Area,
    /// The words over its stops.
    pub label: Area,
    /// Where its branches have run together again.
    pub end: Point,
}

/// A stage on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageBox {
    /// The interchange: over the rail and over the lane of the line that one comes from.
    pub station: Area,
    /// The title, in lines, and the figures below it.
    pub title: Vec<String>,
    /// Where title and figures stand.
    pub label: Area,
    /// The interchange and all its topics, without the lanes beside them.
    pub area: Area,
    /// The height at which its stops begin.
    pub head: i32,
    /// The tracks with its stops on them: the rail, first, and where there is a choice its branches.
    pub rails: Vec<Track>,
}

/// What runs from stage to stage: the tracks of a line outside of the stages that it has stops in.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// The line; nothing on a roadmap without lines.
    pub line: Option<LineIndex>,
    /// From each of its stages to the next.
    pub tracks: Vec<Track>,
    /// Where it begins and where it ends; nothing of a line without a name.
    pub terminals: Vec<Terminal>,
}

/// An end of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Terminal {
    /// The sign, on the rail.
    pub sign: Area,
    /// The name, in lines.
    pub name: Vec<String>,
    /// Where the name stands.
    pub label: Area,
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
    /// The lines, in the order in which they begin.
    pub services: Vec<Service>,
}

/// A curve from a stop to another, as a path: between columns in an S, in a column in a bow left of the rail.
pub fn curve([x, y]: [i32; 2], [to_x, to_y]: [i32; 2]) -> String {
    const BOW: i32 = 96;
    let turn = match (x - to_x).abs() < BOW {
        true => x.min(to_x) - BOW.min(24 + (y - to_y).abs() / 8),
        false => i32::midpoint(x, to_x),
    };
    format!("M{x} {y}C{turn} {y} {turn} {to_y} {to_x} {to_y}")
}

/// Lays a roadmap out, with the marks of an edition.
pub fn plan(roadmap: &Roadmap, edition: Edition, form: Form) -> Plan {
    let runs = roadmap.stage_indices().map(|stage| stops::Run::of(roadmap, edition, form, stage)).collect();
    let columns = columns::share_out(form, runs);
    let ways = ways::ways(roadmap, &columns);
    let mut plan = Plan { topics: vec![TopicBox::default(); roadmap.topics.len()], ..Plan::default() };
    let places = columns::place(form, columns, &ways, &mut plan);
    plan.services = tracks::draw(roadmap, &ways, &places, &plan);
    plan
}
