//! The file of the map in pieces, of which a page takes those that can be seen. `src/bin/prerender/map.rs` writes it.

use std::ops::Range;

use super::layout::Area;

/// What a piece of the map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A line between two topics.
    Line,
    /// A stage's station.
    Station,
    /// A stage's topics.
    Topics,
}

/// A piece of the map: a line of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub part: Part,
    /// What it takes of the map.
    pub area: Area,
    /// Where its markup stands in the file.
    pub range: Range<usize>,
}

/// The pieces of a file, in order; a station stands right before its topics.
pub fn pieces(file: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for line in file.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let line_rest = line.strip_prefix("<path data-box=\"");
        let Some(rest) = line_rest.or_else(|| line.strip_prefix("<g data-box=\"")) else { continue };
        let mut numbers = rest.split(' ').map_while(|word| word.parse::<usize>().ok());
        let mut next = || numbers.next().unwrap_or(0) as i32;
        let area = Area { x: next(), y: next(), width: next(), height: next() };
        let part = match pieces.last() {
            _ if line_rest.is_some() => Part::Line,
            Some(Piece { part: Part::Station, .. }) => Part::Topics,
            _ => Part::Station,
        };
        pieces.push(Piece { part, area, range });
    }
    pieces
}

impl Area {
    /// Whether two areas have something in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_falls_into_its_pieces() {
        let file = "<svg>\n<path class=\"map__main-line\" d=\"M0 0\"/>\n<path data-box=\"1 2 3 4 \" d=\"M0 0\"/>\n\
                    <g data-box=\"5 6 7 8 \">one</g>\n<g data-box=\"9 10 11 12 \">two</g>\n</svg>\n";
        let found = pieces(file);
        let parts: Vec<Part> = found.iter().map(|piece| piece.part).collect();
        assert_eq!(parts, [Part::Line, Part::Station, Part::Topics]);
        assert_eq!(found[1].area, Area { x: 5, y: 6, width: 7, height: 8 });
        assert_eq!(&file[found[2].range.clone()], "<g data-box=\"9 10 11 12 \">two</g>\n");
    }

    #[test]
    fn a_broken_file_breaks_nothing() {
        assert!(pieces("").is_empty());
        assert_eq!(pieces("<g data-box=\"a b").first().map(|piece| piece.area), Some(Area::default()));
    }

    #[test]
    fn areas_meet_where_they_overlap() {
        let area = |x, y| Area { x, y, width: 10, height: 10 };
        assert!(area(0, 0).meets(&area(9, 9)));
        assert!(!area(0, 0).meets(&area(10, 0)), "edges that touch have nothing in common");
    }
}
