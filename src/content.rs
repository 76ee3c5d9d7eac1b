//! The roadmap that this site is about, compiled from `src/content/` by `build.rs`.

use crate::domain::edition::Edition;
use crate::domain::roadmap::{Group, Roadmap, Stage};
use crate::domain::topic::{GroupIndex, Hours, Kind, Level, Mark, Prerequisite, Source, StageIndex, Topic, TopicIndex};

include!(concat!(env!("OUT_DIR"), "/roadmap.rs"));

/// The edition that the site shows.
pub const EDITION: Edition = Edition::Y2021;

/// The body of each topic as HTML, by topic index. Not in the browser's bundle: there it is fetched from the topic's
/// static page.
#[cfg(not(target_arch = "wasm32"))]
pub static BODIES: &[&str] = include!(concat!(env!("OUT_DIR"), "/bodies.rs"));
