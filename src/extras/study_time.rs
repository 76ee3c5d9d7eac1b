//! How long the learner has studied a topic: what they add is in the log, and counts for the pace and the plan.

use leptos::html;
use leptos::prelude::*;

use super::history::History;
use super::shown::is_live;
use crate::browser::focus;
use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::clock::Millis;
use crate::domain::log::entry::Act;
use crate::domain::log::study;
use crate::domain::persistence::Saving;
use crate::domain::plan::entries::duration;
use crate::domain::topic::TopicIndex;
use crate::state::learner::Learner;

/// What can be added with one click, in minutes.
const USUAL: [u16; 4] = [15, 30, 60, 120];
/// The most that can be added at once, in minutes.
const LONGEST: u16 = 16 * 60;

/// What the learner did last in this place.
#[derive(Clone, Copy, PartialEq)]
enum LastAction {
    Nothing,
    /// The moment is that of the entry in the log.
    Added {
        moment: Millis,
        minutes: u16,
    },
    TakenBack,
}

/// How long a topic was studied, and buttons that add to it.
#[component]
pub fn StudyTime(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let (learner, history, is_live) = (Learner::of_context(), History::of_context(), is_live());
    let last = RwSignal::new(LastAction::Nothing);
    let words = NodeRef::<html::P>::new();
    let total = Memo::new(move |_| {
        let minutes = if is_live.get() { study::minutes(&history.log.read(), &ROADMAP) } else { Vec::new() };
        minutes.get(usize::from(topic.0)).copied().unwrap_or_default()
    });
    let add = move |minutes: u16| {
        let id = ROADMAP.topic(topic).id.to_owned();
        if let Some(moment) = learner.write_log(&Act::Studied { topic: id, minutes }) {
            last.set(LastAction::Added { moment, minutes });
            history.read_again();
        }
    };
    let take_back = move |_| {
        if let LastAction::Added { moment, .. } = last.get_untracked() {
            if learner.write_log(&Act::Undone(moment)).is_none() {
                return;
            }
            last.set(LastAction::TakenBack);
            history.read_again();
            // The button goes.
            if let Some(words) = words.get_untracked() {
                focus::on(&words);
            }
        }
    };
    let is_fixed = move || !learner.is_editable.get();
    let usual = move |minutes: u16| {
        let words = duration(minutes.into());
        view! { <button class="button" type="button" disabled=is_fixed on:click=move |_| add(minutes)>{words}</button> }
    };
    let sum = move || {
        match total.get() {
        0 => "How long have you studied this topic? What you add counts for your pace, and for what is left in your plan.".to_owned(),
        minutes => format!("You have studied this topic for {}.", duration(minutes)),
    }
    };
    let is_settled = move || !matches!(last.get(), LastAction::Added { .. });
    let said = move || match (last.get(), learner.saving.get()) {
        (_, Saving::WithoutLog(error)) => format!("The time could not be stored. {error}"),
        (LastAction::Added { minutes, .. }, _) => format!("Added {}.", duration(minutes.into())),
        (LastAction::TakenBack, _) => "Taken back.".to_owned(),
        (LastAction::Nothing, _) => String::new(),
    };
    view! {
        <section class="study-time" aria-labelledby="study-time-title" data-study>
            <h2 id="study-time-title">"Study time"</h2>
            <p data-study-total tabindex="-1" node_ref=words inner_html=text(sum)></p>
            <div class="study-time__add" role="group" aria-label="Add study time">
                {USUAL.map(usual).collect_view()}
                <OtherTime add=Callback::new(add) />
            </div>
            <div class="study-time__last">
                <p role="status" inner_html=text(said)></p>
                <button class="button" type="button" hidden=is_settled on:click=take_back>"Take it back"</button>
            </div>
        </section>
    }
}

/// A field for any number of minutes.
#[component]
fn OtherTime(
    /// Called with the minutes.
    add: Callback<u16>,
) -> impl IntoView {
    let learner = Learner::of_context();
    let field = NodeRef::<html::Input>::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        // The browser has checked that it is a whole number within the limits; it may be typed as 1e2.
        if let Ok(minutes) = field.value().parse::<f32>() {
            add.run(minutes as u16);
            field.set_value("");
        }
    };
    view! {
        <form class="study-time__other" on:submit=submit>
            <label for="study-minutes">"or minutes"</label>
            <input
                id="study-minutes"
                type="number"
                min="1"
                max=LONGEST.to_string()
                required=true
                autocomplete="off"
                node_ref=field
            />
            <button class="button" type="submit" disabled=move || !learner.is_editable.get()>"Add"</button>
        </form>
    }
}
