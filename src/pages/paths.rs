//! The paths to choose from.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::domain::feature::Feature;

/// The list of paths.
#[component]
pub fn PathsPage() -> impl IntoView {
    view! {
        <div class="paths">
            <h1 tabindex="-1">"Choose a path"</h1>
            <p class="paths__lead">"Nobody needs all 162 topics. A path is a way through them towards a goal: what to learn in which order, what to make on the way, and how long it takes. You can change it at any time."</p>
            <ExtraPlace feature=Feature::Paths />
        </div>
    }
}
