//! The map on the page: puts there the pieces that can be seen, and shows the learner's statuses, what the filter lets
//! through, and the chain of a topic. [`tiles`] fetches the pieces, [`camera`] moves the map, [`input`] listens to keys,
//! pointers and fingers.

use std::cell::RefCell;
use std::rc::Rc;

use reactive_graph::traits::*;

use super::paint;
use super::state::AppState;
use crate::browser::node::Node;
use crate::browser::timer;
use crate::content::ROADMAP;
use crate::domain::chain::Chain;
use crate::domain::layout::Area;
use crate::domain::picture::{Part, Piece, numbers};
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::topic::{GroupIndex, Prerequisite, StageIndex, TopicIndex};
use crate::domain::zoom::{FULL, Level, Zoom};

pub mod camera;
pub mod input;
mod tiles;

/// A roadmap with at most so many topics stands on the page whole: the browser's own search and screen readers find all.
pub const WHOLE: usize = 300;

/// How much markup comes onto the page in a frame, in bytes: some twenty topics, which take a third of the frame.
const ROOM: usize = 28_000;

/// A piece of the map, and its element while it is on the page.
#[derive(Debug)]
struct Shown {
    piece: Piece,
    /// Nothing as long as its file has not come: then the piece has been on the page from the beginning.
    markup: String,
    node: Option<Node>,
}

/// How much a piece is wanted on the page.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// Wherever the view is.
    Needed,
    /// The view shows it.
    Seen,
    /// The view shows it soon, or the map is small enough to be on the page whole.
    Near,
    /// It stays if it is there.
    Far,
    /// It goes if it is there.
    Away,
}

impl Shown {
    fn part(&self) -> Part {
        self.piece.part(ROADMAP.stages.len())
    }
}

/// The map that is on the page, or was last.
#[derive(Debug)]
pub struct Map {
    /// What scrolls.
    view: Node,
    /// As large as the picture is shown.
    sizer: Node,
    picture: Node,
    /// The address of the whole picture.
    href: String,
    /// The files that have been asked for.
    asked: Vec<String>,
    /// Those that are known, by number.
    pieces: Vec<Shown>,
    /// The area of each stage.
    stages: Vec<Area>,
    zoom: i32,
    geometry: Zoom,
    /// The point of the map that is in the middle of the view.
    middle: [i32; 2],
    /// The topic that the tab key leads to.
    spot: TopicIndex,
    /// The topic to bring into view as soon as its piece has come, and whether it is to have the focus.
    goal: Option<(TopicIndex, bool)>,
    /// The topic whose chain is shown.
    chain: Option<(TopicIndex, Chain)>,
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

/// Puts on the page what has come into view, a little in each frame, and takes off what has long left it.
fn refresh(state: AppState) {
    let Some([has_come, is_unfinished]) = with_map(state, |map| map.refresh(state)) else { return };
    if has_come {
        show_spot(state);
    }
    if is_unfinished {
        timer::after_paint(move || {
            with_map(state, |map| map.is_filling = false);
            refresh(state);
        });
    }
    tiles::fetch(state);
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
        let overview = view.parent()?.find(&format!(".map__inset [data-form={}] path", form_of(size)))?;
        let stages = areas(&numbers(&overview.attribute("d")?));
        let geometry = Zoom { size, column: stages.first()?.width, window: view.window() };
        let mut map = Self {
            view,
            sizer,
            picture,
            href: href.to_owned(),
            asked: Vec::new(),
            pieces: Vec::new(),
            stages,
            zoom: geometry.first(),
            geometry,
            middle: [0, 0],
            spot: TopicIndex(0),
            goal: None,
            chain: None,
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

    /// What is known of a piece.
    #[inline(never)]
    fn known(&mut self, piece: Piece) -> &mut Shown {
        let at = self.pieces.partition_point(|it| it.piece.number < piece.number);
        if self.pieces.get(at).is_none_or(|it| it.piece.number != piece.number) {
            self.pieces.insert(at, Shown { piece, markup: String::new(), node: None });
        }
        &mut self.pieces[at]
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

    /// Puts pieces on the page and takes others off. Returns whether some have come, and whether this is to be called again
    /// in the next frame.
    fn refresh(&mut self, state: AppState) -> [bool; 2] {
        let seen = self.seen();
        let (near, far) = (seen.grown(1), seen.grown(3));
        let is_whole = ROADMAP.topics.len() <= WHOLE;
        let has_topics = self.level() == Level::Topics;
        let spot = ROADMAP.topic(self.spot).stage;
        let reach = |it: &Shown| {
            let (is_card, is_spot) = match it.part() {
                Part::Stage(stage) => (false, stage == spot),
                Part::Card(stage) => (true, stage == spot),
                Part::Line => (false, false),
            };
            let is_legible = is_card != has_topics;
            match it.piece.area {
                // The tab key leads to something wherever the map has been moved to.
                _ if is_legible && is_spot => Reach::Needed,
                area if is_legible && area.meets(&seen) => Reach::Seen,
                area if is_whole || is_legible && area.meets(&near) => Reach::Near,
                area if is_legible && area.meets(&far) => Reach::Far,
                _ => Reach::Away,
            }
        };
        let reaches: Vec<Reach> = self.pieces.iter().map(reach).collect();
        let (mut markup, mut coming) = (String::new(), Vec::new());
        let mut is_unfinished = false;
        for turn in [Reach::Needed, Reach::Seen, Reach::Near] {
            for (at, (it, reach)) in self.pieces.iter().zip(&reaches).enumerate() {
                if *reach != turn || it.node.is_some() || it.markup.is_empty() {
                    continue;
                }
                is_unfinished |= markup.len() > ROOM;
                if !is_unfinished {
                    markup += &it.markup;
                    coming.push(at);
                }
            }
        }
        // The focus is never taken away.
        let focused = Node::focused().and_then(|node| node.closest(".map__piece"));
        for (it, reach) in self.pieces.iter_mut().zip(&reaches) {
            if *reach == Reach::Away
                && !it.markup.is_empty()
                && it.node != focused
                && let Some(node) = it.node.take()
            {
                node.remove();
            }
        }
        let has_come = !coming.is_empty();
        let statuses = state.statuses.read_untracked();
        for (at, node) in coming.into_iter().zip(Node::of_svg(&markup)) {
            if self.pieces.get(at).map(Shown::part) == Some(Part::Line) {
                if let Some(lines) = self.picture.find(".map__lines") {
                    lines.append(&node);
                }
            } else {
                // In the order of the roadmap, which is that of reading.
                let mut later = self.pieces.iter().skip(at + 1).take_while(|it| it.part() != Part::Line);
                self.picture.insert(&node, later.find_map(|it| it.node.as_ref()));
                paint::topics_and_stages(&node, &statuses);
                dim(state, &node);
            }
            if let Some(it) = self.pieces.get_mut(at) {
                it.node = Some(node);
            }
        }
        let is_new = is_unfinished && !self.is_filling;
        self.is_filling |= is_unfinished;
        if has_come {
            self.paint_chain();
        }
        [has_come, is_new]
    }

    /// The area of a stage.
    fn stage_area(&self, stage: StageIndex) -> Area {
        self.stages.get(usize::from(stage.0)).copied().unwrap_or_default()
    }

    /// Shows how topics and lines hang together with the topic whose chain is shown.
    fn paint_chain(&self) {
        let chain = self.chain.as_ref().map(|(_, chain)| chain);
        if chain.is_none() && !self.picture.is("[data-has-chain]") {
            return;
        }
        for line in self.picture.all("[data-line]") {
            let ends = line.attribute("data-line").unwrap_or_default();
            let is_on = chain.zip(parse_line(&ends));
            line.set_flag("data-bond", is_on.is_some_and(|(chain, (from, to))| chain.has_line(from, to, &ROADMAP)));
        }
        for topic in self.picture.all("[data-topic]") {
            let bond = chain.and_then(|chain| chain.bond(paint::topic_in(&topic, "data-topic")?));
            topic.set_attribute("data-bond", bond.map(|bond| bond.slug()));
        }
        self.picture.set_flag("data-has-chain", chain.is_some());
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
        if map.chain.as_ref().map(|(of, _)| *of) != topic {
            map.chain = topic.map(|topic| (topic, Chain::of(topic, &ROADMAP)));
            map.paint_chain();
        }
    });
}

/// Shows what follows from the statuses, in the stages in which one has changed.
pub fn paint_statuses(state: AppState) {
    let statuses = state.statuses.read_untracked();
    with_map(state, |map| {
        let is_changed = |topic: &&TopicIndex| {
            let status = |all: &[Status]| all.get(usize::from(topic.0)).copied();
            status(&map.painted) != status(&statuses)
        };
        for it in &map.pieces {
            if let (Some(node), Part::Stage(stage) | Part::Card(stage)) = (&it.node, it.part())
                && ROADMAP.stage(stage).topics.iter().any(|topic| is_changed(&topic))
            {
                paint::topics_and_stages(node, &statuses);
            }
        }
        map.painted.clone_from(&statuses);
    });
}

/// Dims what the filter does not let through, or only what of it the view shows.
pub fn paint_matches(state: AppState, is_seen_enough: bool) {
    with_map(state, |map| {
        if !is_seen_enough {
            dim(state, &map.picture);
            return;
        }
        let seen = map.last_seen();
        for it in map.pieces.iter().filter(|it| it.piece.area.meets(&seen)) {
            it.node.iter().for_each(|piece| dim(state, piece));
        }
    });
}

/// Dims what the filter does not let through of a part of the map.
fn dim(state: AppState, part: &Node) {
    if state.filter().is_empty() {
        for node in part.all("[data-dim], [data-empty]") {
            node.set_flag("data-dim", false);
            node.set_flag("data-empty", false);
        }
        return;
    }
    let matches = state.matches.read_untracked();
    for node in part.all(".map__topic") {
        let is_match = paint::topic_in(&node, "data-topic").is_some_and(|topic| matches.is_match(topic));
        node.set_flag("data-dim", !is_match);
    }
    for card in part.all(".map__card") {
        let stage = card.attribute("data-stage").and_then(|id| ROADMAP.find_stage(&id));
        card.set_flag("data-empty", stage.is_some_and(|stage| !paint::has_match(stage, &matches)));
    }
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
        let is_inside = |topic: &Node| {
            let [x, y, ..] = topic.place();
            x >= left && y >= top && x < left + width && y < top + height
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
        }
        stop.scroll_into_view(false);
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
