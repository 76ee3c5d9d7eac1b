//! The question before a reset.

use leptos::prelude::*;

use crate::browser::dialog;
use crate::domain::progress::{Action, StatusMap};
use crate::ui::state::AppState;

const ID: &str = "reset-dialog";

/// The button that asks, and the dialog that resets.
#[component]
pub fn ResetDialog() -> impl IntoView {
    let state = AppState::of_app();
    let reset = move |_| {
        dialog::close(ID);
        state.dispatch_large(&Action::Replace(StatusMap::new()), "Reset every topic to To do.");
    };
    view! {
        <button class="button" type="button" disabled=move || !state.is_editable.get() on:click=|_| dialog::open(ID)>
            "Reset progress…"
        </button>
        <dialog class="reset-dialog" id=ID aria-labelledby="reset-title">
            <h2 id="reset-title">"Reset all progress?"</h2>
            <p>"Every topic goes back to To do. A snapshot is kept on this page, and Undo brings everything back."</p>
            <div class="reset-dialog__actions">
                <button class="button" type="button" on:click=|_| dialog::close(ID)>"Keep my progress"</button>
                <button class="button button--strong" type="button" on:click=reset>"Reset"</button>
            </div>
        </dialog>
    }
}
