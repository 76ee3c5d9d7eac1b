//! The page for an unknown URL.

use leptos::prelude::*;

use crate::domain::route::Page;
use crate::state::site::Site;

/// A short explanation and a link to the outline.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="not-found">
            <h1 tabindex="-1">"There is no such page"</h1>
            <p>"The address may be mistyped, or the topic may have moved. Your progress is untouched."</p>
            <p><a class="button button--strong" href=Site::of_context().href(Page::Outline)>"Go to the outline"</a></p>
        </div>
    }
}
