//! What makes the built site an app that works offline: the list in the service worker and the web manifest. A part of
//! `tests/tidy.rs`, like the other checks of the built site.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::site::{base, page, pages, read, site};

/// The files that a list in `sw.js` names, with their hashes.
fn listed(script: &str, list: &str) -> BTreeMap<String, String> {
    let start = script.split_once(&format!("const {list} = {{")).unwrap_or_else(|| panic!("sw.js has no {list}")).1;
    let (body, _) = start.split_once("};").expect("an end of the list");
    let object = format!("{{{}}}", body.trim().trim_end_matches(','));
    serde_json::from_str(&object).unwrap_or_else(|error| panic!("{list} in sw.js: {error}"))
}

/// Every file of the site, by its path from the folder.
fn files(folder: &Path) -> Vec<String> {
    let (mut files, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else {
            files.push(path.strip_prefix(folder).expect("inside").to_str().expect("a name").to_owned());
        }
    }
    files.sort();
    files
}

#[test]
fn the_service_worker_lists_every_file_for_offline_with_its_hash() {
    let Some(folder) = site("the_service_worker_lists_every_file_for_offline_with_its_hash") else { return };
    let script = String::from_utf8(read(&folder.join("sw.js"))).expect("UTF-8");
    let (shell, texts) = (listed(&script, "SHELL"), listed(&script, "TEXTS"));
    for (name, hash) in shell.iter().chain(&texts) {
        let digest = Sha256::digest(read(&folder.join(name)));
        let whole: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(hash.len() >= 16 && whole.starts_with(hash), "{name} has another hash than {hash}");
    }
    // The list of the paths is a page like any other.
    let starts = |name: &str| ["topics/", "stages/", "paths/", "anki.txt"].iter().any(|start| name.starts_with(start));
    let is_text = |name: &str| starts(name) && name != "paths/index.html";
    assert!(texts.keys().all(|name| is_text(name)) && !shell.keys().any(|name| is_text(name)));
    // Whatever a page may load belongs to it, whoever has put it there; what is for hosts and machines does not.
    let for_others = |name: &str| {
        ["sw.js", "_headers", "robots.txt"].contains(&name)
            || name.starts_with("screenshot")
            || name.ends_with("preview.png")
    };
    let left: Vec<String> = files(&folder)
        .into_iter()
        .filter(|name| !shell.contains_key(name) && !texts.contains_key(name) && !for_others(name))
        .collect();
    assert!(left.is_empty(), "neither in the offline copy nor known to be left out: {left:?}");
    let version = script.split_once("const VERSION = \"").and_then(|(_, rest)| rest.split('"').next());
    assert!(version.is_some_and(|version| version.len() == 16), "the version is {version:?}");
}

/// The width and the height that the header of a PNG tells.
fn png_size(path: &Path) -> String {
    let bytes = read(path);
    assert_eq!(bytes.get(1..4), Some(&b"PNG"[..]), "{}", path.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    format!("{}x{}", number(16), number(20))
}

/// The width and the height that the header of an extended WebP tells.
fn webp_size(path: &Path) -> String {
    let bytes = read(path);
    assert_eq!(bytes.get(8..16), Some(&b"WEBPVP8X"[..]), "{}", path.display());
    let number = |at: usize| 1 + u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], 0]);
    format!("{}x{}", number(24), number(27))
}

#[test]
fn the_manifest_makes_an_app_of_the_site() {
    let Some(folder) = site("the_manifest_makes_an_app_of_the_site") else { return };
    let manifest: Value = serde_json::from_slice(&read(&folder.join("manifest.webmanifest"))).expect("JSON");
    let base = base(&page(&folder.join("index.html")));
    assert_eq!(manifest["id"], base.as_str());
    assert_eq!(["start_url", "scope", "display"].map(|key| &manifest[key]), ["today/", "./", "standalone"]);
    let texts = ["name", "short_name", "description", "theme_color", "background_color"];
    assert!(texts.iter().all(|key| manifest[key].as_str().is_some_and(|text| !text.is_empty())));
    let list = |key: &str| manifest[key].as_array().unwrap_or_else(|| panic!("no {key}")).clone();
    let source = |it: &Value| -> PathBuf { folder.join(it["src"].as_str().expect("src")) };
    for picture in list("icons").iter().chain(&list("screenshots")) {
        let path = source(picture);
        match picture["type"].as_str() {
            Some("image/png") => assert_eq!(picture["sizes"], png_size(&path), "{}", path.display()),
            Some("image/webp") => assert_eq!(picture["sizes"], webp_size(&path), "{}", path.display()),
            other => assert!(other == Some("image/svg+xml") && path.is_file(), "{}", path.display()),
        }
        assert!(read(&path).len() < 120_000, "{} is too big", path.display());
    }
    let has_icon = |size: &str, purpose: &str| {
        list("icons").iter().any(|icon| icon["sizes"] == size && icon["purpose"] == purpose)
    };
    assert!(has_icon("192x192", "any") && has_icon("512x512", "any") && has_icon("512x512", "maskable"));
    let forms: Vec<Value> = list("screenshots").iter().map(|it| it["form_factor"].clone()).collect();
    assert_eq!(forms, ["wide", "wide", "narrow"]);
    assert!(list("screenshots").iter().all(|it| it["label"].as_str().is_some_and(|label| label.len() > 10)));
    let shortcuts: Vec<(Value, Value)> =
        list("shortcuts").iter().map(|it| (it["name"].clone(), it["url"].clone())).collect();
    assert_eq!(shortcuts, [("Next topics".into(), "./?ready=yes".into()), ("Review".into(), "./?again=yes".into())]);
}

#[test]
fn every_page_names_the_manifest_and_the_icon_by_whole_paths() {
    let Some(folder) = site("every_page_names_the_manifest_and_the_icon_by_whole_paths") else { return };
    for path in pages(&folder) {
        let html = page(&path);
        let base = base(&html);
        for (rel, file) in [("manifest", "manifest.webmanifest"), ("apple-touch-icon", "icon-180.png")] {
            let named: Vec<_> = html.named("link").filter(|link| link.get("rel") == Some(rel)).collect();
            let expected = format!("{base}{file}");
            assert!(
                matches!(&named[..], [link] if link.get("href") == Some(&expected)),
                "{}: {named:?}",
                path.display()
            );
        }
    }
    assert_eq!(png_size(&folder.join("icon-180.png")), "180x180");
}
