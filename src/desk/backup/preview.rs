//! What is shown before an import: what it holds, and what Merge and Replace would change.

use super::incoming::{Change, Incoming};
use crate::domain::html::escape;
use crate::domain::progress::Progress;

/// More changes than these are counted, not listed.
const LISTED: usize = 200;

/// The HTML of the preview.
pub fn of(incoming: &Incoming, own: &Progress, can_change: bool) -> String {
    let merge = incoming.changes(own, &incoming.merge());
    let replace = incoming.changes(own, &incoming.replace());
    let disabled = if can_change { "" } else { " disabled" };
    let unknown = match incoming.unknown.len() {
        0 => String::new(),
        count => {
            let kept = if incoming.is_copy { "kept as they are" } else { "left out" };
            let names: Vec<String> = incoming.unknown.iter().take(5).map(|name| escape(&short(name))).collect();
            format!(
                "<p>{} not of this roadmap and {kept}: {}.</p>",
                counted(count, "entry is", "entries are"),
                names.join(", ")
            )
        }
    };
    let note = match (can_change, incoming.is_copy) {
        (false, _) => {
            "<p>Your progress cannot be changed now: close the link, or settle what the banner asks, first.</p>"
        }
        (_, true) => {
            "<p>Merge keeps the later change of each topic, and both texts where two notes differ. Replace makes everything as the backup has it. A snapshot is taken first, and Undo brings everything back.</p>"
        }
        (_, false) => {
            "<p>Merge takes over what is further along than yours. Replace has exactly these statuses; ticks, answers, notes and stars stay. A snapshot is taken first, and Undo brings everything back.</p>"
        }
    };
    format!(
        "<h4 id=\"preview-title\" tabindex=\"-1\">This is {}</h4>{unknown}{}{}{note}<div class=\"backup__actions\">\
         <button class=\"button button--strong\" type=\"button\" data-desk-command=\"import-merge\"{disabled}>Merge</button>\
         <button class=\"button\" type=\"button\" data-desk-command=\"import-replace\"{disabled}>Replace</button>\
         <button class=\"button\" type=\"button\" data-desk-command=\"import-cancel\">Cancel</button></div>",
        incoming.kind,
        effect("Merge", &merge),
        effect("Replace", &replace)
    )
}

/// What one of the two would do: in a sentence, and as a list.
fn effect(name: &str, changes: &[Change]) -> String {
    if changes.is_empty() {
        return format!("<p><strong>{name}</strong> would change nothing.</p>");
    }
    let conflicts = changes.iter().filter(|change| change.is_conflict).count();
    let added = changes.iter().filter(|change| change.from.is_empty()).count();
    let removed = changes.iter().filter(|change| change.to.is_empty()).count();
    let changed = changes.len() - added - removed;
    let mut parts = Vec::new();
    for (count, words) in [(added, "added"), (changed, "changed"), (removed, "removed")] {
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    }
    let conflicts = match conflicts {
        0 => String::new(),
        count => format!("; {} both here and there, marked below", counted(count, "was set", "were set")),
    };
    format!(
        "<details class=\"backup__effect\"><summary><strong>{name}</strong>: {}{conflicts}</summary>{}</details>",
        parts.join(", "),
        list(changes)
    )
}

/// The changes, one a line.
pub fn list(changes: &[Change]) -> String {
    let line = |change: &Change| {
        let side = |text: &str| if text.is_empty() { "not set".into() } else { escape(&short(text)) };
        let mark = if change.is_conflict { " <em>(conflict)</em>" } else { "" };
        format!("<li>{}: {} → {}{mark}</li>", escape(&short(&change.what)), side(&change.from), side(&change.to))
    };
    let lines: String = changes.iter().take(LISTED).map(line).collect();
    let more = match changes.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!("<li>and {more} more</li>"),
    };
    format!("<ul class=\"backup__changes\">{lines}{more}</ul>")
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    const LENGTH: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
