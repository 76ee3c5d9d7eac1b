//! The way in, and the paths: what a newcomer sees first, how a path is followed, and what it changes.

use backend_roadmap::domain::progress::Status;
use serde_json::json;

use crate::browser::{Page, with_page};
use crate::saved_text;

/// Whether an element is in the window as a whole, above the bar of a phone.
async fn is_in_sight(page: &Page, selector: &str) -> bool {
    let script = r"
        const { top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
        const nav = document.querySelector('.site-header__nav').getBoundingClientRect();
        const floor = nav.top > innerHeight / 2 ? nav.top : innerHeight;
        return top >= 0 && bottom <= floor;";
    page.script(script, &[json!(selector)]).await == json!(true)
}

#[test]
fn a_stranger_sees_the_ways_on_and_the_first_topics_at_once() {
    with_page(async |page| {
        for (width, height) in [(1440, 900), (390, 844)] {
            page.resize(width, height).await;
            page.open("").await;
            for selector in ["h1", ".outline-head__ways", "#search", "[data-topic=who-is-a-backend-developer]"] {
                assert!(is_in_sight(page, selector).await, "{selector} at {width} px");
            }
            page.until_count("[data-next]", 0).await;
        }
    });
}

#[test]
fn who_has_begun_sees_where_they_were_in_the_same_place() {
    let saved = saved_text(&[("http", Status::Learning)]);
    with_page(async |page| {
        for (width, height) in [(1440, 900), (390, 844)] {
            page.resize(width, height).await;
            page.open("").await;
            let place = "document.querySelector('.outline-head__tools').getBoundingClientRect().top";
            let before = page.js(place).await;
            page.open_with("", &[("backend-roadmap:progress", &saved)]).await;
            page.until_text("[data-next]", "Next: What is HTTP").await;
            page.until_count(".outline-head__ways", 0).await;
            assert_eq!(page.js(place).await, before, "at {width} px");
            page.script("localStorage.clear()", &[]).await;
        }
    });
}

#[test]
fn a_newcomer_follows_a_path_and_next_leads_along_it() {
    with_page(async |page| {
        page.open("").await;
        page.click("I am new here").await;
        page.until_path("paths/first-job/").await;
        page.until_text("h1", "First job").await;
        page.until("document.querySelector('.path__follow [data-follow]')?.disabled === false").await;
        page.click("Follow this path").await;
        page.until_text("[data-follow]", "Leave this path").await;
        page.until_text(".path__said", "“Next” leads along it").await;
        page.click("Roadmap").await;
        page.until_text("[data-next]", "Next: Who is a backend developer?").await;
        page.until_text(".outline-head__path", "First job").await;
        page.reload().await;
        page.until_text(".outline-head__path", "First job").await;
        // Behind the first programs comes the terminal's commands, not the next topic of the roadmap.
        page.open("topics/your-first-week/").await;
        page.until_text("[data-next-on-path]", "Basic terminal commands").await;
        page.click_on("[data-next-on-path]").await;
        page.until_path("topics/terminal-commands/").await;
        page.until_text("h1", "Basic terminal commands").await;
        page.until_text("[data-next-on-path]", "Git").await;
        // What is not on the path says nothing of it.
        page.open("topics/kafka/").await;
        page.until_count("[data-next-on-path]", 0).await;
    });
}

#[test]
fn a_path_shows_how_far_one_is_and_how_long_the_rest_takes() {
    let saved = saved_text(&[("who-is-a-backend-developer", Status::Done), ("go", Status::Learning)]);
    with_page(async |page| {
        page.open_with("paths/first-job/", &[("backend-roadmap:progress", &saved)]).await;
        page.until_text(".path__step[data-step=done]", "Who is a backend developer?").await;
        page.until_text(".path__step[data-step=learning]", "Go (Golang)").await;
        page.until_text(".path__left", "are left").await;
        page.until_text("[data-path-total]", "weeks at 10 hours a week").await;
        let total = page.text("[data-path-total]").await;
        page.script("const field = document.querySelector('.path__pace input'); field.value = '20'; field.dispatchEvent(new Event('change', { bubbles: true }))", &[]).await;
        page.until_text("[data-path-total]", "weeks at 20 hours a week").await;
        assert_ne!(page.text("[data-path-total]").await, total);
        page.reload().await;
        page.until_text("[data-path-total]", "weeks at 20 hours a week").await;
    });
}

#[test]
fn another_path_takes_the_place_of_the_first_and_undo_brings_it_back() {
    with_page(async |page| {
        page.open("paths/first-job/").await;
        page.until("document.querySelector('.extra')?.dataset.live !== undefined").await;
        page.click("Follow this path").await;
        page.until_text("[data-follow]", "Leave this path").await;
        page.click("All paths").await;
        page.until_text(".paths__item[data-followed]", "First job").await;
        page.click("Fill my gaps").await;
        page.until_text("h1", "Fill my gaps").await;
        page.until_text(".path__said", "You follow the path “First job”").await;
        page.click("Follow this path").await;
        page.until_text("[data-follow]", "Leave this path").await;
        page.until_text(".toast", "Following “Fill my gaps”").await;
        page.click("Undo").await;
        page.until_text(".path__said", "You follow the path “First job”").await;
    });
}

#[test]
fn the_menu_opens_closes_and_leads_on() {
    with_page(async |page| {
        for width in [1280, 390] {
            page.resize(width, 844).await;
            page.open("").await;
            page.click("Menu").await;
            page.until_count(".site-header__menu a", 7).await;
            // It is beside its button.
            let script = r"
                const box = (selector) => document.querySelector(selector).getBoundingClientRect();
                const [button, menu] = [box('[popovertarget]'), box('.site-header__menu')];
                const isBeside = menu.left < button.right && menu.right > button.left;
                return isBeside && Math.min(Math.abs(menu.top - button.bottom), Math.abs(button.top - menu.bottom)) < 24;";
            assert_eq!(page.script(script, &[]).await, json!(true), "at {width} px");
            page.press(thirtyfour::Key::Escape).await;
            page.until_count(".site-header__menu a", 0).await;
            page.click("Menu").await;
            page.click("Glossary").await;
            page.until_path("glossary/").await;
            page.until_text("h1", "Glossary").await;
            page.until_count(".site-header__menu a", 0).await;
        }
    });
}

#[test]
fn the_bar_of_a_phone_is_low_and_covers_nothing_that_has_the_focus() {
    with_page(async |page| {
        page.resize(390, 844).await;
        page.open("topics/http/").await;
        let bar = page.js("document.querySelector('.site-header__nav').offsetHeight").await;
        assert!(bar.as_f64().is_some_and(|height| height <= 57.0), "{bar}");
        for _ in 0..40 {
            page.press(thirtyfour::Key::Tab).await;
            let script = r"
                const focused = document.activeElement;
                const nav = document.querySelector('.site-header__nav');
                const { top, bottom } = focused.getBoundingClientRect();
                return nav.contains(focused) || top < nav.getBoundingClientRect().top && bottom <= nav.getBoundingClientRect().top + 1
                    ? '' : focused.outerHTML;";
            assert_eq!(page.script(script, &[]).await, "");
        }
    });
}

#[test]
fn a_filter_that_is_set_is_a_button_that_takes_it_away() {
    with_page(async |page| {
        page.open("").await;
        page.until_count("[data-remove-choice]", 0).await;
        page.click("Filters").await;
        page.click_on("[data-choice='1.0']").await;
        page.until_text("[data-remove-choice]", "Kind: Language").await;
        page.until_text("[data-match-count]", "topics match").await;
        page.click_on("[data-remove-choice]").await;
        page.until_count("[data-remove-choice]", 0).await;
        page.until_focus("#search").await;
        page.until("!document.querySelector(\"[data-choice='1.0']\").checked").await;
        // The address says what is set, and opens it.
        page.open("?kind=tool&ready=yes").await;
        page.until_count("[data-remove-choice]", 2).await;
    });
}

#[test]
fn a_path_says_what_it_changes_before_it_is_followed() {
    with_page(async |page| {
        page.open("paths/first-job/").await;
        page.click("Follow this path").await;
        page.until_text("[data-follow]", "Leave this path").await;
        page.open("paths/fill-my-gaps/").await;
        page.until_text(".path__said", "You follow the path “First job”. Compared with your path now: ").await;
        page.until_text(".path__said", "Nothing that you did is lost.").await;
    });
}
