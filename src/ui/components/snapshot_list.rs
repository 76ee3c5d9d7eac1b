//! The snapshots in the store, each with the button that restores it. The app fills the list with copies of its
//! template.

use leptos::prelude::*;

/// Hidden while there are none.
#[component]
pub fn SnapshotList() -> impl IntoView {
    view! {
        <div class="snapshot-list" id="snapshots" hidden>
            <h3>"Snapshots"</h3>
            <p>"Taken before a merge, a replacement, a reset or a restoration; the last five are kept."</p>
            <ul></ul>
            <template id="snapshot"><li><span></span> " " <button class="button" type="button">"Restore"</button></li></template>
        </div>
    }
}
