//! What is drawn of the map, and in which elements. The map draws its thousands of SVG elements itself, inside the elements
//! that the component of its page has rendered for it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::node::Node;
use crate::browser::timer::Debounce;
use crate::content::ROADMAP;
use crate::domain::chain::Chain;
use crate::domain::layout::Area;
use crate::domain::map_file::MapFile;
use crate::domain::picture::{Part, Piece};
use crate::domain::progress::Status;
use crate::domain::topic::{StageIndex, TopicIndex};
use crate::domain::zoom::{FULL, Level, Zoom};
use crate::state::learner::Learner;
use crate::state::notices::Notices;
use crate::state::search::Search;

/// How long the map must rest before its place is kept.
const REST: Duration = Duration::from_millis(250);

/// The map and what it shows, cheap to copy.
#[derive(Clone, Copy)]
pub struct MapView {
    pub(super) drawing: StoredValue<Option<Rc<RefCell<Drawing>>>, LocalStorage>,
    /// The learner whose statuses it shows.
    pub learner: Learner,
    /// The search whose matches it shows.
    pub search: Search,
    /// Where it says what went wrong.
    pub notices: Notices,
    /// The part of the map that is seen, for the overview.
    pub seen: RwSignal<Area>,
    /// Whether every prerequisite is drawn, not only those of the topic in hand.
    pub shows_links: RwSignal<bool>,
    /// The topic whose menu is to be opened, below the element that stands for it.
    pub menu: RwSignal<Option<(TopicIndex, [f64; 4])>>,
    /// What waits until the map rests.
    pub(super) rest: Debounce,
}

impl MapView {
    /// A map that has not been drawn yet.
    pub fn new(learner: Learner, search: Search, notices: Notices) -> Self {
        Self {
            drawing: StoredValue::new_local(None),
            learner,
            search,
            notices,
            seen: RwSignal::new(Area::default()),
            shows_links: RwSignal::new(false),
            menu: RwSignal::new(None),
            rest: Debounce::new(REST),
        }
    }

    /// Works on the drawing, if there is one. Nothing in there may work on it again.
    pub(super) fn with<T>(self, work: impl FnOnce(&mut Drawing) -> T) -> Option<T> {
        let drawing = self.drawing.try_get_value().flatten()?;
        let mut drawing = drawing.try_borrow_mut().ok()?;
        Some(work(&mut drawing))
    }
}

/// The elements that the page's component has rendered for the map.
#[derive(Clone, Debug)]
pub struct Elements {
    /// What scrolls.
    pub view: Node,
    /// As large as the picture is shown.
    pub sizer: Node,
    /// What the map is drawn in, of each form.
    pub pictures: Vec<Node>,
    /// The small picture of the whole, of each form.
    pub overviews: Vec<Node>,
}

/// What is drawn of the map.
#[derive(Debug)]
pub(super) struct Drawing {
    /// What scrolls.
    pub(super) view: Node,
    /// As large as the picture is shown.
    pub(super) sizer: Node,
    pub(super) picture: Node,
    /// The small picture of the whole, with a frame around what is seen.
    pub(super) overview: Option<Node>,
    /// The address of the whole picture.
    pub(super) href: String,
    /// The files that have been asked for.
    pub(super) asked: Vec<String>,
    /// Whether the last one that was asked for did not come.
    pub(super) is_failing: bool,
    /// Those that are known, by number.
    pub(super) pieces: Vec<Shown>,
    /// The area of each stage.
    pub(super) stages: Vec<Area>,
    pub(super) zoom: i32,
    /// About the same, as what is not to shrink goes by.
    pub(super) step: i32,
    pub(super) geometry: Zoom,
    /// The point of the map that is in the middle of the view.
    pub(super) middle: [i32; 2],
    /// The topic that the tab key leads to.
    pub(super) spot: TopicIndex,
    /// The topic to bring into view as soon as its piece has come, and whether it is to have the focus.
    pub(super) goal: Option<(TopicIndex, bool)>,
    /// The topic whose chain is shown.
    pub(super) chain: Option<(TopicIndex, Chain)>,
    /// Whether some of its pieces show a filter.
    pub(super) is_dimmed: bool,
    /// The statuses that its pieces show.
    pub(super) painted: Vec<Status>,
    /// Whether more pieces are to come in the next frame.
    pub(super) is_filling: bool,
    pub(super) input: Input,
}

impl Drawing {
    /// The map with the pieces that the page has from the beginning.
    pub(super) fn new(elements: &Elements, picture: Node, overview: Option<Node>, file: &MapFile) -> Self {
        let column = file.areas.first().map_or(0, |area| area.width);
        let row = file.areas.iter().map(|area| area.height).min().unwrap_or(0);
        let geometry = Zoom { size: file.size, column, row, window: elements.view.window() };
        let mut drawing = Self {
            view: elements.view.clone(),
            sizer: elements.sizer.clone(),
            picture,
            overview,
            href: file.href.clone(),
            asked: Vec::new(),
            is_failing: false,
            pieces: Vec::new(),
            stages: file.areas.clone(),
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
            input: Input::default(),
        };
        for node in drawing.picture.all("[data-piece]") {
            if let Some(piece) = node.attribute("data-piece").and_then(|data| Piece::parse(&data)) {
                drawing.known(piece).node = Some(node);
            }
        }
        drawing
    }

    /// What is known of a piece.
    pub(super) fn known(&mut self, piece: Piece) -> &mut Shown {
        let at = self.pieces.partition_point(|it| it.piece.number < piece.number);
        if self.pieces.get(at).is_none_or(|it| it.piece.number != piece.number) {
            self.pieces.insert(at, Shown { piece, markup: String::new(), node: None });
        }
        &mut self.pieces[at]
    }

    pub(super) fn level(&self) -> Level {
        self.geometry.level(self.zoom)
    }

    /// The part of the map that the view shows.
    pub(super) fn seen(&self) -> Area {
        let [left, top, ..] = self.sizer.place();
        let [view_left, view_top, ..] = self.view.place();
        let unit = |distance: f64| (distance * f64::from(FULL) / f64::from(self.zoom)) as i32;
        let [width, height] = self.view.window().map(|length| unit(f64::from(length)));
        Area { x: unit(view_left - left), y: unit(view_top - top), width, height }
    }

    /// The same as the map knows it, without asking for the layout of the page.
    pub(super) fn last_seen(&self) -> Area {
        let [width, height] = self.geometry.window.map(|length| length * FULL / self.zoom);
        Area { x: self.middle[0] - width / 2, y: self.middle[1] - height / 2, width, height }
    }

    /// The area of a stage.
    pub(super) fn stage_area(&self, stage: StageIndex) -> Area {
        self.stages.get(usize::from(stage.0)).copied().unwrap_or_default()
    }
}

/// The name of the form of a size.
pub(super) fn form_of([width, height]: [i32; 2]) -> &'static str {
    if width > height { "wide" } else { "tall" }
}

impl Drawing {
    /// The element of a topic, if it is on the page.
    pub(super) fn node_of(&self, topic: TopicIndex) -> Option<Node> {
        self.picture.find(&format!("[data-topic=\"{}\"]", ROADMAP.topic(topic).id))
    }

    /// The elements that can have the focus at this level: topics, or stations in their place.
    pub(super) fn stop_of(&self, topic: TopicIndex) -> Option<Node> {
        if self.level() == Level::Topics {
            return self.node_of(topic);
        }
        let stage = ROADMAP.stage(ROADMAP.topic(topic).stage).id;
        self.picture.find(&format!(".map__card[data-stage=\"{stage}\"] a"))
    }
}

/// A piece of the map, and its element while it is on the page.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) piece: Piece,
    /// Nothing as long as its file has not come: then the piece has been on the page from the beginning.
    pub(super) markup: String,
    pub(super) node: Option<Node>,
}

impl Shown {
    pub(super) fn part(&self) -> Part {
        self.piece.part()
    }
}

/// What is going on between the learner and the map.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// Where the pointer was when it last dragged the map.
    pub(super) drag: Option<[f64; 2]>,
    /// Whether the pointer moved so far that it is no click.
    pub(super) has_dragged: bool,
    /// The topic whose menu opens when the button is let go.
    pub(super) menu: Option<TopicIndex>,
    /// The size of the map before it was rounded: a slow turn of the wheel changes it by less than a unit at a time.
    pub(super) exact_zoom: f64,
    /// The distance of two fingers, when they came, and the size of the map then.
    pub(super) pinch: Option<(f64, i32)>,
    /// The topic from which the last step along a line came.
    pub(super) came_from: Option<TopicIndex>,
    /// What has been typed to find a topic, and when.
    pub(super) typed: String,
    pub(super) typed_at: u64,
}
