//! Days off and lighter days: the list of them, and fields for more.

use leptos::prelude::*;

use super::hours::{hours, parse_hours};
use super::planner::Planner;
use crate::browser::focus;
use crate::components::part;
use crate::domain::plan::dates::{parse, range};
use crate::domain::plan::settings::Lighter;

type Field = NodeRef<leptos::html::Input>;

/// The lighter days of the plan.
#[component]
pub fn LighterDays(
    /// The plan.
    planner: Planner,
) -> impl IntoView {
    let [first, last, time] = [(); 3].map(|()| Field::new());
    let problem = RwSignal::new("");
    let value = |field: Field| field.get_untracked().map(|field| field.value()).unwrap_or_default();
    let add = move |_| {
        let one = parse(&value(first));
        let other = if value(last).is_empty() { one } else { parse(&value(last)) };
        match (one, other, parse_hours(&value(time))) {
            (Some(one), Some(other), Some(minutes)) => {
                problem.set("");
                let lighter = Lighter { first: one.min(other), last: one.max(other), minutes };
                planner.edit("Added lighter days", |plan| {
                    plan.lighter.push(lighter);
                    plan.lighter.sort_by_key(|it| (it.first, it.last, it.minutes));
                    plan.lighter.dedup();
                });
                for field in [first, last].into_iter().filter_map(|field| field.get_untracked()) {
                    field.set_value("");
                }
            }
            (Some(_), Some(_), None) => problem.set("Give the hours as a number from 0 to 16."),
            _ => problem.set("Choose the first day; for more than one day, the last as well."),
        }
    };
    let remove = move |lighter: Lighter| {
        planner.edit("Removed lighter days", |plan| plan.lighter.retain(|it| *it != lighter));
        // The button that had the focus is gone.
        if let Some(field) = first.get_untracked() {
            focus::on(&field);
        }
    };
    let list = move || {
        let all = planner.plan.read().as_ref().map(|plan| plan.lighter.clone()).unwrap_or_default();
        let item = |lighter: Lighter| {
            let days = range(lighter.first, lighter.last);
            let time =
                if lighter.minutes == 0 { "off".to_owned() } else { format!("at most {} h", hours(lighter.minutes)) };
            view! {
                <li>
                    {format!("{days}: {time} ")}
                    <button class="button" type="button" aria-label=format!("Remove {days}") on:click=move |_| remove(lighter)>
                        "Remove"
                    </button>
                </li>
            }
        };
        view! { <ul class="plan__lighter">{all.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! {
        <fieldset>
            <legend>"Days off and lighter days"</legend>
            {part(list)}
            <div class="plan__dates-fields">
                <label>"First"<input type="date" autocomplete="off" node_ref=first /></label>
                <label>"Last"<input type="date" autocomplete="off" node_ref=last /></label>
                <label>
                    "Hours a day, 0 for none"
                    <input type="number" min="0" max="16" step="0.5" value="0" autocomplete="off" node_ref=time />
                </label>
                <button
                    class="button"
                    type="button"
                    data-plan="add-days"
                    disabled=move || !planner.learner.is_editable.get()
                    on:click=add
                >
                    "Add"
                </button>
            </div>
            <p class="plan__problem" role="alert">{move || problem.get()}</p>
        </fieldset>
    }
}
