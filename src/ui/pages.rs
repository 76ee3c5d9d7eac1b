//! The prerendered pages, a file each, and what stands around every one of them. Host only.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::route::{Page, Route};
use crate::ui::components::backup_offer::BackupOffer;
use crate::ui::components::definition::Definition;
use crate::ui::components::saving_banner::SavingBanner;
use crate::ui::components::shared_banner::SharedBanner;
use crate::ui::components::site_header::SiteHeader;
use crate::ui::components::toast::Toast;
use crate::ui::components::update_banner::UpdateBanner;

pub mod about;
pub mod absent;
pub mod compare;
pub mod glossary;
pub mod map;
pub mod not_found;
pub mod outline;
pub mod progress;
pub mod settings;
pub mod shortcuts;
pub mod stage;
pub mod topic;

/// Where a page stands: what its components ask for.
#[derive(Clone, Debug)]
pub struct Site {
    /// The path that the site is served under, with a slash at both ends.
    pub base: String,
    /// The page that is being rendered.
    pub page: Page,
    /// The files of the map.
    pub maps: Vec<MapFile>,
}

/// A form of the map: its picture as a file, and what a page has of it from the beginning.
#[derive(Clone, Debug)]
pub struct MapFile {
    /// The name of the form.
    pub name: &'static str,
    /// The address of the whole picture.
    pub href: String,
    /// Its width, in CSS pixels.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The first screen as SVG elements.
    pub first: String,
    /// The areas of the stages as the path of an overview.
    pub areas: String,
}

impl Site {
    /// The site of the page that is being rendered.
    pub fn of_page() -> Self {
        expect_context::<Self>()
    }

    /// The URL of a page.
    pub fn href(&self, page: Page) -> String {
        Route::to(page).href(&self.base, &ROADMAP)
    }
}

/// Everything inside `#app`.
#[component]
pub fn StaticPage(
    /// Which page, and where.
    site: Site,
) -> impl IntoView {
    let page = site.page;
    provide_context(site);
    let content = match page {
        Page::Outline => view! { <outline::OutlinePage /> }.into_any(),
        Page::Topic(topic) => view! { <outline::OutlineExcerpt topic /> }.into_any(),
        Page::Map => view! { <map::MapPage /> }.into_any(),
        Page::Stage(stage) => view! { <stage::StagePage stage /> }.into_any(),
        Page::Glossary => view! { <glossary::GlossaryPage /> }.into_any(),
        Page::Progress => view! { <progress::ProgressPage /> }.into_any(),
        Page::Compare => view! { <compare::ComparePage /> }.into_any(),
        Page::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Page::Shortcuts => view! { <shortcuts::ShortcutsPage /> }.into_any(),
        Page::About => view! { <about::AboutPage /> }.into_any(),
        Page::NotFound => view! { <not_found::NotFoundPage /> }.into_any(),
    };
    view! {
        <a class="skip-link" href="#main">"Skip to the content"</a>
        <SiteHeader />
        <SavingBanner />
        <SharedBanner />
        <BackupOffer />
        <main id="main" tabindex="-1">{content}</main>
        <footer class="site-footer"></footer>
        <UpdateBanner />
        <Toast />
        <p class="visually-hidden" id="live" role="status"></p>
        <Definition />
        <template id="loading">
            <div class="load-state" aria-busy="true">
                <h1 tabindex="-1"></h1>
                <p class="load-state__text" role="status">"On its way."</p>
                <div class="load-state__lines" aria-hidden="true"></div>
            </div>
        </template>
        <template id="load-failure">
            <div class="load-state">
                <h1 tabindex="-1"></h1>
                <p role="alert"></p>
                <button class="button" type="button" data-command="retry">"Retry"</button>
            </div>
        </template>
    }
}
