//! Writes the static pages of the site: Trunk's post-build hook. Renders the app's own components, so that a page reads
//! the same before the app takes over. Knows nothing of the browser.

#[cfg(not(target_arch = "wasm32"))]
#[path = "prerender/assets.rs"]
mod assets;

#[cfg(not(target_arch = "wasm32"))]
#[path = "prerender/map.rs"]
mod map;

#[cfg(not(target_arch = "wasm32"))]
#[path = "prerender/metadata.rs"]
mod metadata;

#[cfg(not(target_arch = "wasm32"))]
#[path = "prerender/offline.rs"]
mod offline;

#[cfg(not(target_arch = "wasm32"))]
#[path = "prerender/pages.rs"]
mod pages;

#[cfg(not(target_arch = "wasm32"))]
#[path = "prerender/preview.rs"]
mod preview;

#[cfg(not(target_arch = "wasm32"))]
#[path = "prerender/words.rs"]
mod words;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::var("TRUNK_STAGING_DIR")?;
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".into());
    let folder = std::path::Path::new(&folder);
    pages::write_all(folder, &base)?;
    // A build to work on has no pictures and no offline copy: its worker stays without a list.
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        if !pages::is_made_up() {
            preview::draw_all(folder)?;
        }
        offline::fill(folder, &std::fs::read_to_string(folder.join("sw.js"))?)?;
    }
    Ok(())
}

/// The tool runs on the host only.
#[cfg(target_arch = "wasm32")]
fn main() {}
