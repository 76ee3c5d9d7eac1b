//! The snapshots in the store: when each was taken, what has changed since, and the way back.

use leptos::prelude::*;

use super::backup_panel::incoming;
use super::backup_panel::preview::ChangeList;
use crate::browser::clock;
use crate::browser::storage::BrowserStore;
use crate::content::ROADMAP;
use crate::domain::progress::{Action, Progress};
use crate::domain::snapshot::{self, Snapshot};
use crate::domain::stats::Tally;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::signal::SetIfNew;
use crate::wording::counted;

/// The list; hidden while there are none.
#[component]
pub fn SnapshotList() -> impl IntoView {
    let learner = Learner::of_context();
    let snapshots = RwSignal::new(Vec::<Snapshot>::new());
    effect(move |_| {
        // One may have been taken before the change.
        learner.progress.track();
        snapshots.set_if_new(snapshot::all(&BrowserStore));
    });
    view! {
        <div class="snapshot-list" id="snapshots" hidden=move || snapshots.read().is_empty()>
            <h3>"Snapshots"</h3>
            <p>"Taken before every import, merge, replacement, reset and restoration, and once on each day that you change something. Older ones are thinned: one a day for a week, one a week for five weeks, one a month for a year."</p>
            <ul>
                <For each=move || snapshots.get() key=|snapshot| snapshot.taken.0 let:snapshot>
                    <Item snapshot />
                </For>
            </ul>
        </div>
    }
}

/// A snapshot and the button that goes back to it.
#[component]
fn Item(snapshot: Snapshot) -> impl IntoView {
    let learner = Learner::of_context();
    let taken = snapshot.taken.to_minute(clock::offset(snapshot.taken));
    let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &snapshot.progress.statuses(&ROADMAP));
    let progress = snapshot.progress.clone();
    let difference = move || {
        let changes = incoming::tell(&learner.progress.read(), &progress, &Progress::default());
        match changes.len() {
            0 => view! { <p>"The same as now."</p> }.into_any(),
            count => {
                let would = format!("Restoring makes {}", counted(count, "change", "changes"));
                view! {
                    <details>
                        <summary inner_html=would></summary>
                        <ChangeList changes />
                    </details>
                }
                .into_any()
            }
        }
    };
    let restore = move |_| {
        let action = Action::Become(Box::new(snapshot.progress.clone()));
        learner.dispatch_large(&action, "Restored the snapshot.");
    };
    view! {
        <li>
            <div>
                <p>{format!("{taken}: {tally}")}</p>
                {difference}
            </div>
            <button
                class="button"
                type="button"
                aria-label=format!("Restore the snapshot of {taken}")
                disabled=move || !learner.is_editable.get()
                on:click=restore
            >
                "Restore"
            </button>
        </li>
    }
}
