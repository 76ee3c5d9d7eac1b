//! How large the map is shown, and what can be read at that size. Pure arithmetic; knows nothing of the window.

use super::layout::Area;

/// Full size, in thousandths: one unit of the map is one CSS pixel.
pub const FULL: i32 = 1000;
/// The largest size.
pub const MOST: i32 = 3000;
/// Smaller than this no topic can be read.
const TOPICS: i32 = 600;
/// The narrowest column in which a stage's title has room beside its line, in CSS pixels.
const CARD: i32 = 104;
/// The narrowest in which its number and its figures have.
const NUMBER: i32 = 72;

/// The height of a row with a stage's title, in CSS pixels.
const LABEL: i32 = 13;

/// What the map shows at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Every topic.
    Topics,
    /// A card for each stage.
    Cards,
    /// Each stage's title beside its station.
    Labels,
    /// Each stage's number and figures.
    Numbers,
}

impl Level {
    /// The word for style sheets.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Cards => "cards",
            Self::Labels => "labels",
            Self::Numbers => "numbers",
        }
    }
}

/// A map to be shown in a window.
#[derive(Clone, Copy, Debug)]
pub struct Zoom {
    /// Width and height of the map, at full size.
    pub size: [i32; 2],
    /// The width of one of its columns.
    pub column: i32,
    /// The height of its lowest stage.
    pub row: i32,
    /// Width and height of the window.
    pub window: [i32; 2],
}

impl Zoom {
    /// Whether the map has one column, so that there is room beside it when it is small.
    fn is_tall(&self) -> bool {
        self.size[0] < 2 * self.column
    }

    /// The size at which an area fills the window.
    fn fit(&self, [width, height]: [i32; 2]) -> i32 {
        (self.window[0] * FULL / width.max(1)).min(self.window[1] * FULL / height.max(1))
    }

    /// The smallest size: all of it, as long as the stages can be read.
    pub fn least(&self) -> i32 {
        let [room, length] = if self.is_tall() { [LABEL, self.row] } else { [NUMBER, self.column] };
        let legible = room * FULL / length.max(1);
        self.fit(self.size).clamp(legible.min(TOPICS), TOPICS)
    }

    /// The size at which a learner sees the map first: as wide as the window if it can be read so, else in full.
    pub fn first(&self) -> i32 {
        let width = self.window[0] * FULL / self.size[0].max(1);
        if (TOPICS..FULL).contains(&width) { width } else { FULL }
    }

    /// The size at which a stage can be seen whole, or at least be read.
    pub fn stage(&self, area: Area) -> i32 {
        const ROOM: i32 = 32;
        self.fit([area.width + ROOM, area.height + ROOM]).clamp(TOPICS, FULL)
    }

    /// A size within what is possible.
    pub fn clamp(&self, zoom: i32) -> i32 {
        zoom.clamp(self.least(), MOST)
    }

    /// What can be read at a size.
    pub fn level(&self, zoom: i32) -> Level {
        let card = self.column * zoom / FULL;
        match card {
            _ if zoom >= TOPICS => Level::Topics,
            CARD.. => Level::Cards,
            _ if self.is_tall() => Level::Labels,
            _ => Level::Numbers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Zoom = Zoom { size: [3000, 2200], column: 480, row: 130, window: [1440, 760] };
    const TALL: Zoom = Zoom { size: [450, 10_000], column: 340, row: 280, window: [390, 640] };
    const HUGE: Zoom = Zoom { size: [24_000, 17_000], column: 480, row: 130, window: [1440, 760] };

    #[test]
    fn all_of_a_map_can_be_seen_unless_it_would_be_dust() {
        assert_eq!(WIDE.least(), 345, "the height decides");
        assert_eq!(TALL.least(), 64);
        assert_eq!(HUGE.least(), 150, "the numbers of the stages can still be read");
        let long = Zoom { size: [450, 30_000], ..TALL };
        assert_eq!(long.least(), 46, "and the titles beside a single column");
        assert_eq!((WIDE.clamp(1), WIDE.clamp(9000), WIDE.clamp(700)), (345, MOST, 700));
    }

    #[test]
    fn what_is_shown_can_be_read() {
        for (zoom, at, expected) in [
            (WIDE, FULL, Level::Topics),
            (WIDE, 600, Level::Topics),
            (WIDE, 599, Level::Cards),
            (WIDE, WIDE.least(), Level::Cards),
            (HUGE, HUGE.least(), Level::Numbers),
            (TALL, 450, Level::Cards),
            (TALL, TALL.least(), Level::Labels),
        ] {
            assert_eq!(zoom.level(at), expected, "{at} in {zoom:?}");
        }
    }

    #[test]
    fn the_first_view_is_as_wide_as_a_phone_or_in_full() {
        assert_eq!(TALL.first(), 866);
        assert_eq!(WIDE.first(), FULL);
        assert_eq!(Zoom { window: [2400, 1200], ..WIDE }.first(), 800);
        assert_eq!(Zoom { window: [4000, 1200], ..WIDE }.first(), FULL, "never larger than in full");
    }

    #[test]
    fn a_stage_is_shown_whole_or_at_least_legible() {
        let area = |height| Area { x: 0, y: 0, width: 480, height };
        assert_eq!(WIDE.stage(area(200)), FULL);
        assert_eq!(WIDE.stage(area(1000)), 736);
        assert_eq!(WIDE.stage(area(3000)), TOPICS);
    }
}
