//! The plan: made, changed, taken over, and given to a calendar.

use crate::browser::with_page;

#[test]
fn a_plan_is_made_changed_and_undone() {
    with_page(async |page| {
        page.open("plan/").await;
        page.until_text(".plan", "You follow no path yet").await;
        page.open("paths/first-job/").await;
        page.click("Follow this path").await;
        page.click("Plan it").await;
        page.until_path("plan/").await;
        page.until("document.querySelector('[data-plan=make]')").await;
        page.click("Make a plan").await;
        page.until_text("[data-plan-end]", "The last step is done between").await;
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
