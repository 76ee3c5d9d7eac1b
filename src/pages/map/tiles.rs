//! Where the pieces of the map come from: the file of the whole picture, or, if that is large, the tiles around the view.

use super::{Map, WHOLE, reach_stop, refresh, with_map};
use crate::browser::fetch::FetchError;
use crate::browser::{fetch, task, timer};
use crate::content::ROADMAP;
use crate::domain::layout::Area;
use crate::domain::picture::{Piece, TILE, tile_name};
use crate::ui::state::AppState;

/// Fetches what is missing around the view and around the topic that the tab key leads to, once what is there is painted.
pub(super) fn fetch(state: AppState) {
    for url in with_map(state, Map::missing).unwrap_or_default() {
        timer::after_paint(move || {
            task::spawn(async move {
                let answer = fetch::text(&url).await;
                receive(state, &url, answer);
            });
        });
    }
}

fn receive(state: AppState, url: &String, answer: Result<String, FetchError>) {
    let goal = with_map(state, |map| {
        // The window shows the other form by now.
        if !map.asked.contains(url) {
            return None;
        }
        match &answer {
            Ok(file) => map.merge(file),
            // All is asked for again as soon as the map is moved.
            Err(_) => map.asked.clear(),
        }
        map.goal.take()
    });
    match (answer, goal.flatten()) {
        (Err(error), _) => state.say(&format!("A part of the map did not come. {error}"), false),
        (Ok(_), Some((topic, is_focused))) => reach_stop(state, topic, is_focused),
        (Ok(_), None) => refresh(state),
    }
}

impl Map {
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
