//! The list of keyboard shortcuts, and the switch that turns single keys off.

use leptos::prelude::*;

use crate::domain::shortcut::SHORTCUTS;

/// What each key does.
#[component]
pub fn ShortcutsPage() -> impl IntoView {
    let rows = SHORTCUTS
        .iter()
        .map(|shortcut| view! { <tr><td><kbd>{shortcut.key}</kbd></td><td>{shortcut.label}</td></tr> })
        .collect_view();
    view! {
        <div class="shortcuts">
            <h1 tabindex="-1">"Keyboard shortcuts"</h1>
            <p>"Everything can also be reached with Tab, Enter, Space and the arrow keys. “The topic” is the one whose row the focus is in, or else the open one."</p>
            <table>
                <thead><tr><th scope="col">"Key"</th><th scope="col">"What it does"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p>"In the search field, Enter opens the best match and the down arrow goes to the list of the best five. In the control of a topic’s status the arrow keys choose."</p>
            <label class="shortcuts__switch" data-needs-app>
                <input id="single-keys" type="checkbox" checked />
                " Single keys are shortcuts"
            </label>
            <p>"Turn them off if you speak to your computer or press keys by accident; Escape keeps working. No shortcut works while you type into a field."</p>
        </div>
    }
}
