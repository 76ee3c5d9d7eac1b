//! Search and filters: what they show, what they count, what the URL says of them.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::progress::Status;
use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Page, with_page};
use crate::saved_text;

/// Waits until exactly the topics of a search that have to be there are among the matches, best first.
async fn until_found(page: &Page, query: &str, title: &str) {
    page.search(query).await;
    page.until(&format!("document.querySelector('.best-matches a')?.innerText === {title:?}")).await;
}

#[test]
fn a_slash_goes_to_the_search_field() {
    with_page(async |page| {
        page.open("").await;
        page.press("/").await;
        page.until_focus("#search").await;
        // There it is a letter like any other.
        page.press("/d").await;
        page.until("document.querySelector('#search').value === '/d'").await;
        page.open("progress/").await;
        page.press("/").await;
        page.until_path("").await;
        page.until_focus("#search").await;
    });
}

#[test]
fn typing_filters_the_outline_and_marks_what_it_found() {
    with_page(async |page| {
        page.open("").await;
        page.search("elasti").await;
        page.until_text("[data-match-count]", "match").await;
        page.until_text("[data-topic=elasticsearch] mark", "Elasti").await;
        page.until_count("[data-topic=http]", 0).await;
        page.search("").await;
        let all = ROADMAP.topics.len();
        page.until_text("[data-match-count]", &format!("{all} topics")).await;
        page.until_count("[data-topic]", all).await;
        page.until_count("mark", 0).await;
    });
}

#[test]
fn other_names_accents_and_typos_find_the_same() {
    with_page(async |page| {
        page.open("").await;
        for (query, title) in [
            ("postgres", "PostgreSQL"),
            ("postgers", "PostgreSQL"),
            ("PÓSTGRÉS", "PostgreSQL"),
            ("golang", "Go (Golang)"),
            ("kafak", "Kafka"),
        ] {
            until_found(page, query, title).await;
        }
        for query in ["k8s", "no sql", "nosql"] {
            page.search(query).await;
            page.until(&format!("document.querySelector('#search').value === {query:?}")).await;
            page.until("document.querySelectorAll('.best-matches a').length > 0").await;
        }
    });
}

#[test]
fn the_best_matches_are_reached_with_the_arrow_keys() {
    with_page(async |page| {
        page.open("").await;
        page.search("cach").await;
        page.until("document.querySelectorAll('.best-matches a').length > 1").await;
        page.press(Key::Down).await;
        page.until_focus(".best-matches li:nth-child(1) a").await;
        page.press(Key::Down).await;
        page.until_focus(".best-matches li:nth-child(2) a").await;
        page.press(Key::Up).await;
        page.press(Key::Up).await;
        page.until_focus("#search").await;
        page.press(Key::Down).await;
        let title = page.focused().await;
        page.press(Key::Enter).await;
        page.until_focus("#topic-title").await;
        assert_eq!(page.text("#topic-title").await, title);
    });
}

#[test]
fn enter_opens_the_best_match_and_the_search_is_still_there_after_it() {
    with_page(async |page| {
        page.open("").await;
        until_found(page, "postgres", "PostgreSQL").await;
        page.press(Key::Enter).await;
        page.until_path("topics/postgresql/?q=postgres").await;
        page.until_focus("#topic-title").await;
        page.press(Key::Escape).await;
        page.until_path("?q=postgres").await;
        assert_eq!(page.js("document.querySelector('#search').value").await, "postgres");
        page.until_count("[data-topic=http]", 0).await;
        page.until_focus("[data-topic=postgresql] a").await;
    });
}

#[test]
fn when_nothing_matches_the_page_says_so_and_leads_back() {
    with_page(async |page| {
        page.open("").await;
        page.search("zzzzqqq").await;
        page.until_text("[data-match-count]", "No topic matches.").await;
        page.until("document.querySelector('#live').textContent === 'No topic matches.'").await;
        page.until_count("[data-topic]", 0).await;
        page.click("Clear search and filters").await;
        page.until_focus("#search").await;
        page.until_text("[data-match-count]", &format!("{} topics", ROADMAP.topics.len())).await;
        page.until_path("").await;
    });
}

#[test]
fn escape_empties_the_field_and_then_leaves_it() {
    with_page(async |page| {
        page.open("").await;
        page.search("redis").await;
        page.until("document.querySelectorAll('.best-matches a').length > 0").await;
        page.press(Key::Escape).await;
        page.until_text("[data-match-count]", &format!("{} topics", ROADMAP.topics.len())).await;
        page.until_focus("#search").await;
        page.press(Key::Escape).await;
        page.until_focus("body").await;
    });
}

#[test]
fn chips_filter_and_count_and_the_url_tells_it() {
    let saved = saved_text(&[("http", Status::Done), ("dns", Status::Done), ("rest", Status::Learning)]);
    with_page(async |page| {
        page.open_with("", &[("backend-roadmap:progress", &saved)]).await;
        page.click("Filters").await;
        let done = "[data-choice='0.2']";
        page.until_text(&format!("label:has({done})"), "Done 2").await;
        page.click_on(&format!("label:has({done})")).await;
        page.until_text("[data-match-count]", &format!("2 of {} topics match", ROADMAP.topics.len())).await;
        page.until_count("[data-topic]:not([data-context])", 2).await;
        page.until_path("?status=done").await;
        page.until_text("[data-remove-choice]", "Status: Done").await;
        // Within a family the choices add up.
        page.click_on("label:has([data-choice='0.1'])").await;
        page.until_path("?status=learning.done").await;
        page.until_text("[data-match-count]", "3 of ").await;
        page.reload().await;
        assert_eq!(page.js(&format!("document.querySelector(\"{done}\").checked")).await, true);
        page.until_text("[data-match-count]", "3 of ").await;
        // A change of status changes what matches.
        page.set_status("http", "To do").await;
        page.until_text("[data-match-count]", "2 of ").await;
    });
}

#[test]
fn a_url_with_a_filter_shows_what_it_says() {
    with_page(async |page| {
        page.open("?q=database&mark=recommended").await;
        page.until("document.querySelector('#search').value === 'database'").await;
        page.until_text("[data-match-count]", "topics match").await;
        page.until_text("[data-remove-choice]", "Mark: Recommended").await;
        let shown = page.text("[data-match-count]").await;
        page.click_on("[data-topic]:not([data-context]) a[href*='topics']:not([hidden] *)").await;
        page.until_focus("#topic-title").await;
        page.back().await;
        page.until_path("?q=database&mark=recommended").await;
        assert_eq!(page.text("[data-match-count]").await, shown);
    });
}

#[test]
fn only_what_can_be_started_and_only_what_was_chosen() {
    let saved = saved_text(&[("python", Status::Done)]);
    with_page(async |page| {
        page.open_with("", &[("backend-roadmap:progress", &saved)]).await;
        page.click_on(".filter-bar__more summary").await;
        page.click_on("label:has([data-choice='7.1'])").await;
        page.until_path("?chosen=yes").await;
        page.until_count("[data-topic=python]", 1).await;
        page.until_count("[data-topic=ruby]", 0).await;
        page.click_on("label:has([data-choice='6.1'])").await;
        page.until_path("?ready=yes&chosen=yes").await;
        page.until_count("[data-topic]:not([data-context]) .topic-row__note:not(:empty)", 0).await;
        page.until_text("[data-match-count]", "topics match").await;
    });
}

#[test]
fn a_filter_unfolds_what_it_finds_and_folds_it_again() {
    with_page(async |page| {
        page.open("").await;
        page.click("Fold all stages").await;
        page.search("redis").await;
        page.until_text("[data-match-count]", "match").await;
        page.until_count("[data-topic=redis]", 1).await;
        page.search("").await;
        page.until_text("[data-match-count]", &format!("{} topics", ROADMAP.topics.len())).await;
        page.until_count("[data-topic]", 0).await;
    });
}

#[test]
fn the_first_key_is_answered_at_once() {
    with_page(async |page| {
        page.open("").await;
        // By the time a message arrives all microtasks are done, and no timer has run.
        let script = r"
            const done = arguments[arguments.length - 1];
            const field = document.querySelector('#search');
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(document.querySelector('[data-match-count]').textContent);
            field.value = 'http';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            port2.postMessage(0);";
        let shown = page.script_async(script, &[]).await;
        assert!(shown.as_str().is_some_and(|shown| shown.ends_with("topics match")), "{shown}");
    });
}

#[test]
fn what_was_typed_before_the_app_answered_is_searched() {
    with_page(async |page| {
        let type_early = "addEventListener('DOMContentLoaded', () => {
            const field = document.querySelector('#search');
            if (field) field.value = 'cache';
        })";
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": type_early })).await;
        page.open("").await;
        page.until_text("[data-match-count]", "topics match").await;
        assert_eq!(page.js("document.querySelector('#search').value").await, "cache");
    });
}

#[test]
fn the_filters_keep_their_room_beside_a_long_result() {
    with_page(async |page| {
        for width in [1440, 1024, 390] {
            page.resize(width, 900).await;
            page.open(if width == 390 { "" } else { "topics/http/" }).await;
            page.focus("#search").await;
            page.press("http").await;
            page.until_text(".filter-bar__count", "topics match").await;
            let is_free = "const summary = document.querySelector('.filter-bar__more > summary'); \
                           const { left, width, top, height } = summary.getBoundingClientRect(); \
                           const hit = document.elementFromPoint(left + width / 2, top + height / 2); \
                           return summary.contains(hit) && summary.scrollWidth <= summary.clientWidth;";
            assert_eq!(page.script(is_free, &[]).await, true, "at {width} px");
        }
    });
}
