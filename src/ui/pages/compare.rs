//! Several learners beside each other: a mentor's or a team's view, made of progress links.

use leptos::prelude::*;

/// Where progress links are put beside each other.
#[component]
pub fn ComparePage() -> impl IntoView {
    view! {
        <div class="compare" data-desk>
            <h1 tabindex="-1">"Compare"</h1>
            <noscript><p>"Comparing needs JavaScript. Everything else on this site can be read without."</p></noscript>
        </div>
    }
}
