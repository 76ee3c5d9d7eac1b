//! The lines of a large map, cut at the edges of its tiles: a page gets what of them runs through its tiles, and where lines
//! from one topic run together, one for all of them.

use std::collections::BTreeMap;

use backend_roadmap::domain::layout::{Area, Line, Point};
use backend_roadmap::domain::picture::TILE;
use backend_roadmap::domain::topic::{Prerequisite, TopicIndex};

/// What lines have in common in a tile.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    /// Column and row of the tile.
    pub(crate) tile: [usize; 2],
    /// Where the lines come from.
    pub(crate) from: Prerequisite,
    /// Where they lead to.
    pub(crate) to: Vec<TopicIndex>,
    /// Where they run.
    pub(crate) points: Vec<Point>,
}

/// The lines in stretches, tile by tile.
pub(crate) fn cut(lines: &[Line]) -> Vec<Stretch> {
    let mut stretches: BTreeMap<_, Vec<TopicIndex>> = BTreeMap::new();
    for line in lines {
        let places = |of: fn(&Point) -> i32| {
            let all = line.points.iter().map(of);
            all.clone().min().unwrap_or(0) / TILE..=all.max().unwrap_or(0) / TILE
        };
        let rows = places(|point| point.y);
        for tile in places(|point| point.x).flat_map(|column| rows.clone().map(move |row| [column, row])) {
            for points in within(&line.points, tile) {
                stretches.entry((tile.map(|at| at as usize), line.from, points)).or_default().push(line.to);
            }
        }
    }
    stretches.into_iter().map(|((tile, from, points), to)| Stretch { tile, from, to, points }).collect()
}

/// What of a line runs through a tile, which has its upper and left edge but not the others.
fn within(points: &[Point], [column, row]: [i32; 2]) -> Vec<Vec<Point>> {
    let mut stretches: Vec<Vec<Point>> = Vec::new();
    let tile = Area { x: column * TILE, y: row * TILE, width: TILE, height: TILE };
    for pair in points.windows(2) {
        let &[from, to] = pair else { continue };
        let holds = |start: i32, one: i32, other: i32| one.min(other) < start + TILE && one.max(other) >= start;
        if !holds(tile.x, from.x, to.x) || !holds(tile.y, from.y, to.y) {
            continue;
        }
        let clip =
            |point: Point| Point { x: point.x.clamp(tile.x, tile.right()), y: point.y.clamp(tile.y, tile.bottom()) };
        let (from, to) = (clip(from), clip(to));
        match stretches.last_mut() {
            Some(last) if last.last() == Some(&from) => last.push(to),
            _ => stretches.push(vec![from, to]),
        }
    }
    stretches
}
