//! What a learner writes and keeps on a topic. The desk fills it.

use leptos::prelude::*;

/// Notes and links; the desk is loaded when there are some, or when one is to be made.
#[component]
pub fn Notes(
    /// The id of the topic.
    topic: &'static str,
) -> impl IntoView {
    view! {
        <section class="topic__section notes" data-notes=topic data-needs-app>
            <h2>"My notes"</h2>
            <div class="notes__body">
                <button class="button" type="button" data-command="notes">"Write a note or keep a link"</button>
            </div>
        </section>
    }
}
