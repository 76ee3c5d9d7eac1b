//! What axe-core finds in every view, in light and dark; reflow at narrow widths; reduced motion.

use std::fmt::Write;

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::link;
use backend_roadmap::domain::progress::Status;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::{Page, with_page};
use crate::compare::{compare, url};
use crate::servers::setting;
use crate::{progress, saved_text};

const KEY: &str = "backend-roadmap:progress";

/// Runs axe-core on the page as it is, in light and dark.
async fn check(page: &Page, view: &str) {
    let axe = std::fs::read_to_string(setting("AXE_JS")).expect("axe-core, which `make test` installs");
    let script = r"
        const done = arguments[0];
        axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            rules: { 'target-size': { enabled: true } },
        }).then(({ violations }) => done(violations), (error) => done(String(error)));";
    let mut found = String::new();
    for scheme in ["light", "dark"] {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        page.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        // A transition that is under way has colours of its own.
        page.until("document.getAnimations().every((it) => it.playState !== 'running')").await;
        page.script(&axe, &[]).await;
        found += &report(&page.script_async(script, &[]).await, scheme);
    }
    assert!(found.is_empty(), "axe-core finds in {view}:\n{found}");
}

/// The violations, a few lines each.
fn report(violations: &Value, scheme: &str) -> String {
    let mut text = String::new();
    for violation in violations.as_array().unwrap_or_else(|| panic!("axe-core failed: {violations}")) {
        writeln!(text, "{scheme}: {} ({})", violation["id"], violation["help"]).unwrap();
        for node in violation["nodes"].as_array().unwrap().iter().take(4) {
            writeln!(text, "    {} {}\n    {}", node["target"], node["html"], node["failureSummary"]).unwrap();
        }
    }
    text
}

fn statuses() -> String {
    saved_text(&[("http", Status::Done), ("dns", Status::Learning), ("git", Status::Skipped)])
}

#[test]
fn the_outline_is_accessible() {
    with_page(async |page| {
        page.open_with("", &[(KEY, &statuses())]).await;
        check(page, "the outline").await;
        page.set_status("rest", "Done").await;
        page.until_text("#toast", "Done").await;
        check(page, "the outline with a toast").await;
    });
}

#[test]
fn the_map_is_accessible_near_and_far_searched_and_with_its_menu() {
    with_page(async |page| {
        page.open_with("map/", &[(KEY, &statuses())]).await;
        page.until("document.querySelector('.map__picture a')").await;
        check(page, "the map").await;
        page.click_on(".filter-bar__more summary").await;
        page.search("cache").await;
        page.until("document.querySelector('.map__picture [data-dim]')").await;
        check(page, "the searched map").await;
        page.click("Clear search and filters").await;
        page.click_on(".map__panel summary").await;
        check(page, "the key of the map").await;
        page.focus("[data-topic=http]").await;
        page.until("document.querySelector('[data-bond]')").await;
        page.press(" ").await;
        page.until_focus("#map-menu button").await;
        check(page, "the menu of a topic on the map").await;
        page.press(Key::Escape).await;
        page.press("9").await;
        page.until("document.querySelector('.map__view').dataset.level === 'cards'").await;
        check(page, "the map from far").await;
    });
}

#[test]
fn search_and_filters_are_accessible() {
    with_page(async |page| {
        page.open_with("?q=cach&status=todo", &[(KEY, &statuses())]).await;
        page.until("document.querySelectorAll('.best-matches a').length > 0").await;
        page.click_on(".filter-bar__more summary").await;
        check(page, "the filtered outline").await;
        page.open("?q=zzzzqqq").await;
        page.until_text("[data-match-count]", "No topic matches.").await;
        check(page, "the outline with no match").await;
    });
}

#[test]
fn a_topic_is_accessible_wide_and_narrow() {
    with_page(async |page| {
        for (width, view) in [(1280, "a topic on a wide window"), (390, "a topic on a narrow window")] {
            page.resize(width, 844).await;
            page.open_with("topics/redis/", &[(KEY, &statuses())]).await;
            page.until("document.querySelectorAll('[data-topic]').length > 100").await;
            check(page, view).await;
            page.js("document.querySelectorAll('.question details').forEach((it) => { it.open = true; })").await;
            page.focus("#topic .term").await;
            check(page, &format!("{view}, with its answers and an explained term")).await;
        }
        page.open("").await;
        check(page, "the outline on a narrow window").await;
    });
}

#[test]
fn the_other_pages_are_accessible() {
    with_page(async |page| {
        page.expect_complaints();
        for path in
            ["progress/", "stages/internet/", "glossary/", "compare/", "settings/", "shortcuts/", "about/", "nothing/"]
        {
            page.open_with(path, &[(KEY, &statuses())]).await;
            check(page, path).await;
        }
    });
}

#[test]
fn the_path_today_and_the_plan_are_accessible() {
    with_page(async |page| {
        for path in ["today/", "paths/", "paths/first-job/", "placement/", "plan/"] {
            page.open(path).await;
            page.until_live().await;
            check(page, &format!("{path} of a newcomer")).await;
        }
        page.open_with("paths/first-job/", &[(KEY, &statuses())]).await;
        page.until_live().await;
        page.click("Follow this path").await;
        page.until_text("[data-follow]", "Leave this path").await;
        page.click("Plan it").await;
        page.until("document.querySelector('[data-plan=make]')").await;
        check(page, "the plan before it is made").await;
        page.click("Make a plan").await;
        page.until_text("[data-plan-end]", "The last step is done between").await;
        page.script("document.querySelectorAll('main details').forEach((it) => { it.open = true; })", &[]).await;
        check(page, "a plan with all that is folded").await;
        for path in ["today/", "paths/first-job/", "placement/", "topics/dns/", "progress/"] {
            page.open(path).await;
            page.until_live().await;
            check(page, &format!("{path} of who follows a path")).await;
        }
    });
}

#[test]
fn a_comparison_is_accessible_wide_and_narrow() {
    with_page(async |page| {
        for width in [1280, 390] {
            page.resize(width, 844).await;
            page.open_with("", &[(KEY, &statuses())]).await;
            compare(
                page,
                &[url("Ada", &[("http", Status::Done)]), url("Bo", &[("dns", Status::Learning)]), "?".into()],
            )
            .await;
            page.focus("#compare-name").await;
            page.press("Team\u{e007}").await;
            page.until_text("#compare-groups", "Team").await;
            page.click("Unfold all").await;
            page.click("Sort people by total").await;
            check(page, &format!("a comparison on a window of {width} px")).await;
        }
    });
}

#[test]
fn notes_and_an_import_are_accessible() {
    with_page(async |page| {
        for width in [1280, 390] {
            page.resize(width, 844).await;
            page.open_with("topics/http/", &[(KEY, &statuses())]).await;
            page.click_on("[data-notes] button").await;
            page.until_focus("#note-text").await;
            page.click("Keep a link").await;
            page.click("Keep the link").await;
            page.until_text(".notes__problem", "must begin").await;
            check(page, &format!("the editor of a note at {width} px")).await;
            page.focus("#note-text").await;
            page.press("## A\n\n- b [c](https://example.org)").await;
            page.click_on("[data-button=close-note]").await;
            page.until_text(".notes__text", "c").await;
            check(page, &format!("a note at {width} px")).await;
            page.open("progress/").await;
            page.until("document.querySelector('.extra[data-live] #import-preview')").await;
            page.focus("#import-text").await;
            page.press("- [x] What is HTTP\n- [x] Lunch").await;
            page.click("Preview").await;
            page.until_text("#import-preview", "This is a task list").await;
            // What is half under the header when one scrolls is no small target.
            page.js("scrollTo({ top: 0, behavior: 'instant' })").await;
            check(page, &format!("the preview of an import at {width} px")).await;
        }
    });
}

#[test]
fn the_reset_dialog_is_accessible() {
    with_page(async |page| {
        page.open_with("progress/", &[(KEY, &statuses())]).await;
        page.click("Reset progress…").await;
        page.click("Reset").await;
        page.until_text("#snapshots", "1 of ").await;
        check(page, "the progress page with a snapshot").await;
        page.click("Reset progress…").await;
        page.until("document.querySelector('#reset-dialog').open").await;
        check(page, "the reset dialog").await;
    });
}

#[test]
fn the_dialogs_for_sharing_are_accessible() {
    with_page(async |page| {
        page.open_with("progress/", &[(KEY, &statuses())]).await;
        for (width, dialog, button) in [
            (1280, "share", "Share progress…"),
            (1280, "move", "Move to my phone…"),
            (390, "share", "Share progress…"),
            (390, "move", "Move to my phone…"),
        ] {
            page.resize(width, 844).await;
            page.click(button).await;
            page.until(&format!("document.querySelector('#{dialog}-dialog[open] svg')")).await;
            page.click_on(&format!("#{dialog}-dialog .share-dialog__copy button")).await;
            page.until_text(&format!("#{dialog}-dialog [role=status]"), ".").await;
            check(page, &format!("the dialog {dialog} at {width} px")).await;
            page.click("Close").await;
        }
        page.open(&format!("#{}", link::asking_to_merge(&link::encode(&progress(&[]), "", EDITION, &ROADMAP)))).await;
        page.until_text("#shared", "From your other device").await;
        check(page, "the question of a link from another device").await;
    });
}

#[test]
fn the_banners_are_accessible() {
    with_page(async |page| {
        let fragment = link::encode(&progress(&[("http", Status::Done)]), "Ada", EDITION, &ROADMAP);
        page.open(&format!("#{fragment}")).await;
        page.until_text("#shared", "Ada’s progress").await;
        check(page, "the preview of a link").await;
        page.open_with("progress/", &[(KEY, "rubbish")]).await;
        page.until_text("#saving", "could not be read").await;
        check(page, "the banner about saving").await;
    });
}

#[test]
fn no_page_is_wider_than_its_window() {
    with_page(async |page| {
        page.expect_complaints();
        let fragment = link::encode(&progress(&[("http", Status::Done)]), "Ada", EDITION, &ROADMAP);
        // 720 px are a window of 1440 px at 200 %.
        for width in [320, 720, 1440] {
            page.resize(width, 800).await;
            let link = format!("#{fragment}");
            for path in [
                "",
                "?q=cach",
                "topics/redis/",
                "topics/http/",
                "stages/language/",
                "glossary/",
                "progress/",
                "compare/",
                "settings/",
                "shortcuts/",
                "about/",
                "nothing/",
                &link,
            ] {
                page.visit("robots.txt").await;
                page.open_with(path, &[(KEY, &statuses())]).await;
                let wide = page.js("document.documentElement.scrollWidth").await.as_u64().unwrap();
                assert!(wide <= u64::from(width), "{path:?} is {wide} px wide in a window of {width} px");
            }
            page.open_with("", &[(KEY, "rubbish")]).await;
            page.until_text("#saving", "could not be read").await;
            assert!(page.js("document.documentElement.scrollWidth").await.as_u64().unwrap() <= u64::from(width));
        }
    });
}

#[test]
fn with_reduced_motion_nothing_moves() {
    with_page(async |page| {
        let features = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        page.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        page.open("").await;
        assert_eq!(page.js("getComputedStyle(document.documentElement).scrollBehavior").await, "auto");
        page.script("document.querySelector('[data-jump=scale]').click()", &[]).await;
        page.until("document.querySelector('#stage-scale').getBoundingClientRect().top < 900").await;
        page.set_status("http", "Done").await;
        let moving = "document.getAnimations().filter((it) => it.effect.getComputedTiming().duration > 50).length";
        assert_eq!(page.js(moving).await, 0);
    });
}
