//! A rendered text.

use leptos::prelude::*;

/// Prose with code, tables, links and explained terms, as the renderer made it.
#[component]
pub fn Prose(
    /// The HTML.
    html: String,
) -> impl IntoView {
    view! { <div class="prose" inner_html=html></div> }
}
