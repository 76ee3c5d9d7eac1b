//! New versions of the site while a browser has an older one: announced, taken when the learner says so, whole or not at
//! all. Each test has a host of its own.

use std::fs;

use backend_roadmap::domain::progress::Status;

use crate::browser::with_worker;
use crate::host::{FOOTER, Host, cached, copy, deploy, list_files, pages, template};
use crate::{saved_text, status_in};

const KEY: &str = "backend-roadmap:progress";
/// Waits until a new version is ready to take over.
const WAITING: &str = r"
    const done = arguments[0];
    const ask = async () => {
        const { waiting } = await navigator.serviceWorker.getRegistration();
        return waiting ? done(true) : setTimeout(ask, 20);
    };
    ask();";
/// Waits until the version that was ready has taken over.
const TAKEN: &str = r"
    const done = arguments[0];
    const ask = async () => {
        const { waiting, active } = await navigator.serviceWorker.getRegistration();
        return !waiting && active.state === 'activated' ? done(true) : setTimeout(ask, 20);
    };
    ask();";
/// Looks for a new version and tells what becomes of it. The browser looks by itself too, and may have found it already.
const UPDATE: &str = r"
    const done = arguments[0];
    const follow = (worker) => worker.state === 'installing'
        ? worker.addEventListener('statechange', () => done(worker.state), { once: true })
        : done(worker.state);
    navigator.serviceWorker.getRegistration().then((registration) => {
        registration.addEventListener('updatefound', () => follow(registration.installing), { once: true });
        const found = registration.installing ?? registration.waiting;
        if (found) follow(found);
        else registration.update();
    });";

#[test]
fn an_update_is_announced_and_taken_when_the_learner_says_so() {
    let host = Host::start("update");
    // It is not in the copy when the new version comes.
    for file in ["topics/redis/index.html", "topics/redis/topic.json"] {
        fs::remove_file(host.folder.join(file)).unwrap();
    }
    with_worker(&host.site, async |page| {
        page.expect_complaints();
        page.open_with("", &[(KEY, &saved_text(&[("http", Status::Done)]))]).await;
        page.until_text(FOOTER, &format!("{} of {} pages. The rest follows", pages() - 1, pages())).await;
        let (first, second) = page.open_tab().await;
        page.open("topics/http/").await;
        page.switch_to(&first).await;
        let (old, _) = cached(page).await;
        deploy(&host, "second");

        // A text of the new version is not taken for one of the old, but it is a sign.
        page.click_on("[data-topic=redis] a").await;
        page.until_text("#topic [role=alert]", "The site has a new version").await;
        page.until_text("#update", "A new version of the site is available").await;
        page.until("document.querySelector('#live').textContent.includes('A new version')").await;
        page.reload().await;
        page.until_text("h1", "This page belongs to another version").await;
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
        page.until_text("#topic .topic__summary", "Again, an in-memory data structure server").await;
        page.until_text(FOOTER, &format!("Works offline: all {} pages", pages())).await;
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
        deploy(&host, "second");
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
        deploy(&host, "second");
        page.open("topics/new-here/").await;
        assert_eq!(page.text("h1").await, "This page belongs to another version");
        page.until_count("#update", 1).await;
        assert_eq!(page.script_async(WAITING, &[]).await, true);
        page.click("Update now").await;
        page.until_text("p", "Of the next version").await;
    });
}

#[test]
fn a_version_whose_app_does_not_start_gives_way_to_the_next() {
    let host = Host::start("broken");
    with_worker(&host.site, async |page| {
        page.expect_complaints();
        copy(page).await;
        deploy(&host, "broken");
        fs::write(host.folder.join("backend-roadmap-broken.js"), "throw new Error('broken')").unwrap();
        list_files(&host);
        assert_eq!(page.script_async(UPDATE, &[]).await, "installed");
        page.until_count("#update", 1).await;
        page.click("Update now").await;
        page.until_text("#boot-failure", "reload the page").await;
        deploy(&host, "third");
        assert_eq!(page.script_async(UPDATE, &[]).await, "installed");
        page.visit("").await;
        page.until_text("#boot-failure", "reload the page").await;
        assert_eq!(page.script_async(TAKEN, &[]).await, true);
        page.visit("").await;
        page.ready().await;
        page.until_text("h1", "The third roadmap").await;
    });
}

#[test]
fn a_tab_that_is_looked_at_again_after_an_hour_finds_the_update() {
    let host = Host::start("an-hour");
    with_worker(&host.site, async |page| {
        copy(page).await;
        deploy(&host, "second");
        let come_back = "document.dispatchEvent(new Event('visibilitychange'))";
        let look_long_ago = r"
            const done = arguments[0];
            (async () => {
                const cache = await caches.open((await caches.keys())[0]);
                const note = (await cache.keys()).find(({ url }) => url.endsWith(':looked'));
                await cache.put(note, new Response(Date.now() - 61 * 60 * 1000));
                done(true);
            })();";
        assert_eq!(page.script_async(look_long_ago, &[]).await, true);
        page.script(come_back, &[]).await;
        page.until_count("#update", 1).await;
    });
}

/// Tells the worker that the page is made of other files, as if the host gave an old page again and again. Counts how often
/// the page begins to load anew because of the answer.
const OF_ANOTHER_VERSION: &str = r"
    const done = arguments[0];
    window.wasAsked = true;
    navigation.addEventListener('navigate', ({ navigationType }) => {
        if (navigationType === 'reload') sessionStorage.reloads = Number(sessionStorage.reloads ?? 0) + 1;
    });
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
        if (data === 'reload') sessionStorage.answers = Number(sessionStorage.answers ?? 0) + 1;
    });
    navigator.serviceWorker.controller.postMessage('hello /another.js /another.css');
    done(true);";

#[test]
fn a_page_of_another_version_loads_again_only_once() {
    let host = Host::start("once");
    with_worker(&host.site, async |page| {
        copy(page).await;
        assert_eq!(page.script_async(OF_ANOTHER_VERSION, &[]).await, true);
        page.until("!window.wasAsked").await;
        // The loaded page listens to the worker once it shows what the worker says.
        page.until_text(FOOTER, "Works offline").await;
        assert_eq!(page.js("sessionStorage.reloads").await, "1");
        assert_eq!(page.script_async(OF_ANOTHER_VERSION, &[]).await, true);
        page.until("sessionStorage.answers === '2'").await;
        assert_eq!(page.js("sessionStorage.reloads").await, "1");
    });
}

#[test]
fn a_build_to_work_on_removes_the_copy_of_another() {
    let host = Host::start("to-work-on");
    with_worker(&host.site, async |page| {
        copy(page).await;
        fs::copy(template(), host.folder.join("sw.js")).unwrap();
        page.script("navigator.serviceWorker.getRegistration().then((it) => it.update())", &[]).await;
        page.until("!navigator.serviceWorker?.controller").await;
        page.ready().await;
        assert_eq!(cached(page).await.0, [] as [String; 0]);
    });
}
