//! A placement as text, so that it outlives the page. Topics are in it by their ids, which every version of the roadmap knows.

use serde::{Deserialize, Serialize};

use super::Placement;
use crate::domain::path::PathIndex;
use crate::domain::roadmap::Roadmap;
use crate::domain::topic::TopicIndex;

#[derive(Serialize, Deserialize)]
struct Kept {
    path: String,
    legs: Vec<Vec<String>>,
    leg: usize,
    topic: usize,
    right: usize,
    unknown: usize,
    proved: Vec<String>,
}

/// The text of a placement on a path. One that was stopped goes on where it was.
pub fn encode(placement: &Placement, path: PathIndex, roadmap: &Roadmap) -> String {
    let ids = |topics: &Vec<TopicIndex>| topics.iter().map(|topic| roadmap.topic(*topic).id.to_owned()).collect();
    let Placement { legs, leg, topic, right, unknown, proved, is_stopped: _ } = placement;
    let (leg, topic, right, unknown) = (*leg, *topic, *right, *unknown);
    let path = roadmap.path(path).id.to_owned();
    let kept = Kept { path, legs: legs.iter().map(ids).collect(), leg, topic, right, unknown, proved: ids(proved) };
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The placement of a text; nothing if it is none, is on another path, or has a topic that this roadmap does not have.
pub fn decode(text: &str, path: PathIndex, roadmap: &Roadmap) -> Option<Placement> {
    let Kept { path: own, legs, leg, topic, right, unknown, proved } = serde_json::from_str(text).ok()?;
    if own != roadmap.path(path).id {
        return None;
    }
    let topics = |ids: Vec<String>| ids.iter().map(|id| roadmap.find(id)).collect::<Option<Vec<TopicIndex>>>();
    let legs = legs.into_iter().map(topics).collect::<Option<Vec<_>>>()?;
    let is_within = match legs.get(leg) {
        Some(leg) => topic < leg.len(),
        None => leg == legs.len(),
    };
    let placement = Placement { legs, leg, topic, right, unknown, proved: topics(proved)?, is_stopped: false };
    is_within.then_some(placement)
}
