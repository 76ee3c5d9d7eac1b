//! The question before a reset.

use leptos::prelude::*;

/// The button that asks, and the dialog that resets.
#[component]
pub fn ResetDialog() -> impl IntoView {
    view! {
        <button class="button" type="button" data-command="ask-reset">"Reset progress…"</button>
        <dialog class="reset-dialog" id="reset-dialog" aria-labelledby="reset-title">
            <h2 id="reset-title">"Reset all progress?"</h2>
            <p>"Every topic goes back to To do, ticks and answers too. Notes, links and stars stay. A snapshot is kept on this page, and Undo brings everything back."</p>
            <div class="reset-dialog__actions">
                <button class="button" type="button" data-command="close-reset">"Keep my progress"</button>
                <button class="button button--strong" type="button" data-command="reset">"Reset"</button>
            </div>
        </dialog>
    }
}
