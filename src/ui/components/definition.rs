//! The explanation of a term, beside the term. Empty and out of sight until the app fills it.

use leptos::prelude::*;

/// The place of the explanation.
#[component]
pub fn Definition() -> impl IntoView {
    view! { <p class="definition" id="definition" role="tooltip"></p> }
}
