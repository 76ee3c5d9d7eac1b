//! The data of pages: fetched once, and again after a failure, by every way that asks for it.

use backend_roadmap::domain::page_data::PageData;
use backend_roadmap::domain::route::Page;
use backend_roadmap::state::data::{Loading, PageDataStore};
use backend_roadmap::state::site::Site;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Replaced, until, window};

const OFFLINE: &str = "return async () => { throw new TypeError('offline') }";
const ONLINE: &str = "return async () => new Response('{\"glossary\":[]}')";

fn fetches(body: &str) -> Replaced {
    Replaced::new(&window(), "fetch", body)
}

/// A store, and what a page that was opened without a connection shows.
async fn opened_offline(owner: &Owner) -> (PageDataStore, Signal<Loading>) {
    let _offline = fetches(OFFLINE);
    let (store, shown) = owner.with(|| {
        let store = PageDataStore::new(Site::new("/"), None);
        (store, store.get(Page::Glossary))
    });
    until("the failure", || has_failed(shown)).await;
    (store, shown)
}

fn has_failed(shown: Signal<Loading>) -> bool {
    matches!(shown.get_untracked(), Loading::Failed(_))
}

async fn until_shown(shown: Signal<Loading>) {
    let is_here = || matches!(shown.get_untracked(), Loading::Ready(data) if *data == PageData::Glossary(Vec::new()));
    until("the data on the page", is_here).await;
}

#[wasm_bindgen_test]
async fn a_page_that_could_not_be_shown_is_after_another_attempt() {
    let owner = Owner::new();
    let (store, shown) = opened_offline(&owner).await;
    let _online = fetches(ONLINE);
    store.retry(Page::Glossary);
    until_shown(shown).await;
}

#[wasm_bindgen_test]
async fn a_page_that_could_not_be_shown_is_after_an_attempt_to_fetch_it_beforehand() {
    let owner = Owner::new();
    let (store, shown) = opened_offline(&owner).await;
    {
        let _offline = fetches(OFFLINE);
        store.prefetch(Page::Glossary);
        until("the second failure", || has_failed(shown)).await;
    }
    let _online = fetches(ONLINE);
    store.retry(Page::Glossary);
    until_shown(shown).await;
}

#[wasm_bindgen_test]
async fn a_page_that_could_not_be_shown_is_once_its_data_has_come_for_another_reason() {
    let owner = Owner::new();
    let (store, shown) = opened_offline(&owner).await;
    let _online = fetches(ONLINE);
    assert_eq!(store.load(Page::Glossary).await, Ok(PageData::Glossary(Vec::new())));
    until_shown(shown).await;
}
