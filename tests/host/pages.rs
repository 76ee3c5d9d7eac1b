//! The prerendered pages, as the tool writes them: what a learner reads without a script, and the promises that hold on
//! every page.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use backend_roadmap::app::context::FirstPage;
use backend_roadmap::app::static_page;
use backend_roadmap::content::{EDITION, ROADMAP, TEXTS};
use backend_roadmap::domain::layout::Area;
use backend_roadmap::domain::map_file::MapFile;
use backend_roadmap::domain::progress::{STAR, Status, item_key};
use backend_roadmap::domain::route::{Page, Route};
use backend_roadmap::domain::stats::Tally;
use backend_roadmap::domain::topic::{Choice, Mark, Prerequisite, StageIndex, TopicIndex};

use crate::html::{Element, Html};
use crate::statuses;

/// What works under a sub-path works at the root too.
const BASE: &str = "/some/base/";

/// Every page that the tool writes.
static PAGES: LazyLock<Vec<(Page, Html)>> = LazyLock::new(|| {
    let topics = ROADMAP.indices().map(Page::Topic);
    let stages = ROADMAP.stage_indices().map(Page::Stage);
    let paths = ROADMAP.path_indices().map(Page::Path);
    let pages = Page::singles().chain(topics).chain(stages).chain(paths).chain([Page::NotFound]);
    pages.map(|page| (page, Html::parse(&render(page), page.title(&ROADMAP)))).collect()
});

fn render(page: Page) -> String {
    let map = |name: &str| MapFile {
        name: name.to_owned(),
        href: format!("{BASE}map-{name}.svg"),
        size: [800, 600],
        first: backend_roadmap::domain::html::Html("<svg class=\"map__ground\"></svg>".to_owned()),
        still: backend_roadmap::domain::html::Html::default(),
        key: backend_roadmap::domain::html::Html::default(),
        areas: vec![Area { x: 0, y: 0, width: 800, height: 600 }],
    };
    let data = static_page::data_of(page, BASE, &[map("wide"), map("tall")]);
    let data = data.map(|data| serde_json::to_string(&data).expect("JSON"));
    let html = static_page::html_of(BASE, FirstPage { page, stand_in: None, data });
    // Comments mark where texts and parts of a page end.
    html.replace("<!>", "").replace("<!---->", "")
}

fn html(page: Page) -> &'static Html {
    PAGES.iter().find(|(of, _)| *of == page).map(|(_, html)| html).expect("a page that the tool writes")
}

fn href(page: Page) -> String {
    Route::to(page).href(BASE, &ROADMAP)
}

fn topic_hrefs(topics: &[TopicIndex]) -> Vec<String> {
    topics.iter().map(|topic| href(Page::Topic(*topic))).collect()
}

/// The addresses of the links inside an element.
fn hrefs(html: &Html, outer: usize) -> Vec<&str> {
    html.inside(outer).filter(|element| element.name == "a").filter_map(|link| link.get("href")).collect()
}

fn is_in_template(html: &Html, at: usize) -> bool {
    html.around(at).any(|around| html.elements[around].name == "template")
}

/// Says of each page what is wrong with it, all at once.
fn check_pages(problems_of: impl Fn(Page, &Html) -> Vec<String>) {
    let mut problems = Vec::new();
    for (page, html) in PAGES.iter() {
        problems.extend(problems_of(*page, html).into_iter().map(|problem| format!("{page:?}: {problem}")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Says of each page which of its elements break a rule.
fn check_elements(breaks: impl Fn(&Html, usize, &Element) -> bool) {
    check_pages(|_, html| {
        let broken = html.elements.iter().enumerate().filter(|(at, element)| breaks(html, *at, element));
        broken.map(|(_, element)| format!("{element:?}")).collect()
    });
}

#[test]
fn the_outline_has_every_topic_of_the_edition_exactly_once() {
    let html = html(Page::Outline);
    let rows = html.all(|element| element.get("data-topic").is_some());
    let ids: Vec<&str> = rows.iter().filter_map(|row| html.elements[*row].get("data-topic")).collect();
    let expected: Vec<&str> =
        ROADMAP.topics.iter().filter(|topic| topic.mark(EDITION).is_some()).map(|topic| topic.id).collect();
    assert_eq!(ids, expected, "in reading order");
    for (row, topic) in rows.iter().zip(ROADMAP.indices()) {
        assert_eq!(html.elements[*row].get("data-status"), Some("todo"));
        assert_eq!(hrefs(html, *row), [href(Page::Topic(topic))]);
        assert!(html.elements[*row].text.starts_with(ROADMAP.topic(topic).title));
    }
}

#[test]
fn an_exercise_names_its_programs_and_folds_their_installation() {
    for at in ROADMAP.indices() {
        let (study, html) = (&TEXTS.topic(at).study, html(Page::Topic(at)));
        let folded = html.all(|element| element.has_class("needs__program"));
        assert_eq!(folded.len(), study.you_need.len(), "{}", ROADMAP.topic(at).id);
        for (place, id) in folded.into_iter().zip(&study.you_need) {
            let program = TEXTS.programs.find(id).expect("a program that the build knows");
            let name = program.name.replace('`', "");
            assert!(html.inside(place).any(|it| it.name == "summary" && it.text == name), "{name}");
            assert!(html.elements[place].name == "details" && html.elements[place].get("open").is_none(), "{name}");
        }
    }
}

#[test]
fn the_outline_has_every_stage_with_its_total() {
    let html = html(Page::Outline);
    let total = Tally::of(ROADMAP.indices(), &ROADMAP, &statuses(&[])).to_string();
    let meter = html.one(|element| element.get("data-tally") == Some(""));
    assert_eq!(html.elements[meter].text, total);
    for (at, stage) in ROADMAP.stages.iter().enumerate() {
        let meter = html.one(|element| element.get("data-tally") == Some(stage.id));
        let expected = Tally::of(stage.topics.iter().copied(), &ROADMAP, &statuses(&[])).to_string();
        assert_eq!(html.elements[meter].text, expected, "{}", stage.id);
        assert!(html.named("h2").any(|title| title.text == stage.title), "{}", stage.title);
        assert!(html.named("p").any(|text| text.text == TEXTS.stage(StageIndex(at as u16)).0.summary), "{}", stage.id);
    }
}

#[test]
fn a_topic_page_tells_all_about_its_topic() {
    for at in ROADMAP.indices() {
        let (topic, text, html) = (ROADMAP.topic(at), TEXTS.topic(at), html(Page::Topic(at)));
        let article = html.one(|element| element.get("data-open-topic") == Some(topic.id));
        let inside = |class: &str| {
            let place = html.one(|element| element.has_class(class));
            assert!(html.around(place).any(|around| around == article), "{}: {class}", topic.id);
            place
        };
        let title = html.one(|element| element.name == "h1" && element.has_class("topic__title"));
        assert_eq!(html.elements[title].text, topic.title);
        assert_eq!(html.elements[inside("topic__summary")].text, text.front.summary, "{}", topic.id);
        let titles: Vec<&str> = html.inside(article).filter(|it| it.name == "h2").map(|it| it.text.as_str()).collect();
        let parts = [
            "Why it matters",
            "What it is",
            "You can …",
            "Watch one done",
            "Try it",
            "Common mistakes",
            "Today",
            "Read on",
            "Check yourself",
        ];
        let found: Vec<&str> = titles.into_iter().filter(|title| parts.contains(title)).collect();
        let is_there = |title: &&str| *title != "Watch one done" || text.prose.text.contains("## Watch one done\n");
        assert_eq!(found, parts.into_iter().filter(is_there).collect::<Vec<_>>(), "{}", topic.id);
        let of = |name: &str| html.inside(article).filter_map(|it| it.get(name)).map(str::to_owned).collect::<Vec<_>>();
        let key = |id: &String| item_key(topic.id, id);
        let ticks = text.study.outcomes.iter().map(|it| key(&it.id));
        assert_eq!(of("data-item"), [item_key(topic.id, STAR)].into_iter().chain(ticks).collect::<Vec<_>>());
        assert_eq!(of("data-question"), text.study.questions.iter().map(|it| key(&it.id)).collect::<Vec<_>>());
        let linked =
            html.inside(article).filter(|it| it.get("data-resource").is_some()).filter_map(|it| it.get("href"));
        assert_eq!(
            linked.collect::<Vec<_>>(),
            text.study.resources.iter().map(|it| it.url.as_str()).collect::<Vec<_>>()
        );
        let facts = &html.elements[inside("topic__facts")].text;
        for fact in [topic.kind.label(), topic.level.label(), &topic.hours.to_string()] {
            assert!(facts.contains(fact), "{}: {fact} in {facts}", topic.id);
        }
        let mark = topic.mark(EDITION).expect("the edition holds every topic");
        let place = inside("topic__mark");
        let told = &html.elements[place].text;
        assert!(told.contains(mark.label()) && told.contains(mark.meaning()), "{}: {told}", topic.id);
        assert!(html.inside(place).any(|sign| sign.get("data-mark") == Some(mark.slug())), "{}", topic.id);
    }
}

#[test]
fn a_topic_page_leads_to_what_comes_before_and_after() {
    for at in ROADMAP.indices() {
        let (topic, html) = (ROADMAP.topic(at), html(Page::Topic(at)));
        let of_group = |group| ROADMAP.group(group).members.to_vec();
        let before = topic.prerequisites.iter().flat_map(|needed| match needed {
            Prerequisite::Topic(topic) => vec![*topic],
            Prerequisite::OneOf(group) => of_group(*group),
        });
        let others = topic.group.map(of_group).unwrap_or_default().into_iter().filter(|other| *other != at);
        for (title, topics) in [
            ("Learn first", before.collect::<Vec<_>>()),
            ("Its parts", ROADMAP.children(at).collect()),
            ("Unlocks", ROADMAP.unlocks(at).collect()),
            ("Alternatives", others.collect()),
        ] {
            let headings = html.all(|element| element.name == "h2" && element.text == title);
            let section = headings.first().and_then(|heading| html.elements[*heading].parent);
            let linked = section.map(|section| hrefs(html, section)).unwrap_or_default();
            assert_eq!(linked, topic_hrefs(&topics), "{title} of {}", topic.id);
            assert_eq!(headings.len(), usize::from(!topics.is_empty()), "{title} of {}", topic.id);
            let Some(section) = section else { continue };
            let statuses = html.inside(section).filter_map(|element| element.get("data-status-of"));
            let ids: Vec<&str> = topics.iter().map(|topic| ROADMAP.topic(*topic).id).collect();
            assert_eq!(statuses.collect::<Vec<_>>(), ids, "{title} of {}", topic.id);
            if let (Some(group), "Alternatives") = (topic.group, title) {
                let note = TEXTS.group(group).note.as_str();
                assert!(html.elements[section].text.contains(note), "{} tells how to choose", topic.id);
            }
        }
        for (rel, neighbour) in [("prev", ROADMAP.previous(at)), ("next", ROADMAP.next(at))] {
            let links: Vec<&str> = html
                .named("a")
                .filter(|link| link.get("rel") == Some(rel))
                .filter_map(|link| link.get("href"))
                .collect();
            assert_eq!(links, topic_hrefs(&neighbour.into_iter().collect::<Vec<_>>()), "{rel} of {}", topic.id);
        }
    }
}

#[test]
fn a_topic_page_has_the_control_of_its_status_with_exactly_the_four_names() {
    for at in ROADMAP.indices() {
        let (topic, html) = (ROADMAP.topic(at), html(Page::Topic(at)));
        let control = html.one(|element| element.get("data-status-control").is_some());
        assert_eq!(html.elements[control].get("data-status-control"), Some(topic.id));
        let name = html.elements[control].get("aria-label").unwrap_or_default();
        assert!(name.contains(topic.title), "its name says of what: {name}");
        let radios: Vec<&Element> = html.inside(control).filter(|element| element.name == "input").collect();
        let names: Vec<_> = radios.iter().filter_map(|radio| radio.get("aria-label")).collect();
        assert_eq!(names, ["To do", "Learning", "Done", "Skipped"], "{}", topic.id);
        let values: Vec<_> = radios.iter().filter_map(|radio| radio.get("value")).collect();
        assert_eq!(values, Status::ALL.iter().map(|status| status.slug()).collect::<Vec<_>>());
        let groups: BTreeSet<_> = radios.iter().map(|radio| (radio.get("type"), radio.get("name"))).collect();
        assert_eq!(groups, [(Some("radio"), Some(format!("page-{}", topic.id).as_str()))].into());
    }
}

#[test]
fn a_topic_page_stands_in_its_own_stage() {
    for at in ROADMAP.indices() {
        let html = html(Page::Topic(at));
        let stage = ROADMAP.stage(ROADMAP.topic(at).stage);
        let rows: Vec<&str> = html.elements.iter().filter_map(|element| element.get("data-topic")).collect();
        assert_eq!(rows, stage.topics.iter().map(|topic| ROADMAP.topic(*topic).id).collect::<Vec<_>>());
        let current: Vec<&str> = html
            .inside(html.one(|element| element.get("data-stage") == Some(stage.id)))
            .filter(|link| link.get("aria-current").is_some())
            .filter_map(|link| link.get("href"))
            .collect();
        assert_eq!(current, [href(Page::Topic(at))]);
    }
}

#[test]
fn the_page_about_explains_every_mark() {
    let html = html(Page::About);
    let text = &html.elements[html.one(|element| element.name == "main")].text;
    for mark in Mark::ALL {
        assert!(text.contains(&format!("{}: {}", mark.label(), mark.meaning())), "{mark:?} in {text}");
    }
}

#[test]
fn every_page_has_one_first_heading() {
    check_pages(|_, html| {
        let headings = html.all(|element| element.name == "h1");
        let shown: Vec<_> = headings.into_iter().filter(|at| !is_in_template(html, *at)).collect();
        let is_told = shown.first().is_some_and(|at| !html.elements[*at].text.is_empty());
        if shown.len() == 1 && is_told { vec![] } else { vec![format!("{} headings", shown.len())] }
    });
}

#[test]
fn every_page_leads_to_every_view() {
    let listed = || Page::NAVIGATION.iter().chain(Page::MENU);
    let views: Vec<(String, &str)> = listed().map(|page| (href(*page), page.title(&ROADMAP))).collect();
    for (page, html) in PAGES.iter() {
        let nav = html.one(|element| element.name == "nav" && element.get("aria-label") == Some("Pages"));
        assert!(html.around(nav).any(|around| html.elements[around].name == "header"), "{page:?}");
        let links: Vec<&Element> = html.inside(nav).filter(|element| element.name == "a").collect();
        let told: Vec<_> =
            links.iter().map(|link| (link.get("href").unwrap_or("").to_owned(), link.text.as_str())).collect();
        assert_eq!(told, views, "{page:?}");
        let current: Vec<_> = links.iter().map(|link| link.get("aria-current")).collect();
        assert_eq!(current, listed().map(|view| view.current_in(*page)).collect::<Vec<_>>(), "{page:?}");
    }
}

#[test]
fn every_page_begins_with_a_link_to_its_content() {
    for (page, html) in PAGES.iter() {
        let first = html.named("a").next().expect("a link");
        assert_eq!(first.get("href"), Some("#main"), "{page:?}");
        let main = html.one(|element| element.get("id") == Some("main"));
        assert_eq!((html.elements[main].name.as_str(), html.elements[main].get("tabindex")), ("main", Some("-1")));
        let heading = html.all(|element| element.name == "h1");
        assert!(html.around(heading[0]).any(|around| around == main), "{page:?}");
    }
}

#[test]
fn no_id_is_there_twice() {
    check_pages(|_, html| {
        let mut seen = BTreeSet::new();
        let ids = html.elements.iter().filter_map(|element| element.get("id"));
        ids.filter(|id| id.is_empty() || !seen.insert(*id)).map(|id| format!("{id:?}")).collect()
    });
}

#[test]
fn every_link_leads_somewhere() {
    check_pages(|_, html| {
        let leads = |href: &str, html: &Html| {
            let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
            let page = Route::parse(path, "", BASE, &ROADMAP).page;
            let target = if path.is_empty() {
                Some(html)
            } else {
                Some(page).filter(|page| *page != Page::NotFound).map(self::html)
            };
            let has_fragment = |html: &Html| html.elements.iter().any(|element| element.get("id") == Some(fragment));
            // The whole address, so that no host has to redirect.
            let is_exact = path.is_empty() || path == self::href(page);
            is_exact && target.is_some_and(|target| !href.contains('#') || has_fragment(target))
        };
        let hrefs = html.elements.iter().filter_map(|element| element.get("href"));
        // What the build writes besides pages.
        let is_file = |href: &str| href.strip_prefix(BASE) == Some("anki.txt");
        hrefs
            .filter(|href| !href.starts_with("https://") && !is_file(href) && !leads(href, html))
            .map(|href| format!("{href:?}"))
            .collect()
    });
}

#[test]
fn nothing_is_loaded_or_run_from_within_the_page() {
    check_elements(|_, _, element| {
        let loads = ["src", "srcset", "action", "formaction", "poster", "data", "ping"];
        let is_odd = |name: &str| name == "style" || name.starts_with("on") || loads.contains(&name);
        // The still picture of the map is a file of the site.
        let is_picture = |name: &str| element.get(name).is_some_and(|it| it.starts_with(&format!("{BASE}map-")));
        element.attribute_names().any(|name| is_odd(name) && !is_picture(name))
            || ["script", "style", "iframe", "object", "embed", "link", "base"].contains(&element.name.as_str())
            || element.get("href").is_some_and(|href| href.contains("javascript:") || href.starts_with("//"))
    });
}

#[test]
fn what_names_another_element_names_one_that_is_there() {
    check_elements(|html, _, element| {
        let names = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "form"];
        let ids = names.into_iter().filter_map(|name| element.get(name)).flat_map(str::split_whitespace);
        let is_there = |id: &str| html.elements.iter().any(|other| other.get("id") == Some(id));
        ids.into_iter().any(|id| !is_there(id))
    });
}

#[test]
fn every_field_has_a_name() {
    check_elements(|html, at, element| {
        let is_field = ["input", "select", "textarea"].contains(&element.name.as_str());
        let is_in_label = html.around(at).any(|around| html.elements[around].name == "label");
        let is_labelled =
            html.named("label").any(|label| label.get("for").is_some() && label.get("for") == element.get("id"));
        is_field && !is_in_label && !is_labelled && element.get("aria-label").is_none()
    });
}

#[test]
fn browsers_restore_no_choice_that_the_app_would_take_for_the_learners() {
    let is_choice = |it: &Element| {
        let kinds = ["radio", "checkbox", "number"];
        it.name == "select" || it.name == "input" && it.get("type").is_some_and(|kind| kinds.contains(&kind))
    };
    check_elements(|_, _, element| is_choice(element) && element.get("autocomplete") != Some("off"));
}
