//! What the learner does on the map: keys, pointers, fingers, the menu of a topic. Each function returns whether the browser
//! has nothing left to do.

use leptos::prelude::*;

use super::camera;
use super::drawing::{Drawing, MapView};
use super::highlight::{show_chain_of, topic_in};
use super::pieces::reach_stop;
use crate::browser::gesture::Pointer;
use crate::browser::node::Node;
use crate::browser::{clock, frame};
use crate::content::ROADMAP;
use crate::domain::progress::Status;
use crate::domain::shortcut::Key;
use crate::domain::topic::{Choice, StageIndex, TopicIndex};

/// The wheel with a key held, or a double click where there is nothing to open.
pub(super) fn on_zoom(map: MapView, pointer: &Pointer, is_wheel: bool) -> bool {
    let is_zoom = if is_wheel { pointer.is_modified } else { pointer.target.closest("a").is_none() };
    if !is_zoom {
        return false;
    }
    // Trackpads turn by a few pixels at a time, wheels by a hundred. As far back is as far in.
    let factor = if is_wheel { (-pointer.turn.clamp(-50.0, 50.0) / 250.0).exp() } else { 1.6 };
    let zoom = map.with(|drawing| {
        let exact = drawing.input.exact_zoom;
        let from = if exact.round() as i32 == drawing.zoom { exact } else { f64::from(drawing.zoom) };
        drawing.input.exact_zoom = from * factor;
        drawing.input.exact_zoom.round() as i32
    });
    if let Some(zoom) = zoom {
        camera::zoom_to(map, zoom, Some([pointer.x, pointer.y]));
    }
    true
}

fn length(right: f64, down: f64) -> f64 {
    (right * right + down * down).sqrt()
}

/// Two fingers on the map make it larger or smaller. `have_come` says that they have just touched it.
pub(super) fn on_fingers(map: MapView, have_come: bool, [one, other]: [[f64; 2]; 2]) {
    let distance = length(one[0] - other[0], one[1] - other[1]).max(1.0);
    on_pinch(map, have_come, distance, [(one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0]);
}

/// Two fingers are this far apart, in any unit that stays the same while they touch, around a point of the window.
pub(super) fn on_pinch(map: MapView, have_come: bool, distance: f64, middle: [f64; 2]) {
    let zoom = map.with(|drawing| {
        if have_come {
            drawing.input.pinch = Some((distance, drawing.zoom));
        }
        drawing.input.pinch.map(|(from, zoom)| (f64::from(zoom) * distance / from).round() as i32)
    });
    if let Some(Some(zoom)) = zoom {
        camera::zoom_to(map, zoom, Some(middle));
    }
}

/// A mouse begins to drag the map; fingers scroll it by themselves.
pub(super) fn on_down(map: MapView, pointer: &Pointer) {
    map.with(|drawing| {
        drawing.input.has_dragged = false;
        drawing.input.menu = None;
        drawing.input.drag = pointer.is_down.then_some([pointer.x, pointer.y]);
    });
}

/// The button was let go: what is pressed next, elsewhere, does not drag the map.
pub(super) fn on_release(map: MapView) {
    map.with(|drawing| drawing.input.drag = None);
    open_waiting_menu(map);
}

/// Opens the menu that waited for the button to be let go. Returns whether there was one.
fn open_waiting_menu(map: MapView) -> bool {
    let topic = map.with(|drawing| drawing.input.menu.take()).flatten();
    if let Some(topic) = topic {
        frame::before_paint(move || show_menu(map, topic));
    }
    topic.is_some()
}

/// A mouse drags the map on, if its button is still down.
pub(super) fn on_move(map: MapView, pointer: &Pointer) {
    const STILL: f64 = 4.0;
    map.with(|drawing| {
        let Some([x, y]) = drawing.input.drag.filter(|_| pointer.is_down) else {
            drawing.input.drag = None;
            return;
        };
        let (right, down) = (x - pointer.x, y - pointer.y);
        if drawing.input.has_dragged || length(right, down) > STILL {
            drawing.input.has_dragged = true;
            drawing.input.drag = Some([pointer.x, pointer.y]);
            drawing.view.scroll_by(right, down);
        }
    });
}

/// Goes where the overview is pressed.
pub(super) fn on_overview(map: MapView, pointer: &Pointer) -> bool {
    pointer.is_down && map.with(|drawing| drawing.jump([pointer.x, pointer.y])).is_some()
}

/// A click on the map. At the end of a drag it means nothing; what stands for the topics of a stage leads to them. Keys and
/// assistive technology click without a pointer.
pub(super) fn on_click(map: MapView, target: &Node, is_by_pointer: bool) -> bool {
    // WebKit may report the release of the right button as a click, and as nothing else.
    if open_waiting_menu(map) {
        return true;
    }
    let state = map.with(|drawing| (std::mem::take(&mut drawing.input.has_dragged) && is_by_pointer, drawing.is_far()));
    let (has_dragged, is_far) = state.unwrap_or_default();
    let stage = target.closest("[data-stage]").and_then(|it| it.attribute("data-stage"));
    match stage.and_then(|id| ROADMAP.find_stage(&id)) {
        _ if has_dragged => true,
        Some(stage) if is_far => {
            camera::reach(map, Drawing::first_of(stage), true);
            true
        }
        _ => false,
    }
}

/// The pointer or the focus is on something: if it is a topic, its chain is shown; else that of the focus, if it is one.
pub(super) fn on_point(map: MapView, target: &Node) {
    let topic_of = |node: &Node| topic_in(&node.closest(".map__topic")?);
    let focused = Node::focused().and_then(|node| topic_of(&node));
    if let Some(topic) = focused {
        map.with(|drawing| drawing.spot = topic);
    }
    show_chain_of(map, topic_of(target).or(focused));
}

/// The focus is on something. When the tab key leads to a link in a drawing, Firefox shows the corner of the whole drawing:
/// the map goes back to where it was, and on by as little as is needed.
pub(super) fn on_focus(map: MapView, target: &Node) {
    map.with(|drawing| {
        if drawing.picture.contains(target) && drawing.is_at_corner() {
            drawing.centre(drawing.middle);
            target.scroll_into_view(false);
        }
    });
}

/// Opens the menu of a topic, which gets the focus. While a button is down the menu waits until it is let go: browsers take
/// that for a click outside of the menu.
pub(super) fn open_menu(map: MapView, target: &Node, is_down: bool) -> bool {
    let Some(topic) = target.closest(".map__topic").and_then(|topic| topic_in(&topic)) else { return false };
    if is_down {
        map.with(|drawing| drawing.input.menu = Some(topic));
    } else {
        show_menu(map, topic);
    }
    true
}

fn show_menu(map: MapView, topic: TopicIndex) {
    camera::reach(map, topic, true);
    let place = map.with(|drawing| drawing.stop_of(topic).map(|stop| stop.place())).flatten();
    map.menu.set(place.map(|place| (topic, place)));
}

/// A key on the map: moves the focus along the lines and in reading order, sets a status, changes the size.
pub(super) fn on_key(map: MapView, key: Key<'_>, target: &Node) -> bool {
    if key.is_modified || key.is_alt_graph || target.closest(".map__picture").is_none() {
        return false;
    }
    let Some((spot, is_far)) = map.with(|drawing| (drawing.spot, drawing.is_far())) else { return false };
    let status = key.digit().and_then(|digit| Status::ALL.get(usize::from(digit).checked_sub(1)?));
    if let Some(status) = status {
        map.learner.set_status(spot, *status);
        return true;
    }
    if key.is_shifted {
        return pan(map, key.key);
    }
    let stage = ROADMAP.topic(spot).stage;
    let stage_at = |step: i32| {
        let last = ROADMAP.stages.len() as i32 - 1;
        Drawing::first_of(StageIndex((i32::from(stage.0) + step).clamp(0, last) as u16))
    };
    let last = TopicIndex(ROADMAP.topics.len() as u16 - 1);
    let next = match key.key {
        "ArrowDown" | "ArrowRight" | "PageDown" if is_far => Some(stage_at(1)),
        "ArrowUp" | "ArrowLeft" | "PageUp" if is_far => Some(stage_at(-1)),
        "ArrowDown" => ROADMAP.next(spot),
        "ArrowUp" => ROADMAP.previous(spot),
        "ArrowRight" => follow_line(map, spot, &|topic| ROADMAP.leads(spot, topic)),
        "ArrowLeft" => follow_line(map, spot, &|topic| ROADMAP.leads(topic, spot)),
        "PageDown" => Some(stage_at(1)),
        "PageUp" => Some(stage_at(-1)),
        "Home" => Some(TopicIndex(0)),
        "End" => Some(last),
        " " => return open_menu(map, target, false),
        _ => return camera::zoom_by_key(map, key.key) || type_ahead(map, key, spot),
    };
    if let Some(next) = next {
        reach_stop(map, next, true);
    }
    true
}

/// The next topic along a line: back where the last step came from, if that is one of those it leads to.
fn follow_line(map: MapView, spot: TopicIndex, is_end: &dyn Fn(TopicIndex) -> bool) -> Option<TopicIndex> {
    let came_from = map.with(|drawing| drawing.input.came_from.replace(spot)).flatten();
    came_from.filter(|topic| is_end(*topic)).or_else(|| ROADMAP.indices().find(|topic| is_end(*topic)))
}

/// Moves the map without moving the focus.
fn pan(map: MapView, key: &str) -> bool {
    const STEP: f64 = 80.0;
    let (right, down) = match key {
        "ArrowRight" => (STEP, 0.0),
        "ArrowLeft" => (-STEP, 0.0),
        "ArrowDown" => (0.0, STEP),
        "ArrowUp" => (0.0, -STEP),
        // On most keyboards the plus needs the shift key.
        _ => return camera::zoom_by_key(map, key),
    };
    map.with(|drawing| drawing.view.scroll_by(right, down));
    true
}

/// Goes to the next topic whose title begins with what is typed.
fn type_ahead(map: MapView, key: Key<'_>, spot: TopicIndex) -> bool {
    const PAUSE: u64 = 800;
    let Some(letter) = key.letter() else { return false };
    let now = clock::now().0;
    let typed = map.with(|drawing| {
        if now > drawing.input.typed_at + PAUSE {
            drawing.input.typed.clear();
        }
        drawing.input.typed_at = now;
        drawing.input.typed.push(letter);
        drawing.input.typed.clone()
    });
    let typed = typed.unwrap_or_default();
    let begins = |topic: &TopicIndex| {
        ROADMAP.topic(*topic).title.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(&typed))
    };
    // Who goes on typing may stay where they are.
    let from = spot.0 + u16::from(typed.len() == 1);
    let count = ROADMAP.topics.len() as u16;
    let found = (0..count).map(|step| TopicIndex((from + step) % count)).find(begins);
    if let Some(topic) = found {
        camera::reach(map, topic, true);
    }
    true
}
