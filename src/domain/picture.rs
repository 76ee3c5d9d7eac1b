//! The picture of the map in pieces, of which a page takes those that can be seen. `src/bin/prerender/map.rs` draws them.

use super::layout::Area;
use super::topic::StageIndex;

/// What a page of the map holds from the beginning: what most windows show first.
pub const FIRST_SCREEN: Area = Area { x: 0, y: 0, width: 1600, height: 1000 };

/// A roadmap with at most so many topics stands on the page whole: the browser's own search and screen readers find all.
pub const WHOLE: usize = 300;

/// The side of a tile: of a large roadmap the app fetches the pieces tile by tile.
pub const TILE: i32 = 2048;

/// The name of the file of a tile, beside that of the whole picture.
pub fn tile_name(picture: &str, column: usize, row: usize) -> String {
    format!("{picture}-{column}-{row}.txt")
}

/// The numbers among the words of a text; none is less than 0.
pub fn numbers(text: &str) -> Vec<i32> {
    text.split(' ').filter_map(|word| word.parse::<usize>().ok()).map(|number| number as i32).collect()
}

/// What a piece of the map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A stage: its station and its topics.
    Stage(StageIndex),
    /// What stands for a stage and its topics from far.
    Card(StageIndex),
}

impl Part {
    /// The number of its piece.
    pub fn number(self) -> usize {
        match self {
            Self::Stage(stage) => 2 * usize::from(stage.0),
            Self::Card(stage) => 2 * usize::from(stage.0) + 1,
        }
    }
}

/// A piece of the map: an SVG element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its place in the order of reading, which no other piece has: each stage, then its card.
    pub number: usize,
    /// What it takes of the map.
    pub area: Area,
}

impl Piece {
    /// The piece that an element's `data-piece` tells of: its number, left, top, width and height.
    pub fn parse(data: &str) -> Option<Self> {
        let [number, x, y, width, height] = numbers(data)[..] else { return None };
        Some(Self { number: number as usize, area: Area { x, y, width, height } })
    }

    /// The piece that stands in a line of a file.
    pub fn of_line(line: &str) -> Option<Self> {
        Self::parse(line.strip_prefix("<svg data-piece=\"")?.split('"').next()?)
    }

    /// What it is.
    pub fn part(&self) -> Part {
        let stage = StageIndex((self.number / 2) as u16);
        if self.number.is_multiple_of(2) { Part::Stage(stage) } else { Part::Card(stage) }
    }
}

impl Area {
    /// The area with so many quarters of its size more on each side.
    pub fn grown(&self, quarters: i32) -> Self {
        let (right, down) = (self.width * quarters / 4, self.height * quarters / 4);
        Self { x: self.x - right, y: self.y - down, width: self.width + 2 * right, height: self.height + 2 * down }
    }

    /// Whether two areas have something in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_read_off_its_line() {
        let area = Area { x: 5, y: 6, width: 7, height: 8 };
        let line = "<svg data-piece=\"3 5 6 7 8\" class=\"map__piece\">three</svg>";
        assert_eq!(Piece::of_line(line), Some(Piece { number: 3, area }));
        assert_eq!(Piece::of_line("<g><path class=\"map__track\" d=\"M0 0\"/></g>"), None);
    }

    #[test]
    fn what_a_piece_is_follows_from_its_number() {
        let part = |number| Piece { number, area: Area::default() }.part();
        assert_eq!([0, 2].map(part), [Part::Stage(StageIndex(0)), Part::Stage(StageIndex(1))]);
        assert_eq!([1, 3].map(part), [Part::Card(StageIndex(0)), Part::Card(StageIndex(1))]);
        assert_eq!([0, 1, 2, 3, 4].map(|number| part(number).number()), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_broken_file_breaks_nothing() {
        for line in ["", "<svg data-piece=\"", "<svg data-piece=\"a b"] {
            assert_eq!(Piece::of_line(line), None, "{line}");
        }
        assert_eq!(Piece::parse("7 1"), None);
    }

    #[test]
    fn an_area_grows_on_all_sides() {
        let area = Area { x: 100, y: 100, width: 40, height: 8 };
        assert_eq!(area.grown(1), Area { x: 90, y: 98, width: 60, height: 12 });
        assert_eq!(area.grown(0), area);
    }

    #[test]
    fn areas_meet_where_they_overlap() {
        let area = |x, y| Area { x, y, width: 10, height: 10 };
        assert!(area(0, 0).meets(&area(9, 9)));
        assert!(!area(0, 0).meets(&area(10, 0)), "edges that touch have nothing in common");
    }
}
