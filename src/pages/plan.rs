//! The plan: the path in weeks.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::domain::feature::Feature;

/// Where a learner plans the path that they follow.
#[component]
pub fn PlanPage() -> impl IntoView {
    view! {
        <div class="plan">
            <h1 tabindex="-1">"Plan"</h1>
            <p class="plan__lead">"Your path on the days that you have. A plan is a guess: it gives ranges, and you can make it again at any time."</p>
            <ExtraPlace feature=Feature::Plan />
        </div>
    }
}
