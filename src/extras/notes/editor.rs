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
    let (learner, editors) = (Learner::of_context(), Editors::of_context());
    editors.set_open(ROADMAP.topic(topic).id, true);
    let field = NodeRef::<leptos::html::Textarea>::new();
    // The note that the text in the field goes back to.
    let known = StoredValue::new(note.get_untracked());
    // Whether the learner has written something, and whether all of it has been handed over to be saved.
    let (has_written, is_complete) = (RwSignal::new(false), RwSignal::new(true));
    // A pause may end when the field has gone.
    let typed = move || field.try_get_untracked().flatten().map(|field| field.value());
    let save = move || {
        let (Some(text), Some(before)) = (typed(), known.try_get_value()) else { return };
        let text = text.trim();
        if !learner.is_editable.get_untracked() {
            return;
        }
        if text != before {
            known.set_value(text.to_owned());
            learner.write_note(topic, text);
            has_written.try_set(true);
        }
        is_complete.try_set(true);
    };
    let pause = Debounce::new(PAUSE);
    let save_at_pause = move |_| {
        is_complete.set(false);
        pause.call(save);
    };
    effect(move |_| {
        if let (true, Some(field)) = (takes_focus, field.get()) {
            focus::on(&field);
        }
    });
    effect(move |_| {
        if editors.is_page_hidden.get() {
            save();
        }
    });
    on_cleanup(save);
    effect(move |_| {
        let now = note.get();
        let before = known.get_value();
        if let Some(field) = field.get().filter(|_| now != before) {
            known.set_value(now.clone());
            if let Some(text) = taken_over(&field.value(), &before, &now) {
                field.set_value(&text);
            }
        }
    });
    let saved = move || {
        let is_saved = has_written.get() && is_complete.get() && editors.is_saved.get();
        if is_saved { "Saved.".to_owned() } else { String::new() }
    };
    view! {
        <label for="note-text">{format!("Note on {}", ROADMAP.topic(topic).title)}</label>
        <textarea
            id="note-text"
            rows="8"
            aria-describedby="note-hint"
            node_ref=field
            prop:value=known.get_value()
            on:input=save_at_pause
            on:change=move |_| save()
        ></textarea>
        <p class="notes__hint" id="note-hint">
            "Markdown: **strong**, *emphasis*, lists, `code`, links to https. Saved as you type, in this browser."
        </p>
        <p class="notes__saved" role="status" inner_html=text(saved)></p>
        <button
            class="button button--strong"
            type="button"
            data-command="close-note"
            on:click=move |_| {
                save();
                finish.run(());
            }
        >
            "Done"
        </button>
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
