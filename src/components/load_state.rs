//! The placeholder of a page while its data is loading, or after it failed to load.

use leptos::prelude::*;

use super::heading::late_heading;
use super::part;
use crate::browser::fetch::FetchError;
use crate::content::ROADMAP;
use crate::domain::page_data::PageData;
use crate::domain::route::Page;
use crate::state::data::{Loading, PageDataStore};

/// Renders `view` with the data of a page once it has loaded.
pub fn with_data(page: Page, view: fn(Page, &PageData) -> AnyView) -> impl IntoView {
    let store = PageDataStore::of_context();
    let data = store.get(page);
    part(move || match &data.get() {
        Loading::Ready(data) => view(page, data),
        Loading::Pending => view! { <LoadState page /> }.into_any(),
        Loading::Failed(error) => {
            let retry = move || store.retry(page);
            view! { <LoadFailure page error=*error retry /> }.into_any()
        }
    })
}

/// The class and the id of what stands in for a page; that of a topic stands beside the outline.
fn place_of(page: Page) -> (&'static str, Option<&'static str>) {
    match page {
        Page::Topic(_) => ("topic load-state", Some("topic")),
        _ => ("load-state", None),
    }
}

/// The data is loading.
#[component]
fn LoadState(page: Page) -> impl IntoView {
    let (class, id) = place_of(page);
    view! {
        <div class=class id=id aria-busy="true">
            <h1 tabindex="-1" node_ref=late_heading()>{page.title(&ROADMAP)}</h1>
            <p class="load-state__text" role="status">"Loading…"</p>
            <div class="load-state__lines" aria-hidden="true"></div>
        </div>
    }
}

/// The data failed to load.
#[component]
fn LoadFailure(page: Page, error: FetchError, retry: impl Fn() + Send + 'static) -> impl IntoView {
    let (class, id) = place_of(page);
    view! {
        <div class=class id=id>
            <h1 tabindex="-1" node_ref=late_heading()>{page.title(&ROADMAP)}</h1>
            <p role="alert">{error.to_string()}</p>
            <button class="button" type="button" on:click=move |_| retry()>"Retry"</button>
        </div>
    }
}
