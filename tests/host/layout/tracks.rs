//! The lines of the map: that each calls at its stages and has its name at both ends, keeps clear of all labels, and bends
//! as the others do.

use backend_roadmap::domain::layout::{Area, LANE, Service, Track, curve};
use proptest::prelude::*;

use super::{Map, bends, contains, holds_for_any, pieces, rail, touches};

/// The stages of a line, in order.
fn stages_of(map: &Map, service: &Service) -> Vec<usize> {
    let is_own = |at: &usize| map.roadmap.stages[*at].line == service.line;
    (0..map.roadmap.stages.len()).filter(is_own).collect()
}

#[test]
fn each_line_leads_from_each_of_its_stages_to_the_next() {
    holds_for_any(|map| {
        let mut called = 0;
        for service in &map.plan.services {
            let stages = stages_of(map, service);
            called += stages.len();
            for (track, pair) in service.tracks.iter().zip(stages.windows(2)) {
                let [from, to] = [pair[0], pair[1]].map(|at| &map.plan.stages[at]);
                let (start, end) = (track[0].at, track[track.len() - 1].at);
                prop_assert_eq!((start.x, start.y), (rail(from), from.area.bottom()));
                prop_assert_eq!((end.x, end.y), (rail(to), to.station.middle()));
            }
            prop_assert_eq!(service.tracks.len(), stages.len(), "the last leads to the end");
        }
        prop_assert_eq!(called, map.roadmap.stages.len());
        Ok(())
    });
}

#[test]
fn each_line_has_its_name_where_it_begins_and_where_it_ends() {
    holds_for_any(|map| {
        for service in &map.plan.services {
            let Some(line) = service.line else {
                prop_assert!(service.terminals.is_empty());
                continue;
            };
            let stages = stages_of(map, service);
            let [first, last] = [stages[0], stages[stages.len() - 1]].map(|at| &map.plan.stages[at]);
            prop_assert_eq!(service.terminals.len(), 2);
            for terminal in &service.terminals {
                prop_assert_eq!(terminal.name.join(" "), map.roadmap.lines[usize::from(line.0)].name);
                prop_assert!(terminal.label.x > terminal.sign.right());
            }
            let [begin, end] = [&service.terminals[0], &service.terminals[1]];
            prop_assert!(contains(&first.area, &begin.sign) && begin.sign.y > first.station.bottom());
            prop_assert!(end.sign.y > last.area.bottom() && end.sign.y < last.area.bottom() + 36);
            for (terminal, stage) in [(begin, first), (end, last)] {
                prop_assert_eq!(terminal.sign.x + terminal.sign.width / 2, rail(stage));
            }
        }
        Ok(())
    });
}

#[test]
fn no_track_crosses_a_label() {
    holds_for_any(|map| {
        let labels = map.labels();
        for piece in map.tracks().flat_map(|track| pieces(track)) {
            let label = labels.iter().find(|label| touches(label, &piece));
            prop_assert!(label.is_none(), "{:?} at {:?}", piece, label);
        }
        Ok(())
    });
}

#[test]
fn tracks_run_up_down_and_across_with_bends_of_one_family() {
    holds_for_any(|map| {
        for track in map.tracks() {
            let [first, .., last] = &track[..] else { return Err(TestCaseError::fail("a track has two ends")) };
            prop_assert_eq!((first.radius, last.radius), (0, 0));
            for corner in &track[1..track.len() - 1] {
                prop_assert!(corner.radius >= LANE && corner.radius % LANE == 0, "{:?}", corner);
            }
            for ends in track.windows(2) {
                let [right, down] = [ends[0].at.x - ends[1].at.x, ends[0].at.y - ends[1].at.y].map(i32::abs);
                prop_assert!(right == 0 || down == 0, "{:?}", track);
                prop_assert!(right + down >= ends[0].radius + ends[1].radius, "no room for bends: {:?}", track);
            }
            for three in track.windows(3) {
                let [a, b, c] = [three[0].at, three[1].at, three[2].at];
                prop_assert_eq!((b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y), 0, "{:?}", track);
            }
        }
        Ok(())
    });
}

/// Everything that has the hue of a line: its tracks, and the rails of its stages.
fn all_of<'a>(map: &'a Map, service: &'a Service) -> impl Iterator<Item = &'a Track> {
    let rails = stages_of(map, service).into_iter().flat_map(|at| &map.plan.stages[at].rails);
    service.tracks.iter().chain(rails)
}

#[test]
fn bends_of_a_bundle_turn_around_the_same_point() {
    holds_for_any(|map| {
        let mut all = Vec::new();
        for (line, service) in map.plan.services.iter().enumerate() {
            all.extend(all_of(map, service).flat_map(|track| bends(track)).map(|(bend, centre)| (line, bend, centre)));
        }
        all.sort_by_key(|(_, bend, _)| bend.x);
        for (at, (line, bend, centre)) in all.iter().enumerate() {
            let near = all[at + 1..].iter().take_while(|(_, other, _)| other.x < bend.right());
            for (_, other, around) in near.filter(|(of, other, _)| of != line && other.meets(bend)) {
                prop_assert_eq!(centre, around, "{:?} and {:?}", bend, other);
            }
        }
        Ok(())
    });
}

#[test]
fn no_track_lies_on_one_of_another_line() {
    holds_for_any(|map| {
        let mut all: Vec<(usize, Area)> = Vec::new();
        for (line, service) in map.plan.services.iter().enumerate() {
            all.extend(all_of(map, service).flat_map(|track| pieces(track)).map(|piece| (line, piece)));
        }
        let key = |piece: &Area| if piece.height == 0 { (true, piece.y, piece.x) } else { (false, piece.x, piece.y) };
        all.sort_by_key(|(_, piece)| key(piece));
        for (at, (line, piece)) in all.iter().enumerate() {
            let on_same = all[at + 1..].iter().take_while(|(_, other)| {
                let (this, other) = (key(piece), key(other));
                (this.0, this.1) == (other.0, other.1) && other.2 < this.2 + piece.width.max(piece.height)
            });
            let other = on_same.into_iter().find(|(of, _)| of != line);
            prop_assert!(other.is_none(), "{:?} and {:?}", piece, other);
        }
        Ok(())
    });
}

#[test]
fn a_curve_leads_from_stop_to_stop_and_bows_away_from_the_labels_of_its_column() {
    assert_eq!(curve([100, 20], [500, 80]), "M100 20C300 20 300 80 500 80");
    assert_eq!(curve([100, 20], [100, 820]), "M100 20C4 20 4 820 100 820");
    assert_eq!(curve([120, 100], [100, 60]), "M120 100C71 100 71 60 100 60");
}
