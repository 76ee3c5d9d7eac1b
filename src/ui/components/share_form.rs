//! Making a progress link.

use leptos::prelude::*;

use crate::domain::link::NAME_LIMIT;

/// An optional name, the link, and a button that copies it.
#[component]
pub fn ShareForm() -> impl IntoView {
    view! {
        <div class="share-form" data-needs-app>
            <p>"A link holds the status of each topic and, if you give one, a name. Nothing else, and nothing is sent anywhere: whoever has the link can read it."</p>
            <label class="share-form__label" for="share-name">"Your name (optional)"</label>
            <input id="share-name" type="text" autocomplete="nickname" maxlength=NAME_LIMIT.to_string() />
            <label class="share-form__label" for="share-link">"Your progress link"</label>
            <input id="share-link" class="share-form__link" type="text" readonly />
            <button class="button button--strong" type="button" data-command="copy-link">"Copy progress link"</button>
        </div>
    }
}
