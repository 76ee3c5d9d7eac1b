//! The settings of the plan: hours for each weekday, the first day, the day to be done by, and lighter days. Each change is
//! kept at once, and can be undone.

use leptos::html;
use leptos::prelude::*;

use super::days::LighterDays;
use super::hours::{hours, parse_hours};
use super::planner::Planner;
use crate::domain::clock::Day;
use crate::domain::plan::dates::{WEEKDAYS, parse};
use crate::domain::plan::settings::{EARLIEST, LATEST, LONGEST, Plan};

/// The settings.
#[component]
pub fn SettingsForm(
    /// The plan.
    planner: Planner,
) -> impl IntoView {
    let problem = RwSignal::new(String::new());
    let weekdays =
        WEEKDAYS.iter().enumerate().map(|(place, name)| view! { <Weekday planner place name=*name problem /> });
    let goal = move |plan: &Plan| plan.goal;
    view! {
        <section class="plan__form" aria-labelledby="plan-form" data-needs-app>
            <h2 id="plan-form">"Your time"</h2>
            <fieldset class="plan__week-hours">
                <legend>"Hours on each weekday"</legend>
                {weekdays.collect_view()}
            </fieldset>
            <p class="plan__problem" role="alert">{move || problem.get()}</p>
            <div class="plan__dates-fields">
                <DateField planner name="First day" value=|plan| Some(plan.start) set=|plan, day| {
                    plan.start = day.unwrap_or(plan.start);
                } />
                <DateField planner name="To be done by, if you like" value=goal set=|plan, day| plan.goal = day />
            </div>
            <LighterDays planner />
        </section>
    }
}

/// The hours of a weekday. `problem` is told of hours that no day has.
#[component]
fn Weekday(planner: Planner, place: usize, name: &'static str, problem: RwSignal<String>) -> impl IntoView {
    let minutes =
        move || planner.plan.read().as_ref().and_then(|plan| plan.week.get(place).copied()).unwrap_or_default();
    let field = NodeRef::<html::Input>::new();
    let change = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let Some(minutes) = parse_hours(&field.value()) else {
            let kept = hours(untrack(minutes));
            field.set_value(&kept);
            problem.set(format!("Give the hours as a number from 0 to {}. {name} keeps {kept}.", hours(LONGEST)));
            return;
        };
        problem.set(String::new());
        field.set_value(&hours(minutes));
        planner.edit(&format!("Hours on {name}: {}", hours(minutes)), |plan| {
            if let Some(own) = plan.week.get_mut(place) {
                *own = minutes;
            }
        });
    };
    view! {
        <label>
            {name}
            <input
                type="number"
                min="0"
                max=hours(LONGEST)
                step="0.5"
                autocomplete="off"
                disabled=move || !planner.learner.is_editable.get()
                node_ref=field
                prop:value=move || hours(minutes())
                on:change=change
            />
        </label>
    }
}

/// A day of the plan, or none.
#[component]
fn DateField(
    planner: Planner,
    name: &'static str,
    value: fn(&Plan) -> Option<Day>,
    set: fn(&mut Plan, Option<Day>),
) -> impl IntoView {
    let shown = move || planner.plan.read().as_ref().and_then(value).map(|day| day.to_string()).unwrap_or_default();
    let field = NodeRef::<html::Input>::new();
    // While a date is typed, the field holds none, or one in the first centuries.
    let change = move |_| {
        let day = field
            .get_untracked()
            .and_then(|field| parse(&field.value()))
            .filter(|day| (EARLIEST..=LATEST).contains(day));
        if let Some(day) = day {
            planner.edit("Changed a day of the plan", |plan| set(plan, Some(day)));
        }
    };
    let leave = move |_| {
        let Some(field) = field.get_untracked() else { return };
        if field.value().is_empty() && field.check_validity() {
            planner.edit("Changed a day of the plan", |plan| set(plan, None));
        }
        field.set_value(&untrack(shown));
    };
    view! {
        <label>
            {name}
            <input
                type="date"
                autocomplete="off"
                min=EARLIEST.to_string()
                max=LATEST.to_string()
                disabled=move || !planner.learner.is_editable.get()
                node_ref=field
                prop:value=shown
                on:change=change
                on:blur=leave
            />
        </label>
    }
}
