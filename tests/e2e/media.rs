//! The same pages on a phone and on paper: fields are large enough to type in, nothing is wider than the window, and what is
//! printed tells the statuses.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::link;
use backend_roadmap::domain::progress::Status;
use serde_json::json;

use crate::browser::{Page, with_page};
use crate::plan::make_plan;
use crate::{progress, saved_text};

const KEY: &str = "backend-roadmap:progress";

async fn become_phone(page: &Page, width: u32) {
    page.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
    let metrics = json!({ "width": width, "height": 800, "deviceScaleFactor": 2, "mobile": true });
    page.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
}

#[test]
fn on_a_phone_no_field_makes_the_browser_zoom() {
    with_page(async |page| {
        become_phone(page, 390).await;
        for (path, field) in [
            ("", "[type=search]"),
            ("progress/", "#import-text"),
            ("compare/", "#compare-links"),
            ("settings/", "select"),
        ] {
            page.open(path).await;
            page.until(&format!("document.querySelector({})", json!(field))).await;
            let small = "[...document.querySelectorAll('input, select, textarea')]
                .filter((it) => !['checkbox', 'radio', 'file'].includes(it.type) && parseFloat(getComputedStyle(it).fontSize) < 16)
                .map((it) => it.id)";
            assert_eq!(page.js(small).await, json!([]), "{path:?}");
        }
    });
}

#[test]
fn a_long_name_a_wide_note_and_a_long_address_do_not_widen_a_narrow_page() {
    let fragment = link::encode(&progress(&[("http", Status::Done)]), &"W".repeat(35), EDITION, &ROADMAP);
    with_page(async |page| {
        page.resize(320, 800).await;
        let widest = "document.documentElement.scrollWidth - innerWidth";
        page.open(&format!("#{fragment}")).await;
        page.until_status("http", "done").await;
        assert!(page.js(widest).await.as_i64().unwrap() <= 0, "the banner of a link");
        page.visit("robots.txt").await;
        page.open("progress/").await;
        page.until("document.querySelector('.extra[data-live] #import-text')").await;
        let list = format!("- [x] DNS\n- [x] https://example.org/{}", "a".repeat(90));
        page.script("document.querySelector('#import-text').value = arguments[0]", &[json!(list)]).await;
        page.click("Preview").await;
        page.until_text("#import-preview", "This is a task list").await;
        assert!(page.js(widest).await.as_i64().unwrap() <= 0, "the preview of an import");
        page.open("topics/http/").await;
        page.click_on("[data-notes] button").await;
        page.until_focus("#note-text").await;
        page.press(format!("Code:\n\n    {}", "x".repeat(100))).await;
        page.until_text(".notes__saved", "Saved.").await;
        page.click_on("[data-button=close-note]").await;
        page.until("document.querySelector('.notes__text pre')").await;
        assert!(page.js(widest).await.as_i64().unwrap() <= 0, "a note with code");
    });
}

#[test]
fn what_is_printed_tells_the_statuses_and_shows_what_is_folded() {
    with_page(async |page| {
        page.open_with("", &[(KEY, &saved_text(&[("http", Status::Done)]))]).await;
        page.until_status("http", "done").await;
        page.script("for (const it of document.querySelectorAll('.stage-section > details')) it.open = false", &[])
            .await;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let hidden = "[...document.querySelectorAll('[data-topic]')].filter((it) => it.getBoundingClientRect().height === 0).length";
        assert_eq!(page.js(hidden).await, 0, "topics that paper does not have");
        let adjust = "getComputedStyle(document.querySelector('[data-topic=http] input:checked')).printColorAdjust";
        assert_eq!(page.js(adjust).await, "exact");
        let shown = "[...document.querySelectorAll('[data-topic=http] .status-control input')].filter((it) => it.checkVisibility()).length";
        assert_eq!(page.js(shown).await, 1, "only the status that was chosen is printed");
    });
}

#[test]
fn a_plan_is_printed_with_all_its_weeks_and_without_its_fields() {
    with_page(async |page| {
        make_plan(page).await;
        let later = ".plan__later .plan__week";
        assert_eq!(page.count(later).await, 0);
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        page.until(&format!("document.querySelectorAll('{later}').length > 10")).await;
        let hidden = format!(
            "[...document.querySelectorAll('{later}')].filter((it) => it.getBoundingClientRect().height === 0).length"
        );
        assert_eq!(page.js(&hidden).await, 0, "weeks that paper does not have");
        assert_eq!(page.count(".plan input, .plan button").await, 0);
        assert!(page.count(".plan__bar").await > 3);
    });
}
