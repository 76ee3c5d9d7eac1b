//! The pieces of the map: which of them are on the page. What can be seen comes first, a little in each frame.

use leptos::prelude::*;

use super::drawing::{Drawing, MapView, Shown};
use super::highlight::{dim, mark_statuses};
use crate::browser::fetch::FetchError;
use crate::browser::node::Node;
use crate::browser::{fetch, task, timer};
use crate::content::ROADMAP;
use crate::domain::layout::Area;
use crate::domain::picture::{Part, Piece, TILE, WHOLE, tile_name};
use crate::domain::topic::TopicIndex;
use crate::domain::zoom::Level;

/// How much markup comes onto the page in a frame, in bytes: some ten topics, which take a quarter of the frame.
const ROOM: usize = 14_000;

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

/// Puts on the page what has come into view, a little in each frame, and takes off what has long left it.
pub(super) fn refresh(map: MapView) {
    let Some([has_come, is_unfinished]) = map.with(|drawing| drawing.refresh(map)) else { return };
    if has_come {
        show_spot(map);
    }
    if is_unfinished {
        refresh_later(map);
    }
    fetch_missing(map);
}

/// The same in the next frame; until then only what is needed comes.
pub(super) fn refresh_later(map: MapView) {
    if map.with(|drawing| std::mem::replace(&mut drawing.is_filling, true)) == Some(false) {
        timer::after_paint(move || {
            map.with(|drawing| drawing.is_filling = false);
            refresh(map);
        });
    }
}

impl Drawing {
    /// Puts pieces on the page and takes others off. Returns whether some have come, and whether more are to come in the
    /// next frame.
    fn refresh(&mut self, map: MapView) -> [bool; 2] {
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
        let statuses = map.learner.statuses.read_untracked();
        for (at, node) in coming.into_iter().zip(Node::of_svg(&markup)) {
            // In the order of the roadmap, which is that of reading.
            let later = self.pieces.iter().skip(at + 1).find_map(|it| it.node.as_ref());
            self.picture.insert(&node, later);
            mark_statuses(&node, &statuses);
            self.keep_legible(&node);
            dim(map, &node);
            if let Some(it) = self.pieces.get_mut(at) {
                it.node = Some(node);
            }
        }
        self.show_chain();
        self.show_all_links(map.shows_links.get_untracked());
        [true, is_unfinished]
    }
}

/// The same for what stands for the topic at this size: itself, or its stage. What has not been fetched is reached later.
pub(super) fn reach_stop(map: MapView, topic: TopicIndex, is_focused: bool) {
    map.with(|drawing| {
        drawing.spot = topic;
        drawing.goal = Some((topic, is_focused));
    });
    refresh(map);
    show_spot(map);
    if let Some(Some(stop)) = map.with(|drawing| drawing.stop_of(topic)) {
        map.with(|drawing| drawing.goal = None);
        if is_focused {
            stop.focus();
            stop.scroll_into_view(false);
        } else {
            // The list of the best matches lies at the edge of the view.
            map.with(|drawing| drawing.put_in_the_middle(&stop));
        }
        refresh(map);
    }
}

/// Lets the tab key lead to the spot, and to nothing else on the map.
pub(super) fn show_spot(map: MapView) {
    map.with(|drawing| {
        for stop in drawing.picture.all("[tabindex=\"0\"]") {
            stop.set_attribute("tabindex", Some("-1"));
        }
        if let Some(stop) = drawing.stop_of(drawing.spot) {
            stop.set_attribute("tabindex", Some("0"));
        }
    });
}

/// Fetches what is missing around the view and around the topic that the tab key leads to, once what is there is painted.
fn fetch_missing(map: MapView) {
    for url in map.with(Drawing::missing).unwrap_or_default() {
        timer::after_paint(move || {
            task::spawn(async move {
                let answer = fetch::text(&url).await;
                receive(map, &url, answer);
            });
        });
    }
}

fn receive(map: MapView, url: &String, answer: Result<String, FetchError>) {
    let received = map.with(|drawing| {
        // The window shows the other form by now.
        if !drawing.asked.contains(url) {
            return None;
        }
        let was_failing = std::mem::replace(&mut drawing.is_failing, answer.is_err());
        match &answer {
            Ok(file) => drawing.merge(file),
            // All is asked for again as soon as the map is moved.
            Err(_) => drawing.asked.clear(),
        }
        Some((was_failing, drawing.goal.take()))
    });
    // Nothing if the learner has left the map.
    let Some(Some((was_failing, goal))) = received else { return };
    match (answer, goal) {
        (Err(error), _) if !was_failing => map.notices.say(format!("A part of the map did not load. {error}")),
        (Err(_), _) => {}
        (Ok(_), Some((topic, is_focused))) => reach_stop(map, topic, is_focused),
        (Ok(_), None) => refresh(map),
    }
}

impl Drawing {
    /// The addresses of the files that are to be asked for now.
    fn missing(&mut self) -> Vec<String> {
        let mut missing = Vec::new();
        if ROADMAP.topics.len() <= WHOLE {
            missing.push(self.href.clone());
        } else {
            let spot = self.stage_area(ROADMAP.topic(self.spot).stage);
            for Area { x, y, width, height } in [self.last_seen().grown(1), spot] {
                let tiles = |from: i32, length: i32, size: i32| {
                    let tile = |at: i32| at.clamp(0, size - 1) / TILE;
                    tile(from) as usize..=tile(from + length) as usize
                };
                let [map_width, map_height] = self.geometry.size;
                for column in tiles(x, width, map_width) {
                    missing.extend(tiles(y, height, map_height).map(|row| tile_name(&self.href, column, row)));
                }
            }
        }
        missing.retain(|url| {
            let is_new = !self.asked.contains(url);
            if is_new {
                self.asked.push(url.clone());
            }
            is_new
        });
        missing
    }

    /// Adds the pieces of a file.
    fn merge(&mut self, file: &str) {
        for line in file.lines() {
            if let Some(piece) = Piece::of_line(line) {
                line.clone_into(&mut self.known(piece).markup);
            }
        }
    }
}
