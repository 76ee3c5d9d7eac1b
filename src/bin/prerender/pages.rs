//! The static pages: what each holds and where it stands.

use std::error::Error;
use std::fs;
use std::path::Path;

use backend_roadmap::content::{ROADMAP, TEXTS, anki};
use backend_roadmap::domain::html::escape;
use backend_roadmap::domain::layout::Form;
use backend_roadmap::domain::route::Page;
use backend_roadmap::ui::pages::absent::AbsentPage;
use backend_roadmap::ui::pages::not_found::NotFoundPage;
use backend_roadmap::ui::pages::{Site, StaticPage};
use backend_roadmap::ui::words::window_title;
use leptos::prelude::*;

use crate::{assets, map, metadata, words};

const DESCRIPTION: &str = "Every topic of the 2021 roadmap for backend developers, in an order that works: what to learn \
     first, what it unlocks, how long it takes. Your progress stays in your browser.";

/// What the service worker shows when it cannot give a page: the file, the heading, the text.
const ABSENT: [[&str; 3]; 2] = [
    [
        "offline.html",
        "Not in the offline copy yet",
        "There is no connection, and this page had not been copied when it went. What has been copied can be read.",
    ],
    [
        "update.html",
        "This page is of another version",
        "The site has been changed since this browser made its offline copy. Choose “Update now” as soon as it is offered, or close all tabs of the site and open it again.",
    ],
];

/// What comes next to the style of every page.
const VIEWPORT: &str = "<meta name=\"viewport\"";

const CANONICAL: &str = "<link rel=\"canonical\" href=\"\" />";

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Writes every page of the site into the folder in which Trunk has put the app.
pub(crate) fn write_all(folder: &Path, base: &str) -> Outcome<()> {
    let (shell, later) = assets::gather(folder, base)?;
    let maps = [map::draw(folder, base, "wide", Form::WIDE)?, map::draw(folder, base, "tall", Form::TALL)?];
    let site = |page| Site { base: base.to_owned(), page, maps: maps.to_vec() };
    let write = |page: Page| -> Outcome<()> {
        let place = folder.join(page.path(&ROADMAP));
        fs::create_dir_all(&place)?;
        fs::write(place.join("index.html"), fill(&shell, &later, site(page))?)?;
        Ok(())
    };
    // A made-up roadmap has no texts: it has the page that the benchmark measures, and titles to search.
    if std::env::var_os("ROADMAP_TOPICS").is_some() {
        fs::write(folder.join("search.txt"), "")?;
        return write(Page::Map);
    }
    let topics = ROADMAP.indices().map(Page::Topic);
    let stages = ROADMAP.stage_indices().map(Page::Stage);
    Page::NAVIGATION.iter().copied().chain(topics).chain(stages).try_for_each(write)?;
    fs::write(folder.join("search.txt"), words::all())?;
    fs::write(folder.join("anki.txt"), anki::text())?;
    // Static hosts answer with this page, and the status 404, whatever is not there.
    let not_found = fill(&shell, &later, site(Page::NotFound))?;
    for [file, title, text] in ABSENT {
        let page = replace(
            &not_found,
            &html_of(base, || view! { <NotFoundPage /> }),
            &html_of(base, || view! { <AbsentPage title text /> }),
        )?;
        fs::write(folder.join(file), replace(&page, &window_title(Page::NotFound), title)?)?;
    }
    fs::write(folder.join("404.html"), not_found)?;
    Ok(())
}

/// A part of a page that has no address.
fn html_of<T: IntoView>(base: &str, part: impl FnOnce() -> T) -> String {
    let html = Owner::new().with(|| {
        provide_context(Site { base: base.to_owned(), page: Page::NotFound, maps: Vec::new() });
        part().into_view().to_html()
    });
    without_markers(&html)
}

/// Without what only hydration needs.
fn without_markers(html: &str) -> String {
    html.replace("<!>", "").replace("<!---->", "")
}

/// A page with its title, its description and its content.
fn fill(shell: &str, later: &str, site: Site) -> Outcome<String> {
    let (page, base) = (site.page, site.base.clone());
    let description = match page {
        Page::Topic(topic) => &TEXTS.topic(topic).front.summary,
        Page::Stage(stage) => &TEXTS.stage(stage).0.summary,
        _ => DESCRIPTION,
    };
    // The address that the page has among all that lead to it, whole if the build was told where the site will live.
    let origin = std::env::var("SITE_ORIGIN").unwrap_or_default();
    let url = format!("{}{base}{}", origin.trim_end_matches('/'), page.path(&ROADMAP));
    let content = Owner::new().with(|| view! { <StaticPage site /> }.to_html());
    let content = without_markers(&content);
    let html = replace(shell, "<div id=\"app\"></div>", &format!("<div id=\"app\">{content}</div>"))?;
    let html = match page {
        // What is not there has no address.
        Page::NotFound => replace(&html, CANONICAL, "")?,
        _ => replace(&html, CANONICAL, &format!("<link rel=\"canonical\" href=\"{}\" />", escape(&url)))?,
    };
    // The outline gets the style of the other pages from the app, once it runs. They ask for it early: what stands behind the
    // Content-Security-Policy is not looked for ahead of reading.
    let style = format!("<link rel=\"stylesheet\" href=\"{later}\" />");
    let html = match page {
        Page::Outline | Page::NotFound => {
            replace(&html, "</head>", &format!("<template id=\"later-style\">{style}</template></head>"))?
        }
        _ => replace(&html, VIEWPORT, &format!("{style}{VIEWPORT}"))?,
    };
    let html = replace(&html, "</head>", &format!("{}</head>", metadata::of(page, &url)))?;
    let html = replace(
        &html,
        "name=\"description\" content=\"\"",
        &format!("name=\"description\" content=\"{}\"", escape(description)),
    )?;
    replace(
        &html,
        &format!("<title>{}</title>", window_title(Page::Outline)),
        &format!("<title>{}</title>", escape(&window_title(page))),
    )
}

/// Replaces what must be there once.
pub(crate) fn replace(html: &str, from: &str, to: &str) -> Outcome<String> {
    match html.matches(from).count() {
        1 => Ok(html.replace(from, to)),
        count => Err(format!("index.html should hold {from:?} once, but does {count} times").into()),
    }
}
