//! A learner's note and links on a topic. The editor is part of the second program: it is loaded when there is something
//! to show, or when the learner wants to write.

use leptos::prelude::*;

use super::extra_place::ExtraPlace;
use super::part;
use crate::content::ROADMAP;
use crate::domain::annotations::Annotations;
use crate::domain::feature::Feature;
use crate::domain::topic::TopicIndex;
use crate::state::learner::Learner;

/// Notes and links.
#[component]
pub fn Notes(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let (learner, id) = (Learner::of_context(), ROADMAP.topic(topic).id);
    let is_writing = RwSignal::new(false);
    let is_noted = Memo::new(move |was_noted: Option<&bool>| {
        // A learner who has just deleted the note may still be writing.
        was_noted == Some(&true) || Annotations::of(&learner.progress.read(), id).is_noted
    });
    let is_asked_for = Memo::new(move |_| is_writing.get() || is_noted.get());
    let body = part(move || {
        if is_asked_for.get() {
            let feature = Feature::Notes { topic: id.to_owned(), is_writing: is_writing.get_untracked() };
            view! { <ExtraPlace feature /> }.into_any()
        } else {
            view! {
                <button class="button" type="button" on:click=move |_| is_writing.set(true)>
                    "Write a note or keep a link"
                </button>
            }
            .into_any()
        }
    });
    view! {
        <section class="topic__section notes" data-notes=id data-needs-app>
            <h2>"My notes"</h2>
            <div class="notes__body">{body}</div>
        </section>
    }
}
