//! What stands in for the data of a page while it is on its way, or when it did not come.

use leptos::prelude::*;

use super::heading::late_heading;
use super::part;
use crate::browser::fetch::FetchError;
use crate::content::ROADMAP;
use crate::domain::page_data::PageData;
use crate::domain::route::Page;
use crate::state::data::{Loading, PageDataStore};

/// Shows what `view` makes of the data of a page, once it is here.
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

/// The data is on its way.
#[component]
fn LoadState(page: Page) -> impl IntoView {
    let (class, id) = place_of(page);
    view! {
        <div class=class id=id aria-busy="true">
            <h1 tabindex="-1" node_ref=late_heading()>{page.title(&ROADMAP)}</h1>
            <p class="load-state__text" role="status">"On its way."</p>
            <div class="load-state__lines" aria-hidden="true"></div>
        </div>
    }
}

/// The data did not come.
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
