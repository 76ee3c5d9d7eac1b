//! Today: where the learner was, and what could be done now.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::domain::feature::Feature;

/// What the learner could do today.
#[component]
pub fn TodayPage() -> impl IntoView {
    view! {
        <div class="today">
            <h1 tabindex="-1">"Today"</h1>
            <ExtraPlace feature=Feature::Today />
        </div>
    }
}
