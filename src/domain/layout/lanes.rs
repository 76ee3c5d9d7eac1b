//! The lanes of a gutter: which line runs where beside the columns, so that no two lie on each other.

use std::collections::BTreeMap;

use super::{Form, snap};

/// What runs up and down a gutter, from one height to another.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Whose lines: lines from the same topic share a lane.
    pub(super) net: usize,
    /// The upper end.
    pub(super) from: i32,
    /// The lower end.
    pub(super) to: i32,
    /// How many of its ends are in the column right of the gutter, less those in the column left of it.
    pub(super) rightness: i32,
}

impl Run {
    /// Whether another run could have the same lane: one would see where one ends and the other begins.
    fn is_clear_of(&self, other: &Self) -> bool {
        const APART: i32 = 8;
        self.to + APART <= other.from || other.to + APART <= self.from
    }
}

/// A gutter with its lanes.
#[derive(Clone, Debug, Default)]
pub(super) struct Gutter {
    /// Its width.
    pub(super) width: i32,
    /// For each net that runs here the distance of its lane from the left edge.
    lanes: BTreeMap<usize, i32>,
}

impl Gutter {
    /// Gives each run a lane: short ones near to the column that they belong to, so that few lines cross.
    pub(super) fn of(form: Form, mut runs: Vec<Run>) -> Self {
        runs.sort_by_key(|run| (run.to - run.from, run.from, run.net));
        // From the left edge inwards, and from the right one.
        let mut sides: [Vec<Vec<Run>>; 2] = Default::default();
        let mut places = Vec::new();
        for run in runs {
            let (net, is_right) = (run.net, run.rightness > 0);
            let lanes = &mut sides[usize::from(is_right)];
            let free = lanes.iter().position(|lane| lane.iter().all(|other| run.is_clear_of(other)));
            let lane = free.unwrap_or(lanes.len());
            match lanes.get_mut(lane) {
                Some(lane) => lane.push(run),
                None => lanes.push(vec![run]),
            }
            places.push((net, is_right, lane as i32));
        }
        let count = (sides[0].len() + sides[1].len()) as i32;
        let width = snap(form.gutter.max((count + 1) * form.lane + form.gutter / 2));
        let edge = form.gutter / 4 + form.lane;
        let place = |(net, is_right, lane): (usize, bool, i32)| {
            let inwards = edge + lane * form.lane;
            (net, if is_right { width - inwards } else { inwards })
        };
        Self { width, lanes: places.into_iter().map(place).collect() }
    }

    /// The distance of a net's lane from the left edge.
    pub(super) fn lane(&self, net: usize) -> i32 {
        self.lanes.get(&net).copied().unwrap_or(0)
    }
}
