//! The glossary: the words that the topics use, explained.

use leptos::prelude::*;

use super::Site;
use crate::content::render::Renderer;
use crate::content::{ROADMAP, TEXTS};
use crate::domain::route::Page;

/// Every term with its meaning and the topic that teaches it.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    let site = Site::of_page();
    let terms = TEXTS.glossary.term.iter().map(|term| {
        let topic = term.topic.as_deref().and_then(|id| ROADMAP.find(id));
        view! {
            <div class="glossary__term" id=term.id.as_str()>
                <dt>{term.name.as_str()}</dt>
                <dd>
                    <span inner_html=Renderer::line(&term.meaning)></span>
                    {topic.map(|topic| view! {
                        " "
                        <a href=site.href(Page::Topic(topic))>"Learn: " {ROADMAP.topic(topic).title}</a>
                    })}
                </dd>
            </div>
        }
    });
    view! {
        <div class="glossary">
            <h1 tabindex="-1">"Glossary"</h1>
            <p class="glossary__lead">"The words that the topics use. In a topic, point at an underlined word or choose it to read what it means without leaving the page."</p>
            <dl class="glossary__terms">{terms.collect_view()}</dl>
        </div>
    }
}
