//! Downloads of files that the page makes.

use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// How long a browser has to begin with a file.
const MINUTE: Duration = Duration::from_secs(60);

/// Saves what a URL of the page holds as a file of this name.
pub fn save(name: &str, url: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(link) = document.and_then(|document| document.create_element("a").ok())
        && link.set_attribute("download", name).is_ok()
        && link.set_attribute("href", url).is_ok()
        && let Some(link) = link.dyn_ref::<HtmlElement>()
    {
        link.click();
    }
}

/// Saves a text of any length as a file of this name. Chromium saves no `data:` URL of more than two million letters.
pub fn save_text(name: &str, mime: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&JsValue::from_str(text)), &options);
    if let Ok(url) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) {
        save(name, &url);
        set_timeout(move || drop(Url::revoke_object_url(&url)), MINUTE);
    }
}
