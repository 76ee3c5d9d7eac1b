//! The map as a file or on paper: the panel, and the pages that are printed.

use leptos::portal::Portal;
use leptos::prelude::*;

use crate::browser::fetch::FetchError;
use crate::browser::node::Node;
use crate::browser::{download, fetch, frame, history, picture as drawing, print, task};
use crate::components::when;
use crate::content::ROADMAP;
use crate::domain::page_data::PageData;
use crate::domain::progress::Status;
use crate::domain::route::{Page, data_url};
use crate::state::data::PageDataStore;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::notices::Notices;
use crate::state::site::Site;
use crate::state::study_day;
use paper::Cut;
use picture::{DARK, LIGHT, Palette, Picture, WHITE};

pub mod paper;
pub mod picture;

/// Twice as large as on the screen, to be sharp.
const SHARP: u64 = 200;
/// The longest side that canvases have.
const LONGEST: u64 = 8000;
/// The most pixels that canvases have: on a computer, and on a phone.
const LIMITS: [u64; 2] = [40_000_000, 16_000_000];

/// The requested format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Sheet,
    Pages,
}

/// The site's picture of the map, and what the learner wants to have of it.
struct Request {
    file: String,
    size: [i32; 2],
    statuses: Option<Vec<Status>>,
    is_dark: bool,
    day: String,
    origin: String,
    base: String,
}

impl Request {
    fn picture<'a>(&'a self, light: &'a Palette) -> Picture<'a> {
        Picture {
            file: &self.file,
            size: self.size,
            statuses: self.statuses.as_deref(),
            day: &self.day,
            origin: &self.origin,
            base: &self.base,
            palette: if self.is_dark { &DARK } else { light },
        }
    }
}

/// A page to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PrintedPage {
    /// Its picture, as a `data:` URL.
    picture: String,
    /// Its description.
    words: String,
}

/// The pages to print, and the name of their sheet in the style.
type Printed = Option<(&'static str, Vec<PrintedPage>)>;

/// The choices, and a button for each kind of file.
#[component]
pub fn MapFiles() -> impl IntoView {
    let (site, learner, store) = (Site::of_context(), Learner::of_context(), PageDataStore::of_context());
    let notices = Notices::of_context();
    let (progress, dark) = (NodeRef::<leptos::html::Input>::new(), NodeRef::<leptos::html::Input>::new());
    let printed = RwSignal::new(Printed::None);
    let make = move |format: Format| {
        let is_checked =
            |field: NodeRef<leptos::html::Input>| field.get_untracked().is_some_and(|field| field.checked());
        let (has_progress, is_dark) = (is_checked(progress), is_checked(dark));
        let statuses = has_progress.then(|| learner.progress.read_untracked().statuses(&ROADMAP));
        task::spawn(async move {
            let (file, size) = match wide_form(store).await {
                Ok(form) => form,
                Err(error) => return notices.say(error.to_string()),
            };
            let (day, origin, base) = (study_day::today().to_string(), history::origin(), site.base());
            let request = Request { file, size, statuses, is_dark, day, origin, base };
            match format {
                Format::Svg => save_svg(&request),
                Format::Png => save_png(&request, notices).await,
                Format::Sheet => printed.set(Some(pages(&request, paper::whole))),
                Format::Pages => printed.set(Some(pages(&request, paper::pages))),
            }
        });
    };
    let button = move |format: Format, label: &'static str| {
        view! { <button class="button" type="button" on:click=move |_| make(format)>{label}</button> }
    };
    view! {
        <p><label><input type="checkbox" id="map-progress" checked autocomplete="off" node_ref=progress />"With my progress"</label></p>
        <p><label><input type="checkbox" id="map-dark" autocomplete="off" node_ref=dark />"Light on dark"</label></p>
        <div class="map__commands">
            {button(Format::Svg, "Save as SVG")}
            {button(Format::Png, "Save as PNG")}
            {button(Format::Sheet, "Print on one A3 sheet")}
            {button(Format::Pages, "Print on A4 pages")}
        </div>
        <p>"The whole map, whatever the filter shows. A4 pages are larger in all, for a wall: they overlap, so that they can be glued together."</p>
        // Outside of the panel, whose place and size would be those of the pages.
        {when(move || printed.read().is_some(), move || view! { <Portal><Paper printed /></Portal> }.into_any())}
    }
}

/// The picture of the form for wide windows, which is the one for paper and walls, and its size.
async fn wide_form(store: PageDataStore) -> Result<(String, [i32; 2]), FetchError> {
    let PageData::Map([wide, _]) = store.load(Page::Map).await? else { return Err(FetchError::Incomplete) };
    Ok((fetch::text(&wide.href).await?, wide.size))
}

fn save_svg(request: &Request) {
    download::save("backend-roadmap-map.svg", &data_url("image/svg+xml", &request.picture(&LIGHT).svg()));
}

async fn save_png(request: &Request, notices: Notices) {
    notices.say("Drawing the map. This takes a moment.");
    let picture = request.picture(&LIGHT);
    let svg = data_url("image/svg+xml", &picture.svg());
    for limit in LIMITS {
        let [width, height] = pixels(picture.whole(), limit);
        if let Some(png) = drawing::png(&svg, width, height).await {
            return download::save("backend-roadmap-map.png", &png);
        }
    }
    notices.say("The browser did not draw the map. Save it as SVG instead.");
}

/// How many pixels a picture of this size gets, if there may be so many.
pub fn pixels(size: [i32; 2], limit: u64) -> [u32; 2] {
    let scaled = |percent: u64| size.map(|length| u64::from(length.unsigned_abs()) * percent / 100);
    let fits = |[width, height]: [u64; 2]| width.max(height) <= LONGEST && width * height <= limit;
    let largest = (1..=SHARP).rev().map(scaled).find(|size| fits(*size));
    largest.unwrap_or([1, 1]).map(|length| length.max(1) as u32)
}

fn pages(request: &Request, cut: fn([i32; 2]) -> Cut) -> (&'static str, Vec<PrintedPage>) {
    let picture = request.picture(&WHITE);
    let cut = cut(picture.whole());
    let page = |at: usize| PrintedPage {
        picture: data_url("image/svg+xml", &picture.page(&cut, at)),
        words: cut.words(at).unwrap_or_else(|| "The map".into()),
    };
    (cut.sheet.name, (0..cut.parts.len()).map(page).collect())
}

/// The pages that are printed: there, as pictures that can be seen in print alone, until they have been.
#[component]
fn Paper(printed: RwSignal<Printed>) -> impl IntoView {
    let notices = Notices::of_context();
    let place = NodeRef::<leptos::html::Div>::new();
    effect(move |_| {
        let (true, Some(place)) = (printed.read().is_some(), place.get().map(Node::of)) else { return };
        // In the next frame the pictures are on the page.
        frame::before_paint(move || {
            task::spawn(async move {
                for image in place.all("img") {
                    if !drawing::is_drawn(&image).await {
                        printed.set(None);
                        return notices.say("The browser did not draw the map. Save it as SVG and print the file.");
                    }
                }
                print::page(move || printed.set(None));
            });
        });
    });
    let sheet = move || printed.read().as_ref().map(|(sheet, _)| *sheet);
    let images = move || {
        let pages = printed.get().map(|(_, pages)| pages).unwrap_or_default();
        pages.into_iter().map(|page| view! { <img src=page.picture alt=page.words /> }).collect_view()
    };
    view! { <div class="map__paper" data-sheet=sheet node_ref=place>{images}</div> }
}
