//! A page as the build writes it: its data, and what the app shows of it to a learner who has done nothing.

use leptos::prelude::*;

use super::App;
use super::context::{Contexts, FirstPage};
use crate::components::extra_place::FeatureRenderer;
use crate::content::page_texts;
use crate::domain::map_file::MapFile;
use crate::domain::page_data::PageData;
use crate::domain::route::Page;
use crate::extras;

/// The data of a page, for those that have any. `base` is the path that the site is served under.
pub fn data_of(page: Page, base: &str, maps: &[MapFile; 2]) -> Option<PageData> {
    Some(match page {
        Page::Topic(topic) => PageData::Topic(page_texts::article(topic, base)),
        Page::Stage(stage) => PageData::Stage(page_texts::stage_text(stage, base)),
        Page::Glossary => PageData::Glossary(page_texts::terms()),
        Page::Map => PageData::Map(maps.clone()),
        _ => return None,
    })
}

/// Everything inside `#app`.
pub fn html_of(base: &str, first: FirstPage) -> String {
    let html = Owner::new().with(|| {
        Contexts::provide(base, first);
        provide_context(FeatureRenderer(|feature| extras::view(feature).to_html()));
        view! { <App /> }.to_html()
    });
    // A build for development writes the types of empty views into their markers.
    html.replace("<!--<() />-->", "<!>")
}
