//! The list of keyboard shortcuts, and the switch that turns single keys off.

use leptos::prelude::*;

use crate::domain::shortcut::SHORTCUTS;
use crate::state::preferences::Preferences;

/// The keys of the map, where letters find topics.
const MAP: [(&str, &str); 11] = [
    ("→ ←", "Follow a line: to what the topic unlocks, to what it needs"),
    ("↓ ↑", "Go to the next or the previous topic; when zoomed out, stage"),
    ("Page Down, Page Up", "Go to the next or the previous stage"),
    ("Home, End", "Go to the first or the last topic"),
    ("Letters", "Go to the next topic whose title begins so"),
    ("1 2 3 4", "Set the topic to To do, Learning, Done, Skipped"),
    ("Space", "Open the menu of the topic"),
    ("+ −", "Make the map larger or smaller"),
    ("0", "Show the map in full size"),
    ("8 9", "Show the topic’s stage, or all"),
    ("Shift and arrows", "Move the map"),
];

/// The list of keyboard shortcuts.
#[component]
pub fn ShortcutsPage() -> impl IntoView {
    let preferences = Preferences::of_context();
    let rows = SHORTCUTS
        .iter()
        .map(|shortcut| view! { <tr><td><kbd>{shortcut.key}</kbd></td><td>{shortcut.label}</td></tr> })
        .collect_view();
    let map =
        MAP.iter().map(|(key, label)| view! { <tr><td><kbd>{*key}</kbd></td><td>{*label}</td></tr> }).collect_view();
    view! {
        <div class="shortcuts">
            <h1 tabindex="-1">"Keyboard shortcuts"</h1>
            <p>"Everything can also be reached with Tab, Enter, Space and the arrow keys. “The topic” is the one whose row the focus is in, or else the open one. If your keyboard types another alphabet, the keys in the places of these letters do the same."</p>
            <table>
                <thead><tr><th scope="col">"Key"</th><th scope="col">"What it does"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p>"In the search field, Enter opens the best match and the down arrow goes to the list of the best five. In the control of a topic’s status the arrow keys choose."</p>
            <h2>"On the map"</h2>
            <p>"One stop of the Tab key leads into the map. There letters and digits are the map’s own, whatever is chosen below."</p>
            <table>
                <thead><tr><th scope="col">"Key"</th><th scope="col">"What it does"</th></tr></thead>
                <tbody>{map}</tbody>
            </table>
            <h2>"Single keys"</h2>
            <label class="shortcuts__switch" data-needs-app>
                <input
                    id="single-keys"
                    type="checkbox"
                    autocomplete="off"
                    checked
                    prop:checked=Signal::derive(move || preferences.has_single_keys.get())
                    on:change=move |event| preferences.set_single_keys(event_target_checked(&event))
                />
                " Single keys are shortcuts"
            </label>
            <p>"Turn them off if you speak to your computer or press keys by accident; Escape keeps working. No shortcut works while you type into a field."</p>
        </div>
    }
}
