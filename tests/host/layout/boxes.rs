//! Boxes, frames and stations: where they stand, what they hold, how they are shared out. Knows nothing of lines but twigs.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::layout::{Area, Form, Side, plan};
use backend_roadmap::domain::roadmap::Roadmap;
use backend_roadmap::domain::text_width::text_width;
use backend_roadmap::domain::topic::{GroupIndex, StageIndex, TopicIndex};
use proptest::prelude::*;

use super::{FORMS, Map, contains, holds_for_any, pieces, touches};

/// The distance of two boxes: what a sum of heights may be uneven by besides the boxes themselves.
const GAP: i32 = 8;

/// The topics of a stage on one side, in reading order.
fn on_side(map: &Map, stage: StageIndex, side: Side) -> Vec<TopicIndex> {
    let topics = map.roadmap.stage(stage).topics.iter().copied();
    topics.filter(|topic| map.plan.topics[usize::from(topic.0)].side == side).collect()
}

/// How far a topic with its parts, or the frame around it, reaches.
fn block(map: &Map, topic: TopicIndex) -> (i32, i32) {
    let own = map.roadmap.topic(topic).group.map_or(map.area(topic), |group| map.frame(group));
    let parts = map.roadmap.children(topic).map(|part| block(map, part).1);
    (own.y, parts.fold(own.bottom(), i32::max))
}

/// The height of what stands on one side of a stage, and that of the highest block there.
fn stack(map: &Map, stage: StageIndex, side: Side) -> (i32, i32) {
    let whole = on_side(map, stage, side).into_iter().filter(|topic| map.roadmap.topic(*topic).parent.is_none());
    let blocks: Vec<(i32, i32)> = whole.map(|topic| block(map, topic)).collect();
    let (Some(first), Some(end)) = (blocks.first(), blocks.iter().map(|(_, end)| end).max()) else { return (0, 0) };
    (end - first.0, blocks.iter().map(|(top, end)| end - top).max().unwrap_or(0))
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
        for (topic, area) in map.boxes() {
            let it = roadmap.topic(topic);
            let stage = plan.stages[usize::from(it.stage.0)].area;
            prop_assert!(area.width > 0 && area.height > 0 && contains(&stage, &area), "{} in {:?}", it.id, stage);
        }
        for choice in &plan.choices {
            let stage = roadmap.topic(roadmap.group(choice.group).members[0]).stage;
            prop_assert_eq!(choice.stage, stage);
            prop_assert!(contains(&plan.stages[usize::from(stage.0)].area, &choice.area));
        }
        for stage in &plan.stages {
            prop_assert!(
                stage.station.height > 0 && contains(&stage.area, &stage.station) && contains(&whole, &stage.area)
            );
        }
        for point in plan.lines.iter().flat_map(|line| &line.points).chain(&plan.main_line) {
            prop_assert!(contains(&whole, &Area { x: point.x, y: point.y, ..Area::default() }), "{:?}", point);
        }
        Ok(())
    });
}

#[test]
fn boxes_and_stations_stand_apart() {
    holds_for_any(|map| {
        let stations = map.plan.stages.iter().map(|stage| stage.station);
        let all: Vec<Area> = map.boxes().map(|(_, area)| area).chain(stations).collect();
        for (at, one) in all.iter().enumerate() {
            prop_assert!(!all[at + 1..].iter().any(|other| touches(one, other)), "{:?}", one);
        }
        let areas: Vec<Area> = map.plan.stages.iter().map(|stage| stage.area).collect();
        for (at, one) in areas.iter().enumerate() {
            prop_assert!(!areas[at + 1..].iter().any(|other| touches(one, other)), "{:?}", one);
        }
        Ok(())
    });
}

#[test]
fn a_frame_holds_its_choice_alone_and_its_words() {
    holds_for_any(|map| {
        for choice in &map.plan.choices {
            let words = Area { height: 28, ..choice.area };
            for (topic, area) in map.boxes() {
                let is_within = map.is_within(topic, choice.group);
                let frame = choice.area;
                prop_assert_eq!(is_within, touches(&frame, &area), "{}", map.roadmap.topic(topic).id);
                prop_assert_eq!(is_within, contains(&frame, &area), "{}", map.roadmap.topic(topic).id);
                prop_assert!(!touches(&words, &area));
            }
            for stage in &map.plan.stages {
                prop_assert!(!touches(&choice.area, &stage.station));
            }
            // A frame in a frame offers a choice among the parts of one of its members.
            for other in map.plan.choices.iter().filter(|other| other.group != choice.group) {
                let is_within = |inner: GroupIndex, outer| map.is_within(map.roadmap.group(inner).members[0], outer);
                let is_nested = is_within(choice.group, other.group) || is_within(other.group, choice.group);
                prop_assert_eq!(is_nested, touches(&choice.area, &other.area));
                prop_assert!(!touches(&words, &other.area) || is_within(choice.group, other.group));
            }
        }
        Ok(())
    });
}

#[test]
fn titles_and_facts_fit_in_their_boxes() {
    holds_for_any(|map| {
        for (topic, it) in map.roadmap.indices().zip(&map.plan.topics) {
            // A word is never broken, however narrow the box.
            let fits = |lines: &[String], size: usize, room: i32| {
                lines.iter().all(|line| text_width(line) * size <= room as usize * 100 || !line.contains(' '))
            };
            let of = map.roadmap.topic(topic);
            prop_assert_eq!(it.title.join(" "), of.title);
            prop_assert!(fits(&it.title, 14, it.area.width - 40), "{:?} in {:?}", it.title, it.area);
            prop_assert!(fits(&it.facts, 11, it.area.width - 30), "{:?} in {:?}", it.facts, it.area);
            prop_assert!(it.facts.concat().contains(&of.hours.to_string()));
            let lines = 18 * it.title.len() + 14 * it.facts.len();
            prop_assert!(lines as i32 + 14 <= it.area.height, "{:?}", it);
        }
        for (stage, it) in map.roadmap.stages.iter().zip(&map.plan.stages) {
            prop_assert_eq!(it.title.join(" "), stage.title);
            let longest = it.title.iter().map(|line| text_width(line) * 16).max().unwrap_or(0);
            prop_assert!(longest <= (it.station.width - 100) as usize * 100, "{:?} in {:?}", it.title, it.station);
            prop_assert!(20 * it.title.len() as i32 + 16 <= it.station.height);
        }
        Ok(())
    });
}

#[test]
fn the_longest_words_of_the_real_titles_all_but_fit() {
    for form in FORMS {
        for it in plan(&ROADMAP, EDITION, form).topics {
            // The measure is rather too wide than too narrow.
            let room = (it.area.width - 40) as usize * 9 / 8;
            assert!(it.title.iter().all(|line| text_width(line) * 14 <= room * 100), "{:?} in {:?}", it.title, it.area);
        }
    }
}

#[test]
fn one_reads_down_one_side_and_then_the_other() {
    holds_for_any(|map| {
        for stage in map.roadmap.stage_indices() {
            let [left, right] = [Side::Left, Side::Right].map(|side| on_side(map, stage, side));
            for side in [&left, &right] {
                prop_assert!(side.is_sorted_by(|one, other| map.area(*one).bottom() < map.area(*other).y));
            }
            let parts = [[left.clone(), right.clone()].concat(), [right, left].concat()];
            prop_assert!(parts.iter().any(|topics| topics == map.roadmap.stage(stage).topics), "{:?}", stage);
        }
        Ok(())
    });
}

#[test]
fn stages_follow_each_other_down_the_columns() {
    holds_for_any(|map| {
        let columns = map.columns();
        prop_assert!(columns.is_sorted_by(|one, other| one[0].area.right() < other[0].area.x));
        for column in columns {
            prop_assert!(column.is_sorted_by(|one, other| one.area.bottom() < other.area.y));
        }
        Ok(())
    });
}

#[test]
fn the_sides_are_balanced() {
    holds_for_any(|map| {
        let mut stages = map.roadmap.stage_indices();
        for column in map.columns() {
            let (mut left, mut right, mut highest) = (0, 0, 0);
            for stage in stages.by_ref().take(column.len()) {
                let (one, other) = (stack(map, stage, Side::Left), stack(map, stage, Side::Right));
                let least = one.1.max(other.1);
                prop_assert!((one.0 - other.0).abs() <= least + GAP, "{:?}: {} and {}", stage, one.0, other.0);
                (left, right, highest) = (left + one.0, right + other.0, highest.max(least));
            }
            prop_assert!((left - right).abs() <= highest + GAP, "a column: {} and {}", left, right);
        }
        Ok(())
    });
}

#[test]
fn twigs_lead_from_the_main_line_to_every_block_and_through_none() {
    holds_for_any(|map| {
        for stage in &map.plan.stages {
            let trunk = stage.area.x + stage.area.width / 2;
            for twig in &stage.twigs {
                for piece in pieces(twig) {
                    prop_assert!(contains(&stage.area, &piece) && (piece.width == 0 || piece.height == 0));
                    prop_assert!(!map.boxes().any(|(_, area)| area.meets(&piece)), "{:?}", twig);
                }
                let start = Area { x: twig[0].x, y: twig[0].y, ..Area::default() };
                let is_on_box = map.boxes().any(|(_, area)| start.y == area.bottom() && touches(&start, &area));
                prop_assert!(start.x == trunk || is_on_box, "{:?}", twig);
            }
        }
        let is_end = |area: &Area| {
            let ends = map.plan.stages.iter().flat_map(|stage| &stage.twigs).filter_map(|twig| twig.last());
            ends.map(|end| Area { x: end.x, y: end.y, ..Area::default() }).any(|end| touches(&end, area))
        };
        for (topic, area) in map.boxes() {
            prop_assert!(map.roadmap.topic(topic).group.is_some() || is_end(&area), "{:?}", topic);
        }
        prop_assert!(map.plan.choices.iter().all(|choice| is_end(&choice.area)));
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
    assert!((1.1..=1.9).contains(&ratio), "{} × {}", wide.width, wide.height);
    assert!(tall.width <= 500, "{}", tall.width);
    assert!(Map::of(&ROADMAP, Form::WIDE).columns().len() > 1);
}

#[test]
fn a_roadmap_without_topics_has_a_map_without_them() {
    let empty = Roadmap { lines: &[], stages: &[], groups: &[], topics: &[], paths: &[], by_id: &[] };
    for form in FORMS {
        let plan = plan(&empty, EDITION, form);
        assert!(plan.width > 0 && plan.main_line.is_empty() && plan.lines.is_empty());
    }
}
