//! The outline: the whole roadmap as a line with stations and stops; with a topic beside it while one is open.

use leptos::prelude::*;

use crate::components::filter_bar::FilterBar;
use crate::components::mark_sign::MarkSign;
use crate::components::progress_meter::ProgressMeter;
use crate::components::stage_rail::StageRail;
use crate::components::stage_section::StageSection;
use crate::components::{part, text};
use crate::content::{EDITION, ROADMAP};
use crate::domain::feature::Feature;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, Mark, TopicIndex};
use crate::pages::topic::TopicPage;
use crate::state::dialog::OpenDialog;
use crate::state::learner::Learner;
use crate::state::navigation::Navigation;
use crate::state::outline::Outline;
use crate::state::search::Search;
use crate::state::site::Site;
use crate::wording::{next_label, window_title};

/// The outline and the topic that is open. The static page of a topic holds the topic's own stage alone: little enough to
/// be loaded whenever a topic is opened. The app puts the whole outline in its place.
#[component]
pub fn OutlinePage() -> impl IntoView {
    let (navigation, outline) = (Navigation::of_context(), Outline::of_context());
    let topic = Memo::new(move |_| match navigation.page.get() {
        Page::Topic(topic) => Some(topic),
        _ => None,
    });
    let is_whole = Memo::new(move |_| outline.is_whole.get() || navigation.has_moved.get());
    view! {
        <div class="outline" data-has-topic=move || topic.get().is_some() data-excerpt=move || !is_whole.get()>
            {part(move || match topic.get() {
                Some(topic) => view! { <TopicPage topic /> }.into_any(),
                None => ().into_any(),
            })}
            <div class="outline__roadmap">
                {part(move || match topic.get_untracked().filter(|_| !is_whole.get()) {
                    Some(topic) => view! { <Excerpt topic /> }.into_any(),
                    None => view! { <Whole topic /> }.into_any(),
                })}
            </div>
        </div>
    }
}

/// The stage of a topic.
#[component]
fn Excerpt(topic: TopicIndex) -> impl IntoView {
    view! {
        <div class="outline__stages">
            <ol class="outline__line"><StageSection stage=ROADMAP.topic(topic).stage /></ol>
        </div>
    }
}

/// Every stage, with what finds and folds them.
#[component]
fn Whole(topic: Memo<Option<TopicIndex>>) -> impl IntoView {
    let (outline, search) = (Outline::of_context(), Search::of_context());
    let stages = ROADMAP.stage_indices().map(|stage| view! { <StageSection stage /> }).collect_view();
    let fold = move |label: &'static str, are_unfolded: bool| {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| outline.unfold_all(are_unfolded)>
                {label}
            </button>
        }
    };
    view! {
        <Head topic />
        <StageRail />
        <div class="outline__stages">
            <FilterBar />
            <div class="outline__fold" data-needs-app hidden=move || !search.shows_all.get()>
                {fold("Fold all stages", false)}
                {fold("Unfold all", true)}
            </div>
            <ol class="outline__line">{stages}</ol>
        </div>
    }
}

/// The title, what this is, the total and what to do next.
#[component]
fn Head(topic: Memo<Option<TopicIndex>>) -> impl IntoView {
    let (site, learner, outline) = (Site::of_context(), Learner::of_context(), Outline::of_context());
    let marks =
        Mark::ALL.iter().map(|mark| view! { <li><MarkSign mark=Some(*mark) /> {mark.label()}</li> }).collect_view();
    let next = Memo::new(move |_| ROADMAP.next_up(EDITION, &learner.statuses.read()));
    let next_topic = move || next.get().unwrap_or(TopicIndex(0));
    let dialog = OpenDialog::of_context();
    let title = window_title(Page::Outline);
    let heading = {
        let title = title.clone();
        // A page has one h1: the topic's, while one is open.
        part(move || match topic.get() {
            Some(_) => view! { <p class="outline__title">{title.clone()}</p> }.into_any(),
            None => view! { <h1 class="outline__title" tabindex="-1">{title.clone()}</h1> }.into_any(),
        })
    };
    view! {
        <header class="outline__head">
            {heading}
            <p class="outline__lead">
                "Every language, tool and technology of the 2021 roadmap, in an order that works: what to learn first, what it unlocks, how long it takes. Your progress stays in this browser."
            </p>
            <div class="outline__total"><ProgressMeter tally=outline.total /></div>
            <div class="outline__actions">
                <a
                    class="button button--strong"
                    data-next
                    hidden=Signal::derive(move || next.get().is_none())
                    href=Signal::derive(move || site.href(Page::Topic(next_topic())))
                    inner_html=text(move || next_label(next_topic()))
                ></a>
                <button class="button" type="button" data-needs-app data-command="share" on:click=move |_| dialog.open(Feature::Share)>
                    "Share progress…"
                </button>
            </div>
            <ul class="outline__legend" aria-label="Marks">{marks}</ul>
        </header>
    }
}
