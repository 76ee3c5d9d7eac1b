//! Progress links: made, opened as a preview, merged, replaced, closed; scanned on another device; reset and snapshots;
//! hostile fragments.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::link;
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::saved;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::{Page, with_page};
use crate::compare::compare;
use crate::scan::scan;
use crate::{progress, saved_text, status_in};

const KEY: &str = "backend-roadmap:progress";
const BANNER: &str = "#shared";

/// The fragment of somebody's link.
fn fragment(name: &str, topics: &[(&str, Status)]) -> String {
    link::encode(&progress(topics), name, EDITION, &ROADMAP)
}

/// Opens a link over one's own progress: `http` done and `git` being learned.
async fn open_over_own(page: &Page, fragment: &str) -> String {
    let own = saved_text(&[("http", Status::Done), ("git", Status::Learning)]);
    page.open_with(&format!("#{fragment}"), &[(KEY, &own)]).await;
    page.until(&format!("!document.querySelector('{BANNER}').hidden")).await;
    own
}

#[test]
fn a_link_carries_progress_and_a_name_to_another_browser() {
    let url = with_page(async |page| {
        page.open("").await;
        page.set_status("http", "Done").await;
        page.set_status("dns", "Skipped").await;
        page.open("progress/").await;
        page.click("Share progress…").await;
        page.until("document.querySelector('#share-dialog[open] svg')").await;
        page.click_on("#share-name").await;
        page.press("Ada").await;
        page.js("document.querySelector('#share-link').value").await.as_str().unwrap().to_owned()
    });
    let (_, path) = url.split_once("#").unwrap();
    with_page(async |page| {
        page.open(&format!("#{path}")).await;
        page.until_text(BANNER, "Ada’s progress: 1 of ").await;
        assert_eq!(page.status_of("http").await, "done");
        assert_eq!(page.status_of("dns").await, "skipped");
        assert_eq!(page.saved().await, None, "looking stores nothing");
        // It stays while one looks around, and can be opened again.
        page.click_on("[data-topic=http] a").await;
        page.until_focus("#topic-title").await;
        page.reload().await;
        page.until_text(BANNER, "Ada’s progress").await;
        page.until_status("http", "done").await;
        assert_eq!(page.saved().await, None);
    });
}

#[test]
fn a_preview_changes_nothing_and_can_be_closed() {
    with_page(async |page| {
        let own = open_over_own(page, &fragment("", &[("dns", Status::Done)])).await;
        page.until_text(BANNER, "Somebody’s progress:").await;
        assert_eq!(page.status_of("http").await, "todo");
        page.focus("[data-topic=http] a").await;
        page.press("s").await;
        assert_eq!(page.status_of("http").await, "todo");
        assert_eq!(page.count("[data-topic] fieldset:not([disabled])").await, 0);
        page.click("Close").await;
        page.until_path("").await;
        page.until_status("http", "done").await;
        assert_eq!(page.status_of("dns").await, "todo");
        assert_eq!(page.saved().await.unwrap(), own);
    });
}

#[test]
fn a_merge_takes_what_is_further_along_and_can_be_undone() {
    let theirs = fragment("Bo", &[("http", Status::Learning), ("git", Status::Done), ("dns", Status::Done)]);
    with_page(async |page| {
        open_over_own(page, &theirs).await;
        page.click("Merge").await;
        page.until_path("").await;
        for topic in ["http", "git", "dns"] {
            page.until_status(topic, "done").await;
        }
        page.click("Undo").await;
        page.until_status("git", "learning").await;
        assert_eq!(page.status_of("dns").await, "todo");
        assert_eq!(status_in(&page.saved().await.unwrap(), "git"), Status::Learning);
    });
}

#[test]
fn a_replacement_is_exact_and_its_snapshot_can_be_restored() {
    with_page(async |page| {
        open_over_own(page, &fragment("Bo", &[("dns", Status::Done)])).await;
        page.click("Replace").await;
        page.until_status("dns", "done").await;
        page.until_status("http", "todo").await;
        assert_eq!(page.status_of("git").await, "todo");
        page.open("progress/").await;
        page.until_text("#snapshots", "1 of ").await;
        page.click_on("#snapshots li button").await;
        page.click("Roadmap").await;
        page.until_status("http", "done").await;
        page.until_status("git", "learning").await;
        assert_eq!(page.status_of("dns").await, "todo");
    });
}

#[test]
fn a_scanned_code_asks_to_be_merged_and_merging_twice_changes_nothing_more() {
    let link = with_page(async |page| {
        let own = saved_text(&[("http", Status::Done), ("dns", Status::Done), ("git", Status::Learning)]);
        page.open_with("progress/", &[(KEY, &own)]).await;
        page.click("Move to my phone…").await;
        page.until("document.querySelector('#move-dialog[open] svg')").await;
        page.until_focus("#move-dialog-title").await;
        let code = page.js("document.querySelector('#move-dialog svg').outerHTML").await;
        let link = scan(code.as_str().unwrap());
        assert_eq!(page.js("document.querySelector('#move-link').value").await, json!(link));
        assert!(link.contains("/some/base/#m=1."), "{link}");
        page.press(Key::Escape).await;
        page.until_focus("main [data-button=move]").await;
        assert_eq!(page.saved().await.unwrap(), own);
        format!("#{}", link.split_once('#').unwrap().1)
    });
    with_page(async |page| {
        let own = saved_text(&[("git", Status::Done), ("rest", Status::Learning), ("dns", Status::Skipped)]);
        page.open_with(&link, &[(KEY, &own)]).await;
        page.until_text(BANNER, "From your other device: 2 of ").await;
        page.until_text(BANNER, "Merge?").await;
        let offered = "[...document.querySelectorAll('#shared button:not([hidden])')].map((it) => it.innerText)";
        assert_eq!(page.js(offered).await, json!(["Merge", "Close"]));
        assert_eq!(page.count("#shared [data-button=merge].button--strong").await, 1);
        assert_eq!(page.saved().await.unwrap(), own, "nothing happens by itself");
        // It stays in the address bar while one looks around.
        page.click_on("[data-topic=http] a").await;
        page.until_focus("#topic-title").await;
        assert!(page.path().await.ends_with(&link));
        page.click("Merge").await;
        page.until("localStorage['backend-roadmap:progress'].includes('http')").await;
        let merged = page.saved().await.unwrap();
        let expected = progress(&[
            ("http", Status::Done),
            ("dns", Status::Done),
            ("git", Status::Done),
            ("rest", Status::Learning),
        ]);
        let statuses = saved::decode(&merged).progress.status_map();
        assert_eq!(statuses, expected.status_map());
        page.open("").await;
        page.open(&link).await;
        page.reload().await;
        page.until_text(BANNER, "From your other device").await;
        page.click("Merge").await;
        page.until("document.querySelector('#shared').hidden").await;
        assert_eq!(page.saved().await.unwrap(), merged, "the second time there is nothing to take over");
        page.open(&link).await;
        page.reload().await;
        page.click("Close").await;
        page.until_path("").await;
        assert_eq!(page.saved().await.unwrap(), merged);
    });
}

#[test]
fn somebody_elses_link_after_ones_own_is_not_asked_about_in_the_same_way() {
    let theirs = link::encode(&progress(&[("http", Status::Done)]), "Bo", EDITION, &ROADMAP);
    with_page(async |page| {
        page.open(&format!("#{}", link::asking_to_merge(&theirs))).await;
        page.until_text(BANNER, "From your other device:").await;
        page.script("location.hash = arguments[0]", &[json!(theirs)]).await;
        page.until_text(BANNER, "Bo’s progress: 1 of ").await;
        assert_eq!(page.count("#shared .button--strong").await, 0);
        assert_eq!(page.count("#shared [data-button=replace]").await, 1);
    });
}

#[test]
fn a_reset_asks_first_and_can_be_undone() {
    with_page(async |page| {
        page.open_with("progress/", &[(KEY, &saved_text(&[("http", Status::Done)]))]).await;
        page.until_text(".progress__total", "1 of ").await;
        page.click("Reset progress…").await;
        page.until("document.querySelector('#reset-dialog').open").await;
        page.click("Keep my progress").await;
        page.until("!document.querySelector('#reset-dialog').open").await;
        page.until_focus("[data-button=ask-reset]").await;
        assert!(page.text(".progress__total").await.starts_with("1 of "));
        page.click("Reset progress…").await;
        page.click("Reset").await;
        page.until_text(".progress__total", "0 of ").await;
        page.until_text("#snapshots", "1 of ").await;
        page.click("Undo: Reset all progress.").await;
        page.until_text(".progress__total", "1 of ").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
    });
}

#[test]
fn a_name_is_text_whatever_it_says() {
    with_page(async |page| {
        let name = "<img src=x onerror=alert(1)>";
        page.open(&format!("#{}", fragment(name, &[("http", Status::Done)]))).await;
        page.until_text(BANNER, &format!("{name}’s progress")).await;
        assert_eq!(page.count("img").await, 0);
    });
}

#[test]
fn a_link_that_cannot_be_read_says_so_and_nothing_else() {
    let whole = fragment("Ada", &[("http", Status::Done)]);
    let cut = whole[..whole.len() - 3].to_owned();
    for (fragment, words) in [(cut, "cut short"), ("p=".into(), "newer"), ("p=9.AAAA".into(), "newer version")] {
        with_page(async |page| {
            let own = open_over_own(page, &fragment).await;
            page.until_text(BANNER, "This link cannot be opened.").await;
            page.until_text(BANNER, words).await;
            assert_eq!(page.status_of("http").await, "done");
            page.click("Close").await;
            page.until_path("").await;
            assert_eq!(page.saved().await.unwrap(), own);
        });
    }
}

#[test]
fn a_link_that_was_changed_on_the_way_opens_in_the_address_bar_an_import_and_a_comparison() {
    let whole = fragment("Ada", &[("http", Status::Done), ("dns", Status::Skipped)]);
    let (first, second) = whole.split_at(whole.len() / 2);
    with_page(async |page| {
        for changed in [
            whole.replace('=', "%3D"),
            whole.replace('=', "%253D").replace("1.", "1%2E"),
            format!("{whole}&fbclid=x"),
            format!("{whole}?utm_source=wa"),
            format!("{whole})**"),
            format!("{whole}’"),
            format!("{whole}%20"),
        ] {
            page.visit("robots.txt").await;
            page.open(&format!("#{changed}")).await;
            page.until_text(BANNER, "Ada’s progress: 1 of ").await;
            page.until_status("dns", "skipped").await;
        }
        page.open("progress/").await;
        page.until("document.querySelector('.extra[data-live] #import-preview')").await;
        let site = "https://roadmap.example/road/";
        let texts = [
            format!("Here is mine: {site}#{whole}."),
            format!("[Ada](<{site}#{whole}>)"),
            format!("> {site}#{first}\r\n> {second}"),
            format!("{site}#{}=\n{second}", first.replace('=', "=3D")),
            whole.clone(),
            format!("HTTP://ROADMAP.EXAMPLE/#{whole}"),
        ];
        for text in &texts {
            page.script("document.querySelector('#import-text').value = arguments[0]", &[json!(text)]).await;
            page.click("Preview").await;
            page.until_text("#import-preview", "This is a progress link").await;
            page.until_text("#import-preview", "Merge: 2 added").await;
            page.click("Cancel").await;
            page.until("!document.querySelector('#import-preview').innerText").await;
        }
        let several = format!("{site}#{whole}\n{site}#{}", fragment("Bo", &[]));
        page.script("document.querySelector('#import-text').value = arguments[0]", &[json!(several)]).await;
        page.click("Preview").await;
        page.until_text("#import-problem", "There are 2 progress links in it.").await;
        for text in &texts {
            compare(page, std::slice::from_ref(text)).await;
            page.until_text("#compare-summary", "Ada").await;
            assert_eq!(page.text("#compare-problems").await, "", "{text}");
        }
    });
}

#[test]
fn a_changed_link_is_refused_where_the_program_that_reads_it_does_not_come() {
    let whole = fragment("Ada", &[("http", Status::Done)]);
    with_page(async |page| {
        page.expect_complaints();
        page.block(&["*/extras-*"]).await;
        page.open(&format!("#{whole}&fbclid=x")).await;
        page.until_text(BANNER, "was cut short or changed on the way").await;
        // One as the site writes it needs no other program.
        page.open("about/").await;
        page.open(&format!("#{whole}")).await;
        page.until_text(BANNER, "Ada’s progress").await;
    });
}

#[test]
fn a_link_whose_sign_was_escaped_opens_from_the_page_that_is_not_there() {
    let whole = fragment("Ada", &[("http", Status::Done)]);
    with_page(async |page| {
        page.expect_complaints();
        for (path, expected) in [
            (format!("%23{whole}"), format!("#{whole}")),
            (format!("map/%23{}", whole.replace('=', "%3D")), format!("map/#{whole}")),
            (format!("nothing/%2523{whole}.?fbclid=x"), format!("#{whole}")),
        ] {
            page.open(&path).await;
            page.until_path(&expected).await;
            page.until_text(BANNER, "Ada’s progress: 1 of ").await;
        }
        page.open(&format!("%23{}", &whole[..whole.len() - 2])).await;
        page.until_text(BANNER, "cut short").await;
        page.open("nothing/").await;
        page.until_text("h1", "There is no such page").await;
        assert_eq!(page.js(&format!("document.querySelector('{BANNER}').hidden")).await, true);
        // Without the program nothing can be shown, but that is said.
        page.block(&["*.wasm"]).await;
        page.visit(&format!("#{whole}")).await;
        page.until_text("#boot-failure", "The progress in this link cannot be shown").await;
        page.visit("about/").await;
        page.until_text("#boot-failure", "did not load").await;
        assert!(!page.text("#boot-failure").await.contains("link"));
    });
}

/// A thousand fragments: valid ones with a byte changed, cut, repeated, and plain rubbish.
fn hostile_fragments() -> Vec<Value> {
    let whole = fragment("Ada", &[("http", Status::Done), ("rest", Status::Skipped)]);
    let mut seed = 0x2021_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let letters: Vec<char> = "p=1.AZaz09-_%<>\"'&#;/\\\u{0}\u{202E}é😀 .".chars().collect();
    let text = |random: &mut dyn FnMut(usize) -> usize, length: usize| -> String {
        (0..length).map(|_| letters[random(letters.len())]).collect()
    };
    (0..1000)
        .map(|at| match at % 5 {
            0 => whole[..random(whole.len())].to_owned(),
            1 => {
                let at = random(whole.len());
                format!("{}{}{}", &whole[..at], text(&mut random, 1), &whole[at + 1..])
            }
            2 => format!("p=1.{}", text(&mut random, at)),
            3 => {
                let length = random(80);
                text(&mut random, length)
            }
            _ => format!("p=1.{}", "A".repeat(random(4000))),
        })
        .map(Value::from)
        .collect()
}

#[test]
fn a_thousand_hostile_fragments_do_nothing() {
    with_page(async |page| {
        let own = saved_text(&[("http", Status::Done)]);
        page.open_with("", &[(KEY, &own)]).await;
        let script = r"
            const [fragments, done] = arguments;
            let applied = 0;
            (async () => {
                for (const fragment of fragments) {
                    const moved = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
                    const before = location.href;
                    location.hash = fragment;
                    if (location.href !== before) { applied++; await moved; }
                }
                history.replaceState(null, '', location.pathname);
                done([document.documentElement.dataset.boot, applied]);
            })();";
        let end = page.script_async(script, &[json!(hostile_fragments())]).await;
        assert_eq!(end[0], "ready");
        assert!(end[1].as_u64().unwrap() > 900, "the browser let only {} through", end[1]);
        page.script("location.hash = 'p=x'; location.hash = ''", &[]).await;
        page.until(&format!("document.querySelector('{BANNER}').hidden")).await;
        assert_eq!(page.saved().await.unwrap(), own);
        assert_eq!(page.js("localStorage.length").await, 1);
        page.until_status("http", "done").await;
        page.set_status("dns", "Done").await;
        page.until_status("dns", "done").await;
    });
}
