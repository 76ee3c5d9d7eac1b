//! The map as a file and in pages, made of the picture that the build draws.

use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::layout::{Area, Form, plan};
use backend_roadmap::domain::picture::{FIRST_SCREEN, Part, Piece, TILE};
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::stats::Tally;
use backend_roadmap::extras::map_files::paper::{self, Cut};
use backend_roadmap::extras::map_files::picture::{DARK, LIGHT, Palette, Picture, WHITE};
use backend_roadmap::extras::map_files::pixels;

use crate::html::{Element, Html};
use crate::statuses;

// What the prerender tool draws.
#[path = "../../src/bin/prerender/map.rs"]
mod drawn;

/// The site's picture, its size, and what its page has of it.
static FILE: LazyLock<(String, [i32; 2], String)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let map = drawn::draw(folder, "/some/base/", "to-take-away", Form::WIDE).expect("a picture");
    let name = map.href.strip_prefix("/some/base/").expect("a file of the site");
    let text = std::fs::read_to_string(folder.join(name)).expect("a file");
    (text, map.size, map.first.0)
});

fn picture<'a>(statuses: Option<&'a [Status]>, palette: &'a Palette) -> Picture<'a> {
    let (file, size, _) = &*FILE;
    let (origin, base) = ("https://example.org", "/some/base/");
    Picture { file, size: *size, statuses, day: "2026-11-23", origin, base, palette }
}

fn some() -> Vec<Status> {
    let mut some = statuses(&[("http", Status::Done), ("dns", Status::Learning), ("github", Status::Skipped)]);
    for topic in ROADMAP.stages[0].topics {
        some[usize::from(topic.0)] = Status::Done;
    }
    some
}

fn by_class<'a>(html: &'a Html, class: &'a str) -> impl Iterator<Item = &'a Element> {
    html.elements.iter().filter(move |element| element.has_class(class))
}

fn texts(html: &Html) -> Vec<&str> {
    html.named("text").map(|text| text.text.as_str()).collect()
}

/// The pieces of the site's picture, each in a line.
fn pieces() -> Vec<String> {
    FILE.0.lines().filter(|line| Piece::of_line(line).is_some()).map(str::to_owned).collect()
}

fn piece(line: &str) -> Piece {
    Piece::of_line(line).expect("a piece")
}

/// The line of the site's picture that begins so.
fn of_all(start: &str) -> &str {
    FILE.0.lines().find(|line| line.starts_with(start)).expect("a line of the picture")
}

#[test]
fn every_line_is_drawn_in_its_hue_with_its_letter_and_its_name_at_both_ends() {
    let html = Html::parse(&format!("<svg>{}</svg>", of_all("<g><path class=\"map__track\"")), "the tracks");
    let hues: Vec<&str> = by_class(&html, "map__track").filter_map(|track| track.get("data-hue")).collect();
    assert_eq!(hues.iter().collect::<HashSet<_>>(), ROADMAP.lines.iter().map(|line| &line.id).collect());
    let html = Html::parse(&format!("<svg>{}</svg>", of_all("<g class=\"map__terminals\"")), "the terminals");
    for line in ROADMAP.lines {
        let texts = texts(&html);
        for text in [line.letter, line.name] {
            assert_eq!(texts.iter().filter(|it| **it == text).count(), 2, "{text}: {texts:?}");
        }
    }
    // In grey, a station tells its line by its letter.
    for (at, stage) in ROADMAP.stage_indices().enumerate() {
        let code = format!(">{}{at}", ROADMAP.line(stage).expect("a line").letter);
        let of_stage = pieces().into_iter().filter(|line| piece(line).number / 2 == at);
        assert!(of_stage.map(|piece| assert!(piece.contains(&code), "{code}")).count() == 2);
    }
}

#[test]
fn a_picture_has_each_stage_with_its_card_and_numbers_them() {
    let mut numbers: Vec<usize> = pieces().iter().map(|line| piece(line).number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers.len(), 2 * ROADMAP.stages.len());
    assert_eq!(numbers, (0..numbers.len()).collect::<Vec<_>>());
    for line in pieces() {
        let (class, id) = match piece(&line).part() {
            Part::Stage(stage) => ("map__stage", ROADMAP.stage(stage).id),
            Part::Card(stage) => ("map__card", ROADMAP.stage(stage).id),
        };
        let html = Html::parse(&format!("<svg>{line}</svg>"), "a piece");
        let element = by_class(&html, class).next().unwrap_or_else(|| panic!("{line} is no {class}"));
        assert_eq!(element.get("data-stage").unwrap_or_default(), id);
    }
}

#[test]
fn a_page_has_what_the_first_screen_shows_but_for_cards() {
    let first = &FILE.2;
    let mut count = 0;
    for line in pieces() {
        let it = piece(&line);
        let is_seen = it.area.meets(&FIRST_SCREEN) && !matches!(it.part(), Part::Card(_));
        assert_eq!(first.contains(&line), is_seen, "{line}");
        count += usize::from(is_seen);
    }
    assert!(count > 5);
    assert_eq!(first.matches("data-piece").count(), count);
    // Of the lines it has all from the beginning.
    assert!(first.contains(of_all("<g><path class=\"map__track\"").trim_start_matches("<g>").trim_end_matches("</g>")));
    assert!(first.contains(of_all("<g class=\"map__terminals\"")));
}

#[test]
fn a_tile_has_each_stage_that_has_something_in_it_and_no_other() {
    let plan = plan(&ROADMAP, EDITION, Form::WIDE);
    let stages = pieces();
    let tiles = drawn::tiles(&plan, &stages);
    assert!(tiles.len() > 1, "{}", tiles.len());
    for tile in &tiles {
        let area = tile_area(tile);
        let wanted: Vec<&String> = stages.iter().filter(|line| piece(line).area.meets(&area)).collect();
        assert_eq!(tile.stages.iter().collect::<Vec<_>>(), wanted, "{area:?}");
    }
    assert!(stages.iter().all(|line| tiles.iter().any(|tile| tile.stages.contains(line))));
}

fn tile_area(tile: &drawn::Tile) -> Area {
    let [x, y] = [tile.column, tile.row].map(|at| i32::try_from(at).unwrap() * TILE);
    Area { x, y, width: TILE, height: TILE }
}

#[test]
fn a_file_needs_nothing_else() {
    let some = some();
    for palette in [&LIGHT, &DARK, &WHITE] {
        let svg = picture(Some(&some), palette).svg();
        for other in ["var(", "url(", "@media", "@import", "<image", "<script", "class=\"map__card\"", "tabindex"] {
            assert!(!svg.contains(other), "{other}");
        }
        assert_eq!(svg.matches("<style>").count(), 1);
        for (name, colour) in palette {
            assert!(svg.contains(&format!(":{colour}")) || svg.contains(&format!(": {colour}")), "{name}");
        }
        let html = Html::parse(&svg, "the map");
        let links: Vec<&str> = html.elements.iter().filter_map(|element| element.get("href")).collect();
        assert_eq!(links.len(), ROADMAP.topics.len() + ROADMAP.stages.len());
        assert!(links.iter().all(|link| link.starts_with("https://example.org/some/base/")), "{links:?}");
    }
    assert_ne!(picture(None, &LIGHT).svg(), picture(None, &DARK).svg());
    for (palette, hue) in [(&LIGHT, "#297cef"), (&WHITE, "#297cef"), (&DARK, "#8089e0")] {
        let svg = picture(None, palette).svg();
        let rules: Vec<&str> = svg.matches("[data-hue=\"code\"]{color:").collect();
        assert_eq!(rules.len(), 1, "one colour for each line");
        assert!(svg.contains(&format!("[data-hue=\"code\"]{{color:{hue}}}")), "{hue}");
    }
}

#[test]
fn a_file_has_every_topic_with_its_status() {
    let some = some();
    let svg = picture(Some(&some), &LIGHT).svg();
    let html = Html::parse(&svg, "the map");
    let topics: Vec<&Element> = by_class(&html, "map__topic").collect();
    assert_eq!(topics.len(), ROADMAP.topics.len());
    let signs: Vec<&Element> = by_class(&html, "map__status").filter(|sign| sign.get("role").is_some()).collect();
    for ((topic, sign), at) in topics.iter().zip(signs).zip(ROADMAP.indices()) {
        let status = some[usize::from(at.0)];
        assert_eq!(topic.get("data-topic"), Some(ROADMAP.topic(at).id));
        assert_eq!(topic.get("data-status"), Some(slug(status)), "{}", ROADMAP.topic(at).id);
        assert!(sign.get("d").is_some_and(|path| path.ends_with(status.sign())), "{:?}", sign.get("d"));
        assert_eq!(sign.get("aria-label"), Some(label(status)));
    }
    let counts: Vec<&str> = by_class(&html, "map__count").map(|count| count.text.as_str()).collect();
    let tally = |topics: &[_]| Tally::of(topics.iter().copied(), &ROADMAP, &some);
    let figures = ROADMAP.stages.iter().map(|stage| tally(stage.topics));
    assert_eq!(counts, figures.map(|tally| format!("{}/{}", tally.done, tally.total)).collect::<Vec<_>>());
    assert_eq!(html.elements.iter().filter(|element| element.get("data-complete").is_some()).count(), 1);
    let all = Tally::of(ROADMAP.indices(), &ROADMAP, &some).to_string();
    let texts = texts(&html);
    assert!(texts.contains(&format!("The 2021 roadmap for backend developers: {all}").as_str()), "{texts:?}");
    assert!(texts.contains(&"2026-11-23, example.org/some/base/"), "{texts:?}");
    assert!(texts.contains(&"Skipped"), "the signs are explained");
}

fn slug(status: Status) -> &'static str {
    backend_roadmap::domain::topic::Choice::slug(status)
}

fn label(status: Status) -> &'static str {
    backend_roadmap::domain::topic::Choice::label(status)
}

#[test]
fn a_file_of_nobody_says_nothing_of_progress() {
    let svg = picture(None, &LIGHT).svg();
    let html = Html::parse(&svg, "the map");
    assert!(by_class(&html, "map__topic").all(|topic| topic.get("data-status") == Some("todo")));
    let texts = texts(&html);
    assert!(texts.contains(&"The 2021 roadmap for backend developers"), "{texts:?}");
    assert!(!texts.contains(&"Skipped"), "{texts:?}");
}

#[test]
fn what_does_not_look_like_the_picture_breaks_nothing() {
    for file in [
        "",
        "<svg>",
        "<svg><style>.map__paper</style>\n<svg data-piece=\"0 0 0 9 9\" data-stage=\"\n",
        "<svg data-piece=\"0 0 0 9 9\" data-count><",
    ] {
        let some = some();
        let svg = Picture { file, ..picture(Some(&some), &LIGHT) }.svg();
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"), "{svg}");
    }
}

fn size() -> [i32; 2] {
    picture(None, &LIGHT).whole()
}

/// Every box, station and frame of the picture.
fn boxes() -> Vec<Area> {
    let plan = plan(&ROADMAP, EDITION, Form::WIDE);
    let stations = plan.stages.iter().map(|stage| stage.station);
    plan.topics.iter().map(|topic| topic.area).chain(stations).collect()
}

fn holds(part: &Area, other: &Area) -> bool {
    part.x <= other.x && part.y <= other.y && part.right() >= other.right() && part.bottom() >= other.bottom()
}

#[test]
fn pages_show_all_of_the_map_and_each_box_whole() {
    let cut = paper::pages(size());
    assert!(cut.parts.len() > 1 && cut.parts.len().is_multiple_of(cut.columns), "{cut:?}");
    for one in boxes() {
        assert!(cut.parts.iter().any(|part| holds(part, &one)), "{one:?} is cut by {cut:?}");
    }
    let [width, height] = size();
    let (first, last) = (cut.parts[0], *cut.parts.last().unwrap());
    assert_eq!((first.x, first.y, last.right(), last.bottom()), (0, 0, width, height));
    for pair in cut.parts[..cut.columns].windows(2) {
        assert!(pair[1].x > pair[0].x && pair[1].x < pair[0].right(), "{pair:?}");
    }
    for (above, below) in cut.parts.iter().zip(cut.parts.iter().skip(cut.columns)) {
        assert!(below.x == above.x && below.y > above.y && below.y < above.bottom(), "{above:?} {below:?}");
    }
}

#[test]
fn titles_on_pages_are_of_six_and_a_half_points_at_least_whatever_the_size_of_the_map() {
    for size in [size(), [3000, 900], [900, 5000], [200, 100], [40_000, 30_000], [1, 1]] {
        let cut = paper::pages(size);
        let points = 14.0 * f64::from(cut.sheet.width) / f64::from(cut.page()[0]) * 72.0 / 25.4;
        assert!(points >= 6.5, "{points} points for {size:?}");
        let Cut { sheet, .. } = cut;
        let [width, height] = cut.page();
        assert!(height * sheet.width <= width * sheet.height, "{size:?} is too high for {sheet:?}");
        for part in &cut.parts {
            let [left, top] = cut.place(part);
            assert!(left >= 0 && top >= 0 && left + part.width <= width && top + part.height <= height, "{size:?}");
        }
    }
    assert_eq!(paper::pages([200, 100]).parts.len(), 1);
    assert_eq!(paper::pages([200, 100]).words(0), None);
}

#[test]
fn a_page_holds_what_can_be_seen_on_it() {
    let some = some();
    let cut = paper::pages(size());
    let picture = picture(Some(&some), &WHITE);
    let all = picture.svg().len();
    for (at, part) in cut.parts.iter().enumerate() {
        let svg = picture.page(&cut, at);
        assert!(svg.len() < all * 3 / 4, "{} of {all}", svg.len());
        let html = Html::parse(&svg, "a page");
        let texts = texts(&html);
        let words = cut.words(at).expect("there are several");
        assert!(words.starts_with(&format!("Page {} of {}: row ", at + 1, cut.parts.len())), "{words}");
        assert!(texts.contains(&words.as_str()), "{texts:?}");
        let stages = FILE
            .0
            .lines()
            .filter_map(Piece::of_line)
            .filter(|piece| matches!(piece.part(), Part::Stage(_)) && piece.area.meets(part));
        assert_eq!(by_class(&html, "map__stage").count(), stages.count());
    }
    assert_eq!(picture.page(&cut, cut.parts.len()), "");
    let sheet = paper::whole(size());
    let svg = picture.page(&sheet, 0);
    assert_eq!(by_class(&Html::parse(&svg, "a sheet"), "map__topic").count(), ROADMAP.topics.len());
    assert!(!svg.contains("Page 1"), "one sheet needs no number");
}

#[test]
fn a_png_is_twice_as_large_where_a_canvas_has_the_room() {
    assert_eq!(pixels([300, 200], 40_000_000), [600, 400]);
    assert_eq!(pixels([10_000, 100], 40_000_000), [8000, 80]);
    for limit in [40_000_000, 16_000_000] {
        let [width, height] = pixels([3048, 2536], limit).map(u64::from);
        assert!(width * height <= limit && width * height > limit * 3 / 4, "{width} x {height}");
    }
    assert_eq!(pixels([i32::MAX, i32::MAX], 16), [1, 1]);
}
