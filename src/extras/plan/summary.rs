//! When the path is done, what a goal takes, and what the plan reckons with.

use leptos::prelude::*;

use super::planner::{Outlook, Planner};
use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::plan::dates::words;
use crate::domain::plan::entries::duration;
use crate::domain::plan::pace::{Measure, Pace};
use crate::domain::plan::schedule::needed;
use crate::domain::plan::settings::{LONGEST, Plan};
use crate::domain::route::Page;
use crate::state::site::Site;
use crate::wording::counted;

/// The sentences above the plan.
#[component]
pub fn Summary(
    /// The plan.
    planner: Planner,
) -> impl IntoView {
    let site = Site::of_context();
    let path = move || planner.path.get().map(|path| (site.href(Page::Path(path)), ROADMAP.path(path).title));
    let of = move |sentence: fn(&Plan, &Outlook) -> String| {
        text(move || match (&*planner.plan.read(), &*planner.outlook.read()) {
            (Some(plan), Some(outlook)) => sentence(plan, outlook),
            _ => String::new(),
        })
    };
    view! {
        <p>"Your path: " {move || path().map(|(href, title)| view! { <a href=href>{title}</a> })}</p>
        <p class="plan__end-date" data-plan-end inner_html=of(end)></p>
        <p class="plan__goal" inner_html=of(goal)></p>
        <p class="plan__pace" inner_html=of(pace)></p>
    }
}

/// When all is done.
fn end(plan: &Plan, outlook: &Outlook) -> String {
    match outlook.schedule.as_ref().map(|schedule| schedule.end()) {
        _ if outlook.tasks.is_empty() => "You have done all of this path.".into(),
        _ if plan.weekly() == 0 => "No day has any time yet: choose hours for the days that you have.".into(),
        None => {
            "With these hours it takes more than twenty years. More hours, or a shorter path, bring it nearer.".into()
        }
        Some(None) => String::new(),
        Some(Some(ends)) if ends.soonest == ends.last => format!("The last step is done on {}.", words(ends.last)),
        Some(Some(ends)) => {
            let range = format!("The last step is done between {} and {}", words(ends.soonest), words(ends.last));
            format!("{range}; the weeks below go by the middle, {}.", words(ends.middle))
        }
    }
}

/// What the day to be done by takes.
fn goal(plan: &Plan, outlook: &Outlook) -> String {
    let Some(goal) = plan.goal.filter(|_| !outlook.tasks.is_empty()) else { return String::new() };
    let is_free = |day| !plan.lighter.iter().any(|it| it.minutes == 0 && (it.first..=it.last).contains(&day));
    match needed(&outlook.tasks, outlook.today.max(plan.start), goal, is_free) {
        None => format!("Up to {} there is no day to plan. Another day may suit you better.", words(goal)),
        Some([least, _]) if least > 7 * u32::from(LONGEST) => format!(
            "The time up to {} is too short for all that is left. Another day may suit you better.",
            words(goal)
        ),
        Some([least, most]) => {
            let takes =
                if least == most { duration(most) } else { format!("{} to {}", duration(least), duration(most)) };
            format!("To be done by {} takes {takes} a week. You have planned {}.", words(goal), duration(plan.weekly()))
        }
    }
}

/// What the hours are multiplied with, and why.
fn pace(_: &Plan, outlook: &Outlook) -> String {
    let Pace { percent, measure, topics: count, estimated, taken } = outlook.pace;
    let (estimated, taken) = (duration(estimated), duration(taken));
    let count = counted(count, "topic or project", "topics and projects");
    let measured = match measure {
        Measure::Nothing => {
            return "The plan counts the hours of each topic as they are. Your own pace is measured once you have added study time to three topics that you have finished, or have finished three and ten hours of the plan are past.".into();
        }
        Measure::Studied => {
            format!(
                "in the last eight weeks, {count} that you finished took you {taken} of study time. By their hours they take {estimated}"
            )
        }
        Measure::Planned => {
            format!(
                "since the plan began, and in the last eight weeks at most, you finished {count}. By their hours they take {estimated}, and the plan had {taken} for them"
            )
        }
    };
    format!(
        "Your pace: {measured}. So the plan counts {}.{:02} times the hours of what is left.",
        percent / 100,
        percent % 100
    )
}
