//! What an exercise needs, with the installation of each program folded away.

use leptos::prelude::*;

use crate::content::TEXTS;
use crate::content::needs::needs;
use crate::content::study::Study;
use crate::ui::pages::Site;

/// The programs of an exercise and what must run.
#[component]
pub fn Needs(
    /// What there is to do, with what it needs.
    study: &'static Study,
) -> impl IntoView {
    let html = needs(&Site::of_page().base, study, &TEXTS.programs);
    (!html.is_empty()).then(|| view! { <div class="needs" inner_html=html></div> })
}
