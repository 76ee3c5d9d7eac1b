//! What screen readers hear of changes that they cannot see.

use leptos::prelude::*;

use crate::ui::state::AppState;

/// A polite live region: there from the start, so that the first change is heard.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let state = AppState::of_app();
    view! { <p class="live-region visually-hidden" role="status">{move || state.announcement.get()}</p> }
}
