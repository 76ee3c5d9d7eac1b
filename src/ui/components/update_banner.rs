//! The banner that says that there is a new version of the site, and lets the learner choose when to take it. The app
//! shows it.

use leptos::prelude::*;

/// At the lower edge, so that nothing moves when it comes. Screen readers hear of it in the page's live region.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    view! {
        <section class="update-banner" id="update" aria-label="Update" hidden>
            <p>"A new version of the site is there."</p>
            <button class="button" type="button" data-command="update">"Update now"</button>
            <button class="button" type="button" data-command="update-later">"Later"</button>
        </section>
    }
}
