//! Shares the stages out to columns and puts each in its place. Knows of the lines which lanes they need, not how they run.

use super::stops::Run;
use super::ways::Way;
use super::{BEND, Corner, Form, GUTTER, LANE, Plan, RAIL, StageBox, TERMINAL};

/// Above the first station and below the last line.
const MARGIN: i32 = 24;
/// The least room between two stages.
const CORRIDOR: i32 = 20;
/// What a stage takes on average besides its own height.
const SPACING: i32 = CORRIDOR + TERMINAL;
/// The width of the wide form by its height, as near as columns allow: between that of a sheet and that of a window.
const RATIO: f64 = 1.75;

/// Where a column stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// The lane that is furthest from the rail.
    pub(super) lane: i32,
    /// The track with the stops.
    pub(super) rail: i32,
    /// The first lane of the gutter left of it, and how many there are besides that of a line which goes straight on.
    pub(super) gutter: i32,
    pub(super) lanes: i32,
    /// How many lanes it has in all.
    pub(super) all: i32,
    /// The height at which the lane furthest from the rail comes in at the head.
    pub(super) head: i32,
    /// That at which the lane next to the rail leaves at the foot.
    pub(super) foot: i32,
}

/// Shares the stages out, in order, to columns of which the highest is as low as can be. Returns those of each column.
pub(super) fn share_out(form: Form, runs: Vec<Run>) -> Vec<Vec<Run>> {
    let heights: Vec<i32> = runs.iter().map(|run| SPACING + run.height).collect();
    let total: i32 = heights.iter().sum();
    let width = f64::from(form.reach + RAIL + 3 * GUTTER);
    let count = if form.is_tall { 1 } else { (RATIO * f64::from(total) / width).sqrt().round().max(1.0) as usize };
    // Which column each stage comes to if none may be higher than this.
    let fill = |most: i32| -> Vec<usize> {
        let (mut column, mut filled) = (0, 0);
        let next = |height: &i32| {
            if filled > 0 && filled + height > most {
                (column, filled) = (column + 1, 0);
            }
            filled += height;
            column
        };
        heights.iter().map(next).collect()
    };
    let (mut low, mut high) = (0, total);
    while low < high {
        let most = i32::midpoint(low, high);
        if fill(most).last().is_some_and(|last| *last >= count) { low = most + 1 } else { high = most }
    }
    let mut columns: Vec<Vec<Run>> = Vec::new();
    for (run, column) in runs.into_iter().zip(fill(high)) {
        columns.resize_with(column + 1, Vec::new);
        if let Some(column) = columns.last_mut() {
            column.push(run);
        }
    }
    columns
}

/// Puts every stage in its place on the plan, and returns where the columns stand.
pub(super) fn place(form: Form, columns: Vec<Vec<Run>>, ways: &[Way], plan: &mut Plan) -> Vec<Place> {
    let lanes = |is_there: &dyn Fn(&Way) -> bool| {
        ways.iter().filter(|way| is_there(way)).map(|way| way.lane as i32 + 1).max().unwrap_or(0)
    };
    // Of each gutter: how many lanes lines of other stages have, and how many there are in all.
    let in_gutters: Vec<[i32; 2]> = (0..columns.len())
        .map(|at| {
            let lanes = lanes(&|way| at > 0 && way.is_in_lane(at - 1, at));
            [lanes, lanes + i32::from(at > 0 && ways.iter().any(|way| way.goes_straight_to(at)))]
        })
        .collect();
    let most = in_gutters.iter().map(|[_, all]| *all).max().unwrap_or(0);
    let head = MARGIN + (most - 1).max(0) * LANE;
    let top = if most > 0 { head + BEND } else { MARGIN };
    let mut places = Vec::new();
    let mut x = 0;
    plan.height = 2 * MARGIN;
    for (at, column) in columns.into_iter().enumerate() {
        let [in_gutter, all] = in_gutters.get(at).copied().unwrap_or_default();
        let gutter = x + GUTTER;
        let lane = if all > 0 { gutter + (all - 1) * LANE + 2 * BEND } else { gutter };
        let rail = match lanes(&|way| way.is_in_lane(at, at)) {
            // From far a station is no smaller.
            0 => lane + RAIL / 2,
            lanes => lane + (lanes - 1) * LANE + RAIL,
        };
        let mut place = Place { lane, rail, gutter, lanes: in_gutter, all, head, foot: 0 };
        let mut y = top;
        for (nth, run) in column.into_iter().enumerate() {
            y = place_run(run, nth == 0, y, place, ways, plan);
        }
        place.foot = y + BEND;
        let lanes = in_gutters.get(at + 1).map_or(0, |[_, all]| *all);
        plan.height = plan.height.max(if lanes > 0 { place.foot + (lanes - 1) * LANE } else { y } + MARGIN);
        x = rail + form.reach;
        places.push(place);
    }
    plan.width = x + GUTTER;
    places
}

/// Puts a stage below what is above it, with the room that its line needs to come and go. Returns where the next begins.
fn place_run(mut run: Run, is_first: bool, y: i32, place: Place, ways: &[Way], plan: &mut Plan) -> i32 {
    let stage = usize::from(run.stage.0);
    let stops = ways.iter().find_map(|way| way.stop(stage).map(|stop| (way, stop)));
    let before = stage.checked_sub(1).and_then(|stage| ways.iter().find_map(|way| Some((way, way.stop(stage)?))));
    let Some((way, stop)) = stops else { return y };
    if stop.is_first {
        run.lengthen_head(TERMINAL);
    }
    let lead = if stop.comes_by_lane { 2 * BEND } else { 0 };
    let y = y + lead + if is_first { 0 } else { CORRIDOR };
    let mut it = run.it;
    let moved = |area: &mut super::Area| {
        area.x += place.rail;
        area.y += y;
    };
    let turned = |corner: &mut Corner| {
        corner.at.x += place.rail;
        corner.at.y += y;
    };
    [&mut it.station, &mut it.label, &mut it.area].into_iter().for_each(moved);
    it.rails.iter_mut().flatten().for_each(turned);
    // One changes from the line of the stage before.
    if let Some((other, leaving)) = before
        && other.line != way.line
        && !leaving.is_last
    {
        let left = place.lane + other.lane as i32 * LANE - LANE;
        it.station.width += it.station.x - left;
        it.station.x = left;
    }
    let left = it.station.x.min(it.area.x);
    it.area.width += it.area.x - left;
    it.area.x = left;
    for (topic, mut topic_box) in run.topics {
        topic_box.stop.x += place.rail;
        topic_box.stop.y += y;
        [&mut topic_box.label, &mut topic_box.area].into_iter().for_each(moved);
        if let Some(it) = plan.topics.get_mut(usize::from(topic.0)) {
            *it = topic_box;
        }
    }
    for mut choice in run.choices {
        [&mut choice.area, &mut choice.label].into_iter().for_each(moved);
        choice.end.x += place.rail;
        choice.end.y += y;
        plan.choices.push(choice);
    }
    plan.stages.push(StageBox { head: y + run.head, ..it });
    let tail = match stop {
        _ if stop.is_last => TERMINAL,
        _ if stop.leaves_by_lane => 2 * BEND,
        _ => 0,
    };
    y + run.height + tail
}
