//! Files, from the server of the test runner and from `data:` URLs.

use backend_roadmap::browser::fetch::{self, FetchError};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_text_arrives_whole() {
    assert_eq!(fetch::text("data:text/plain;charset=utf-8,%C3%BC%20%F0%9F%A6%80").await, Ok("ü 🦀".to_owned()));
    assert_eq!(fetch::text("data:,").await, Ok(String::new()));
    assert!(fetch::text("/").await.is_ok_and(|page| page.contains("<body")), "the page of the test runner");
}

#[wasm_bindgen_test]
async fn a_text_that_the_server_does_not_have_is_told_with_the_status() {
    assert_eq!(fetch::text("/web-no-such-file").await, Err(FetchError::Status(404)));
}

#[wasm_bindgen_test]
async fn a_server_that_does_not_answer_is_unreachable() {
    // A port that browsers never ask, and an address that is none.
    for href in ["http://127.0.0.1:1/", "http://[", "web-no-scheme://x"] {
        assert_eq!(fetch::text(href).await, Err(FetchError::Unreachable), "{href}");
    }
}
