//! Texts that have changed in substance since the learner finished them: told on the page of a topic, and listed.

use leptos::html;
use leptos::prelude::*;

use super::history::History;
use super::shown::is_live;
use crate::browser::focus;
use crate::components::part;
use crate::content::ROADMAP;
use crate::domain::log::entry::Act;
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::state::learner::Learner;
use crate::state::site::Site;

/// Says on the page of a topic that its text has changed, until the learner has seen it.
#[component]
pub fn ChangedText(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let (learner, history) = (Learner::of_context(), History::of_context());
    let is_live = is_live();
    let words = NodeRef::<html::P>::new();
    let is_seen = RwSignal::new(false);
    let is_changed = Memo::new(move |_| is_live.get() && history.changed_texts.read().contains(&topic));
    let see = move |_| {
        learner.write_log(&Act::seen(ROADMAP.topic(topic)));
        history.read_again();
        is_seen.set(true);
        if let Some(words) = words.get_untracked() {
            focus::on(&words);
        }
    };
    let sentence = move || match (is_seen.get(), is_changed.get()) {
        (true, _) => "You have seen what has changed.",
        (false, true) => {
            "The text has changed since you finished this topic: see “What has changed in this text”. It stays finished."
        }
        (false, false) => "",
    };
    view! {
        <div class="changed-text" data-changed hidden=move || !is_changed.get() && !is_seen.get()>
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
    let (site, history, is_live) = (Site::of_context(), History::of_context(), is_live());
    let changed = Memo::new(move |_| if is_live.get() { history.changed_texts.get() } else { Vec::new() });
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
