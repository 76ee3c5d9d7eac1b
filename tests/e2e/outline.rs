//! The outline: statuses by mouse and key, totals, folding, the rail.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::progress::Status;
use serde_json::json;

use crate::browser::with_page;
use crate::{saved_text, status_in};

const TOTAL: &str = ".outline-head__total";

#[test]
fn a_click_sets_a_status_that_survives_a_reload() {
    with_page(async |page| {
        page.open("").await;
        assert_eq!(page.status_of("http").await, "todo");
        page.set_status("http", "Done").await;
        page.until_status("http", "done").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
        page.reload().await;
        assert_eq!(page.status_of("http").await, "done");
        page.until("document.querySelector('[data-topic=http] input[aria-label=Done]')?.checked").await;
    });
}

#[test]
fn a_key_sets_the_status_of_the_row_in_hand() {
    with_page(async |page| {
        page.open("").await;
        page.focus("[data-topic=dns] a").await;
        for (key, status) in [("d", "done"), ("l", "learning"), ("s", "skipped"), ("t", "todo")] {
            page.press(key).await;
            page.until_status("dns", status).await;
        }
        // With nothing in hand a key means nothing.
        page.script("document.activeElement.blur()", &[]).await;
        page.press("d").await;
        assert_eq!(page.count("[data-status=done]").await, 0);
    });
}

#[test]
fn the_arrow_keys_choose_in_the_status_control() {
    with_page(async |page| {
        page.open("").await;
        page.until("document.querySelector('[data-topic=http] input')").await;
        page.focus("[data-topic=http] input[aria-label='To do']").await;
        page.press("\u{e014}").await;
        page.until_status("http", "learning").await;
        page.press("\u{e014}").await;
        page.until_status("http", "done").await;
    });
}

#[test]
fn totals_count_what_is_done_and_leave_out_what_is_skipped() {
    with_page(async |page| {
        page.open("").await;
        let before = page.text(TOTAL).await;
        let total: usize = before.strip_prefix("0 of ").unwrap().strip_suffix(" done").unwrap().parse().unwrap();
        page.set_status("http", "Done").await;
        page.until_text(TOTAL, &format!("1 of {total} done")).await;
        page.set_status("dns", "Skipped").await;
        page.until_text(TOTAL, &format!("1 of {} done, 1 skipped", total - 1)).await;
        page.until_text("#stage-internet", "1 of 5 done, 1 skipped").await;
        page.until_text("[data-count=internet]", "1/5").await;
    });
}

#[test]
fn of_a_choice_only_one_counts() {
    with_page(async |page| {
        page.open("").await;
        let group = ROADMAP.groups.iter().find(|group| group.title.contains("language")).unwrap_or(&ROADMAP.groups[0]);
        for topic in group.members.iter().take(2) {
            page.set_status(ROADMAP.topic(*topic).id, "Done").await;
        }
        page.until_text(TOTAL, "1 of ").await;
        assert_eq!(page.count("[data-status=done]").await, 2);
    });
}

#[test]
fn all_can_be_done() {
    let all: Vec<_> = ROADMAP.topics.iter().map(|topic| (topic.id, Status::Done)).collect();
    with_page(async |page| {
        page.open_with("", &[("backend-roadmap:progress", &saved_text(&all[1..]))]).await;
        assert_eq!(page.count("[data-complete].stage-section").await as usize, ROADMAP.stages.len() - 1);
        page.set_status(all[0].0, "Done").await;
        page.until("document.querySelectorAll('.stage-section:not([data-complete])').length === 0").await;
        let total = page.text(TOTAL).await;
        let (done, rest) = total.split_once(" of ").unwrap();
        assert_eq!(rest, format!("{done} done"));
        assert_eq!(page.count("[data-next]").await, 0, "nothing is left to do next");
    });
}

#[test]
fn a_change_is_undone_by_its_button_and_by_u() {
    with_page(async |page| {
        page.open("").await;
        page.set_status("http", "Done").await;
        page.until_text("#toast", "Done").await;
        page.click("Undo").await;
        page.until_status("http", "todo").await;
        page.set_status("http", "Learning").await;
        page.set_status("dns", "Done").await;
        page.until_status("dns", "done").await;
        page.press("u").await;
        page.until_status("dns", "todo").await;
        assert_eq!(page.status_of("http").await, "learning");
        page.press("u").await;
        page.until_status("http", "todo").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Todo);
    });
}

#[test]
fn stages_fold_one_by_one_and_all_at_once() {
    with_page(async |page| {
        page.open("").await;
        let stages = ROADMAP.stages.len() as u64;
        assert_eq!(page.count(".stage-section__intro").await, stages);
        page.click_on("#stage-internet .stage-section__title").await;
        assert_eq!(page.count(".stage-section__intro").await, stages - 1);
        assert_eq!(page.count("[data-topic=http]").await, 0);
        page.click("Fold all stages").await;
        assert_eq!(page.count(".stage-section__intro").await, 0);
        page.click("Unfold all").await;
        assert_eq!(page.count(".stage-section__intro").await, stages);
    });
}

#[test]
fn the_rail_leads_to_a_stage_and_unfolds_it() {
    with_page(async |page| {
        page.open("").await;
        page.click("Fold all stages").await;
        page.click_on(".stage-rail [data-jump=testing]").await;
        page.until_focus("#stage-testing").await;
        assert_eq!(page.count("[data-topic=unit-testing]").await, 1);
        page.until("document.querySelector('#stage-testing').getBoundingClientRect().top < innerHeight").await;
        page.until("document.querySelector('#stage-testing').getBoundingClientRect().top >= 0").await;
    });
}

#[test]
fn the_next_step_follows_what_is_done() {
    with_page(async |page| {
        page.open("").await;
        let first = page.text("[data-next]").await;
        let title = first.strip_prefix("Next: ").unwrap();
        let topic = ROADMAP.topics.iter().find(|topic| topic.title == title).unwrap();
        page.set_status(topic.id, "Done").await;
        page.until(&format!("document.querySelector('[data-next]').innerText !== {:?}", first)).await;
    });
}

#[test]
fn a_message_said_in_a_tab_that_nobody_sees_waits_and_then_goes_as_any_other() {
    with_page(async |page| {
        page.before_each_page(
            r"
            const later = setTimeout, inFrame = requestAnimationFrame, held = [];
            // The ten seconds of a message are over at once.
            globalThis.setTimeout = (what, time) => later(what, time === 10_000 ? 0 : time);
            globalThis.requestAnimationFrame = (what) => globalThis.isHidden ? held.push(what) : inFrame(what);
            globalThis.look = () => { isHidden = false; held.splice(0).forEach((what) => inFrame(what)) };
            globalThis.said = [];",
        )
        .await;
        page.open("").await;
        page.js("void new MutationObserver(() => said.push(document.querySelector('#toast p').textContent)).observe(document.querySelector('#toast p'), { childList: true })").await;
        page.js("globalThis.isHidden = true").await;
        page.set_status("http", "Done").await;
        page.until("document.querySelector('[data-topic=http]').dataset.status === 'done'").await;
        assert_eq!(page.js("said").await, json!([]));
        page.js("look()").await;
        page.until("said.length >= 2").await;
        assert_eq!(page.js("said").await, json!(["What is HTTP: Done", ""]));
    });
}

#[test]
fn a_reload_leads_back_to_where_one_was() {
    with_page(async |page| {
        for path in ["", "topics/http/", "glossary/"] {
            page.resize(800, 700).await;
            page.open(path).await;
            page.until("document.documentElement.scrollHeight > 3000").await;
            page.script("scrollTo({ top: 1500, behavior: 'instant' })", &[]).await;
            page.reload().await;
            page.until("Math.abs(scrollY - 1500) < 60").await;
        }
    });
}
