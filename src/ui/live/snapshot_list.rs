//! The snapshots in the store, each with the button that restores it.

use leptos::prelude::*;

use crate::browser::storage::BrowserStore;
use crate::content::ROADMAP;
use crate::domain::persistence::snapshots;
use crate::domain::stats::Tally;
use crate::ui::state::AppState;

/// Read anew after each change of progress; nothing while there are none.
#[component]
pub fn SnapshotList(
    /// The state of the app.
    state: AppState,
) -> impl IntoView {
    move || {
        state.progress.track();
        let found = snapshots(&BrowserStore);
        (!found.is_empty()).then(|| {
            let items = found
                .into_iter()
                .map(|snapshot| {
                    let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &snapshot.progress.statuses(&ROADMAP));
                    let taken = snapshot.taken.to_minute();
                    view! {
                        <li>
                            {format!("{taken} UTC: {tally} ")}
                            <button
                                class="button"
                                type="button"
                                data-command=format!("restore-{}", snapshot.taken.0)
                                aria-label=format!("Restore the snapshot of {taken}")
                            >
                                "Restore"
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <h3>"Snapshots"</h3>
                <p>"Taken before a merge, a replacement, a reset or a restoration; the last five are kept."</p>
                <ul class="snapshot-list">{items}</ul>
            }
        })
    }
}
