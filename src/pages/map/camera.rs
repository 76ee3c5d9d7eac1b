//! What moves the map: its size and place, the overview in the corner, and the ways to bring a topic into view.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::drawing::{Drawing, Elements, MapView, form_of};
use super::highlight::{show_matches, show_statuses};
use super::pieces::{reach_stop, refresh, refresh_later, show_spot};
use crate::browser::node::Node;
use crate::browser::storage::BrowserStore;
use crate::content::ROADMAP;
use crate::domain::layout::Area;
use crate::domain::map_file::MapFile;
use crate::domain::picture::numbers;
use crate::domain::store::Store;
use crate::domain::topic::{StageIndex, TopicIndex};
use crate::domain::zoom::{FULL, Level, Zoom};

/// Where size and place are kept: the learner finds the map as it was left.
const PLACE: &str = "backend-roadmap:map";

/// Shows the map for the first time: where it was left, else at its beginning.
fn begin(map: MapView) {
    let kept = BrowserStore.read(PLACE).ok().flatten().unwrap_or_default();
    map.with(|drawing| {
        if let (true, [zoom, x, y]) = (kept.starts_with(drawing.form()), &numbers(&kept)[..]) {
            drawing.zoom = drawing.geometry.clamp(*zoom);
            drawing.middle = [*x, *y];
        } else {
            let [width, height] = drawing.geometry.window;
            drawing.middle = [width, height].map(|length| length * FULL / drawing.zoom / 2);
        }
    });
    restore(map);
}

/// Shows the map where it was: on the page again, or in a window of another size.
fn restore(map: MapView) {
    map.with(|drawing| {
        drawing.geometry = Zoom { window: drawing.view.window(), ..drawing.geometry };
        drawing.zoom = drawing.geometry.clamp(drawing.zoom);
        drawing.apply();
        drawing.centre(drawing.middle);
    });
    refresh(map);
    show_spot(map);
}

/// Follows what the learner has scrolled.
pub(super) fn follow(map: MapView) {
    let moved = map.with(|drawing| {
        let seen = drawing.seen();
        drawing.middle = [seen.x + seen.width / 2, seen.y + seen.height / 2];
        seen
    });
    let Some(seen) = moved else { return };
    map.seen.set(seen);
    refresh(map);
    map.rest.call(move || {
        let place = map.with(|drawing| {
            drawing.picture.set_flag("data-moving", false);
            let [x, y] = drawing.middle;
            format!("{} {} {x} {y}", drawing.form(), drawing.zoom)
        });
        let is_embedded = map.learner.is_embedded.get_untracked();
        if let Some(place) = place.filter(|_| !is_embedded) {
            // Where it is not kept, the map begins at its beginning: nothing is lost.
            let _ = BrowserStore.write(PLACE, &place);
        }
    });
}

/// A change of the map's size, by a key or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Larger,
    Smaller,
    /// In full size.
    Full,
    /// The stage with the focus, or the one in the middle, as large as it fits.
    Stage,
    /// All of the map.
    All,
}

impl Step {
    /// The change that a key makes, if it makes one.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "+" | "=" => Self::Larger,
            "-" => Self::Smaller,
            "0" => Self::Full,
            "8" => Self::Stage,
            "9" => Self::All,
            _ => return None,
        })
    }

    /// Changes the size of the map.
    pub(super) fn take(self, map: MapView) {
        let zoom = |of: fn(&Drawing) -> i32| {
            if let Some(zoom) = map.with(|drawing| of(drawing)) {
                zoom_to(map, zoom, None);
            }
        };
        match self {
            Self::Larger => zoom(|drawing| drawing.zoom * 5 / 4),
            Self::Smaller => zoom(|drawing| drawing.zoom * 4 / 5),
            Self::Full => zoom(|_| FULL),
            Self::Stage => show_current_stage(map),
            Self::All => zoom(|drawing| drawing.geometry.least()),
        }
    }
}

/// Shows the stage with the focus, or the one in the middle.
fn show_current_stage(map: MapView) {
    let stage = map.with(|drawing| match drawing.has_focus() {
        true => ROADMAP.topic(drawing.spot).stage,
        false => drawing.middle_stage(),
    });
    if let Some(stage) = stage {
        show_stage(map, stage);
    }
}

/// Changes the size of the map if a key says so. Returns whether it does.
pub(super) fn zoom_by_key(map: MapView, key: &str) -> bool {
    let step = Step::of_key(key);
    if let Some(step) = step {
        step.take(map);
    }
    step.is_some()
}

/// Shows the map at another size; the point under the pointer, or the middle, stays where it is.
pub(super) fn zoom_to(map: MapView, zoom: i32, point: Option<[f64; 2]>) {
    change(map, |drawing| {
        let [left, top, width, height] = drawing.view.place();
        let [x, y] = point.unwrap_or([left + width / 2.0, top + height / 2.0]);
        let place = |drawing: &Drawing| {
            let [left, top, ..] = drawing.sizer.place();
            [(x - left) / f64::from(drawing.zoom), (y - top) / f64::from(drawing.zoom)]
        };
        let [u, v] = place(drawing);
        drawing.zoom = drawing.geometry.clamp(zoom);
        drawing.apply();
        let [left, top, ..] = drawing.sizer.place();
        drawing.view.scroll_by(left + u * f64::from(drawing.zoom) - x, top + v * f64::from(drawing.zoom) - y);
    });
}

/// Shows a stage, whole if it can be read so.
pub(super) fn show_stage(map: MapView, stage: StageIndex) {
    change(map, |drawing| {
        let area = drawing.stage_area(stage);
        drawing.zoom = drawing.geometry.stage(area);
        drawing.apply();
        let seen = drawing.seen();
        // Of a stage that is higher than the view, its beginning.
        drawing.centre([area.x + area.width / 2, area.y + area.height.min(seen.height) / 2]);
    });
}

/// Changes the size. The focus goes on to what stands for a topic at another level, and back.
fn change(map: MapView, change: impl FnOnce(&mut Drawing)) {
    let changed = map.with(|drawing| {
        let (had_focus, level, step, is_far) = (drawing.has_focus(), drawing.level(), drawing.step, drawing.is_far());
        change(drawing);
        [had_focus && level != drawing.level(), step != drawing.step && is_far == drawing.is_far()]
    });
    let [loses_focus, is_laid_out_anew] = changed.unwrap_or_default();
    // The frame in which all letters are laid out anew has no time for more of them.
    if is_laid_out_anew {
        refresh_later(map);
    }
    follow(map);
    show_spot(map);
    if loses_focus && let Some(Some(stop)) = map.with(|drawing| drawing.stop_of(drawing.spot)) {
        stop.focus();
        // What had it is no longer held.
        refresh(map);
    }
}

impl Drawing {
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
        // There are few titles beside a single column, and they stand close.
        if self.level() == Level::Labels {
            step = self.zoom;
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
        for node in part.all(".map__legible, .map__card path") {
            node.set_style("--far", &far);
        }
    }

    /// Whether the view shows the upper left corner, although it was elsewhere a moment ago.
    pub(super) fn is_at_corner(&self) -> bool {
        let seen = self.seen();
        let moved = [self.middle[0] - seen.x - seen.width / 2, self.middle[1] - seen.y - seen.height / 2];
        seen.x <= 0 && seen.y <= 0 && moved.iter().any(|distance| *distance > 1)
    }

    /// Scrolls so that a point of the map is in the middle of the view.
    pub(super) fn centre(&self, [x, y]: [i32; 2]) {
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
        let [left, top, width, height] = self.overview.as_ref().map_or([0.0, 0.0, 1.0, 1.0], Node::place);
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

    /// The first topic of a stage.
    pub(super) fn first_of(stage: StageIndex) -> TopicIndex {
        ROADMAP.stage(stage).topics.first().copied().unwrap_or(TopicIndex(0))
    }

    /// Whether stations stand in the place of topics.
    pub(super) fn is_far(&self) -> bool {
        self.level() != Level::Topics
    }
}

/// Draws the map in the form that suits the window: for the first time, or in a window of another size.
pub(super) fn draw(map: MapView, elements: &Elements, files: &[MapFile]) {
    // The style shows one form and hides the other.
    let Some(at) = elements.pictures.iter().position(|picture| picture.place()[2] > 0.0) else { return };
    let (Some(picture), Some(file)) = (elements.pictures.get(at), files.get(at)) else { return };
    if map.with(|drawing| drawing.picture == *picture) == Some(true) {
        restore(map);
        return;
    }
    // What is hidden would be found by the browser's own search, too.
    for other in elements.pictures.iter().filter(|it| *it != picture) {
        other.all("[data-piece]").iter().for_each(Node::remove);
    }
    let overview = elements.overviews.get(at).cloned();
    let drawing = Drawing::new(elements, picture.clone(), overview, file);
    map.drawing.set_value(Some(Rc::new(RefCell::new(drawing))));
    show_statuses(map);
    show_matches(map, false);
    begin(map);
}

/// Brings a topic into view, wherever it is, and gives it the focus if asked to.
pub(super) fn reach(map: MapView, topic: TopicIndex, is_focused: bool) {
    if map.with(|drawing| drawing.is_far()) == Some(true) {
        show_stage(map, ROADMAP.topic(topic).stage);
    }
    reach_stop(map, topic, is_focused);
}

/// Brings the best match of a search into view, or the first of a filter's if none is. `list` is where the list of the
/// best matches lies over the map: left, top, width and height in the window.
pub(super) fn seek(map: MapView, is_search: bool, list: [f64; 4]) {
    let first = map.search.matches.with_untracked(|matches| match is_search {
        true => matches.best(1).first().copied(),
        false => ROADMAP.indices().find(|topic| matches.is_match(*topic)),
    });
    let Some(topic) = first else { return };
    let is_in_view = map.with(|drawing| {
        let [left, top, width, height] = drawing.view.place();
        let [list_left, list_top, list_width, list_height] = list;
        let is_inside = |topic: &Node| {
            let [x, y, ..] = topic.place();
            let is_covered = x < list_left + list_width && y < list_top + list_height;
            x >= left && y >= top && x < left + width && y < top + height && !is_covered
        };
        let found = match is_search {
            true => drawing.node_of(topic).into_iter().collect(),
            false => drawing.picture.all(".map__topic:not([data-dim])"),
        };
        drawing.level() == Level::Topics && found.iter().any(is_inside)
    });
    if is_in_view == Some(false) {
        reach(map, topic, false);
    }
}
