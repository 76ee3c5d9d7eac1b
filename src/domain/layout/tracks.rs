//! The tracks of the lines from stage to stage, and the signs at their ends.

use super::columns::Place;
use super::ways::Way;
use super::{Area, BEND, Corner, LANE, Plan, Point, Service, TERMINAL, Terminal, Track};
use crate::domain::roadmap::Roadmap;
use crate::domain::text_width::{text_width, wrap};

/// Half the width of the sign at the end of a line.
const SIGN: i32 = 11;
/// The size of the letters of a line's name, the height of a line of them, and how wide it may be at least.
const NAME: usize = 14;
const NAME_LINE: i32 = 16;
const NAME_ROOM: usize = 112;

fn corner(x: i32, y: i32, radius: i32) -> Corner {
    Corner { at: Point { x, y }, radius }
}

/// Draws the lines on a plan that has the stages.
pub(super) fn draw(roadmap: &Roadmap, ways: &[Way], places: &[Place], plan: &Plan) -> Vec<Service> {
    let draw = |way: &Way| {
        let mut service = Service { line: way.line, tracks: Vec::new(), terminals: Vec::new() };
        if let Some(first) = way.stages.first()
            && let (Some(place), Some(stage)) = (places.get(first.1), plan.stages.get(first.0))
        {
            let middle = Point { x: place.rail, y: stage.head - TERMINAL / 2 - LANE };
            service.terminals.extend(terminal(roadmap, way, middle));
        }
        service
            .tracks
            .extend(way.stages.windows(2).filter_map(|pair| hop(way, *pair.first()?, *pair.last()?, places, plan)));
        if let Some(last) = way.stages.last()
            && let (Some(place), Some(stage)) = (places.get(last.1), plan.stages.get(last.0))
        {
            let end = stage.area.bottom();
            // One changes at the next station, if another line begins there.
            let next = ways.iter().find(|other| other.stages.first() == Some(&(last.0 + 1, last.1)));
            let station = next.and_then(|_| plan.stages.get(last.0 + 1)).map(|next| next.station.middle());
            let middle = Point { x: place.rail, y: end + TERMINAL / 2 };
            service.tracks.push(vec![corner(place.rail, end, 0), corner(place.rail, station.unwrap_or(middle.y), 0)]);
            service.terminals.extend(terminal(roadmap, way, middle));
        }
        service
    };
    ways.iter().map(draw).collect()
}

/// The sign of a line around a point of its rail, with its name.
fn terminal(roadmap: &Roadmap, way: &Way, Point { x, y }: Point) -> Option<Terminal> {
    let line = roadmap.lines.get(usize::from(way.line?.0))?;
    // From far the name is no smaller, so it is as narrow as two lines make it.
    let name = (NAME_ROOM..).step_by(8).map(|room| wrap(line.name, NAME * 9 / 8, room)).find(|name| name.len() <= 2)?;
    let width = name.iter().map(|line| text_width(line) * NAME * 9 / 800).max().unwrap_or(0) as i32;
    let height = NAME_LINE * name.len() as i32;
    let sign = Area { x: x - SIGN, y: y - SIGN, width: 2 * SIGN, height: 2 * SIGN };
    let label = Area { x: sign.right() + LANE, y: y - height / 2, width, height };
    Some(Terminal { sign, name, label })
}

/// The track from a stage to the next of the same line.
fn hop(way: &Way, from: (usize, usize), to: (usize, usize), places: &[Place], plan: &Plan) -> Option<Track> {
    let (start, end) = (plan.stages.get(from.0)?.area.bottom(), plan.stages.get(to.0)?.station);
    let (first, last) = (places.get(from.1)?, places.get(to.1)?);
    let goes_straight = from.0 + 1 == to.0;
    // Of the lanes in a gutter the one next to the rail is that of the line which goes straight on.
    let index = |next: &Place| if goes_straight { next.lanes } else { way.lane as i32 };
    let lane = |place: &Place| if goes_straight { place.rail } else { place.lane + way.lane as i32 * LANE };
    let mut track = vec![corner(first.rail, start, 0)];
    if !goes_straight {
        track.extend([corner(first.rail, start + BEND, BEND), corner(lane(first), start + BEND, BEND)]);
    }
    for pair in places.get(from.1..=to.1)?.windows(2) {
        let [place, next] = pair else { continue };
        // Around the foot of a column the lane next to the rail is the inner one, around the head of the next the other.
        let [inwards, outwards] = [next.all - 1 - index(next), index(next)].map(|lane| lane * LANE);
        let (foot, head, gutter) = (place.foot + inwards, next.head - outwards, next.gutter + inwards);
        let [at_rail, at_next_rail] = [inwards, outwards].map(|more| if goes_straight { BEND } else { BEND + more });
        track.extend([
            corner(lane(place), foot, at_rail),
            corner(gutter, foot, BEND + inwards),
            corner(gutter, head, BEND + outwards),
            corner(lane(next), head, at_next_rail),
        ]);
    }
    if !goes_straight {
        let come = end.y - BEND;
        track.extend([corner(lane(last), come, BEND), corner(last.rail, come, BEND)]);
    }
    track.push(corner(last.rail, end.middle(), 0));
    Some(track)
}
