//! The address bar. A `reload` would end the tests: the built site has it.

use std::cell::Cell;
use std::rc::Rc;

use backend_roadmap::browser::focus;
use backend_roadmap::browser::history::{self, Address};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Fixture, until, window};

/// Where the tests are, and again when it is dropped.
pub(crate) struct Place(String);

impl Place {
    pub(crate) fn remember() -> Self {
        Self(window().location().href().expect("an address"))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        history::replace(&self.0);
    }
}

fn address(path: &str, query: &str, fragment: &str) -> Address {
    Address { path: path.to_owned(), query: query.to_owned(), fragment: fragment.to_owned() }
}

fn entries() -> u32 {
    window().history().and_then(|history| history.length()).expect("a history")
}

#[wasm_bindgen_test]
fn the_address_has_a_path_a_query_and_a_fragment() {
    let _place = Place::remember();
    for (href, expected) in [
        ("/web/topics/http/", address("/web/topics/http/", "", "")),
        ("/web/?q=a+b&level=x#here", address("/web/", "q=a+b&level=x", "here")),
        ("/web/?#", address("/web/", "", "")),
        ("/web/??a=?#b#", address("/web/", "?a=?", "b#")),
        ("/web/ü?q=日 本#ß", address("/web/%C3%BC", "q=%E6%97%A5%20%E6%9C%AC", "%C3%9F")),
    ] {
        history::replace(href);
        assert_eq!(history::address(), expected, "{href}");
    }
    assert!(window().location().href().is_ok_and(|href| href.starts_with(&format!("{}/web/", history::origin()))));
}

#[wasm_bindgen_test]
fn a_push_adds_an_entry_and_a_replacement_does_not() {
    let _place = Place::remember();
    let before = entries();
    history::replace("/web/replaced");
    assert_eq!(entries(), before);
    history::push("/web/pushed?q=1#x");
    assert_eq!(entries(), before + 1);
    assert_eq!(history::address(), address("/web/pushed", "q=1", "x"));
}

#[wasm_bindgen_test]
fn an_address_of_another_origin_is_refused_without_a_panic() {
    let _place = Place::remember();
    let before = history::address();
    history::replace("https://example.org/");
    history::push("https://example.org/");
    assert_eq!(history::address(), before);
}

#[wasm_bindgen_test]
async fn going_back_is_heard_and_finds_the_scrolling_of_the_entry_again() {
    let _place = Place::remember();
    let _tall = Fixture::new("web-tall", "<div style='height: 5000px'></div>");
    let moves = Rc::new(Cell::new(0));
    let heard = Rc::clone(&moves);
    history::on_move(move || heard.set(heard.get() + 1));
    history::push("/web/list");
    assert_eq!(history::remembered_scroll_top(), None, "a new entry has nothing to remember");
    focus::set_scroll_top(321.0);
    history::push("/web/detail");
    assert_eq!(history::remembered_scroll_top(), None);
    assert_eq!(moves.get(), 0, "one's own pushes are not heard");

    window().history().and_then(|history| history.back()).expect("a way back");
    until("the way back is heard", || moves.get() == 1).await;
    assert_eq!(history::address().path, "/web/list");
    assert_eq!(history::remembered_scroll_top(), Some(321.0));
    history::replace("/web/list?q=1");
    assert_eq!(history::remembered_scroll_top(), Some(321.0), "a replacement forgets nothing");

    window().history().and_then(|history| history.forward()).expect("a way forward");
    until("the way forward is heard", || moves.get() == 2).await;
    assert_eq!(history::address().path, "/web/detail");

    window().location().set_hash("web-fragment").expect("a fragment");
    until("a link inside the page is heard", || moves.get() == 3).await;
    assert_eq!(history::address().fragment, "web-fragment");
    focus::set_scroll_top(0.0);
}
