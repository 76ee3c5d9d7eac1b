//! Notes and links on the page of a topic: shown, written, removed.

use leptos::prelude::*;

use crate::browser::focus;
use crate::content::ROADMAP;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use editor::NoteEditor;
use editors::Editors;
use links::LinkList;

pub mod editor;
pub mod editors;
pub mod links;
pub mod markdown;

/// The mode of the note, and whether its control takes the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Reading { takes_focus: bool },
    Writing { takes_focus: bool },
}

/// The note on a topic and the links that are kept there.
#[component]
pub fn TopicNotes(
    /// The id of the topic.
    topic: String,
    /// Whether the learner has asked to write.
    is_writing: bool,
) -> impl IntoView {
    let topic = ROADMAP.find(&topic)?;
    let (learner, editors, id) = (Learner::of_context(), Editors::of_context(), ROADMAP.topic(topic).id);
    let note = Memo::new(move |_| learner.progress.read().note(id));
    let mode = RwSignal::new(if is_writing || editors.is_open(id) {
        Mode::Writing { takes_focus: is_writing }
    } else {
        Mode::Reading { takes_focus: false }
    });
    let edit = Callback::new(move |()| mode.set(Mode::Writing { takes_focus: true }));
    let finish = Callback::new(move |()| {
        editors.set_open(id, false);
        mode.set(Mode::Reading { takes_focus: true });
    });
    let content = move || match mode.get() {
        Mode::Reading { takes_focus } => view! { <Reader note takes_focus edit /> }.into_any(),
        Mode::Writing { takes_focus } => view! { <NoteEditor topic note takes_focus finish /> }.into_any(),
    };
    Some(view! {
        {content}
        <LinkList topic />
    })
}

/// The note as it reads, and the button that edits it.
#[component]
fn Reader(note: Memo<String>, takes_focus: bool, edit: Callback<()>) -> impl IntoView {
    let button = NodeRef::<leptos::html::Button>::new();
    effect(move |_| {
        if let (true, Some(button)) = (takes_focus, button.get()) {
            focus::on(&button);
        }
    });
    let is_blank = Memo::new(move |_| note.read().is_empty());
    let label = move || if is_blank.get() { "Write a note" } else { "Edit the note" };
    view! {
        {move || (!is_blank.get()).then(|| view! {
            <div class="prose notes__text" inner_html=move || markdown::rendered(&note.read())></div>
        })}
        <button
            class="button"
            type="button"
            data-button="edit-note"
            node_ref=button
            on:click=move |_| edit.run(())
            inner_html=label
        ></button>
    }
}
