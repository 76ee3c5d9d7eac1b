//! What moves the map: size and place, the overview in the corner, and that both are found again.

use std::time::Duration;

use super::{Map, form_of, refresh, refresh_later, show_spot, with_map};
use crate::browser::node::Node;
use crate::browser::storage::BrowserStore;
use crate::browser::timer;
use crate::content::ROADMAP;
use crate::domain::layout::Area;
use crate::domain::picture::numbers;
use crate::domain::store::Store;
use crate::domain::topic::{StageIndex, TopicIndex};
use crate::domain::zoom::{FULL, Level, Zoom};
use crate::ui::state::AppState;

/// Where size and place are kept: the learner finds the map as it was left.
const PLACE: &str = "backend-roadmap:map";
/// How long the map must rest before its place is kept.
const REST: Duration = Duration::from_millis(250);

/// Shows the map for the first time: where it was left, else at its beginning.
pub fn begin(state: AppState) {
    let kept = BrowserStore.read(PLACE).ok().flatten().unwrap_or_default();
    with_map(state, |map| {
        if let (true, [zoom, x, y]) = (kept.starts_with(map.form()), &numbers(&kept)[..]) {
            map.zoom = map.geometry.clamp(*zoom);
            map.middle = [*x, *y];
        } else {
            let [width, height] = map.geometry.window;
            map.middle = [width, height].map(|length| length * FULL / map.zoom / 2);
        }
    });
    restore(state);
}

/// Shows the map where it was: on the page again, or in a window of another size.
pub fn restore(state: AppState) {
    with_map(state, |map| {
        map.geometry = Zoom { window: map.view.window(), ..map.geometry };
        map.zoom = map.geometry.clamp(map.zoom);
        map.apply();
        map.centre(map.middle);
    });
    refresh(state);
    show_spot(state);
}

/// Follows what the learner has scrolled.
pub fn follow(state: AppState) {
    let is_new = with_map(state, |map| {
        let seen = map.seen();
        map.middle = [seen.x + seen.width / 2, seen.y + seen.height / 2];
        map.show_inset(seen);
        map.input.moves += 1;
        map.input.moves
    });
    refresh(state);
    timer::after(
        move || {
            let place = with_map(state, |map| {
                map.picture.set_flag("data-moving", false);
                (Some(map.input.moves) == is_new).then(|| {
                    let [x, y] = map.middle;
                    format!("{} {} {x} {y}", map.form(), map.zoom)
                })
            });
            if let Some(Some(place)) = place {
                // Where it is not kept, the map begins at its beginning: nothing is lost.
                let _ = BrowserStore.write(PLACE, &place);
            }
        },
        REST,
    );
}

/// Makes the map larger or smaller, as a key or the button of that key says. Returns whether it is such a key.
pub fn step(state: AppState, key: &str) -> bool {
    let zoom = with_map(state, |map| match key {
        "+" | "=" => Some(map.zoom * 5 / 4),
        "-" => Some(map.zoom * 4 / 5),
        "0" => Some(FULL),
        "9" => Some(map.geometry.least()),
        _ => None,
    });
    if let Some(Some(zoom)) = zoom {
        zoom_to(state, zoom, None);
        return true;
    }
    let stage = with_map(state, |map| match map.has_focus() {
        true => ROADMAP.topic(map.spot).stage,
        false => map.middle_stage(),
    });
    if let (Some(stage), "8") = (stage, key) {
        show_stage(state, stage);
    }
    key == "8"
}

/// Shows the map at another size; the point under the pointer, or the middle, stays where it is.
pub fn zoom_to(state: AppState, zoom: i32, point: Option<[f64; 2]>) {
    change(state, |map| {
        let [left, top, width, height] = map.view.place();
        let [x, y] = point.unwrap_or([left + width / 2.0, top + height / 2.0]);
        let place = |map: &Map| {
            let [left, top, ..] = map.sizer.place();
            [(x - left) / f64::from(map.zoom), (y - top) / f64::from(map.zoom)]
        };
        let [u, v] = place(map);
        map.zoom = map.geometry.clamp(zoom);
        map.apply();
        let [left, top, ..] = map.sizer.place();
        map.view.scroll_by(left + u * f64::from(map.zoom) - x, top + v * f64::from(map.zoom) - y);
    });
}

/// Shows a stage, whole if it can be read so.
pub fn show_stage(state: AppState, stage: StageIndex) {
    change(state, |map| {
        let area = map.stage_area(stage);
        map.zoom = map.geometry.stage(area);
        map.apply();
        let seen = map.seen();
        // Of a stage that is higher than the view, its beginning.
        map.centre([area.x + area.width / 2, area.y + area.height.min(seen.height) / 2]);
    });
}

/// Changes the size. The focus goes on to what stands for a topic at another level, and back.
fn change(state: AppState, change: impl FnOnce(&mut Map)) {
    let changed = with_map(state, |map| {
        let (had_focus, level, step, is_far) = (map.has_focus(), map.level(), map.step, map.is_far());
        change(map);
        [had_focus && level != map.level(), step != map.step && is_far == map.is_far()]
    });
    let [loses_focus, is_laid_out_anew] = changed.unwrap_or_default();
    // The frame in which all letters are laid out anew has no time for more of them.
    if is_laid_out_anew {
        refresh_later(state);
    }
    follow(state);
    show_spot(state);
    if loses_focus && let Some(Some(stop)) = with_map(state, |map| map.stop_of(map.spot)) {
        stop.focus();
        // What had it is no longer held.
        refresh(state);
    }
}

impl Map {
    fn has_focus(&self) -> bool {
        Node::focused().is_some_and(|node| self.picture.contains(&node))
    }

    /// The name of the form: a place in one says nothing of the other.
    fn form(&self) -> &'static str {
        form_of(self.geometry.size)
    }

    /// Shows the picture at its size.
    fn apply(&mut self) {
        let [width, height] = self.geometry.size.map(|length| format!("{}px", length * self.zoom / FULL));
        self.sizer.set_style("width", &width);
        self.sizer.set_style("height", &height);
        self.picture.set_style("transform", &format!("scale(calc({} / {FULL}))", self.zoom));
        // Letters are laid out anew whenever this changes: so it does in few steps.
        let mut step = FULL;
        while self.is_far() && step * 5 / 6 > self.zoom {
            step = step * 2 / 3;
        }
        if self.step != step {
            self.step = step;
            self.keep_legible(&self.picture);
        }
        self.view.set_attribute("data-level", Some(self.level().slug()));
        self.picture.set_flag("data-moving", true);
    }

    /// Makes what is not to shrink larger by as much as the picture is smaller.
    pub(super) fn keep_legible(&self, part: &Node) {
        let far = format!("calc({FULL} / {})", self.step);
        for node in part.all(".map__legible, .map__area, .map__main-line") {
            node.set_style("--far", &far);
        }
    }

    /// Scrolls so that a point of the map is in the middle of the view.
    fn centre(&self, [x, y]: [i32; 2]) {
        let seen = self.seen();
        let pixels = |units: i32| f64::from(units) * f64::from(self.zoom) / f64::from(FULL);
        self.view.scroll_by(pixels(x - seen.x - seen.width / 2), pixels(y - seen.y - seen.height / 2));
    }

    /// Scrolls so that an element begins in the middle of the view.
    pub(super) fn put_in_the_middle(&self, node: &Node) {
        let ([x, y, ..], [left, top, width, height]) = (node.place(), self.view.place());
        self.view.scroll_by(x - left - width / 2.0, y - top - height / 2.0);
    }

    /// Puts a point of the overview in the middle of the view; the point is in the window.
    pub(super) fn jump(&self, [x, y]: [f64; 2]) {
        let [left, top, width, height] = self.overview.place();
        let [map_width, map_height] = self.geometry.size.map(f64::from);
        self.centre([((x - left) / width * map_width) as i32, ((y - top) / height * map_height) as i32]);
    }

    /// The stage whose middle is nearest to that of the view.
    fn middle_stage(&self) -> StageIndex {
        let distance = |area: &Area| {
            let [x, y] = self.middle;
            (area.x + area.width / 2 - x).abs() + (area.middle() - y).abs()
        };
        let nearest = self.stages.iter().enumerate().min_by_key(|(_, area)| distance(area));
        StageIndex(nearest.map_or(0, |(at, _)| at as u16))
    }

    fn show_inset(&self, seen: Area) {
        let Some(frame) = self.overview.find("rect") else { return };
        for (name, value) in [("x", seen.x), ("y", seen.y), ("width", seen.width), ("height", seen.height)] {
            frame.set_attribute(name, Some(&value.to_string()));
        }
    }

    /// The first topic of a stage.
    pub(super) fn first_of(stage: StageIndex) -> TopicIndex {
        ROADMAP.stage(stage).topics.first().copied().unwrap_or(TopicIndex(0))
    }

    /// Whether stations stand in the place of topics.
    pub(super) fn is_far(&self) -> bool {
        self.level() != Level::Topics
    }
}
