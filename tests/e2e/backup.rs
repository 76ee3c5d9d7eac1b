//! Files of progress out and in, snapshots, the offer of a backup, and a store that is wiped.

use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::progress::{Action, Stamp, Status};
use backend_roadmap::domain::saved;
use serde_json::json;

use crate::browser::{Page, with_page};
use crate::compare::decoded;
use crate::{progress, saved_text, status_in};

const KEY: &str = "backend-roadmap:progress";
const PREVIEW: &str = "#import-preview";

/// Keeps what is saved as a file where a test can ask for it.
pub(crate) const RECORDER: &str = r"
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.made = blob; return make.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () {
        const [name, text] = [this.download, this.href.split(',')[1]];
        if (text) window.kept = { name, text: decodeURIComponent(text) };
        else window.made.text().then((text) => { window.kept = { name, text }; });
    };";

/// The study day of now, which begins at 4:00.
pub(crate) const STUDY_DAY: &str = "new Date(Date.now() - 4 * 3600 * 1000).toLocaleDateString('sv')";

/// Leaves no room for one character more; the names of what fills it begin with a point.
const FILL: &str = r"
    for (let size = 1 << 22, number = 0; size >= 1; size >>= 1) {
        for (;;) {
            try { localStorage.setItem(`.${number++}`, 'x'.repeat(size)); } catch { break; }
        }
    }";

async fn paste(page: &Page, text: &str) {
    page.script("document.querySelector('#import-text').value = arguments[0]", &[json!(text)]).await;
    page.click("Preview").await;
}

/// Puts a file of this name into the field for files, or drops it.
pub(crate) async fn give(page: &Page, how: &str, name: &str, text: &str) {
    let script = r"
        const [how, name, text] = arguments;
        const data = new DataTransfer();
        data.items.add(new File([text], name));
        const field = document.querySelector('#import-file');
        if (how === 'drop') {
            document.querySelector('.backup__drop').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
        } else {
            field.files = data.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        }";
    page.script(script, &[json!(how), json!(name), json!(text)]).await;
}

async fn open_page(page: &Page, own: &[(&str, Status)]) {
    page.before_each_page(RECORDER).await;
    page.open_with("progress/", &[(KEY, &saved_text(own))]).await;
    page.until("document.querySelector('.extra[data-live] #import-preview')").await;
}

#[test]
fn a_backup_goes_out_and_comes_back_into_an_empty_browser() {
    let mut own = progress(&[("http", Status::Done), ("dns", Status::Learning)]);
    own.apply(&Action::set("http/*", Status::Done), Millis(9));
    own.apply(&Action::write("http", "Stateless."), Stamp { now: Millis(9), writer: "a" });
    with_page(async |page| {
        page.before_each_page(RECORDER).await;
        page.open_with("progress/", &[(KEY, &saved::encode(&own, Millis(9)))]).await;
        page.until_live().await;
        page.click("Download a backup").await;
        page.until("window.kept").await;
        let today = page.js(STUDY_DAY).await.as_str().unwrap().to_owned();
        assert_eq!(page.js("window.kept.name").await, format!("backend-roadmap-progress-{today}.json"));
        let file = page.js("window.kept.text").await.as_str().unwrap().to_owned();
        assert_eq!(saved::decode(&file).progress, own);
        page.script("localStorage.clear()", &[]).await;
        page.reload().await;
        page.until_text(".progress__total", "0 of ").await;
        page.until("document.querySelector('.extra[data-live] #import-preview')").await;
        give(page, "pick", "backup.json", &file).await;
        page.until_text(PREVIEW, "This is a backup").await;
        page.until_text(PREVIEW, "Merge: 4 added").await;
        assert_eq!(page.text(".progress__total").await.split(' ').next(), Some("0"), "a look changes nothing");
        page.click("Merge").await;
        page.until_text(".progress__total", "1 of ").await;
        assert_eq!(saved::decode(&page.saved().await.unwrap()).progress, own);
        page.click("Undo").await;
        page.until_text(".progress__total", "0 of ").await;
    });
}

#[test]
fn a_dropped_task_list_brings_its_ticks_and_replace_and_cancel_do_what_they_say() {
    with_page(async |page| {
        open_page(page, &[("git", Status::Done)]).await;
        page.click("Task list (Markdown)").await;
        page.until("window.kept").await;
        let list = page.js("window.kept.text").await.as_str().unwrap().to_owned();
        assert!(list.contains("- [x] [Basic usage of Git]("), "{list}");
        let ticked = list
            .replace("- [ ] [What is HTTP]", "- [x] [What is HTTP]")
            .replace("- [x] [Basic usage of Git]", "- [ ] [Basic usage of Git]");
        give(page, "drop", "list.md", &ticked).await;
        page.until_text(PREVIEW, "This is a task list").await;
        page.until_text(PREVIEW, "Replace: 1 added, 1 removed").await;
        page.click("Cancel").await;
        page.until_text(".progress__total", "1 of ").await;
        page.until("!document.querySelector('#import-preview').innerText").await;
        give(page, "drop", "list.md", &ticked).await;
        page.until_text(PREVIEW, "This is a task list").await;
        page.click("Replace").await;
        page.until("localStorage['backend-roadmap:progress'].includes('http')").await;
        let saved = page.saved().await.unwrap();
        assert_eq!((status_in(&saved, "http"), status_in(&saved, "git")), (Status::Done, Status::Todo));
        page.click("Table (CSV)").await;
        page.until("window.kept.name.endsWith('.csv')").await;
        let table = page.js(&decoded("window.kept.text")).await;
        assert!(table.as_str().unwrap().contains("\tWhat is HTTP\tDone\t"), "{table}");
    });
}

#[test]
fn what_cannot_be_imported_is_told_and_changes_nothing() {
    with_page(async |page| {
        open_page(page, &[("git", Status::Done)]).await;
        let before = page.saved().await;
        for (text, problem) in [
            ("", "There is nothing in it."),
            ("{\"format\":\"backend-roadmap", "is not whole"),
            ("{\"a\":1}", "not a backup of this site"),
            ("Dear diary", "neither a backup"),
        ] {
            paste(page, text).await;
            page.until_text("#import-problem", problem).await;
        }
        give(page, "pick", "film.mov", &"x".repeat(5_000_001)).await;
        page.until_text("#import-problem", "film.mov cannot be imported. It is larger than 5 MB").await;
        paste(page, "- [x] <img src=x onerror=alert(1)>\n- [x] [What is HTTP](/topics/http/)").await;
        page.until_text(PREVIEW, "1 entry is not of this roadmap and left out: <img src=x onerror=alert(1)>").await;
        assert_eq!(page.count("#import-preview img").await, 0);
        assert_eq!(page.saved().await, before);
    });
}

#[test]
fn an_import_into_a_full_store_says_what_is_not_kept_and_saves_later() {
    with_page(async |page| {
        open_page(page, &[("git", Status::Done)]).await;
        let before = page.saved().await;
        page.script(FILL, &[]).await;
        paste(page, "- [x] [What is HTTP](/topics/http/)").await;
        page.until_text(PREVIEW, "1 added").await;
        page.click("Merge").await;
        page.until_text("#toast", "No snapshot could be stored.").await;
        page.until_text("#saving", "is not being saved").await;
        assert_eq!(page.saved().await, before);
        page.script(
            "for (const key of Object.keys(localStorage)) if (key.startsWith('.')) localStorage.removeItem(key)",
            &[],
        )
        .await;
        page.click("Try again").await;
        page.until("document.querySelector('#saving').hidden").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
    });
}

#[test]
fn days_are_those_of_the_learners_clock() {
    with_page(async |page| {
        open_page(page, &[("git", Status::Done)]).await;
        // There are always two different days in these two places.
        for zone in ["Pacific/Kiritimati", "Pacific/Niue"] {
            page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
            page.reload().await;
            page.until("document.querySelector('.extra[data-live] #import-preview')").await;
            let today = page.js(STUDY_DAY).await.as_str().unwrap().to_owned();
            page.click("Task list (Markdown)").await;
            page.until("window.kept").await;
            assert_eq!(page.js("window.kept.name").await, format!("backend-roadmap-progress-{today}.md"));
            assert!(page.js("window.kept.text").await.as_str().unwrap().contains(&format!(" on {today}.")));
            page.click("Reset progress…").await;
            page.click("Reset").await;
            let calendar_day = page.js("new Date().toLocaleDateString('sv')").await.as_str().unwrap().to_owned();
            page.until_text("#snapshots li", &calendar_day).await;
        }
    });
}

#[test]
fn a_list_that_was_edited_elsewhere_comes_back_and_the_rest_is_named() {
    with_page(async |page| {
        open_page(page, &[]).await;
        let list = "> 1. [x] C\\#\r> - [/] [[What is HTTP]] ✅ 2026-11-20\r> ☐ Docker\r> - [?] CSS\r> - [x] Lunch";
        paste(page, list).await;
        page.until_text(PREVIEW, "This is a task list").await;
        page.until_text(PREVIEW, "Merge: 2 added").await;
        page.until_text(PREVIEW, "1 entry is not of this roadmap and left out: Lunch (line 5).").await;
        page.until_text(PREVIEW, "1 task has a box that is not understood, and left out: [?] CSS (line 4).").await;
    });
}

#[test]
fn a_snapshot_tells_what_restoring_it_changes() {
    with_page(async |page| {
        open_page(page, &[("git", Status::Done)]).await;
        page.click("Reset progress…").await;
        page.click("Reset").await;
        page.until_text("#snapshots li", "1 of ").await;
        page.click("Restoring makes 1 change").await;
        page.until_text("#snapshots details", "Basic usage of Git: not set → Done").await;
        page.click_on("#snapshots li button").await;
        page.until_text(".progress__total", "1 of ").await;
        page.until_count("#snapshots > ul > li", 2).await;
        page.until_text("#snapshots", "The same as now.").await;
    });
}

#[test]
fn a_backup_is_offered_once_there_is_something_to_lose_and_not_again_at_once() {
    with_page(async |page| {
        let topics = ["http", "dns", "git", "css", "rest"].map(|topic| (topic, Status::Done));
        page.before_each_page(RECORDER).await;
        page.open_with("", &[(KEY, &saved_text(&topics[..4]))]).await;
        page.until_status("http", "done").await;
        assert_eq!(page.count("#backup-offer").await, 0);
        page.set_status("rest", "Done").await;
        page.until_count("#backup-offer", 1).await;
        page.click("Not now").await;
        page.until_count("#backup-offer", 0).await;
        page.reload().await;
        page.set_status("redis", "Done").await;
        page.until_status("redis", "done").await;
        assert_eq!(page.count("#backup-offer").await, 0);
    });
}

#[test]
fn a_store_that_is_wiped_while_the_page_is_open_is_filled_again_by_the_next_change() {
    with_page(async |page| {
        page.open("").await;
        page.set_status("http", "Done").await;
        page.until_status("http", "done").await;
        let (first, _) = page.open_tab().await;
        page.visit("robots.txt").await;
        page.script("localStorage.clear()", &[]).await;
        page.switch_to(&first).await;
        assert_eq!(page.status_of("http").await, "done");
        page.set_status("dns", "Learning").await;
        page.until_status("dns", "learning").await;
        let saved = page.saved().await.unwrap();
        assert_eq!((status_in(&saved, "http"), status_in(&saved, "dns")), (Status::Done, Status::Learning));
        page.reload().await;
        assert_eq!(page.status_of("http").await, "done");
    });
}

#[test]
fn settings_say_how_safe_the_data_is() {
    with_page(async |page| {
        page.open_with("settings/", &[(KEY, &saved_text(&[("http", Status::Done)]))]).await;
        page.until_text("#safety", "ersistent").await;
        page.until_text("#usage", "Your progress with its snapshots takes 1 kB.").await;
        page.before_each_page("Object.defineProperty(navigator, 'storage', { value: undefined })").await;
        page.reload().await;
        page.until_text("#safety", "This browser does not say").await;
        assert_eq!(page.count("[data-button=ask-persistence]").await, 0);
    });
}
