//! A topic in the outline: a stop on the line, with its parts below it.

use std::ops::Range;

use leptos::prelude::*;

use super::mark_sign::MarkSign;
use super::status_control::StatusControl;
use super::{text, when};
use crate::content::{EDITION, ROADMAP};
use crate::domain::html::escape;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, TopicIndex};
use crate::state::outline::Outline;
use crate::state::site::Site;

/// A topic's row and the list of its parts. The control of its status comes once the app runs.
#[component]
pub fn TopicRow(
    /// The topic.
    topic: TopicIndex,
    /// The list of its parts, if it has any.
    parts: Option<AnyView>,
) -> impl IntoView {
    let (site, outline) = (Site::of_context(), Outline::of_context());
    let (it, row) = (ROADMAP.topic(topic), outline.row(topic));
    let mark = it.mark(EDITION);
    // Only topics with prerequisites or alternatives can have a note; its element is always there.
    let has_note = !it.prerequisites.is_empty() || it.group.is_some();
    let view = row.view;
    view! {
        <li hidden=move || view.read().is_hidden>
            <div
                class="topic-row"
                data-topic=it.id
                data-status=move || row.status.get().slug()
                data-current=move || row.is_open.get()
                data-context=move || view.read().is_context && !view.read().is_hidden
                data-in-text=move || view.read().is_in_text
            >
                <MarkSign mark />
                <div class="topic-row__text">
                    <a
                        class="topic-row__title"
                        href=site.href(Page::Topic(topic))
                        aria-current=move || row.is_open.get().then_some("page")
                        inner_html=move || highlighted(it.title, &view.read().found)
                    ></a>
                    <p class="topic-row__facts">
                        {mark.map(Choice::label)} " · " {it.kind.label()} " · " {it.hours.to_string()} " "
                        {has_note.then(|| view! {
                            <i class="topic-row__note" inner_html=text(move || row.note.get())></i>
                        })}
                    </p>
                </div>
                {when(move || it.stage.0 < outline.live_stages.get(), move || view! { <StatusControl topic /> }.into_any())}
            </div>
            {parts}
        </li>
    }
}

/// A title as HTML, with marks around what the search found.
fn highlighted(title: &str, found: &[Range<usize>]) -> String {
    let part = |range: Range<usize>| escape(title.get(range).unwrap_or_default());
    let mut html = String::new();
    let mut end = 0;
    for range in found {
        html += &part(end..range.start);
        html += &format!("<mark>{}</mark>", part(range.clone()));
        end = range.end;
    }
    html + &part(end..title.len())
}
