//! The pictures of the site in the README and in the manifest: `make screenshots` takes them.

use std::fs;
use std::path::Path;

use backend_roadmap::domain::progress::Status;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::browser::with_page;
use crate::saved_text;

#[test]
#[ignore = "writes files: make screenshots"]
fn screenshots() {
    let statuses = [
        ("your-first-week", Status::Done),
        ("how-the-internet-works", Status::Done),
        ("http", Status::Learning),
        ("dns", Status::Done),
        ("html", Status::Done),
    ];
    let pictures = [
        ("screenshot-wide.webp", "topics/http/", "#topic .question", (1280, 800)),
        ("screenshot-map.webp", "map/", "[data-map] [data-topic=http]", (1280, 800)),
        ("screenshot-narrow.webp", "", "[data-topic=http] .status-control", (390, 844)),
    ];
    with_page(async |page| {
        for (file, path, shown, (width, height)) in pictures {
            page.resize(width, height).await;
            page.open_with(path, &[("backend-roadmap:progress", &saved_text(&statuses))]).await;
            page.until(&format!("document.querySelector('{shown}')")).await;
            page.until("document.fonts.status === 'loaded' && document.getAnimations().length === 0").await;
            let picture = page.cdp("Page.captureScreenshot", json!({ "format": "webp", "quality": 80 })).await;
            let picture = STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
            fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(file), picture).unwrap();
        }
    });
}
