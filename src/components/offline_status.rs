//! The state of the offline copy in a sentence, and a button that completes it where the browser saves data.

use leptos::prelude::*;

use super::text;
use crate::state::offline::{CopyState, Offline};

/// The sentence until the service worker reports.
const NOTHING: &str = "No offline copy so far. It comes after the first visit, unless the browser does not allow it, as in some private windows.";

/// How complete the offline copy is.
#[component]
pub fn OfflineStatus() -> impl IntoView {
    let offline = Offline::of_context();
    let sentence = move || offline.copy.get().map_or_else(|| NOTHING.to_owned(), |(_, sentence)| sentence);
    let is_paused = move || matches!(&*offline.copy.read(), Some((CopyState::Paused, _)));
    view! {
        <div class="offline-status">
            <p id="offline" inner_html=text(sentence)></p>
            <button class="button" type="button" data-button="copy-site" hidden=move || !is_paused() on:click=move |_| offline.copy_now()>
                "Copy it now"
            </button>
        </div>
    }
}
