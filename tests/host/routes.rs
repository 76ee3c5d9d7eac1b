//! Every address of the site, written and read, with the odd ones that people and hosts make of them.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::filter::{Family, Filter};
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::route::{Page, Route, data_url};
use backend_roadmap::domain::topic::{Choice, HoursBand, Kind, Level, Mark};

use crate::{topic, words};

fn parse_page(path: &str, base: &str) -> Page {
    Route::parse(path, "", base, &ROADMAP).page
}

fn parse_filter(query: &str) -> Filter {
    Route::parse("/", query, "/", &ROADMAP).filter
}

/// A filter of some choices of one family.
fn chosen(family: Family, positions: &[usize]) -> Filter {
    let mut filter = Filter::default();
    for position in positions {
        filter.choose(family, *position, true);
    }
    filter
}

/// The same, of values that are choices.
fn values<T: Choice>(family: Family, values: &[T]) -> Filter {
    chosen(family, &values.iter().map(|value| value.position()).collect::<Vec<_>>())
}

#[test]
fn every_page_has_its_address() {
    let mut pages = vec![
        (Page::Outline, String::new()),
        (Page::Today, "today/".into()),
        (Page::Progress, "progress/".into()),
        (Page::Paths, "paths/".into()),
        (Page::Plan, "plan/".into()),
        (Page::Compare, "compare/".into()),
        (Page::Glossary, "glossary/".into()),
        (Page::Settings, "settings/".into()),
        (Page::Shortcuts, "shortcuts/".into()),
        (Page::About, "about/".into()),
        (Page::Map, "map/".into()),
        (Page::Placement, "placement/".into()),
    ];
    let listed: Vec<Page> = pages.iter().map(|(page, _)| *page).collect();
    assert_eq!(listed, Page::singles().collect::<Vec<_>>(), "a page is not in this table");
    pages.extend(ROADMAP.indices().map(|at| (Page::Topic(at), format!("topics/{}/", ROADMAP.topic(at).id))));
    for (at, stage) in ROADMAP.stage_indices().zip(ROADMAP.stages) {
        pages.push((Page::Stage(at), format!("stages/{}/", stage.id)));
    }
    for (at, path) in ROADMAP.path_indices().zip(ROADMAP.paths) {
        pages.push((Page::Path(at), format!("paths/{}/", path.id)));
    }
    for (page, path) in pages {
        for base in ["/", "/some/base/"] {
            assert_eq!(Route::to(page).href(base, &ROADMAP), format!("{base}{path}"));
            assert_eq!(parse_page(&format!("{base}{path}"), base), page);
        }
    }
}

#[test]
fn odd_paths_are_understood() {
    let http = Page::Topic(topic("http"));
    for (path, page) in [
        ("", Page::Outline),
        ("index.html", Page::Outline),
        ("topics/http", http),
        ("topics/http/", http),
        ("topics/http/index.html", http),
        ("topics/http//", http),
        ("Topics/HTTP", http),
        ("TOPICS/http/Index.html", http),
        ("topics/ht%74p/", http),
        ("progress", Page::Progress),
        ("progress/index.html", Page::Progress),
        ("about", Page::About),
        ("topics", Page::NotFound),
        ("topics/", Page::NotFound),
        ("topics/no-such-topic/", Page::NotFound),
        ("topics/http/more/", Page::NotFound),
        ("indexXhtml", Page::NotFound),
        ("404.html", Page::NotFound),
        ("../about/", Page::NotFound),
        ("é漢🦀/", Page::NotFound),
    ] {
        for base in ["/", "/some/base/"] {
            assert_eq!(parse_page(&format!("{base}{path}"), base), page, "{base}{path}");
        }
    }
    for (path, page) in [
        ("/some/base", Page::Outline),
        ("/some/baseline/", Page::NotFound),
        ("/some/", Page::NotFound),
        ("/about/", Page::NotFound),
        ("", Page::NotFound),
    ] {
        assert_eq!(parse_page(path, "/some/base/"), page, "{path}");
    }
}

#[test]
fn every_filter_has_its_words() {
    let stage = |id: &str| usize::from(ROADMAP.find_stage(id).expect("a stage").0);
    for (query, filter) in [
        ("", Filter::default()),
        ("q=n%2B1", words("n+1")),
        ("q=c%23%20%26%20c%C3%A9", words("c# & cé")),
        ("status=todo.done", values(Family::Status, &[Status::Todo, Status::Done])),
        ("kind=language.practice", values(Family::Kind, &[Kind::Language, Kind::Practice])),
        ("mark=any-time", values(Family::Mark, &[Mark::AnyTime])),
        ("level=beginner", values(Family::Level, &[Level::Beginner])),
        ("hours=2.more", values(Family::Hours, &[HoursBand::Evening, HoursBand::Longer])),
        ("stage=internet.scale", chosen(Family::Stage, &[stage("internet"), stage("scale")])),
        ("ready=yes", chosen(Family::Ready, &[1])),
        ("starred=yes", chosen(Family::Starred, &[1])),
        ("noted=yes", chosen(Family::Noted, &[1])),
        ("again=yes", chosen(Family::Again, &[1])),
        ("chosen=yes", chosen(Family::Chosen, &[1])),
        ("chosen=no", chosen(Family::Chosen, &[0])),
    ] {
        let mark = if query.is_empty() { "" } else { "?" };
        let route = Route { page: Page::Outline, filter };
        assert_eq!(route.href("/base/", &ROADMAP), format!("/base/{mark}{query}"));
        assert_eq!(parse_filter(query), route.filter, "{query}");
    }
}

#[test]
fn odd_filters_mean_what_can_be_understood_of_them() {
    for (odd, plain) in [
        ("&&=&", ""),
        ("colour=red&utm_source=news", ""),
        ("status=mastered", ""),
        ("status=mastered.done", "status=done"),
        ("status=done.todo.done", "status=todo.done"),
        ("status=DONE", ""),
        ("status=done&status=todo", "status=todo"),
        ("stage=no-such-stage", ""),
        ("stage=scale.internet", "stage=internet.scale"),
        ("ready=0", ""),
        ("ready", ""),
        ("chosen=1", ""),
        ("ready=yes&ready=yes", "ready=yes"),
        ("ready=yes.no", "ready=no.yes"),
        ("ready=yes&ready", ""),
        ("hours=3", ""),
        ("q=", ""),
        ("q=a&q=b", "q=b"),
        ("q=no+sql", "q=no%20sql"),
        ("q=c%2b%2B", "q=c%2B%2B"),
        ("q=a=b", "q=a%3Db"),
        ("q=100%", "q=100%25"),
        ("q=%zz%4", "q=%25zz%254"),
        ("q=%FF", "q=%EF%BF%BD"),
        ("q=é", "q=%C3%A9"),
        ("q=%00", "q=%00"),
        ("?q=a", ""),
    ] {
        let route = Route { page: Page::Outline, filter: parse_filter(odd) };
        let mark = if plain.is_empty() { "" } else { "?" };
        assert_eq!(route.href("/", &ROADMAP), format!("/{mark}{plain}"), "{odd}");
    }
}

#[test]
fn a_download_link_holds_any_text() {
    assert_eq!(data_url("text/plain", "a b\n#é\"<&"), "data:text/plain;charset=utf-8,a%20b%0A%23%C3%A9%22%3C%26");
}
