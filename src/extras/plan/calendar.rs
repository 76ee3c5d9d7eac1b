//! The plan in a calendar: which entries, the file, the file that takes them back, and what calendars do with a second one.

use leptos::prelude::*;

use super::planner::Planner;
use crate::browser::{clock, download, history};
use crate::domain::calendar::file::CalendarFile;
use crate::domain::calendar::zone::Zone;
use crate::domain::clock::Day;
use crate::domain::plan::entries::{Source, Wish};
use crate::domain::plan::settings::Given;
use crate::state::site::Site;
use crate::state::study_day;

/// What an alarm can be, as the minutes before, and in words.
const ALARMS: [(&str, &str); 5] = [
    ("", "None"),
    ("0", "When it begins"),
    ("10", "10 minutes before"),
    ("30", "30 minutes before"),
    ("60", "An hour before"),
];

/// What each calendar does with a file, as far as is known.
const CALENDARS: [(&str, &str); 4] = [
    (
        "Google Calendar",
        "does not add an entry twice that it knows, and often leaves it as it was. It pays no attention to a file that cancels.",
    ),
    (
        "Apple Calendar",
        "changes the entries that it knows if you import into the same calendar, and takes cancelled ones away.",
    ),
    ("Outlook", "changes entries or adds them a second time: the programs differ, and so does the web."),
    ("Nextcloud", "refuses entries that it knows already, and says how many it did not take."),
];

/// The form.
#[component]
pub fn CalendarFiles(
    /// The plan.
    planner: Planner,
) -> impl IntoView {
    let site = Site::of_context();
    let is_weekly = RwSignal::new(false);
    let time = NodeRef::<leptos::html::Input>::new();
    let alarm = NodeRef::<leptos::html::Select>::new();
    let wish = move || Wish {
        is_weekly: is_weekly.get_untracked(),
        start: minute(&time.get_untracked().map(|field| field.value()).unwrap_or_default()),
        alarm: alarm.get_untracked().and_then(|field| field.value().parse().ok()),
    };
    let save = move |is_cancelling| save(planner, site, wish(), is_cancelling);
    let is_given = move || planner.plan.read().as_ref().is_some_and(|plan| plan.given.files > 0);
    let is_locked = move || !planner.learner.is_editable.get();
    let kind = move |weekly: bool, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="plan-entries"
                    prop:checked=move || is_weekly.get() == weekly
                    on:change=move |_| is_weekly.set(weekly)
                />
                {label}
            </label>
        }
    };
    view! {
        <section class="plan__calendar" aria-labelledby="plan-calendar" data-needs-app>
            <h2 id="plan-calendar">"Add to my calendar"</h2>
            <fieldset>
                <legend>"Entries"</legend>
                {kind(false, "One for each day, at its time")}
                {kind(true, "One for each week, of whole days")}
            </fieldset>
            <div class="plan__dates-fields">
                <label>"Begin at"<input type="time" value="18:00" autocomplete="off" node_ref=time /></label>
                <label>
                    "Alarm"
                    <select autocomplete="off" node_ref=alarm>
                        {ALARMS.map(|(value, label)| view! { <option value=value>{label}</option> }).into_iter().collect_view()}
                    </select>
                </label>
            </div>
            <p class="plan__files">
                <button class="button button--strong" type="button" data-plan="calendar" disabled=is_locked on:click=move |_| save(false)>
                    "Save the calendar file"
                </button>
                <button
                    class="button"
                    type="button"
                    data-plan="cancel"
                    disabled=move || is_locked() || !is_given()
                    on:click=move |_| save(true)
                >
                    "Save a file that cancels all entries"
                </button>
            </p>
            <p>"Make a calendar of its own for the plan. When the plan has moved, delete this calendar, make it again and import the new file: that works everywhere. A second import into the same calendar is another matter:"</p>
            <ul>
                {CALENDARS.map(|(name, does)| view! { <li><strong>{name}</strong>" "{does}</li> }).into_iter().collect_view()}
            </ul>
        </section>
    }
}

/// Saves a file of the plan's days, or one that cancels all that calendars were given, and remembers it in the plan.
fn save(planner: Planner, site: Site, wish: Wish, is_cancelling: bool) {
    let (Some(plan), Some(outlook)) = (planner.plan.get_untracked(), planner.outlook.get_untracked()) else {
        return;
    };
    let origin = history::origin();
    let host = origin.split_once("://").map_or(origin.as_str(), |(_, host)| host);
    let place = format!("{host}{}", site.base());
    let source =
        Source { plan: &plan, site: place.trim_end_matches('/'), now: clock::now(), today: study_day::today() };
    let schedule = outlook.schedule.clone().unwrap_or_default();
    let (file, given) = match is_cancelling {
        true => source.cancel(wish.start),
        false => source.publish(&schedule, wish, |task| outlook.title(task)),
    };
    let name = if is_cancelling { "backend-roadmap-plan-cancel.ics" } else { "backend-roadmap-plan.ics" };
    download::save_text(name, "text/calendar", &text(&file, &given));
    planner.edit("Made a calendar file", |plan| plan.given = given);
}

/// The text of a file, in the learner's time zone.
fn text(file: &CalendarFile, given: &Given) -> String {
    let days = || given.days.iter().chain(&given.weeks).copied();
    let (first, last) = (days().min().unwrap_or_default(), days().max().unwrap_or_default());
    // A year of room: the zone begins in the year before.
    let first = Day(first.0.max(366));
    // A browser that keeps the zone to itself still tells the clock: the name is ours then.
    let name = clock::zone().unwrap_or_else(|| "Local".into());
    file.text(&Zone::new(&name, first, last.max(first), clock::offset))
}

/// The minute of the day of a time such as "18:30"; six in the evening if it is none.
fn minute(time: &str) -> u32 {
    let parse = || {
        let (hours, minutes) = time.split_once(':')?;
        Some(hours.parse::<u32>().ok()? * 60 + minutes.get(..2)?.parse::<u32>().ok()?)
    };
    parse().filter(|minute| *minute < 24 * 60).unwrap_or(18 * 60)
}
