//! How safe the learner's data is on this device, in words.

use super::app;
use crate::browser::node::Node;
use crate::browser::storage::BrowserStore;
use crate::browser::{desk, durability, task};
use crate::domain::store::Store;

/// The command of the button that asks the browser to keep the data.
pub const COMMAND: &str = "ask-persistence";

/// Listens to the page.
pub fn listen() {
    desk::on_command(COMMAND, ask);
}

/// Says how safe the data is.
pub fn paint() {
    if Node::of_page("#safety").is_some() {
        task::spawn(async {
            let (is_persistent, usage) = (durability::is_persistent().await, durability::usage().await);
            show(is_persistent, usage);
        });
    }
}

fn show(is_persistent: Option<bool>, usage: Option<(f64, f64)>) {
    let set = |selector: &str, text: &str| {
        if let Some(node) = Node::of_page(selector) {
            node.set_text(text);
        }
    };
    set("#safety", persistence(is_persistent));
    set("#usage", &size(own_bytes(), usage));
    if let Some(button) = Node::of_page("[data-command=ask-persistence]") {
        button.set_flag("hidden", is_persistent != Some(false));
    }
}

/// What the browser says of keeping the data.
fn persistence(is_persistent: Option<bool>) -> &'static str {
    match is_persistent {
        Some(true) => "Persistent: this browser keeps your progress until you delete it yourself.",
        Some(false) => {
            "Not persistent: if the device runs out of space, this browser may delete your progress to make room."
        }
        None => "This browser does not say whether it keeps your progress for good. Take a backup now and then.",
    }
}

/// How much room the site's data takes: the progress with its copies, and all with the offline copy.
fn size(own: usize, usage: Option<(f64, f64)>) -> String {
    let kilobytes = |bytes: f64| (bytes / 1000.0).ceil();
    let own = format!("Your progress with its snapshots takes {} kB.", kilobytes(own as f64));
    match usage {
        Some((used, quota)) => format!(
            "{own} With the offline copy the site takes {:.1} MB of the {:.0} MB that the browser allows.",
            used / 1e6,
            quota / 1e6
        ),
        None => own,
    }
}

/// The length of all that the site has stored, in bytes of UTF-8; browsers count a little differently.
fn own_bytes() -> usize {
    let keys = BrowserStore.keys("backend-roadmap:").unwrap_or_default();
    keys.iter().map(|key| key.len() + BrowserStore.read(key).ok().flatten().map_or(0, |text| text.len())).sum()
}

fn ask() {
    task::spawn(async {
        app::say(match durability::ask().await {
            Some(true) => "This browser will keep your progress until you delete it.",
            _ => {
                "The browser declined for now. It may agree once you use the site more often or install it; a backup is safe either way."
            }
        });
        paint();
    });
}
