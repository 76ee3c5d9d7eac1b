//! What one gives to others: QR codes that an independent reader reads, a card, a badge; and that a name stays a name.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::html::escape;
use backend_roadmap::domain::link::{self, NAME_LIMIT};
use backend_roadmap::domain::progress::{Action, Progress, Status, StatusMap};
use backend_roadmap::domain::stats::Tally;
use backend_roadmap::extras::share_dialog::badge::{self, Badge};
use backend_roadmap::extras::share_dialog::card::Card;
use backend_roadmap::extras::share_dialog::qr;
use pulldown_cmark::{Event, Parser, Tag};

use crate::html::Html;
use crate::scan::{Modules, modules, scan};
use crate::{statuses, topic};

const DAY: &str = "2026-11-22";

/// Names that HTML, SVG or Markdown could take for something else.
const HOSTILE: [&str; 5] = [
    "<img src=x onerror=alert(1)>",
    "\"><script>alert(1)</script>",
    "](https://evil.example) ![x",
    "&lt;b&gt; & `code` *x* _y_",
    "a\\]\\\\[b](c) <http://d.example>",
];

/// A link of so many characters.
fn link_of(length: usize) -> String {
    let start = "https://example.org/a/base/#p=1.";
    format!("{start}{}", "Ab9_-".chars().cycle().take(length - start.len()).collect::<String>())
}

/// The longest link that the site makes, on a host with a long name.
fn longest_link() -> String {
    let mut progress = Progress::default();
    let all: StatusMap = ROADMAP.topics.iter().map(|topic| (topic.id.to_owned(), Status::Skipped)).collect();
    progress.apply(&Action::Set(all.into()), Millis(1));
    let fragment = link::encode(&progress, &"漢".repeat(NAME_LIMIT), EDITION, &ROADMAP);
    let base = "https://somebody-with-a-long-name.github.io/the-backend-developer-roadmap-of-2021/";
    format!("{base}#{}", link::asking_to_merge(&fragment))
}

#[test]
fn a_code_is_read_back_by_an_independent_reader() {
    for link in [link_of(40), link_of(100), link_of(180), link_of(250), longest_link(), link_of(850)] {
        let svg = qr::svg(&link, "A code").expect("a code");
        assert_eq!(scan(&svg), link, "{} characters", link.len());
    }
}

#[test]
fn a_code_has_a_margin_of_four_modules_and_modules_large_enough_for_a_camera() {
    for length in [40, 250, 850] {
        let Modules { size, dark } = modules(&qr::svg(&link_of(length), "A code").expect("a code"));
        assert!(dark.iter().all(|(x, y)| (4..size - 4).contains(x) && (4..size - 4).contains(y)));
        assert!(dark.contains(&(4, 4)), "the corner is dark");
        // On the page the code is 320 pixels wide: three pixels for a module at least, and nearly five for usual links.
        assert!(size <= if length > 250 { 106 } else { 65 }, "{size} modules for {length} characters");
    }
}

#[test]
fn a_link_too_long_for_a_camera_has_no_code() {
    assert_eq!(qr::svg(&link_of(900), "A code"), None);
    assert_eq!(qr::svg(&link_of(9000), "A code"), None);
}

#[test]
fn the_title_of_a_code_stays_text() {
    for name in HOSTILE {
        let svg = qr::svg("https://example.org/", name).expect("a code");
        assert!(svg.contains(&format!("<title>{}</title>", escape(name))));
        assert_eq!(scan(&svg), "https://example.org/");
    }
}

fn card<'a>(name: &'a str, statuses: &'a [Status]) -> Card<'a> {
    Card { name, statuses, day: DAY, address: "example.org/roadmap/", is_dark: false }
}

/// The names of a picture's elements, and its texts.
fn read(svg: &str) -> (Vec<String>, Vec<String>) {
    let starts = svg.split('<').skip(1).filter(|tag| !tag.starts_with('/'));
    let mut names: Vec<String> = starts.map(|tag| tag.split([' ', '>', '/']).next().unwrap().to_owned()).collect();
    names.sort();
    names.dedup();
    let texts = svg.split("</text>").filter_map(|part| part.rsplit_once('>'));
    (names, texts.map(|(_, text)| text.to_owned()).collect())
}

#[test]
fn a_card_tells_who_how_far_when_and_where() {
    let all = statuses(&[("http", Status::Done), ("dns", Status::Learning), ("git", Status::Skipped)]);
    let (_, texts) = read(&card("Ada", &all).svg());
    let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &all);
    let figures = tally.to_string();
    for text in [
        "Ada",
        "The 2021 roadmap for backend developers",
        "0 %",
        &figures,
        "1 being learned",
        DAY,
        "example.org/roadmap/",
    ] {
        assert!(texts.iter().any(|it| it == text), "{text:?} is not in {texts:?}");
    }
    for stage in ROADMAP.stages {
        assert!(texts.contains(&escape(stage.title)), "{}", stage.title);
    }
    assert_eq!(card("Ada", &all).words(), format!("Ada: {tally}, 0 %, on {DAY}"));
    let (_, texts) = read(&card("", &all).svg());
    assert!(texts.contains(&"My progress".to_owned()));
}

#[test]
fn a_card_of_all_done_says_so_and_a_stage_that_was_skipped_too() {
    let mut all = vec![Status::Done; ROADMAP.topics.len()];
    let (_, texts) = read(&card("", &all).svg());
    assert!(texts.contains(&"100 %".to_owned()));
    assert!(texts.iter().all(|text| text != "skipped"));
    let stage = ROADMAP.topic(topic("http")).stage;
    for index in ROADMAP.stage(stage).topics {
        all[usize::from(index.0)] = Status::Skipped;
    }
    let svg = card("", &all).svg();
    assert_eq!(read(&svg).1.iter().filter(|text| *text == "skipped").count(), 1);
    let full_lines = |svg: &str| svg.matches("fill=\"#1f6b2e\"").count();
    assert_eq!(full_lines(&svg), ROADMAP.stages.len() - 1, "what was skipped is not done");
    let (light, dark) = (svg, Card { is_dark: true, ..card("", &all) }.svg());
    assert_eq!(read(&light), read(&dark), "the looks differ in colours alone");
    assert_ne!(light, dark);
}

#[test]
fn a_name_stays_text_on_a_card_and_a_badge() {
    let all = statuses(&[]);
    for name in HOSTILE {
        for svg in [card(name, &all).svg(), badge(name).svg()] {
            let (names, _) = read(&svg);
            let known = ["circle", "path", "svg", "text", "title"];
            assert!(names.iter().all(|it| known.contains(&it.as_str())), "{names:?} for {name}");
            assert!(svg.contains(&escape(name)), "{name}");
        }
    }
}

fn badge(name: &str) -> Badge<'_> {
    Badge {
        name,
        tally: Tally { done: 37, total: 155, ..Tally::default() },
        day: DAY,
        link: "https://example.org/#p=1.AAD_EtlB",
    }
}

#[test]
fn a_badge_says_what_it_is_without_its_picture() {
    assert_eq!(badge("").words(), "Backend roadmap: 37 of 155 done on 2026-11-22");
    assert_eq!(
        badge("Ada").markdown(),
        "[![Ada’s backend roadmap: 37 of 155 done on 2026-11-22](badge.svg)](https://example.org/#p=1.AAD_EtlB)"
    );
    assert!(badge("").svg().contains(">37 of 155 done, 2026-11-22</text>"));
}

#[test]
fn the_markdown_of_a_badge_is_one_picture_in_one_link_whatever_the_name() {
    for name in HOSTILE.iter().chain(&["", "Ada", "Zoë 漢 🦀"]) {
        let badge = badge(name);
        let markdown = badge.markdown();
        let (mut targets, mut words) = (Vec::new(), String::new());
        for event in Parser::new(&markdown) {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    targets.push(dest_url.to_string())
                }
                Event::Text(text) => words += &text,
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                other => panic!("{other:?} in {markdown}"),
            }
        }
        assert_eq!(targets, [badge.link, badge::FILE], "{markdown}");
        assert_eq!(words, badge.words());
    }
}

#[test]
fn the_html_of_a_badge_is_one_picture_in_one_link_whatever_the_name() {
    for name in HOSTILE {
        let badge = badge(name);
        let html = Html::parse(&badge.html(), "a badge");
        let names: Vec<&str> = html.elements.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["a", "img"], "{}", badge.html());
        assert_eq!(html.elements[0].get("href"), Some(badge.link));
        assert_eq!(html.elements[1].get("src"), Some(badge::FILE));
        assert!(badge.html().contains(&format!("alt=\"{}\"", escape(&badge.words()))));
    }
}

#[test]
fn a_name_from_right_to_left_stands_for_itself_on_a_card_and_a_badge() {
    let (all, isolated) = (statuses(&[]), "\u{2068}עדה\u{2069}");
    let (card, badge) = (card("עדה", &all), badge("עדה"));
    for sentence in [card.words(), badge.words(), badge.markdown(), badge.html()] {
        assert!(sentence.contains(isolated), "{sentence}");
    }
    assert!(card.svg().contains(&format!(">{isolated}</text>")));
}
