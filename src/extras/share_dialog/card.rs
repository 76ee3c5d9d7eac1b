//! A learner's progress as a picture, as wide and high as pages show of a link. Knows nothing of the page.

use crate::content::{HUES, ROADMAP};
use crate::domain::html::escape;
use crate::domain::quotation::isolated;
use crate::domain::roadmap::Statuses;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::domain::text_width::text_width;
use crate::wording::window_title;

/// The width of the picture, in pixels.
pub const WIDTH: u32 = 1200;
/// The height of the picture, in pixels.
pub const HEIGHT: u32 = 630;

/// The content of the card.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// Whose progress it is; empty if they do not say.
    pub name: &'a str,
    /// The status of each topic.
    pub statuses: &'a Statuses,
    /// The day on which it was made, as `2026-11-22`.
    pub day: &'a str,
    /// The address of the roadmap.
    pub address: &'a str,
    /// Whether it is light on dark.
    pub is_dark: bool,
}

/// Colours by their role: those of the site, of which a picture knows nothing.
struct Palette {
    paper: &'static str,
    ink: &'static str,
    soft: &'static str,
    track: &'static str,
    done: &'static str,
    learning: &'static str,
}

const LIGHT: Palette = Palette {
    paper: "#faf8f3",
    ink: "#1b2126",
    soft: "#505a62",
    track: "#dedacd",
    done: "#1f6b2e",
    learning: "#c98a1b",
};

const DARK: Palette = Palette {
    paper: "#11161b",
    ink: "#e7ebee",
    soft: "#a7b2bc",
    track: "#2c353e",
    done: "#7fd08c",
    learning: "#efb54d",
};

impl Card<'_> {
    /// The card in words, for those who do not see it.
    pub fn words(&self) -> String {
        let tally = Tally::of(ROADMAP.indices(), &ROADMAP, self.statuses);
        let whose = if self.name.is_empty() { String::new() } else { format!("{}: ", isolated(self.name)) };
        format!("{whose}{tally}, {} %, on {}", tally.percent(), self.day)
    }

    /// The card as a file that needs nothing else: typefaces are generic, colours its own.
    pub fn svg(&self) -> String {
        let palette = if self.is_dark { DARK } else { LIGHT };
        let tally = Tally::of(ROADMAP.indices(), &ROADMAP, self.statuses);
        let title = window_title(Page::Outline);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             font-family=\"system-ui, sans-serif\"><title>{}</title><path fill=\"{}\" d=\"M0 0h{WIDTH}v{HEIGHT}H0z\"/>",
            escape(&self.words()),
            palette.paper
        );
        let name = if self.name.is_empty() { "My progress" } else { self.name };
        let soft =
            Line { x: 60, y: 606, size: 18, room: 940, colour: palette.soft, is_bold: false, anchor: Anchor::Start };
        svg += &Line { y: 108, size: 56, room: 1080, colour: palette.ink, is_bold: true, ..soft }.svg(name);
        svg += &Line { y: 152, size: 26, room: 1080, ..soft }.svg(&title);
        svg += &ring(&palette, tally);
        let half = ROADMAP.stages.len().div_ceil(2);
        for (at, stage) in ROADMAP.stages.iter().enumerate() {
            let tally = Tally::of(stage.topics.iter().copied(), &ROADMAP, self.statuses);
            let hue = stage.line.map_or(palette.track, |line| HUES[usize::from(line.0)][usize::from(self.is_dark)]);
            let [x, y] = [410 + at / half * 380, 208 + at % half * 29];
            svg += &format!("<path fill=\"{hue}\" d=\"M{} {}h4v18h-4z\"/>", x - 12, y - 7);
            svg += &bar(&palette, x, y, stage.title, tally);
        }
        svg += &soft.svg(self.address);
        svg += &Line { x: 1140, room: 130, anchor: Anchor::End, ..soft }.svg(self.day);
        svg + "</svg>"
    }
}

/// The total progress: a ring that closes at 100 %, and the figures.
fn ring(palette: &Palette, tally: Tally) -> String {
    // The circumference, in pixels.
    const ROUND: usize = 691;
    let arc = |colour: &str, length: usize| {
        format!(
            "<circle cx=\"200\" cy=\"336\" r=\"110\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"24\" \
             stroke-dasharray=\"{length} {ROUND}\" transform=\"rotate(-90 200 336)\"/>"
        )
    };
    let begun = if tally.learning == 0 { String::new() } else { format!("{} being learned", tally.learning) };
    let percent =
        Line { x: 200, y: 356, size: 56, room: 190, colour: palette.ink, is_bold: true, anchor: Anchor::Middle };
    let figures = Line { y: 508, size: 30, room: 290, ..percent };
    arc(palette.track, ROUND)
        + &arc(palette.done, (ROUND * tally.done).checked_div(tally.total).unwrap_or(ROUND))
        + &percent.svg(&format!("{} %", tally.percent()))
        + &figures.svg(&tally.to_string())
        + &Line { y: 542, size: 20, colour: palette.soft, is_bold: false, ..figures }.svg(&begun)
}

/// A stage: its title, its figures, and a line that fills.
fn bar(palette: &Palette, x: usize, y: usize, title: &str, tally: Tally) -> String {
    const LENGTH: usize = 350;
    let part = |units: usize| LENGTH * units / tally.total.max(1);
    let line = |colour: &str, length: usize| match length {
        0 => String::new(),
        _ => format!("<path fill=\"{colour}\" d=\"M{x} {}h{length}v4h-{length}z\"/>", y + 7),
    };
    let name = Line { x, y, size: 15, room: 295, colour: palette.ink, is_bold: false, anchor: Anchor::Start };
    let count = Line { x: x + LENGTH, room: 60, colour: palette.soft, anchor: Anchor::End, ..name };
    let figures = if tally.total == 0 { "skipped".into() } else { format!("{}/{}", tally.done, tally.total) };
    name.svg(title)
        + &count.svg(&figures)
        + &line(palette.track, LENGTH)
        + &line(palette.learning, part(tally.done + tally.learning))
        + &line(palette.done, part(tally.done))
}

/// The point of a line of text that stands where the line is put, as SVG calls it.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text: where it stands, and what it may be wide.
#[derive(Clone, Copy)]
struct Line<'a> {
    x: usize,
    y: usize,
    size: usize,
    room: usize,
    colour: &'a str,
    is_bold: bool,
    anchor: Anchor,
}

impl Line<'_> {
    fn svg(&self, text: &str) -> String {
        let Self { x, y, colour, .. } = self;
        // Bold letters are wider.
        let (weight, room) = match self.is_bold {
            true => (" font-weight=\"700\"", self.room * 8 / 9),
            false => ("", self.room),
        };
        let anchor = match self.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let (size, text) = (fit(text, self.size, room), escape(&isolated(text)));
        format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\"{weight}{anchor}>{text}</text>")
    }
}

/// The size at which a text has room.
fn fit(text: &str, size: usize, room: usize) -> usize {
    size.min(room * 100 / text_width(text).max(1))
}
