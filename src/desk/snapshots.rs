//! The snapshots in the store: when each was taken, what has changed since, and the way back.

use super::app;
use super::backup::incoming;
use super::backup::preview;
use crate::browser::node::Node;
use crate::browser::storage::BrowserStore;
use crate::content::ROADMAP;
use crate::domain::progress::Progress;
use crate::domain::snapshot::{self, Snapshot};
use crate::domain::stats::Tally;

/// Lists the snapshots.
pub fn paint() {
    let (Some(section), Some(list)) = (Node::of_page("#snapshots"), Node::of_page("#snapshots ul")) else { return };
    let snapshots = snapshot::all(&BrowserStore);
    section.set_flag("hidden", snapshots.is_empty());
    let html = view(&snapshots, &app::progress(), app::is_editable());
    if list.attribute("data-shown").as_deref() != Some(&html) {
        list.set_attribute("data-shown", Some(&html));
        list.fill(&html);
    }
}

/// The items of the list.
pub fn view(snapshots: &[Snapshot], now: &Progress, can_change: bool) -> String {
    let disabled = if can_change { "" } else { " disabled" };
    let item = |snapshot: &Snapshot| {
        let taken = snapshot.taken.to_minute();
        let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &snapshot.progress.statuses(&ROADMAP));
        let changes = incoming::tell(now, &snapshot.progress, &Progress::default());
        let difference = match changes.len() {
            0 => "<p>The same as now.</p>".to_owned(),
            count => {
                let would = if count == 1 { "change" } else { "changes" };
                format!(
                    "<details><summary>Restoring makes {count} {would}</summary>{}</details>",
                    preview::list(&changes)
                )
            }
        };
        format!(
            "<li><div><p>{taken} UTC: {tally}</p>{difference}</div><button class=\"button\" type=\"button\" \
             data-desk-command=\"restore-{}\" aria-label=\"Restore the snapshot of {taken}\"{disabled}>Restore</button></li>",
            snapshot.taken.0
        )
    };
    snapshots.iter().map(item).collect()
}

/// Goes back to a snapshot.
pub fn run(command: &str) -> bool {
    let Some(taken) = command.strip_prefix("restore-") else { return false };
    let snapshots = snapshot::all(&BrowserStore);
    if let Some(snapshot) = snapshots.iter().find(|snapshot| snapshot.taken.0.to_string() == taken) {
        app::become_copy(&snapshot.progress, "Restored the snapshot.");
    }
    true
}
