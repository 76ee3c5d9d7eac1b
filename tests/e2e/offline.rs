//! The offline copy: every view with the server stopped, a copy that is interrupted, what is not in it. Each test has a host
//! of its own.

use std::fs;
use std::path::Path;

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::route::Page;
use serde_json::json;

use crate::browser::{with_page, with_worker};
use crate::host::{FOOTER, Host, copy, pages};
use crate::servers::setting;

const TITLE: &str = "#topic-title";
/// How the server answered when the page was loaded.
const STATUS: &str = "performance.getEntriesByType('navigation')[0].responseStatus";
#[test]
fn every_view_works_with_the_server_stopped() {
    let mut host = Host::start("every-view");
    with_worker(&host.site.clone(), async |page| {
        copy(page).await;
        page.set_status("http", "Done").await;
        host.stop();
        page.expect_complaints();
        for (path, heading) in [
            ("", "The 2021 roadmap"),
            ("index.html", "The 2021 roadmap"),
            ("?q=cache&kind=concept", "The 2021 roadmap"),
            ("topics/http/", "What is HTTP"),
            ("topics/http", "What is HTTP"),
            ("topics/redis/?status=todo", "Redis"),
            ("stages/internet/", "Internet"),
            ("progress/", "My progress"),
            ("plan/", "Plan"),
            ("compare/", "Compare"),
            ("settings/", "Settings"),
            ("glossary/", "Glossary"),
            ("shortcuts/", "Keyboard shortcuts"),
            ("about/", "About this roadmap"),
        ] {
            page.open(path).await;
            page.until_text("h1", heading).await;
            page.reload().await;
            page.until_text("h1", heading).await;
            assert_eq!(page.js(STATUS).await, 200, "{path}");
            assert_eq!(page.js("getComputedStyle(document.querySelector('.skip-link')).position").await, "absolute");
        }
        page.open("?q=cache").await;
        page.until_text("[data-match-count]", "match").await;
        assert_eq!(page.js("document.querySelector('#search').value").await, "cache");
        page.open("").await;
        assert_eq!(page.status_of("http").await, "done");
        page.click_on("[data-topic=rest] a").await;
        page.until_focus(TITLE).await;
        page.until("document.querySelector('#topic .prose')?.innerText.length > 100").await;
        page.reload().await;
        page.until_text(TITLE, "REST").await;
        // What is not there is not there, and the site itself says so.
        page.open("topics/nothing/").await;
        page.until_text("h1", "There is no such page").await;
        assert_eq!(page.js(STATUS).await, 404);
        let topics = ROADMAP.topics.iter().map(|topic| format!("../{}/", topic.id));
        let stages = ROADMAP.stages.iter().map(|stage| format!("../../stages/{}/", stage.id));
        let script = r"
            const [paths, done] = arguments;
            const get = async (path) => {
                const answer = await fetch(path).catch(() => undefined);
                return answer?.ok && (await answer.text()).includes('</html>') ? [] : [path];
            };
            Promise.all(paths.map(get)).then((lost) => done(lost.flat()));";
        let paths: Vec<String> = topics.chain(stages).collect();
        assert_eq!(page.script_async(script, &[json!(paths)]).await, json!([]), "not in the copy");
    });
}

#[test]
fn a_copy_that_the_network_interrupts_tells_how_far_it_is_and_goes_on() {
    let mut host = Host::start("interrupted");
    with_worker(&host.site.clone(), async |page| {
        page.expect_complaints();
        page.open("").await;
        page.until(&format!("/copy: [1-9]\\d* of/.test(document.querySelector('{FOOTER}').textContent)")).await;
        host.stop();
        page.until_text(FOOTER, "The rest follows").await;
        // What was copied so far is enough to start.
        page.reload().await;
        page.until_text(FOOTER, "The rest follows").await;
        host.go_on();
        page.open("settings/").await;
        page.until_text("#offline", "Works offline").await;
        page.until_text("#live", "Works offline").await;
    });
}

#[test]
fn a_topic_that_is_not_copied_yet_has_a_page_of_the_site_and_not_of_the_browser() {
    let mut host = Host::start("not-yet");
    let redis = ["topics/redis/index.html", "topics/redis/topic.json"];
    for file in redis {
        fs::remove_file(host.folder.join(file)).unwrap();
    }
    with_worker(&host.site.clone(), async |page| {
        page.expect_complaints();
        page.open("").await;
        page.until_text(FOOTER, &format!("{} of {} pages. The rest follows", pages() - 1, pages())).await;
        host.stop();
        page.visit("topics/redis/").await;
        page.ready().await;
        assert_eq!(page.text("h1").await, "Not in the offline copy yet");
        assert_eq!(page.js(STATUS).await, 503);
        page.click("Go to the outline").await;
        page.until_text("h1", "The 2021 roadmap").await;
        // In the app it is the notice of any text that does not come.
        page.click_on("[data-topic=redis] a").await;
        page.until_text("#topic [role=alert]", "there seems to be no connection").await;
        page.reload().await;
        page.until_text("h1", "Not in the offline copy yet").await;
        for file in redis {
            fs::copy(Path::new(&setting("SITE_DIR")).join(file), host.folder.join(file)).unwrap();
        }
        host.go_on();
        page.click("Try again").await;
        page.until_text(TITLE, "Redis").await;
        page.until_text(FOOTER, "Works offline").await;
    });
}

#[test]
fn the_map_leaves_room_for_what_is_said_of_the_copy() {
    let host = Host::start("map-room");
    with_worker(&host.site.clone(), async |page| {
        copy(page).await;
        page.open("map/").await;
        page.until_text(FOOTER, "Works offline").await;
        for (width, height) in [(1440, 900), (1280, 900), (1024, 700), (820, 1180)] {
            page.resize(width, height).await;
            page.until(&format!("innerWidth === {width} && document.documentElement.scrollHeight <= innerHeight"))
                .await;
        }
    });
}

#[test]
fn what_is_missing_is_missing_and_no_page() {
    let mut host = Host::start("missing");
    let ask = r"
        const [paths, done] = arguments;
        const get = async (path) => {
            const answer = await fetch(path).catch(() => undefined);
            return answer && `${answer.status} ${answer.headers.get('Content-Type')?.split(';')[0]}`;
        };
        Promise.all(paths.map(get)).then(done);";
    let paths = json!([["app-0123.js", "style-0123.css", "old_bg.wasm", "topics/http/picture.png", "desk.json"]]);
    with_worker(&host.site.clone(), async |page| {
        page.expect_complaints();
        page.visit("robots.txt").await;
        assert_eq!(page.js("navigator.serviceWorker.controller").await, json!(null));
        let missing = json!(vec!["404 text/plain"; 5]);
        assert_eq!(page.script_async(ask, paths.as_array().unwrap()).await, missing);
        copy(page).await;
        page.until("navigator.serviceWorker.controller").await;
        assert_eq!(page.script_async(ask, paths.as_array().unwrap()).await, missing);
        // Files that are not for offline are the host's.
        let others = [json!(["robots.txt", "screenshot-wide.webp"])];
        let expected = json!(["200 text/plain", "200 image/webp"]);
        assert_eq!(page.script_async(ask, &others).await, expected);
        host.stop();
        assert_eq!(page.script_async(ask, paths.as_array().unwrap()).await, json!(vec![json!(null); 5]));
        page.visit("robots.txt").await;
        page.ready().await;
        assert_eq!(page.text("h1").await, "There is no such page");
    });
}

#[test]
fn a_browser_that_saves_data_copies_when_it_is_told_to() {
    let host = Host::start("saves-data");
    // What such a browser tells its workers.
    let worker = host.folder.join("sw.js");
    let told = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });\n";
    fs::write(&worker, format!("{told}{}", fs::read_to_string(&worker).unwrap())).unwrap();
    with_worker(&host.site, async |page| {
        page.open("settings/").await;
        page.until_text("#offline", &format!("{} of {} pages. The rest waits", Page::singles().count(), pages())).await;
        page.click("Copy it now").await;
        page.until_text("#offline", "Works offline").await;
        assert_eq!(page.count("[data-button=copy-site]").await, 0);
    });
}

#[test]
fn a_browser_without_workers_is_told_so_and_nothing_fails() {
    with_page(async |page| {
        page.open("settings/").await;
        page.until("document.documentElement.dataset.boot === 'ready'").await;
        assert!(page.text("#offline").await.starts_with("No offline copy so far."));
        assert_eq!(page.text(FOOTER).await, "");
    });
}
