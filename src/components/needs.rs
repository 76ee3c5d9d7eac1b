//! What an exercise needs, with the installation of each program folded away.

use leptos::prelude::*;

use crate::domain::html::Html;

/// The programs of an exercise and what must run. Empty, and out of sight, if it needs nothing.
#[component]
pub fn Needs(
    /// What it needs, as the build rendered it.
    html: Html,
) -> impl IntoView {
    view! { <div class="needs" inner_html=html.0></div> }
}
