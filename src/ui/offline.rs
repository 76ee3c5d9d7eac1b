//! The offline copy of the site and its updates, as the learner sees them. The service worker (`public/sw.js`) makes the
//! copy and writes the sentences about it; this shows them and says what the learner wants. Knows nothing of files.

use super::notices;
use crate::browser::node::Node;
use crate::browser::{document, event, history, task, timer, worker};

/// What every page says at its end: in no part that is exchanged.
const FOOTER: &str = ".site-footer";

/// Registers the worker, once the page has nothing better to do.
pub fn start() {
    // A build to work on has no offline copy: each change should show.
    if cfg!(debug_assertions) {
        return;
    }
    timer::when_idle(|| {
        task::spawn(async {
            worker::register(&(document::base() + "sw.js"), hear).await;
            greet();
            // The worker goes on with a copy that the network has interrupted, and asks for a new version.
            event::on_visibility(|_| worker::tell("back"));
        });
    });
}

/// Tells the worker what this page is made of: it takes over pages of its own version only.
fn greet() {
    let name = |selector, attribute| Node::of_page(selector)?.attribute(attribute);
    if let (Some(program), Some(style)) = (name("[data-wasm]", "data-wasm"), name("[rel=stylesheet]", "href")) {
        worker::tell(&("hello ".to_owned() + &program + " " + &style));
    }
}

fn hear(message: &str) {
    match message {
        "greet" => greet(),
        "reload" => history::reload(),
        "update" => show_banner(true),
        _ => {
            let (state, sentence) = message.split_once(' ').unwrap_or_default();
            show(state, sentence);
        }
    }
}

fn show(state: &str, sentence: &str) {
    let (Some(root), Some(footer)) = (Node::root(), Node::of_page(FOOTER)) else { return };
    let was_incomplete = footer.is("[data-offline=copying]");
    footer.set_attribute("data-offline", Some(state));
    footer.set_text(sentence);
    paint(&root);
    // The steps before would only disturb.
    if state == "copied" && was_incomplete {
        notices::announce(&footer.text());
    }
}

/// Paints what the footer says of the copy wherever it is told on a part of a page.
pub fn paint(part: &Node) {
    let Some(footer) = Node::of_page(FOOTER) else { return };
    if let (Some(place), true) = (part.find("#offline"), footer.is("[data-offline]")) {
        place.set_text(&footer.text());
    }
    if let Some(button) = part.find("[data-command=copy-site]") {
        button.set_flag("hidden", !footer.is("[data-offline=paused]"));
    }
}

/// Shows the banner about an update, or takes it away until the next start.
pub fn show_banner(is_shown: bool) {
    let Some(banner) = Node::of_page("#update") else { return };
    banner.set_flag("hidden", !is_shown);
    if let (true, Some(text)) = (is_shown, banner.find("p")) {
        notices::announce(&text.text());
    }
}

/// Takes the update: the new worker takes every tab over, and has it load itself anew.
pub fn update() {
    worker::tell_next("take");
}

/// Copies the site although the browser saves data.
pub fn copy_site() {
    worker::tell("copy");
}
