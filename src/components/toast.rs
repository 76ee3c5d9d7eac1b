//! The toast: the last change, with an Undo button.

use leptos::prelude::*;

use super::text;
use crate::state::learner::Learner;
use crate::state::notices::Notices;

/// A short message at the lower edge that screen readers hear, and the button that takes the change back. The live region
/// is there from the start, so that the first message is heard.
#[component]
pub fn Toast() -> impl IntoView {
    let (learner, notices) = (Learner::of_context(), Notices::of_context());
    let message = move || notices.toast.read().as_ref().map(|toast| toast.text.clone()).unwrap_or_default();
    let change = move || notices.toast.read().as_ref().and_then(|toast| toast.change);
    let is_shown = move || notices.toast.read().is_some();
    let undo = move |_| {
        if let Some(number) = untrack(change) {
            learner.undo_change(number, notices);
        }
    };
    view! {
        <div class="toast" id="toast" data-shown=is_shown>
            <p role="status" inner_html=text(message)></p>
            <button class="button" type="button" hidden=move || change().is_none() on:click=undo>"Undo"</button>
            <button class="button" type="button" hidden=move || !is_shown() on:click=move |_| notices.dismiss()>
                "Dismiss"
            </button>
        </div>
    }
}
