//! What leaves the page: the share sheet, pictures, files.

use backend_roadmap::browser::share::{self, Outcome};
use backend_roadmap::browser::{download, picture};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use super::page::{Replaced, document, window};

#[wasm_bindgen_test]
async fn a_page_without_a_share_sheet_shares_nothing() {
    let _replaced = Replaced::new(&window().navigator(), "share", "return undefined");
    assert!(!share::is_possible());
    assert_eq!(share::link("title", "https://example.org/").await, Outcome::Failed);
}

#[wasm_bindgen_test]
async fn a_share_sheet_that_is_closed_is_told_from_one_that_does_not_open() {
    for (answer, expected) in [
        ("Promise.resolve()", Outcome::Shared),
        ("Promise.reject(new DOMException('closed', 'AbortError'))", Outcome::Cancelled),
        ("Promise.reject(new DOMException('refused', 'NotAllowedError'))", Outcome::Failed),
        ("Promise.reject('no error at all')", Outcome::Failed),
    ] {
        let body = format!("return (data) => data.url === 'https://example.org/' ? {answer} : Promise.resolve(1)");
        let _replaced = Replaced::new(&window().navigator(), "share", &body);
        assert!(share::is_possible());
        assert_eq!(share::link("title", "https://example.org/").await, expected, "{answer}");
    }
}

#[wasm_bindgen_test]
async fn a_picture_is_drawn_in_the_size_that_is_asked_for() {
    let svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1' width='2' height='1'/%3E";
    let png = picture::png(svg, 20, 10).await.expect("a picture");
    assert!(png.starts_with("data:image/png;base64,"), "{png}");
}

#[wasm_bindgen_test]
async fn what_is_no_picture_is_not_drawn() {
    for url in ["data:image/svg+xml,rubbish", "data:,", "", "/web-no-such-picture"] {
        assert_eq!(picture::png(url, 20, 10).await, None, "{url}");
    }
}

#[wasm_bindgen_test]
fn a_file_is_saved_by_a_link_that_the_page_never_shows() {
    let click = "this.dispatchEvent(new Event('click')); globalThis.webSaved = this.outerHTML";
    let prototype: JsValue = js_sys::Reflect::get(&js_sys::global(), &"HTMLAnchorElement".into())
        .and_then(|class| js_sys::Reflect::get(&class, &"prototype".into()))
        .expect("a class");
    let heard = Closure::<dyn Fn(Event)>::new(|_| panic!("a click on the page"));
    document().add_event_listener_with_callback("click", heard.as_ref().unchecked_ref()).expect("a listener");
    {
        let _replaced = Replaced::new(&prototype, "click", &format!("return function () {{ {click} }}"));
        download::save("a \"file\".svg", "data:,x");
    }
    document().remove_event_listener_with_callback("click", heard.as_ref().unchecked_ref()).expect("no listener");
    let saved = js_sys::Reflect::get(&js_sys::global(), &"webSaved".into()).expect("a field").as_string();
    assert_eq!(saved.as_deref(), Some("<a download=\"a &quot;file&quot;.svg\" href=\"data:,x\"></a>"));
}
