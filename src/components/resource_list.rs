//! Further reading.

use leptos::prelude::*;

use crate::domain::resource::Resource;
use crate::domain::topic::Choice;

/// Links to other sites, each with what to expect of it.
#[component]
pub fn ResourceList(
    /// The resources, the best first.
    resources: Vec<Resource>,
) -> impl IntoView {
    let item = |resource: Resource| {
        view! {
            <li>
                <a href=resource.url rel="external" data-resource>{resource.title}</a>
                <p class="resource-list__facts">
                    {resource.kind.label()} " · " {resource.level.label()} ", " {resource.english.label()} " · "
                    {time(resource.minutes)}
                </p>
            </li>
        }
    };
    view! { <ul class="resource-list">{resources.into_iter().map(item).collect_view()}</ul> }
}

/// Minutes in words.
pub fn time(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
