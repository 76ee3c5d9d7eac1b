//! The offline copy and its updates: the site with its server stopped, a copy that is interrupted, a new version while a
//! tab is open, a deployment that is half done. Each test has a server of its own.

use std::fs;
use std::path::{Path, PathBuf};

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::progress::Status;
use serde_json::json;

use crate::browser::{Page, with_worker};
use crate::servers::{Host, setting};
use crate::{saved_text, status_in};

// A deployment makes its list as a build does.
#[path = "../../src/bin/prerender/offline.rs"]
mod list;

const FOOTER: &str = ".site-footer";
const KEY: &str = "backend-roadmap:progress";
const TITLE: &str = "#topic-title";
/// How the server answered when the page was loaded.
const STATUS: &str = "performance.getEntriesByType('navigation')[0].responseStatus";
/// Waits until a new version is ready to take over.
const WAITING: &str = r"
    const done = arguments[0];
    const ask = async () => {
        const { waiting } = await navigator.serviceWorker.getRegistration();
        return waiting ? done(true) : setTimeout(ask, 20);
    };
    ask();";
/// Looks for a new version and tells what becomes of it.
const UPDATE: &str = r"
    const done = arguments[0];
    navigator.serviceWorker.getRegistration().then((registration) => {
        registration.addEventListener('updatefound', () => {
            const worker = registration.installing;
            worker.addEventListener('statechange', () => done(worker.state), { once: true });
        });
        registration.update();
    });";

/// Opens the outline and waits until the whole site is copied.
async fn copy(page: &Page) {
    page.open("").await;
    page.until_text(FOOTER, "Works offline").await;
}

/// Every file of a kind below a folder.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.to_str().unwrap().ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// Puts a second version of the site in the place of the first: the app has another name, and pages have other words.
fn deploy(host: &Host) {
    let original = PathBuf::from(setting("SITE_DIR"));
    let program = files(&original, "_bg.wasm").into_iter().next().unwrap();
    let name = program.file_name().unwrap().to_str().unwrap().strip_suffix("_bg.wasm").unwrap().to_owned();
    for ending in ["_bg.wasm", ".js"] {
        fs::rename(
            host.folder.join(format!("{name}{ending}")),
            host.folder.join(format!("backend-roadmap-second{ending}")),
        )
        .unwrap();
    }
    for page in files(&original, ".html") {
        let html = fs::read_to_string(&page).unwrap().replace(&name, "backend-roadmap-second");
        let html =
            html.replace("The 2021 roadmap for", "The second roadmap for").replace(">Redis</h1>", ">Redis, again</h1>");
        let place = host.folder.join(page.strip_prefix(&original).unwrap());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, html).unwrap();
    }
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sw.js"), host.folder.join("sw.js")).unwrap();
    list::fill(&host.folder).unwrap();
}

/// The names of the site's caches, and the paths in them.
async fn cached(page: &Page) -> (Vec<String>, Vec<String>) {
    let script = r"
        const done = arguments[0];
        (async () => {
            const names = await caches.keys();
            const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
            done([names, requests.flat().map(({ url }) => new URL(url).pathname)]);
        })();";
    serde_json::from_value(page.script_async(script, &[]).await).unwrap()
}

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
    });
}

#[test]
fn every_page_is_in_the_offline_copy() {
    let mut host = Host::start("every-page");
    with_worker(&host.site.clone(), async |page| {
        copy(page).await;
        host.stop();
        let topics = ROADMAP.topics.iter().map(|topic| format!("topics/{}/", topic.id));
        let stages = ROADMAP.stages.iter().map(|stage| format!("stages/{}/", stage.id));
        let paths: Vec<String> = topics.chain(stages).collect();
        let script = r"
            const [paths, done] = arguments;
            const get = async (path) => {
                const answer = await fetch(path).catch(() => undefined);
                return answer?.ok && (await answer.text()).includes('</html>') ? [] : [path];
            };
            Promise.all(paths.map(get)).then((lost) => done(lost.flat()));";
        assert_eq!(page.script_async(script, &[json!(paths)]).await, json!([]));
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
        page.open("progress/").await;
        page.until_text("#offline", "Works offline").await;
        page.until_text("#live", "Works offline").await;
    });
}

#[test]
fn a_topic_that_is_not_copied_yet_has_a_page_of_the_site_and_not_of_the_browser() {
    let mut host = Host::start("not-yet");
    let redis = host.folder.join("topics/redis/index.html");
    fs::remove_file(&redis).unwrap();
    with_worker(&host.site.clone(), async |page| {
        page.expect_complaints();
        page.open("").await;
        page.until_text(FOOTER, "191 of 192 pages. The rest follows").await;
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
        fs::copy(Path::new(&setting("SITE_DIR")).join("topics/redis/index.html"), &redis).unwrap();
        host.go_on();
        page.click("Try again").await;
        page.until_text(TITLE, "Redis").await;
        page.until_text(FOOTER, "Works offline").await;
    });
}

#[test]
fn an_update_is_announced_and_taken_when_the_learner_says_so() {
    let host = Host::start("update");
    // It is not in the copy when the new version comes.
    fs::remove_file(host.folder.join("topics/redis/index.html")).unwrap();
    with_worker(&host.site, async |page| {
        page.expect_complaints();
        page.open_with("", &[(KEY, &saved_text(&[("http", Status::Done)]))]).await;
        page.until_text(FOOTER, "191 of 192 pages. The rest follows").await;
        let (first, second) = page.open_tab().await;
        page.open("topics/http/").await;
        page.switch_to(&first).await;
        let (old, _) = cached(page).await;
        deploy(&host);

        // A text of the new version is not taken for one of the old, but it is a sign.
        page.click_on("[data-topic=redis] a").await;
        page.until_text("#topic [role=alert]", "The site has a new version").await;
        page.until_text("#update", "A new version of the site is there").await;
        page.until("document.querySelector('#live').textContent.includes('A new version')").await;
        page.reload().await;
        page.until_text("h1", "This page is of another version").await;
        page.click("Go to the outline").await;
        page.until_text("h1", "The 2021 roadmap").await;
        assert_eq!(page.script_async(WAITING, &[]).await, true);
        page.until_count("#update", 1).await;
        page.click("Later").await;
        page.until_count("#update", 0).await;
        for path in ["", "topics/http/", "stages/internet/"] {
            page.open(path).await;
            let program = page.js("document.querySelector('[data-wasm]').dataset.wasm").await;
            assert!(!program.as_str().unwrap().contains("second"), "{path} is of the new version");
        }
        page.until_count("#update", 1).await;

        page.click("Update now").await;
        page.until("document.querySelector('[data-wasm]').dataset.wasm.includes('second')").await;
        page.switch_to(&second).await;
        page.until("document.querySelector('[data-wasm]').dataset.wasm.includes('second')").await;
        page.ready().await;
        page.open("").await;
        page.until_text("h1", "The second roadmap").await;
        assert_eq!(page.status_of("http").await, "done");
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
        page.click_on("[data-topic=redis] a").await;
        page.until_text(TITLE, "Redis, again").await;
        page.until_text(FOOTER, "Works offline: all 192 pages").await;
        assert_eq!(page.count("#update").await, 0);
        let (names, paths) = cached(page).await;
        assert_eq!((names.len(), old.len()), (1, 1), "{names:?}");
        assert_ne!(names, old);
        let programs: Vec<&String> = paths.iter().filter(|path| path.contains("/backend-roadmap-")).collect();
        assert!(!programs.is_empty() && programs.iter().all(|path| path.contains("second")), "{programs:?}");
    });
}

#[test]
fn a_deployment_that_is_half_done_replaces_nothing() {
    let mut host = Host::start("half-done");
    with_worker(&host.site.clone(), async |page| {
        page.expect_complaints();
        copy(page).await;
        let (before, files) = cached(page).await;
        deploy(&host);
        let glossary = host.folder.join("glossary/index.html");
        let whole = fs::read(&glossary).unwrap();
        fs::write(&glossary, "<p>half of it").unwrap();
        assert_eq!(page.script_async(UPDATE, &[]).await, "redundant");
        page.reload().await;
        assert_eq!(page.count("#update").await, 0);
        let (_, now) = cached(page).await;
        assert!(files.iter().all(|file| now.contains(file)), "the copy has lost something");
        host.stop();
        page.open("glossary/").await;
        page.until_text("h1", "Glossary").await;
        page.open("").await;
        page.until_text("h1", "The 2021 roadmap").await;
        host.go_on();
        fs::write(&glossary, whole).unwrap();
        assert_eq!(page.script_async(UPDATE, &[]).await, "installed");
        page.until_count("#update", 1).await;
        page.click("Update now").await;
        page.until_text("h1", "The second roadmap").await;
        page.until_text(FOOTER, "Works offline").await;
        let (names, _) = cached(page).await;
        assert!(names.len() == 1 && names != before, "{names:?}");
    });
}

#[test]
fn a_new_page_that_this_version_does_not_know_is_left_to_the_update() {
    let host = Host::start("new-page");
    with_worker(&host.site, async |page| {
        page.expect_complaints();
        copy(page).await;
        fs::create_dir_all(host.folder.join("topics/new-here")).unwrap();
        fs::write(host.folder.join("topics/new-here/index.html"), "<title>new</title><p>Of the next version").unwrap();
        deploy(&host);
        page.open("topics/new-here/").await;
        assert_eq!(page.text("h1").await, "This page is of another version");
        page.until_count("#update", 1).await;
        assert_eq!(page.script_async(WAITING, &[]).await, true);
        page.click("Update now").await;
        page.until_text("p", "Of the next version").await;
    });
}

#[test]
fn what_is_missing_is_missing_and_no_page() {
    let mut host = Host::start("missing");
    let ask = r"
        const [paths, done] = arguments;
        const get = async (path) => {
            const answer = await fetch(path).catch(() => undefined);
            return answer && `${answer.status} ${answer.headers.get('Content-Type').split(';')[0]}`;
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
        let others = [json!(["robots.txt", "screenshot-wide.png"])];
        let expected = json!(["200 text/plain", "200 image/png"]);
        assert_eq!(page.script_async(ask, &others).await, expected);
        host.stop();
        assert_eq!(page.script_async(ask, paths.as_array().unwrap()).await, json!(vec![json!(null); 5]));
        page.visit("robots.txt").await;
        page.ready().await;
        assert_eq!(page.text("h1").await, "There is no such page");
    });
}
