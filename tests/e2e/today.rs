//! Today, and the questions that lead to a path: on the first day, in between, after weeks away, and at the end.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::path_progress::path_key;
use backend_roadmap::domain::progress::{Action, Progress, Status};
use backend_roadmap::domain::saved;
use serde_json::json;

use crate::browser::{Page, with_page};
use crate::status_in;

/// The day of the saved states of these tests, and a later one, in milliseconds.
const SAVED: u64 = 1_700_000_000_000;
pub(crate) const DAY: u64 = 86_400_000;

/// A saved state with statuses by key, a followed path and answers among them.
fn saved_text(keys: &[(&str, Status)]) -> String {
    let mut progress = Progress::default();
    for (key, status) in keys {
        progress.apply(&Action::set(key, *status), Millis(SAVED));
    }
    saved::encode(&progress, Millis(SAVED))
}

/// Sets the clock of every page from now on.
pub(crate) async fn set_clock(page: &Page, millis: u64) {
    page.before_each_page(&format!("Date.now = () => {millis};")).await;
}

pub(crate) async fn answer(page: &Page, selector: &str, value: &str) {
    let script = r"
        const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(script, &[json!(selector), json!(value)]).await;
}

async fn open_today(page: &Page, saved: &str) {
    page.open_with("today/", &[("backend-roadmap:progress", saved)]).await;
    page.until("document.querySelector('.extra')?.dataset.live !== undefined").await;
}

#[test]
fn a_newcomer_answers_questions_and_gets_a_path_and_something_to_do() {
    with_page(async |page| {
        page.open("today/").await;
        page.until("document.querySelector('.extra')?.dataset.live !== undefined").await;
        page.until_text(".today__where", "You have not begun yet").await;
        page.until_text(".path-questions__figures", "“First job”").await;
        answer(page, "[data-group=languages] select", "python").await;
        answer(page, ".path-questions input[type=number]", "5").await;
        page.until_text(".path-questions__figures", "at 5 hours a week").await;
        page.click("Start this path").await;
        page.until_text("#path-title", "Your path").await;
        page.until_text(".today__choice", "Next on your path").await;
        page.until_text(".today__choice h3", "Who is a backend developer?").await;
        // The path has the language that was chosen, and folds the others away.
        page.click("First job").await;
        page.until_path("paths/first-job/").await;
        page.until("[...document.querySelectorAll('.path__name > a')].some((link) => link.textContent === 'Python')")
            .await;
        page.until_count(".path__others[open]", 0).await;
        page.until_text("[data-path-total]", "at 5 hours a week").await;
        // All of it is one change.
        page.click("Undo").await;
        page.until_text("[data-follow]", "Follow this path").await;
        page.until("![...document.querySelectorAll('.path__name > a')].some((link) => link.textContent === 'Python')")
            .await;
    });
}

#[test]
fn another_path_is_compared_with_ones_own_before_it_is_taken() {
    let saved = saved_text(&[("path:first-job/*", Status::Done), ("http", Status::Done)]);
    with_page(async |page| {
        open_today(page, &saved).await;
        page.click("Change it").await;
        page.until_text("[data-button=take-path]", "This is your path").await;
        page.click("I program for a living and want to close gaps.").await;
        page.until_text(".path-questions__change", "Nothing that you did is lost").await;
        page.click("Change to this").await;
        page.until("[...document.querySelectorAll('.today a')].some((link) => link.textContent === 'Fill my gaps')")
            .await;
        assert_eq!(status_in(&page.saved().await.unwrap(), "http"), Status::Done);
    });
}

#[test]
fn who_comes_back_after_weeks_begins_with_something_short() {
    let saved = saved_text(&[("path:first-job/*", Status::Done), ("terminal-usage", Status::Learning)]);
    with_page(async |page| {
        set_clock(page, SAVED + 3 * DAY).await;
        open_today(page, &saved).await;
        page.until_text(".today__where", "You were at “Terminal usage” 3 days ago.").await;
        page.until_text(".today__choice", "You have begun it").await;
        set_clock(page, SAVED + 21 * DAY).await;
        page.reload().await;
        page.until_text(".today__where", "Welcome back. You were at “Terminal usage” 3 weeks ago.").await;
        page.until_text(".today__choice", "The shortest, to get going").await;
    });
}

#[test]
fn who_has_done_everything_is_told_so() {
    let all: Vec<(&str, Status)> = ROADMAP.topics.iter().map(|topic| (topic.id, Status::Done)).collect();
    with_page(async |page| {
        open_today(page, &saved_text(&all)).await;
        page.until_text("[data-finished]", "You have done everything that is recommended").await;
        page.until_text("[data-small]", "Say aloud what you know about").await;
        page.click("Look at the other paths").await;
        page.until_path("paths/").await;
    });
}

#[test]
fn questions_that_went_wrong_are_found_again() {
    let saved = saved_text(&[("http", Status::Done), ("http/a-question", Status::Learning)]);
    with_page(async |page| {
        open_today(page, &saved).await;
        page.until_text("[data-small]", "Try the questions of “What is HTTP” again").await;
        page.until_text("[data-again]", "1 topic has questions to try again").await;
        page.click_on("[data-again]").await;
        page.until_text(".filter-chips", "Questions to try again").await;
    });
}

/// Answers the question on the page rightly, or wrongly by leaving a right choice out or taking a wrong one.
async fn answer_question(page: &Page, topic: &str, is_right: bool) {
    let script = r"
        const [topic, isRight, done] = arguments;
        fetch(new URL(`topics/${topic}/topic.json`, document.baseURI.replace(/placement\/.*$/, ''))).then((it) => it.json()).then((data) => {
            const ask = document.querySelector('.placement__question legend').innerHTML;
            const plain = (html) => Object.assign(document.createElement('p'), { innerHTML: html }).textContent;
            const question = data.topic.questions.find((it) => plain(it.ask) === plain(ask));
            const boxes = [...document.querySelectorAll('.placement__choice input')];
            question.answer.choices.forEach((choice, at) => {
                if (choice.is_right === isRight && !boxes[at].checked) { boxes[at].click(); }
            });
            done(ask);
        });";
    page.script_async(script, &[json!(topic), json!(is_right)]).await;
    page.click("Check").await;
}

#[test]
fn a_placement_marks_what_was_proved_and_nothing_else() {
    with_page(async |page| {
        page.open("today/").await;
        page.until("document.querySelector('.extra')?.dataset.live !== undefined").await;
        page.click("I know some of it: find out what").await;
        page.until_path("placement/").await;
        page.until("document.querySelector('.extra')?.dataset.live !== undefined").await;
        page.click("Begin").await;
        page.until_text(".placement__where", "Part 1 of").await;
        let first = "who-is-a-backend-developer";
        for _ in 0..2 {
            page.until_focus(".placement__question legend").await;
            page.until("![...document.querySelectorAll('.placement__choice input')].some((it) => it.checked)").await;
            answer_question(page, first, true).await;
            page.until_text(".placement__last", "Right.").await;
        }
        page.until_text(".placement__where", "What backend developers do · known so far: 1").await;
        answer_question(page, "what-backend-developers-do", false).await;
        page.until_text(".placement__last", "still to learn").await;
        assert_eq!(page.saved().await, None, "nothing is marked before the learner says so");
        page.until_focus(".placement__question legend").await;
        page.reload().await;
        page.until("document.querySelector('.extra')?.dataset.live !== undefined").await;
        page.until_text("[data-begun]", "part 1 of").await;
        page.until_text("[data-begun]", "you know 1 topic.").await;
        page.click("Go on").await;
        page.until_focus(".placement__question legend").await;
        page.click("Stop here").await;
        page.until_focus(".placement__result h2").await;
        page.reload().await;
        page.until("document.querySelector('.extra')?.dataset.live !== undefined").await;
        page.until_text("[data-begun]", "part 1 of").await;
        page.click("Go on").await;
        page.until_focus(".placement__question legend").await;
        page.click("Stop here").await;
        page.until_focus(".placement__result h2").await;
        page.until_text(".placement__result h2", "You know 1 topic already").await;
        page.click("Mark as known").await;
        page.until_text(".toast", "Marked 1 topic as known").await;
        let saved = page.saved().await.unwrap();
        assert_eq!(status_in(&saved, first), Status::Done);
        assert_eq!(status_in(&saved, "what-backend-developers-do"), Status::Todo);
        page.click("Undo").await;
        page.until_text(".toast", "Undone").await;
        assert_eq!(status_in(&page.saved().await.unwrap(), first), Status::Todo);
        page.click("Mark as known").await;
        page.until_text(".toast", "Marked 1 topic as known").await;
    });
}

#[test]
fn a_page_that_stays_open_follows_the_day() {
    with_page(async |page| {
        set_clock(page, SAVED + DAY).await;
        open_today(page, &saved_text(&[("http", Status::Learning)])).await;
        page.until_text(".today__where", "yesterday").await;
        let later = SAVED + 22 * DAY;
        let come_back = "document.dispatchEvent(new Event('visibilitychange'))";
        page.script(&format!("Date.now = () => {later}; {come_back}"), &[]).await;
        page.until_text(".today__where", "weeks ago").await;
        // The path is known later than the page.
        open_today(page, &saved_text(&[(&path_key("first-job"), Status::Done)])).await;
        page.until_text(".today__choice", "Next on your path").await;
    });
}

#[test]
fn another_language_can_be_chosen_after_one_is_done() {
    let saved = saved_text(&[(&path_key("first-job"), Status::Done), ("python", Status::Done)]);
    with_page(async |page| {
        open_today(page, &saved).await;
        let select = "document.querySelector('[data-group=languages] select')";
        page.until(&format!("{select}?.value === 'python'")).await;
        page.click_on(".today__change > summary").await;
        let choose = format!(
            "const field = {select}; field.value = 'java'; field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        );
        page.script(&choose, &[]).await;
        page.until_text(".path-questions__change", "hours more").await;
        page.click("Change to this").await;
        page.until_text("[data-button=take-path]", "This is your path").await;
        page.reload().await;
        page.until(&format!("{select}?.value === 'java'")).await;
    });
}
