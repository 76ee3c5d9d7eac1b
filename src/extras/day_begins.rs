//! The hour at which a study day begins.

use leptos::prelude::*;

use crate::domain::clock::DayRule;
use crate::state::effect::effect;
use crate::state::notices::Notices;
use crate::state::study_day;

/// The choice of the hour.
#[component]
pub fn DayBegins() -> impl IntoView {
    let notices = Notices::of_context();
    let begins = RwSignal::new(DayRule::DEFAULT);
    effect(move |_| begins.set(study_day::begins()));
    let choose = move |event| {
        let hour = event_target_value(&event).parse().unwrap_or(DayRule::DEFAULT);
        begins.set(hour);
        if let Err(error) = study_day::set_begins(hour) {
            notices.say(format!("This choice was not kept. {error}"));
        }
    };
    let option = |hour: u8| {
        view! { <option value=hour.to_string() selected=hour == DayRule::DEFAULT>{format!("{hour}:00")}</option> }
    };
    view! {
        <label for="day-begins">"A day begins at"</label>
        <select
            id="day-begins"
            autocomplete="off"
            data-needs-app
            prop:value=move || begins.get().to_string()
            on:change=choose
        >
            {(0..=DayRule::LATEST).map(option).collect_view()}
        </select>
        <p>"What you do before counts for the day before: in your dates, in your files, and when a snapshot is due. What is recorded already stays as it was counted."</p>
    }
}
