//! The pieces of the map: which of them are on the page. What can be seen comes first, a little in each frame.

use reactive_graph::traits::*;

use super::look::dim;
use super::{Map, WHOLE, show_spot, tiles, with_map};
use crate::browser::node::Node;
use crate::browser::timer;
use crate::content::ROADMAP;
use crate::domain::picture::{Part, Piece};
use crate::domain::zoom::Level;
use crate::ui::paint;
use crate::ui::state::AppState;

/// How much markup comes onto the page in a frame, in bytes: some ten topics, which take a quarter of the frame.
const ROOM: usize = 14_000;

/// A piece of the map, and its element while it is on the page.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) piece: Piece,
    /// Nothing as long as its file has not come: then the piece has been on the page from the beginning.
    pub(super) markup: String,
    pub(super) node: Option<Node>,
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
    pub(super) fn part(&self) -> Part {
        self.piece.part(ROADMAP.stages.len())
    }
}

/// Puts on the page what has come into view, a little in each frame, and takes off what has long left it.
pub(super) fn refresh(state: AppState) {
    let Some([has_come, is_unfinished]) = with_map(state, |map| map.refresh(state)) else { return };
    if has_come {
        show_spot(state);
    }
    if is_unfinished {
        refresh_later(state);
    }
    tiles::fetch(state);
}

/// The same in the next frame; until then only what is needed comes.
pub(super) fn refresh_later(state: AppState) {
    if with_map(state, |map| std::mem::replace(&mut map.is_filling, true)) == Some(false) {
        timer::after_paint(move || {
            with_map(state, |map| map.is_filling = false);
            refresh(state);
        });
    }
}

impl Map {
    /// What is known of a piece.
    #[inline(never)]
    pub(super) fn known(&mut self, piece: Piece) -> &mut Shown {
        let at = self.pieces.partition_point(|it| it.piece.number < piece.number);
        if self.pieces.get(at).is_none_or(|it| it.piece.number != piece.number) {
            self.pieces.insert(at, Shown { piece, markup: String::new(), node: None });
        }
        &mut self.pieces[at]
    }

    /// Puts pieces on the page and takes others off. Returns whether some have come, and whether more are to come in the
    /// next frame.
    fn refresh(&mut self, state: AppState) -> [bool; 2] {
        let seen = self.seen();
        let has_topics = self.level() == Level::Topics;
        // Cards are many, and quick to come.
        let margin = i32::from(has_topics);
        let (near, far) = (seen.grown(margin), seen.grown(2 * margin + 1));
        let is_whole = ROADMAP.topics.len() <= WHOLE;
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
        let room = if self.is_filling { 0 } else { ROOM };
        for turn in [Reach::Needed, Reach::Seen, Reach::Near] {
            for (at, (it, reach)) in self.pieces.iter().zip(&reaches).enumerate() {
                if *reach != turn || it.node.is_some() || it.markup.is_empty() {
                    continue;
                }
                is_unfinished |= turn != Reach::Needed && markup.len() >= room;
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
        // Most of the time the view moves over what is there.
        if coming.is_empty() {
            return [false, is_unfinished];
        }
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
                self.keep_legible(&node);
                dim(state, &node);
            }
            if let Some(it) = self.pieces.get_mut(at) {
                it.node = Some(node);
            }
        }
        self.paint_chain();
        [true, is_unfinished]
    }
}
