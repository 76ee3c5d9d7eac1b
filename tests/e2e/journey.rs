//! A learner from the first day on: a path, a plan, ten days of study, three weeks away, and two further browsers.

use serde_json::json;

use crate::backup::{RECORDER, give};
use crate::browser::{Page, with_page};
use crate::today::{DAY, answer, set_clock};

/// A Monday, 9:00 UTC.
pub(crate) const START: u64 = 1796029200000;
/// When the learner comes back.
const RETURN: u64 = START + 31 * DAY;

/// Opens a page of the second program and waits until it shows the learner.
async fn open(page: &Page, path: &str) {
    page.open(path).await;
    page.until("document.querySelector('main .extra')?.dataset.live !== undefined").await;
}

/// Opens the first topic that is suggested, and finishes it.
async fn study(page: &Page) {
    let first = ".today__choice h3 a[href*='/topics/']";
    page.until(&format!("document.querySelector(\"{first}\")")).await;
    let topic =
        page.js(&format!("document.querySelector(\"{first}\").pathname.split('/topics/')[1].split('/')[0]")).await;
    let topic = topic.as_str().unwrap();
    page.click_on(first).await;
    page.until_path(&format!("topics/{topic}/")).await;
    page.set_status(topic, "Done").await;
    page.until_status(topic, "done").await;
}

/// What the pages of today and of the plan tell.
async fn outlook(page: &Page) -> [String; 2] {
    open(page, "today/").await;
    page.until("document.querySelector('.today__choice')").await;
    let choices = page.text(".today__choices").await;
    open(page, "plan/").await;
    page.until_text("[data-plan-end]", "The last step is done between").await;
    [choices, page.text("[data-plan-end]").await]
}

#[test]
fn ten_days_and_three_weeks_away_are_in_every_browser_of_the_learner() {
    let (told, file, link) = with_page(async |page| {
        page.before_each_page(RECORDER).await;
        set_clock(page, START).await;
        open(page, "today/").await;
        answer(page, "[data-group=languages] select", "python").await;
        answer(page, ".path-questions input[type=number]", "7").await;
        page.until_text(".path-questions__figures", "at 7 hours a week").await;
        page.click("Start this path").await;
        page.until_text("#path-title", "Your path").await;
        open(page, "plan/").await;
        page.until("document.querySelector('.plan input[type=number]')?.value === '7'").await;
        page.click("Make a plan").await;
        page.until_text("[data-plan-end]", "The last step is done between").await;
        let hours = page.js("[...document.querySelectorAll('.plan__week-hours input')].map((it) => it.value)").await;
        assert_eq!(hours, json!(["1.5", "1.5", "1.5", "1.5", "1", "0", "0"]));
        for day in 0..10 {
            set_clock(page, START + day * DAY).await;
            open(page, "today/").await;
            page.until_text(".today__where", if day == 0 { "You have not begun yet" } else { "yesterday" }).await;
            study(page).await;
        }
        page.open("progress/").await;
        page.until_text(".progress__total", "10 of ").await;
        set_clock(page, RETURN).await;
        open(page, "today/").await;
        page.until_text(".today__where", "Welcome back.").await;
        page.until_text(".today__where", "3 weeks ago").await;
        page.until_text(".today__choice", "The shortest, to get going").await;
        open(page, "plan/").await;
        page.until_text(".plan__proposal", "Planned from today").await;
        assert_eq!(page.js("/\\b(late|behind)\\b/i.test(document.querySelector('main').innerText)").await, false);
        page.click("Take over").await;
        page.until_text("main", "These are the days of your plan now.").await;
        page.until("document.activeElement.innerText === 'These are the days of your plan now.'").await;
        page.press("u").await;
        page.until_text(".plan__proposal", "Planned from today").await;
        page.click("Take over").await;
        page.until_count(".plan__proposal", 0).await;
        let told = outlook(page).await;
        page.open("progress/").await;
        page.until("document.querySelector('.extra[data-live] #import-preview')").await;
        page.click("Download a backup").await;
        page.until("window.kept").await;
        let file = page.js("window.kept.text").await.as_str().unwrap().to_owned();
        page.click("Move to my phone…").await;
        page.until("document.querySelector('#move-link')?.value").await;
        let link = page.js("document.querySelector('#move-link').value").await.as_str().unwrap().to_owned();
        (told, file, format!("#{}", link.split_once('#').unwrap().1))
    });
    // By the backup another browser has all of it, to the day.
    with_page(async |page| {
        set_clock(page, RETURN).await;
        page.open("progress/").await;
        page.until("document.querySelector('.extra[data-live] #import-preview')").await;
        give(page, "pick", "backup.json", &file).await;
        page.until_text("#import-preview", "This is a backup").await;
        page.click("Merge").await;
        page.until_text(".progress__total", "10 of ").await;
        page.until_text(".dates__stages", "2026-11-30").await;
        assert_eq!(outlook(page).await, told);
    });
    // A link has the statuses, the path and the plan.
    with_page(async |page| {
        set_clock(page, RETURN).await;
        page.open(&link).await;
        page.until_text("#shared", "From your other device: 10 of ").await;
        page.until_text("#shared", "on the path “First job”").await;
        page.click("Merge").await;
        open(page, "today/").await;
        page.until_text(".today a[href*='/paths/first-job/']", "First job").await;
        page.until_text(".today", "10 of ").await;
        // The days are made anew from the hours: the pace is in the backup alone.
        open(page, "plan/").await;
        page.until_text("[data-plan-end]", "The last step is done between").await;
        page.until("document.querySelector('.plan__week-hours input').value === '1.5'").await;
        page.until_count(".plan__proposal", 0).await;
    });
}
