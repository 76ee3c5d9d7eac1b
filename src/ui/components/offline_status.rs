//! What there is of the offline copy, in a sentence, and the button that has it completed where the browser saves data.
//! The app fills it.

use leptos::prelude::*;

/// Says that there is no copy until the app knows better.
#[component]
pub fn OfflineStatus() -> impl IntoView {
    view! {
        <div class="offline-status">
            <p id="offline">"No offline copy so far. It comes after the first visit, unless the browser does not allow it, as in some private windows."</p>
            <button class="button" type="button" data-command="copy-site" hidden>"Copy it now"</button>
        </div>
    }
}
