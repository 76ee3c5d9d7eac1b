//! What the app just did, with Undo.

use leptos::prelude::*;

use crate::ui::state::AppState;

/// A short message at the lower edge that screen readers hear, and the button that takes it back.
#[component]
pub fn Toast() -> impl IntoView {
    let state = AppState::of_app();
    let notice = move || state.notice.get();
    view! {
        <div class="toast" data-shown=move || notice().is_some().then_some("")>
            <p class="toast__text" role="status">{move || notice().map(|notice| notice.text)}</p>
            <button
                class="button toast__undo"
                type="button"
                hidden=move || !notice().is_some_and(|notice| notice.is_undoable)
                on:click=move |_| state.undo()
            >
                "Undo"
            </button>
            <button
                class="button toast__dismiss"
                type="button"
                hidden=move || notice().is_none()
                on:click=move |_| state.notice.set(None)
            >
                "Dismiss"
            </button>
        </div>
    }
}
