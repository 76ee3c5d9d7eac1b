//! What there is of the offline copy, in a sentence, and the button that has it completed where the browser saves data.
//! The app fills it.

use leptos::prelude::*;

/// Says that there is no copy until the app knows better.
#[component]
pub fn OfflineStatus() -> impl IntoView {
    view! {
        <div class="offline-status">
            <p id="offline">"This browser has no offline copy so far."</p>
            <button class="button" type="button" data-command="copy-site" hidden>"Copy it now"</button>
        </div>
    }
}
