//! Text for HTML and SVG, and HTML that the build has made.

use serde::{Deserialize, Serialize};

/// HTML that the build has rendered from the content. Nothing that a learner wrote is ever in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Html(pub String);

impl Html {
    /// Empties it.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// Text as it stands between tags or in an attribute's double quotes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
