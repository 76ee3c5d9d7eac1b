//! Files of progress: out as a backup, a task list or a table; in again, with a look at what would change first.

use leptos::prelude::*;

use crate::browser::file::Offered;
use crate::browser::storage::BrowserStore;
use crate::browser::{self, clock, download, focus, task};
use crate::components::text;
use crate::domain::log::months;
use crate::domain::progress::Action;
use crate::domain::quotation::isolated;
use crate::domain::route::{Page, data_url};
use crate::extras::csv;
use crate::extras::history::History;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::messages::ToApp;
use crate::state::notices::Notices;
use crate::state::site::Site;
use crate::state::study_day;
use incoming::Incoming;
use preview::Preview;

pub mod incoming;
pub mod list;
pub mod preview;
pub mod table;
pub mod tasks;

/// Export and import.
#[component]
pub fn BackupPanel() -> impl IntoView {
    view! {
        <div class="backup" data-needs-app>
            <h3>"Take it with you"</h3>
            <Export />
            <p>"The backup holds everything: statuses, ticks, answers, notes, links, stars, and what you did when. The list and the table hold statuses, dates, notes, links and stars."</p>
            <h3>"Bring it back"</h3>
            <Import />
        </div>
    }
}

/// The files that can be taken away.
#[component]
fn Export() -> impl IntoView {
    let (site, learner, history) = (Site::of_context(), Learner::of_context(), History::of_context());
    let questions = format!("{}anki.txt", site.href(Page::Outline));
    let save = |ending: &str, url: &str| {
        download::save(&format!("backend-roadmap-progress-{}.{ending}", study_day::today()), url);
    };
    let dates = move || history.dates.get_untracked();
    let save_list = move |_| {
        let address = format!("{}{}", browser::history::origin(), site.base());
        let list = list::write(&learner.progress.read_untracked(), &dates(), &address, study_day::today());
        save("md", &data_url("text/markdown", &list));
    };
    let save_table =
        move |_| save("csv", &csv::url(&table::rows(&learner.progress.read_untracked(), &dates(), clock::offset)));
    view! {
        <div class="backup__actions">
            <button class="button button--strong" type="button" on:click=|_| ToApp::BackUp.send()>"Download a backup"</button>
            <button class="button" type="button" on:click=save_list>"Task list (Markdown)"</button>
            <button class="button" type="button" on:click=save_table>"Table (CSV)"</button>
            <a class="button" href=questions download="backend-roadmap-questions.txt">"All questions for Anki"</a>
        </div>
    }
}

/// The import of files and texts, with a preview.
#[component]
fn Import() -> impl IntoView {
    let (learner, notices, history) = (Learner::of_context(), Notices::of_context(), History::of_context());
    let incoming = RwSignal::new(None::<Incoming>);
    let problem = RwSignal::new(String::new());
    let file = NodeRef::<leptos::html::Input>::new();
    let field = NodeRef::<leptos::html::Textarea>::new();
    let show = move |read: Result<Incoming, String>| {
        problem.set(read.as_ref().err().cloned().unwrap_or_default());
        incoming.set(read.ok());
    };
    let offer = move |file: Offered| {
        task::spawn(async move {
            let name = file.name();
            let read = read_file(file).await;
            show(read.map_err(|problem| {
                format!("{} cannot be imported. {problem} Your progress is as it was.", isolated(&name))
            }));
        });
    };
    let look = move |_| {
        let pasted = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        let told = |problem| format!("This cannot be imported. {problem} Your progress is as it was.");
        show(incoming::read(&pasted).map_err(told));
    };
    let offer_chosen = move || {
        if let Some(chosen) = file.get_untracked().and_then(|field| Offered::in_field(&field)) {
            offer(chosen);
        }
    };
    effect(move |_| {
        // A file may have been chosen before the program came.
        file.track();
        offer_chosen();
    });
    let drop_file = move |event: leptos::ev::DragEvent| {
        if let Some(dropped) = Offered::dropped(&event) {
            event.prevent_default();
            offer(dropped);
        }
    };
    let close = move || {
        incoming.set(None);
        if let Some(field) = field.get_untracked() {
            field.set_value("");
        }
        if let Some(file) = file.get_untracked() {
            file.set_value("");
            focus::on(&file);
        }
    };
    let import = Callback::new(move |(action, label): (Action, &'static str)| {
        learner.dispatch_large(&action, label);
        let log = incoming.with_untracked(|incoming| incoming.as_ref().map(|incoming| incoming.log.clone()));
        if let Err(error) = months::take_in(&BrowserStore, &log.unwrap_or_default()) {
            notices.say(format!("{label} Not all of its dates and answers could be stored. {error}"));
        }
        // The progress may be as it was, and the log richer.
        history.read_again();
        close();
    });
    let cancel = Callback::new(move |()| close());
    view! {
        <div class="backup__drop" on:dragover=|event| event.prevent_default() on:drop=drop_file>
            <label for="import-file">"Choose a backup or a task list, or drop it here"</label>
            <input
                id="import-file"
                type="file"
                accept=".json,.md,.markdown,.txt,application/json,text/markdown,text/plain"
                node_ref=file
                on:change=move |_| offer_chosen()
            />
            <label for="import-text">"Or paste it, or a progress link"</label>
            <textarea id="import-text" rows="3" spellcheck="false" autocomplete="off" node_ref=field></textarea>
            <button class="button" type="button" on:click=look>"Preview"</button>
            <p id="import-problem" class="backup__problem" role="alert" inner_html=text(move || problem.get())></p>
        </div>
        <div id="import-preview" class="backup__preview">
            {move || incoming.get().map(|incoming| view! { <Preview incoming import cancel /> })}
        </div>
    }
}

/// Reads a file that can be imported.
async fn read_file(file: Offered) -> Result<Incoming, String> {
    if file.size() > incoming::SIZE_LIMIT as f64 {
        return Err("It is larger than 5 MB: no backup of this site is.".into());
    }
    match file.bytes().await {
        Some(bytes) => incoming::read(&incoming::decode(&bytes)),
        None => Err("The browser cannot read it.".into()),
    }
}
