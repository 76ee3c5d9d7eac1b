//! The small adapters: clipboard, clock, timers and tasks.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use backend_roadmap::browser::timer::Debounce;
use backend_roadmap::browser::{clipboard, clock, random, task, timer};
use backend_roadmap::domain::clock::Offset;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Replaced, sleep, until, window};

#[wasm_bindgen_test]
async fn the_clipboard_takes_a_text_or_refuses_it() {
    let copied = future_to_promise(async { Ok(clipboard::copy("Ü 🦀").await.into()) });
    let waited = future_to_promise(async {
        sleep(3000).await;
        Ok(JsValue::NULL)
    });
    let answer = JsFuture::from(js_sys::Promise::race(&js_sys::Array::of2(&copied, &waited))).await;
    assert!(answer.as_ref().is_ok_and(|answer| answer.as_bool().is_some()), "{answer:?}");
}

#[wasm_bindgen_test]
async fn a_page_without_a_clipboard_copies_nothing() {
    for body in ["return undefined", "return null", "return {}", "throw new Error('refused')"] {
        let _replaced = Replaced::new(&window().navigator(), "clipboard", body);
        assert!(!clipboard::copy("text").await, "{body}");
    }
}

#[wasm_bindgen_test]
async fn a_clipboard_that_refuses_is_told_from_one_that_takes_the_text() {
    for (answer, expected) in
        [("Promise.resolve()", true), ("Promise.reject(new DOMException('refused', 'NotAllowedError'))", false)]
    {
        let own = format!("{{ writeText: {{ value: () => {answer} }} }}");
        let body = format!("return Object.create(Clipboard.prototype, {own})");
        let _replaced = Replaced::new(&window().navigator(), "clipboard", &body);
        assert_eq!(clipboard::copy("text").await, expected);
    }
}

#[wasm_bindgen_test]
async fn the_clock_goes_and_knows_the_year() {
    let before = clock::now();
    assert!(before.to_minute(Offset::UTC).as_str() > "2025-12-31 23:59", "{}", before.to_minute(Offset::UTC));
    sleep(20).await;
    assert!(clock::now() > before);
}

#[wasm_bindgen_test]
async fn what_is_put_off_is_done_once_and_not_before_the_calls_pause() {
    let calls = Rc::new(RefCell::new(Vec::new()));
    let owner = Owner::new();
    let debounce = owner.with(|| Debounce::new(Duration::from_millis(50)));
    let start = clock::now();
    for call in ["first", "second", "third"] {
        let calls = Rc::clone(&calls);
        debounce.call(move || calls.borrow_mut().push(call));
    }
    assert!(calls.borrow().is_empty());
    until("the pause", || !calls.borrow().is_empty()).await;
    assert!(clock::now().0 - start.0 >= 49);
    sleep(120).await;
    assert_eq!(*calls.borrow(), ["third"]);
}

#[wasm_bindgen_test]
async fn a_browser_that_does_not_say_when_it_is_idle_is_not_waited_for() {
    for body in ["return (callback) => setTimeout(callback)", "return undefined"] {
        let _replaced = Replaced::new(&window(), "requestIdleCallback", body);
        let owner = Owner::new();
        let is_done = owner.with(|| StoredValue::new(false));
        timer::when_idle(move || is_done.set_value(true));
        until(body, || is_done.get_value()).await;
    }
}

#[wasm_bindgen_test]
async fn a_task_runs_beside_everything_else() {
    let steps = Rc::new(Cell::new(0));
    let stepping = Rc::clone(&steps);
    task::spawn(async move {
        stepping.set(1);
        sleep(10).await;
        stepping.set(2);
    });
    assert_eq!(steps.get(), 0, "not at once");
    until("the task", || steps.get() == 2).await;
}

#[wasm_bindgen_test]
fn names_are_ten_hexadecimal_digits_and_differ() {
    let names: BTreeSet<String> = (0..1000).map(|_| random::name()).collect();
    assert_eq!(names.len(), 1000);
    assert!(names.iter().all(|name| name.len() == 10 && name.chars().all(|c| c.is_ascii_hexdigit())));
}
