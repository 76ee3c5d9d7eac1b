//! Texts that have changed in substance since the learner finished them: told on the page of a topic, and listed.

use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::browser::storage::BrowserStore;
use crate::components::part;
use crate::content::ROADMAP;
use crate::domain::log::history::Log;
use crate::domain::log::{months, texts};
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::site::Site;

/// The topics with such a text, read again after each change of the progress; none at first.
fn of_learner() -> RwSignal<Vec<TopicIndex>> {
    let (learner, changed) = (Learner::of_context(), RwSignal::new(Vec::new()));
    effect(move |_| {
        let log = Log::read(&months::stored(&BrowserStore).unwrap_or_default(), &ROADMAP);
        let read = texts::changed_since_done(&learner.progress.read(), &log, &ROADMAP);
        if changed.with_untracked(|shown| *shown != read) {
            changed.set(read);
        }
    });
    changed
}

/// Says on the page of a topic that its text has changed, until the learner has seen it.
#[component]
pub fn ChangedText(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let (learner, changed) = (Learner::of_context(), of_learner());
    let words = NodeRef::<html::P>::new();
    let is_seen = RwSignal::new(false);
    let is_changed = Memo::new(move |_| changed.read().contains(&topic));
    let see = move |_| {
        learner.see_text(topic);
        is_seen.set(true);
        if let Some(words) = words.get_untracked() {
            focus::on(&words);
        }
    };
    let sentence = move || match (is_changed.get(), is_seen.get()) {
        (true, false) => {
            "The text has changed since you finished this topic: see “What has changed in this text”. It stays finished."
        }
        (true, true) => "You have seen what has changed.",
        (false, _) => "",
    };
    view! {
        <div class="changed-text" data-changed hidden=move || !is_changed.get()>
            <p tabindex="-1" node_ref=words inner_html=sentence></p>
            <button class="button" type="button" hidden=move || is_seen.get() disabled=move || !learner.is_editable.get() on:click=see>
                "I have seen it"
            </button>
        </div>
    }
}

/// The topics that are finished and whose text has changed since. Hidden while there are none.
#[component]
pub fn ChangedTexts() -> impl IntoView {
    let (site, changed) = (Site::of_context(), of_learner());
    let item = move |topic: TopicIndex| {
        view! { <li><a href=site.href(Page::Topic(topic))>{ROADMAP.topic(topic).title}</a></li> }
    };
    view! {
        <div class="changed-texts" data-changed-texts hidden=move || changed.read().is_empty()>
            <h3>"Changed since you finished"</h3>
            <ul>{part(move || changed.get().into_iter().map(item).collect_view().into_any())}</ul>
        </div>
    }
}
