//! What is shown before an import: what it holds, and what Merge and Replace would change.

use leptos::prelude::*;

use super::incoming::{Change, Incoming};
use crate::browser::focus;
use crate::browser::node::Node;
use crate::domain::html::escape;
use crate::domain::progress::Action;
use crate::domain::quotation::{excerpt, isolated};
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::wording::counted;

/// How much of a text is shown, in letters.
const LETTERS: usize = 80;
/// More changes than these are counted, not listed.
const LISTED: usize = 200;

/// A look at what would be imported, as things are now, and the buttons that do it.
#[component]
pub fn Preview(
    /// What was read.
    incoming: Incoming,
    /// Called with what the learner chooses, and what is then said.
    import: Callback<(Action, &'static str)>,
    /// Called if the learner chooses neither.
    cancel: Callback<()>,
) -> impl IntoView {
    let learner = Learner::of_context();
    let title = NodeRef::<leptos::html::H4>::new();
    effect(move |_| {
        if let Some(title) = title.get() {
            focus::on(&title);
            Node::of(title).scroll_into_view(false);
        }
    });
    let (kind, is_copy) = (incoming.kind, incoming.is_copy);
    let unknown = (!incoming.unknown.is_empty()).then(|| view! { <p>{unknown(&incoming)}</p> });
    let odd = (!incoming.odd.is_empty()).then(|| view! { <p>{odd(&incoming)}</p> });
    let (merge, replace) = (incoming.merge(), incoming.replace());
    let incoming = StoredValue::new(incoming);
    let effect_of = move |name: &'static str, action: Action| {
        move || {
            let changes = incoming.with_value(|incoming| incoming.changes(&learner.progress.read(), &action));
            view! { <Consequence name changes /> }
        }
    };
    let is_fixed = move || !learner.is_editable.get();
    view! {
        <h4 id="preview-title" tabindex="-1" node_ref=title>{format!("This is {kind}")}</h4>
        {unknown}
        {odd}
        {effect_of("Merge", merge.clone())}
        {effect_of("Replace", replace.clone())}
        <p inner_html=move || advice(learner.is_editable.get(), is_copy)></p>
        <div class="backup__actions">
            <button
                class="button button--strong"
                type="button"
                disabled=is_fixed
                on:click=move |_| import.run((merge.clone(), "Merged the import into your progress."))
            >
                "Merge"
            </button>
            <button
                class="button"
                type="button"
                disabled=is_fixed
                on:click=move |_| import.run((replace.clone(), "Replaced your progress with the import."))
            >
                "Replace"
            </button>
            <button class="button" type="button" on:click=move |_| cancel.run(())>"Cancel"</button>
        </div>
    }
}

/// What of it is not of this roadmap, and what becomes of that.
fn unknown(incoming: &Incoming) -> String {
    let kept = if incoming.is_copy { "kept as they are" } else { "left out" };
    let count = counted(incoming.unknown.len(), "entry is", "entries are");
    format!("{count} not of this roadmap and {kept}: {}.", listed(&incoming.unknown))
}

/// Which tasks have a box that says nothing here.
fn odd(incoming: &Incoming) -> String {
    let count = counted(incoming.odd.len(), "task has", "tasks have");
    format!("{count} a box that is not understood, and left out: {}.", listed(&incoming.odd))
}

/// Some names in a sentence.
fn listed(names: &[String]) -> String {
    const NAMED: usize = 20;
    let named: Vec<String> = names.iter().take(NAMED).cloned().collect();
    match names.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// What the two buttons do.
fn advice(is_editable: bool, is_copy: bool) -> &'static str {
    match (is_editable, is_copy) {
        (false, _) => "Your progress cannot be changed now: close the link, or settle what the banner asks, first.",
        (_, true) => {
            "Merge keeps the later change of each topic, and both texts where two notes differ. Replace makes everything as the backup has it. Either adds what the backup knows of what you did when. A snapshot is taken first, and Undo brings everything back."
        }
        (_, false) => {
            "Merge takes over what is further along than yours. Replace has exactly these statuses; ticks, answers, notes and stars stay. A snapshot is taken first, and Undo brings everything back."
        }
    }
}

/// What one of the two would do: in a sentence, and as a list.
#[component]
fn Consequence(name: &'static str, changes: Vec<Change>) -> impl IntoView {
    if changes.is_empty() {
        return view! { <p><strong>{name}</strong> " would change nothing."</p> }.into_any();
    }
    let added = changes.iter().filter(|change| change.from.is_empty()).count();
    let removed = changes.iter().filter(|change| change.to.is_empty()).count();
    let changed = changes.len() - added - removed;
    let counts = [(added, "added"), (changed, "changed"), (removed, "removed")];
    let parts: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
    let conflicts = match changes.iter().filter(|change| change.is_conflict).count() {
        0 => String::new(),
        count => format!("; {} both here and there, marked below", counted(count, "was set", "were set")),
    };
    view! {
        <details class="backup__effect">
            <summary><strong>{name}</strong><span inner_html=format!(": {}{conflicts}", parts.join(", "))></span></summary>
            <ChangeList changes />
        </details>
    }
    .into_any()
}

/// Some changes, one a line.
#[component]
pub fn ChangeList(
    /// The changes.
    changes: Vec<Change>,
) -> impl IntoView {
    let own = |text: &str| isolated(&excerpt(text, LETTERS)).into_owned();
    let side = |text: &str| if text.is_empty() { "not set".into() } else { own(text) };
    let line = |change: &Change| {
        let words = format!("{}: {} → {}", own(&change.what), side(&change.from), side(&change.to));
        let mark = change.is_conflict.then(|| view! { " " <em>"(conflict)"</em> });
        view! { <li><span inner_html=escape(&words)></span>{mark}</li> }
    };
    let more = match changes.len().saturating_sub(LISTED) {
        0 => None,
        more => Some(view! { <li>{format!("and {more} more")}</li> }),
    };
    view! {
        <ul class="backup__changes">
            {changes.iter().take(LISTED).map(line).collect_view()}
            {more}
        </ul>
    }
}
