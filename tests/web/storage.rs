//! localStorage as a store: what it takes, what it refuses, and what another tab does to it.

use std::cell::RefCell;
use std::rc::Rc;

use backend_roadmap::browser::storage::{self, BrowserStore};
use backend_roadmap::domain::store::{Store, StoreError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Replaced, dispatch, document, window};

/// An empty storage, and again when it is dropped.
pub(crate) struct Emptied;

impl Emptied {
    pub(crate) fn new() -> Self {
        clear();
        Self
    }
}

impl Drop for Emptied {
    fn drop(&mut self) {
        clear();
    }
}

fn clear() {
    window().local_storage().expect("allowed").expect("a storage").clear().expect("cleared");
}

#[wasm_bindgen_test]
fn what_is_written_is_read_until_it_is_removed() {
    let _emptied = Emptied::new();
    for text in ["", "one", "Ünïcode – 日本 🦀 \u{0} \"quoted\""] {
        assert_eq!(BrowserStore.write("web:key", text), Ok(()));
        assert_eq!(BrowserStore.read("web:key"), Ok(Some(text.to_owned())));
    }
    assert_eq!(BrowserStore.remove("web:key"), Ok(()));
    assert_eq!(BrowserStore.read("web:key"), Ok(None));
}

#[wasm_bindgen_test]
fn an_absent_text_is_no_error() {
    let _emptied = Emptied::new();
    // Names of what a storage object has itself.
    for key in ["web:absent", "", "length", "getItem", "__proto__"] {
        assert_eq!(BrowserStore.read(key), Ok(None), "{key}");
        assert_eq!(BrowserStore.remove(key), Ok(()), "{key}");
    }
}

#[wasm_bindgen_test]
fn keys_are_found_by_their_beginning() {
    let _emptied = Emptied::new();
    for key in ["web:a:1", "web:a:2", "web:b:1", "other:web:a:3"] {
        assert_eq!(BrowserStore.write(key, "text"), Ok(()));
    }
    let sorted = |prefix| {
        let mut keys = BrowserStore.keys(prefix).expect("keys");
        keys.sort();
        keys
    };
    assert_eq!(sorted("web:a:"), ["web:a:1", "web:a:2"]);
    assert_eq!(sorted("web:c:"), Vec::<String>::new());
    assert_eq!(sorted(""), ["other:web:a:3", "web:a:1", "web:a:2", "web:b:1"]);
}

#[wasm_bindgen_test]
fn a_text_beyond_the_quota_is_refused_and_the_old_one_stays() {
    let _emptied = Emptied::new();
    let large = "x".repeat(12 << 20);
    assert_eq!(BrowserStore.write("web:full", &large), Err(StoreError::Full));
    assert_eq!(BrowserStore.read("web:full"), Ok(None));
    assert_eq!(BrowserStore.write("web:full", "old"), Ok(()));
    assert_eq!(BrowserStore.write("web:full", &large), Err(StoreError::Full));
    assert_eq!(BrowserStore.read("web:full"), Ok(Some("old".to_owned())));
}

#[wasm_bindgen_test]
fn a_storage_that_the_browser_refuses_or_lacks_is_an_error_and_no_panic() {
    for (body, error) in [
        ("throw new DOMException('refused', 'SecurityError')", StoreError::Denied),
        ("return null", StoreError::Unavailable),
    ] {
        let _replaced = Replaced::new(&window(), "localStorage", body);
        assert_eq!(BrowserStore.read("web:key"), Err(error.clone()));
        assert_eq!(BrowserStore.write("web:key", "text"), Err(error.clone()));
        assert_eq!(BrowserStore.remove("web:key"), Err(error.clone()));
        assert_eq!(BrowserStore.keys("web:"), Err(error));
    }
    assert_eq!(BrowserStore.read("web:key"), Ok(None), "the storage is back");
}

#[wasm_bindgen_test]
fn a_write_that_fails_for_another_reason_is_denied() {
    let own = "{ setItem: { value() { throw new DOMException('refused', 'SecurityError') } } }";
    let body = format!("return Object.create(Storage.prototype, {own})");
    let _replaced = Replaced::new(&window(), "localStorage", &body);
    assert_eq!(BrowserStore.write("web:key", "text"), Err(StoreError::Denied));
}

#[wasm_bindgen_test]
fn another_tabs_write_is_heard_for_its_key_alone() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = Rc::clone(&heard);
    storage::on_change(move |key, text| {
        if key == "web:heard" {
            hearing.borrow_mut().push(text);
        }
    });
    let written = |key: Option<&str>, text: Option<&str>| {
        let value = |text: Option<&str>| text.map_or(JsValue::NULL, JsValue::from_str);
        dispatch(&window(), "StorageEvent", "storage", &[("key", value(key)), ("newValue", value(text))]);
    };
    written(Some("web:heard"), Some("first"));
    written(Some("web:heard:not"), Some("of another key"));
    written(Some("web:heard"), None);
    written(None, None);
    written(Some("web:heard"), Some("second"));
    assert_eq!(*heard.borrow(), ["first", "second"]);
}

#[wasm_bindgen_test]
fn a_write_of_ones_own_is_not_heard() {
    let _emptied = Emptied::new();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = Rc::clone(&heard);
    storage::on_change(move |_, text| hearing.borrow_mut().push(text));
    assert_eq!(BrowserStore.write("web:own", "text"), Ok(()));
    assert!(heard.borrow().is_empty());
}

#[wasm_bindgen_test]
fn a_page_that_is_shown_again_reads_what_it_could_not_hear() {
    const KEY: &str = "web-return";
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = Rc::clone(&heard);
    storage::on_return(KEY, move |text| hearing.borrow_mut().push(text));
    BrowserStore.write(KEY, "one").unwrap();
    dispatch(&window(), "Event", "pageshow", &[]);
    BrowserStore.write(KEY, "two").unwrap();
    dispatch(&document(), "Event", "visibilitychange", &[]);
    BrowserStore.remove(KEY).unwrap();
    dispatch(&window(), "Event", "pageshow", &[]);
    assert_eq!(*heard.borrow(), ["one", "two"]);
}
