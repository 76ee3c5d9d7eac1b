//! What the learner knows already.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::domain::feature::Feature;

/// Questions that find what the learner knows already.
#[component]
pub fn PlacementPage() -> impl IntoView {
    view! {
        <div class="placement">
            <h1 tabindex="-1">"What do you know?"</h1>
            <ExtraPlace feature=Feature::Placement />
        </div>
    }
}
