//! The banner that says that progress does not reach the store, why, and what the learner can do. The app fills it and
//! shows the choices that apply.

use leptos::prelude::*;

/// Hidden while all is well.
#[component]
pub fn SavingBanner() -> impl IntoView {
    view! {
        <section class="saving-banner" id="saving" role="alert" aria-label="Saving" hidden>
            <p><strong></strong> " " <span></span></p>
            <div class="saving-banner__actions">
                <button class="button" type="button" data-command="save">"Try again"</button>
                <button class="button" type="button" data-command="reload">"Reload"</button>
                <button class="button" type="button" data-command="keep-copy"></button>
                <button class="button" type="button" data-command="keep-legible"></button>
                <button class="button" type="button" data-command="start-afresh">"Start afresh"</button>
                <a class="button"></a>
            </div>
        </section>
    }
}
