//! The offer of a backup, once there is something to lose. The app shows it.

use leptos::prelude::*;

/// Hidden until it is time.
#[component]
pub fn BackupOffer() -> impl IntoView {
    view! {
        <section class="backup-offer" id="backup-offer" aria-label="Backup" hidden>
            <p>"Your progress lives in this browser alone. A file keeps it safe."</p>
            <a class="button button--strong" data-backup download="backend-roadmap-progress.json">"Download a backup"</a>
            <button class="button" type="button" data-command="decline-backup">"Not now"</button>
        </section>
    }
}
