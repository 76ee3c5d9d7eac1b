//! The plan in a calendar: which entries, the file, the file that takes them back, and what calendars do with a second one.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::planner::Planner;
use crate::browser::{clock, download, history};
use crate::domain::calendar::file::CalendarFile;
use crate::domain::calendar::zone::Zone;
use crate::domain::clock::{Day, Millis};
use crate::domain::log::calendars::Given;
use crate::domain::plan::entries::{Source, Wish, day_of};
use crate::state::site::Site;
use crate::state::study_day;

/// When one begins to study if nothing else is said: the minute of the day.
const USUAL_START: u32 = 18 * 60;

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
                <button class="button button--strong" type="button" data-plan="calendar" disabled=is_locked on:click=move |_| publish(planner, site, wish())>
                    "Save the calendar file"
                </button>
                <CancelButton planner />
            </p>
            <p>"Make a calendar of its own for the plan. When the plan has moved, delete this calendar, make it again and import the new file: that works everywhere. A second import into the same calendar is another matter:"</p>
            <ul>
                {CALENDARS.map(|(name, does)| view! { <li><strong>{name}</strong>" "{does}</li> }).into_iter().collect_view()}
            </ul>
        </section>
    }
}

/// A way to cancel what calendars have of a plan that was given up; nothing if they have nothing.
#[component]
pub fn EarlierEntries(
    /// The plan, which is none any more.
    planner: Planner,
) -> impl IntoView {
    view! {
        <section class="plan__calendar" data-needs-app hidden=move || planner.given.read().is_empty()>
            <p>"Your calendar may still have entries of an earlier plan."</p>
            <p><CancelButton planner /></p>
        </section>
    }
}

/// Saves a file that cancels all that calendars were given.
#[component]
fn CancelButton(planner: Planner) -> impl IntoView {
    let site = Site::of_context();
    let save = move |_| {
        let given = planner.given.get_untracked();
        let file = source(planner, &place(site), &given).cancel(USUAL_START);
        download::save_text("backend-roadmap-plan-cancel.ics", "text/calendar", &text(&file));
    };
    view! {
        <button
            class="button"
            type="button"
            data-plan="cancel"
            disabled=move || planner.given.read().is_empty()
            on:click=save
        >
            "Save a file that cancels all entries"
        </button>
    }
}

/// Saves a file of the plan's days, and remembers what is in it.
fn publish(planner: Planner, site: Site, wish: Wish) {
    let Some(outlook) = planner.outlook.get_untracked() else { return };
    let given = planner.given.get_untracked();
    let schedule = outlook.schedule.clone().unwrap_or_default();
    let (file, days) = source(planner, &place(site), &given).publish(&schedule, wish, |task| outlook.title(task));
    download::save_text("backend-roadmap-plan.ics", "text/calendar", &text(&file));
    planner.remember_calendar(wish.is_weekly, days);
}

fn source<'a>(planner: Planner, site: &'a str, given: &'a BTreeMap<Millis, Given>) -> Source<'a> {
    let plan = planner.plan.read_untracked().as_ref().map(|plan| plan.created);
    Source { plan, given, site, now: clock::now(), today: study_day::today() }
}

/// Where the site is served, without a scheme.
fn place(site: Site) -> String {
    let origin = history::origin();
    let host = origin.split_once("://").map_or(origin.as_str(), |(_, host)| host);
    format!("{host}{}", site.base()).trim_end_matches('/').to_owned()
}

/// The text of a file, in the learner's time zone.
fn text(file: &CalendarFile) -> String {
    let days = || file.entries.iter().map(|entry| day_of(entry.when));
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
    parse().filter(|minute| *minute < 24 * 60).unwrap_or(USUAL_START)
}
