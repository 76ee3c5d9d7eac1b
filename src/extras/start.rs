//! The start of the second program: it shows features where the app asks for them, and follows the app's progress.

use std::cell::RefCell;

use leptos::prelude::*;

use super::context::Contexts;
use crate::browser::{bundle, document, event, history, mount, random, storage};
use crate::content::ROADMAP;
use crate::domain::compare::groups;
use crate::domain::feature::Feature;
use crate::domain::link_finder::{self, Found};
use crate::domain::log::months;
use crate::domain::saved;
use crate::state::messages::{ToApp, ToExtras};

/// Starts the program on the page that has loaded it.
pub fn start() {
    let owner = Owner::new();
    let contexts = owner.with(|| Contexts::new(&document::base()));
    // The state lives as long as the page.
    std::mem::forget(owner);
    let Contexts { learner, editors, comparison, .. } = contexts;
    learner.set_writer(random::name());
    bundle::serve(move |place| {
        let feature = place.attribute("data-feature").and_then(|name| serde_json::from_str::<Feature>(&name).ok());
        let leave = feature.map(|feature| {
            mount::show(&place, move || {
                contexts.provide();
                super::view(&feature)
            })
        });
        move || {
            if let Some(leave) = leave {
                leave();
            }
        }
    });
    let last = RefCell::new(String::new());
    ToExtras::on_message(move |message| match message {
        ToExtras::Progress { state, is_editable, is_saved } => {
            if last.replace(state.clone()) != state {
                contexts.history.read_again_after_paint();
            }
            let opened = link_finder::open(&history::address().fragment, &ROADMAP);
            let link = opened.map(|found| found.shared);
            learner.follow(saved::decode(&state).progress, link, is_editable);
            contexts.editors.is_saved.set(is_saved);
        }
        ToExtras::FindLink(text) => {
            if let Some(Found { hash, fragment, .. }) = link_finder::best(&text, &ROADMAP) {
                ToApp::LinkFound { text, hash, fragment }.send();
            }
        }
    });
    event::on_visibility(move |is_hidden| editors.is_page_hidden.set(is_hidden));
    storage::on_change(move |key, _| {
        if key == groups::KEY {
            comparison.groups.load();
        } else if key.starts_with(months::PREFIX) {
            contexts.history.read_again();
        }
    });
    ToApp::Ready.send();
}
