//! Cuts the map into legible pages. Knows lengths, not what is drawn.

use crate::domain::layout::Area;

/// A sheet of paper: what its margins leave of it, in millimetres. `style/components/map_files/paper.css` has the same margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name in the style.
    pub name: &'static str,
    /// The width between the margins.
    pub width: i32,
    /// The height between the margins, but for a hair, so that no browser adds an empty page.
    pub height: i32,
}

/// A3, landscape.
pub const A3: Sheet = Sheet { name: "sheet", width: 406, height: 282 };
/// A4, portrait.
pub const PORTRAIT: Sheet = Sheet { name: "portrait", width: 196, height: 282 };
/// A4, landscape.
pub const LANDSCAPE: Sheet = Sheet { name: "landscape", width: 283, height: 195 };

/// How many units of the map a hundred millimetres of paper hold at most: a topic's title, 14 units high, is then of 6.5
/// points, which are 2.293 millimetres.
const READABLE: i32 = 610;
/// The overlap of neighbouring pages: more than the widest station, so that each box is whole on some page.
const OVERLAP: i32 = 460;
/// The height of the page number.
const EDGE: i32 = 28;

/// A picture cut into pages, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// The sheet that each page is printed on.
    pub sheet: Sheet,
    /// How many pages stand beside each other.
    pub columns: usize,
    /// The part of the map on each page, all of a size.
    pub parts: Vec<Area>,
}

/// A picture of this size on one sheet.
pub fn whole([width, height]: [i32; 2]) -> Cut {
    Cut { sheet: A3, columns: 1, parts: vec![Area { x: 0, y: 0, width, height }] }
}

/// A picture of this size on as many sheets of A4 as it needs to be read; upright or not, what takes fewer or else shows
/// it larger.
pub fn pages(size: [i32; 2]) -> Cut {
    let (upright, wide) = (cut(size, PORTRAIT), cut(size, LANDSCAPE));
    // Both widths in units for as many millimetres.
    let cost = |cut: &Cut, other: &Cut| (cut.parts.len(), cut.page()[0] * other.sheet.width);
    if cost(&wide, &upright) < cost(&upright, &wide) { wide } else { upright }
}

fn cut([width, height]: [i32; 2], sheet: Sheet) -> Cut {
    let across = spans(width, sheet.width * READABLE / 100);
    let down = spans(height, sheet.height * READABLE / 100 - EDGE);
    let row = |(y, height): &(i32, i32)| {
        let area = |(x, width): &(i32, i32)| Area { x: *x, y: *y, width: *width, height: *height };
        across.iter().map(area).collect::<Vec<_>>()
    };
    Cut { sheet, columns: across.len(), parts: down.iter().flat_map(row).collect() }
}

/// A length in as few spans as have room: where each begins, and how long it is.
fn spans(length: i32, room: i32) -> Vec<(i32, i32)> {
    let ceil = |length: i32, by: i32| (length + by - 1) / by;
    let count = if length <= room { 1 } else { ceil(length - OVERLAP, room - OVERLAP) };
    let span = ceil(length + (count - 1) * OVERLAP, count);
    (0..count).map(|at| (at * (length - span) / (count - 1).max(1), span)).collect()
}

impl Cut {
    /// Width and height of a page in units of the map: of the shape of its sheet, and no larger than its part needs.
    pub fn page(&self) -> [i32; 2] {
        let Sheet { width, height, .. } = self.sheet;
        let needed = self.parts.first().map_or([1, 1], |part| [part.width, part.height + self.edge()]);
        let across = needed[0].max((needed[1] * width + height - 1) / height);
        [across, across * height / width]
    }

    /// Where a part stands on its page: in the middle.
    pub fn place(&self, part: &Area) -> [i32; 2] {
        let [width, height] = self.page();
        [(width - part.width) / 2, (height - self.edge() - part.height) / 2]
    }

    fn edge(&self) -> i32 {
        if self.parts.len() > 1 { EDGE } else { 0 }
    }

    /// Which of several pages one is, and where it belongs.
    pub fn words(&self, at: usize) -> Option<String> {
        let (all, columns) = (self.parts.len(), self.columns.max(1));
        let (row, column) = (at / columns + 1, at % columns + 1);
        (all > 1).then(|| format!("Page {} of {all}: row {row}, column {column}", at + 1))
    }
}
