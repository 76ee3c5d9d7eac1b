//! A host of one test's own, with a copy of the site that can be changed as a deployment does, and that can be stopped;
//! and what of it is in the browser's offline copy. Knows the files of a built site.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::route;

use crate::browser::Page;
use crate::servers::{serve, setting};

// A deployment makes its list as a build does.
#[path = "../../src/bin/prerender/offline.rs"]
mod list;

/// The sentence about the offline copy at the end of every page.
pub(crate) const FOOTER: &str = ".site-footer";

/// A static server of one test's own, which serves a copy of the site and can be stopped.
pub(crate) struct Host {
    /// What it serves.
    pub(crate) folder: PathBuf,
    /// The URL of the site's base, with a slash at its end. It stays the same.
    pub(crate) site: String,
    process: Option<Child>,
}

impl Host {
    /// Serves a copy of the site. The name is the folder's: one for each test.
    pub(crate) fn start(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        let copied = Command::new("cp").arg("-r").arg(setting("SITE_DIR")).arg(&folder).status().expect("cp");
        assert!(copied.success(), "no copy of the site in {}", folder.display());
        let (process, site) = serve(&folder, "0");
        Self { folder, site, process: Some(process) }
    }

    /// Stops the server: from now on nobody answers.
    pub(crate) fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            drop(process.stdin.take());
            process.wait().expect("an end");
        }
    }

    /// Starts the server again at the same address.
    pub(crate) fn go_on(&mut self) {
        let port = self.site.split([':', '/']).nth(4).expect("a port");
        self.process = Some(serve(&self.folder, port).0);
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Every file of a kind below a folder.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.to_str().unwrap().ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// The name of the app's files in a built site: each version has its own.
fn program(folder: &Path) -> String {
    let path = files(folder, "_bg.wasm").into_iter().find(|path| path.to_str().unwrap().contains("/backend-roadmap-"));
    path.unwrap().file_name().unwrap().to_str().unwrap().strip_suffix("_bg.wasm").unwrap().to_owned()
}

/// Puts another version of the site in the place of the one that is there, as a build would: the app's files have a name
/// of this version, and the pages its words.
pub(crate) fn deploy(host: &Host, version: &str) {
    let original = PathBuf::from(setting("SITE_DIR"));
    let (first, here) = (program(&original), program(&host.folder));
    let name = format!("backend-roadmap-{version}");
    for ending in ["_bg.wasm", ".js"] {
        fs::remove_file(host.folder.join(format!("{here}{ending}"))).unwrap();
        fs::copy(original.join(format!("{first}{ending}")), host.folder.join(format!("{name}{ending}"))).unwrap();
    }
    for page in [".html", "/topic.json"].into_iter().flat_map(|ending| files(&original, ending)) {
        let html = fs::read_to_string(&page).unwrap().replace(&first, &name);
        let html = html.replace("The 2021 roadmap for", &format!("The {version} roadmap for"));
        let html = html.replace("An in-memory data structure server", "Again, an in-memory data structure server");
        let place = host.folder.join(page.strip_prefix(&original).unwrap());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, html).unwrap();
    }
    list_files(host);
}

/// Makes the list of the files as they are now.
pub(crate) fn list_files(host: &Host) {
    list::fill(&host.folder, &fs::read_to_string(template()).unwrap()).unwrap();
}

/// The worker without a list.
pub(crate) fn template() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sw.js")
}

/// Opens the outline and waits until the whole site is copied.
pub(crate) async fn copy(page: &Page) {
    page.open("").await;
    page.until_text(FOOTER, "Works offline").await;
}

/// The names of the site's caches, and the paths in them.
pub(crate) async fn cached(page: &Page) -> (Vec<String>, Vec<String>) {
    let script = r"
        const done = arguments[0];
        (async () => {
            const names = await caches.keys();
            const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
            done([names, requests.flat().map(({ url }) => new URL(url).pathname)]);
        })();";
    serde_json::from_value(page.script_async(script, &[]).await).unwrap()
}

/// How many pages the site has.
pub(crate) fn pages() -> usize {
    ROADMAP.topics.len() + ROADMAP.stages.len() + ROADMAP.paths.len() + route::Page::singles().count()
}
