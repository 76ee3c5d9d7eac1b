//! The app as a whole: the same parts around every page.

use leptos::prelude::*;

use super::components::live_region::LiveRegion;
use super::components::saving_banner::SavingBanner;
use super::components::shared_banner::SharedBanner;
use super::components::site_header::SiteHeader;
use super::components::toast::Toast;
use super::pages::about::AboutPage;
use super::pages::not_found::NotFoundPage;
use super::pages::outline::OutlinePage;
use super::pages::progress::ProgressPage;
use super::pages::shortcuts::ShortcutsPage;
use super::state::AppState;
use crate::browser::document;
use crate::domain::route::Page;

/// Everything inside `#app`, for a state.
#[component]
pub fn App(
    /// The state.
    state: AppState,
) -> impl IntoView {
    provide_context(state);
    // The outline stays while topics open and close beside it.
    let view_of = Memo::new(move |_| match state.page.get() {
        Page::Topic(_) => Page::Outline,
        page => page,
    });
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        document::jump_to("#main");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>"Skip to the content"</a>
        <SiteHeader />
        <SavingBanner />
        <SharedBanner />
        <main id="main" tabindex="-1">
            {move || match view_of.get() {
                Page::Outline | Page::Topic(_) => view! { <OutlinePage /> }.into_any(),
                Page::Progress => view! { <ProgressPage /> }.into_any(),
                Page::Shortcuts => view! { <ShortcutsPage /> }.into_any(),
                Page::About => view! { <AboutPage /> }.into_any(),
                Page::NotFound => view! { <NotFoundPage /> }.into_any(),
            }}
        </main>
        <Toast />
        <LiveRegion />
    }
}
