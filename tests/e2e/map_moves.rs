//! What moves the map and changes its size: buttons, keys, wheel, pointer, fingers.

use serde_json::json;

use crate::browser::{Page, with_page};
use crate::map::{WIDTH, number, open_map};

#[test]
fn the_browser_drags_no_link_in_place_of_the_map() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let dragged = "document.querySelector('.map__view [data-topic]').dispatchEvent(new DragEvent('dragstart', \
            { bubbles: true, cancelable: true }))";
        assert_eq!(page.js(dragged).await, false);
    });
}

#[test]
fn buttons_keys_wheel_and_double_click_change_the_size() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let full = number(page, WIDTH).await;
        page.click("Zoom out").await;
        page.until(&format!("{WIDTH} < {full} * 0.9")).await;
        page.click("100 %").await;
        page.until(&format!("{WIDTH} === {full}")).await;
        // The point under the pointer stays where it is.
        let box_of =
            "(({ left, top }) => [left, top])(document.querySelector('[data-topic=java]').getBoundingClientRect())";
        let before = page.js(box_of).await;
        let [x, y] = [0, 1].map(|at| before[at].as_f64().unwrap());
        let wheel =
            |turn: f64| json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": turn, "modifiers": 2 });
        page.cdp("Input.dispatchMouseEvent", wheel(-100.0)).await;
        page.until(&format!("{WIDTH} > {full}")).await;
        let after = page.js(box_of).await;
        assert!(
            (after[0].as_f64().unwrap() - x).abs() < 2.0 && (after[1].as_f64().unwrap() - y).abs() < 2.0,
            "{after}"
        );
        page.press_in_map("0").await;
        page.until(&format!("{WIDTH} === {full}")).await;
        page.press_in_map("+").await;
        page.until(&format!("{WIDTH} === {full} * 1.25")).await;
        page.press_in_map("-").await;
        page.until(&format!("{WIDTH} === {full}")).await;
        let view = "document.querySelector('.map__view')";
        page.js(&format!(
            "{view}.dispatchEvent(new MouseEvent('dblclick', {{ bubbles: true, cancelable: true, clientX: 500, clientY: 500 }}))"
        ))
        .await;
        page.until(&format!("{WIDTH} > {full} * 1.5")).await;
    });
}

#[test]
fn dragging_moves_the_map_and_opens_nothing() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let scrolled = "document.querySelector('.map__view').scrollLeft";
        let at = page
            .js("(({ left, top }) => [left + 20, top + 20])(document.querySelector('[data-topic=java]').getBoundingClientRect())")
            .await;
        let [x, y] = [0, 1].map(|part| at[part].as_f64().unwrap());
        let mouse = |kind: &str, x: f64, y: f64| json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
        let before = number(page, scrolled).await;
        page.cdp("Input.dispatchMouseEvent", mouse("mousePressed", x, y)).await;
        page.cdp("Input.dispatchMouseEvent", mouse("mouseMoved", x - 150.0, y)).await;
        page.cdp("Input.dispatchMouseEvent", mouse("mouseMoved", x - 300.0, y)).await;
        page.cdp("Input.dispatchMouseEvent", mouse("mouseReleased", x - 300.0, y)).await;
        page.until(&format!("{scrolled} === {}", before + 300.0)).await;
        assert_eq!(page.path().await, "map/");
    });
}

#[test]
fn a_wheel_that_turns_sideways_moves_the_map_and_keeps_its_size() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let full = number(page, WIDTH).await;
        let wheel = json!({ "type": "mouseWheel", "x": 640, "y": 500, "deltaX": 200, "deltaY": 0 });
        page.cdp("Input.dispatchMouseEvent", wheel).await;
        page.until("document.querySelector('.map__view').scrollLeft > 100").await;
        assert_eq!(number(page, WIDTH).await, full);
    });
}

#[test]
fn two_fingers_change_the_size() {
    with_page(async |page| {
        page.resize(390, 844).await;
        open_map(page, "map/").await;
        let before = number(page, WIDTH).await;
        let touch = |kind: &str, apart: i32| {
            let points = if kind == "touchEnd" {
                json!([])
            } else {
                json!([{ "x": 195 - apart, "y": 500, "id": 0 }, { "x": 195 + apart, "y": 500, "id": 1 }])
            };
            json!({ "type": kind, "touchPoints": points })
        };
        page.cdp("Input.dispatchTouchEvent", touch("touchStart", 40)).await;
        page.cdp("Input.dispatchTouchEvent", touch("touchMove", 60)).await;
        page.cdp("Input.dispatchTouchEvent", touch("touchMove", 80)).await;
        page.cdp("Input.dispatchTouchEvent", touch("touchEnd", 0)).await;
        page.until(&format!("Math.abs({WIDTH} / {before} - 2) < 0.05")).await;
    });
}

impl Page {
    /// Presses a key on the topic that the tab key leads to.
    pub(crate) async fn press_in_map(&self, key: &str) {
        self.focus(".map__picture [tabindex='0']").await;
        self.press(key).await;
    }
}

#[test]
fn a_frame_takes_no_more_of_the_map_than_it_has_time_for() {
    // In characters: a helping, with as much again for the piece that is begun when it is full.
    const MOST: f64 = 30_000.0;
    with_page(async |page| {
        page.before_each_page(
            r"
            globalThis.frames = [0];
            new MutationObserver((all) => {
                const pieces = all.flatMap((it) => [...it.addedNodes]).filter((it) => it.matches?.('.map__piece'));
                if (document.documentElement.dataset.boot === 'ready')
                    frames[frames.length - 1] += pieces.reduce((sum, it) => sum + it.outerHTML.length, 0);
            }).observe(document, { childList: true, subtree: true });
            const next = () => {
                frames.push(0);
                // Whoever scrolls asks for more several times in a frame.
                for (let i = 0; i < 3; i++) document.querySelector('.map__view')?.dispatchEvent(new Event('scroll'));
                requestAnimationFrame(next);
            };
            requestAnimationFrame(next)",
        )
        .await;
        open_map(page, "map/").await;
        let most = number(page, "Math.max(...frames)").await;
        assert!(most > 0.0 && most < MOST, "{most}: {}", page.js("frames.filter(Boolean)").await);
    });
}

#[test]
fn slow_turns_of_the_wheel_and_their_reverse_lead_back_to_the_same_size() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let full = number(page, WIDTH).await;
        let turn = r"
            const view = document.querySelector('.map__view');
            for (let count = 0; count < arguments[1]; count++) {
                view.dispatchEvent(new WheelEvent('wheel', { deltaY: arguments[0], deltaMode: arguments[2], ctrlKey: true,
                    bubbles: true, cancelable: true, clientX: 500, clientY: 500 }));
            }";
        for (by, times, mode) in [(0.3, 200, 0), (1.0, 60, 0), (120.0, 1, 0), (3.0, 1, 1)] {
            page.script(turn, &[json!(-by), json!(times), json!(mode)]).await;
            page.until(&format!("{WIDTH} > {full} * 1.1")).await;
            page.script(turn, &[json!(by), json!(times), json!(mode)]).await;
            page.until(&format!("Math.abs({WIDTH} - {full}) <= {full} / 100")).await;
            page.press_in_map("0").await;
            page.until(&format!("{WIDTH} === {full}")).await;
        }
    });
}

#[test]
fn two_fingers_on_the_trackpad_of_a_mac_change_the_size_of_the_map_alone() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let full = number(page, WIDTH).await;
        // Safari's own events, of which no other browser has the type.
        let gesture = r"
            const event = new Event(arguments[0], { bubbles: true, cancelable: true });
            Object.assign(event, { scale: arguments[1], clientX: 500, clientY: 400 });
            document.querySelector('.map__view').dispatchEvent(event);
            return event.defaultPrevented;";
        assert_eq!(page.script(gesture, &[json!("gesturestart"), json!(1)]).await, true);
        assert_eq!(page.script(gesture, &[json!("gesturechange"), json!(1.5)]).await, true);
        page.until(&format!("Math.abs({WIDTH} - {full} * 1.5) <= {full} / 100")).await;
        page.script(gesture, &[json!("gesturechange"), json!(1)]).await;
        page.until(&format!("{WIDTH} === {full}")).await;
    });
}

#[test]
fn after_a_drag_a_key_opens_the_topic_that_has_the_focus() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let mouse = |kind: &str, x: f64| json!({ "type": kind, "x": x, "y": 500, "button": "left", "buttons": 1, "clickCount": 1 });
        for (kind, x) in [("mousePressed", 700.0), ("mouseMoved", 600.0), ("mouseMoved", 500.0)] {
            page.cdp("Input.dispatchMouseEvent", mouse(kind, x)).await;
        }
        // The button is released outside of the window: no click follows.
        page.focus("[data-topic=is-this-for-me]").await;
        page.press(thirtyfour::Key::Enter).await;
        page.until_path("topics/is-this-for-me/").await;
    });
}

/// Waits until the toast would be there: a message is shown after the next frame.
async fn assert_no_toast(page: &Page) {
    page.script_async(
        "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => setTimeout(arguments[0]))))",
        &[],
    )
    .await;
    assert_eq!(page.count("#toast[data-shown]").await, 0);
}

#[test]
fn a_part_that_does_not_come_is_reported_once_and_on_the_map_alone() {
    // Requests for parts fail when the test says so.
    let requests = r"
        globalThis.waiting = [];
        const fetched = fetch;
        globalThis.fetch = (url, ...rest) => /map-[^/]*svg/.test(url)
            ? new Promise((_, reject) => waiting.push(() => reject(new TypeError('offline'))))
            : fetched(url, ...rest);";
    let fail = "waiting.splice(0).forEach((fail) => fail())";
    with_page(async |page| {
        page.before_each_page(requests).await;
        page.open("map/").await;
        page.until("waiting.length > 0").await;
        page.js(fail).await;
        page.until_text("#toast", "A part of the map did not load.").await;
        page.click("Dismiss").await;
        page.until_count("#toast[data-shown]", 0).await;
        // Each movement asks again.
        for _ in 0..2 {
            page.js("document.querySelector('.map__view').scrollBy(0, 200)").await;
            page.until("waiting.length > 0").await;
            page.js(fail).await;
            assert_no_toast(page).await;
        }
        page.reload().await;
        page.until("waiting.length > 0").await;
        page.click("Outline").await;
        page.until_path("").await;
        page.js(fail).await;
        assert_no_toast(page).await;
    });
}
