//! The field in which a note is written. What one types is saved at every pause, and once more when the field or the page
//! is left.

use std::time::Duration;

use leptos::prelude::*;

use super::editors::Editors;
use crate::browser::focus;
use crate::browser::timer::Debounce;
use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::note::DIVIDER;
use crate::domain::topic::TopicIndex;
use crate::state::effect::effect;
use crate::state::learner::Learner;

/// How long typing must pause before the note is saved.
const PAUSE: Duration = Duration::from_millis(500);

/// A note that is being written.
#[derive(Clone, Copy)]
struct Draft {
    learner: Learner,
    topic: TopicIndex,
    field: NodeRef<leptos::html::Textarea>,
    /// The note that the text in the field goes back to.
    known: StoredValue<String>,
    /// Whether the learner has written something.
    has_written: RwSignal<bool>,
    /// Whether all of it has been handed over to be saved.
    is_complete: RwSignal<bool>,
}

impl Draft {
    fn new(topic: TopicIndex, note: String) -> Self {
        Self {
            learner: Learner::of_context(),
            topic,
            field: NodeRef::new(),
            known: StoredValue::new(note),
            has_written: RwSignal::new(false),
            is_complete: RwSignal::new(true),
        }
    }

    /// Saves what is in the field. A pause may end when the field has gone: then nothing is saved.
    fn save(self) {
        let field = self.field.try_get_untracked().flatten();
        let (Some(field), Some(before)) = (field, self.known.try_get_value()) else { return };
        if !self.learner.is_editable.get_untracked() {
            return;
        }
        let text = field.value();
        let text = text.trim();
        if text != before {
            self.known.set_value(text.to_owned());
            self.learner.write_note(self.topic, text);
            self.has_written.try_set(true);
        }
        self.is_complete.try_set(true);
    }

    /// Takes over the note as it is saved now, beside what has been typed since.
    fn follow(self, now: String) {
        let before = self.known.get_value();
        if let Some(field) = self.field.get().filter(|_| now != before) {
            let text = taken_over(&field.value(), &before, &now);
            self.known.set_value(now);
            if let Some(text) = text {
                field.set_value(&text);
            }
        }
    }
}

/// The field with its hint, and the button that ends writing.
#[component]
pub fn NoteEditor(
    /// The topic.
    topic: TopicIndex,
    /// The note as it is saved.
    note: Memo<String>,
    /// Whether the field takes the focus.
    takes_focus: bool,
    /// Called when the learner is done.
    finish: Callback<()>,
) -> impl IntoView {
    let editors = Editors::of_context();
    editors.set_open(ROADMAP.topic(topic).id, true);
    let draft = Draft::new(topic, note.get_untracked());
    let pause = Debounce::new(PAUSE);
    let save_at_pause = move |_| {
        draft.is_complete.set(false);
        pause.call(move || draft.save());
    };
    effect(move |_| {
        if let (true, Some(field)) = (takes_focus, draft.field.get()) {
            focus::on(&field);
        }
    });
    effect(move |_| {
        if editors.is_page_hidden.get() {
            draft.save();
        }
    });
    on_cleanup(move || draft.save());
    effect(move |_| draft.follow(note.get()));
    let saved = move || {
        let is_saved = draft.has_written.get() && draft.is_complete.get() && editors.is_saved.get();
        if is_saved { "Saved.".to_owned() } else { String::new() }
    };
    let close = move |_| {
        draft.save();
        finish.run(());
    };
    view! {
        <label for="note-text">{format!("Note on {}", ROADMAP.topic(topic).title)}</label>
        <textarea
            id="note-text"
            rows="8"
            aria-describedby="note-hint"
            node_ref=draft.field
            prop:value=draft.known.get_value()
            on:input=save_at_pause
            on:change=move |_| draft.save()
        ></textarea>
        <p class="notes__hint" id="note-hint">
            "Markdown: **strong**, *emphasis*, lists, `code`, links to https. Saved as you type, in this browser."
        </p>
        <p class="notes__saved" role="status" inner_html=text(saved)></p>
        <button class="button button--strong" type="button" data-button="close-note" on:click=close>"Done"</button>
    }
}

/// The text of the field after the note was changed elsewhere: both texts, unless they are the same. `None` if it stays as
/// it is.
pub fn taken_over(typed: &str, before: &str, now: &str) -> Option<String> {
    match typed.trim() {
        text if text == before => Some(now.to_owned()),
        text if text == now => None,
        _ => Some(format!("{}{DIVIDER}{now}", typed.trim_end())),
    }
}
