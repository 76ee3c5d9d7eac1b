//! The explanation of a term, beside the term. Empty and out of sight while none is explained.

use leptos::prelude::*;

use super::text;
use crate::state::definition::Definitions;

/// The place of the explanation.
#[component]
pub fn Definition() -> impl IntoView {
    let definitions = Definitions::of_context();
    view! {
        <p class="definition" id="definition" role="tooltip" inner_html=text(move || definitions.meaning.get())></p>
    }
}
