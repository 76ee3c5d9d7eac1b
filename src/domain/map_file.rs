//! A form of the map as a file: made by the build, listed in `map/map.json`.

use serde::{Deserialize, Serialize};

use super::html::Html;
use super::layout::Area;

/// The picture of a form of the map, and what a page has of it from the beginning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapFile {
    /// The name of the form: "wide", or "tall" for narrow windows.
    pub name: String,
    /// The address of the whole picture.
    pub href: String,
    /// Its width and height, in CSS pixels.
    pub size: [i32; 2],
    /// The first screen as SVG elements.
    pub first: Html,
    /// What stands for the map where there are no scripts; with the first form, for both.
    pub still: Html,
    /// What its signs mean.
    pub key: Html,
    /// The areas of the stages, in order.
    pub areas: Vec<Area>,
}

impl MapFile {
    /// The same without what is shown of it at first: what the program needs of a page that holds it already.
    pub fn without_picture(mut self) -> Self {
        self.first.clear();
        self.still.clear();
        self.key.clear();
        self
    }
}
