//! The map as a file and on paper: what is saved is whole, what is printed has the size of its sheets.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::progress::Status;
use serde_json::{Value, json};

use crate::browser::{Page, with_page};
use crate::saved_text;

const KEY: &str = "backend-roadmap:progress";

/// Keeps what is saved, and counts what is printed.
pub(crate) const RECORDER: &str = r"
    HTMLAnchorElement.prototype.click = function () { window.kept = { name: this.download, url: this.href }; };
    window.print = () => { window.printed = (window.printed ?? 0) + 1; };";

/// The map with two topics that are not to do, and the panel for taking it away open.
async fn open_panel(page: &Page) {
    page.before_each_page(RECORDER).await;
    let own = saved_text(&[("http", Status::Done), ("dns", Status::Learning)]);
    page.open_with("map/", &[(KEY, &own)]).await;
    page.until("document.querySelector('.map__picture [data-topic=http][data-status=done]')").await;
    page.click("Save or print").await;
}

/// Presses a button and waits for the file that it saves.
async fn save(page: &Page, button: &str, name: &str) {
    page.script("window.kept = null", &[]).await;
    page.click(button).await;
    page.until("window.kept").await;
    assert_eq!(page.js("window.kept.name").await, name);
}

/// The PNG that was saved: whether it is twice as wide as the map, the colour behind all, whether it has many colours.
pub(crate) async fn saved_png(page: &Page) -> Value {
    let script = r"
        const [done] = arguments;
        const image = new Image();
        image.src = kept.url;
        image.decode().then(() => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.naturalWidth, 1];
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, -1000);
            const row = context.getImageData(0, 0, canvas.width, 1).data;
            const colours = new Set();
            for (let at = 0; at < row.length; at += 4) colours.add(row.slice(at, at + 3).join());
            const wide = document.querySelector('[data-map]').dataset.map.split(' ');
            done([image.naturalWidth === 2 * wide[1], row.slice(0, 3).join(), colours.size > 5]);
        });";
    page.script_async(script, &[]).await
}

/// The SVG that was saved: the statuses of two topics, the colour behind all, how many topics there are, links that
/// would lead nowhere from a file, and whether it is no XML.
async fn saved_svg(page: &Page) -> Value {
    let script = r"
        const text = decodeURIComponent(kept.url.slice(kept.url.indexOf(',') + 1));
        // In the page its style sheet would be one of the page, which may have none inside.
        const svg = new DOMParser().parseFromString(text.replace(/<style>.*<\/style>/, ''), 'image/svg+xml');
        const of = (id) => svg.querySelector(`[data-topic=${id}]`).dataset.status;
        const links = [...svg.querySelectorAll('a')].map((link) => link.getAttribute('href'));
        return [of('http'), of('dns'), text.match(/\.map__paper ?\{ ?fill: ?([^ }]+)/)[1], svg.querySelectorAll('[data-topic]').length,
            links.filter((link) => !link.startsWith(location.origin + '/some/base/')).length,
            svg.querySelector('parsererror') === null && !/var\(|url\(/.test(text)];";
    page.script(script, &[]).await
}

#[test]
fn the_map_is_saved_as_svg_with_the_progress_or_without_light_or_dark() {
    with_page(async |page| {
        open_panel(page).await;
        let all = ROADMAP.topics.len();
        save(page, "Save as SVG", "backend-roadmap-map.svg").await;
        assert_eq!(saved_svg(page).await, json!(["done", "learning", "#faf8f3", all, 0, true]));
        page.click("With my progress").await;
        page.click("Light on dark").await;
        save(page, "Save as SVG", "backend-roadmap-map.svg").await;
        assert_eq!(saved_svg(page).await, json!(["todo", "todo", "#11161b", all, 0, true]));
    });
}

#[test]
fn the_map_is_saved_as_a_png_of_twice_its_size() {
    with_page(async |page| {
        open_panel(page).await;
        for paper in ["250,248,243", "17,22,27"] {
            save(page, "Save as PNG", "backend-roadmap-map.png").await;
            assert_eq!(saved_png(page).await, json!([true, paper, true]));
            page.click("Light on dark").await;
        }
    });
}

#[test]
fn what_the_browser_does_not_draw_is_said() {
    with_page(async |page| {
        open_panel(page).await;
        // What Safari answers of a canvas that is too large.
        page.script("HTMLCanvasElement.prototype.toDataURL = () => 'data:,'; window.kept = null", &[]).await;
        page.click("Save as PNG").await;
        page.until_text("#toast", "Save it as SVG instead.").await;
        assert_eq!(page.js("window.kept").await, json!(null));
    });
}

#[test]
fn a_picture_that_does_not_arrive_is_said() {
    with_page(async |page| {
        open_panel(page).await;
        save(page, "Save as SVG", "backend-roadmap-map.svg").await;
        page.script("window.fetch = () => Promise.reject(new TypeError('no network'))", &[]).await;
        page.click("Print on A4 pages").await;
        page.until_text("#toast", "did not arrive").await;
        assert_eq!(page.js("window.printed").await, json!(null));
    });
}

/// The sizes of the pages that the page prints on, in points, as their PDF says.
async fn printed(page: &Page) -> Vec<[i64; 2]> {
    let answer = page.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
    let boxes =
        page.script("return atob(arguments[0]).match(/\\/MediaBox *\\[[^\\]]*\\]/g)", &[answer["data"].clone()]).await;
    let size = |text: &Value| {
        let numbers = text.as_str().unwrap().trim_end_matches(']').rsplit(' ').take(2);
        let [height, width] =
            numbers.map(|number| number.parse::<f64>().unwrap().round() as i64).collect::<Vec<_>>()[..]
        else {
            panic!("{text}")
        };
        [width, height]
    };
    boxes.as_array().expect("pages").iter().map(size).collect()
}

#[test]
fn the_map_is_printed_on_one_sheet_of_a3() {
    with_page(async |page| {
        open_panel(page).await;
        page.click("Print on one A3 sheet").await;
        page.until("window.printed === 1").await;
        assert_eq!(page.js("document.querySelectorAll('.map__paper > img').length").await, 1);
        assert_eq!(page.count(".map__paper").await, 0, "on the screen there is nothing of it");
        assert_eq!(printed(page).await, [[1191, 842]]);
    });
}

#[test]
fn the_map_is_printed_on_as_many_pages_of_a4_as_it_has_parts() {
    with_page(async |page| {
        open_panel(page).await;
        page.click("Print on A4 pages").await;
        page.until("window.printed === 1").await;
        let script = r"return [...document.querySelectorAll('.map__paper > img')].map((image) =>
            [image.complete && image.naturalWidth > 0, image.alt, decodeURIComponent(image.src).includes(`>${image.alt}</text>`)]);";
        let pages = page.script(script, &[]).await;
        let pages = pages.as_array().unwrap();
        assert!(pages.len() > 1);
        for (at, told) in pages.iter().enumerate() {
            let name = told[1].as_str().unwrap();
            assert!(name.starts_with(&format!("Page {} of {}: row ", at + 1, pages.len())), "{name}");
            assert_eq!((&told[0], &told[2]), (&json!(true), &json!(true)), "{name}");
        }
        let sizes = printed(page).await;
        assert_eq!(sizes.len(), pages.len());
        assert!(sizes.iter().all(|size| [[842, 595], [595, 842]].contains(size)), "{sizes:?}");
    });
}

#[test]
fn after_printing_the_page_is_as_before() {
    with_page(async |page| {
        open_panel(page).await;
        for time in 1..=2 {
            page.click("Print on one A3 sheet").await;
            page.until(&format!("window.printed === {time} && document.querySelector('.map__paper > img')")).await;
            page.script("dispatchEvent(new Event('afterprint'))", &[]).await;
            assert_eq!(page.js("document.querySelectorAll('.map__paper > img').length").await, 0);
        }
        // By the browser's own command, of which the page knows nothing.
        page.script("dispatchEvent(new Event('afterprint'))", &[]).await;
    });
}

#[test]
fn the_browsers_own_command_prints_the_map_on_a_page_from_wherever_one_looks_at_it() {
    with_page(async |page| {
        open_panel(page).await;
        for zoom in ["Full size (0)", "Show all (9)"] {
            page.click_on(&format!(".map__buttons [title='{zoom}']")).await;
            assert_eq!(printed(page).await, [[792, 612]], "{zoom}");
        }
        page.resize(390, 800).await;
        page.open("map/").await;
        page.until("document.querySelector('.map__picture [data-topic=http]')").await;
        let sizes = printed(page).await;
        assert!(sizes.len() > 5 && sizes.iter().all(|size| *size == [612, 792]), "one long column: {sizes:?}");
        page.open("about/").await;
        assert!(printed(page).await.iter().all(|size| *size == [612, 792]), "other pages print as ever");
    });
}
