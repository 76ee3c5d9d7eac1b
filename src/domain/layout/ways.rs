//! Which way each line takes through the columns: the stages that it calls at, and the lane that it has beside the others.

use super::stops::Run;
use crate::domain::roadmap::Roadmap;
use crate::domain::topic::LineIndex;

/// A line with its stages and the lane that it has all the way.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) line: Option<LineIndex>,
    /// Its stages, each with its column.
    pub(super) stages: Vec<(usize, usize)>,
    /// Its lane, counted from the one that is furthest from the rail.
    pub(super) lane: usize,
}

/// How a line comes to a stage of its own, and leaves it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) is_first: bool,
    pub(super) is_last: bool,
    pub(super) comes_by_lane: bool,
    pub(super) leaves_by_lane: bool,
}

/// The lines of a roadmap, in the order in which they begin. Each gets the free lane that is furthest from the rail.
pub(super) fn ways(roadmap: &Roadmap, columns: &[Vec<Run>]) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for (column, runs) in columns.iter().enumerate() {
        for run in runs {
            let (line, stage) = (roadmap.stage(run.stage).line, (usize::from(run.stage.0), column));
            match ways.iter_mut().find(|way| way.line == line) {
                Some(way) => way.stages.push(stage),
                None => ways.push(Way { line, stages: vec![stage], lane: 0 }),
            }
        }
    }
    for at in 0..ways.len() {
        let (before, rest) = ways.split_at_mut(at);
        if let Some(way) = rest.first_mut().filter(|way| way.hops().next().is_some()) {
            let is_free = |lane: &usize| !before.iter().any(|other| other.lane == *lane && other.meets(way));
            way.lane = (0..).find(is_free).unwrap_or(0);
        }
    }
    ways
}

impl Way {
    /// The stages between which it runs in its lane, each with its column.
    fn hops(&self) -> impl Iterator<Item = [(usize, usize); 2]> {
        let pairs = self.stages.windows(2).filter_map(|pair| <[_; 2]>::try_from(pair).ok());
        pairs.filter(|[from, to]| from.0 + 1 != to.0)
    }

    /// Whether both lines are in their lanes between the same two stages.
    fn meets(&self, other: &Self) -> bool {
        let ends = |way: &Self| Some((way.hops().next()?[0].0, way.hops().last()?[1].0));
        ends(self).zip(ends(other)).is_some_and(|(one, other)| one.0 < other.1 && other.0 < one.1)
    }

    /// Whether it is in its lane somewhere in two columns, and so between them.
    pub(super) fn is_in_lane(&self, one: usize, other: usize) -> bool {
        self.hops().any(|[from, to]| from.1 <= one && other <= to.1)
    }

    /// Whether it goes on from the last stage of a column to the first of the next, which is this one.
    pub(super) fn goes_straight_to(&self, column: usize) -> bool {
        self.stages
            .windows(2)
            .any(|pair| matches!(pair, [from, to] if from.0 + 1 == to.0 && from.1 < to.1 && to.1 == column))
    }

    /// How it comes to a stage, if that is one of its own.
    pub(super) fn stop(&self, stage: usize) -> Option<Stop> {
        let at = self.stages.binary_search_by_key(&stage, |(stage, _)| *stage).ok()?;
        let own = self.stages.get(at)?;
        let before = at.checked_sub(1).and_then(|at| self.stages.get(at));
        let after = self.stages.get(at + 1);
        Some(Stop {
            is_first: before.is_none(),
            is_last: after.is_none(),
            comes_by_lane: before.is_some_and(|before| before.0 + 1 != own.0),
            leaves_by_lane: after.is_some_and(|after| own.0 + 1 != after.0),
        })
    }
}
