//! Learning inside a text: ticks, questions, words looked up, code copied, texts found and fetched beforehand.

use backend_roadmap::content::study::Question;
use backend_roadmap::content::{ROADMAP, TEXTS};
use backend_roadmap::domain::link;
use backend_roadmap::domain::progress::{Status, item_key};
use backend_roadmap::domain::topic::Topic;
use thirtyfour::prelude::*;

use crate::browser::{Page, with_page};
use crate::{progress, saved_text, status_in};

const KEY: &str = "backend-roadmap:progress";

/// The first question of the roadmap that has so many right choices, and its topic; with none, one for own words.
fn question(right: usize) -> (&'static str, &'static Question) {
    let of_topic = |topic: &'static Topic| TEXTS.topic(ROADMAP.find(topic.id).expect("a topic")).study.questions.iter();
    let mut questions = ROADMAP.topics.iter().flat_map(|topic| of_topic(topic).map(|question| (topic.id, question)));
    questions.find(|(_, question)| question.right.len() == right).expect("such a question")
}

/// Chooses the right or the wrong choices of a question and opens its answer.
async fn answer(page: &Page, key: &str, value: &str) {
    let place = format!("[data-question=\"{key}\"]");
    page.script(
        r"document.querySelectorAll(`${arguments[0]} input`).forEach((it) => { it.checked = false; });
        document.querySelectorAll(`${arguments[0]} [value=${arguments[1]}]`).forEach((it) => it.click());
        document.querySelector(`${arguments[0]} details`).open = false;",
        &[place.clone().into(), value.into()],
    )
    .await;
    page.click_on(&format!("{place} summary")).await;
}

#[test]
fn a_tick_survives_a_reload_and_can_be_undone() {
    with_page(async |page| {
        page.open("topics/http/").await;
        let tick = "[data-item=\"http/read-exchange\"]";
        page.click_on(tick).await;
        page.until_text("#toast", "Ticked in What is HTTP").await;
        page.reload().await;
        page.until(&format!("document.querySelector('{tick}').checked")).await;
        let key = item_key("http", "read-exchange");
        assert_eq!(status_in(&page.saved().await.unwrap(), &key), Status::Done);
        page.click_on(tick).await;
        page.until_text("#toast", "Unticked").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), &key), Status::Todo);
        page.click("Undo").await;
        page.until(&format!("document.querySelector('{tick}').checked")).await;
        assert_eq!(status_in(&page.saved().await.unwrap(), &key), Status::Done);
    });
}

#[test]
fn an_answer_is_compared_explained_and_remembered() {
    with_page(async |page| {
        for right in [1, 2] {
            let (topic, question) = question(right);
            page.open(&format!("topics/{topic}/")).await;
            let key = item_key(topic, &question.id);
            let result = format!("[data-question=\"{key}\"] .question__result");
            answer(page, &key, "wrong").await;
            page.until_text(&result, "Not yet").await;
            assert!(page.text(&format!("[data-question=\"{key}\"] .question__reasons")).await.contains("Right: "));
            assert_eq!(status_in(&page.saved().await.unwrap(), &key), Status::Learning);
            answer(page, &key, "right").await;
            page.until_text(&result, "Correct.").await;
            assert_eq!(status_in(&page.saved().await.unwrap(), &key), Status::Done);
            page.reload().await;
            page.until_count("[data-result=right]", 1).await;
        }
    });
}

#[test]
fn an_answer_that_is_only_read_is_not_counted() {
    with_page(async |page| {
        let (topic, question) = question(1);
        page.open(&format!("topics/{topic}/")).await;
        let key = item_key(topic, &question.id);
        page.click_on(&format!("[data-question=\"{key}\"] summary")).await;
        page.until(&format!("document.querySelector('[data-question=\"{key}\"] details').open")).await;
        assert_eq!(page.saved().await, None);
    });
}

#[test]
fn ones_own_words_are_rated_by_oneself() {
    with_page(async |page| {
        let (topic, question) = question(0);
        page.open(&format!("topics/{topic}/")).await;
        let key = item_key(topic, &question.id);
        page.click_on(&format!("[data-question=\"{key}\"] summary")).await;
        page.click_on(&format!("[data-question=\"{key}\"] [data-answer=right]")).await;
        page.until_text(&format!("[data-question=\"{key}\"] .question__result"), "Correct.").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), &key), Status::Done);
    });
}

#[test]
fn a_term_is_explained_on_focus_hover_and_click_without_leaving() {
    with_page(async |page| {
        page.open("topics/http/").await;
        let meaning = page.js("document.querySelector('.term').dataset.meaning").await;
        let meaning = meaning.as_str().unwrap().to_owned();
        assert!(meaning.ends_with('.'));
        page.focus("#topic .term").await;
        page.until_text("#definition", &meaning).await;
        // The explanation goes first, the topic stays.
        page.press(Key::Escape).await;
        page.until("document.querySelector('#definition').textContent === ''").await;
        assert_eq!(page.path().await, "topics/http/");
        page.click_on("#topic .term").await;
        page.until_text("#definition", &meaning).await;
        assert_eq!(page.path().await, "topics/http/");
        page.focus("#topic h1").await;
        page.until("document.querySelector('#definition').textContent === ''").await;
        let hover =
            "document.querySelectorAll('#topic .term')[1].dispatchEvent(new Event('mouseover', { bubbles: true }))";
        page.js(hover).await;
        page.until("document.querySelector('#definition').textContent === document.querySelectorAll('.term')[1].dataset.meaning")
            .await;
        page.js("document.querySelector('#definition').dispatchEvent(new Event('mouseover', { bubbles: true }))").await;
        assert_ne!(page.text("#definition").await, "", "it can be pointed at");
        page.js("document.querySelector('h1').dispatchEvent(new Event('mouseover', { bubbles: true }))").await;
        page.until("document.querySelector('#definition').textContent === ''").await;
    });
}

#[test]
fn an_explanation_stands_beside_its_term_and_inside_the_window() {
    with_page(async |page| {
        for width in [320, 1280] {
            page.resize(width, 800).await;
            page.open("topics/http/").await;
            let terms = page.js("document.querySelectorAll('#topic .term').length").await.as_u64().unwrap();
            assert!(terms > 3, "{terms}");
            for at in 0..terms {
                // The browser places the box when it has scrolled, in the next frame.
                let script = r"const [at, done] = arguments;
                    const term = document.querySelectorAll('#topic .term')[at];
                    term.focus();
                    requestAnimationFrame(() => requestAnimationFrame(() => {
                        const [box, word] = [document.querySelector('#definition'), term].map((it) => it.getBoundingClientRect());
                        const isInside = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
                        done([isInside, Math.max(box.top - word.bottom, word.top - box.bottom)]);
                    }));";
                let place = page.script_async(script, &[at.into()]).await;
                assert_eq!(place[0], true, "term {at} at {width} px is explained outside of the window");
                assert!(place[1].as_f64().is_some_and(|gap| (-2.0..40.0).contains(&gap)), "term {at}: {place}");
            }
        }
    });
}

#[test]
fn without_scripts_a_term_leads_to_the_glossary() {
    with_page(async |page| {
        page.cdp("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await;
        page.visit("topics/http/").await;
        page.click_on("#topic .term").await;
        assert!(page.path().await.starts_with("glossary/#"), "{}", page.path().await);
    });
}

#[test]
fn code_is_copied_or_it_is_said_that_it_was_not() {
    with_page(async |page| {
        page.before_each_page(
            "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };",
        )
        .await;
        page.open("topics/http/").await;
        page.click_on("#topic .code__copy").await;
        page.until_text("#toast", "Copied the code.").await;
        let is_whole = "window.copied === document.querySelector('#topic .code code').textContent && window.copied.includes('POST /bookmarks HTTP/1.1')";
        assert_eq!(page.js(is_whole).await, true);
        page.js("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))").await;
        page.click_on("#topic .code__copy").await;
        page.until_text("#toast", "select the code by hand").await;
    });
}

#[test]
fn a_topic_is_fetched_when_it_is_about_to_be_opened() {
    with_page(async |page| {
        page.open("").await;
        let asked = |topic: &str| {
            format!(
                "performance.getEntriesByType('resource').some((it) => it.name.endsWith('/topics/{topic}/topic.json'))"
            )
        };
        page.focus("[data-topic=dns] a").await;
        page.until(&asked("dns")).await;
        let hover =
            "document.querySelector('[data-topic=git] a').dispatchEvent(new Event('mouseover', { bubbles: true }))";
        page.js(hover).await;
        page.until(&asked("git")).await;
        // The one after the one that is open.
        page.click_on("[data-topic=http] a").await;
        page.until_focus("#topic h1").await;
        let next = page.js("document.querySelector('#topic [rel=next]').pathname.split('/').at(-2)").await;
        page.until(&asked(next.as_str().unwrap())).await;
    });
}

#[test]
fn a_search_finds_words_of_the_texts() {
    with_page(async |page| {
        page.open("").await;
        page.search("stadtplan").await;
        page.until_text("[data-match-count]", "No topic matches.").await;
        // A number of the text of some topics, and of no title, synonym or summary.
        page.search("rfc 9110").await;
        page.until("!document.querySelector('[data-topic=http]').closest('[hidden]')").await;
        assert!(
            page.js("document.querySelector('[data-topic=http]').matches('[data-in-text]')").await.as_bool().unwrap()
        );
        assert_eq!(page.js("document.querySelector('[data-topic=git]').matches('[data-in-text]')").await, false);
    });
}

#[test]
fn the_criteria_of_a_project_are_kept() {
    with_page(async |page| {
        page.open("").await;
        page.click_on("#stage-internet ~ .stage-section__facts a").await;
        page.until_path("stages/internet/").await;
        page.until("document.querySelector('[data-item]')").await;
        page.until_focus("main h1").await;
        page.click_on("[data-item]").await;
        page.until_text("#toast", "Ticked in the project").await;
        page.reload().await;
        page.until("document.querySelector('[data-item]').checked").await;
        page.back().await;
        page.until_path("").await;
    });
}

#[test]
fn replacing_progress_by_a_link_keeps_ticks_and_a_reset_does_not() {
    with_page(async |page| {
        let mut own = progress(&[("git", Status::Done)]);
        let key = item_key("http", "read-exchange");
        let action = backend_roadmap::domain::progress::Action::set(&key, Status::Done);
        own.apply(&action, backend_roadmap::domain::clock::Millis(1_700_000_000_000));
        let text = backend_roadmap::domain::saved::encode(&own, own.last_change());
        let theirs = link::encode(
            &progress(&[("dns", Status::Done)]),
            "",
            backend_roadmap::content::EDITION,
            &backend_roadmap::content::ROADMAP,
        );
        page.open_with(&format!("#{theirs}"), &[(KEY, &text)]).await;
        page.click("Replace").await;
        page.until_status("dns", "done").await;
        let saved = page.saved().await.unwrap();
        assert_eq!([status_in(&saved, "git"), status_in(&saved, &key)], [Status::Todo, Status::Done]);
        page.open("progress/").await;
        page.click("Reset progress…").await;
        page.click("Reset").await;
        page.until_text("#toast", "Reset all progress.").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), &key), Status::Todo);
        page.click("Undo: Reset all progress.").await;
        page.until_text("#toast", "Undone").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), &key), Status::Done);
    });
}

#[test]
fn nothing_can_be_ticked_while_a_link_is_looked_at() {
    with_page(async |page| {
        let theirs = link::encode(
            &progress(&[("dns", Status::Done)]),
            "",
            backend_roadmap::content::EDITION,
            &backend_roadmap::content::ROADMAP,
        );
        page.open_with(&format!("topics/http/#{theirs}"), &[(KEY, &saved_text(&[("git", Status::Done)]))]).await;
        page.until("document.querySelector('#topic [data-item]').disabled").await;
    });
}

#[test]
fn an_exercise_shows_the_learners_language_first_and_the_choice_holds_for_all_topics() {
    const BUTTON: &str = ".language-switch [data-button=javascript]";
    // Where the parts are on the screen, and what is said of the buttons.
    const FIRST: &str = r"(() => {
        const top = (language) => document.querySelector(`.prose > [data-language=${language}]`).getBoundingClientRect().top;
        const pressed = document.querySelector('.language-switch [aria-pressed=true]').dataset.button;
        const first = top('python') < top('javascript') ? 'python' : 'javascript';
        return first === pressed && first;
    })()";
    with_page(async |page| {
        page.open("topics/rest/").await;
        page.until(&format!("{FIRST} === 'javascript'")).await;
        // Nothing is chosen: the language that the learner has begun.
        page.open_with("topics/rest/", &[(KEY, &saved_text(&[("python", Status::Learning)]))]).await;
        page.until(&format!("{FIRST} === 'python'")).await;
        // The steps and the help after both stay behind both.
        let order = "[...document.querySelectorAll('.prose:has(> [data-language]) > *')].map((it) => it.getBoundingClientRect().top)";
        let last = page.js(&format!("{order}.at(-1) === Math.max(...{order})")).await;
        assert_eq!(last, true);
        page.focus(BUTTON).await;
        page.press(Key::Space).await;
        page.until(&format!("{FIRST} === 'javascript'")).await;
        page.open("topics/jwt/").await;
        page.until(&format!("{FIRST} === 'javascript'")).await;
        page.click_on(".language-switch [data-button=python]").await;
        page.reload().await;
        page.until(&format!("{FIRST} === 'python'")).await;
        assert_eq!(page.stored("backend-roadmap:language").await.as_deref(), Some("python"));
        // A topic whose exercise is in one language offers no choice.
        page.open("topics/http/").await;
        assert_eq!(page.count(".language-switch").await, 0);
    });
}
