//! Saving when the store is full, denied, absent, or holds what cannot be read: nothing is lost and nothing is silent.

use backend_roadmap::domain::progress::Status;
use serde_json::json;

use crate::backup::RECORDER;
use crate::browser::{Page, with_page};
use crate::{saved_text, status_in};

const KEY: &str = "backend-roadmap:progress";
const PREVIOUS: &str = "backend-roadmap:progress.previous";
const QUARANTINED: &str = "Object.keys(localStorage).filter((key) => key.startsWith('backend-roadmap:quarantine:'))";
const BANNER: &str = "#saving";

/// Leaves no room for one character more.
const FILL: &str = r"
    for (let size = 1 << 22; size >= 1; size >>= 1) {
        for (;;) {
            try { localStorage.setItem(`fill${localStorage.length}`, 'x'.repeat(size)); } catch { break; }
        }
    }
    for (;;) {
        try { localStorage.setItem(localStorage.length.toString(36), ''); } catch { break; }
    }";

/// Makes room again.
const FREE: &str =
    "for (const key of Object.keys(localStorage)) if (!key.startsWith('backend-')) localStorage.removeItem(key)";

#[test]
fn a_full_store_is_told_and_saving_goes_on_when_there_is_room() {
    with_page(async |page| {
        page.before_each_page(RECORDER).await;
        page.open("").await;
        page.set_status("http", "Done").await;
        page.until_status("http", "done").await;
        let before = page.saved().await.unwrap();
        page.script(FILL, &[]).await;
        page.set_status("dns", "Done").await;
        page.until_text(BANNER, "is not being saved").await;
        page.until_text(BANNER, "storage for this site is full").await;
        assert_eq!(page.status_of("dns").await, "done");
        assert_eq!(page.saved().await.unwrap(), before, "the last good copy is untouched");
        // The export holds what is in memory.
        page.click("Export progress").await;
        page.until("window.kept").await;
        let export = page.js("window.kept.text").await;
        assert_eq!(status_in(export.as_str().unwrap(), "dns"), Status::Done);
        page.click("Try again").await;
        page.until_text(BANNER, "is not being saved").await;
        page.script(FREE, &[]).await;
        page.click("Try again").await;
        page.until("document.querySelector('#saving').hidden").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "dns"), Status::Done);
    });
}

#[test]
fn a_change_after_room_was_made_saves_everything() {
    with_page(async |page| {
        page.open("").await;
        page.script(FILL, &[]).await;
        page.set_status("dns", "Done").await;
        page.until_text(BANNER, "is not being saved").await;
        page.script(FREE, &[]).await;
        page.set_status("http", "Done").await;
        page.until("document.querySelector('#saving').hidden").await;
        let saved = page.saved().await.unwrap();
        assert_eq!((status_in(&saved, "dns"), status_in(&saved, "http")), (Status::Done, Status::Done));
    });
}

/// The page says why it saves nothing, and works in memory.
async fn assert_works_in_memory(page: &Page, reason: &str) {
    page.open("").await;
    page.until_text(BANNER, reason).await;
    page.set_status("http", "Done").await;
    page.until_status("http", "done").await;
    page.until_text(".outline-head__total", "1 of ").await;
    page.press("u").await;
    page.until_status("http", "todo").await;
    page.set_status("dns", "Learning").await;
    page.click("My progress").await;
    page.until_text("h1", "My progress").await;
    assert_eq!(page.count(BANNER).await, 1);
    page.click("Roadmap").await;
    page.until_status("dns", "learning").await;
    page.search("dns").await;
    page.until_text("[data-match-count]", "match").await;
}

#[test]
fn a_denied_store_is_told_and_changes_work_in_memory() {
    with_page(async |page| {
        let denied = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
        page.before_each_page(denied).await;
        assert_works_in_memory(page, "does not let the page store anything").await;
    });
}

#[test]
fn an_absent_store_is_told_and_changes_work_in_memory() {
    with_page(async |page| {
        page.before_each_page("Object.defineProperty(window, 'localStorage', { get() { return null; } })").await;
        assert_works_in_memory(page, "has no storage").await;
    });
}

#[test]
fn a_store_that_forgets_is_told() {
    with_page(async |page| {
        page.before_each_page("Storage.prototype.setItem = () => {}").await;
        page.open("").await;
        page.set_status("http", "Done").await;
        page.until_text(BANNER, "did not keep it").await;
    });
}

/// Opens the page on a state that cannot be read, tries to change it in every way, and finds it untouched.
async fn assert_untouched(page: &Page, text: &str) {
    page.until_text(BANNER, "Your saved progress could not be read.").await;
    page.focus("[data-topic=rest] a").await;
    page.press("d").await;
    page.press("u").await;
    assert_eq!(page.status_of("rest").await, "todo");
    assert_eq!(page.count("[data-topic] fieldset:not([disabled])").await, 0);
    assert_eq!(page.saved().await.as_deref(), Some(text));
    assert_eq!(page.js(QUARANTINED).await, json!([]));
}

#[test]
fn a_cut_or_damaged_state_is_kept_until_the_learner_chose() {
    let good = saved_text(&[("http", Status::Done)]);
    let whole = saved_text(&[("http", Status::Done), ("dns", Status::Done)]);
    let mut broken: Vec<String> = [0, 1, whole.len() / 2, whole.len() - 1].map(|end| whole[..end].to_owned()).into();
    broken.push(whole.replace("done", "dine"));
    broken.push("null".into());
    broken.push("{\"format\":\"something else\"}".into());
    with_page(async |page| {
        for text in broken {
            page.visit("robots.txt").await;
            page.script("localStorage.clear()", &[]).await;
            page.open_with("", &[(KEY, &text), (PREVIOUS, &good)]).await;
            assert_untouched(page, &text).await;
            assert_eq!(page.status_of("http").await, "done", "the previous copy is shown");
            let kept = page.js("decodeURIComponent(document.querySelector('#saving a').href.split(/,(.*)/s)[1])").await;
            assert_eq!(kept, text, "it can be downloaded");
            page.click("Go on with the last good copy (1 topic)").await;
            page.until("document.querySelector('#saving').hidden").await;
            assert_eq!(page.js(&format!("localStorage.getItem({QUARANTINED}[0])")).await, text);
            page.set_status("rest", "Done").await;
            page.until_status("rest", "done").await;
            let saved = page.saved().await.unwrap();
            assert_eq!((status_in(&saved, "http"), status_in(&saved, "rest")), (Status::Done, Status::Done));
        }
    });
}

#[test]
fn what_can_still_be_read_of_a_damaged_state_can_be_kept() {
    let text = saved_text(&[("http", Status::Done), ("dns", Status::Learning)]).replace("learning", "done");
    with_page(async |page| {
        page.open_with("", &[(KEY, &text)]).await;
        assert_untouched(page, &text).await;
        page.click("Go on with what can be read (2 topics)").await;
        page.until_status("dns", "done").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
        assert_eq!(page.js(&format!("localStorage.getItem({QUARANTINED}[0])")).await, text);
    });
}

#[test]
fn one_can_start_afresh_after_a_state_that_cannot_be_read() {
    with_page(async |page| {
        page.open_with("", &[(KEY, "rubbish")]).await;
        assert_untouched(page, "rubbish").await;
        page.click("Start afresh").await;
        page.until("document.querySelector('#saving').hidden").await;
        page.set_status("dns", "Done").await;
        page.until_status("dns", "done").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "dns"), Status::Done);
        assert_eq!(page.js(&format!("localStorage.getItem({QUARANTINED}[0])")).await, "rubbish");
    });
}

/// What a program of version 4 would have saved. Its check sum is of the text without it, with sorted keys.
fn newer_text() -> String {
    let body = r#"{"data":{"topics":{"http":{"changed":5,"status":"done"}}},"format":"backend-roadmap/progress","saved":5,"version":4}"#;
    let checksum = format!("{:08x}", crc32(body.as_bytes()));
    format!(r#"{{"checksum":"{checksum}",{}"#, &body[1..])
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

#[test]
fn a_state_of_a_newer_version_is_shown_and_not_touched() {
    let text = newer_text();
    with_page(async |page| {
        page.open_with("", &[(KEY, &text)]).await;
        page.until_text(BANNER, "can be read here, not changed").await;
        assert_eq!(page.status_of("http").await, "done");
        page.focus("[data-topic=dns] a").await;
        page.press("d").await;
        page.press("u").await;
        page.open("progress/").await;
        page.until("document.querySelector('[data-button=ask-reset]').disabled").await;
        page.open("topics/dns/").await;
        page.press("d").await;
        page.until("document.querySelector('#topic fieldset').disabled").await;
        assert_eq!(page.saved().await.unwrap(), text);
        assert_eq!(page.js("Object.keys(localStorage).length").await, 1);
    });
}
