//! The banner over an opened progress link: whose it is, and what may be done with it.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::persistence::Saving;
use crate::domain::stats::Tally;
use crate::ui::state::AppState;

/// Whose progress is on the screen, with Merge, Replace and Close; or what is wrong with the link.
#[component]
pub fn SharedBanner(
    /// The state of the app.
    state: AppState,
) -> impl IntoView {
    move || {
        let opened = state.link.get()?;
        let (whose, text) = match &opened {
            Ok(shared) => {
                let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &shared.statuses(&ROADMAP));
                let whose = shared.name.clone().map_or("Somebody’s progress".into(), |name| format!("{name}’s progress"));
                (whose, format!("{tally}. You are looking at a link; your own progress is unchanged."))
            }
            Err(error) => ("This link cannot be opened".into(), format!("{error} Your own progress is as it was.")),
        };
        let is_blocked = !state.saving.with(Saving::is_editable);
        let choices = opened.is_ok().then(|| {
            view! {
                <button class="button" type="button" data-command="merge" disabled=is_blocked title="Take over what is further along than yours">
                    "Merge"
                </button>
                <button class="button" type="button" data-command="replace" disabled=is_blocked title="Have exactly these statuses">
                    "Replace"
                </button>
            }
        });
        Some(view! {
            <section class="shared-banner" role="alert" aria-label="Progress link">
                <p><strong>{whose}</strong> ": " {text}</p>
                <div class="shared-banner__actions">
                    {choices}
                    <button class="button" type="button" data-command="close-link">"Close"</button>
                </div>
            </section>
        })
    }
}
