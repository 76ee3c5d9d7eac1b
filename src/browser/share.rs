//! The share sheet of the system.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Navigator, ShareData};

/// The outcome of an attempt to share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The learner chose where it goes.
    Shared,
    /// The learner closed the sheet.
    Cancelled,
    /// The system did not open its sheet.
    Failed,
}

fn navigator() -> Option<Navigator> {
    let navigator = web_sys::window()?.navigator();
    let share = js_sys::Reflect::get(&navigator, &JsValue::from_str("share")).ok()?;
    share.is_function().then_some(navigator)
}

/// Whether there is a share sheet.
pub fn is_possible() -> bool {
    navigator().is_some()
}

/// Opens the share sheet for a link with a title.
pub async fn link(title: &str, url: &str) -> Outcome {
    let Some(navigator) = navigator() else { return Outcome::Failed };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(url);
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Outcome::Shared,
        Err(error) if error.dyn_ref::<DomException>().is_some_and(|it| it.name() == "AbortError") => Outcome::Cancelled,
        Err(_) => Outcome::Failed,
    }
}
