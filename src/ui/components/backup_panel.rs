//! Files of progress, out and in. The desk does it.

use leptos::prelude::*;

use crate::domain::route::Page;
use crate::ui::pages::Site;

/// What can be taken away, and where it comes back.
#[component]
pub fn BackupPanel() -> impl IntoView {
    let questions = format!("{}anki.txt", Site::of_page().href(Page::Outline));
    view! {
        <div class="backup" data-desk data-needs-app>
            <h3>"Take it with you"</h3>
            <div class="backup__actions">
                <button class="button button--strong" type="button" data-command="save-json">"Download a backup"</button>
                <button class="button" type="button" data-command="save-markdown">"Task list (Markdown)"</button>
                <button class="button" type="button" data-command="save-csv">"Table (CSV)"</button>
                <a class="button" href=questions download="backend-roadmap-questions.txt">"All questions for Anki"</a>
            </div>
            <p>"The backup holds everything: statuses, ticks, answers, notes, links, stars and when each changed. The list and the table hold statuses, notes, links and stars."</p>
            <h3>"Bring it back"</h3>
            <div class="backup__drop">
                <label for="import-file">"Choose a backup or a task list, or drop it here"</label>
                <input id="import-file" type="file" accept=".json,.md,.markdown,.txt,application/json,text/markdown,text/plain" />
                <label for="import-text">"Or paste it, or a progress link"</label>
                <textarea id="import-text" rows="3" spellcheck="false" autocomplete="off"></textarea>
                <button class="button" type="button" data-command="import-paste">"Look at what was pasted"</button>
                <p id="import-problem" class="backup__problem" role="alert"></p>
            </div>
            <div id="import-preview" class="backup__preview"></div>
        </div>
    }
}
