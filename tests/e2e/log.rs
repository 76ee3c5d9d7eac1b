//! The record of what happened: what a click, an answer and an undo write, in one tab and in two, and the dates it tells.

use serde_json::json;
use thirtyfour::Key;

use crate::backup::{RECORDER, STUDY_DAY};
use crate::browser::{Page, with_page};
use crate::saved_text;
use backend_roadmap::domain::progress::Status;

const KEY: &str = "backend-roadmap:progress";
/// The text of all months.
const LOG: &str = "Object.keys(localStorage).filter((key) => key.startsWith('backend-roadmap:log:')).map((key) => localStorage[key]).join('')";

async fn until_logged(page: &Page, pattern: &str) {
    page.until(&format!("/{pattern}/.test({LOG})")).await;
}

#[test]
fn a_click_an_answer_and_an_undo_are_entries() {
    with_page(async |page| {
        page.open("topics/http/").await;
        page.set_status("http", "Learning").await;
        until_logged(page, "^[0-9a-f]{10} [0-9a-z]{8}[-=+]l8\\n$").await;
        page.click_on("[data-item=\"http/read-exchange\"]").await;
        until_logged(page, " [0-9a-z]{8}[-=+]d8.read-exchange\\n$").await;
        page.press("u").await;
        until_logged(page, "([0-9a-z]{8})[-=+]d8.read-exchange [0-9a-z]{8}[-=+]u\\1\\n$").await;
        page.script(
            "const question = document.querySelector('[data-question] input').closest('[data-question]');
            question.querySelectorAll('[value=wrong]').forEach((it) => it.click());
            question.querySelector('summary').click();",
            &[],
        )
        .await;
        until_logged(page, "[-=+]aw8.[-a-z]+@[0-9.]+\\n$").await;
        assert_eq!(page.js(&format!("{LOG}.trim().split('\\n').length")).await, 1, "a page load has a line");
    });
}

#[test]
fn the_entries_of_two_tabs_are_both_kept() {
    with_page(async |page| {
        page.open("").await;
        let (first, _) = page.open_tab().await;
        page.open("").await;
        page.set_status("http", "Done").await;
        page.switch_to(&first).await;
        page.until_status("http", "done").await;
        page.set_status("dns", "Done").await;
        until_logged(page, "[-=+]d8").await;
        until_logged(page, "[-=+]db").await;
        assert_eq!(page.js(&format!("{LOG}.trim().split('\\n').length")).await, 2);
    });
}

#[test]
fn a_topic_tells_when_it_was_finished_and_my_progress_does_by_stage() {
    with_page(async |page| {
        page.open("topics/http/").await;
        page.set_status("http", "Done").await;
        let today = page.js(STUDY_DAY).await.as_str().unwrap().to_owned();
        page.until_text(".topic__dates", &format!("started and finished on {today}")).await;
        page.set_status("http", "To do").await;
        page.until_count(".topic__dates", 0).await;
        page.set_status("http", "Learning").await;
        page.open("progress/").await;
        page.until_text(".dates summary", &format!("started on {today}")).await;
    });
}

#[test]
fn study_time_is_added_and_taken_back() {
    with_page(async |page| {
        page.open("topics/http/").await;
        page.set_status("http", "Learning").await;
        page.until_text("[data-study-total]", "How long have you studied this topic?").await;
        page.click("30 min").await;
        page.until_text("[data-study-total]", "You have studied this topic for 30 min.").await;
        page.until_text("[data-study] [role=status]", "Added 30 min.").await;
        until_logged(page, "[0-9a-f]{10} ([0-9a-z]{8})[-=+]h8@u\\n").await;
        page.click("Take it back").await;
        page.until_text("[data-study-total]", "How long have you studied this topic?").await;
        page.until_focus("[data-study-total]").await;
        until_logged(page, "([0-9a-z]{8})[-=+]h8@u [0-9a-z]{8}[-=+]u\\1\\n").await;
        page.focus("#study-minutes").await;
        page.press("0").await;
        page.press(Key::Enter).await;
        page.press(Key::Backspace).await;
        page.press("75").await;
        page.press(Key::Enter).await;
        page.until_text("[data-study-total]", "You have studied this topic for 1 h 15 min.").await;
        page.reload().await;
        page.until_text("[data-study-total]", "You have studied this topic for 1 h 15 min.").await;
        page.until_count("[data-study] [role=status] + button", 0).await;
    });
}

#[test]
fn the_log_travels_with_a_backup_and_is_only_added_to() {
    with_page(async |page| {
        page.before_each_page(RECORDER).await;
        page.open_with(
            "progress/",
            &[(KEY, &saved_text(&[("git", Status::Done)])), ("backend-roadmap:log:2020-02", "a k6000000=z1\n")],
        )
        .await;
        page.until("document.querySelector('.extra[data-live] #import-preview')").await;
        page.click("Download a backup").await;
        page.until("window.kept").await;
        let file = page.js("window.kept.text").await;
        page.store("backend-roadmap:log:2020-02", "b k6000001=z2\n").await;
        page.script("document.querySelector('#import-text').value = arguments[0]", &[json!(file)]).await;
        page.click("Preview").await;
        page.click("Merge").await;
        page.until("localStorage['backend-roadmap:log:2020-02'] === 'a k6000000=z1\\nb k6000001=z2\\n'").await;
    });
}

#[test]
fn a_log_without_room_is_told_and_progress_is_saved_all_the_same() {
    with_page(async |page| {
        page.before_each_page(
            "const set = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, text) {
                if (key.includes(':log:') && !window.hasRoom) throw new DOMException('full', 'QuotaExceededError');
                return set.call(this, key, text);
            };",
        )
        .await;
        page.open("").await;
        page.set_status("http", "Done").await;
        page.until_text("#saving", "Your progress is saved, but not the dates and answers").await;
        assert!(page.saved().await.unwrap().contains("\"http\""));
        page.script("window.hasRoom = true", &[]).await;
        page.click("Try again").await;
        page.until("document.querySelector('#saving').hidden").await;
        until_logged(page, "[-=+]d8").await;
    });
}

#[test]
fn a_day_begins_when_the_learner_says() {
    with_page(async |page| {
        page.open("settings/").await;
        page.until("document.querySelector('.extra[data-live] #day-begins')").await;
        assert_eq!(page.js("document.querySelector('#day-begins').value").await, "4");
        page.script(
            "const field = document.querySelector('#day-begins'); field.value = '2';
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[],
        )
        .await;
        page.reload().await;
        page.until("document.querySelector('#day-begins').value === '2'").await;
    });
}

#[test]
fn a_finished_topic_tells_that_its_text_has_changed_until_one_has_seen_it() {
    let notice = "[data-changed] p";
    with_page(async |page| {
        // It was finished before the change of the text was written down.
        page.open_with("progress/", &[(KEY, &saved_text(&[("gson", Status::Done), ("soap", Status::Learning)]))]).await;
        page.until_text("[data-changed-texts]", "Changed since you finished").await;
        let titles = "[...document.querySelectorAll('[data-changed-texts] a')].map((it) => it.textContent).join()";
        page.until(&format!("{titles} === 'GSON'")).await;
        // Parts that load late may move the link.
        page.until_live().await;
        page.click("GSON").await;
        page.until_path("topics/gson/").await;
        page.click("What has changed in this text").await;
        page.until_text(".topic__changes", "November 2026: ").await;
        page.until_text(notice, "The text has changed since you finished this topic").await;
        page.click("I have seen it").await;
        page.until_text(notice, "You have seen what has changed.").await;
        page.until(&format!("document.activeElement === document.querySelector('{notice}')")).await;
        page.until_status("gson", "done").await;
        page.reload().await;
        page.until_text(".topic__dates", "finished on").await;
        page.until("document.querySelector('[data-changed]').hidden").await;
        page.open("today/").await;
        page.until("document.querySelector('[data-changed-texts]')?.hidden === true").await;
        // Who finishes it now has read the present text.
        page.open("topics/soap/").await;
        page.set_status("soap", "Done").await;
        page.until_text(".topic__dates", "finished on").await;
        page.until("document.querySelector('[data-changed]').hidden").await;
    });
}
