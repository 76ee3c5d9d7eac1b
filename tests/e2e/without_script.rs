//! What is there without the app: the pages as files, with scripts off, and when the app does not load.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use backend_roadmap::content::{ROADMAP, TEXTS};
use serde_json::json;

use crate::browser::{with_page, with_page_of};
use crate::host::Host;
use crate::servers::{SERVERS, setting};

/// The status and the body of a plain request, without the comments that mark where texts and parts of a page end.
fn get(path: &str) -> (u16, String) {
    let site = SERVERS.site.strip_prefix("http://").unwrap();
    let (host, base) = site.split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{base}{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.replace("<!>", "").replace("<!---->", ""))
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn every_topic_is_a_page_with_its_title_and_its_text() {
    for at in ROADMAP.indices() {
        let (topic, text) = (ROADMAP.topic(at), TEXTS.topic(at));
        let (status, body) = get(&format!("topics/{}/", topic.id));
        assert_eq!(status, 200, "{}", topic.id);
        assert!(body.contains(&format!(">{}</h1>", escaped(topic.title))), "the title of {}", topic.id);
        assert!(body.contains(&escaped(&text.front.summary)), "the summary of {}", topic.id);
        for question in &text.study.questions {
            let key = format!("data-question=\"{}/{}\"", topic.id, question.id);
            assert!(body.contains(&key), "the question {key}");
        }
        for resource in &text.study.resources {
            assert!(body.contains(&format!("href=\"{}\"", resource.url.replace('&', "&amp;"))), "{}", resource.url);
        }
        assert_eq!(body.matches("<h1").count() - body.matches("<h1 tabindex=\"-1\"></h1>").count(), 1, "{}", topic.id);
    }
}

#[test]
fn every_page_to_study_says_what_it_is_to_machines() {
    let base = setting("SITE_BASE");
    let topics = ROADMAP.topics.iter().map(|topic| (format!("topics/{}/", topic.id), topic.title));
    let stages = ROADMAP.stages.iter().map(|stage| (format!("stages/{}/", stage.id), stage.title));
    for (path, title) in topics.chain(stages) {
        let (_, body) = get(&path);
        let canonical = format!("<link rel=\"canonical\" href=\"{base}{path}\" />");
        assert!(body.contains(&canonical), "{path} lacks {canonical}");
        assert!(body.contains(&format!("<title>{} – ", escaped(title))), "{path} has no title");
        assert!(!body.contains("name=\"description\" content=\"\""), "{path} has no description");
        let data =
            body.split_once("<script type=\"application/ld+json\">").and_then(|(_, rest)| rest.split_once("</script>"));
        let data: serde_json::Value = serde_json::from_str(data.expect("structured data").0).expect("JSON");
        assert_eq!([&data["@type"], &data["name"]], ["LearningResource", title], "{path}");
        assert!(data["teaches"].as_array().is_some_and(|all| all.len() >= 3), "{path} teaches something");
    }
}

#[test]
fn every_view_is_a_page() {
    for (path, words) in [
        ("", "The 2021 roadmap for backend developers</h1>"),
        ("progress/", "My progress</h1>"),
        ("shortcuts/", "Keyboard shortcuts</h1>"),
        ("about/", "About this roadmap</h1>"),
        ("glossary/", "Glossary</h1>"),
        ("stages/internet/", "Internet</h1>"),
    ] {
        let (status, body) = get(path);
        assert_eq!(status, 200, "{path}");
        assert!(body.contains(words), "{path}");
    }
}

#[test]
fn what_is_not_there_says_so() {
    for path in ["topics/nothing/", "nothing", "topics/", "topics/http/more/"] {
        let (status, body) = get(path);
        assert_eq!(status, 404, "{path}");
        assert!(body.contains("There is no such page"), "{path}");
    }
    with_page(async |page| {
        page.expect_complaints();
        page.open("topics/nothing/").await;
        assert_eq!(page.text("h1").await, "There is no such page");
        page.click("Go to the outline").await;
        page.until_text("h1", "The 2021 roadmap").await;
        page.until_path("").await;
    });
}

/// Controls that the app alone brings to life and that can be seen. The browser opens a popover by itself.
const CONTROLS: &str = "button:not([popovertarget]), input, select, dialog[open]";

#[test]
fn with_scripts_off_all_can_be_read_and_no_control_is_dead() {
    with_page(async |page| {
        page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.visit("").await;
        assert_eq!(page.count("[data-topic]").await as usize, ROADMAP.topics.len());
        assert_eq!(page.count(CONTROLS).await, 0);
        page.click_on("[data-topic=http] a").await;
        page.until_path("topics/http/").await;
        assert_eq!(page.text("h1").await, "What is HTTP");
        assert!(page.text(".topic .prose").await.len() > 100);
        assert_eq!(page.count(CONTROLS).await, 0);
        page.visit("about/").await;
        assert_eq!(page.count("h1").await, 1);
        assert_eq!(page.count(CONTROLS).await, 0);
    });
}

#[test]
fn with_scripts_off_no_control_is_dead_on_the_other_pages() {
    with_page(async |page| {
        page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        for path in ["progress/", "shortcuts/"] {
            page.visit(path).await;
            assert_eq!(page.count("h1").await, 1);
            assert_eq!(page.count(CONTROLS).await, 0, "{path}");
        }
    });
}

#[test]
fn when_the_app_does_not_load_the_page_says_so_and_can_be_read() {
    with_page(async |page| {
        page.block(&["*.wasm"]).await;
        page.visit("").await;
        page.until_text("#boot-failure", "You can read everything").await;
        assert_eq!(page.count("[data-topic]").await as usize, ROADMAP.topics.len());
        assert_eq!(page.count(CONTROLS).await, 0);
        page.visit("topics/http/").await;
        page.until_text("#boot-failure", "did not load").await;
        assert!(page.text(".topic .prose").await.len() > 100);
        page.block(&[]).await;
        page.open("").await;
        assert_eq!(page.count("#boot-failure").await, 0);
    });
}

#[test]
fn a_part_that_a_host_answers_with_another_page_is_told_as_that() {
    let host = Host::start("other-page");
    for file in fs::read_dir(&host.folder).unwrap().map(|entry| entry.unwrap().path()) {
        let is_extras = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("extras-"));
        if is_extras && file.extension().is_some_and(|it| it == "js") {
            fs::copy(host.folder.join("index.html"), file).unwrap();
        }
    }
    with_page_of(&host.site, async |page| {
        page.expect_complaints();
        page.open("progress/").await;
        let told = "did not load: the site was updated, or its host answers with another page. Reload";
        page.until_text("#toast", told).await;
    });
}

#[test]
fn without_webassembly_the_page_says_so_once_and_no_listener_fails() {
    with_page(async |page| {
        page.expect_complaints();
        page.before_each_page(
            "delete globalThis.WebAssembly; window.seen = []; addEventListener('error', (event) => seen.push(event.message));",
        )
        .await;
        page.visit("topics/http/").await;
        page.until_text("#boot-failure", "You can read everything").await;
        let told = page.text("#boot-failure").await;
        page.script("setTimeout(() => { throw new Error('foreign'); }); Promise.reject(new Error('foreign'));", &[])
            .await;
        page.until("seen.length > 0").await;
        page.script_async(
            "setTimeout(() => requestAnimationFrame(() => setTimeout(arguments[arguments.length - 1])))",
            &[],
        )
        .await;
        assert_eq!(page.js("seen.length").await, json!(1), "the foreign error, and none of the page’s own");
        assert_eq!(page.text("#boot-failure").await, told);
    });
}

#[test]
fn a_page_asks_nothing_of_another_origin() {
    with_page(async |page| {
        page.open("").await;
        page.search("cache").await;
        page.open("topics/http/").await;
        let foreign = "performance.getEntriesByType('resource').filter((it) => !it.name.startsWith(location.origin))";
        assert_eq!(page.js(&format!("{foreign}.map((it) => it.name)")).await, json!([]));
    });
}

#[test]
fn the_map_is_a_picture_that_can_be_scrolled() {
    with_page(async |page| {
        page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.visit("map/").await;
        page.until("document.querySelector('.map__still').complete").await;
        let seen = "(({ naturalWidth, alt }) => naturalWidth > 2000 && alt.includes('stations'))(document.querySelector('.map__still'))";
        assert_eq!(page.js(seen).await, true);
        assert_eq!(
            page.js("((view) => view.scrollWidth > view.clientWidth)(document.querySelector('.map__view'))").await,
            true
        );
        assert_eq!(page.count(CONTROLS).await, 0);
    });
}
