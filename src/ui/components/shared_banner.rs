//! The banner over an opened progress link: whose it is, and what may be done with it. The app fills it.

use leptos::prelude::*;

use crate::domain::route::Page;
use crate::ui::pages::Site;

/// Hidden while no link is open.
#[component]
pub fn SharedBanner() -> impl IntoView {
    view! {
        <section class="shared-banner" id="shared" role="alert" aria-label="Progress link" hidden>
            <p><strong></strong> " " <span></span></p>
            <div class="shared-banner__actions">
                <a class="button" href=Site::of_page().href(Page::Compare)>"Compare"</a>
                <button class="button" type="button" data-command="merge" title="Take over what is further along than yours">"Merge"</button>
                <button class="button" type="button" data-command="replace" title="Have exactly these statuses">"Replace"</button>
                <button class="button" type="button" data-command="close-link">"Close"</button>
            </div>
        </section>
    }
}
