//! The snapshots in the store, each with what has changed since and the button that restores it. The desk fills the list.

use leptos::prelude::*;

/// Hidden while there are none.
#[component]
pub fn SnapshotList() -> impl IntoView {
    view! {
        <div class="snapshot-list" id="snapshots" hidden>
            <h3>"Snapshots"</h3>
            <p>"Taken before every import, merge, replacement, reset and restoration, and once on each day that you change something. Older ones are thinned: one a day for a week, one a week for five weeks, one a month for a year."</p>
            <ul></ul>
        </div>
    }
}
