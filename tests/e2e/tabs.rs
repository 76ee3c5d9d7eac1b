//! Two tabs of one browser, and a tab that is killed.

use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::topic::Choice;
use serde_json::json;

use crate::browser::with_page;
use crate::{saved_text, status_in};

#[test]
fn a_change_in_one_tab_shows_in_the_other() {
    with_page(async |page| {
        page.open("").await;
        let (first, second) = page.open_tab().await;
        page.open("").await;
        page.set_status("http", "Done").await;
        page.switch_to(&first).await;
        page.until_status("http", "done").await;
        page.until_text(".outline-head__total", "1 of ").await;
        page.set_status("http", "To do").await;
        page.switch_to(&second).await;
        page.until_status("http", "todo").await;
    });
}

#[test]
fn a_page_that_is_shown_again_takes_over_what_it_did_not_hear_of() {
    with_page(async |page| {
        page.open("").await;
        for (event, topic) in [("pageshow", "http"), ("visibilitychange", "dns")] {
            page.until_status(topic, "todo").await;
            page.store("backend-roadmap:progress", &saved_text(&[(topic, Status::Done)])).await;
            page.script("dispatchEvent(new Event(arguments[0]))", &[json!(event)]).await;
            page.until_status(topic, "done").await;
        }
        page.until_status("http", "done").await;
    });
}

#[test]
fn changes_of_two_tabs_both_survive() {
    let topics = ["http", "dns", "rest", "git", "redis", "docker"];
    with_page(async |page| {
        page.open("").await;
        let (first, second) = page.open_tab().await;
        page.open("").await;
        for (at, topic) in topics.iter().enumerate() {
            page.switch_to(if at % 2 == 0 { &first } else { &second }).await;
            page.set_status(topic, "Done").await;
        }
        for tab in [&first, &second] {
            page.switch_to(tab).await;
            for topic in topics {
                page.until_status(topic, "done").await;
            }
        }
        let saved = page.saved().await.unwrap();
        assert!(topics.iter().all(|topic| status_in(&saved, topic) == Status::Done), "{saved}");
    });
}

#[test]
fn a_reset_in_one_tab_is_not_brought_back_by_the_other() {
    with_page(async |page| {
        page.open("").await;
        page.set_status("http", "Done").await;
        let (first, _) = page.open_tab().await;
        page.open("progress/").await;
        page.click("Reset progress…").await;
        page.click("Reset").await;
        page.until_text(".progress__total", "0 of ").await;
        page.switch_to(&first).await;
        page.until_status("http", "todo").await;
        page.set_status("dns", "Done").await;
        page.until_status("dns", "done").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Todo);
    });
}

#[test]
fn undo_takes_back_only_what_the_other_tab_has_left_alone() {
    with_page(async |page| {
        page.open("").await;
        page.set_status("http", "Done").await;
        let (first, second) = page.open_tab().await;
        page.open("").await;
        page.until_status("http", "done").await;
        page.set_status("http", "Skipped").await;
        page.switch_to(&first).await;
        page.until_status("http", "skipped").await;
        page.press("u").await;
        page.until_text("#toast", "Not undone, because it was changed elsewhere since").await;
        assert_eq!(page.status_of("http").await, "skipped");
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Skipped);
        // Of a large change the rest is taken back.
        page.set_status("dns", "Done").await;
        page.set_status("git", "Done").await;
        page.open("progress/").await;
        page.click("Reset progress…").await;
        page.click("Reset").await;
        page.until_text(".progress__total", "0 of ").await;
        // After the app's own listener.
        page.script("addEventListener('storage', () => { window.heard = true; })", &[]).await;
        page.switch_to(&second).await;
        page.until_status("git", "todo").await;
        page.set_status("git", "Learning").await;
        page.switch_to(&first).await;
        page.until("window.heard").await;
        page.click("Undo: Reset all progress.").await;
        page.until_text("#toast", "2 of 3 changes were taken back; 1 was changed elsewhere since.").await;
        let saved = page.saved().await.unwrap();
        let statuses = ["http", "dns", "git"].map(|topic| status_in(&saved, topic));
        assert_eq!(statuses, [Status::Skipped, Status::Done, Status::Learning]);
    });
}

#[test]
fn undo_keeps_the_words_that_another_tab_has_added_to_a_note() {
    with_page(async |page| {
        let write = async |text: &str| {
            page.open("topics/http/").await;
            // A note that is there is shown by the second program; without one there is a button that loads it.
            page.until("document.querySelector('.notes__body > button, [data-live] [data-button=edit-note]')").await;
            page.click_on("[data-notes] button").await;
            page.until_focus("#note-text").await;
            page.press(text).await;
            page.click_on("[data-button=close-note]").await;
            page.until_focus("[data-button=edit-note]").await;
            page.until(&format!("localStorage['backend-roadmap:progress']?.includes('{text}')")).await;
        };
        write("One.").await;
        let (first, _) = page.open_tab().await;
        write("Two.").await;
        page.switch_to(&first).await;
        page.until_text(".notes__text", "Two.").await;
        page.press("u").await;
        page.until_text("#toast", "Not undone, because it was changed elsewhere since").await;
        let saved = page.saved().await.unwrap();
        assert!(saved.contains("One.") && saved.contains("Two."), "{saved}");
    });
}

#[test]
fn a_tab_that_is_killed_loses_nothing() {
    with_page(async |page| {
        page.visit("robots.txt").await;
        let (first, _) = page.open_tab().await;
        page.open("").await;
        page.set_status("http", "Done").await;
        page.close_tab().await;
        page.switch_to(&first).await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
        page.open("").await;
        assert_eq!(page.status_of("http").await, "done");
    });
}

#[test]
fn rubbish_from_another_tab_stops_saving_until_the_learner_chose() {
    with_page(async |page| {
        page.open("").await;
        page.set_status("http", "Done").await;
        let (first, _) = page.open_tab().await;
        page.visit("robots.txt").await;
        page.store("backend-roadmap:progress", "rubbish").await;
        page.switch_to(&first).await;
        page.until_text("#saving", "could not be read").await;
        assert_eq!(page.status_of("http").await, "done");
        page.click("Go on with the last good copy (1 topic)").await;
        page.until("document.querySelector('#saving').hidden").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
    });
}

/// Sets statuses of some topics by clicks, one after the other, a thousand times; `window.last` then holds what each was
/// set to last.
const CHANGES: &str = r"
    const [from, to, count] = arguments;
    const rows = [...document.querySelectorAll('[data-topic]')].slice(from, to);
    window.last = {};
    window.number = 0;
    const change = () => {
        const number = window.number;
        const row = rows[number % rows.length];
        const radios = row.querySelectorAll('input[type=radio]');
        const radio = radios[(1 + Math.floor(number / rows.length) + number) % 4];
        radio.click();
        window.last[row.dataset.topic] = radio.value;
        window.number += 1;
        if (window.number < count) setTimeout(change);
    };
    change();";

#[test]
fn of_a_thousand_changes_in_each_of_two_tabs_none_is_lost() {
    with_page(async |page| {
        page.open("").await;
        let (first, second) = page.open_tab().await;
        page.open("").await;
        let mut expected = Vec::new();
        for (tab, from, to) in [(&first, 0, 80), (&second, 80, 160)] {
            page.switch_to(tab).await;
            // The controls of the rows further down come a little later than the app.
            page.until("[...document.querySelectorAll('[data-topic]')].every((row) => row.querySelectorAll('input[type=radio]').length === 4)").await;
            page.script(CHANGES, &[from.into(), to.into(), 1000.into()]).await;
        }
        for tab in [&first, &second] {
            page.switch_to(tab).await;
            for number in [200, 400, 600, 800, 1000] {
                page.until(&format!("window.number >= {number}")).await;
            }
            let last = page.js("Object.entries(window.last)").await;
            expected.extend(last.as_array().unwrap().clone());
        }
        assert_eq!(expected.len(), 160);
        let wanted = serde_json::Value::Array(expected);
        for tab in [&first, &second] {
            page.switch_to(tab).await;
            page.until(&format!("{wanted}.every(([id, status]) => document.querySelector(`[data-topic=${{id}}]`).dataset.status === status)")).await;
        }
        let saved = page.saved().await.unwrap();
        for pair in wanted.as_array().unwrap() {
            let (topic, status) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
            assert_eq!(status_in(&saved, topic).slug(), status, "{topic}");
        }
    });
}
