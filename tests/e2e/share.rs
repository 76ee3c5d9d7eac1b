//! The dialog for sharing: its link, code, card and badge, by keyboard and in every window.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::link;
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::quotation::isolated;
use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Page, with_page};
use crate::scan::scan;
use crate::{progress, saved_text};

const KEY: &str = "backend-roadmap:progress";
const NAME: &str = "backend-roadmap:name";
const HOSTILE: &str = "<img src=x onerror=alert(1)>\"&amp;](b)";
const SAID: &str = "#share-dialog [role=status]";

/// Keeps what is copied, shared and saved where a test can ask for it.
const RECORDER: &str = r"
    navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };
    navigator.share = (data) => { window.shared = data; return window.refusal ? Promise.reject(window.refusal) : Promise.resolve(); };
    HTMLAnchorElement.prototype.click = function () { window.kept = { name: this.download, url: this.href }; };";

/// The progress page with three topics that are not to do, and the dialog of sharing open.
async fn open_dialog(page: &Page) {
    let own = saved_text(&[("http", Status::Done), ("dns", Status::Learning), ("git", Status::Skipped)]);
    page.open_with("progress/", &[(KEY, &own)]).await;
    page.click("Share progress…").await;
    page.until("document.querySelector('#share-dialog[open] svg')").await;
}

async fn value(page: &Page, field: &str) -> String {
    page.js(&format!("document.querySelector('{field}').value")).await.as_str().unwrap().to_owned()
}

/// What a camera reads from the code in a dialog.
async fn scanned(page: &Page, dialog: &str) -> String {
    let svg = page.js(&format!("document.querySelector('{dialog} svg').outerHTML")).await;
    scan(svg.as_str().unwrap())
}

/// The address of a link of the site, below its base.
fn below_base(link: &str) -> String {
    format!("#{}", link.split_once('#').unwrap().1)
}

#[test]
fn a_link_is_made_and_copied_by_keyboard_alone() {
    with_page(async |page| {
        page.before_each_page(RECORDER).await;
        page.open_with("progress/", &[(KEY, &saved_text(&[("http", Status::Done)]))]).await;
        page.focus("main [data-button=share]").await;
        page.press(Key::Enter).await;
        page.until_focus("#share-dialog-title").await;
        page.press(Key::Tab).await;
        page.until_focus("#share-dialog [data-button=close-share]").await;
        page.press(Key::Tab).await;
        page.press("Ada d").await;
        assert_eq!(page.js("document.querySelector('dialog[open]').id").await, "share-dialog", "letters are text");
        page.press(Key::Tab).await;
        page.until_focus("#share-link").await;
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        page.until_text(SAID, "Copied the link.").await;
        let copied = page.js("window.copied").await.as_str().unwrap().to_owned();
        assert_eq!(copied, value(page, "#share-link").await);
        let shared = link::decode(copied.split_once('#').unwrap().1, &ROADMAP).unwrap().unwrap();
        assert_eq!(shared.name.as_deref(), Some("Ada d"));
        assert_eq!(shared.statuses, progress(&[("http", Status::Done)]).status_map());
        page.press(Key::Escape).await;
        page.until("!document.querySelector('#share-dialog')?.open").await;
        page.until_focus("main [data-button=share]").await;
    });
}

#[test]
fn what_a_link_holds_and_does_not_is_said_before_it_can_be_copied() {
    with_page(async |page| {
        open_dialog(page).await;
        for dialog in ["share", "move"] {
            if dialog == "move" {
                page.click("Close").await;
                page.until_count("dialog", 0).await;
                page.click("Move to my phone…").await;
                page.until("document.querySelector('#move-dialog[open] svg')").await;
            }
            let text = page.js(&format!("document.querySelector('#{dialog}-dialog').textContent")).await;
            let text = text.as_str().unwrap();
            let said = text.find("no notes, no stars, no ticks and no answers").expect("what it does not hold");
            assert!(text.find("status of each topic").unwrap() < said && said < text.find("Copy").unwrap(), "{text}");
        }
    });
}

#[test]
fn where_the_browser_does_not_copy_the_link_is_selected() {
    with_page(async |page| {
        page.before_each_page("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))").await;
        open_dialog(page).await;
        page.click("Copy progress link").await;
        page.until_text(SAID, "copy it by hand").await;
        page.until_focus("#share-link").await;
        assert_eq!(page.js("getSelection().toString()").await, json!(value(page, "#share-link").await));
    });
}

#[test]
fn the_code_in_the_page_is_the_link_and_large_enough_to_scan() {
    with_page(async |page| {
        for width in [1280, 390, 320] {
            page.resize(width, 800).await;
            open_dialog(page).await;
            page.click_on("#share-name").await;
            page.press("Zoë 漢").await;
            assert_eq!(scanned(page, "#share-dialog").await, value(page, "#share-link").await);
            let shown = page.js("document.querySelector('#share-dialog svg').getBoundingClientRect().width").await;
            assert!(shown.as_f64().unwrap() >= 260.0, "{shown} px in a window of {width} px");
            let wide = "document.querySelector('#share-dialog').scrollWidth <= document.querySelector('#share-dialog').clientWidth";
            assert_eq!(page.js(wide).await, true);
            page.script("localStorage.removeItem(arguments[0])", &[json!(NAME)]).await;
        }
        assert_eq!(
            page.js("document.querySelector('#share-dialog svg title').textContent").await,
            "QR code of the progress link"
        );
    });
}

#[test]
fn the_share_sheet_gets_the_link_and_may_be_closed() {
    with_page(async |page| {
        page.before_each_page(RECORDER).await;
        open_dialog(page).await;
        page.click("Share…").await;
        page.until("window.shared").await;
        assert_eq!(page.js("window.shared.url").await, json!(value(page, "#share-link").await));
        page.script("window.refusal = new DOMException('closed', 'AbortError'); window.shared = null", &[]).await;
        page.click("Share…").await;
        page.until("window.shared").await;
        assert_eq!(page.text(SAID).await, "");
        page.script("window.refusal = new DOMException('no', 'NotAllowedError')", &[]).await;
        page.click("Share…").await;
        page.until_text(SAID, "Copy the link instead.").await;
    });
}

#[test]
fn without_a_share_sheet_none_is_offered() {
    with_page(async |page| {
        page.before_each_page("delete Navigator.prototype.share").await;
        open_dialog(page).await;
        assert_eq!(page.count("[data-button=send-link]").await, 0);
    });
}

#[test]
fn a_name_is_remembered_on_this_device_until_it_is_emptied() {
    with_page(async |page| {
        open_dialog(page).await;
        assert_eq!(page.stored(NAME).await, None);
        page.click_on("#share-name").await;
        page.press("Ada").await;
        page.reload().await;
        page.click("Share progress…").await;
        page.until("document.querySelector('#share-dialog[open] svg')").await;
        assert_eq!(value(page, "#share-name").await, "Ada");
        let link = value(page, "#share-link").await;
        assert_eq!(link::decode(&below_base(&link)[1..], &ROADMAP).unwrap().unwrap().name.as_deref(), Some("Ada"));
        page.click_on("#share-name").await;
        page.script("document.activeElement.select()", &[]).await;
        page.press(Key::Delete).await;
        assert_eq!(page.stored(NAME).await, None);
        let link = value(page, "#share-link").await;
        assert_eq!(link::decode(&below_base(&link)[1..], &ROADMAP).unwrap().unwrap().name, None);
    });
}

#[test]
fn a_name_that_cannot_be_kept_is_used_all_the_same_and_said() {
    with_page(async |page| {
        page.before_each_page(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        )
        .await;
        page.open("progress/").await;
        page.click("Share progress…").await;
        page.until("document.querySelector('#share-dialog[open] svg')").await;
        page.click_on("#share-name").await;
        page.press("Ada").await;
        page.until_text(SAID, "This name lasts until you close the page.").await;
        let link = value(page, "#share-link").await;
        assert_eq!(link::decode(&below_base(&link)[1..], &ROADMAP).unwrap().unwrap().name.as_deref(), Some("Ada"));
    });
}

#[test]
fn a_card_is_saved_as_a_png_of_its_size_and_as_svg() {
    with_page(async |page| {
        page.before_each_page(RECORDER).await;
        open_dialog(page).await;
        for look in ["Light", "Dark"] {
            page.click(look).await;
            page.script("window.kept = null", &[]).await;
            page.click("Save the card as PNG").await;
            page.until("window.kept").await;
            assert_eq!(page.js("window.kept.name").await, "backend-roadmap-progress.png");
            let script = r"
                const bytes = Uint8Array.from(atob(kept.url.split('data:image/png;base64,')[1]), (c) => c.charCodeAt(0));
                const view = new DataView(bytes.buffer);
                return [view.getUint32(0), view.getUint32(4), view.getUint32(16), view.getUint32(20)];";
            assert_eq!(page.script(script, &[]).await, json!([0x8950_4E47_u32, 0x0D0A_1A0A, 1200, 630]));
            // The corner has the colour of the paper, so it was drawn; the middle row has several.
            let script = r"
                const [done] = arguments;
                const image = new Image();
                image.src = kept.url;
                image.decode().then(() => {
                    const canvas = document.createElement('canvas');
                    [canvas.width, canvas.height] = [1200, 630];
                    const context = canvas.getContext('2d');
                    context.drawImage(image, 0, 0);
                    const row = context.getImageData(0, 340, 1200, 1).data;
                    const colours = new Set();
                    for (let at = 0; at < row.length; at += 4) colours.add(row.slice(at, at + 3).join());
                    done([row.slice(0, 3).join(), colours.size > 3]);
                });";
            let paper = if look == "Light" { "250,248,243" } else { "17,22,27" };
            assert_eq!(page.script_async(script, &[]).await, json!([paper, true]));
        }
        page.click("Save the card as SVG").await;
        page.until("window.kept.name === 'backend-roadmap-progress.svg'").await;
        let svg = page.js("decodeURIComponent(kept.url.split('data:image/svg+xml;charset=utf-8,')[1])").await;
        assert!(svg.as_str().unwrap().contains(">1 of 134 done</text>"), "{svg}");
        assert_eq!(page.js("document.querySelector('#share-card').src === kept.url").await, true, "as it was shown");
        page.click("Save the code as SVG").await;
        page.until("window.kept.name === 'backend-roadmap-link.svg'").await;
        page.click("Save badge.svg").await;
        page.until("window.kept.name === 'badge.svg'").await;
    });
}

#[test]
fn every_name_fits_its_card_and_stays_text() {
    with_page(async |page| {
        open_dialog(page).await;
        let names = [
            HOSTILE.to_owned(),
            "W".repeat(40),
            "漢".repeat(40),
            "🦀".repeat(20),
            "ﷺ".repeat(40),
            "שלום עולם".into(),
            "a\u{FFFE}b\u{1}c".into(),
        ];
        for name in names {
            let script = r"
                const field = document.querySelector('#share-name');
                field.value = arguments[0];
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            page.script(script, &[json!(name)]).await;
            let script = r"
                const address = document.querySelector('#share-card').src;
                const page = new DOMParser().parseFromString(decodeURIComponent(address.slice(address.indexOf(',') + 1)), 'image/svg+xml');
                const svg = document.body.appendChild(document.importNode(page.documentElement, true));
                const edges = [...svg.querySelectorAll('text')].map((text) => {
                    const box = text.getBBox();
                    return [text.textContent, box.x, box.x + box.width];
                });
                svg.remove();
                return [page.querySelector('parsererror, img, script')?.outerHTML, page.querySelector('text').textContent, edges,
                    document.querySelectorAll('img[src=x]').length, document.querySelector('#share-card').alt];";
            let found = page.script(script, &[]).await;
            let clean = link::clean_name(&name);
            assert_eq!(found[0], json!(null), "{name}");
            assert_eq!(found[1], json!(isolated(&clean)));
            for edge in found[2].as_array().unwrap() {
                let (left, right) = (edge[1].as_f64().unwrap(), edge[2].as_f64().unwrap());
                assert!(left >= 50.0, "{edge}");
                assert!(right <= 1150.0, "{edge}");
            }
            assert_eq!(found[3], 0, "{name}");
            assert!(found[4].as_str().unwrap().starts_with(&*isolated(&clean)), "{}", found[4]);
            page.until("document.querySelector('#share-card').naturalWidth === 1200").await;
        }
    });
}

#[test]
fn a_badge_is_copied_as_markdown_and_as_html_and_leads_to_the_link() {
    with_page(async |page| {
        page.before_each_page(RECORDER).await;
        open_dialog(page).await;
        page.click_on("#share-name").await;
        page.press("Ada").await;
        let link = value(page, "#share-link").await;
        page.click("Copy the Markdown").await;
        page.until_text(SAID, "Copied the Markdown.").await;
        let copied = page.js("window.copied").await.as_str().unwrap().to_owned();
        assert!(
            copied.starts_with("[![Ada’s backend roadmap: 1 of ")
                && copied.ends_with(&format!("](badge.svg)]({link})"))
        );
        page.click("Copy the HTML").await;
        page.until_text(SAID, "Copied the HTML.").await;
        let copied = page.js("window.copied").await.as_str().unwrap().to_owned();
        assert!(copied.starts_with(&format!("<a href=\"{link}\"><img src=\"badge.svg\" alt=\"Ada’s")), "{copied}");
        page.until("document.querySelector('#share-badge').naturalHeight === 20").await;
    });
}

#[test]
fn the_dialog_opens_over_the_outline_too_and_does_not_stay_when_one_goes_back() {
    with_page(async |page| {
        page.open("").await;
        page.set_status("http", "Done").await;
        page.until_status("http", "done").await;
        let extras = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/extras-')).length";
        assert_eq!(page.js(extras).await, 0, "who does not ask for it does not load it");
        page.click("Share progress…").await;
        page.until("document.querySelector('#share-dialog[open] svg')").await;
        assert!(scanned(page, "#share-dialog").await.contains("/some/base/#p=1."));
        page.click("Close").await;
        page.until_focus("main [data-button=share]").await;
        page.click("My progress").await;
        page.until_text("h1", "My progress").await;
        page.click("Share progress…").await;
        page.until("document.querySelector('#share-dialog[open] svg')").await;
        assert_eq!(page.js("document.querySelectorAll('#share-dialog').length").await, 1);
        page.back().await;
        page.until_text("h1", "The 2021 roadmap").await;
        page.forward().await;
        page.until_text("h1", "My progress").await;
        assert_eq!(page.count("dialog").await, 0);
        page.click("Share progress…").await;
        page.until("document.querySelector('#share-dialog').matches(':modal')").await;
    });
}

#[test]
fn a_dialog_that_does_not_come_is_said_and_can_be_asked_for_again() {
    with_page(async |page| {
        let saved = saved_text(&[("http", Status::Done)]);
        page.open_with("", &[("backend-roadmap:progress", &saved)]).await;
        page.block(&["*/extras-*"]).await;
        page.click("Share progress…").await;
        page.until_text("#toast", "did not load: there seems to be no connection. Reload").await;
        page.block(&[]).await;
        page.click("Share progress…").await;
        page.until("document.querySelector('#share-dialog[open] svg')").await;
    });
}
