//! My progress: the figures, sharing, files out and in, undo, reset and snapshots.

use leptos::prelude::*;

use super::Site;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::ui::components::backup_panel::BackupPanel;
use crate::ui::components::progress_meter::ProgressMeter;
use crate::ui::components::reset_dialog::ResetDialog;
use crate::ui::components::share_dialog::{MoveDialog, ShareDialog};
use crate::ui::components::snapshot_list::SnapshotList;

/// What a learner can see of and do with all of the progress.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let outline = Site::of_page().href(Page::Outline);
    let stages = ROADMAP
        .stages
        .iter()
        .map(|stage| {
            view! {
                <li class="progress__stage">
                    <a href=format!("{outline}#stage-{}", stage.id)>{stage.title}</a>
                    " "
                    <ProgressMeter stage />
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="progress">
            <h1 tabindex="-1">"My progress"</h1>
            <noscript><p>"Keeping progress needs JavaScript. Everything else on this site can be read without."</p></noscript>
            <p class="progress__total"><ProgressMeter /></p>
            <p>"Of topics to choose from, such as the languages, one counts. Skipped topics leave the total, so 100 % is always in reach."</p>
            <section aria-labelledby="share-title">
                <h2 id="share-title">"Share it"</h2>
                <p>"A link, a code to scan, a picture or a badge for others; or a code that takes your progress to your phone. This page sends nothing anywhere: you do."</p>
                <div class="progress__actions" data-needs-app>
                    <button class="button button--strong" type="button" data-command="share">"Share progress…"</button>
                    <button class="button" type="button" data-command="move">"Move to my phone…"</button>
                </div>
                <ShareDialog />
                <MoveDialog />
            </section>
            <section aria-labelledby="stages-title">
                <h2 id="stages-title">"Stage by stage"</h2>
                <ol class="progress__stages">{stages}</ol>
            </section>
            <section aria-labelledby="keep-title">
                <h2 id="keep-title">"Keep it"</h2>
                <p>"Progress lives in this browser alone, for this address. It survives reloads and restarts, but not “clear site data”: a file is your backup."</p>
                <BackupPanel />
                <h3>"Take it back"</h3>
                <div class="progress__actions" data-needs-app>
                    <button class="button" type="button" data-command="undo" data-undo disabled>"Nothing to undo"</button>
                    <ResetDialog />
                </div>
                <SnapshotList />
            </section>
        </div>
    }
}
