//! Events inside prose that the build has rendered: looking a word up, copying code.

use crate::browser::node::Node;
use crate::browser::{clipboard, event, task};
use crate::state::definition::Definitions;
use crate::state::notices::Notices;

/// Listens to the page.
pub fn listen(definitions: Definitions, notices: Notices) {
    event::on_click(move |target| {
        if let Some(term) = target.closest(".term") {
            definitions.explain(term);
        } else if let Some(button) = target.closest(".code__copy") {
            copy_code(&button, notices);
        } else {
            return false;
        }
        true
    });
    for name in ["mouseover", "focusin"] {
        event::on_target(name, move |target| definitions.point_at(&target));
    }
}

/// Copies the code beside a button.
fn copy_code(button: &Node, notices: Notices) {
    let code = button.parent().and_then(|block| block.find("code")).map(|code| code.text()).unwrap_or_default();
    task::spawn(async move {
        let is_copied = clipboard::copy(&code).await;
        notices.say(if is_copied {
            "Copied the code."
        } else {
            "The browser did not copy it: select the code by hand."
        });
    });
}
