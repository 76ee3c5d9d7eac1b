//! A rendered text.

use leptos::prelude::*;

use crate::domain::html::Html;

/// Prose with code, tables, links and explained terms, as the build rendered it. `app::prose` listens to what is in it.
#[component]
pub fn Prose(
    /// The text.
    html: Html,
) -> impl IntoView {
    view! { <div class="prose" inner_html=html.0></div> }
}
