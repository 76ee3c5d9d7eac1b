//! The roadmap that this site is about, compiled from `src/content/` by `build.rs`. Its texts are in the static pages,
//! not in the browser's bundle.

use crate::domain::edition::Edition;
use crate::domain::path::{Leg, Path, PathText, Step};
use crate::domain::roadmap::{Group, Line, Project, Roadmap, Stage};
use crate::domain::topic::{
    GroupIndex, Hours, Kind, Level, LineIndex, Mark, Prerequisite, StageIndex, Topic, TopicIndex,
};

/// The 2021 roadmap.
pub static ROADMAP: Roadmap = include!(concat!(env!("OUT_DIR"), "/roadmap.rs"));

/// The edition that the site shows.
pub const EDITION: Edition = Edition::Y2021;

/// What the pages of paths say, by [`PathIndex`](crate::domain::path::PathIndex). For the second program.
pub static PATH_TEXTS: &[PathText] = include!(concat!(env!("OUT_DIR"), "/path_texts.rs"));

/// The hue of each line in the light theme and in the dark one, as CSS writes it. Apart from the roadmap, because only
/// pictures need it.
pub static HUES: &[[&str; 2]] = include!(concat!(env!("OUT_DIR"), "/hues.rs"));

/// The titles of the projects by [`StageIndex`]. For the second program.
pub static PROJECT_TITLES: &[&str] = include!(concat!(env!("OUT_DIR"), "/project_titles.rs"));

#[cfg(not(target_arch = "wasm32"))]
mod texts;
#[cfg(not(target_arch = "wasm32"))]
pub use texts::{TERMS, TEXTS, Texts};

// How the files are read, checked and rendered: for the build and its tests.
#[cfg(not(target_arch = "wasm32"))]
pub mod anki;
#[cfg(not(target_arch = "wasm32"))]
pub mod code;
#[cfg(not(target_arch = "wasm32"))]
pub mod examples;
#[cfg(not(target_arch = "wasm32"))]
pub mod fence;
#[cfg(not(target_arch = "wasm32"))]
pub mod generate;
#[cfg(not(target_arch = "wasm32"))]
pub mod glossary;
#[cfg(not(target_arch = "wasm32"))]
pub mod markdown;
#[cfg(not(target_arch = "wasm32"))]
pub mod needs;
#[cfg(not(target_arch = "wasm32"))]
pub mod page_texts;
#[cfg(not(target_arch = "wasm32"))]
pub mod path;
#[cfg(not(target_arch = "wasm32"))]
pub mod programs;
#[cfg(not(target_arch = "wasm32"))]
pub mod render;
#[cfg(not(target_arch = "wasm32"))]
pub mod sample;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
#[cfg(not(target_arch = "wasm32"))]
pub mod study;
#[cfg(not(target_arch = "wasm32"))]
pub mod text_change;
#[cfg(not(target_arch = "wasm32"))]
pub mod validate;
