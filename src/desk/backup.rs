//! Files of progress: out as a backup, a task list or a table; in again, with a look at what would change first.

use std::cell::RefCell;

use super::app;
use crate::browser::file::{Offered, on_drop};
use crate::browser::node::Node;
use crate::browser::{clock, desk, document, download, event, history, task};
use crate::domain::progress::Progress;
use crate::domain::route::data_url;
use crate::domain::saved;
use incoming::Incoming;

pub mod incoming;
pub mod list;
pub mod preview;
pub mod table;

thread_local! {
    /// What is being looked at before it is imported.
    static INCOMING: RefCell<Option<Incoming>> = const { RefCell::new(None) };
}

/// The commands of the page's own buttons.
pub const COMMANDS: [&str; 4] = ["save-json", "save-markdown", "save-csv", "import-paste"];

/// Listens to the page.
pub fn listen() {
    for command in COMMANDS {
        desk::on_command(command, move || {
            run(command);
        });
    }
    event::on_field("change", |field| {
        if field.is("#import-file")
            && let Some(file) = Offered::in_field(&field)
        {
            offer(file);
        }
    });
    on_drop(".backup__drop", offer);
}

/// Looks at a file.
fn offer(file: Offered) {
    task::spawn(async move {
        let name = file.name();
        let read = if file.size() > incoming::SIZE_LIMIT as f64 {
            Err("It is larger than 5 MB: no backup of this site is.".to_owned())
        } else {
            match file.text().await {
                Some(text) => incoming::read(&text),
                None => Err("The browser cannot read it.".to_owned()),
            }
        };
        show(read.map_err(|problem| format!("{name} cannot be imported. {problem} Your progress is as it was.")));
    });
}

/// Shows what was read, or what is wrong with it.
fn show(read: Result<Incoming, String>) {
    let Some(place) = Node::of_page("#import-preview") else { return };
    let (incoming, problem) = match read {
        Ok(incoming) => (Some(incoming), String::new()),
        Err(problem) => (None, problem),
    };
    INCOMING.set(incoming);
    place.set_attribute("data-shown", None);
    paint();
    if let Some(alert) = Node::of_page("#import-problem") {
        alert.set_text(&problem);
    }
    if let Some(heading) = place.find("h4") {
        heading.focus();
        heading.scroll_into_view(false);
    }
}

/// Shows what importing would change, as things are now.
pub fn paint() {
    let Some(place) = Node::of_page("#import-preview") else { return };
    let html = INCOMING.with_borrow(|incoming| match incoming {
        Some(incoming) => preview::of(incoming, &app::progress(), app::is_editable()),
        None => String::new(),
    });
    if place.attribute("data-shown").as_deref() != Some(&html) {
        place.set_attribute("data-shown", Some(&html));
        place.fill(&html);
    }
}

/// Does what a button is for.
pub fn run(command: &str) -> bool {
    let save = |ending: &str, mime: &str, text: &str| {
        download::save(&format!("backend-roadmap-progress.{ending}"), &data_url(mime, text));
    };
    let now = clock::now();
    match command {
        "save-json" => {
            save("json", "application/json", &saved::encode(&app::progress(), now));
            app::note_backup();
        }
        "save-markdown" => {
            let site = format!("{}{}", history::origin(), document::base());
            save("md", "text/markdown", &list::write(&app::progress(), &site, now));
        }
        "save-csv" => save("csv", "text/csv", &table::write(&app::progress())),
        "import-paste" => {
            let pasted = Node::of_page("#import-text").map(|field| field.long_text()).unwrap_or_default();
            let problem = |problem| format!("This cannot be imported. {problem} Your progress is as it was.");
            show(incoming::read(&pasted).map_err(problem));
        }
        "import-merge" => import("Merged the import into your progress.", app::absorb, app::merge),
        "import-replace" => import("Replaced your progress with the import.", app::become_copy, app::replace),
        "import-cancel" => close(),
        _ => return false,
    }
    true
}

fn import(label: &str, copy: fn(&Progress, &str), list: fn(&Progress, &str)) {
    if let Some(incoming) = INCOMING.take() {
        (if incoming.is_copy { copy } else { list })(&incoming.progress, label);
    }
    close();
}

fn close() {
    INCOMING.set(None);
    paint();
    if let Some(field) = Node::of_page("#import-text") {
        field.set_long_text("");
    }
    if let Some(field) = Node::of_page("#import-file") {
        field.set_value("");
        field.focus();
    }
}
