//! Where to read on.

use leptos::prelude::*;

use crate::content::study::Resource;
use crate::domain::topic::Choice;

/// Links to other sites, each with what to expect of it.
#[component]
pub fn ResourceList(
    /// The resources, the best first.
    resources: &'static [Resource],
) -> impl IntoView {
    let items = resources.iter().map(|resource| {
        view! {
            <li>
                <a href=resource.url.as_str() rel="external" data-resource>{resource.title.as_str()}</a>
                <p class="resource-list__facts">
                    {resource.kind.label()} " · " {resource.level.label()} ", " {resource.english.label()} " · "
                    {time(resource.minutes)}
                </p>
            </li>
        }
    });
    view! { <ul class="resource-list">{items.collect_view()}</ul> }
}

/// Minutes in words.
pub fn time(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
