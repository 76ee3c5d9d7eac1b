//! The single-key shortcuts, wherever the focus is. `domain::shortcut` says which key means what.

use leptos::prelude::*;

use super::context::Contexts;
use crate::browser::node::Node;
use crate::browser::{event, focus, frame};
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::shortcut::{self, Command, Key};
use crate::domain::topic::TopicIndex;

/// Listens to the page.
pub fn listen(contexts: Contexts) {
    event::on_key(move |key, target| on_key(contexts, key, target));
}

/// Does what a key asks for; returns whether it asks for something.
fn on_key(contexts: Contexts, key: Key<'_>, target: Option<Node>) -> bool {
    let Contexts { navigation, learner, notices, preferences, definitions, .. } = contexts;
    let Some(command) = shortcut::command_of(key, preferences.has_single_keys.get_untracked()) else { return false };
    let open = match navigation.page.get_untracked() {
        Page::Topic(topic) => Some(topic),
        _ => None,
    };
    match command {
        // The field may be on another page, or behind the topic of a narrow window, where it takes no focus.
        Command::Search => {
            if !focus::search() {
                navigation.go_to(Page::Outline);
                frame::before_paint(|| {
                    focus::search();
                });
            }
        }
        Command::ShowShortcuts => navigation.go_to(Page::Shortcuts),
        Command::NextTopic | Command::PreviousTopic => {
            let neighbour = match (open, command) {
                (Some(topic), Command::NextTopic) => ROADMAP.next(topic),
                (Some(topic), _) => ROADMAP.previous(topic),
                (None, _) => Some(TopicIndex(0)),
            };
            let Some(topic) = neighbour else { return false };
            navigation.go_to(Page::Topic(topic));
        }
        Command::SetStatus(status) => {
            let in_hand = target.and_then(|node| node.closest("[data-topic]")?.attribute("data-topic"));
            let Some(topic) = in_hand.and_then(|id| ROADMAP.find(&id)).or(open) else { return false };
            learner.set_status(topic, status);
        }
        Command::Undo => learner.undo(notices),
        Command::Close => match open {
            _ if definitions.forget() => {}
            Some(_) if !key.is_typing => navigation.go_to(Page::Outline),
            _ => return false,
        },
    }
    true
}
