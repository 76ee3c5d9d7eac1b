//! The plan: made, changed, taken over, and given to a calendar.

use backend_roadmap::domain::progress::Status;
use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Page, with_page};
use crate::journey::START;
use crate::saved_text;
use crate::today::set_clock;

#[test]
fn a_plan_is_made_changed_and_undone() {
    with_page(async |page| {
        page.open("plan/").await;
        page.until_text(".plan", "You follow no path yet").await;
        make_plan(page).await;
        page.until_count(".plan__proposal", 0).await;
        page.until("document.querySelectorAll('.plan__table tbody tr').length > 3").await;
        page.until("document.querySelectorAll('.plan__bars .plan__bar').length > 3").await;
        // A year of weeks is not looked at week by week.
        page.until_count(".plan__week", 4).await;
        page.until_text(".plan__later > summary", "more weeks").await;
        let later = page.text(".plan__later > summary").await;
        let later: usize = later.split(' ').next().unwrap().parse().unwrap();
        page.click_on(".plan__later > summary").await;
        page.until_count(".plan__week", 4 + later).await;
        // Another week, and what it moves.
        let fewer = "const field = document.querySelector('.plan__week-hours input'); \
                     field.value = '0'; field.dispatchEvent(new Event('change', { bubbles: true }));";
        page.script(fewer, &[]).await;
        page.until_text(".plan__proposal", "from").await;
        page.click("Take over").await;
        page.until_count(".plan__proposal", 0).await;
        page.reload().await;
        page.until_text("[data-plan-end]", "The last step is done between").await;
        assert_eq!(page.js("document.querySelector('.plan__week-hours input').value").await, "0");
        page.click("Save the calendar file").await;
        page.until("!document.querySelector('[data-plan=cancel]').disabled").await;
    });
}

/// Follows the first path and makes a plan.
pub(crate) async fn make_plan(page: &Page) {
    page.open("paths/first-job/").await;
    follow_and_plan(page).await;
}

/// Follows the path whose page is open, and makes a plan.
pub(crate) async fn follow_and_plan(page: &Page) {
    page.click("Follow this path").await;
    // The second program may come later than the click.
    page.until_text("[data-follow]", "Leave this path").await;
    page.click("Plan it").await;
    page.until_path("plan/").await;
    page.until("document.querySelector('[data-plan=make]')").await;
    page.click("Make a plan").await;
    page.until_text("[data-plan-end]", "The last step is done between").await;
}

#[test]
fn what_was_studied_is_not_planned_again() {
    with_page(async |page| {
        set_clock(page, START).await;
        make_plan(page).await;
        let first = ".plan__week li:first-child";
        let time = format!("{first} .plan__time");
        let topic = page.js(&format!("document.querySelector('{first} a').pathname.split('/').at(-2)")).await;
        let topic = topic.as_str().unwrap();
        assert_eq!(page.text(&time).await, "1 h 30 min");
        page.click_on(&format!("{first} a")).await;
        page.until_path(&format!("topics/{topic}/")).await;
        page.set_status(topic, "Learning").await;
        page.until("document.querySelector('[data-study] button')").await;
        page.click("30 min").await;
        page.until_text("[data-study-total]", "for 30 min.").await;
        page.open("plan/").await;
        page.until(&format!("document.querySelector('{time}')?.innerText === '1 h'")).await;
    });
}

#[test]
fn a_date_that_is_typed_is_one_change() {
    with_page(async |page| {
        make_plan(page).await;
        let field = ".plan__dates-fields label:nth-child(2) input";
        let value = format!("document.querySelector('{field}').value");
        // Focusing the fields changes nothing.
        for field in [".plan__dates-fields input", field, ".plan__week-hours input"] {
            page.focus(field).await;
        }
        page.until_text("#toast", "Made a plan").await;
        page.focus(field).await;
        page.press("03152028").await;
        page.until_text("#toast", "Changed a day of the plan").await;
        assert_eq!(page.js(&value).await, "2028-03-15");
        page.reload().await;
        page.until(&format!("{value} === '2028-03-15'")).await;
        // A date without its year is none, and changes nothing; a field that is empty takes the date away.
        page.focus(field).await;
        for key in [Key::Tab, Key::Tab, Key::Backspace] {
            page.press(key).await;
        }
        page.until(&format!("{value} === ''")).await;
        page.focus(".plan__week-hours input").await;
        page.until(&format!("{value} === '2028-03-15'")).await;
        page.focus(field).await;
        for key in [Key::Backspace, Key::Tab, Key::Backspace, Key::Tab, Key::Backspace] {
            page.press(key).await;
        }
        page.focus(".plan__week-hours input").await;
        page.until_text("#toast", "Changed a day of the plan").await;
        assert_eq!(page.js(&value).await, "");
        page.click("Undo").await;
        page.until(&format!("{value} === '2028-03-15'")).await;
    });
}

#[test]
fn every_change_of_a_plan_is_undone() {
    with_page(async |page| {
        make_plan(page).await;
        let hours = "document.querySelector('.plan__week-hours input')?.value";
        page.script(
            "const field = document.querySelector('.plan__week-hours input');
            field.value = '0.5'; field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[],
        )
        .await;
        page.until_text("#toast", "Hours on Monday: 0.5").await;
        page.press("u").await;
        page.until(&format!("{hours} === '2'")).await;
        page.click("Give up the plan").await;
        page.until_text("#toast", "Gave up the plan").await;
        page.press("u").await;
        page.until_text("[data-plan-end]", "The last step is done between").await;
        // The plan itself: made, and taken back.
        page.press("u").await;
        page.until("document.querySelector('[data-plan=make]')").await;
    });
}

/// Types hours into a field of the plan, for the weekday at a place.
async fn type_hours(page: &Page, place: usize, hours: &str) {
    let script = "const field = document.querySelectorAll('.plan__week-hours input')[arguments[0]]; \
                  field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(script, &[json!(place), json!(hours)]).await;
}

#[test]
fn hours_that_no_day_has_are_refused_with_a_reason() {
    with_page(async |page| {
        make_plan(page).await;
        let monday = "document.querySelector('.plan__week-hours input').value";
        for odd in ["17", "-1", ""] {
            type_hours(page, 0, odd).await;
            page.until_text(".plan__problem", "Give the hours as a number from 0 to 16. Monday keeps 2.").await;
            assert_eq!(page.js(monday).await, "2", "{odd}");
            type_hours(page, 0, "2").await;
            page.until("document.querySelector('.plan__problem').textContent === ''").await;
        }
        // Hours are kept in halves, and shown as they are kept.
        type_hours(page, 0, "2.2").await;
        page.until(&format!("{monday} === '2'")).await;
    });
}

#[test]
fn a_plan_without_time_shows_no_empty_parts() {
    with_page(async |page| {
        make_plan(page).await;
        for place in 0..5 {
            type_hours(page, place, "0").await;
        }
        page.until_text("[data-plan-end]", "No day has any time yet").await;
        page.until_count(".plan__timeline, .plan__weeks, [data-plan=calendar]", 0).await;
        type_hours(page, 5, "4").await;
        page.until_count(".plan__timeline, .plan__weeks", 2).await;
    });
}

#[test]
fn a_day_too_near_for_what_is_left_says_so() {
    with_page(async |page| {
        set_clock(page, START).await;
        make_plan(page).await;
        let field = ".plan__dates-fields label:nth-child(2) input";
        let tomorrow = "const day = new Date(Date.now() + 86400000).toISOString().slice(0, 10); \
                        const field = document.querySelector(arguments[0]); \
                        field.value = day; field.dispatchEvent(new Event('change', { bubbles: true }));";
        page.script(tomorrow, &[json!(field)]).await;
        page.until_text(".plan__goal", "is too short for all that is left").await;
    });
}

#[test]
fn a_step_that_leaves_the_plan_is_in_the_proposal() {
    with_page(async |page| {
        make_plan(page).await;
        page.until_count(".plan__proposal", 0).await;
        page.open("topics/http/").await;
        page.set_status("http", "Skipped").await;
        page.open("plan/").await;
        page.until_text(".plan__proposal", "What is HTTP: no longer in the plan").await;
        page.click("Take over").await;
        page.until_count(".plan__proposal", 0).await;
    });
}

#[test]
fn calendars_can_be_cleared_when_the_plan_is_gone() {
    with_page(async |page| {
        make_plan(page).await;
        page.click("Save the calendar file").await;
        page.until("!document.querySelector('[data-plan=cancel]').disabled").await;
        // The record of it is no change of the plan: Undo does not take it back.
        page.press("u").await;
        page.until("document.querySelector('[data-plan=make]')").await;
        page.until_text(".plan__calendar", "Your calendar may still have entries of an earlier plan").await;
        page.reload().await;
        page.until("document.querySelector('[data-plan=cancel]')?.disabled === false").await;
        page.click("Make a plan").await;
        page.until("document.querySelector('[data-plan=cancel]')?.disabled === false").await;
    });
}

#[test]
fn study_time_added_in_another_tab_is_shown_at_once() {
    with_page(async |page| {
        let saved = saved_text(&[("http", Status::Learning)]);
        page.open_with("topics/http/", &[("backend-roadmap:progress", &saved)]).await;
        page.until("document.querySelector('[data-study] button')").await;
        let (first, _) = page.open_tab().await;
        page.open("topics/http/").await;
        page.until("document.querySelector('[data-study] button')").await;
        page.click("30 min").await;
        page.until_text("[data-study-total]", "for 30 min.").await;
        page.switch_to(&first).await;
        page.until_text("[data-study-total]", "for 30 min.").await;
        // As numbers may be typed.
        let other =
            "const field = document.querySelector('#study-minutes'); field.value = '1e2'; field.form.requestSubmit();";
        page.script(other, &[]).await;
        page.until_text("[data-study-total]", "for 2 h 10 min.").await;
    });
}
