//! Files and parts of pages, from the server of the test runner and from `data:` URLs.

use backend_roadmap::browser::fetch::{self, FetchError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::Fixture;

#[wasm_bindgen_test]
async fn a_text_arrives_whole() {
    assert_eq!(fetch::text("data:text/plain;charset=utf-8,%C3%BC%20%F0%9F%A6%80").await, Ok("ü 🦀".to_owned()));
    assert_eq!(fetch::text("data:,").await, Ok(String::new()));
    assert!(fetch::text("/").await.is_ok_and(|page| page.contains("<body")), "the page of the test runner");
}

#[wasm_bindgen_test]
async fn a_text_that_the_server_does_not_have_is_told_with_the_status() {
    assert_eq!(fetch::text("/web-no-such-file").await, Err(FetchError::Status(404)));
    assert_eq!(fetch::part("/web-no-such-file", "main").await, Err(FetchError::Status(404)));
}

#[wasm_bindgen_test]
async fn a_server_that_does_not_answer_is_unreachable() {
    // A port that browsers never ask, and an address that is none.
    for href in ["http://127.0.0.1:1/", "http://[", "web-no-scheme://x"] {
        assert_eq!(fetch::text(href).await, Err(FetchError::Unreachable), "{href}");
    }
}

#[wasm_bindgen_test]
async fn a_part_of_a_page_can_stand_in_this_one_and_its_scripts_do_not_run() {
    let fixture = Fixture::new("web-part", "<main>old</main>");
    let href = "data:text/html,<title>x</title><main class=new>new <b>text</b><script>webRan=1</script></main><p>rest";
    let part = fetch::part(href, "main").await.expect("a part");
    assert!(part.is(".new"));
    fixture.node("main").replace_with(&part);
    assert_eq!(fixture.html(), "<main class=\"new\">new <b>text</b><script>webRan=1</script></main>");
    assert!(fixture.root().contains(&part));
    assert!(js_sys::Reflect::get(&js_sys::global(), &"webRan".into()).is_ok_and(|it| it.is_undefined()));
}

#[wasm_bindgen_test]
async fn a_page_without_the_part_is_incomplete() {
    for (href, selector) in [
        ("data:text/html,<p>cut", "main"),
        ("data:,", "main"),
        ("data:application/octet-stream;base64,AP8B", "main"),
        ("data:text/html,<main>", "main["),
    ] {
        assert_eq!(fetch::part(href, selector).await, Err(FetchError::Incomplete), "{href}");
    }
}
