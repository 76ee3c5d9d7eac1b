//! The site without a mouse.

use thirtyfour::Key;

use crate::browser::with_page;

#[test]
fn the_first_stop_leads_past_the_header() {
    with_page(async |page| {
        page.open("").await;
        page.press(Key::Tab).await;
        page.until_focus(".skip-link").await;
        assert_eq!(page.count(".skip-link").await, 1);
        page.until("document.querySelector('.skip-link').getBoundingClientRect().top >= 0").await;
        page.press(Key::Enter).await;
        page.until_focus("main").await;
        page.press(Key::Tab).await;
        page.until("document.activeElement.closest('main') && document.activeElement.matches('main *')").await;
    });
}

#[test]
fn tab_reaches_every_kind_of_control_and_the_focus_can_be_seen() {
    with_page(async |page| {
        page.open("").await;
        let mut met = Vec::new();
        for _ in 0..90 {
            page.press(Key::Tab).await;
            let seen = r"(() => {
                const at = document.activeElement;
                const style = getComputedStyle(at), label = getComputedStyle(at.closest('label') ?? at);
                const ring = [style, label].some((it) => it.outlineStyle !== 'none' || it.boxShadow !== 'none');
                return [`${at.tagName} ${at.id} ${at.className} ${at.dataset.choice ?? ''}`, ring];
            })()";
            let seen = page.js(seen).await;
            let inner = "document.activeElement.getBoundingClientRect()";
            page.until(&format!("{inner}.bottom > 0 && {inner}.top < innerHeight")).await;
            assert_eq!(seen[1], true, "no focus ring: {}", seen[0]);
            met.push(seen[0].as_str().unwrap().to_owned());
        }
        for part in ["A", "SELECT theme", "INPUT search", "INPUT", "SUMMARY", "BUTTON"] {
            assert!(met.iter().any(|it| it.starts_with(part)), "{part} is not reached: {met:#?}");
        }
        assert!(met.iter().any(|it| it.contains("topic-row__title")), "{met:#?}");
    });
}

#[test]
fn a_dialog_keeps_the_focus_and_gives_it_back() {
    with_page(async |page| {
        page.open("progress/").await;
        page.focus("[data-button=ask-reset]").await;
        page.press(Key::Enter).await;
        page.until_focus("#reset-dialog *").await;
        // Letters are no shortcuts in a dialog.
        page.press("?").await;
        page.press(Key::Tab).await;
        page.press(Key::Escape).await;
        page.until("!document.querySelector('#reset-dialog').open").await;
        page.until_focus("[data-button=ask-reset]").await;
        page.until_path("progress/").await;
    });
}

#[test]
fn single_keys_can_be_turned_off_for_good() {
    with_page(async |page| {
        page.open("").await;
        page.press("?").await;
        page.until_path("shortcuts/").await;
        page.until_text("h1", "Keyboard shortcuts").await;
        page.click("Single keys are shortcuts").await;
        page.until("!document.querySelector('#single-keys').checked").await;
        page.open("topics/http/").await;
        for key in ["d", "j", "/", "?"] {
            page.press(key).await;
        }
        page.until_path("topics/http/").await;
        assert_eq!(page.saved().await, None);
        page.press(Key::Escape).await;
        page.until_path("").await;
        page.open("shortcuts/").await;
        page.until("!document.querySelector('#single-keys').checked").await;
        page.click("Single keys are shortcuts").await;
        page.open("topics/http/").await;
        page.press("d").await;
        page.until("document.querySelector('#topic input[value=done]').checked").await;
    });
}

#[test]
fn keys_with_a_modifier_are_the_browsers() {
    with_page(async |page| {
        page.open("topics/http/").await;
        page.press_with(Key::Control, Key::Escape).await;
        page.press_with(Key::Alt, Key::Escape).await;
        page.until_path("topics/http/").await;
        assert_eq!(page.count("#topic").await, 1);
    });
}

#[test]
fn the_search_field_is_reached_from_a_topic_of_a_narrow_window() {
    with_page(async |page| {
        page.resize(390, 844).await;
        page.open("topics/redis/").await;
        page.until("document.querySelectorAll('[data-topic]').length > 100").await;
        page.press("/").await;
        page.until_focus("#search").await;
        page.until_path("").await;
    });
}
