//! The page that the service worker answers with when it has not got the requested one.

use leptos::prelude::*;

use crate::domain::route::Page;
use crate::state::navigation::StandIn;
use crate::state::site::Site;

impl StandIn {
    /// The heading, which is the title of the window, too.
    pub fn title(self) -> &'static str {
        match self {
            Self::Offline => "Not in the offline copy yet",
            Self::Update => "This page belongs to another version",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Offline => {
                "There is no connection, and this page was not copied before it went. What has been copied can be read."
            }
            Self::Update => {
                "The site has been changed since this browser made its offline copy. Choose “Update now” as soon as it is offered, or close all tabs of the site and open it again."
            }
        }
    }
}

/// Explains which page is missing, and why.
#[component]
pub fn AbsentPage(
    /// The reason.
    stand_in: StandIn,
) -> impl IntoView {
    view! {
        <div class="load-state">
            <h1 tabindex="-1">{stand_in.title()}</h1>
            <p>{stand_in.text()}</p>
            <p>
                <a class="button button--strong" href=Site::of_context().href(Page::Outline)>"Go to the outline"</a>
                " "
                <a class="button" href="">"Try again"</a>
            </p>
        </div>
    }
}
