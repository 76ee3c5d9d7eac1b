//! The programs that an exercise needs, with the installation of each folded away.

use leptos::prelude::*;

use crate::domain::html::Html;

/// The programs of an exercise and what must run. Empty, and out of sight, if it needs nothing.
#[component]
pub fn Needs(
    /// The list, as rendered by the build.
    html: Html,
) -> impl IntoView {
    view! { <div class="needs" inner_html=html.0></div> }
}
