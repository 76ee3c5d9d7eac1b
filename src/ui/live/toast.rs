//! What the app just did, with Undo.

use leptos::prelude::*;

use crate::ui::state::AppState;

/// A short message at the lower edge that screen readers hear, and the button that takes it back.
#[component]
pub fn Toast(
    /// The state of the app.
    state: AppState,
) -> impl IntoView {
    move || {
        let notice = state.notice.get();
        let text = notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
        let is_undoable = notice.as_ref().is_some_and(|notice| notice.is_undoable);
        let is_hidden = notice.is_none();
        // The live region is there from the start, so that the first message is heard.
        view! {
            <div class="toast" data-shown=(!is_hidden).then_some("")>
                <p role="status">{text}</p>
                <button class="button" type="button" data-command="undo" hidden=!is_undoable>"Undo"</button>
                <button class="button" type="button" data-command="dismiss" hidden=is_hidden>"Dismiss"</button>
            </div>
        }
    }
}
