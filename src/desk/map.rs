//! What is rarely done on the map: the menu of a topic; in files of their own, the picture as a file and on paper.

use super::app;
use crate::browser::node::Node;
use crate::browser::{desk, document};
use crate::domain::progress::Status;
use crate::domain::topic::Choice;

pub mod paper;
pub mod picture;
pub mod take_away;

const MENU: &str = "#map-menu";

/// What the buttons of the menu are for, by their `data-desk-command`; which status, their `data-value` says.
pub const STATUS: &str = "map-status";

/// Listens to the commands of the map.
pub fn listen() {
    desk::on_command("map-menu", open_menu);
    take_away::listen();
}

/// The topic that has the focus, or whose menu is open.
fn topic_in_hand() -> Option<Node> {
    Node::focused()?.closest(".map__topic")
}

/// Opens the menu of the topic that has the focus, below it.
fn open_menu() {
    let (Some(topic), Some(menu)) = (topic_in_hand(), Node::of_page(MENU)) else { return };
    if !app::is_editable() {
        app::say("Progress cannot be changed now.");
        return;
    }
    menu.set_attribute("data-of", topic.attribute("data-topic").as_deref());
    menu.toggle_popover(true);
    let [left, top, _, height] = topic.place();
    let [.., menu_width, menu_height] = menu.place();
    let [width, bottom] = document::window().map(f64::from);
    menu.set_style("left", &format!("{}px", left.min(width - menu_width).max(0.0) as i32));
    menu.set_style("top", &format!("{}px", (top + height).min(bottom - menu_height).max(0.0) as i32));
    for choice in menu.all("button") {
        let is_current = choice.attribute("data-value") == topic.attribute("data-status");
        choice.set_attribute("aria-pressed", Some(if is_current { "true" } else { "false" }));
        if is_current {
            choice.focus();
        }
    }
}

/// Does what a button of the menu is for. Returns whether it is one.
pub fn run(command: &str, button: &Node) -> bool {
    if command != STATUS {
        return false;
    }
    let status = button.attribute("data-value").and_then(|value| Status::parse_slug(&value));
    let topic = Node::of_page(MENU).and_then(|menu| menu.attribute("data-of"));
    if let (Some(status), Some(topic)) = (status, topic) {
        app::set_status(&topic, status);
    }
    if let Some(menu) = Node::of_page(MENU) {
        // The browser gives the focus back to the topic.
        menu.toggle_popover(false);
    }
    true
}
