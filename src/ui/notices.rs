//! Paints what the page tells the learner of its own accord: the banners about saving and about an opened link, and the
//! toast.

use reactive_graph::traits::*;

use super::paint::export_url;
use super::state::AppState;
use crate::browser::node::Node;
use crate::content::ROADMAP;
use crate::domain::persistence::Saving;
use crate::domain::route::data_url;
use crate::domain::saved::{self, Problem};
use crate::domain::stats::Tally;

/// Fills a banner with a title and a text.
fn fill(banner: &Node, title: &str, text: &str) {
    if let (Some(strong), Some(span)) = (banner.find("strong"), banner.find("span")) {
        strong.set_text(title);
        span.set_text(text);
    }
}

/// Shows the buttons of a banner whose commands apply.
fn offer(banner: &Node, commands: &[&str]) {
    for button in banner.all("[data-command]") {
        let command = button.attribute("data-command").unwrap_or_default();
        button.set_flag("hidden", !commands.contains(&command.as_str()));
    }
}

/// Points the link of a banner at a text to download.
fn offer_download(banner: &Node, label: &str, name: &str, href: &str) {
    if let Some(link) = banner.find("a") {
        link.set_text(label);
        link.set_attribute("download", Some(name));
        link.set_attribute("href", Some(href));
    }
}

/// Says that progress does not reach the store, why, and what the learner can do.
pub fn saving(state: AppState) {
    let Some(banner) = Node::of_page("#saving") else { return };
    let saving = state.saving.read_untracked();
    banner.set_flag("hidden", *saving == Saving::On);
    match &*saving {
        Saving::On => {}
        Saving::Failing(error) => {
            let text = format!("{error} Changes last until you close this page; export them to keep them.");
            fill(&banner, "Your progress is not being saved.", &text);
            offer(&banner, &["save"]);
            offer_download(&banner, "Export progress", "backend-roadmap-progress.json", &export_url(state));
        }
        Saving::Blocked { problem, text } => {
            if let Problem::Newer { .. } = problem {
                fill(&banner, "Your progress can be read here, not changed.", &problem.to_string());
                offer(&banner, &["reload"]);
            } else {
                let sentence =
                    format!("{problem} Nothing is saved until you choose; the unreadable text is kept aside.");
                fill(&banner, "Your saved progress could not be read.", &sentence);
                offer_choices(state, &banner, text);
            }
            offer_download(
                &banner,
                "Download what is saved",
                "backend-roadmap-saved.txt",
                &data_url("text/plain", text),
            );
        }
    }
}

/// The choices after an unreadable state: go on with what this page holds, with what could still be read, or afresh.
fn offer_choices(state: AppState, banner: &Node, text: &str) {
    let held = state.progress.read_untracked().status_map().len();
    let legible = saved::decode(text).progress.status_map().len();
    let mut commands = vec!["start-afresh"];
    for (command, label, count) in
        [("keep-copy", "Go on with the last good copy", held), ("keep-legible", "Go on with what can be read", legible)]
    {
        if count > 0 {
            commands.push(command);
        }
        if let Some(button) = banner.find(&format!("[data-command={command}]")) {
            button.set_text(&format!("{label} ({count} topics)"));
        }
    }
    offer(banner, &commands);
}

/// Says whose progress an opened link shows, or what is wrong with the link.
pub fn link(state: AppState) {
    let Some(banner) = Node::of_page("#shared") else { return };
    let link = state.link.read_untracked();
    banner.set_flag("hidden", link.is_none());
    match &*link {
        None => {}
        Some(Ok(shared)) => {
            let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &shared.statuses(&ROADMAP));
            let can_save = state.saving.with_untracked(Saving::is_editable);
            let (whose, rest, commands): (String, _, &[&str]) = if shared.asks_to_merge {
                let rest = ". Merge? Until you do, your progress here is unchanged.";
                ("From your other device:".into(), rest, &["merge", "close-link"])
            } else {
                let whose =
                    shared.name.as_ref().map_or("Somebody’s progress:".into(), |name| format!("{name}’s progress:"));
                let rest = ". You are looking at a link; your own progress is unchanged.";
                (whose, rest, &["merge", "replace", "close-link"])
            };
            fill(&banner, &whose, &(tally.to_string() + rest));
            offer(&banner, if can_save { commands } else { &["close-link"] });
            if let Some(merge) = banner.find("[data-command=merge]") {
                let class = if shared.asks_to_merge { "button button--strong" } else { "button" };
                merge.set_attribute("class", Some(class));
            }
        }
        Some(Err(error)) => {
            fill(&banner, "This link cannot be opened.", &format!("{error} Your own progress is as it was."));
            offer(&banner, &["close-link"]);
        }
    }
}

/// Offers a backup when it is time.
pub fn backup(state: AppState) {
    let Some(banner) = Node::of_page("#backup-offer") else { return };
    let is_due = state.saving.with_untracked(|saving| *saving == Saving::On) && state.is_backup_due();
    banner.set_flag("hidden", !is_due);
    if let (true, Some(link)) = (is_due, banner.find("a")) {
        link.set_attribute("href", Some(&export_url(state)));
    }
}

/// Shows a message in the toast, or none.
pub fn toast(text: &str, is_undoable: bool) {
    let Some(toast) = Node::of_page("#toast") else { return };
    toast.set_flag("data-shown", !text.is_empty());
    if let Some(message) = toast.find("p") {
        message.set_text(text);
    }
    offer(
        &toast,
        match (text.is_empty(), is_undoable) {
            (true, _) => &[],
            (_, true) => &["undo", "dismiss"],
            _ => &["dismiss"],
        },
    );
}

/// Tells screen readers, and nobody else.
pub fn announce(text: &str) {
    if let Some(live) = Node::of_page("#live") {
        live.set_text(text);
    }
}
