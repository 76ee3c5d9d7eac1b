//! The comparison of several learners, for a mentor or a team, made of progress links. The second program shows it.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::domain::feature::Feature;

/// The page of the comparison.
#[component]
pub fn ComparePage() -> impl IntoView {
    view! {
        <div class="compare">
            <h1 tabindex="-1">"Compare"</h1>
            <noscript inner_html="<p>Comparing needs JavaScript. Everything else on this site can be read without.</p>"></noscript>
            <p class="compare__lead">"Paste the progress links of people who learn together and see who is ahead where, what all have done and what nobody has started. It happens in this browser alone: nothing is sent anywhere."</p>
            <ExtraPlace feature=Feature::Compare />
        </div>
    }
}
