//! The map on the page: where it begins, and how a topic on it is reached. [`pieces`] says what of it is there, [`tiles`]
//! fetches that, [`look`] shows what the learner has done and seeks, [`camera`] moves the map, [`input`] listens to keys,
//! pointers and fingers.

use std::cell::RefCell;
use std::rc::Rc;

use reactive_graph::traits::*;

use super::state::AppState;
use crate::browser::node::Node;
use crate::content::ROADMAP;
use crate::domain::chain::Chain;
use crate::domain::layout::Area;
use crate::domain::picture::{Piece, numbers};
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::topic::{StageIndex, TopicIndex};
use crate::domain::zoom::{FULL, Level, Zoom};

pub mod camera;
pub mod input;
pub mod look;
mod pieces;
mod tiles;

use look::{paint_matches, paint_statuses};
use pieces::{Shown, refresh, refresh_later};

/// A roadmap with at most so many topics stands on the page whole: the browser's own search and screen readers find all.
pub const WHOLE: usize = 300;

/// The map that is on the page, or was last.
#[derive(Debug)]
pub struct Map {
    /// What scrolls.
    view: Node,
    /// As large as the picture is shown.
    sizer: Node,
    picture: Node,
    /// The small picture of the whole, with a frame around what is seen.
    overview: Node,
    /// The address of the whole picture.
    href: String,
    /// The files that have been asked for.
    asked: Vec<String>,
    /// Those that are known, by number.
    pieces: Vec<Shown>,
    /// The area of each stage.
    stages: Vec<Area>,
    zoom: i32,
    /// About the same, as what is not to shrink goes by.
    step: i32,
    geometry: Zoom,
    /// The point of the map that is in the middle of the view.
    middle: [i32; 2],
    /// The topic that the tab key leads to.
    spot: TopicIndex,
    /// The topic to bring into view as soon as its piece has come, and whether it is to have the focus.
    goal: Option<(TopicIndex, bool)>,
    /// The topic whose chain is shown.
    chain: Option<(TopicIndex, Chain)>,
    /// Whether some of its pieces show a filter.
    is_dimmed: bool,
    /// The statuses that its pieces show.
    painted: Vec<Status>,
    /// Whether more pieces are to come in the next frame.
    is_filling: bool,
    input: input::Input,
}

/// The map, if there is one.
#[inline(never)]
fn current(state: AppState) -> Option<Rc<RefCell<Map>>> {
    state.screen.with_value(|screen| screen.map.clone())
}

/// Works on the map, if there is one. Nothing in there may work on it again.
fn with_map<T>(state: AppState, work: impl FnOnce(&mut Map) -> T) -> Option<T> {
    let map = current(state)?;
    let mut map = map.try_borrow_mut().ok()?;
    Some(work(&mut map))
}

/// Shows the map if a part of a page has it.
pub fn paint(state: AppState, part: &Node) {
    let Some(view) = part.find(".map__view") else { return };
    // The style shows the form that suits the window.
    let Some(picture) = view.all("[data-map]").into_iter().find(|it| it.place()[2] > 0.0) else { return };
    if with_map(state, |map| map.picture == picture) == Some(true) {
        camera::restore(state);
    } else if let Some(map) = Map::open(view, picture) {
        state.screen.update_value(|screen| screen.map = Some(Rc::new(RefCell::new(map))));
        paint_statuses(state);
        paint_matches(state, false);
        camera::begin(state);
    }
}

impl Map {
    /// The map with the pieces that the page has from the beginning.
    fn open(view: Node, picture: Node) -> Option<Self> {
        let sizer = picture.parent()?;
        // What is hidden would be found, too.
        for other in view.all("[data-map]").iter().filter(|it| **it != picture) {
            other.all("[data-piece]").iter().for_each(Node::remove);
        }
        let file = picture.attribute("data-map")?;
        let [width, height] = numbers(&file)[..] else { return None };
        let (href, _) = file.split_once(' ')?;
        let size = [width, height];
        let overview = view.parent()?.find(&format!(".map__inset [data-form={}]", form_of(size)))?;
        let stages = areas(&numbers(&overview.find("path")?.attribute("d")?));
        let geometry = Zoom { size, column: stages.first()?.width, window: view.window() };
        let mut map = Self {
            view,
            sizer,
            picture,
            overview,
            href: href.to_owned(),
            asked: Vec::new(),
            pieces: Vec::new(),
            stages,
            zoom: geometry.first(),
            step: FULL,
            geometry,
            middle: [0, 0],
            spot: TopicIndex(0),
            goal: None,
            chain: None,
            is_dimmed: false,
            // The page shows a learner who has done nothing.
            painted: vec![Status::Todo; ROADMAP.topics.len()],
            is_filling: false,
            input: input::Input::default(),
        };
        for node in map.picture.all("[data-piece]") {
            let piece = Piece::parse(&node.attribute("data-piece")?)?;
            map.known(piece).node = Some(node);
        }
        Some(map)
    }

    fn level(&self) -> Level {
        self.geometry.level(self.zoom)
    }

    /// The part of the map that the view shows.
    fn seen(&self) -> Area {
        let [left, top, ..] = self.sizer.place();
        let [view_left, view_top, ..] = self.view.place();
        let unit = |distance: f64| (distance * f64::from(FULL) / f64::from(self.zoom)) as i32;
        let [width, height] = self.view.window().map(|length| unit(f64::from(length)));
        Area { x: unit(view_left - left), y: unit(view_top - top), width, height }
    }

    /// The same as the map knows it, without asking for the layout of the page.
    fn last_seen(&self) -> Area {
        let [width, height] = self.geometry.window.map(|length| length * FULL / self.zoom);
        Area { x: self.middle[0] - width / 2, y: self.middle[1] - height / 2, width, height }
    }

    /// The area of a stage.
    fn stage_area(&self, stage: StageIndex) -> Area {
        self.stages.get(usize::from(stage.0)).copied().unwrap_or_default()
    }
}

/// The name of the form of a size.
fn form_of([width, height]: [i32; 2]) -> &'static str {
    if width > height { "wide" } else { "tall" }
}

/// The areas that the path of an overview goes around: left, top, width and height of each.
fn areas(numbers: &[i32]) -> Vec<Area> {
    let (areas, _) = numbers.as_chunks();
    areas.iter().map(|[x, y, width, height]| Area { x: *x, y: *y, width: *width, height: *height }).collect()
}

/// Brings the best match of a search into view, or the first of a filter's if none is.
pub fn seek(state: AppState) {
    let filter = state.filter();
    if filter.is_empty() || state.page() != Page::Map {
        return;
    }
    let is_search = !filter.query.trim().is_empty();
    let first = state.matches.with_untracked(|matches| match is_search {
        true => matches.best(1).first().copied(),
        false => ROADMAP.indices().find(|topic| matches.is_match(*topic)),
    });
    let Some(topic) = first else { return };
    let is_in_view = with_map(state, |map| {
        let [left, top, width, height] = map.view.place();
        // The list of the best matches lies over the map.
        let [list_left, list_top, list_width, list_height] =
            Node::of_page("#best-matches").map_or([0.0; 4], |it| it.place());
        let is_inside = |topic: &Node| {
            let [x, y, ..] = topic.place();
            let is_covered = x < list_left + list_width && y < list_top + list_height;
            x >= left && y >= top && x < left + width && y < top + height && !is_covered
        };
        let found = match is_search {
            true => map.node_of(topic).into_iter().collect(),
            false => map.picture.all(".map__topic:not([data-dim])"),
        };
        map.level() == Level::Topics && found.iter().any(is_inside)
    });
    if is_in_view == Some(false) {
        reach(state, topic, false);
    }
}

/// Brings a topic into view, wherever it is, and gives it the focus if asked to.
pub fn reach(state: AppState, topic: TopicIndex, is_focused: bool) {
    if with_map(state, |map| map.is_far()) == Some(true) {
        camera::show_stage(state, ROADMAP.topic(topic).stage);
    }
    reach_stop(state, topic, is_focused);
}

/// The same for what stands for the topic at this size: itself, or its stage. What has not been fetched is reached later.
fn reach_stop(state: AppState, topic: TopicIndex, is_focused: bool) {
    with_map(state, |map| {
        map.spot = topic;
        map.goal = Some((topic, is_focused));
    });
    refresh(state);
    show_spot(state);
    if let Some(Some(stop)) = with_map(state, |map| map.stop_of(topic)) {
        with_map(state, |map| map.goal = None);
        if is_focused {
            stop.focus();
            stop.scroll_into_view(false);
        } else {
            // Who looks for it has a list of matches at the edge of the view.
            with_map(state, |map| map.put_in_the_middle(&stop));
        }
        refresh(state);
    }
}

impl Map {
    /// The element of a topic, if it is on the page.
    fn node_of(&self, topic: TopicIndex) -> Option<Node> {
        self.picture.find(&format!("[data-topic=\"{}\"]", ROADMAP.topic(topic).id))
    }

    /// The elements that can have the focus at this level: topics, or stations in their place.
    fn stop_of(&self, topic: TopicIndex) -> Option<Node> {
        if self.level() == Level::Topics {
            return self.node_of(topic);
        }
        let stage = ROADMAP.stage(ROADMAP.topic(topic).stage).id;
        self.picture.find(&format!(".map__card[data-stage=\"{stage}\"] a"))
    }
}

/// Lets the tab key lead to the spot, and to nothing else on the map.
fn show_spot(state: AppState) {
    with_map(state, |map| {
        for stop in map.picture.all("[tabindex=\"0\"]") {
            stop.set_attribute("tabindex", Some("-1"));
        }
        if let Some(stop) = map.stop_of(map.spot) {
            stop.set_attribute("tabindex", Some("0"));
        }
    });
}
