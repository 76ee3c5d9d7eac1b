//! A journey through every feature, in any engine: Chromium with all other tests, Firefox and WebKit by `make test-engines`.
//! Pointers and keys are the driver's, which an engine takes as a learner's. The map is in `engines_map.rs`.

use std::fs;
use std::path::Path;

use backend_roadmap::content::{ROADMAP, TEXTS};
use backend_roadmap::domain::progress::{Status, item_key};
use backend_roadmap::domain::{route, saved};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::backup::RECORDER;
use crate::browser::{Page, with_page, with_worker};
use crate::compare::{compare, url};
use crate::host::{Host, copy};
use crate::plan::follow_and_plan;
use crate::scan::scan;
use crate::{saved_text, status_in};

const KEY: &str = "backend-roadmap:progress";
const TITLE: &str = "#topic-title";

/// Presses a button, and returns the name and the text of the file that it saves.
async fn saved_file(page: &Page, button: &str) -> (String, String) {
    page.script(RECORDER, &[]).await;
    page.script("window.kept = undefined", &[]).await;
    page.click(button).await;
    page.until("window.kept").await;
    let [name, text]: [String; 2] = serde_json::from_value(page.js("[kept.name, kept.text]").await).unwrap();
    (name, text)
}

#[test]
fn the_outline_takes_statuses_from_pointer_and_keys_and_keeps_them() {
    with_page(async |page| {
        page.open("").await;
        page.until(&format!("document.querySelectorAll('[data-topic]').length === {}", ROADMAP.topics.len())).await;
        page.set_status("http", "Done").await;
        page.until_status("http", "done").await;
        page.until_text(".outline-head__total", "1 of ").await;
        page.focus("[data-topic=dns] input[aria-label='To do']").await;
        page.press(Key::Right).await;
        page.until_status("dns", "learning").await;
        page.focus("[data-topic=git] a").await;
        page.press("s").await;
        page.until_status("git", "skipped").await;
        page.press("u").await;
        page.until_status("git", "todo").await;
        page.set_status("git", "Done").await;
        page.until("document.querySelector('#toast button:not([hidden])')?.textContent === 'Undo'").await;
        page.click("Undo").await;
        page.until_status("git", "todo").await;
        page.reload().await;
        for (topic, status) in [("http", "done"), ("dns", "learning"), ("git", "todo")] {
            page.until_status(topic, status).await;
        }
        let saved = page.saved().await.unwrap();
        assert_eq!(status_in(&saved, "dns"), Status::Learning);
        page.choose_dark().await;
        page.reload().await;
        assert_eq!(page.js("document.documentElement.dataset.theme").await, "dark");
    });
}

#[test]
fn search_and_filters_find_and_are_in_the_address() {
    with_page(async |page| {
        page.open_with("", &[(KEY, &saved_text(&[("http", Status::Done)]))]).await;
        page.press("/").await;
        page.until_focus("#search").await;
        page.press("postgers").await;
        page.until("document.querySelector('.best-matches a')?.innerText === 'PostgreSQL'").await;
        page.press(Key::Down).await;
        page.until_focus(".best-matches li:first-child a").await;
        page.press(Key::Enter).await;
        page.until_path("topics/postgresql/?q=postgers").await;
        page.until_focus(TITLE).await;
        page.press(Key::Escape).await;
        page.until_path("?q=postgers").await;
        page.until_count("[data-topic=http]", 0).await;
        page.click("Clear search and filters").await;
        page.until_path("").await;
        page.click("Filters").await;
        page.click_on("label:has([data-choice='0.2'])").await;
        page.until_path("?status=done").await;
        page.until_count("[data-topic]:not([data-context])", 1).await;
        page.reload().await;
        page.until_count("[data-topic]:not([data-context])", 1).await;
        assert_eq!(page.js("document.querySelector(\"[data-choice='0.2']\").checked").await, true);
    });
}

/// Chooses the right or a wrong answer of a question with one right choice, by clicks, and looks at the result.
async fn answer(page: &Page, place: &str, value: &str) {
    page.click_on(&format!("{place} label:has([value={value}])")).await;
    page.until(&format!("document.querySelector('{place} [value={value}]').checked")).await;
    page.click_on(&format!("{place} summary")).await;
}

#[test]
fn a_topic_is_read_answered_starred_and_noted() {
    let http = ROADMAP.find("http").unwrap();
    let question = TEXTS.topic(http).study.questions.iter().find(|question| question.right.len() == 1).unwrap();
    with_page(async |page| {
        page.open("").await;
        page.click_on("[data-topic=http] a").await;
        page.until_path("topics/http/").await;
        page.until_focus(TITLE).await;
        page.click_on("#topic input[aria-label=Learning]").await;
        page.until_status("http", "learning").await;
        page.click_on("[data-item=\"http/read-exchange\"]").await;
        page.until_text("#toast", "Ticked in What is HTTP").await;
        // The words of a question are inside of its box.
        let outside = r"[...document.querySelectorAll('.questions > li')].filter((box) => {
            const [inner, outer] = [box.querySelector('legend'), box].map((it) => it.getBoundingClientRect());
            return inner.top < outer.top + 4 || inner.bottom > outer.bottom;
        }).length";
        assert!(page.count(".questions > li").await > 0);
        assert_eq!(page.js(outside).await, 0);
        let key = item_key("http", &question.id);
        let place = format!("[data-question=\"{key}\"]");
        answer(page, &place, "wrong").await;
        page.until_text(&format!("{place} .question__result"), "Not yet").await;
        page.click_on(&format!("{place} summary")).await;
        answer(page, &place, "right").await;
        page.until_text(&format!("{place} .question__result"), "Correct.").await;
        page.click_on(".topic__star input").await;
        page.until_text("#toast", "Starred").await;
        page.click_on("[data-notes] button").await;
        page.until_focus("#note-text").await;
        page.press("Stateless. <b>d</b>").await;
        page.until_text(".notes__saved", "Saved.").await;
        page.click_on("[data-button=close-note]").await;
        page.until_text(".notes__text", "Stateless. <b>d</b>").await;
        page.click_on("#topic .code__copy").await;
        page.until_text("#toast", "Copied the code.").await;
        page.reload().await;
        page.until_text(".notes__text", "Stateless. <b>d</b>").await;
        page.until_text(&format!("{place} .question__result"), "Correct.").await;
        page.until("document.querySelector('.topic__star input').checked").await;
        let progress = saved::decode(&page.saved().await.unwrap()).progress;
        assert_eq!([progress.status(&key), progress.status("http")], [Status::Done, Status::Learning]);
        page.press("j").await;
        page.until(&format!("document.querySelector('{TITLE}')?.innerText !== 'What is HTTP'")).await;
        page.back().await;
        page.until_text(TITLE, "What is HTTP").await;
    });
}

#[test]
fn a_term_has_a_dotted_line_and_its_meaning_beside_it() {
    with_page(async |page| {
        page.open("topics/http/").await;
        let line = "((style) => [style.textDecorationLine, style.textDecorationStyle])(getComputedStyle(document.querySelector('#topic .term')))";
        assert_eq!(page.js(line).await, json!(["underline", "dotted"]));
        page.script(
            "document.querySelector('#topic .term').scrollIntoView({ block: 'center', behavior: 'instant' })",
            &[],
        )
        .await;
        page.focus("#topic .term").await;
        let meaning = page.js("document.querySelector('#topic .term').dataset.meaning").await;
        page.until_text("#definition", meaning.as_str().unwrap()).await;
        let is_seen = "(({ left, right, top, bottom, width, height }) => width > 100 && height > 20 && left >= 0 && top >= 0 \
            && right <= innerWidth && bottom <= innerHeight)(document.querySelector('#definition').getBoundingClientRect())";
        page.until(is_seen).await;
        // Beside the term, or, in an engine that cannot place it there, at the foot of the window: never over the term.
        let [meaning, term] =
            ["#definition", "#topic .term"].map(|it| format!("document.querySelector('{it}').getBoundingClientRect()"));
        let is_over = format!("((one, other) => one.top < other.bottom && other.top < one.bottom)({meaning}, {term})");
        assert_eq!(page.js(&is_over).await, false);
        page.press(Key::Escape).await;
        page.until("document.querySelector('#definition').textContent === ''").await;
        assert_eq!(page.path().await, "topics/http/");
    });
}

/// The progress page with a topic that is done, once its parts answer.
async fn open_progress(page: &Page) {
    page.open_with("progress/", &[(KEY, &saved_text(&[("http", Status::Done)]))]).await;
    page.until("document.querySelector('.extra[data-live] #import-preview')").await;
}

#[test]
fn progress_is_shared_by_link_code_and_card() {
    with_page(async |page| {
        open_progress(page).await;
        page.click("Share progress…").await;
        page.until("document.querySelector('#share-dialog[open] svg')").await;
        page.until_focus("#share-dialog-title").await;
        page.click_on("#share-name").await;
        page.press("Ada").await;
        let link = page.js("document.querySelector('#share-link').value").await;
        let svg = page.js("document.querySelector('#share-dialog svg').outerHTML").await;
        assert_eq!(json!(scan(svg.as_str().unwrap())), link);
        page.click("Copy progress link").await;
        page.until_text("#share-dialog [role=status]", "Copied the link.").await;
        let (name, card) = saved_file(page, "Save the card as SVG").await;
        assert_eq!(name, "backend-roadmap-progress.svg");
        assert!(card.contains("Ada") && card.contains(" done</text>"), "{card}");
        let (name, _) = saved_file(page, "Save the card as PNG").await;
        assert_eq!(name, "backend-roadmap-progress.png");
        // The corner has the colour of the paper.
        let corner = r"
            const image = new Image();
            image.src = `data:image/png;base64,${kept.text}`;
            image.decode().then(() => {
                const canvas = document.createElement('canvas');
                const context = canvas.getContext('2d');
                context.drawImage(image, 0, 0);
                arguments[0]([image.naturalWidth, ...context.getImageData(2, 2, 1, 1).data]);
            });";
        assert_eq!(page.script_async(corner, &[]).await, json!([1200, 250, 248, 243, 255]));
        page.press(Key::Escape).await;
        page.until_focus("main [data-button=share]").await;
        let fragment = link.as_str().unwrap().split_once('#').unwrap().1.to_owned();
        page.visit("robots.txt").await;
        page.script("localStorage.clear()", &[]).await;
        page.open(&format!("#{fragment}")).await;
        page.until_text("#shared", "Ada’s progress").await;
        page.click("Merge").await;
        page.until("localStorage['backend-roadmap:progress']?.includes('http')").await;
    });
}

#[test]
fn files_of_progress_go_out_and_come_back() {
    with_page(async |page| {
        open_progress(page).await;
        let (name, backup) = saved_file(page, "Download a backup").await;
        assert!(name.ends_with(".json"), "{name}");
        assert_eq!(status_in(&backup, "http"), Status::Done);
        let (_, list) = saved_file(page, "Task list (Markdown)").await;
        assert!(list.contains("- [x] [What is HTTP]("), "{list}");
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("engines-backup.json");
        fs::write(&file, backup).unwrap();
        page.script("localStorage.clear()", &[]).await;
        page.reload().await;
        page.until("document.querySelector('.extra[data-live] #import-preview')").await;
        let field = page.driver.find(By::Css("#import-file")).await.unwrap();
        field.send_keys(file.to_str().unwrap()).await.unwrap();
        page.until_text("#import-preview", "This is a backup").await;
        page.click("Merge").await;
        page.until_text(".progress__total", "1 of ").await;
        page.click("Undo").await;
        page.until_text(".progress__total", "0 of ").await;
    });
}

#[test]
fn learners_are_compared() {
    let lines =
        [url("Ada", &[("http", Status::Done), ("dns", Status::Done)]), url("Bo", &[("http", Status::Learning)])];
    with_page(async |page| {
        compare(page, &lines).await;
        page.until_text("#compare-summary", "Ahead overall: Ada, 2 of ").await;
        page.click("Internet").await;
        page.until("document.querySelector('[data-of=internet]').ariaExpanded === 'true'").await;
        page.until_focus("[data-compare=fold][data-of=internet]").await;
        page.focus("[data-compare=sort][data-of=total]").await;
        page.press(Key::Enter).await;
        page.until(
            "document.querySelector('[data-compare=sort][data-of=total]').closest('th').ariaSort === 'descending'",
        )
        .await;
    });
}

#[test]
fn a_path_leads_to_today_and_to_a_plan() {
    with_page(async |page| {
        page.open("").await;
        page.click("I am new here").await;
        page.until_path("paths/first-job/").await;
        page.until("document.querySelector('.path__follow [data-follow]')?.disabled === false").await;
        follow_and_plan(page).await;
        let (name, calendar) = saved_file(page, "Save the calendar file").await;
        assert!(name.ends_with(".ics") && calendar.starts_with("BEGIN:VCALENDAR"), "{name}: {calendar}");
        page.click("Today").await;
        page.until_path("today/").await;
        page.until_text(".today__choice", "Next on your path").await;
        page.click_on(".today__choice h3 a").await;
        page.until_focus(TITLE).await;
    });
}

#[test]
fn without_a_server_the_pages_are_there() {
    let mut host = Host::start("engines-offline");
    with_worker(&host.site.clone(), async |page| {
        copy(page).await;
        page.set_status("http", "Done").await;
        host.stop();
        page.expect_complaints();
        for (path, heading) in
            [("", "The 2021 roadmap"), ("topics/redis/", "Redis"), ("map/", route::Page::Map.title(&ROADMAP))]
        {
            page.open(path).await;
            page.until_text("h1", heading).await;
        }
        page.open("").await;
        page.until_status("http", "done").await;
        page.open("topics/nothing/").await;
        page.until_text("h1", "There is no such page").await;
    });
}

#[test]
fn back_from_another_document_the_page_is_where_it_was_and_knows_what_changed() {
    with_page(async |page| {
        page.open("").await;
        page.until(&format!("document.querySelectorAll('[data-topic]').length === {}", ROADMAP.topics.len())).await;
        page.script("scrollTo({ top: 3000, behavior: 'instant' })", &[]).await;
        page.until("scrollY === 3000").await;
        let is_there = "Math.abs(scrollY - 3000) < 60";
        page.visit("robots.txt").await;
        page.store(KEY, &saved_text(&[("http", Status::Done)])).await;
        page.back().await;
        page.ready().await;
        page.until(is_there).await;
        page.until_status("http", "done").await;
        page.reload().await;
        page.until(is_there).await;
    });
}
