//! Shares the stages out to columns and puts every box in its place. Knows nothing of lines but the room they need.

use super::blocks::{Block, GAP, INDENT, LABEL, PADDING, stack};
use super::lanes::Gutter;
use super::{Area, Choice, Form, GRID, Plan, Point, Side, StageBox, TopicBox, snap};
use crate::domain::edition::Edition;
use crate::domain::roadmap::Roadmap;
use crate::domain::text_width::{text_width, wrap};
use crate::domain::topic::StageIndex;

/// The size of the letters of a station.
const TITLE: usize = 16;
const LINE: i32 = 20;
/// What a station has besides its title: number, count and room.
const SIGNS: i32 = 112;
/// Above the first station and below the last line.
const MARGIN: i32 = 24;
/// The room between two stages when nothing crosses there.
const CORRIDOR: i32 = 24;
/// The width of the wide form by its height, as near as columns allow: that of a landscape sheet.
const RATIO: f64 = 1.414;

/// A stage, its blocks on two sides.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    /// Which it is.
    pub(super) index: StageIndex,
    /// Its title, in lines.
    title: Vec<String>,
    station: (i32, i32),
    height: i32,
    /// What stands left and right of the main line.
    sides: [Vec<Block>; 2],
    /// The room for lines above it.
    pub(super) corridor: i32,
}

impl Stage {
    /// A stage by itself: its blocks in reading order, the first ones left, so that the sides are as even as can be.
    pub(super) fn of(roadmap: &Roadmap, edition: Edition, form: Form, index: StageIndex) -> Self {
        let it = roadmap.stage(index);
        let top: Vec<_> = it.topics.iter().copied().filter(|topic| roadmap.topic(*topic).parent.is_none()).collect();
        let mut left = Block::of(roadmap, edition, form, &top, form.box_width);
        let uneven = |at: &usize| {
            let (left, right) = left.split_at(*at);
            (stack(left) - stack(right)).abs()
        };
        let half = (0..=left.len()).min_by_key(uneven).unwrap_or(0);
        let right = left.split_off(half);
        let width = column_width(form);
        let title = wrap(it.title, TITLE * 9 / 8, (width - SIGNS).max(1) as usize);
        let longest = title.iter().map(|line| text_width(line) * TITLE * 9 / 800).max().unwrap_or(0) as i32;
        let station = (snap(longest + SIGNS).min(width), 20 + LINE * title.len() as i32);
        let height = (station.1 + 2 * GAP + stack(&left).max(stack(&right))).max(form.least_stage);
        Self { index, title, station, height, sides: [left, right], corridor: CORRIDOR }
    }
}

/// Stages below each other.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// From the first to the last.
    pub(super) stages: Vec<Stage>,
    /// The height at which it begins.
    pub(super) top: i32,
    /// The room for lines below the last stage.
    pub(super) last_corridor: i32,
}

impl Column {
    /// The heights of the stages' upper edges, without the room for lines above them, and that of the column's end.
    pub(super) fn tops(&self) -> Vec<i32> {
        let mut y = self.top;
        let mut tops = Vec::new();
        for stage in &self.stages {
            tops.push(y + stage.corridor);
            y += stage.corridor + stage.height;
        }
        tops.push(y);
        tops
    }

    /// The height of a crossing above a stage, or below the last; the first lane is 0.
    pub(super) fn crossing(&self, corridor: usize, lane: i32, form: Form) -> i32 {
        let tops = self.tops();
        let below = tops.get(corridor).copied().unwrap_or(self.top);
        let room = self.stages.get(corridor).map_or(0, |stage| stage.corridor);
        let crossing = form.lane.max(2 * GRID);
        below - room + CORRIDOR / 2 + lane * crossing
    }

    /// Makes room for so many lines to cross above a stage, or below the last.
    pub(super) fn widen(&mut self, corridor: usize, lanes: i32, form: Form) {
        let more = (lanes - 1).max(0) * form.lane.max(2 * GRID);
        match self.stages.get_mut(corridor) {
            Some(stage) => stage.corridor = CORRIDOR + more,
            None => self.last_corridor = CORRIDOR + more,
        }
    }
}

/// Both sides of a column with the main line between them.
pub(super) fn column_width(form: Form) -> i32 {
    2 * (form.box_width + form.branch)
}

/// Shares the stages out, in order, to columns of even height.
pub(super) fn share_out(form: Form, stages: Vec<Stage>) -> Vec<Column> {
    let total: i32 = stages.iter().map(|stage| stage.corridor + stage.height).sum();
    let width = f64::from(column_width(form) + 3 * form.gutter);
    let count = if form.is_tall { 1.0 } else { (RATIO * f64::from(total) / width).sqrt().round().max(1.0) };
    let share = f64::from(total) / count;
    let mut columns: Vec<Column> = Vec::new();
    let mut before = 0;
    for stage in stages {
        let height = stage.corridor + stage.height;
        // A stage belongs to the column in whose share its middle lies.
        let at = (f64::from(before) + f64::from(height) / 2.0) / share;
        before += height;
        if columns.len() < (at as usize + 1).min(count as usize) {
            // Lines that come from two columns to one gutter never meet at the same height.
            let top = MARGIN + if columns.len() % 2 == 1 { GRID / 2 } else { 0 };
            columns.push(Column { stages: Vec::new(), top, last_corridor: 0 });
        }
        if let Some(column) = columns.last_mut() {
            column.stages.push(stage);
        }
    }
    for column in &mut columns {
        even_out(column);
    }
    columns
}

/// Exchanges the sides of stages so that neither side of the column has much more than the other.
fn even_out(column: &mut Column) {
    let mut more_left = 0;
    for stage in &mut column.stages {
        let [left, right] = &stage.sides;
        let difference = stack(left) - stack(right);
        if (more_left + difference).abs() > (more_left - difference).abs() {
            stage.sides.swap(0, 1);
            more_left -= difference;
        } else {
            more_left += difference;
        }
    }
}

/// Puts every box in its place.
pub(super) fn place(roadmap: &Roadmap, form: Form, columns: &[Column], gutters: &[Gutter]) -> Plan {
    let mut plan = Plan {
        topics: vec![TopicBox::default(); roadmap.topics.len()],
        stages: vec![StageBox::default(); roadmap.stages.len()],
        ..Plan::default()
    };
    let mut x = 0;
    for (at, column) in columns.iter().enumerate() {
        x += gutters.get(at).map_or(0, |gutter| gutter.width);
        let tops = column.tops();
        for (stage, top) in column.stages.iter().zip(&tops) {
            place_stage(form, stage, x, *top, &mut plan);
        }
        let end = tops.last().copied().unwrap_or(0) + column.last_corridor + MARGIN;
        plan.height = plan.height.max(end);
        x += column_width(form);
    }
    plan.width = x + gutters.last().map_or(0, |gutter| gutter.width);
    plan
}

fn place_stage(form: Form, stage: &Stage, x: i32, top: i32, plan: &mut Plan) {
    let trunk = x + column_width(form) / 2;
    let (width, height) = stage.station;
    let mut it = StageBox {
        station: Area { x: trunk - width / 2, y: top, width, height },
        title: stage.title.clone(),
        area: Area { x, y: top, width: column_width(form), height: stage.height },
        twigs: Vec::new(),
    };
    let [left, right] = &stage.sides;
    for (side, blocks) in [(Side::Left, left), (Side::Right, right)] {
        let left = if side == Side::Left { x } else { trunk + form.branch };
        let mut y = top + height + 2 * GAP;
        for block in blocks {
            let area = Area { x: left, y, width: form.box_width, height: 0 };
            let end = place_block(stage.index, block, side, area, plan, &mut it);
            it.twigs.push(vec![Point { x: trunk, y: end.y }, end]);
            y += block.height() + GAP;
        }
    }
    if let Some(place) = plan.stages.get_mut(usize::from(stage.index.0)) {
        *place = it;
    }
}

/// Puts a block at the upper edge of an area, and returns where a twig to it ends.
fn place_block(stage: StageIndex, block: &Block, side: Side, area: Area, plan: &mut Plan, it: &mut StageBox) -> Point {
    let inner_edge = |area: Area| if side == Side::Left { area.right() } else { area.x };
    let outwards = if side == Side::Left { -1 } else { 1 };
    match block {
        Block::Topic { topic, title, facts, height, parts } => {
            let own = Area { height: *height, ..area };
            if let Some(place) = plan.topics.get_mut(usize::from(topic.0)) {
                *place = TopicBox { area: own, side, title: title.clone(), facts: facts.clone() };
            }
            let mut y = own.bottom() + GAP;
            let stem = inner_edge(area) + outwards * INDENT / 2;
            for part in parts {
                let x = if side == Side::Left { area.x } else { area.x + INDENT };
                let room = Area { x, y, width: area.width - INDENT, height: 0 };
                let end = place_block(stage, part, side, room, plan, it);
                it.twigs.push(vec![Point { x: stem, y: own.bottom() }, Point { x: stem, y: end.y }, end]);
                y += part.height() + GAP;
            }
            Point { x: inner_edge(own), y: own.middle() }
        }
        Block::Choice { group, members } => {
            let frame = Area { height: block.height(), ..area };
            plan.choices.push(Choice { group: *group, stage, area: frame, side });
            let mut y = area.y + PADDING + LABEL;
            for member in members {
                let room = Area { x: area.x + PADDING, y, width: area.width - 2 * PADDING, height: 0 };
                place_block(stage, member, side, room, plan, it);
                y += member.height() + GAP;
            }
            Point { x: inner_edge(frame), y: area.y + PADDING + LABEL / 2 }
        }
    }
}
