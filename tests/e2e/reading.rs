//! The page of a topic as something to read: its contents, its bar, its column and its letters.

use serde_json::json;

use crate::browser::with_page;

/// The title of the section that the contents mark, and whether it is the only one.
const CURRENT: &str = "[...document.querySelectorAll('.topic__contents [aria-current]')].map((it) => it.textContent)";

#[test]
fn the_contents_stand_beside_the_text_and_mark_the_section_that_is_read() {
    with_page(async |page| {
        for (width, height) in [(1280, 900), (1440, 900), (1920, 1080)] {
            page.resize(width, height).await;
            page.open("topics/http/").await;
            assert_eq!(page.js(CURRENT).await, json!(["Why it matters"]), "{width}");
            let is_beside = page
                .js("document.querySelector('.topic__contents').getBoundingClientRect().left
                    >= document.querySelector('.topic__summary').getBoundingClientRect().right")
                .await;
            assert_eq!(is_beside, json!(true), "{width}");
            for title in ["Try it", "Common mistakes", "What it is"] {
                page.click(title).await;
                page.until(&format!("{CURRENT}.join() === {}", json!(title))).await;
                // The heading is below the bar, and the contents are still there.
                let heading = format!(
                    "[...document.querySelectorAll('#topic h2')].find((it) => it.innerText === {}).getBoundingClientRect().top
                        >= document.querySelector('.topic__bar').getBoundingClientRect().bottom",
                    json!(title)
                );
                assert_eq!(page.js(&heading).await, json!(true), "{title} at {width}");
                assert_eq!(page.count(".topic__contents").await, 1);
            }
            // The address leads there again.
            assert_eq!(page.path().await, "topics/http/#what");
        }
        page.resize(1000, 900).await;
        assert_eq!(page.count(".topic__contents").await, 0);
    });
}

#[test]
fn an_address_with_a_section_opens_at_the_section() {
    with_page(async |page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await;
            page.open("topics/http/#questions").await;
            page.until("document.querySelector('#questions').getBoundingClientRect().top < innerHeight / 2").await;
            let is_below_the_bar = "document.querySelector('#questions h2').getBoundingClientRect().top
                >= document.querySelector('.topic__bar').getBoundingClientRect().bottom";
            page.until(is_below_the_bar).await;
        }
    });
}

#[test]
fn status_and_star_stay_in_reach_and_cover_nothing_that_has_the_focus() {
    with_page(async |page| {
        for (width, height) in [(1280, 800), (820, 1180), (390, 844)] {
            page.resize(width, height).await;
            page.open("topics/http/").await;
            page.until("document.querySelectorAll('.question details > summary').length > 2").await;
            // A frame after the start the app restores where a page was left before it was loaded again.
            let scroll = "document.querySelector('#exercise').scrollIntoView()";
            let is_there = "document.querySelector('#exercise').getBoundingClientRect().top < innerHeight / 3";
            page.until(&format!("({scroll}, {is_there})")).await;
            for control in [".topic__bar [value=done]", ".topic__star input"] {
                let is_on_top = format!(
                    "(() => {{
                        const control = document.querySelector('{control}'), it = control.getBoundingClientRect();
                        return document.elementFromPoint(it.x + it.width / 2, it.y + it.height / 2) === control;
                    }})()"
                );
                page.until(&is_on_top).await;
            }
            // Backwards through the page: each control comes into view from above.
            let hidden = page
                .js("[...document.querySelectorAll('#topic :is(a, button, summary, input)')].reverse().filter((it) => {
                        it.focus();
                        const bar = document.querySelector('.topic__bar');
                        return document.activeElement === it && !bar.contains(it) && bar.compareDocumentPosition(it) & 4
                            && !it.closest('.topic__contents')
                            && it.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1;
                    }).map((it) => it.outerHTML)")
                .await;
            assert_eq!(hidden, json!([]), "{width}");
        }
    });
}

#[test]
fn a_topic_is_set_in_few_sizes_and_two_weights_and_lines_of_a_good_length() {
    with_page(async |page| {
        for topic in ["http", "git", "postgresql"] {
            for (width, height) in [(1440, 900), (820, 1180), (390, 844)] {
                page.resize(width, height).await;
                page.open(&format!("topics/{topic}/")).await;
                page.until("document.querySelectorAll('.question').length > 2").await;
                let of_texts = |property: &str| {
                    format!(
                        "[...new Set([...document.querySelectorAll('#topic *')]
                            .filter((it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
                            .filter((it) => it.checkVisibility())
                            .map((it) => getComputedStyle(it).{property}))].sort()"
                    )
                };
                let sizes = page.js(&of_texts("fontSize")).await;
                assert!(sizes.as_array().unwrap().len() <= 6, "{topic} at {width}: {sizes}");
                assert_eq!(page.js(&of_texts("fontWeight")).await, json!(["400", "600"]), "{topic} at {width}");
            }
        }
        // Characters in a line, on the average of all paragraphs that have several lines.
        page.resize(1440, 900).await;
        page.open("topics/http/").await;
        let characters = page
            .js("(() => {
                    let [letters, lines] = [0, 0];
                    for (const it of document.querySelectorAll('#topic .prose > p')) {
                        const count = Math.round(it.clientHeight / parseFloat(getComputedStyle(it).lineHeight));
                        // The last line is on the average half full.
                        if (count > 2) { letters += it.innerText.length; lines += count - 0.5; }
                    }
                    return letters / lines;
                })()")
            .await
            .as_f64()
            .unwrap();
        assert!((55.0..=72.0).contains(&characters), "{characters}");
    });
}

#[test]
fn a_topic_says_how_long_it_takes_to_read() {
    with_page(async |page| {
        page.open("topics/http/").await;
        let facts = page.text(".topic__facts").await;
        let minutes = facts.split(" · ").last().and_then(|last| last.strip_suffix(" min to read"));
        let minutes: usize = minutes.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{facts}"));
        let words = page
            .js("[...document.querySelectorAll('#topic .prose')].map((it) => {
                    const text = it.cloneNode(true);
                    text.querySelectorAll('.code').forEach((code) => code.remove());
                    return text.textContent.split(/\\s+/).length;
                }).reduce((sum, count) => sum + count)")
            .await;
        let words = usize::try_from(words.as_u64().unwrap()).unwrap();
        assert!(words.div_ceil(180).abs_diff(minutes) <= 1, "{words} words, {minutes} minutes");
    });
}

#[test]
fn the_way_to_a_topic_unfolds_and_follows_the_progress() {
    with_page(async |page| {
        page.open("topics/http/").await;
        page.click("The shortest way there").await;
        page.until_text(".way-there", "In this order").await;
        let titles = "[...document.querySelectorAll('.way-there li')].map((it) => it.textContent)";
        page.until(&format!("{titles}.length === 5")).await;
        assert_eq!(page.js(&format!("{titles}.at(-1)")).await, json!("How the internet works"));
        page.set_status("your-first-week", "Done").await;
        page.until(&format!("{titles}.length === 1")).await;
        page.set_status("how-the-internet-works", "Done").await;
        page.until_text(".way-there", "Nothing is missing: you can start.").await;
    });
}
