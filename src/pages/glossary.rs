//! The glossary: the words that the topics use, explained.

use leptos::prelude::*;

use crate::components::heading::late_heading;
use crate::components::load_state::with_data;
use crate::content::ROADMAP;
use crate::domain::page_data::PageData;
use crate::domain::route::Page;
use crate::domain::term::Term;
use crate::state::site::Site;

/// Every term with its meaning and the topic that teaches it.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    with_data(Page::Glossary, |_, data| {
        let PageData::Glossary(terms) = data else { return ().into_any() };
        view! {
            <div class="glossary">
                <h1 tabindex="-1" node_ref=late_heading()>"Glossary"</h1>
                <p class="glossary__lead">"The words that the topics use. In a topic, point at an underlined word or choose it to read what it means without leaving the page."</p>
                <dl class="glossary__terms">{terms.iter().map(entry).collect_view()}</dl>
            </div>
        }
        .into_any()
    })
}

fn entry(term: &Term) -> impl IntoView + use<> {
    let site = Site::of_context();
    let topic = term.topic.as_deref().and_then(|id| ROADMAP.find(id));
    let learn = topic.map(|topic| {
        view! { " " <a href=site.href(Page::Topic(topic))>"Learn: " {ROADMAP.topic(topic).title}</a> }
    });
    view! {
        <div class="glossary__term" id=term.id.clone()>
            <dt>{term.name.clone()}</dt>
            <dd><span inner_html=term.meaning.0.clone()></span> {learn}</dd>
        </div>
    }
}
