//! What the app has done, with Undo.

use leptos::prelude::*;

use super::text;
use crate::state::learner::Learner;
use crate::state::notices::Notices;

/// A short message at the lower edge that screen readers hear, and the button that takes the change back. The live region
/// is there from the start, so that the first message is heard.
#[component]
pub fn Toast() -> impl IntoView {
    let (learner, notices): (Learner, Notices) = (expect_context(), expect_context());
    let message = move || notices.toast.read().as_ref().map(|toast| toast.text.clone()).unwrap_or_default();
    let is_undoable = move || notices.toast.read().as_ref().is_some_and(|toast| toast.is_undoable);
    let is_shown = move || notices.toast.read().is_some();
    let undo = move |_| {
        if let Some(told) = learner.undo() {
            notices.say(told);
        }
    };
    view! {
        <div class="toast" id="toast" data-shown=is_shown>
            <p role="status" inner_html=text(message)></p>
            <button class="button" type="button" hidden=move || !is_undoable() on:click=undo>"Undo"</button>
            <button class="button" type="button" hidden=move || !is_shown() on:click=move |_| notices.dismiss()>
                "Dismiss"
            </button>
        </div>
    }
}
