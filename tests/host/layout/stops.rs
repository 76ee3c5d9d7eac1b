//! Stops, labels, frames and stations: where they stand, what they hold, how they are shared out.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::layout::{Area, Form, Point, plan};
use backend_roadmap::domain::roadmap::Roadmap;
use backend_roadmap::domain::text_width::text_width;
use backend_roadmap::domain::topic::{GroupIndex, TopicIndex};
use proptest::prelude::*;

use super::{FORMS, Map, bends, contains, holds_for_any, pieces, rail, touches};

/// What a stop covers at least.
fn disc(Point { x, y }: Point) -> Area {
    const RADIUS: i32 = 10;
    Area { x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS }
}

#[test]
fn a_roadmap_has_the_same_map_each_time() {
    holds_for_any(|map| {
        prop_assert_eq!(&plan(map.roadmap, EDITION, map.form), &map.plan);
        Ok(())
    });
}

#[test]
fn every_topic_stage_and_group_has_one_place_on_the_map() {
    holds_for_any(|map| {
        let Map { roadmap, plan, .. } = map;
        let whole = Area { x: 0, y: 0, width: plan.width, height: plan.height };
        prop_assert_eq!((plan.topics.len(), plan.stages.len()), (roadmap.topics.len(), roadmap.stages.len()));
        let mut groups: Vec<GroupIndex> = plan.choices.iter().map(|choice| choice.group).collect();
        groups.sort();
        prop_assert_eq!(groups, (0..roadmap.groups.len() as u16).map(GroupIndex).collect::<Vec<_>>());
        for (topic, it) in roadmap.indices().zip(&plan.topics) {
            let stage = plan.stages[usize::from(roadmap.topic(topic).stage.0)].area;
            prop_assert!(it.label.width > 0 && contains(&it.area, &it.label) && contains(&it.area, &disc(it.stop)));
            prop_assert!(contains(&stage, &it.area), "{:?} in {:?}", it, stage);
        }
        for choice in &plan.choices {
            let stage = roadmap.topic(roadmap.group(choice.group).members[0]).stage;
            prop_assert_eq!(choice.stage, stage);
            prop_assert!(contains(&plan.stages[usize::from(stage.0)].area, &choice.area));
        }
        for stage in &plan.stages {
            prop_assert!(contains(&stage.area, &stage.station) && contains(&stage.area, &stage.label));
            prop_assert!(contains(&whole, &stage.area));
        }
        for piece in map.tracks().flat_map(|track| pieces(track)) {
            prop_assert!(contains(&whole, &piece), "{:?}", piece);
        }
        Ok(())
    });
}

#[test]
fn boxes_stations_and_labels_stand_apart() {
    holds_for_any(|map| {
        let stations = map.plan.stages.iter().map(|stage| stage.station);
        let signs = map.plan.services.iter().flat_map(|service| &service.terminals).map(|terminal| terminal.sign);
        let boxes = map.boxes().map(|(_, area)| area);
        let places: Vec<Area> = boxes.chain(stations).chain(signs).collect();
        for all in [places, map.labels()] {
            for (at, one) in all.iter().enumerate() {
                let other = all[at + 1..].iter().find(|other| touches(one, other));
                prop_assert!(other.is_none(), "{:?} and {:?}", one, other);
            }
        }
        Ok(())
    });
}

#[test]
fn every_topic_is_a_stop_on_the_line_of_its_stage() {
    holds_for_any(|map| {
        for (topic, it) in map.roadmap.indices().zip(&map.plan.topics) {
            let stage = &map.plan.stages[usize::from(map.roadmap.topic(topic).stage.0)];
            let stop = Area { x: it.stop.x, y: it.stop.y, ..Area::default() };
            let mut pieces = stage.rails.iter().flat_map(|rail| pieces(rail));
            prop_assert!(pieces.any(|piece| touches(&piece, &stop)), "{:?}", it);
            let is_alone = !map.plan.choices.iter().any(|choice| map.is_within(topic, choice.group));
            prop_assert!(!is_alone || it.stop.x == rail(stage), "{:?}", it);
        }
        Ok(())
    });
}

#[test]
fn no_bend_is_hidden_under_a_stop_or_a_station() {
    holds_for_any(|map| {
        let stops = map.plan.topics.iter().map(|topic| disc(topic.stop));
        let covers: Vec<Area> = stops.chain(map.plan.stages.iter().map(|stage| stage.station)).collect();
        for (bend, _) in map.tracks().flat_map(|track| bends(track)) {
            let cover = covers.iter().find(|cover| cover.meets(&bend));
            prop_assert!(cover.is_none(), "{:?} under {:?}", bend, cover);
        }
        Ok(())
    });
}

#[test]
fn the_stops_of_a_choice_are_on_branches_of_their_own_in_one_frame() {
    holds_for_any(|map| {
        for choice in &map.plan.choices {
            let stage = &map.plan.stages[usize::from(choice.stage.0)];
            for member in map.roadmap.group(choice.group).members {
                let stop = map.plan.topics[usize::from(member.0)].stop;
                let on = Area { x: stop.x, y: stop.y, ..Area::default() };
                let mut branches = stage.rails.iter().flat_map(|rail| pieces(rail)).filter(|piece| piece.height == 0);
                prop_assert!(branches.any(|piece| touches(&piece, &on)), "{:?}", stop);
            }
        }
        Ok(())
    });
}

#[test]
fn a_frame_holds_its_choice_alone_and_its_words() {
    holds_for_any(|map| {
        for choice in &map.plan.choices {
            let frame = choice.area;
            prop_assert!(contains(&frame, &choice.label));
            for (topic, area) in map.boxes() {
                let is_within = map.is_within(topic, choice.group);
                prop_assert_eq!(is_within, touches(&frame, &area), "{}", map.roadmap.topic(topic).id);
                prop_assert_eq!(is_within, contains(&frame, &area), "{}", map.roadmap.topic(topic).id);
            }
            prop_assert!(!map.plan.stages.iter().any(|stage| touches(&frame, &stage.station)));
            // A frame in a frame offers a choice among the parts of one of its members.
            for other in map.plan.choices.iter().filter(|other| other.group != choice.group) {
                let is_within = |inner: GroupIndex, outer| map.is_within(map.roadmap.group(inner).members[0], outer);
                let is_nested = is_within(choice.group, other.group) || is_within(other.group, choice.group);
                prop_assert_eq!(is_nested, touches(&frame, &other.area));
            }
        }
        Ok(())
    });
}

#[test]
fn titles_and_facts_fit_in_their_labels() {
    holds_for_any(|map| {
        // A word is never broken, however narrow the room.
        let fits = |lines: &[String], size: usize, room: i32| {
            lines.iter().all(|line| text_width(line) * size <= room as usize * 100 || !line.contains(' '))
        };
        for (topic, it) in map.roadmap.indices().zip(&map.plan.topics) {
            let of = map.roadmap.topic(topic);
            prop_assert_eq!(it.title.join(" "), of.title);
            prop_assert!(fits(&it.title, 14, it.label.width), "{:?} in {:?}", it.title, it.label);
            prop_assert!(fits(&it.facts, 11, it.label.width), "{:?} in {:?}", it.facts, it.label);
            prop_assert!(it.facts.concat().contains(&of.hours.to_string()));
            prop_assert_eq!((18 * it.title.len() + 14 * it.facts.len()) as i32, it.label.height);
        }
        for (stage, it) in map.roadmap.stages.iter().zip(&map.plan.stages) {
            prop_assert_eq!(it.title.join(" "), stage.title);
            prop_assert!(fits(&it.title, 16, it.label.width), "{:?} in {:?}", it.title, it.label);
            prop_assert!(20 * it.title.len() as i32 + 16 <= it.label.height);
        }
        Ok(())
    });
}

#[test]
fn the_longest_words_of_the_real_titles_all_but_fit() {
    for form in FORMS {
        for it in plan(&ROADMAP, EDITION, form).topics {
            // The measure is rather too wide than too narrow.
            let room = it.label.width as usize * 9 / 8;
            assert!(it.title.iter().all(|line| text_width(line) * 14 <= room * 100), "{:?} in {:?}", it.title, it.area);
        }
    }
}

#[test]
fn one_reads_down_the_line() {
    holds_for_any(|map| {
        for stage in map.roadmap.stages {
            let stop = |topic: &TopicIndex| map.plan.topics[usize::from(topic.0)].stop.y;
            prop_assert!(stage.topics.is_sorted_by(|one, other| stop(one) < stop(other)), "{}", stage.id);
        }
        let columns = map.columns();
        prop_assert!(columns.is_sorted_by(|one, other| one[0].area.right() < other[0].area.x));
        for column in columns {
            prop_assert!(column.is_sorted_by(|one, other| one.area.bottom() < other.area.y));
        }
        Ok(())
    });
}

#[test]
fn the_tall_form_is_one_column() {
    holds_for_any(|map| {
        prop_assert!(!map.form.is_tall || map.columns().len() <= 1);
        Ok(())
    });
}

#[test]
fn the_real_map_fits_a_landscape_sheet_or_the_width_of_a_phone() {
    let [wide, tall] = FORMS.map(|form| plan(&ROADMAP, EDITION, form));
    let ratio = f64::from(wide.width) / f64::from(wide.height);
    assert!((1.3..=1.7).contains(&ratio), "{} × {}", wide.width, wide.height);
    assert!(tall.width <= 388, "{}", tall.width);
    assert!(Map::of(&ROADMAP, Form::WIDE).columns().len() > 1);
}

#[test]
fn a_roadmap_without_topics_has_a_map_without_them() {
    let empty = Roadmap { lines: &[], stages: &[], groups: &[], topics: &[], paths: &[], by_id: &[] };
    for form in FORMS {
        let plan = plan(&empty, EDITION, form);
        assert!(plan.width > 0 && plan.height > 0 && plan.services.is_empty());
    }
}
