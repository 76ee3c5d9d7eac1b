//! The static pages: what each holds and where it stands.

use std::error::Error;
use std::fs;
use std::path::Path;

use backend_roadmap::app::context::FirstPage;
use backend_roadmap::app::static_page;
use backend_roadmap::content::{ROADMAP, TEXTS, anki};
use backend_roadmap::domain::html::escape;
use backend_roadmap::domain::layout::Form;
use backend_roadmap::domain::map_file::MapFile;
use backend_roadmap::domain::nodes;
use backend_roadmap::domain::page_data::PageData;
use backend_roadmap::domain::route::Page;
use backend_roadmap::state::navigation::StandIn;
use backend_roadmap::wording::window_title;

use crate::{assets, map, metadata, words};

const DESCRIPTION: &str = "Every topic of the 2021 roadmap for backend developers, in an order that works: what to learn \
     first, what it unlocks, how long it takes. Your progress stays in your browser.";

/// What comes next to the style of every page.
const VIEWPORT: &str = "<meta name=\"viewport\"";

const CANONICAL: &str = "<link rel=\"canonical\" href=\"\" />";

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Writes every page of the site into the folder in which Trunk has put the app.
pub(crate) fn write_all(folder: &Path, base: &str) -> Outcome<()> {
    let (shell, later) = assets::gather(folder, base)?;
    let maps = [map::draw(folder, base, "wide", Form::WIDE)?, map::draw(folder, base, "tall", Form::TALL)?];
    let site = Site { folder, base, shell, later, maps };
    // A made-up roadmap has no texts: it has the page that the benchmark measures, and titles to search.
    if std::env::var_os("ROADMAP_TOPICS").is_some() {
        fs::write(folder.join("search.txt"), "")?;
        return site.write(Page::Map);
    }
    let topics = ROADMAP.indices().map(Page::Topic);
    let stages = ROADMAP.stage_indices().map(Page::Stage);
    Page::NAVIGATION.iter().copied().chain(topics).chain(stages).try_for_each(|page| site.write(page))?;
    fs::write(folder.join("search.txt"), words::all())?;
    fs::write(folder.join("anki.txt"), anki::text())?;
    // Static hosts answer with the first of these, and the status 404, whatever is not there. The service worker shows the
    // others when it cannot give a page.
    for (file, stand_in) in
        [("404.html", None), ("offline.html", Some(StandIn::Offline)), ("update.html", Some(StandIn::Update))]
    {
        let first = FirstPage { page: Page::NotFound, stand_in, data: None };
        fs::write(folder.join(file), site.fill(file, first, "")?)?;
    }
    Ok(())
}

/// What all pages have in common.
struct Site<'a> {
    folder: &'a Path,
    base: &'a str,
    /// Trunk's page.
    shell: String,
    /// The address of the style that the outline does without at first.
    later: String,
    maps: [MapFile; 2],
}

impl Site<'_> {
    /// Writes a page and the data that it is made from.
    fn write(&self, page: Page) -> Outcome<()> {
        let place = self.folder.join(page.path(&ROADMAP));
        fs::create_dir_all(&place)?;
        let (whole, in_page) = match (static_page::data_of(page, self.base, &self.maps), PageData::file(page)) {
            (Some(data), Some(file)) => {
                let whole = serde_json::to_string(&data)?;
                fs::write(place.join(file), &whole)?;
                (Some(whole), serde_json::to_string(&data.without_texts())?)
            }
            _ => (None, String::new()),
        };
        let first = FirstPage { page, stand_in: None, data: whole };
        fs::write(place.join("index.html"), self.fill(&page.path(&ROADMAP), first, &in_page)?)?;
        Ok(())
    }

    /// A page with its title, its description, its content and its data. `name` is what the app knows the page by.
    fn fill(&self, name: &str, first: FirstPage, data: &str) -> Outcome<String> {
        let Self { base, shell, later, .. } = self;
        let (page, stand_in) = (first.page, first.stand_in);
        let description = match page {
            Page::Topic(topic) => &TEXTS.topic(topic).front.summary,
            Page::Stage(stage) => &TEXTS.stage(stage).0.summary,
            _ => DESCRIPTION,
        };
        // The address that the page has among all that lead to it, whole if the build was told where the site will live.
        let origin = std::env::var("SITE_ORIGIN").unwrap_or_default();
        let url = format!("{}{base}{}", origin.trim_end_matches('/'), page.path(&ROADMAP));
        let content = static_page::html_of(base, first);
        let nodes = nodes::count(&content);
        let app = format!("<div id=\"app\" data-page=\"{name}\" data-nodes=\"{nodes}\">{content}</div>");
        let html = replace(shell, "<div id=\"app\"></div>", &app)?;
        // A "<" could end the element.
        let data = data.replace('<', "\\u003c");
        let html = match data.as_str() {
            "" => html,
            data => {
                let script = format!("<script type=\"application/json\" id=\"page-data\">{data}</script>");
                replace(&html, "</body>", &format!("{script}</body>"))?
            }
        };
        let html = match page {
            // What is not there has no address.
            Page::NotFound => replace(&html, CANONICAL, "")?,
            _ => replace(&html, CANONICAL, &format!("<link rel=\"canonical\" href=\"{}\" />", escape(&url)))?,
        };
        // The outline gets the style of the other pages from the app, once it runs. They ask for it early: what stands
        // behind the Content-Security-Policy is not looked for ahead of reading.
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
        let title = stand_in.map_or_else(|| window_title(page), |stand_in| stand_in.title().to_owned());
        replace(
            &html,
            &format!("<title>{}</title>", window_title(Page::Outline)),
            &format!("<title>{}</title>", escape(&title)),
        )
    }
}

/// Replaces what must be there once.
pub(crate) fn replace(html: &str, from: &str, to: &str) -> Outcome<String> {
    match html.matches(from).count() {
        1 => Ok(html.replace(from, to)),
        count => Err(format!("index.html should hold {from:?} once, but does {count} times").into()),
    }
}
