//! The map as a file or on paper: what the buttons of its panel are for.

use super::paper::{self, Cut};
use super::picture::{DARK, LIGHT, Look, Picture, WHITE};
use crate::browser::node::Node;
use crate::browser::{clock, desk, document, download, fetch, history, picture, print, task};
use crate::content::ROADMAP;
use crate::desk::app;
use crate::domain::html::escape;
use crate::domain::picture::numbers;
use crate::domain::progress::Status;
use crate::domain::route::data_url;

/// What the buttons are for, by their `data-command`.
pub const COMMANDS: [(&str, fn()); 4] = [
    ("save-map-svg", save_svg),
    ("save-map-png", save_png),
    ("print-map-sheet", || print(paper::whole)),
    ("print-map-pages", || print(paper::pages)),
];

/// Twice as large as on the screen, to be sharp.
const SHARP: u64 = 200;
/// The longest side that canvases have.
const LONGEST: u64 = 8000;
/// The most pixels that canvases have: on a computer, and on a phone.
const LIMITS: [u64; 2] = [40_000_000, 16_000_000];

/// Listens to the buttons.
pub fn listen() {
    for (command, act) in COMMANDS {
        desk::on_command(command, act);
    }
}

/// The site's picture, and what the learner wants with it.
struct Wish {
    file: String,
    size: [i32; 2],
    statuses: Option<Vec<Status>>,
    is_dark: bool,
    day: String,
    origin: String,
    base: String,
}

impl Wish {
    /// What is wanted now. Says so if the picture cannot be had.
    async fn now() -> Option<Self> {
        let (href, size) = wide_form()?;
        let is_checked = |field: &str| Node::of_page(field).is_some_and(|field| field.is_checked());
        let (has_progress, is_dark) = (is_checked("#map-progress"), is_checked("#map-dark"));
        let file = match fetch::text(&href).await {
            Ok(file) => file,
            Err(error) => {
                app::say(&error.to_string());
                return None;
            }
        };
        Some(Self {
            file,
            size,
            statuses: has_progress.then(|| app::progress().statuses(&ROADMAP)),
            is_dark,
            day: clock::now().to_day(),
            origin: history::origin(),
            base: document::base(),
        })
    }

    fn picture<'a>(&'a self, light: &'a Look) -> Picture<'a> {
        Picture {
            file: &self.file,
            size: self.size,
            statuses: self.statuses.as_deref(),
            day: &self.day,
            origin: &self.origin,
            base: &self.base,
            look: if self.is_dark { &DARK } else { light },
        }
    }
}

/// Address and size of the form for wide windows, which is the one for paper and walls.
fn wide_form() -> Option<(String, [i32; 2])> {
    let wide = Node::of_page("[data-form=wide]")?.attribute("data-map")?;
    let (href, size) = wide.split_once(' ')?;
    let [width, height] = numbers(size)[..] else { return None };
    Some((href.to_owned(), [width, height]))
}

fn save_svg() {
    task::spawn(async {
        if let Some(wish) = Wish::now().await {
            download::save("backend-roadmap-map.svg", &data_url("image/svg+xml", &wish.picture(&LIGHT).svg()));
        }
    });
}

fn save_png() {
    task::spawn(async {
        let Some(wish) = Wish::now().await else { return };
        app::say("Drawing the map. This takes a moment.");
        let picture = wish.picture(&LIGHT);
        let svg = data_url("image/svg+xml", &picture.svg());
        for limit in LIMITS {
            let [width, height] = pixels(picture.whole(), limit);
            if let Some(png) = picture::png(&svg, width, height).await {
                download::save("backend-roadmap-map.png", &png);
                return;
            }
        }
        app::say("The browser did not draw the map. Save it as SVG instead.");
    });
}

/// How many pixels a picture of this size gets, if there may be so many.
pub fn pixels(size: [i32; 2], limit: u64) -> [u32; 2] {
    let scaled = |percent: u64| size.map(|length| u64::from(length.unsigned_abs()) * percent / 100);
    let fits = |[width, height]: [u64; 2]| width.max(height) <= LONGEST && width * height <= limit;
    let largest = (1..=SHARP).rev().map(scaled).find(|size| fits(*size));
    largest.unwrap_or([1, 1]).map(|length| length.max(1) as u32)
}

/// Puts the map on paper: the page holds it as pictures, which can be seen in print alone, until it is printed.
fn print(cut: fn([i32; 2]) -> Cut) {
    task::spawn(async move {
        let Some(wish) = Wish::now().await else { return };
        let Some(place) = Node::of_page(".map__paper") else { return };
        let picture = wish.picture(&WHITE);
        let cut = cut(picture.whole());
        let page = |at: usize| {
            let url = data_url("image/svg+xml", &picture.page(&cut, at));
            format!("<img src=\"{}\" alt=\"{}\">", escape(&url), cut.words(at).as_deref().unwrap_or("The map"))
        };
        place.fill(&(0..cut.parts.len()).map(page).collect::<String>());
        place.set_attribute("data-sheet", Some(cut.sheet.name));
        for image in place.all("img") {
            if !picture::is_drawn(&image).await {
                place.fill("");
                app::say("The browser did not draw the map. Save it as SVG and print the file.");
                return;
            }
        }
        print::page(move || place.fill(""));
    });
}
