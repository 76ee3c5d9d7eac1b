//! What the app just did, with Undo. The app fills it.

use leptos::prelude::*;

/// A short message at the lower edge that screen readers hear, and the button that takes it back. The live region is
/// there from the start, so that the first message is heard.
#[component]
pub fn Toast() -> impl IntoView {
    view! {
        <div class="toast" id="toast">
            <p role="status"></p>
            <button class="button" type="button" data-command="undo" hidden>"Undo"</button>
            <button class="button" type="button" data-command="dismiss" hidden>"Dismiss"</button>
        </div>
    }
}
