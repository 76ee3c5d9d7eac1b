//! The start on a page that is there already: every kind of page is taken over as it is; where a translator or an extension
//! has changed it, the app makes its own in its place. Either way nothing moves, and what a learner has done stays.

use backend_roadmap::domain::progress::Status;
use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Page, with_page};
use crate::stable::SHIFTS;
use crate::status_in;

/// A page of each kind.
const PAGES: [&str; 16] = [
    "",
    "topics/http/",
    "map/",
    "stages/internet/",
    "glossary/",
    "progress/",
    "compare/",
    "settings/",
    "shortcuts/",
    "about/",
    "paths/",
    "paths/first-job/",
    "404.html",
    "offline.html",
    "update.html",
    "?q=cache",
];

/// What a translator does: every text goes into two elements of its own.
const TRANSLATE: &str = r"
    globalThis.translate = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        for (const text of texts.filter((it) => it.data.trim() && !it.parentElement.closest('script, style, noscript, textarea'))) {
            const outer = document.createElement('font'), inner = document.createElement('font');
            text.replaceWith(outer);
            outer.append(inner);
            inner.append(text.data);
        }
    };";

/// What extensions add: elements in the body, in the content, and beside fields.
const EXTEND: &str = r"
    globalThis.extend = () => {
        document.body.prepend(document.createElement('extension-bar'));
        document.querySelector('main').prepend(document.createElement('div'));
        document.querySelector('main').append(document.createElement('div'));
        for (const field of document.querySelectorAll('input')) field.after(document.createElement('span'));
    };";

/// Runs a call as soon as the page has been parsed, before the app starts.
async fn before_the_start(page: &Page, functions: &str, call: &str) {
    page.before_each_page(&format!("{functions} addEventListener('DOMContentLoaded', () => {{ {call} }});")).await;
}

async fn way_of_taking_over(page: &Page) -> String {
    let way = page.js("document.querySelector('#app').dataset.takeover ?? 'hydrate'").await;
    way.as_str().unwrap().to_owned()
}

/// What a learner does in an hour: a search, a status, a topic, a tick, and back.
async fn study(page: &Page) {
    page.search("redis").await;
    page.until_count("[data-topic=http]", 0).await;
    page.press(Key::Escape).await;
    page.until_count("[data-topic=http]", 1).await;
    page.set_status("dns", "Done").await;
    page.until_status("dns", "done").await;
    page.until_text(".outline-head__total", "1 of ").await;
    page.until_text("#toast", "Done").await;
    page.click_on("[data-topic=http] a").await;
    page.until_focus("#topic-title").await;
    page.click_on("[data-item='http/read-exchange']").await;
    page.until("localStorage['backend-roadmap:progress']?.includes('http/read-exchange')").await;
    page.press(Key::Escape).await;
    page.until_path("").await;
    assert_eq!(status_in(&page.saved().await.unwrap(), "dns"), Status::Done);
    assert_eq!(page.count("#boot-failure").await, 0);
}

#[test]
fn every_kind_of_page_is_taken_over_as_it_is() {
    with_page(async |page| {
        for path in PAGES {
            page.open(path).await;
            assert_eq!(way_of_taking_over(page).await, "hydrate", "{path:?}");
            page.assert_console_is_clean().await;
        }
    });
}

#[test]
fn every_kind_of_page_works_where_others_have_changed_it() {
    for (functions, call) in [(TRANSLATE, "translate(document.body)"), (EXTEND, "extend()")] {
        with_page(async |page| {
            before_the_start(page, functions, call).await;
            for path in PAGES {
                page.open(path).await;
                assert_eq!(way_of_taking_over(page).await, "mount", "{path:?} after {call}");
                let shifts = page.script_async(SHIFTS, &[]).await;
                // What an extension has put there moves by itself, and a filter hides rows that the page has.
                let is_as_built = call == "translate(document.body)" && !path.contains('?');
                assert!(!is_as_built || shifts == json!([]), "{path:?} after {call}: {shifts}");
                page.assert_console_is_clean().await;
            }
            page.open("").await;
            study(page).await;
        });
    }
}

#[test]
fn an_element_outside_of_the_app_does_no_harm() {
    with_page(async |page| {
        before_the_start(page, "", "document.body.append(document.createElement('extension-bar'))").await;
        page.open("").await;
        assert_eq!(way_of_taking_over(page).await, "hydrate");
        study(page).await;
    });
}

#[test]
fn a_page_with_as_many_nodes_but_other_ones_is_made_afresh() {
    with_page(async |page| {
        page.expect_complaints();
        let exchange = r"
            const title = document.querySelector('.outline-head__title');
            title.firstChild.replaceWith(document.createElement('b'));";
        before_the_start(page, "", exchange).await;
        page.visit("").await;
        page.ready().await;
        assert_eq!(way_of_taking_over(page).await, "mount");
        study(page).await;
        // The program that failed is still there: it must not act on a click or a key.
        page.click_on("[data-topic=rest] a").await;
        page.until_focus("#topic-title").await;
        page.press("d").await;
        page.until_status("rest", "done").await;
        page.until_text(".outline-head__total", "2 of ").await;
    });
}

#[test]
fn a_part_with_as_many_nodes_but_other_ones_is_made_afresh() {
    with_page(async |page| {
        let exchange = r"
            for (const part of document.querySelectorAll('[data-feature]')) {
                const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
                walker.nextNode()?.replaceWith(document.createElement('b'));
            }";
        before_the_start(page, "", exchange).await;
        for path in ["about/", "paths/", "paths/first-job/", "progress/", "settings/", "compare/", "map/"] {
            page.open(path).await;
            let parts = "[...document.querySelectorAll('[data-feature]')]";
            page.until(&format!("{parts}.every((it) => it.matches('[data-live]'))")).await;
            assert_eq!(page.js(&format!("{parts}.some((it) => it.querySelector('b:empty'))")).await, false, "{path}");
            assert_eq!(page.count("#boot-failure").await, 0, "{path}");
            page.assert_console_is_clean().await;
        }
    });
}

/// The text of the page, but what only the app can answer, which goes where the app does not start.
const TEXT_WITHOUT_APP: &str = r"
    const main = document.querySelector('main').cloneNode(true);
    main.querySelectorAll('[data-needs-app]').forEach((node) => node.remove());
    return main.textContent.replace(/\s+/g, ' ');";

#[test]
fn a_translated_page_whose_data_does_not_come_stays_readable_and_says_so() {
    let fetches = r"
        const fetched = fetch;
        globalThis.fetch = (url, ...rest) =>
            String(url).endsWith('.json') ? Promise.reject(new TypeError('offline')) : fetched(url, ...rest);";
    with_page(async |page| {
        before_the_start(page, &format!("{TRANSLATE}{fetches}"), "translate(document.body)").await;
        for path in ["topics/http/", "stages/internet/", "glossary/", "map/"] {
            page.visit(path).await;
            let before = page.script(TEXT_WITHOUT_APP, &[]).await;
            page.until_text("#boot-failure", "its data did not arrive").await;
            assert_eq!(page.script(TEXT_WITHOUT_APP, &[]).await, before, "{path}");
            assert_eq!(page.count("[role=alert] + button").await, 0, "{path}: no error in the place of the text");
        }
    });
}

#[test]
fn a_translation_after_the_start_does_not_keep_old_figures() {
    with_page(async |page| {
        page.before_each_page(TRANSLATE).await;
        page.open("").await;
        page.until("document.querySelectorAll('[data-topic=docker] input').length === 4").await;
        page.js("translate(document.body)").await;
        study(page).await;
        page.open("topics/http/").await;
        page.until("document.querySelectorAll('[data-topic=docker] input').length === 4").await;
        page.js("translate(document.body)").await;
        let first = page.js("document.querySelector('#topic [data-status-of]').dataset.statusOf").await;
        let first = first.as_str().unwrap().to_owned();
        page.set_status(&first, "Learning").await;
        page.until_text(&format!("#topic [data-status-of={first}]"), "Learning").await;
        page.until_text("#toast", "Learning").await;
    });
}

#[test]
fn what_a_learner_did_before_the_start_stays() {
    // Typed, selected, folded and scrolled before the app answers.
    let act = r"
        const field = document.querySelector('#search');
        field.value = 'cache';
        field.focus();
        field.setSelectionRange(1, 3);
        document.querySelector('#stage-internet').parentElement.open = false;
        scrollTo(0, 200);";
    for (functions, call, way) in [("", act.to_owned(), "hydrate"), (EXTEND, format!("{act} extend();"), "mount")] {
        with_page(async |page| {
            before_the_start(page, functions, &call).await;
            page.open("").await;
            assert_eq!(way_of_taking_over(page).await, way);
            let kept = "(({ value, selectionStart, selectionEnd }) => [value, selectionStart, selectionEnd])(document.activeElement)";
            assert_eq!(page.js(kept).await, json!(["cache", 1, 3]), "{way}");
            page.until_text("[data-match-count]", "match").await;
            assert_eq!(page.js("scrollY").await, 200, "{way}");
            page.search("").await;
            page.until_text("[data-match-count]", "topics").await;
            page.until("!document.querySelector('#stage-internet').parentElement.open").await;
        });
    }
}

#[test]
fn what_a_learner_chose_before_the_start_is_chosen() {
    let act = r"
        document.querySelector('#topic [value=done]')?.click();
        document.querySelector('.topic__star input')?.click();
        const theme = document.querySelector('#theme');
        theme.value = 'dark';
        theme.dispatchEvent(new Event('change', { bubbles: true }));";
    for (functions, call, way) in [("", act.to_owned(), "hydrate"), (EXTEND, format!("{act} extend();"), "mount")] {
        with_page(async |page| {
            before_the_start(page, functions, &call).await;
            // The second time nothing of it is new.
            for _ in 0..2 {
                page.open("topics/http/").await;
                assert_eq!(way_of_taking_over(page).await, way);
                page.until_status("http", "done").await;
                page.until("localStorage['backend-roadmap:progress']?.includes('http/*')").await;
                page.until("document.documentElement.dataset.theme === 'dark'").await;
                let shown =
                    "['#topic [value=done]', '.topic__star input'].every((it) => document.querySelector(it).checked)";
                page.until(shown).await;
                assert_eq!(page.js("document.querySelector('#theme').value").await, "dark");
                assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
            }
            // A part that the second program shows.
            page.before_each_page(
                r"addEventListener('DOMContentLoaded', () => {
                    const pace = document.querySelector('.path__pace input');
                    if (!pace) return;
                    pace.value = '20';
                    pace.dispatchEvent(new Event('change', { bubbles: true }));
                });",
            )
            .await;
            page.visit("paths/first-job/").await;
            page.until("localStorage['backend-roadmap:weekly-hours'] === '20'").await;
            assert_eq!(page.js("document.querySelector('.path__pace input').value").await, "20");
        });
    }
}

#[test]
fn without_a_program_the_page_can_be_read_and_says_so_once() {
    let cut = "const whole = WebAssembly.compileStreaming, start = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = async (answer, imports) => {
            const bytes = await (await answer).arrayBuffer();
            return WebAssembly.instantiate(bytes.slice(0, bytes.byteLength / 2), imports);
        };";
    for script in ["delete globalThis.WebAssembly", cut] {
        with_page(async |page| {
            page.expect_complaints();
            page.before_each_page(script).await;
            page.before_each_page("globalThis.told = []; addEventListener('DOMContentLoaded', () => new MutationObserver(() => told.push(document.querySelector('#boot-failure').textContent)).observe(document.querySelector('#boot-failure'), { childList: true }))").await;
            for path in ["", "topics/http/"] {
                page.visit(path).await;
                page.until_text("#boot-failure", "You can read everything").await;
                assert!(page.text("main").await.len() > 500, "{path:?}");
                assert_eq!(page.js("told.length").await, 1, "{path:?} after {script}");
            }
        });
    }
}
