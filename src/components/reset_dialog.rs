//! The question before a reset.

use leptos::prelude::*;

use crate::domain::progress::Action;
use crate::state::learner::Learner;

/// The button that asks, and the dialog that resets.
#[component]
pub fn ResetDialog() -> impl IntoView {
    let learner = Learner::of_context();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            // It fails only if the dialog is open already.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let reset = move |_| {
        close();
        learner.dispatch_large(&Action::Reset, "Reset all progress.");
    };
    view! {
        <button
            class="button"
            type="button"
            data-button="ask-reset"
            disabled=Signal::derive(move || !learner.is_editable.get())
            on:click=open
        >
            "Reset progress…"
        </button>
        <dialog class="reset-dialog" id="reset-dialog" aria-labelledby="reset-title" node_ref=dialog>
            <h2 id="reset-title">"Reset all progress?"</h2>
            <p>"Every topic goes back to To do, ticks and answers too. Notes, links and stars stay. A snapshot is kept on this page, and Undo brings everything back."</p>
            <div class="reset-dialog__actions">
                <button class="button" type="button" on:click=move |_| close()>"Keep my progress"</button>
                <button class="button button--strong" type="button" on:click=reset>"Reset"</button>
            </div>
        </dialog>
    }
}
