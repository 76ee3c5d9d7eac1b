//! The banner over an opened progress link: whose it is, and what may be done with it.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::progress::Action;
use crate::domain::stats::Tally;
use crate::ui::state::AppState;

/// Whose progress is on the screen, with Merge, Replace and Close; or what is wrong with the link.
#[component]
pub fn SharedBanner() -> impl IntoView {
    let state = AppState::of_app();
    let close = move |_| state.close_link();
    move || {
        if let Some(error) = state.link_error.get() {
            return view! {
                <section class="shared-banner" role="alert" aria-label="Progress link">
                    <p>{error.to_string()} " Your own progress is as it was."</p>
                    <div class="shared-banner__actions">
                        <button class="button" type="button" on:click=close>"Close"</button>
                    </div>
                </section>
            }
            .into_any();
        }
        let Some(shared) = state.shared.get() else { return ().into_any() };
        let whose = shared.name.clone().map_or("Somebody’s progress".to_owned(), |name| format!("{name}’s progress"));
        let tally = state.statuses.with_untracked(|statuses| Tally::of(ROADMAP.indices(), &ROADMAP, statuses));
        let statuses = shared.statuses.clone();
        let merge = move |_| {
            state.close_link();
            state.dispatch_large(&Action::Merge(statuses.clone()), "Merged the link into your progress.");
        };
        let statuses = shared.statuses.clone();
        let replace = move |_| {
            state.close_link();
            state.dispatch_large(&Action::Replace(statuses.clone()), "Replaced your progress with the link’s.");
        };
        let is_blocked = move || !state.saving.with(|saving| saving.is_editable());
        view! {
            <section class="shared-banner" aria-label="Progress link">
                <p>
                    <strong class="shared-banner__whose">{whose}</strong>
                    ": "
                    {tally.to_string()}
                    ". You are looking at a link; your own progress is unchanged."
                </p>
                <div class="shared-banner__actions">
                    <button class="button" type="button" disabled=is_blocked on:click=merge title="Take over what is further along than yours">
                        "Merge"
                    </button>
                    <button class="button" type="button" disabled=is_blocked on:click=replace title="Have exactly these statuses">
                        "Replace"
                    </button>
                    <button class="button" type="button" on:click=close>"Close"</button>
                </div>
            </section>
        }
        .into_any()
    }
}
