//! The banner that says that there is a new version of the site, and lets the learner choose when to take it.

use leptos::prelude::*;

use crate::state::offline::Offline;

/// At the lower edge, so that nothing moves when it comes. Screen readers hear of it in the page's live region.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let offline = Offline::of_context();
    view! {
        <section class="update-banner" id="update" aria-label="Update" hidden=move || !offline.has_update.get()>
            <p>"A new version of the site is available."</p>
            <button class="button" type="button" on:click=move |_| offline.update()>"Update now"</button>
            <button class="button" type="button" on:click=move |_| offline.has_update.set(false)>"Later"</button>
        </section>
    }
}
