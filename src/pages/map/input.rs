//! What the learner does on the map: keys, pointers, fingers, the menu of a topic.

use super::camera;
use super::look::show_chain;
use super::{Map, reach, reach_stop, with_map};
use crate::browser::clock;
use crate::browser::gesture::{self, Pointer};
use crate::browser::node::Node;
use crate::content::ROADMAP;
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::shortcut::Key;
use crate::domain::topic::{Choice, StageIndex, TopicIndex};
use crate::ui::state::AppState;
use crate::ui::{desk, paint};

/// What is going on between the learner and the map.
#[derive(Debug, Default)]
pub struct Input {
    /// Where the pointer was when it last dragged the map.
    drag: Option<[f64; 2]>,
    /// Whether the pointer moved so far that it is no click.
    has_dragged: bool,
    /// The distance of two fingers, when they came, and the size of the map then.
    pinch: Option<(f64, i32)>,
    /// The topic from which the last step along a line came.
    came_from: Option<TopicIndex>,
    /// What has been typed to find a topic, and when.
    typed: String,
    typed_at: u64,
    /// Counts movements, so that a timer knows whether it is the last one's.
    pub(super) moves: u32,
}

/// Listens to pointers and fingers.
pub fn listen(state: AppState) {
    gesture::on_scroll(move |node| {
        if node.is(".map__view") {
            camera::follow(state);
        }
    });
    gesture::on_resize(move || {
        if let Some(page) = Node::of_page(".map") {
            super::paint(state, &page);
        }
    });
    let names = ["wheel", "pointerdown", "pointermove", "dblclick", "contextmenu"];
    gesture::on_pointer(&names, move |name, pointer| match name {
        "pointerdown" => on_down(state, &pointer),
        "pointermove" => on_move(state, &pointer),
        "contextmenu" => open_menu(state, &pointer.target),
        _ => on_zoom(state, &pointer, name == "wheel"),
    });
    gesture::on_pinch(move |target, have_come, [one, other]| {
        let (right, down) = (one.0 - other.0, one.1 - other.1);
        let middle = [(one.0 + other.0) / 2.0, (one.1 + other.1) / 2.0];
        is_on_map(&target) && on_pinch(state, have_come, length(right, down).max(1.0), middle)
    });
}

/// The wheel with a key held, or a double click where there is nothing to open.
fn on_zoom(state: AppState, pointer: &Pointer, is_wheel: bool) -> bool {
    let is_zoom = if is_wheel { pointer.is_modified } else { pointer.target.closest("a").is_none() };
    if !is_zoom || !is_on_map(&pointer.target) {
        return false;
    }
    // Trackpads turn by a few pixels at a time, wheels by a hundred.
    let factor = if is_wheel { 1.0 - pointer.turn.clamp(-50.0, 50.0) / 250.0 } else { 1.6 };
    if let Some(zoom) = with_map(state, |map| f64::from(map.zoom) * factor) {
        camera::zoom_to(state, zoom as i32, Some([pointer.x, pointer.y]));
    }
    true
}

fn length(right: f64, down: f64) -> f64 {
    (right * right + down * down).sqrt()
}

fn is_on_map(target: &Node) -> bool {
    target.closest(".map__view").is_some()
}

fn on_pinch(state: AppState, have_come: bool, distance: f64, middle: [f64; 2]) -> bool {
    let zoom = with_map(state, |map| {
        if have_come {
            map.input.pinch = Some((distance, map.zoom));
        }
        map.input.pinch.map(|(from, zoom)| (f64::from(zoom) * distance / from) as i32)
    });
    if let Some(Some(zoom)) = zoom {
        camera::zoom_to(state, zoom, Some(middle));
    }
    true
}

/// A mouse drags the map, or what the overview shows; fingers scroll it by themselves.
fn on_down(state: AppState, pointer: &Pointer) -> bool {
    let is_on_inset = jump(state, pointer);
    with_map(state, |map| {
        map.input.has_dragged = false;
        map.input.drag = (pointer.is_down && is_on_map(&pointer.target)).then_some([pointer.x, pointer.y]);
    });
    is_on_inset
}

fn on_move(state: AppState, pointer: &Pointer) -> bool {
    const STILL: f64 = 4.0;
    if pointer.is_down && jump(state, pointer) {
        return true;
    }
    with_map(state, |map| {
        let Some([x, y]) = map.input.drag.filter(|_| pointer.is_down) else {
            map.input.drag = None;
            return;
        };
        let (right, down) = (x - pointer.x, y - pointer.y);
        if map.input.has_dragged || length(right, down) > STILL {
            map.input.has_dragged = true;
            map.input.drag = Some([pointer.x, pointer.y]);
            map.view.scroll_by(right, down);
        }
    });
    false
}

/// Goes where the overview is pressed.
fn jump(state: AppState, pointer: &Pointer) -> bool {
    let is_meant = pointer.is_down && pointer.target.closest(".map__inset svg").is_some();
    is_meant && with_map(state, |map| map.jump([pointer.x, pointer.y])).is_some()
}

/// A click on the map or on what belongs to it; returns whether that was all that was meant.
pub fn on_click(state: AppState, target: &Node) -> bool {
    if let Some(key) = target.closest("[data-map-key]").and_then(|button| button.attribute("data-map-key")) {
        return camera::step(state, &key);
    }
    if !is_on_map(target) {
        return false;
    }
    let (has_dragged, is_far) = with_map(state, |map| (map.input.has_dragged, map.is_far())).unwrap_or_default();
    let stage = target.closest("[data-stage]").and_then(|it| it.attribute("data-stage"));
    match stage.and_then(|id| ROADMAP.find_stage(&id)) {
        _ if has_dragged => true,
        // What stands for the topics leads to them.
        Some(stage) if is_far => {
            reach(state, Map::first_of(stage), true);
            true
        }
        _ => false,
    }
}

/// The pointer or the focus is on something: if it is a topic, its chain is shown; else that of the focus, if it is one.
pub fn on_point(state: AppState, target: &Node) {
    if state.page() != Page::Map {
        return;
    }
    let topic_of = |node: &Node| paint::topic_in(&node.closest(".map__topic")?, "data-topic");
    let focused = Node::focused().and_then(|node| topic_of(&node));
    if let Some(topic) = focused {
        with_map(state, |map| map.spot = topic);
    }
    show_chain(state, topic_of(target).or(focused));
}

/// Has the desk open the menu of a topic, which gets the focus.
fn open_menu(state: AppState, target: &Node) -> bool {
    let topic = target.closest(".map__topic").and_then(|topic| paint::topic_in(&topic, "data-topic"));
    if let Some(topic) = topic {
        reach(state, topic, true);
        desk::run(state, "map-menu");
    }
    topic.is_some()
}

/// A key on the map: moves the focus along the lines and in reading order, sets a status, changes the size.
pub fn on_key(state: AppState, key: Key<'_>, target: &Node) -> bool {
    if key.is_modified || target.closest(".map__picture").is_none() {
        return false;
    }
    if key.is_shifted {
        return pan(state, key.key);
    }
    let Some((spot, is_far)) = with_map(state, |map| (map.spot, map.is_far())) else { return false };
    let stage = ROADMAP.topic(spot).stage;
    let stage_at = |step: i32| {
        let last = ROADMAP.stages.len() as i32 - 1;
        Map::first_of(StageIndex((i32::from(stage.0) + step).clamp(0, last) as u16))
    };
    let last = TopicIndex(ROADMAP.topics.len() as u16 - 1);
    let next = match key.key {
        "ArrowDown" | "ArrowRight" | "PageDown" if is_far => Some(stage_at(1)),
        "ArrowUp" | "ArrowLeft" | "PageUp" if is_far => Some(stage_at(-1)),
        "ArrowDown" => ROADMAP.next(spot),
        "ArrowUp" => ROADMAP.previous(spot),
        "ArrowRight" => follow_line(state, spot, &|topic| ROADMAP.leads(spot, topic)),
        "ArrowLeft" => follow_line(state, spot, &|topic| ROADMAP.leads(topic, spot)),
        "PageDown" => Some(stage_at(1)),
        "PageUp" => Some(stage_at(-1)),
        "Home" => Some(TopicIndex(0)),
        "End" => Some(last),
        _ => return on_character(state, key.key, target, spot),
    };
    if let Some(next) = next {
        reach_stop(state, next, true);
    }
    true
}

/// The next topic along a line: back where the last step came from, if that is one of those it leads to.
fn follow_line(state: AppState, spot: TopicIndex, is_end: &dyn Fn(TopicIndex) -> bool) -> Option<TopicIndex> {
    let came_from = with_map(state, |map| map.input.came_from.replace(spot)).flatten();
    came_from.filter(|topic| is_end(*topic)).or_else(|| ROADMAP.indices().find(|topic| is_end(*topic)))
}

/// Moves the map without moving the focus.
fn pan(state: AppState, key: &str) -> bool {
    const STEP: f64 = 80.0;
    let (right, down) = match key {
        "ArrowRight" => (STEP, 0.0),
        "ArrowLeft" => (-STEP, 0.0),
        "ArrowDown" => (0.0, STEP),
        "ArrowUp" => (0.0, -STEP),
        // On most keyboards the plus needs the shift key.
        _ => return camera::step(state, key),
    };
    with_map(state, |map| map.view.scroll_by(right, down));
    true
}

fn on_character(state: AppState, key: &str, target: &Node, spot: TopicIndex) -> bool {
    let digit = key.bytes().next().unwrap_or_default();
    let status = digit.checked_sub(b'1').and_then(|at| Status::ALL.get(usize::from(at)));
    match status {
        Some(status) => state.set_status(spot, *status),
        None if key == " " => return open_menu(state, target),
        None => return camera::step(state, key) || type_ahead(state, key, spot),
    }
    true
}

/// Goes to the next topic whose title begins with what is typed.
fn type_ahead(state: AppState, key: &str, spot: TopicIndex) -> bool {
    const PAUSE: u64 = 800;
    let mut letters = key.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
    if !letter.is_ascii_alphabetic() {
        return false;
    }
    let now = clock::now().0;
    let typed = with_map(state, |map| {
        if now > map.input.typed_at + PAUSE {
            map.input.typed.clear();
        }
        map.input.typed_at = now;
        map.input.typed.push(letter);
        map.input.typed.clone()
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
        reach(state, topic, true);
    }
    true
}
