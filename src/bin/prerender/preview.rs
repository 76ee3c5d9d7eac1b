//! The pictures that programs show of a link to the site: one for each stage, and one for all other pages.

use std::fs;
use std::path::Path;

use backend_roadmap::content::{HUES, ROADMAP};
use backend_roadmap::domain::html::escape;
use backend_roadmap::domain::route::Page;
use backend_roadmap::domain::text_width::{text_width, wrap};
use backend_roadmap::domain::topic::StageIndex;
use backend_roadmap::wording::{topics, window_title};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::pages::Outcome;

/// The name of a picture, beside the page of its stage or at the top of the site.
const FILE: &str = "preview.png";
/// The size that programs ask for, in pixels.
const SIZE: [u32; 2] = [1200, 630];
/// How many topics of a stage have room; a longer list ends in “and … more”.
const STOPS: usize = 9;
const INK: &str = "#1b2126";
const SOFT: &str = "#505a62";

/// The path of a page's picture below the base.
pub(crate) fn path(page: Page) -> String {
    match stage_of(page) {
        Some(stage) => format!("{}{FILE}", Page::Stage(stage).path(&ROADMAP)),
        None => FILE.to_owned(),
    }
}

fn stage_of(page: Page) -> Option<StageIndex> {
    match page {
        Page::Stage(stage) => Some(stage),
        Page::Topic(topic) => Some(ROADMAP.topic(topic).stage),
        _ => None,
    }
}

/// Draws all pictures.
pub(crate) fn draw_all(folder: &Path) -> Outcome<()> {
    let mut options = Options::default();
    options.fontdb_mut().load_font_data(epaint_default_fonts::UBUNTU_LIGHT.to_vec());
    let draw = |page: Page, svg: String| -> Outcome<()> {
        let mut picture = Pixmap::new(SIZE[0], SIZE[1]).ok_or("a picture without pixels")?;
        resvg::render(&Tree::from_str(&svg, &options)?, Transform::default(), &mut picture.as_mut());
        fs::write(folder.join(path(page)), picture.encode_png()?)?;
        Ok(())
    };
    draw(Page::Outline, of_site())?;
    ROADMAP.stage_indices().try_for_each(|stage| draw(Page::Stage(stage), of_stage(stage)))
}

/// The site: its lines as the stops of one.
fn of_site() -> String {
    let stops = ROADMAP.lines.iter().zip(HUES).map(|(line, hue)| (hue[0], line.name.to_owned())).collect();
    let facts =
        format!("{} in {} stages. Free, without an account.", topics(ROADMAP.topics.len()), ROADMAP.stages.len());
    picture("Learn step by step", &window_title(Page::Outline), &facts, INK, stops)
}

/// A stage: its topics as the stops of its line.
fn of_stage(stage: StageIndex) -> String {
    let it = ROADMAP.stage(stage);
    let hue = it.line.map_or(INK, |line| HUES[usize::from(line.0)][0]);
    let mut stops: Vec<_> = it.topics.iter().map(|topic| (hue, ROADMAP.topic(*topic).title.to_owned())).collect();
    if stops.len() > STOPS {
        let more = stops.len() + 1 - STOPS;
        stops.truncate(STOPS - 1);
        stops.push((hue, format!("and {more} more")));
    }
    let line = ROADMAP.line(stage).map_or(String::new(), |line| format!("{} · ", line.name));
    let above = format!("{line}Stage {} of {}", usize::from(stage.0) + 1, ROADMAP.stages.len());
    picture(&above, it.title, it.summary, hue, stops)
}

/// A picture: on the left what it is about, on the right the stops of a line, each with its colour.
fn picture(above: &str, title: &str, facts: &str, hue: &str, stops: Vec<(&str, String)>) -> String {
    let [width, height] = SIZE;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"Ubuntu\">\
         <path fill=\"#faf8f3\" d=\"M0 0h{width}v{height}H0z\"/><path fill=\"{hue}\" d=\"M0 0h24v{height}H0z\"/>"
    );
    svg += &line(72, 104, 28, SOFT, above);
    let size = if text_width(title) > 1500 { 56 } else { 68 };
    let lines = wrap(title, size, 640);
    for (y, text) in (190..).step_by(size + 8).zip(&lines) {
        svg += &line(72, y, size, INK, text);
    }
    let begin = 190 + lines.len() * (size + 8);
    for (y, text) in (begin..).step_by(40).zip(wrap(facts, 28, 620)) {
        svg += &line(72, y, 28, SOFT, &text);
    }
    let site = window_title(Page::Outline);
    if title != site {
        svg += &line(72, 566, 24, SOFT, &site);
    }
    // The stops stand in the middle, 54 pixels apart.
    let first = (630 - 54 * stops.len().saturating_sub(1)) / 2;
    let last = first + 54 * stops.len().saturating_sub(1);
    for ((at, (colour, name)), y) in stops.iter().enumerate().zip((first..).step_by(54)) {
        if at > 0 {
            svg += &format!("<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"8\" d=\"M784 {}V{y}\"/>", y - 54);
        }
        let size = 26.min(42_000 / text_width(name).max(1));
        svg += &line(814, y + 9, size, INK, name);
    }
    let beyond = [(first, 0), (last, 630)];
    for ((y, edge), (colour, _)) in beyond.into_iter().zip([stops.first(), stops.last()].into_iter().flatten()) {
        svg += &format!("<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"8\" d=\"M784 {y}V{edge}\"/>");
    }
    for ((colour, _), y) in stops.iter().zip((first..).step_by(54)) {
        svg +=
            &format!("<circle cx=\"784\" cy=\"{y}\" r=\"12\" fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"6\"/>");
    }
    svg + "</svg>"
}

fn line(x: usize, y: usize, size: usize, colour: &str, text: &str) -> String {
    format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\">{}</text>", escape(text))
}
