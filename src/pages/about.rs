//! The page about the site: its purpose, its marks, its sources.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::domain::feature::Feature;

/// About the site.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <div class="about">
            <h1 tabindex="-1">"About this roadmap"</h1>
            <ExtraPlace feature=Feature::About />
        </div>
    }
}
