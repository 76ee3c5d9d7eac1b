//! What the site keeps on this device and how it behaves.

use leptos::prelude::*;

/// The learner's choices for this device.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <div class="settings" data-desk>
            <h1 tabindex="-1">"Settings"</h1>
        </div>
    }
}
