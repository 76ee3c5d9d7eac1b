//! The built site, as files: its size over the wire, its completeness and its safety. A part of `tests/tidy.rs`, because
//! the host tests run before the site is built. Where it stands is in `SITE_DIR`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::route::{Page, Route};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::html::{Element, Html};

/// What the first visit may weigh, in bytes of brotli: the page and all that it names. The goal is 230 kB, which is missed:
/// the README says by what. Lower this with every saving.
const FIRST_VISIT: usize = 300_500;
/// What the page of a topic may weigh, with the style of its first screen inside.
const TOPIC: usize = 16_000;
/// What the data of a topic may weigh, which the app fetches for a page that it opens itself.
const TOPIC_DATA: usize = 10_000;

/// The folder of the built site. Without one the test has nothing to look at, and says so.
pub(crate) fn site(test: &str) -> Option<PathBuf> {
    let folder = env::var_os("SITE_DIR").map(PathBuf::from);
    match &folder {
        None => println!("NOT CHECKED: {test} needs the built site: SITE_DIR=dist after make build"),
        Some(folder) => assert!(folder.join("index.html").is_file(), "SITE_DIR={} holds no site", folder.display()),
    }
    folder
}

pub(crate) fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn page(path: &Path) -> Html {
    Html::parse(&String::from_utf8(read(path)).expect("UTF-8"), &path.display().to_string())
}

/// The size in brotli.
fn weight(bytes: &[u8], quality: i32) -> usize {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters).expect("memory");
    compressed.len()
}

/// Every page of the site.
pub(crate) fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "html") {
            pages.push(path);
        }
    }
    pages
}

/// The path that the site was built to be served under.
pub(crate) fn base(index: &Html) -> String {
    let html = index.named("html").next().and_then(|html| html.get("data-base"));
    html.expect("<html data-base>").to_owned()
}

/// What the browser loads with a page: the addresses in its head.
fn loaded(html: &Html) -> BTreeSet<String> {
    let of_link = |link: &Element| {
        let rels = ["stylesheet", "modulepreload", "preload", "icon"];
        link.get("rel").filter(|rel| rels.contains(rel)).and_then(|_| link.get("href")).map(str::to_owned)
    };
    let of_script = |script: &Element| {
        ["src", "data-js", "data-wasm"].into_iter().filter_map(|name| script.get(name)).map(str::to_owned).collect()
    };
    let scripts = html.named("script").flat_map(|script| -> Vec<String> { of_script(script) });
    // What is in a template the app adds later; a browser that runs it leaves out what is for those that do not.
    let links = html.all(|element| element.name == "link").into_iter();
    let links = links.filter(|at| {
        !html.around(*at).any(|around| ["template", "noscript"].contains(&html.elements[around].name.as_str()))
    });
    links.filter_map(|at| of_link(&html.elements[at])).chain(scripts).collect()
}

/// The file that an address of the site stands for.
fn file(folder: &Path, base: &str, address: &str) -> PathBuf {
    let path = address.strip_prefix(base).unwrap_or_else(|| panic!("{address} is not below {base}"));
    folder.join(path.split(['?', '#']).next().unwrap_or(path))
}

#[test]
fn the_first_visit_weighs_little() {
    let Some(folder) = site("the_first_visit_weighs_little") else { return };
    let index = page(&folder.join("index.html"));
    let base = base(&index);
    let mut paths = vec![folder.join("index.html")];
    paths.extend(loaded(&index).iter().map(|address| file(&folder, &base, address)));
    let (mut sum, mut table) = (0, String::new());
    for path in &paths {
        let bytes = read(path);
        let compressed = weight(&bytes, 11);
        sum += compressed;
        let name = path.strip_prefix(&folder).unwrap_or(path).display();
        table += &format!("{compressed:>8} of {:>8}  {name}\n", bytes.len());
    }
    println!("{table}{sum:>8} of {FIRST_VISIT:>8}  allowed for the first visit, bytes of brotli -q 11");
    assert!(paths.iter().any(|path| path.extension().is_some_and(|ending| ending == "wasm")), "{paths:?}");
    assert!(sum <= FIRST_VISIT, "the first visit weighs {sum} bytes; {FIRST_VISIT} are allowed");
}

/// The topics of which a file weighs more than it may. A lesser quality is quick and tells an upper bound.
fn heavy(folder: &Path, name: &str, limit: usize) -> Vec<(&'static str, usize)> {
    let weigh = |topic: &backend_roadmap::domain::topic::Topic| {
        let bytes = read(&folder.join("topics").join(topic.id).join(name));
        (weight(&bytes, 5), bytes, topic.id)
    };
    let mut weights: Vec<_> = ROADMAP.topics.iter().map(weigh).collect();
    weights.sort_unstable();
    let (mut heavy, mut table) = (Vec::new(), String::new());
    for (at, (bound, bytes, id)) in weights.iter().rev().enumerate() {
        if at >= 3 && *bound <= limit {
            break;
        }
        let compressed = weight(bytes, 11);
        table += &format!("{compressed:>8} of {:>8}  topics/{id}/{name}\n", bytes.len());
        heavy.extend((compressed > limit).then_some((*id, compressed)));
    }
    println!("{table}{limit:>8}              allowed for {name}, bytes of brotli -q 11; the heaviest above");
    heavy
}

#[test]
fn a_topic_weighs_little() {
    let Some(folder) = site("a_topic_weighs_little") else { return };
    assert_eq!(heavy(&folder, "index.html", TOPIC), []);
    assert_eq!(heavy(&folder, "topic.json", TOPIC_DATA), []);
}

#[test]
fn the_built_outline_lists_every_topic_and_every_page_exists() {
    let Some(folder) = site("the_built_outline_lists_every_topic_and_every_page_exists") else { return };
    let index = page(&folder.join("index.html"));
    let listed: Vec<&str> = index.elements.iter().filter_map(|element| element.get("data-topic")).collect();
    assert_eq!(listed, ROADMAP.topics.iter().map(|topic| topic.id).collect::<Vec<_>>());
    let topics = ROADMAP.indices().map(Page::Topic);
    let expected: BTreeSet<PathBuf> = Page::singles()
        .chain(topics)
        .chain(ROADMAP.stage_indices().map(Page::Stage))
        .chain(ROADMAP.path_indices().map(Page::Path))
        .map(|page| file(&folder, "/", &Route::to(page).href("/", &ROADMAP)).join("index.html"))
        // What there is in the place of a page.
        .chain(["404.html", "offline.html", "update.html"].map(|name| folder.join(name)))
        .collect();
    assert_eq!(pages(&folder).into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn no_built_page_runs_or_loads_what_its_policy_forbids() {
    let Some(folder) = site("no_built_page_runs_or_loads_what_its_policy_forbids") else { return };
    let mut broken = Vec::new();
    for path in pages(&folder) {
        let html = page(&path);
        let is_policy = |meta: &&Element| meta.get("http-equiv") == Some("Content-Security-Policy");
        let policy = html.named("meta").find(is_policy).and_then(|meta| meta.get("content")).unwrap_or("");
        let allows = |text: &str| policy.contains(&format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text))));
        let is_odd = |source: &str| {
            if source.starts_with("'sha256-") {
                return false;
            }
            ["'unsafe-inline'", "'unsafe-eval'", "*"].contains(&source) || source.contains("//") || source == "http:"
        };
        let rules = ["default-src 'none'", "require-trusted-types-for 'script'", "trusted-types default"];
        if !rules.iter().all(|rule| policy.contains(rule)) || policy.split([' ', ';']).any(is_odd) {
            broken.push(format!("{}: its policy is {policy:?}", path.display()));
        }
        for element in &html.elements {
            // Browsers do not run these, and no policy is asked.
            let is_data = matches!(element.get("type"), Some("application/json" | "application/ld+json"));
            let has_code = element.get("src").is_none() || !element.text.is_empty();
            let is_inline = element.name == "script" && !is_data && has_code;
            let is_refused = (is_inline || element.name == "style") && !allows(&element.source);
            let is_styled = element.get("style").is_some();
            let is_handler = element.attribute_names().any(|name| name.starts_with("on"));
            let runs = element.get("href").is_some_and(|href| href.trim_start().starts_with("javascript:"));
            if is_refused || is_styled || is_handler || runs {
                broken.push(format!("{}: {element:?}", path.display()));
            }
        }
        let base = base(&html);
        let loaded = loaded(&html).into_iter().filter(|address| !file(&folder, &base, address).is_file());
        broken.extend(loaded.map(|address| format!("{}: {address} is not there", path.display())));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_page_names_a_picture_for_links_to_it() {
    let Some(folder) = site("every_page_names_a_picture_for_links_to_it") else { return };
    let (mut pictures, mut broken) = (BTreeSet::new(), Vec::new());
    for path in pages(&folder) {
        let html = page(&path);
        let of = |property: &str| {
            let is_it = |meta: &&Element| meta.get("property") == Some(property);
            html.named("meta").find(is_it).and_then(|meta| meta.get("content")).unwrap_or("")
        };
        // Stand-ins for other pages have no address.
        let is_stand_in = ["404.html", "offline.html", "update.html"].iter().any(|name| path.ends_with(name));
        let texts = ["og:title", "og:image"].map(of);
        if texts.iter().any(|text| text.is_empty() != is_stand_in) {
            broken.push(format!("{}: {texts:?}", path.display()));
        } else if !is_stand_in {
            pictures.insert(file(&folder, &base(&html), of("og:image")));
        }
    }
    for picture in &pictures {
        // Width and height stand behind the signature and the name of the first part of a PNG.
        let size = read(picture)[16..24].to_vec();
        if size != [1200_u32.to_be_bytes(), 630_u32.to_be_bytes()].concat() {
            broken.push(format!("{}: {size:?}", picture.display()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert_eq!(pictures.len(), ROADMAP.stages.len() + 1);
}
