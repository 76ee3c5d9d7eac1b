//! The start in the browser: takes the prerendered page over, or makes it afresh, and then shows what the learner has
//! done.
//!
//! Hydration sets no text and no attribute: the page is taken over in the state that it was prerendered in, and the
//! learner's state is set right after that, in the same task, so that nothing is painted in between. It needs the very
//! nodes that the build wrote. `boot.js` counts them, and says on `#app` which way to go.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::App;
use super::context::{Contexts, FirstPage};
use super::{links, prose, shortcuts};
use crate::browser::choices::Choices;
use crate::browser::node::Node;
use crate::browser::{bundle, document, fetch, focus, focus_keeper, frame, history, mount, random, storage, task};
use crate::content::ROADMAP;
use crate::domain::clock::Millis;
use crate::domain::link::{self, LinkError};
use crate::domain::log::months;
use crate::domain::page_data::PageData;
use crate::domain::persistence::Saving;
use crate::domain::route::{Page, Route};
use crate::domain::{persistence, saved};
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::messages::{ToApp, ToExtras};
use crate::state::navigation::StandIn;
use crate::state::signal::SetIfNew;

/// Starts the app on the page that the learner came to.
pub fn start() {
    let Some(root) = document::app_root() else { return };
    let mut first = first_page(&root);
    if root.is("[data-takeover=mount]") {
        // The texts that the page holds go with it: the program needs its own before it replaces them. Without them the
        // page stays as it is, to be read.
        task::spawn(async move {
            let file = PageData::file(first.page).filter(|_| first.stand_in.is_none());
            if let Some(file) = file {
                let Ok(data) = fetch::text(&format!("{}{}{file}", document::base(), first.page.path(&ROADMAP))).await
                else {
                    return document::set_failed("its data did not arrive");
                };
                first.data = Some(data);
            }
            show(first, |view| mount::replace(&root, view));
        });
    } else {
        show(first, |view| mount::hydrate(&root, view));
    }
}

/// Renders the app, and then, before the browser paints, loads the learner's progress. A failed hydration traps before
/// [`wake`], so a broken program never registers a listener.
fn show(first: FirstPage, mount: impl FnOnce(Box<dyn FnOnce() -> AnyView>) -> Choices) {
    let made = Rc::new(Cell::new(None));
    let view = {
        let made = Rc::clone(&made);
        move || {
            made.set(Some((Contexts::provide(&document::base(), first), Owner::current())));
            view! { <App /> }.into_any()
        }
    };
    let choices = mount(Box::new(view));
    if let Some((contexts, Some(owner))) = made.take() {
        owner.with(|| wake(contexts));
    }
    // By the next frame the controls show the loaded state.
    frame::before_paint(|| choices.choose());
}

/// The page that the build has written into the document.
fn first_page(root: &Node) -> FirstPage {
    let name = root.attribute("data-page").unwrap_or_default();
    let address = history::address();
    let route = |path: &str| Route::parse(path, "", &document::base(), &ROADMAP);
    match name.as_str() {
        "404.html" => FirstPage { page: Page::NotFound, stand_in: None, data: None },
        "offline.html" => FirstPage { page: route(&address.path).page, stand_in: Some(StandIn::Offline), data: None },
        "update.html" => FirstPage { page: route(&address.path).page, stand_in: Some(StandIn::Update), data: None },
        path => FirstPage {
            page: route(&format!("{}{path}", document::base())).page,
            stand_in: None,
            data: document::page_data(),
        },
    }
}

/// Loads the learner's progress, and registers the listeners.
fn wake(contexts: Contexts) {
    let Contexts {
        site, navigation, learner, search, outline, preferences, offline, definitions, data, notices, ..
    } = contexts;
    learner.set_writer(random::name());
    // In a frame nothing is shown but the progress of a link.
    let is_embedded = document::is_embedded();
    learner.is_embedded.set(is_embedded);
    if !is_embedded {
        learner.load();
    }
    preferences.load();
    let address = history::address();
    let route = site.parse(&address.path, &address.query);
    // The host has no page under the address as it is written, or answers all addresses with one page.
    let is_elsewhere = route.page != navigation.page.get_untracked();
    if is_elsewhere && route.page != Page::NotFound {
        history::replace(&navigation.with_link(site.href_of(&route)));
    }
    navigation.filter.set_if_new(route.filter);
    open_link(learner);
    // Some programs write "#" as "%23": then there is no such page.
    let last = address.path.rsplit('/').next().unwrap_or_default();
    if navigation.page.get_untracked() == Page::NotFound && link::may_be_in(last) {
        find_link(address.path, || {});
    }
    learner.keep_saved();
    effect(move |_| {
        if let Some(title) = learner.joined_note.get() {
            notices.say(format!("Your note on {title} was changed in two places. Both texts are in it now."));
        }
    });
    outline.follow(learner, search, navigation);
    if !is_embedded {
        storage::on_return(persistence::CURRENT, move |text| learner.receive(&text));
        storage::on_change(move |key, text| {
            if key == persistence::CURRENT {
                learner.receive(&text);
            } else if key.starts_with(months::PREFIX) {
                learner.keep_log();
            }
        });
    }
    history::on_move(move || {
        open_link(learner);
        navigation.follow_history();
    });
    links::listen(navigation, data, learner);
    prose::listen(definitions, notices);
    shortcuts::listen(contexts);
    focus_keeper::watch();
    speak_with_extras(contexts);
    document::add_later_style();
    offline.start(site);
    let stage = match navigation.page.get_untracked() {
        Page::Topic(topic) => Some(ROADMAP.stage(ROADMAP.topic(topic).stage).id),
        _ => None,
    };
    outline.complete(move |change| match stage {
        Some(stage) => focus::keep_in_place(stage, change),
        None => change(),
    });
    // The browser leaves the scrolling to the app, also after a reload.
    let left_at = history::remembered_scroll_top().or_else(history::scroll_top_before_reload);
    if let Some(top) = left_at.filter(|_| focus::scroll_top() == 0.0) {
        frame::before_paint(move || focus::set_scroll_top(top));
    }
    let href = site.href(navigation.page.get_untracked());
    document::set_canonical(&href, &href);
    if is_elsewhere {
        navigation.follow_history();
    }
    document::set_ready();
}

/// Opens the progress link of the address. One that was changed on its way is read by the second program.
fn open_link(learner: Learner) {
    let fragment = history::address().fragment;
    let opened = link::decode(&fragment, &ROADMAP);
    let is_whole = matches!(opened, Some(Ok(_)));
    learner.link.set_if_new(opened.clone().filter(|_| is_whole));
    if !is_whole && link::may_be_in(&fragment) {
        find_link(format!("#{fragment}"), move || learner.link.set_if_new(opened));
    }
}

/// Asks the second program for the progress link in a text of the address; without the program there is another way out.
fn find_link(text: String, otherwise: impl FnOnce() + 'static) {
    task::spawn(async move {
        match bundle::load().await {
            Ok(()) => ToExtras::FindLink(text).send(),
            Err(_) => otherwise(),
        }
    });
}

/// Opens the progress link that was found in a text of the address, if that is still there.
fn open_found(Contexts { site, learner, navigation, .. }: Contexts, text: &str, hash: usize, fragment: &str) {
    let address = history::address();
    if text.strip_prefix('#') == Some(&address.fragment) {
        learner.link.set_if_new(Some(link::decode(fragment, &ROADMAP).unwrap_or(Err(LinkError::Damaged))));
    } else if text == address.path {
        let page = site.parse(text.get(..hash).unwrap_or_default(), "").page;
        history::replace(&format!("{}#{}", site.href(page), fragment.trim_start_matches('#')));
        open_link(learner);
        navigation.follow_history();
    }
}

/// Sends every change to the second program, and receives its messages.
fn speak_with_extras(contexts: Contexts) {
    let Contexts { learner, notices, dialog, .. } = contexts;
    let is_there = StoredValue::new(false);
    let tell = move || {
        let state = saved::encode(&learner.progress.read_untracked(), Millis(0));
        let is_saved = !matches!(&*learner.saving.read_untracked(), Saving::Failing(_) | Saving::Blocked { .. });
        ToExtras::Progress { state, is_editable: learner.is_editable.get_untracked(), is_saved }.send();
    };
    effect(move |_| {
        learner.progress.track();
        learner.link.track();
        learner.is_editable.track();
        learner.saving.track();
        if is_there.get_value() {
            tell();
        }
    });
    ToApp::on_message(move |message| match message {
        ToApp::Ready => {
            is_there.set_value(true);
            tell();
        }
        ToApp::Changed { label, is_told, is_known, state } => {
            let theirs = saved::decode(&state).progress;
            learner.absorb(theirs, label, is_told, is_known);
        }
        ToApp::Toast(text) => notices.say(text),
        ToApp::Announced(text) => notices.announce(text),
        ToApp::BackUp => learner.back_up(),
        ToApp::DialogClosed => dialog.close(),
        ToApp::LinkFound { text, hash, fragment } => open_found(contexts, &text, hash, &fragment),
    });
}
