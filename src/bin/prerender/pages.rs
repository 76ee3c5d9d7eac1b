//! The static pages: what each holds and where it stands.

use std::error::Error;
use std::fs;
use std::path::Path;

use backend_roadmap::app::context::FirstPage;
use backend_roadmap::app::static_page;
use backend_roadmap::content::{PATH_TEXTS, ROADMAP, TEXTS, anki};
use backend_roadmap::domain::html::{Html, escape};
use backend_roadmap::domain::layout::Form;
use backend_roadmap::domain::map_file::MapFile;
use backend_roadmap::domain::nodes;
use backend_roadmap::domain::page_data::PageData;
use backend_roadmap::domain::route::Page;
use backend_roadmap::state::navigation::StandIn;
use backend_roadmap::wording::window_title;

use crate::assets::{self, Assets};
use crate::{map, metadata, preview, words};

const DESCRIPTION: &str = "Every topic of the 2021 roadmap for backend developers, in an order that works: what to learn \
     first, what it unlocks, how long it takes. Your progress stays in your browser.";

/// The element of the head before which the style and the script inside a page are put.
pub(crate) const VIEWPORT: &str = "<meta name=\"viewport\"";

const CANONICAL: &str = "<link rel=\"canonical\" href=\"\" />";

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Whether the roadmap is made up for the benchmark. Then it has no texts to make pages and pictures of.
pub(crate) fn is_made_up() -> bool {
    std::env::var_os("ROADMAP_TOPICS").is_some()
}

/// Writes every page of the site into the folder in which Trunk has put the app.
pub(crate) fn write_all(folder: &Path, base: &str) -> Outcome<()> {
    let assets = assets::gather(folder, base)?;
    let mut maps = [map::draw(folder, base, "wide", Form::WIDE)?, map::draw(folder, base, "tall", Form::TALL)?];
    maps[0].still = still(&maps);
    let site = Site { folder, base, assets, maps };
    // The page that the benchmark measures, and titles to search.
    if is_made_up() {
        fs::write(folder.join("search.txt"), "")?;
        return site.write(Page::Map);
    }
    let topics = ROADMAP.indices().map(Page::Topic);
    let stages = ROADMAP.stage_indices().map(Page::Stage);
    let paths = ROADMAP.path_indices().map(Page::Path);
    Page::singles().chain(topics).chain(stages).chain(paths).try_for_each(|page| site.write(page))?;
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

/// The picture of the map by itself, in the form that suits the window.
fn still([wide, tall]: &[MapFile; 2]) -> Html {
    let [[width, height], [tall_width, tall_height]] = [wide.size, tall.size];
    Html(format!(
        "<picture><source media=\"(width < 44rem)\" srcset=\"{}\" width=\"{tall_width}\" height=\"{tall_height}\">\
         <img class=\"map__still\" src=\"{}\" width=\"{width}\" height=\"{height}\" alt=\"The roadmap as a transit map with {} \
         stations. The outline holds the same topics as a list.\"></picture>",
        tall.href,
        wide.href,
        ROADMAP.stages.len()
    ))
}

/// What all pages have in common.
struct Site<'a> {
    folder: &'a Path,
    base: &'a str,
    assets: Assets,
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
        let Self { base, assets, .. } = self;
        let (page, stand_in) = (first.page, first.stand_in);
        let description = match page {
            Page::Topic(topic) => &TEXTS.topic(topic).front.summary,
            Page::Stage(stage) => &TEXTS.stage(stage).0.summary,
            Page::Path(path) => PATH_TEXTS.get(usize::from(path.0)).map_or(DESCRIPTION, |path| path.summary),
            _ => DESCRIPTION,
        };
        // The address that the page has among all that lead to it, whole if the build was told where the site will live.
        let origin = std::env::var("SITE_ORIGIN").unwrap_or_default();
        let url = format!("{}{base}{}", origin.trim_end_matches('/'), page.path(&ROADMAP));
        let content = static_page::html_of(base, first);
        let nodes = nodes::count(&content);
        let app = format!("<div id=\"app\" data-page=\"{name}\" data-nodes=\"{nodes}\">{content}</div>");
        let html = replace(&assets.shell, "<div id=\"app\"></div>", &app)?;
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
        // Pages hold the style of their first screen. The whole style comes behind the text, where it keeps nothing waiting;
        // the outline gets it from the app, once it runs. Pages without a first screen of their own style wait for it.
        let whole = format!("<link rel=\"stylesheet\" href=\"{}\" />", assets.style);
        let html = match page {
            Page::Outline | Page::NotFound => {
                let html = Assets::with_style(&html, &assets.outline)?;
                let later =
                    format!("<template id=\"later-style\">{whole}</template><noscript>{whole}</noscript></head>");
                replace(&html, "</head>", &later)?
            }
            Page::Topic(_) | Page::Stage(_) => {
                let own = if matches!(page, Page::Topic(_)) { &assets.topic } else { &assets.stage };
                let html = Assets::with_style(&html, own)?;
                replace(&html, "</body>", &format!("{whole}</body>"))?
            }
            _ => replace(&html, VIEWPORT, &format!("{whole}{VIEWPORT}"))?,
        };
        let title = stand_in.map_or_else(|| window_title(page), |stand_in| stand_in.title().to_owned());
        let picture = format!("{}{base}{}", origin.trim_end_matches('/'), preview::path(page));
        let preview = match page {
            Page::NotFound => String::new(),
            _ => metadata::preview(&title, &picture),
        };
        let html = replace(&html, "</head>", &format!("{}{preview}</head>", metadata::of(page, &url)))?;
        let html = replace(
            &html,
            "name=\"description\" content=\"\"",
            &format!("name=\"description\" content=\"{}\"", escape(description)),
        )?;
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
