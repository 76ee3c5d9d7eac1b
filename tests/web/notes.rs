//! The field for notes in the browser, with the state of the second program: what it says of saving.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::extras::context::Contexts;
use backend_roadmap::extras::notes::editor::NoteEditor;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::page::{Fixture, dispatch, effects, until};

/// An editor of the note on HTTP, and the state that it has by context.
fn editor(fixture: &Fixture) -> Contexts {
    let root: HtmlElement = fixture.element("div").unchecked_into();
    let contexts = std::rc::Rc::new(std::cell::Cell::new(None));
    let made = contexts.clone();
    mount_to(root, move || {
        let contexts = Contexts::new("/");
        contexts.provide();
        made.set(Some(contexts));
        let topic = ROADMAP.find("http").expect("a topic");
        let note = Memo::new(move |_| contexts.learner.progress.read().note("http"));
        view! { <NoteEditor topic note takes_focus=false finish=Callback::new(|()| ()) /> }
    })
    .forget();
    contexts.take().expect("the view has been made")
}

fn type_in(fixture: &Fixture, text: &str) {
    let field: HtmlTextAreaElement = fixture.element("textarea").unchecked_into();
    field.set_value(text);
    dispatch(&field, "Event", "input", &[]);
}

#[wasm_bindgen_test]
async fn a_note_is_said_to_be_saved_once_the_app_says_so_and_until_more_is_typed() {
    let fixture = Fixture::new("web-note", "<div></div>");
    let Contexts { learner, editors, .. } = editor(&fixture);
    let said = || fixture.node("[role=status]").text();
    editors.is_saved.set(true);
    effects().await;
    assert_eq!(said(), "", "nothing has been written");
    type_in(&fixture, "Stateless.");
    until("the pause", || learner.progress.with_untracked(|progress| progress.note("http") == "Stateless.")).await;
    effects().await;
    assert_eq!(said(), "", "the app has not answered");
    // The storage is full.
    editors.is_saved.set(false);
    effects().await;
    assert_eq!(said(), "");
    editors.is_saved.set(true);
    until("the word", || said() == "Saved.").await;
    type_in(&fixture, "Stateless. Text");
    effects().await;
    assert_eq!(said(), "", "the rest has not been saved yet");
    type_in(&fixture, "Stateless.");
    until("the word at the pause", || said() == "Saved.").await;
}
