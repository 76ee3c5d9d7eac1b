//! A topic in the outline: a stop on the line, with its parts below it.

use leptos::prelude::*;

use super::mark_sign::MarkSign;
use crate::content::{EDITION, ROADMAP};
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, TopicIndex};
use crate::ui::pages::Site;
use crate::ui::words::note;

/// A topic's row and the list of its parts. The control of its status stands at the end once the app runs.
#[component]
pub fn TopicRow(
    /// The topic.
    topic: TopicIndex,
    /// The list of its parts, if it has any.
    parts: Option<AnyView>,
) -> impl IntoView {
    let site = Site::of_page();
    let it = ROADMAP.topic(topic);
    let mark = it.mark(EDITION);
    let is_open = site.page == Page::Topic(topic);
    // What needs nothing and stands alone never has a note; the others' have a place that does not come and go.
    let has_note = !it.prerequisites.is_empty() || it.group.is_some();
    let note = note(topic, &vec![Status::Todo; ROADMAP.topics.len()]);
    view! {
        <li>
            <div class="topic-row" data-topic=it.id data-status=Status::Todo.slug() data-current=is_open>
                <MarkSign mark />
                <div class="topic-row__text">
                    <a
                        class="topic-row__title"
                        href=site.href(Page::Topic(topic))
                        aria-current=is_open.then_some("page")
                    >
                        {it.title}
                    </a>
                    <p class="topic-row__facts">
                        {mark.map(Choice::label)} " · " {it.kind.label()} " · " {it.hours.to_string()}
                        " " {has_note.then(|| view! { <i class="topic-row__note">{note}</i> })}
                    </p>
                </div>
            </div>
            {parts}
        </li>
    }
}
