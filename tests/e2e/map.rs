//! The map: the same topics as the outline, walked by keys, seen from near and far, and found again as it was left.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::progress::Status;
use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Page, with_page};
use crate::saved_text;

/// Opens the map and waits until it can be moved.
pub(crate) async fn open_map(page: &Page, path: &str) {
    page.open(path).await;
    until_whole(page).await;
}

/// Waits until all of the map is on the page.
async fn until_whole(page: &Page) {
    page.until(&format!("document.querySelectorAll('.map__picture [data-topic]').length === {}", ROADMAP.topics.len()))
        .await;
}

/// Which topic has the focus, and whether all of it can be seen, beside the overview.
async fn focus(page: &Page) -> (String, bool) {
    let seen = page
        .js(r"(() => {
            const at = document.activeElement, box = at.getBoundingClientRect();
            const view = document.querySelector('.map__view').getBoundingClientRect();
            const isSeen = box.left >= view.left - 1 && box.top >= view.top - 1 && box.right <= view.right + 1
                && box.bottom <= view.bottom + 1 && box.width > 0;
            const inset = document.querySelector('.map__inset').getBoundingClientRect();
            const isCovered = box.left < inset.right && box.right > inset.left && box.top < inset.bottom && box.bottom > inset.top;
            return [at.dataset.topic ?? '', isSeen && !isCovered];
        })()")
        .await;
    (seen[0].as_str().unwrap().to_owned(), seen[1].as_bool().unwrap())
}

async fn until_topic(page: &Page, id: &str) {
    page.until(&format!("document.activeElement.dataset.topic === '{id}'")).await;
}

pub(crate) async fn number(page: &Page, expression: &str) -> f64 {
    page.js(expression).await.as_f64().unwrap()
}

/// How many elements take room on the screen: of SVG that is not drawn, browsers say that it is visible.
fn drawn(selector: &str) -> String {
    format!("[...document.querySelectorAll('{selector}')].filter((it) => it.getBoundingClientRect().width > 0).length")
}

const LEVEL: &str = "document.querySelector('.map__view').dataset.level";
/// The width of the form that is shown.
pub(crate) const WIDTH: &str =
    "Math.max(...[...document.querySelectorAll('.map__picture')].map((it) => it.getBoundingClientRect().width))";

#[test]
fn the_map_and_the_outline_have_the_same_links_in_the_same_order() {
    with_page(async |page| {
        page.open("").await;
        let links = "[...document.querySelectorAll('SELECTOR')].map((it) => it.getAttribute('href'))";
        let outline = page.js(&links.replace("SELECTOR", ".topic-row__title")).await;
        page.click("Map").await;
        until_whole(page).await;
        assert_eq!(page.js(&links.replace("SELECTOR", "[data-map] [data-topic]")).await, outline);
        assert_eq!(outline.as_array().map(Vec::len), Some(ROADMAP.topics.len()));
    });
}

#[test]
fn the_keyboard_alone_walks_from_the_first_stage_to_the_last_and_sets_a_status_on_the_way() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.focus("#search").await;
        // One stop for the whole map, between the panels above and the buttons below.
        let mut stops = Vec::new();
        for _ in 0..9 {
            page.press(Key::Tab).await;
            let at =
                page.js("document.activeElement.closest('.map__picture') ? document.activeElement.dataset.topic : ''");
            stops.push(at.await.as_str().unwrap().to_owned());
        }
        assert_eq!(stops.iter().filter(|at| !at.is_empty()).collect::<Vec<_>>(), [ROADMAP.topics[0].id]);
        page.focus(".map__picture [tabindex='0']").await;
        for (at, topic) in ROADMAP.topics.iter().enumerate() {
            let (id, is_seen) = focus(page).await;
            assert_eq!(id, topic.id);
            assert!(is_seen, "{id} is not in view");
            if at == 40 {
                page.press("3").await;
                page.until(&format!("document.querySelector('[data-topic={id}]').dataset.status === 'done'")).await;
                let [sign, around] = [".map__status", ".map__stop"]
                    .map(|part| format!("document.querySelector('[data-topic={id}] {part}').getBoundingClientRect()"));
                let is_inside = format!(
                    "((sign, around) => sign.width > 8 && sign.left > around.left \
                     && sign.right < around.right && sign.top > around.top && sign.bottom < around.bottom)({sign}, {around})"
                );
                assert_eq!(page.js(&is_inside).await, true, "the sign of {id} is not in its stop");
                until_topic(page, &id).await;
            }
            page.press(Key::Down).await;
        }
        let (last, _) = focus(page).await;
        assert_eq!(last, ROADMAP.topics.last().unwrap().id, "the end is the end");
        page.press(Key::Home).await;
        until_topic(page, ROADMAP.topics[0].id).await;
        page.until("document.querySelector('[data-stage] [data-count]').textContent.length > 2").await;
        assert!(page.saved().await.unwrap().contains(ROADMAP.topics[40].id));
    });
}

#[test]
fn keys_follow_the_lines_jump_by_stage_and_find_by_name() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.focus("[data-topic=http]").await;
        page.press(Key::Right).await;
        let (unlocked, is_seen) = focus(page).await;
        let http = ROADMAP.find("http").unwrap();
        assert!(ROADMAP.unlocks(http).any(|topic| ROADMAP.topic(topic).id == unlocked) && is_seen, "{unlocked}");
        page.press(Key::Left).await;
        until_topic(page, "http").await;
        page.press(Key::PageDown).await;
        until_topic(page, ROADMAP.topic(ROADMAP.stages[2].topics[0]).id).await;
        page.press(Key::PageUp).await;
        page.press(Key::End).await;
        until_topic(page, ROADMAP.topics.last().unwrap().id).await;
        page.press("kaf").await;
        until_topic(page, "kafka").await;
        assert!(focus(page).await.1, "what was found is in view");
        page.press(Key::Up).await;
        page.press(Key::Enter).await;
        page.until_path(&format!(
            "topics/{}/",
            ROADMAP.topic(ROADMAP.previous(ROADMAP.find("kafka").unwrap()).unwrap()).id
        ))
        .await;
    });
}

#[test]
fn a_screen_reader_meets_headings_lists_and_the_lines_in_words() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.cdp("Accessibility.enable", json!({})).await;
        let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await;
        let nodes: Vec<_> = tree["nodes"].as_array().unwrap().iter().filter(|node| node["ignored"] == false).collect();
        let of = |role: &str| {
            let role = role.to_owned();
            nodes.iter().filter(move |node| node["role"]["value"] == role.as_str())
        };
        let name = |node: &serde_json::Value| node["name"]["value"].as_str().unwrap_or_default().to_owned();
        let headings: Vec<String> = of("heading").map(|node| name(node)).collect();
        for stage in ROADMAP.stages {
            assert!(headings.iter().any(|heading| heading.contains(stage.title)), "{}: {headings:?}", stage.title);
        }
        let lists: Vec<String> = of("list").map(|node| name(node)).collect();
        assert!(lists.contains(&"Internet".to_owned()), "{lists:?}");
        assert!(lists.contains(&"Choose one of the languages".to_owned()), "{lists:?}");
        let links: Vec<(String, String)> = of("link")
            .map(|node| (name(node), node["description"]["value"].as_str().unwrap_or_default().to_owned()))
            .collect();
        for topic in ROADMAP.topics {
            let known = links.iter().any(|(name, _)| name.starts_with(topic.title) && name.contains("To do"));
            assert!(known, "{} is no link with its status in its name: {links:?}", topic.title);
        }
        let (_, told) = links.iter().find(|(name, _)| name.starts_with("REST ")).unwrap();
        assert!(told.starts_with("Needs JSON APIs") || told.contains("Needs What is HTTP"), "{told:?}");
        assert!(told.contains("Unlocks "), "{told:?}");
    });
}

#[test]
fn from_far_stages_stand_for_their_topics_and_lead_to_them() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.focus("[data-topic=http]").await;
        page.press("3").await;
        page.press("9").await;
        page.until(&format!("{LEVEL} === 'cards'")).await;
        assert_eq!(number(page, &drawn(".map__topic")).await, 0.0, "no dust");
        assert_eq!(number(page, &drawn(".map__card .map__name")).await, ROADMAP.stages.len() as f64);
        assert!(
            number(page, "document.querySelector('.map__card .map__name').getBoundingClientRect().height").await > 12.0
        );
        // The focus is on what stands for the topic that had it.
        page.until("document.activeElement.closest('[data-stage]')?.dataset.stage === 'internet'").await;
        let text =
            |class: &str| format!("document.querySelector('.map__card[data-stage=internet] {class}').textContent");
        assert_eq!(
            page.js(&format!("[{}, {}]", text(".map__figures"), text(".map__tally"))).await,
            json!(["B1", "1/6"])
        );
        page.press(Key::Down).await;
        page.until("document.activeElement.closest('[data-stage]')?.dataset.stage === 'frontend'").await;
        page.press(Key::Enter).await;
        until_topic(page, ROADMAP.topic(ROADMAP.stages[2].topics[0]).id).await;
        page.until(&format!("{LEVEL} === 'topics'")).await;
        assert!(focus(page).await.1);
        page.press("8").await;
        page.until(&format!("{LEVEL} === 'topics'")).await;
    });
}

#[test]
fn size_and_place_survive_a_topic_and_a_reload() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.focus("[data-topic=kafka]").await;
        page.press("+").await;
        page.press(Key::Up).await;
        let (id, _) = focus(page).await;
        // Kept once the map has come to rest.
        page.until("localStorage.getItem('backend-roadmap:map')?.split(' ')[1] === '1250'").await;
        let place = format!(
            "(({{ left, top, width }}) => [left, top, width].map(Math.round).join())(document.querySelector('[data-topic={id}]').getBoundingClientRect())"
        );
        let before = page.js(&place).await.as_str().unwrap().to_owned();
        page.press(Key::Enter).await;
        page.until_path(&format!("topics/{id}/")).await;
        page.back().await;
        page.until(&format!("document.querySelector('.map__picture') && {place} === '{before}'")).await;
        until_topic(page, &id).await;
        page.reload().await;
        page.until(&format!("document.querySelector('[data-topic={id}]')")).await;
        let near = r"((one, other) => one.split(',').every((it, at) => Math.abs(it - other.split(',')[at]) < 3))";
        page.until(&format!("{near}({place}, '{before}')")).await;
    });
}

#[test]
fn a_search_dims_what_does_not_match_and_brings_a_match_into_view() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.search("kafka").await;
        page.until("document.querySelector('[data-topic=http]').matches('[data-dim]')").await;
        page.until("!document.querySelector('[data-topic=kafka]').matches('[data-dim]')").await;
        let is_in_view = |id: &str| {
            format!(
                "((box, view) => box.left >= view.left && box.bottom <= view.bottom && box.top >= view.top && box.right <= view.right)\
                 (document.querySelector('[data-topic={id}]').getBoundingClientRect(), document.querySelector('.map__view').getBoundingClientRect())"
            )
        };
        page.until(&is_in_view("kafka")).await;
        page.until_focus("#search").await;
        page.press(Key::Enter).await;
        until_topic(page, "kafka").await;
        page.until_path("map/?q=kafka").await;
        page.search("what is http").await;
        // Not under the list of the best matches, which lies over the map.
        page.until("((box) => document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('[data-topic=http]'))\
             (document.querySelector('[data-topic=http]').getBoundingClientRect())").await;
        page.click("Clear search and filters").await;
        page.until_count("[data-dim]", 0).await;
    });
}

#[test]
fn the_menu_of_a_topic_sets_its_status() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.focus("[data-topic=http]").await;
        page.press(" ").await;
        page.until_focus("#map-menu [data-value=todo]").await;
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        page.until("document.querySelector('[data-topic=http]').dataset.status === 'learning'").await;
        until_topic(page, "http").await;
        assert_eq!(page.count("#map-menu").await, 0);
        page.js("document.querySelector('[data-topic=dns]').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))")
            .await;
        page.until_focus("#map-menu [data-value=todo]").await;
        page.press(Key::Escape).await;
        until_topic(page, "dns").await;
        assert_eq!(page.js("document.querySelector('[data-topic=dns]').dataset.status").await, "todo");
    });
}

#[test]
fn the_first_screen_needs_neither_the_app_nor_the_file_of_the_map() {
    with_page(async |page| {
        page.block(&["*.wasm"]).await;
        page.visit("map/").await;
        page.until_text("#boot-failure", "did not load").await;
        assert!(number(page, &drawn(".map__picture a.map__topic[href]")).await > 10.0);
        page.focus(".map__picture a").await;
        page.press(Key::Tab).await;
        until_topic(page, ROADMAP.topics[0].id).await;
        page.block(&["*/map-*.svg"]).await;
        page.open("map/").await;
        page.until_text("#toast", "A part of the map did not load.").await;
        let first = ROADMAP.topics[0].id;
        page.focus(&format!("[data-topic={first}]")).await;
        page.press("3").await;
        page.until(&format!("document.querySelector('[data-topic={first}]').dataset.status === 'done'")).await;
        // What is not there yet is reached as soon as it comes.
        let last = ROADMAP.topics.last().unwrap().id;
        assert_eq!(page.js(&format!("document.querySelector('[data-topic={last}]')")).await, json!(null));
        page.block(&[]).await;
        page.press(Key::End).await;
        until_topic(page, last).await;
        page.until(&format!("(({{ bottom }}) => bottom > 0 && bottom < innerHeight)(document.querySelector('[data-topic={last}]').getBoundingClientRect())")).await;
    });
}

#[test]
fn a_phone_gets_a_form_of_its_own_and_a_window_that_is_turned_the_other() {
    with_page(async |page| {
        page.resize(390, 844).await;
        open_map(page, "map/").await;
        let view_box =
            "[...document.querySelectorAll('.map__ground')].find((it) => it.checkVisibility()).viewBox.baseVal";
        page.until(&format!("{view_box}.height > 5 * {view_box}.width")).await;
        page.until(&format!("{WIDTH} <= innerWidth")).await;
        page.click("All").await;
        page.until(&format!("{LEVEL} === 'labels'")).await;
        let cut = "[...document.querySelectorAll('.map__label')].filter((it) => it.getBoundingClientRect().right > innerWidth).length";
        assert_eq!(page.js(cut).await, 0, "titles that are cut off");
        page.resize(1200, 800).await;
        page.until(&format!("{view_box}.height < {view_box}.width")).await;
    });
}

#[test]
fn in_a_frame_the_map_stands_alone_and_changes_nothing() {
    with_page(async |page| {
        open_map(page, "map/?embed").await;
        for part in [".site-header", ".map__head", ".site-footer"] {
            assert_eq!(page.count(part).await, 0, "{part}");
        }
        page.focus("[data-topic=http]").await;
        page.press("3").await;
        page.press("+").await;
        page.until(&format!("{WIDTH} === document.querySelector('.map__ground').viewBox.baseVal.width * 1.25")).await;
        assert_eq!(page.js("document.querySelector('[data-topic=http]').dataset.status").await, "todo");
        assert_eq!(page.saved().await, None);
        assert_eq!(page.js("document.querySelector('base').target").await, "_blank");
        // The learner's own progress is nobody's business there, and nothing is written: not the place on the map either.
        let saved = saved_text(&[("http", Status::Done)]);
        page.script("localStorage.clear(); localStorage['backend-roadmap:progress'] = arguments[0]", &[json!(saved)])
            .await;
        open_map(page, "map/?embed").await;
        page.press_in_map("+").await;
        page.until(&format!("{WIDTH} > document.querySelector('.map__ground').viewBox.baseVal.width")).await;
        page.until("!document.querySelector('[data-moving]')").await;
        assert_eq!(page.js("document.querySelector('[data-topic=http]').dataset.status").await, "todo");
        assert_eq!(page.js("Object.keys(localStorage).join()").await, "backend-roadmap:progress");
        // Nor is anything said about saving where the browser refuses a frame its storage.
        page.before_each_page("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })").await;
        open_map(page, "map/?embed").await;
        assert_eq!(page.count(".saving-banner").await, 0);
        let framed = "fetch(location.pathname.replace('map/', 'PATH')).then((it) => arguments[0](it.headers.get('x-frame-options')))";
        for (path, expected) in
            [("map/", json!(null)), ("", json!("DENY")), ("progress/", json!("DENY")), ("topics/http/", json!("DENY"))]
        {
            assert_eq!(page.script_async(&framed.replace("PATH", path), &[]).await, expected, "{path}");
        }
    });
}
