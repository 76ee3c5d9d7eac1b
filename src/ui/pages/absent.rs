//! What the service worker shows in the place of a page that it cannot give: never the browser's own error. Static pages
//! without an address of their own.

use leptos::prelude::*;

use super::Site;
use crate::domain::route::Page;

/// Says what is missing, and why. It has the class of what stands in for a page, so that the app keeps it for no page.
#[component]
pub fn AbsentPage(
    /// The heading.
    title: &'static str,
    /// What happened and what to do.
    text: &'static str,
) -> impl IntoView {
    view! {
        <div class="load-state">
            <h1 tabindex="-1">{title}</h1>
            <p>{text}</p>
            <p>
                <a class="button button--strong" href=Site::of_page().href(Page::Outline)>"Go to the outline"</a>
                " "
                <a class="button" href="">"Try again"</a>
            </p>
        </div>
    }
}
