//! The app: the layout around every page, and the current page. Starts in the browser ([`start`]), is prerendered on
//! the build machine.

use leptos::prelude::*;

use crate::browser::{document, event, focus};
use crate::components::backup_offer::BackupOffer;
use crate::components::definition::Definition;
use crate::components::extra_place::ExtraPlace;
use crate::components::saving_banner::SavingBanner;
use crate::components::shared_banner::SharedBanner;
use crate::components::site_header::SiteHeader;
use crate::components::toast::Toast;
use crate::components::update_banner::UpdateBanner;
use crate::components::{part, text};
use crate::domain::route::Page;
use crate::pages::about::AboutPage;
use crate::pages::absent::AbsentPage;
use crate::pages::compare::ComparePage;
use crate::pages::glossary::GlossaryPage;
use crate::pages::map::MapPage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::outline::OutlinePage;
use crate::pages::path::PathPage;
use crate::pages::paths::PathsPage;
use crate::pages::placement::PlacementPage;
use crate::pages::plan::PlanPage;
use crate::pages::progress::ProgressPage;
use crate::pages::settings::SettingsPage;
use crate::pages::shortcuts::ShortcutsPage;
use crate::pages::stage::StagePage;
use crate::pages::today::TodayPage;
use crate::state::dialog::OpenDialog;
use crate::state::navigation::{Navigation, StandIn};
use crate::state::notices::Notices;
use crate::state::offline::Offline;
use crate::state::site::Site;
use crate::wording::window_title;

pub mod context;
#[cfg(target_arch = "wasm32")]
pub mod links;
#[cfg(target_arch = "wasm32")]
pub mod prose;
#[cfg(target_arch = "wasm32")]
pub mod shortcuts;
#[cfg(target_arch = "wasm32")]
pub mod start;
#[cfg(not(target_arch = "wasm32"))]
pub mod static_page;

/// The content of `main`. The outline stays while its topics come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Main {
    Outline,
    Page(Page),
    StandIn(StandIn),
}

/// Everything inside `#app`.
#[component]
pub fn App() -> impl IntoView {
    let (site, navigation) = (Site::of_context(), Navigation::of_context());
    let notices = Notices::of_context();
    let (offline, dialog) = (Offline::of_context(), OpenDialog::of_context());
    let main = Memo::new(move |_| match (navigation.stand_in.get(), navigation.page.get()) {
        (Some(stand_in), _) => Main::StandIn(stand_in),
        (None, page) if page.has_outline() => Main::Outline,
        (None, page) => Main::Page(page),
    });
    Effect::new(move |before: Option<Page>| {
        let page = navigation.page.get();
        if let Some(before) = before {
            document::set_title(&window_title(page));
            document::set_canonical(&site.href(before), &site.href(page));
            dialog.close();
        }
        page
    });
    let skip = move |click: leptos::ev::MouseEvent| {
        if event::is_plain(&click) {
            click.prevent_default();
            focus::main();
        }
    };
    let copy_state = move || offline.copy.read().as_ref().map(|(state, _)| state.slug());
    let copy_sentence = move || offline.copy.get().map(|(_, sentence)| sentence).unwrap_or_default();
    view! {
        <a class="skip-link" href="#main" on:click=skip>"Skip to the content"</a>
        <SiteHeader />
        <SavingBanner />
        <SharedBanner />
        <BackupOffer />
        <main id="main" tabindex="-1">{part(move || content(main.get()))}</main>
        <footer class="site-footer" data-offline=copy_state inner_html=text(copy_sentence)></footer>
        <UpdateBanner />
        <Toast />
        <p
            class="visually-hidden"
            id="live"
            role="status"
            inner_html=text(move || notices.announcement.get())
        ></p>
        <Definition />
        {part(move || match dialog.feature() {
            Some(feature) => view! { <ExtraPlace feature /> }.into_any(),
            None => ().into_any(),
        })}
    }
}

fn content(main: Main) -> AnyView {
    match main {
        Main::StandIn(stand_in) => view! { <AbsentPage stand_in /> }.into_any(),
        Main::Outline | Main::Page(Page::Outline | Page::Topic(_)) => view! { <OutlinePage /> }.into_any(),
        Main::Page(Page::Map) => view! { <MapPage /> }.into_any(),
        Main::Page(Page::Stage(stage)) => view! { <StagePage stage /> }.into_any(),
        Main::Page(Page::Glossary) => view! { <GlossaryPage /> }.into_any(),
        Main::Page(Page::Today) => view! { <TodayPage /> }.into_any(),
        Main::Page(Page::Placement) => view! { <PlacementPage /> }.into_any(),
        Main::Page(Page::Paths) => view! { <PathsPage /> }.into_any(),
        Main::Page(Page::Path(path)) => view! { <PathPage path /> }.into_any(),
        Main::Page(Page::Plan) => view! { <PlanPage /> }.into_any(),
        Main::Page(Page::Progress) => view! { <ProgressPage /> }.into_any(),
        Main::Page(Page::Compare) => view! { <ComparePage /> }.into_any(),
        Main::Page(Page::Settings) => view! { <SettingsPage /> }.into_any(),
        Main::Page(Page::Shortcuts) => view! { <ShortcutsPage /> }.into_any(),
        Main::Page(Page::About) => view! { <AboutPage /> }.into_any(),
        Main::Page(Page::NotFound) => view! { <NotFoundPage /> }.into_any(),
    }
}
