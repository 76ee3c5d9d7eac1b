//! A topic: opening and closing it, going back, its neighbours, its status, its text that may not come.

use backend_roadmap::content::ROADMAP;
use thirtyfour::Key;

use crate::browser::with_page;

const TITLE: &str = "#topic-title";

#[test]
fn opening_a_topic_changes_the_url_and_moves_the_focus_to_its_title() {
    with_page(async |page| {
        page.open("").await;
        page.click_on("[data-topic=http] a").await;
        page.until_path("topics/http/").await;
        page.until_focus(TITLE).await;
        assert_eq!(page.text(TITLE).await, ROADMAP.topic(ROADMAP.find("http").unwrap()).title);
        assert_eq!(page.js("document.querySelectorAll('h1').length").await, 1);
        assert!(page.js("document.title").await.as_str().unwrap().contains("HTTP"));
        assert_eq!(page.count("[data-topic=http] [aria-current=page]").await, 1);
    });
}

#[test]
fn closing_gives_the_focus_back_to_the_row() {
    with_page(async |page| {
        page.open("").await;
        page.click_on("[data-topic=rest] a").await;
        page.until_focus(TITLE).await;
        page.press(Key::Escape).await;
        page.until_path("").await;
        page.until_focus("[data-topic=rest] a").await;
        assert_eq!(page.js("document.querySelectorAll('h1').length").await, 1);
        page.press(Key::Enter).await;
        page.until_focus(TITLE).await;
        page.click("Close").await;
        page.until_focus("[data-topic=rest] a").await;
        assert_eq!(page.count("#topic").await, 0);
    });
}

#[test]
fn back_and_forward_follow_the_topics() {
    with_page(async |page| {
        page.open("").await;
        page.click_on("[data-topic=http] a").await;
        page.until_focus(TITLE).await;
        page.click_on(".topic__neighbours [rel=next]").await;
        page.until("location.pathname.endsWith('/http/') === false").await;
        let next = page.path().await;
        page.until_focus(TITLE).await;
        page.back().await;
        page.until_path("topics/http/").await;
        page.until_text(TITLE, "What is HTTP").await;
        page.back().await;
        page.until_path("").await;
        page.until_focus("[data-topic=http] a").await;
        page.forward().await;
        page.until_text(TITLE, "What is HTTP").await;
        page.forward().await;
        page.until_path(&next).await;
        page.until("document.querySelectorAll('h1').length === 1").await;
    });
}

#[test]
fn a_deep_link_opens_the_topic_and_the_whole_outline_arrives() {
    with_page(async |page| {
        page.open("topics/redis/").await;
        assert_eq!(page.text(TITLE).await, "Redis");
        let all = ROADMAP.topics.len();
        page.until(&format!("document.querySelectorAll('[data-topic]').length === {all}")).await;
        assert_eq!(page.text(TITLE).await, "Redis");
        assert_eq!(page.js("document.querySelectorAll('h1').length").await, 1);
        page.press(Key::Escape).await;
        page.until_path("").await;
        page.until_text("h1", "The 2021 roadmap").await;
    });
}

#[test]
fn a_topic_that_is_closed_before_the_outline_arrives_leaves_the_outline() {
    with_page(async |page| {
        page.open("topics/redis/").await;
        page.click("Close").await;
        page.until_path("").await;
        page.until(&format!("document.querySelectorAll('[data-topic]').length === {}", ROADMAP.topics.len())).await;
        assert_eq!(page.count("#topic").await, 0);
        page.until_text("h1", "The 2021 roadmap").await;
    });
}

#[test]
fn j_and_k_lead_through_every_topic() {
    with_page(async |page| {
        page.open("").await;
        for topic in ROADMAP.topics.iter().take(3) {
            page.press("j").await;
            page.until_path(&format!("topics/{}/", topic.id)).await;
            page.until_text(TITLE, topic.title).await;
        }
        page.press("k").await;
        page.until_text(TITLE, ROADMAP.topics[1].title).await;
        let last = ROADMAP.topics.last().unwrap();
        page.open(&format!("topics/{}/", last.id)).await;
        assert_eq!(page.count("[rel=next]").await, 0);
        page.press("j").await;
        page.press("k").await;
        page.until_text(TITLE, ROADMAP.topics[ROADMAP.topics.len() - 2].title).await;
    });
}

#[test]
fn the_status_control_of_a_topic_changes_its_row_too() {
    with_page(async |page| {
        page.open("").await;
        page.click_on("[data-topic=http] a").await;
        page.until_focus(TITLE).await;
        for (name, status) in [("Learning", "learning"), ("Done", "done"), ("Skipped", "skipped"), ("To do", "todo")] {
            page.click_on(&format!("#topic input[aria-label='{name}']")).await;
            page.until_status("http", status).await;
        }
        page.focus(TITLE).await;
        page.press("d").await;
        page.until_status("http", "done").await;
        assert_eq!(page.js("document.querySelector('#topic input[aria-label=Done]').checked").await, true);
        let names = "[...document.querySelectorAll('#topic [data-status-control] input')].map((it) => it.ariaLabel)";
        assert_eq!(page.js(names).await, serde_json::json!(["To do", "Learning", "Done", "Skipped"]));
    });
}

#[test]
fn what_a_topic_needs_shows_its_status() {
    with_page(async |page| {
        let topic = ROADMAP.topics.iter().find(|topic| topic.id == "dns").unwrap();
        page.open("topics/http/").await;
        let words = "[...document.querySelectorAll('#topic [data-status-of]')].map((it) => it.innerText)";
        assert!(page.js(words).await.as_array().unwrap().iter().all(|word| word == "To do"), "{}", topic.id);
        let first = page.js("document.querySelector('#topic [data-status-of]').dataset.statusOf").await;
        let first = first.as_str().unwrap();
        page.until(&format!("document.querySelector('[data-topic={first}] input')")).await;
        page.set_status(first, "Done").await;
        page.until_text(&format!("#topic [data-status-of={first}]"), "Done").await;
    });
}

#[test]
fn the_canonical_address_is_whole_and_follows_the_page() {
    with_page(async |page| {
        let is_right = "document.querySelector('link[rel=canonical]').getAttribute('href') === location.href";
        page.open("topics/http/").await;
        assert_eq!(page.js(is_right).await, true);
        page.click_on("#topic [rel=next]").await;
        page.until_focus(TITLE).await;
        page.until(is_right).await;
    });
}

#[test]
fn a_text_that_does_not_come_can_be_asked_for_again() {
    with_page(async |page| {
        page.open("").await;
        page.block(&["*/topics/http/*"]).await;
        page.click_on("[data-topic=http] a").await;
        page.until_text("#topic [role=alert]", "did not arrive").await;
        page.until_focus("#topic h1").await;
        page.click("Retry").await;
        page.until_text("#topic [role=alert]", "did not arrive").await;
        page.block(&[]).await;
        page.click("Retry").await;
        page.until("document.querySelector('#topic .prose')?.innerText.length > 100").await;
        page.until_focus(TITLE).await;
    });
}

#[test]
fn another_view_that_does_not_come_can_be_asked_for_again() {
    with_page(async |page| {
        page.open("").await;
        page.block(&["*/glossary/*"]).await;
        page.click("Menu").await;
        page.click("Glossary").await;
        page.until_text("main [role=alert]", "did not arrive").await;
        page.block(&[]).await;
        page.click("Retry").await;
        page.until_text("h1", "Glossary").await;
        page.until("document.querySelector('.glossary__term')").await;
    });
}

#[test]
fn a_narrow_window_shows_the_topic_alone() {
    with_page(async |page| {
        page.resize(390, 844).await;
        page.open("").await;
        page.click_on("[data-topic=http] a").await;
        page.until_text(TITLE, "What is HTTP").await;
        assert_eq!(page.count("[data-topic=dns]").await, 0);
        page.click("Close").await;
        page.until_focus("[data-topic=http] a").await;
        assert_eq!(page.count("[data-topic=dns]").await, 1);
        let top = "document.activeElement.getBoundingClientRect().top";
        page.until(&format!("{top} >= 0 && {top} < innerHeight")).await;
    });
}

#[test]
fn one_can_walk_from_page_to_page_and_back() {
    with_page(async |page| {
        page.open("").await;
        for (name, path, heading) in [
            ("My progress", "progress/", "My progress"),
            ("Shortcuts", "shortcuts/", "Keyboard shortcuts"),
            ("About", "about/", "About this roadmap"),
            ("Roadmap", "", "The 2021 roadmap"),
        ] {
            if name == "Shortcuts" || name == "About" {
                page.click("Menu").await;
            }
            page.click(name).await;
            page.until_path(path).await;
            page.until_text("h1", heading).await;
            page.until_focus("h1").await;
            assert_eq!(page.js("document.querySelectorAll('h1').length").await, 1);
            assert_eq!(page.text(".site-header__nav [aria-current=page]").await, name);
        }
        page.back().await;
        page.until_text("h1", "About this roadmap").await;
        page.back().await;
        page.until_text("h1", "Keyboard shortcuts").await;
    });
}
