//! Files of the site.

use std::fmt;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer at all.
    Unreachable,
    /// An answer other than success: the HTTP status.
    Status(u16),
    /// A file that is not what the site's build wrote.
    Incomplete,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => f.write_str("The text did not arrive: there seems to be no connection."),
            // The second is the service worker's answer for a file of another version.
            Self::Status(404 | 503) => {
                f.write_str("The site has a new version. Update it or reload the page to read this text.")
            }
            Self::Status(status) => write!(f, "The site answered with an error ({status})."),
            Self::Incomplete => f.write_str("The text arrived incomplete."),
        }
    }
}

/// The text of a file of the site.
///
/// # Errors
/// If it cannot be fetched.
pub async fn text(href: &str) -> Result<String, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str(href)).await.map_err(|_| FetchError::Unreachable)?;
    let response: Response = response.dyn_into().map_err(|_| FetchError::Incomplete)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(|_| FetchError::Incomplete)?).await;
    text.ok().and_then(|text| text.as_string()).ok_or(FetchError::Unreachable)
}
