//! The sections of a topic's page.

use leptos::html;
use leptos::prelude::*;

use crate::browser::in_view;
use crate::browser::node::Node;
use crate::state::effect::effect;

/// A section of the page, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Why somebody should learn it.
    Why,
    /// The explanation.
    What,
    /// What the learner can do afterwards.
    Outcomes,
    /// A task like the exercise, done step by step.
    Example,
    /// Something to do.
    Exercise,
    /// What people get wrong.
    Mistakes,
    /// How things stand now.
    Today,
    /// Where to read on.
    Reading,
    /// Questions to check oneself with.
    Questions,
}

impl Section {
    /// All sections, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Why,
        Self::What,
        Self::Outcomes,
        Self::Example,
        Self::Exercise,
        Self::Mistakes,
        Self::Today,
        Self::Reading,
        Self::Questions,
    ];

    /// Its fragment in the address.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::What => "what",
            Self::Outcomes => "outcomes",
            Self::Example => "example",
            Self::Exercise => "exercise",
            Self::Mistakes => "mistakes",
            Self::Today => "today",
            Self::Reading => "reading",
            Self::Questions => "questions",
        }
    }

    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Why => "Why it matters",
            Self::What => "What it is",
            Self::Outcomes => "You can …",
            Self::Example => "Watch one done",
            Self::Exercise => "Try it",
            Self::Mistakes => "Common mistakes",
            Self::Today => "Today",
            Self::Reading => "Read on",
            Self::Questions => "Check yourself",
        }
    }
}

/// A section of the page with its heading. It says when it is the one that is being read.
#[component]
pub fn TopicSection(
    /// Which section it is.
    section: Section,
    /// The section that is being read.
    in_view: RwSignal<Section>,
    /// What stands below its heading.
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<html::Section>::new();
    effect(move |_| {
        if let Some(place) = place.get() {
            in_view::on_reading_line(&Node::of(place), move || in_view.set(section));
        }
    });
    view! {
        <section class="topic__section" id=section.id() node_ref=place>
            <h2>{section.title()}</h2>
            {children()}
        </section>
    }
}

/// The sections of the page, each with a link, beside the text where there is room. The one that is being read is marked.
#[component]
pub fn Contents(
    /// The sections that the page has.
    sections: Vec<Section>,
    /// The one that is being read.
    in_view: RwSignal<Section>,
) -> impl IntoView {
    let item = |section: Section| {
        let is_current = move || (in_view.get() == section).then_some("location");
        view! {
            <li>
                <a href=format!("#{}", section.id()) aria-current=is_current>{section.title()}</a>
            </li>
        }
    };
    view! {
        <nav class="topic__contents" aria-label="On this page">
            <ul>{sections.into_iter().map(item).collect_view()}</ul>
        </nav>
    }
}
