//! The settings: data on this device, the offline copy, the theme and the keys.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::components::offline_status::OfflineStatus;
use crate::domain::feature::Feature;
use crate::domain::route::Page;
use crate::state::site::Site;

/// The settings page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let site = Site::of_context();
    view! {
        <div class="settings">
            <h1 tabindex="-1">"Settings"</h1>
            <noscript inner_html="<p>Settings need JavaScript. Everything else on this site can be read without.</p>"></noscript>
            <section aria-labelledby="safety-title">
                <h2 id="safety-title">"Your data on this device"</h2>
                <p>"Progress, notes and stars are in this browser’s storage for this address, and nowhere else."</p>
                <p>"Safari deletes what a site has stored after seven days of use in which you did not visit it, unless you have added the site to the home screen or the Dock. A private window forgets everything when it is closed."</p>
                <p><a href=site.href(Page::Progress)>"Backups and snapshots"</a>" are with your progress."</p>
                <ExtraPlace feature=Feature::Safety />
            </section>
            <section aria-labelledby="offline-title">
                <h2 id="offline-title">"Offline"</h2>
                <p>"This browser keeps a copy of the whole site, so that it works without a connection. To have it as an app, choose “Install” or “Add to home screen” in the browser’s menu."</p>
                <OfflineStatus />
            </section>
            <section aria-labelledby="behaviour-title">
                <h2 id="behaviour-title">"Behaviour"</h2>
                <ExtraPlace feature=Feature::DayBegins />
                <p>"The theme is in the header. Single-key shortcuts can be turned off on the page of "<a href=site.href(Page::Shortcuts)>"shortcuts"</a>"."</p>
            </section>
        </div>
    }
}
