//! The tests of the adapters in `src/browser/` and of components, run in a real browser. Knows the library and the page that the test
//! runner serves. All tests share that page, its storage and its history, one after the other: each cleans up.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // A test that cannot go on has failed.

mod calls;
mod components;
mod events;
mod fetching;
mod focus;
mod history;
mod nodes;
mod notes;
mod page;
mod page_data;
mod persisting;
mod sharing;
mod storage;
mod texts;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
