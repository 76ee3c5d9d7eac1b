//! The map in any engine: what has the focus is seen, it is dragged by its topics, its menu stays, its lines have their
//! width, and its files and pages are whole.

use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::*;

use crate::browser::{Page, with_page};
use crate::engine::Engine;
use crate::map::{WIDTH, number, open_map};
use crate::map_files::{RECORDER, saved_png};

/// Two frames later: what follows an event by itself has happened.
const FRAMES: &str = "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))";

/// What the mouse does, in the driver's words.
async fn mouse(page: &Page, actions: Value) {
    let mouse =
        json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
    page.driver.cmd(Command::PerformActions(Actions::from(json!([mouse])))).await.unwrap();
}

/// The middle of the first element that a selector finds, in the window.
async fn middle(page: &Page, selector: &str) -> [i64; 2] {
    let place = "(({ x, y, width, height }) => [Math.round(x + width / 2), Math.round(y + height / 2)])";
    let place = page.js(&format!("{place}(document.querySelector('{selector}').getBoundingClientRect())")).await;
    serde_json::from_value(place).unwrap()
}

/// Waits until a topic has the focus and is in view.
async fn until_seen(page: &Page, topic: &str) {
    page.until(&format!("document.activeElement.dataset.topic === '{topic}'")).await;
    page.until(
        r"((box, view) => box.width > 0 && box.left >= view.left - 1 && box.top >= view.top - 1
            && box.right <= view.right + 1 && box.bottom <= view.bottom + 1)(
            document.activeElement.getBoundingClientRect(), document.querySelector('.map__view').getBoundingClientRect())",
    )
    .await;
}

#[test]
fn what_gets_the_focus_is_in_view() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.press("/").await;
        page.until_focus("#search").await;
        page.press("kafka").await;
        page.until("document.querySelector('[data-topic=http]').matches('[data-dim]')").await;
        page.press(Key::Enter).await;
        until_seen(page, "kafka").await;
        page.press(Key::Enter).await;
        page.until_path("topics/kafka/?q=kafka").await;
        page.back().await;
        until_seen(page, "kafka").await;
        page.press(Key::End).await;
        until_seen(page, backend_roadmap::content::ROADMAP.topics.last().unwrap().id).await;
    });
}

#[test]
fn the_tab_key_leads_to_a_topic_in_view_and_moves_nothing_else() {
    let scrolled = "(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop])(document.querySelector('.map__view'))";
    with_page(async |page| {
        open_map(page, "map/").await;
        page.focus("[data-topic=http]").await;
        page.press("kafka").await;
        until_seen(page, "kafka").await;
        let before = page.js(scrolled).await;
        page.press(Key::Tab).await;
        page.until("document.activeElement.dataset.topic !== 'kafka'").await;
        page.press_with(Key::Shift, Key::Tab).await;
        until_seen(page, "kafka").await;
        page.script_async(FRAMES, &[]).await;
        assert_eq!(page.js(scrolled).await, before);
    });
}

#[test]
fn a_drag_that_begins_on_a_topic_moves_the_map() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let scrolled = "document.querySelector('.map__view').scrollLeft";
        let [x, y] = middle(page, "[data-topic=java] .map__title-text").await;
        let before = number(page, scrolled).await;
        mouse(page, json!([{ "type": "pointerMove", "x": x, "y": y }, { "type": "pointerDown", "button": 0 }])).await;
        for step in 1..=6 {
            mouse(page, json!([{ "type": "pointerMove", "x": x - 50 * step, "y": y }])).await;
        }
        page.until(&format!("Math.abs({scrolled} - {before} - 300) < 2")).await;
        mouse(page, json!([{ "type": "pointerUp", "button": 0 }])).await;
        page.script_async(FRAMES, &[]).await;
        assert_eq!(page.path().await, "map/");
        page.click("Zoom out").await;
        page.until(&format!("{WIDTH} < document.querySelector('.map__ground').viewBox.baseVal.width")).await;
    });
}

#[test]
fn the_menu_of_a_right_click_stays_when_the_button_is_released() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let title = page.driver.find(By::Css("[data-topic=java] .map__title-text")).await.unwrap();
        page.driver.action_chain().context_click_element(&title).perform().await.unwrap();
        page.until_focus("#map-menu [data-value=todo]").await;
        page.script_async(FRAMES, &[]).await;
        assert_eq!(page.count("#map-menu").await, 1);
        page.click_on("#map-menu [data-value=done]").await;
        page.until("document.querySelector('[data-topic=java]').dataset.status === 'done'").await;
        page.until("document.activeElement.dataset.topic === 'java'").await;
        page.until_count("#map-menu", 0).await;
    });
}

#[test]
fn from_far_the_lines_of_the_stages_keep_their_width() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.click("All").await;
        page.until("document.querySelector('.map__view').dataset.level === 'cards'").await;
        let width = |selector: &str| {
            format!(
                "parseFloat(getComputedStyle(document.querySelector('{selector}')).strokeWidth) \
                 * document.querySelector('.map__ground').getScreenCTM().a"
            )
        };
        // In pixels of the screen.
        assert!(number(page, &width(".map__card .map__stretch")).await > 7.0);
        assert!(number(page, &width(".map__card .map__ahead")).await > 4.0);
        page.focus(".map__card a[tabindex='0']").await;
        page.press(Key::Down).await;
        page.until("document.activeElement.closest('[data-stage]')?.dataset.stage").await;
        if page.engine == Engine::WebKit {
            // It forgets that the keyboard is used, whatever the page does.
            return;
        }
        let ring = "parseFloat(getComputedStyle(document.activeElement.querySelector('.map__post')).strokeWidth)";
        assert!(number(page, ring).await >= 4.0);
    });
}

/// Opens the panel for files and paper; what it would save or print is kept.
async fn open_panel(page: &Page) {
    open_map(page, "map/").await;
    page.script(RECORDER, &[]).await;
    page.click("Save or print").await;
}

#[test]
fn the_map_is_saved_as_svg_and_png() {
    with_page(async |page| {
        open_panel(page).await;
        page.click("Save as SVG").await;
        page.until("window.kept?.name === 'backend-roadmap-map.svg'").await;
        page.click("Save as PNG").await;
        page.until("window.kept?.name === 'backend-roadmap-map.png'").await;
        let picture = saved_png(page).await;
        assert_eq!([&picture[1], &picture[2]], [&json!("250,248,243"), &json!(true)]);
    });
}

#[test]
fn a_picture_that_the_browser_falsifies_is_not_saved() {
    with_page(async |page| {
        open_panel(page).await;
        // As Firefox answers where it resists fingerprinting.
        let noise = r"
            HTMLCanvasElement.prototype.toDataURL = () =>
                `data:image/png;base64,${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(64))))}`;";
        page.script(noise, &[]).await;
        page.click("Save as PNG").await;
        page.until_text("#toast", "The browser did not draw the map. Save it as SVG instead.").await;
        assert_eq!(page.js("window.kept ?? null").await, Value::Null);
    });
}

#[test]
fn the_map_is_printed_on_sheets_that_all_lie_on_the_same_side() {
    with_page(async |page| {
        if page.engine == Engine::WebKit {
            // It knows no sizes of pages, and prints the pictures on the paper that there is.
            return;
        }
        open_panel(page).await;
        page.click("Print on A4 pages").await;
        page.until("window.printed === 1").await;
        let pdf = page.driver.print_page_base64(PrintParameters::default()).await.unwrap();
        // Firefox compresses what tells the sizes of the pages.
        let script = r"
            const [pdf, done] = arguments;
            const inflate = (text) => new Response(new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))]).stream()
                .pipeThrough(new DecompressionStream('deflate'))).text().catch(() => '');
            const text = atob(pdf);
            const packed = [...text.matchAll(/\/ObjStm[^]*?stream\r?\n([^]*?)\r?\nendstream/g)].map(([, data]) => inflate(data));
            Promise.all(packed).then((parts) => done([text, ...parts].join().match(/\/MediaBox *\[[^\]]*\]/g)));";
        let boxes = page.script_async(script, &[json!(pdf)]).await;
        let boxes: Vec<String> = serde_json::from_value(boxes).unwrap();
        let is_landscape = |sheet: &String| {
            let numbers: Vec<f64> = sheet.split([' ', '[', ']']).filter_map(|side| side.parse().ok()).collect();
            matches!(numbers[..], [_, _, width, height] if width > height)
        };
        assert!(boxes.len() > 1 && boxes.iter().all(is_landscape), "{boxes:?}");
    });
}
