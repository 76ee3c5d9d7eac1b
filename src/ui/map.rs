//! The map on the page: takes from its file the pieces that can be seen, and shows the learner's statuses, what the filter
//! lets through, and the chain of a topic. [`camera`] moves it, [`input`] listens to keys, pointers and fingers.

use std::cell::RefCell;
use std::rc::Rc;

use reactive_graph::traits::*;

use super::paint;
use super::state::AppState;
use crate::browser::node::Node;
use crate::browser::{fetch, task};
use crate::content::ROADMAP;
use crate::domain::chain::Chain;
use crate::domain::layout::Area;
use crate::domain::picture::{Part, Piece, pieces};
use crate::domain::route::Page;
use crate::domain::topic::{GroupIndex, Prerequisite, TopicIndex};
use crate::domain::zoom::{FULL, Level, Zoom};

pub mod camera;
pub mod input;

/// A roadmap with at most so many topics stands on the page whole: the browser's own search and screen readers find all.
pub const WHOLE: usize = 300;

/// A piece of the map, and its element while it is on the page.
#[derive(Debug)]
struct Shown {
    piece: Piece,
    node: Option<Node>,
}

/// The map that is on the page, or was last.
#[derive(Debug)]
pub struct Map {
    /// What scrolls.
    view: Node,
    /// As large as the picture is shown.
    sizer: Node,
    picture: Node,
    /// The address of its file.
    href: String,
    file: String,
    pieces: Vec<Shown>,
    zoom: i32,
    geometry: Zoom,
    /// The point of the map that is in the middle of the view.
    middle: [i32; 2],
    /// The topic that the tab key leads to.
    spot: TopicIndex,
    /// The topic whose chain is shown.
    chain: Option<TopicIndex>,
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
    let Some(view) = part.find("[data-map]") else { return };
    let Some((href, size)) = choose_file(&view) else { return };
    if with_map(state, |map| map.view == view && map.href == href) == Some(true) {
        camera::restore(state);
        return;
    }
    task::spawn(async move {
        match fetch::text(&href).await {
            Ok(file) => open(state, view, href, size, file),
            Err(error) => state.say(&format!("The map cannot be moved. {error}"), false),
        }
    });
}

/// The address and the size of the form that suits the width of the view.
fn choose_file(view: &Node) -> Option<(String, [i32; 2])> {
    // As in the page's own choice of the picture.
    const NARROW: i32 = 704;
    let files = view.attribute("data-map")?;
    let mut files = files.lines();
    let wide = files.next()?;
    let chosen = if view.window()[0] < NARROW { files.next()? } else { wide };
    let mut words = chosen.split(' ');
    let href = words.next()?.to_owned();
    let mut number = || words.next()?.parse::<usize>().ok();
    Some((href, [number()? as i32, number()? as i32]))
}

/// Puts the map in the place of its still picture.
fn open(state: AppState, view: Node, href: String, size: [i32; 2], file: String) {
    let Some(sizer) = view.find(".map__sizer") else { return };
    let mut lines = file.lines().skip(1);
    let (main_line, overview) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    if let Some(inset) = view.parent().and_then(|window| window.find(".map__inset")) {
        inset.fill(&format!("<svg viewBox=\"0 0 {} {}\">{overview}<rect/></svg>", size[0], size[1]));
    }
    let [width, height] = size;
    sizer.fill(&format!(
        "<svg class=\"map__picture\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">{main_line}\
         <g class=\"map__lines\"></g><g class=\"map__stages\"></g></svg>"
    ));
    let Some(picture) = sizer.find("svg") else { return };
    let pieces: Vec<Shown> = pieces(&file).into_iter().map(|piece| Shown { piece, node: None }).collect();
    let column = pieces.iter().find(|it| it.piece.part == Part::Topics).map_or(width, |it| it.piece.area.width);
    let geometry = Zoom { size, column, window: view.window() };
    let map = Map {
        view,
        sizer,
        picture,
        href,
        file,
        pieces,
        zoom: geometry.first(),
        geometry,
        middle: [0, 0],
        spot: TopicIndex(0),
        chain: None,
        input: input::Input::default(),
    };
    state.screen.update_value(|screen| screen.map = Some(Rc::new(RefCell::new(map))));
    camera::begin(state);
}

/// Puts on the page what has come into view, and takes off what has long left it.
fn refresh(state: AppState) {
    if let Some(Some(picture)) = with_map(state, Map::refresh) {
        paint::statuses(state, &picture);
        paint_matches(state, &picture);
        show_spot(state);
        with_map(state, |map| map.paint_chain());
    }
}

impl Map {
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

    /// Puts pieces on the page and takes others off; returns the picture if some have come.
    fn refresh(&mut self) -> Option<Node> {
        let seen = self.seen();
        let around = |quarters: i32| {
            let (right, down) = (seen.width * quarters / 4, seen.height * quarters / 4);
            Area { x: seen.x - right, y: seen.y - down, width: seen.width + 2 * right, height: seen.height + 2 * down }
        };
        let (near, far) = (around(1), around(3));
        let is_whole = ROADMAP.topics.len() <= WHOLE;
        let has_topics = self.level() == Level::Topics;
        let focused = Node::focused();
        let spot = ROADMAP.topic(self.spot).stage;
        let (mut stage, mut markup, mut came) = (0, String::new(), Vec::new());
        for (at, it) in self.pieces.iter_mut().enumerate() {
            let part = it.piece.part;
            stage += u16::from(part == Part::Station);
            // The tab key leads to something wherever the map has been moved to, and the focus is never taken away.
            let is_kept = part != Part::Line && stage == spot.0 + 1
                || it.node.as_ref().is_some_and(|node| focused.as_ref().is_some_and(|focused| node.contains(focused)));
            let is_legible = has_topics || part == Part::Station;
            let is_near = |area: &Area| is_legible && it.piece.area.meets(area);
            if it.node.is_none() && (is_whole || is_kept || is_near(&near)) {
                markup.push_str(self.file.get(it.piece.range.clone()).unwrap_or_default());
                came.push(at);
            } else if !(is_whole || is_kept || is_near(&far))
                && let Some(node) = it.node.take()
            {
                node.remove();
            }
        }
        if came.is_empty() {
            return None;
        }
        let (lines, stages) = (self.picture.find(".map__lines")?, self.picture.find(".map__stages")?);
        for (at, node) in came.into_iter().zip(&Node::of_svg(&markup)) {
            let is_line = self.pieces.get(at).is_some_and(|it| it.piece.part == Part::Line);
            if is_line {
                lines.append(node);
            } else {
                // In the order of the roadmap, which is that of reading.
                let next = self.pieces.iter().skip(at + 1).find_map(|it| it.node.as_ref());
                stages.insert(node, next);
            }
            if let Some(it) = self.pieces.get_mut(at) {
                it.node = Some(node.clone());
            }
        }
        Some(self.picture.clone())
    }

    /// The area of a stage.
    fn stage_area(&self, stage: usize) -> Area {
        let mut stages = self.pieces.iter().filter(|it| it.piece.part == Part::Topics);
        stages.nth(stage).map_or_else(Area::default, |it| it.piece.area)
    }

    /// Shows how topics and lines hang together with the topic whose chain is shown.
    fn paint_chain(&self) {
        let chain = self.chain.map(|topic| Chain::of(topic, &ROADMAP));
        for line in self.picture.all("[data-line]") {
            let ends = line.attribute("data-line").unwrap_or_default();
            let is_on = chain.as_ref().zip(parse_line(&ends));
            line.set_flag("data-bond", is_on.is_some_and(|(chain, (from, to))| chain.has_line(from, to, &ROADMAP)));
        }
        for topic in self.picture.all("[data-topic]") {
            let bond = chain.as_ref().and_then(|chain| chain.bond(paint::topic_in(&topic, "data-topic")?));
            topic.set_attribute("data-bond", bond.map(|bond| bond.slug()));
        }
        self.picture.set_flag("data-has-chain", chain.is_some());
    }
}

/// The ends of a line, as the file names them.
fn parse_line(ends: &str) -> Option<(Prerequisite, TopicIndex)> {
    let (from, to) = ends.split_once(' ')?;
    let from: usize = from.parse().ok()?;
    // Groups are counted on from the topics.
    let from = match from.checked_sub(ROADMAP.topics.len()) {
        None => Prerequisite::Topic(TopicIndex(from as u16)),
        Some(group) => Prerequisite::OneOf(GroupIndex(group as u16)),
    };
    Some((from, TopicIndex(to.parse::<usize>().ok()? as u16)))
}

/// Shows the chain of a topic, or none.
fn show_chain(state: AppState, topic: Option<TopicIndex>) {
    with_map(state, |map| {
        if map.chain != topic {
            map.chain = topic;
            map.paint_chain();
        }
    });
}

/// Dims what the filter does not let through.
pub fn paint_matches(state: AppState, part: &Node) {
    let is_all = state.filter().is_empty();
    let matches = state.matches.read_untracked();
    for node in part.all(".map__topic") {
        let is_match = paint::topic_in(&node, "data-topic").is_some_and(|topic| matches.is_match(topic));
        node.set_flag("data-dim", !is_all && !is_match);
    }
}

/// The same for what the view shows.
pub fn paint_seen_matches(state: AppState) {
    let seen = with_map(state, |map| {
        let seen = map.seen();
        let is_seen = |it: &&Shown| it.piece.part == Part::Topics && it.piece.area.meets(&seen);
        map.pieces.iter().filter(is_seen).filter_map(|it| it.node.clone()).collect::<Vec<_>>()
    });
    for stage in seen.unwrap_or_default() {
        paint_matches(state, &stage);
    }
}

/// Brings a match of the filter into view, if none is.
pub fn seek(state: AppState) {
    let filter = state.filter();
    if filter.is_empty() || state.page() != Page::Map {
        return;
    }
    let is_in_view = with_map(state, |map| {
        let [left, top, width, height] = map.view.place();
        let is_inside = |topic: &Node| {
            let [x, y, ..] = topic.place();
            x >= left && y >= top && x < left + width && y < top + height
        };
        map.level() == Level::Topics && map.picture.all(".map__topic:not([data-dim])").iter().any(is_inside)
    });
    let first = state.matches.with_untracked(|matches| match filter.query.trim() {
        "" => ROADMAP.indices().find(|topic| matches.is_match(*topic)),
        _ => matches.best(1).first().copied(),
    });
    if let (Some(false), Some(topic)) = (is_in_view, first) {
        reach(state, topic, false);
    }
}

/// Brings a topic into view, wherever it is, and gives it the focus if asked to.
pub fn reach(state: AppState, topic: TopicIndex, is_focused: bool) {
    let is_far = with_map(state, |map| {
        map.spot = topic;
        map.is_far()
    });
    if is_far == Some(true) {
        camera::show_stage(state, ROADMAP.topic(topic).stage);
    }
    refresh(state);
    show_spot(state);
    if let Some(Some(link)) = with_map(state, |map| map.node_of(topic)) {
        if is_focused {
            link.focus();
        }
        link.scroll_into_view(false);
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
        self.picture.find(&format!("[data-stage=\"{stage}\"] a"))
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
