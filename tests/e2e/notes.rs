//! Notes, links and stars on a topic: written, kept, found, shared between tabs, and never markup of their own.

use backend_roadmap::domain::saved;
use thirtyfour::Key;

use crate::browser::{Page, with_page};

const FIELD: &str = "#note-text";

/// Opens the page of a topic and the field for its note.
async fn open_note(page: &Page, topic: &str) {
    page.open(&format!("topics/{topic}/")).await;
    page.click_on("[data-notes] button").await;
    page.until_focus(FIELD).await;
}

/// Waits until the saved note on a topic is this.
async fn until_note(page: &Page, topic: &str, note: &str) {
    page.until("document.querySelector('.notes__saved')?.innerText === 'Saved.'").await;
    assert_eq!(saved_note(page, topic).await, note);
}

async fn saved_note(page: &Page, topic: &str) -> String {
    let decoded = saved::decode(&page.saved().await.unwrap_or_default());
    assert_eq!(decoded.problem, None);
    decoded.progress.note(topic)
}

#[test]
fn a_note_is_written_by_keyboard_saved_at_a_pause_and_there_after_a_reload() {
    with_page(async |page| {
        page.open("topics/http/").await;
        page.focus("[data-notes] button").await;
        page.press(Key::Enter).await;
        page.until_focus(FIELD).await;
        page.press("Safe: **GET**, <b>HEAD</b>. d [x](https://example.org) [y](javascript:alert(1))").await;
        until_note(page, "http", "Safe: **GET**, <b>HEAD</b>. d [x](https://example.org) [y](javascript:alert(1))")
            .await;
        assert_eq!(page.status_of("http").await, "todo", "letters in a note are no shortcuts");
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        page.until_focus("[data-button=edit-note]").await;
        page.reload().await;
        page.until_text(".notes__text", "Safe: GET, <b>HEAD</b>. d x y").await;
        assert_eq!(page.count(".notes__text strong").await, 1);
        assert_eq!(
            page.js("[...document.querySelectorAll('.notes__text a')].map((it) => it.href).join()").await,
            "https://example.org/"
        );
        page.open("?noted=yes").await;
        page.until_text("[data-match-count]", "1 of ").await;
        page.search("safe").await;
        page.until_text(".best-matches", "What is HTTP").await;
        page.press("u").await;
    });
}

#[test]
fn what_was_typed_just_before_leaving_the_topic_is_kept() {
    with_page(async |page| {
        open_note(page, "http").await;
        page.press("Half a tho").await;
        page.click_on("#topic [rel=next]").await;
        page.until("document.querySelector('h1').innerText !== 'What is HTTP'").await;
        page.until("localStorage['backend-roadmap:progress']?.includes('Half a tho')").await;
        page.back().await;
        page.until(&format!("document.querySelector('{FIELD}')?.value === 'Half a tho'")).await;
    });
}

#[test]
fn two_tabs_that_write_at_the_same_time_keep_both_texts() {
    with_page(async |page| {
        open_note(page, "http").await;
        let (first, second) = page.open_tab().await;
        // A tab that is left saves: this one does not know that it is left, like one on another screen.
        page.before_each_page("Object.defineProperty(document, 'hidden', { value: false })").await;
        open_note(page, "http").await;
        page.press("from the second tab").await;
        until_note(page, "http", "from the second tab").await;
        page.switch_to(&first).await;
        page.until(&format!("document.querySelector('{FIELD}').value === 'from the second tab'")).await;
        // The second tab has typed and not yet saved when the first one saves.
        let type_ = "const [field, text, name] = arguments; const it = document.querySelector(field);
            it.value = text; it.dispatchEvent(new Event(name, { bubbles: true }))";
        page.switch_to(&second).await;
        page.script(type_, &[FIELD.into(), "typed in the second".into(), "typing".into()]).await;
        page.switch_to(&first).await;
        page.script(type_, &[FIELD.into(), "typed in the first".into(), "change".into()]).await;
        page.switch_to(&second).await;
        let both = "'typed in the second\\n\\n---\\n\\ntyped in the first'";
        page.until(&format!("document.querySelector('{FIELD}').value === {both}")).await;
        page.script(
            "document.querySelector(arguments[0]).dispatchEvent(new Event('change', { bubbles: true }))",
            &[FIELD.into()],
        )
        .await;
        page.until("localStorage['backend-roadmap:progress'].includes('typed in the second')").await;
        page.reload().await;
        page.until_text(".notes__text", "typed in the first").await;
        page.until_text(".notes__text", "typed in the second").await;
    });
}

#[test]
fn a_link_is_kept_and_removed_and_a_bad_one_is_told() {
    with_page(async |page| {
        open_note(page, "dns").await;
        page.click("Keep a link").await;
        page.focus("#link-address").await;
        page.press("http://example.org").await;
        page.click("Keep the link").await;
        page.until_text(".notes__problem", "must begin with https://").await;
        page.script("document.querySelector('#link-address').value = 'https://example.org/a'", &[]).await;
        page.focus("#link-title").await;
        page.press("A <b>page</b>").await;
        page.click("Keep the link").await;
        page.reload().await;
        page.until_text(".notes__links", "A <b>page</b>").await;
        page.click("Remove the link A <b>page</b>").await;
        page.until_count(".notes__links a", 0).await;
        page.press("u").await;
        page.until_text(".notes__links", "A <b>page</b>").await;
    });
}

#[test]
fn a_star_is_kept_and_found() {
    with_page(async |page| {
        page.open("topics/redis/").await;
        page.click_on(".topic__star input").await;
        page.until_text("#toast", "Starred Redis").await;
        page.open("?starred=yes").await;
        page.until_text("[data-match-count]", "1 of ").await;
        page.click_on("[data-topic=redis] a").await;
        page.until("document.querySelector('.topic__star input')?.checked").await;
    });
}

#[test]
fn a_note_that_the_store_has_no_room_for_is_not_said_to_be_saved() {
    with_page(async |page| {
        page.before_each_page(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        )
        .await;
        open_note(page, "http").await;
        page.press("Stateless.").await;
        page.until_text("#saving", "storage for this site is full").await;
        assert_eq!(page.text(".notes__saved").await, "");
    });
}
