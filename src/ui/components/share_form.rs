//! Making a progress link.

use leptos::prelude::*;

use crate::browser::{clipboard, document};
use crate::domain::link::NAME_LIMIT;
use crate::ui::state::AppState;

/// An optional name, the link, and a button that copies it.
#[component]
pub fn ShareForm() -> impl IntoView {
    let state = AppState::of_app();
    let name = RwSignal::new(String::new());
    let link = move || state.progress_link(&name.read());
    let copy = move |_| {
        let link = link();
        leptos::task::spawn_local(async move {
            if clipboard::copy(&link).await {
                state.say("Copied the progress link.".into(), false);
            } else {
                document::select_text("#share-link");
                state.say("The browser did not copy it. The link is selected: copy it by hand.".into(), false);
            }
        });
    };
    view! {
        <div class="share-form">
            <p>"A link holds the status of each topic and, if you give one, a name. Nothing else, and nothing is sent anywhere: whoever has the link can read it."</p>
            <label class="share-form__label" for="share-name">"Your name (optional)"</label>
            <input
                id="share-name"
                type="text"
                autocomplete="nickname"
                maxlength=NAME_LIMIT.to_string()
                on:input:target=move |event| name.set(event.target().value())
            />
            <label class="share-form__label" for="share-link">"Your progress link"</label>
            <input id="share-link" class="share-form__link" type="text" readonly prop:value=link />
            <button class="button button--strong" type="button" on:click=copy>"Copy progress link"</button>
        </div>
    }
}
