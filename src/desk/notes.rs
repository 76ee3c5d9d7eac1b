//! Notes and links on the page of a topic: shown, written, removed. What one types is saved at every pause, and once more
//! when the page is left.

use std::time::Duration;

use super::app;
use crate::browser::node::Node;
use crate::browser::{event, timer};
use crate::content::ROADMAP;
use crate::domain::note::DIVIDER;
use crate::domain::progress::{Progress, Status, is_link, item_key};

pub mod view;

/// How long typing must pause before the note is saved.
const PAUSE: Duration = Duration::from_millis(500);

/// Listens to the page.
pub fn listen() {
    event::on_field("input", |field| {
        if field.is("#note-text") {
            let typed = field.long_text();
            timer::after(
                move || {
                    if field.long_text() == typed {
                        save(&field);
                    }
                },
                PAUSE,
            );
        }
    });
    event::on_field("change", |field| {
        if field.is("#note-text") {
            save(&field);
        }
    });
    event::on_visibility(|is_hidden| {
        if let (true, Some(field)) = (is_hidden, Node::of_page("#note-text")) {
            save(&field);
        }
    });
}

/// Shows the notes of the topic that is on the page.
pub fn paint() {
    let (Some(section), Some(topic)) = (Node::of_page("[data-notes]"), topic_on_page()) else { return };
    let progress = app::progress();
    if let Some(field) = section.find("#note-text") {
        return take_over(&field, &progress.note(&topic));
    }
    let is_editing = section.is("[data-editing]");
    let view = view::section(&topic, &progress.note(&topic), &links(&progress, &topic), is_editing);
    if section.attribute("data-shown").as_deref() != Some(&view) {
        section.set_attribute("data-shown", Some(&view));
        if let Some(body) = section.find(".notes__body") {
            body.fill(&view);
        }
        if let Some(field) = section.find("#note-text") {
            field.focus();
        }
    }
}

fn topic_on_page() -> Option<String> {
    let topic = Node::of_page("[data-notes]")?.attribute("data-notes")?;
    ROADMAP.find(&topic).map(|_| topic)
}

/// The learner's links on a topic, by what stands behind the slash of their keys.
fn links(progress: &Progress, topic: &str) -> Vec<String> {
    progress.items(topic).map(|(item, _)| item).filter(|item| is_link(item)).map(str::to_owned).collect()
}

/// The note was changed elsewhere while it is being edited here: both texts stay.
fn take_over(field: &Node, now: &str) {
    let known = field.attribute("data-known").unwrap_or_default();
    if known == now {
        return;
    }
    field.set_attribute("data-known", Some(now));
    let typed = field.long_text();
    if typed.trim() == known {
        field.set_long_text(now);
    } else if typed.trim() != now {
        field.set_long_text(&format!("{}{DIVIDER}{now}", typed.trim_end()));
    }
}

/// Saves what stands in the field, which may have left the page by now.
fn save(field: &Node) {
    let topic = field.attribute("data-topic-of-note").unwrap_or_default();
    let text = field.long_text().trim().to_owned();
    if field.attribute("data-known").as_deref() == Some(&text) || !app::is_editable() {
        return;
    }
    field.set_attribute("data-known", Some(&text));
    app::write_note(&topic, &text);
    if let Some(status) = Node::of_page(".notes__saved") {
        status.set_text("Saved.");
    }
}

/// Does what a button of the section is for.
pub fn run(command: &str, button: &Node) -> bool {
    let (Some(section), Some(topic)) = (button.closest("[data-notes]"), topic_on_page()) else { return false };
    match command {
        "edit-note" => section.set_flag("data-editing", true),
        "close-note" => {
            if let Some(field) = section.find("#note-text") {
                save(&field);
                field.remove();
            }
            section.set_flag("data-editing", false);
        }
        "add-link" => return add_link(&section, &topic),
        "remove-link" => {
            let link = button.attribute("data-link").unwrap_or_default();
            app::set_status(&item_key(&topic, &link), Status::Todo);
        }
        _ => return false,
    }
    paint();
    if command == "close-note"
        && let Some(button) = section.find("[data-desk-command=edit-note]")
    {
        button.focus();
    }
    true
}

fn add_link(section: &Node, topic: &str) -> bool {
    let value = |selector: &str| section.find(selector).map(|field| field.value()).unwrap_or_default();
    let problem = match view::link(&value("#link-address"), &value("#link-title")) {
        Ok(link) => {
            app::set_status(&item_key(topic, &link), Status::Done);
            paint();
            ""
        }
        Err(problem) => problem,
    };
    if let Some(text) = section.find(".notes__problem") {
        text.set_text(problem);
    }
    if let Some(field) = section.find("#link-address") {
        field.focus();
    }
    true
}
