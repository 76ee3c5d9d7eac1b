//! A badge beside a text that one writes elsewhere, such as a README: a picture to save, and what shows it there and leads
//! to the progress link. No server keeps it up to date, so it names its day. Knows nothing of the page.

use crate::domain::html::escape;
use crate::domain::quotation::isolated;
use crate::domain::stats::Tally;

/// The name of the picture's file.
pub const FILE: &str = "badge.svg";

/// The content of the badge.
#[derive(Clone, Copy, Debug)]
pub struct Badge<'a> {
    /// Whose progress it is; empty if they do not say.
    pub name: &'a str,
    /// How far it is.
    pub tally: Tally,
    /// The day on which it was made, as `2026-11-22`.
    pub day: &'a str,
    /// The progress link.
    pub link: &'a str,
}

impl Badge<'_> {
    /// The badge in words, for those who do not see it.
    pub fn words(&self) -> String {
        self.words_with(self.name)
    }

    fn words_with(&self, name: &str) -> String {
        let whose =
            if name.is_empty() { "Backend roadmap".into() } else { format!("{}’s backend roadmap", isolated(name)) };
        format!("{whose}: {} on {}", self.tally, self.day)
    }

    /// The picture: two fields in one line, as wide as their texts.
    pub fn svg(&self) -> String {
        const LABEL: usize = 121;
        let told = format!("{}, {}", self.tally, self.day);
        // The approximate width of a character; `textLength` makes it exact.
        let room = told.len() * 7;
        let (value, width) = (room + 16, LABEL + room + 16);
        let title = escape(&self.words());
        let text = |x: usize, length: usize, text: &str| {
            format!("<text x=\"{x}\" y=\"14\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>")
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 20\" width=\"{width}\" height=\"20\" role=\"img\" \
             font-family=\"Verdana, sans-serif\" font-size=\"11\" fill=\"#fff\"><title>{title}</title>\
             <path fill=\"#3d464d\" d=\"M3 0h{}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z\"/>\
             <path fill=\"#1f6b2e\" d=\"M{LABEL} 0h{}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{}z\"/>{}{}</svg>",
            LABEL - 3,
            value - 3,
            value - 3,
            text(8, LABEL - 16, "backend roadmap"),
            text(LABEL + 8, room, &told),
        )
    }

    /// The Markdown for the badge.
    pub fn markdown(&self) -> String {
        // A name may hold what Markdown gives a meaning.
        let mut name = String::new();
        for c in self.name.chars() {
            if c.is_ascii_punctuation() {
                name.push('\\');
            }
            name.push(c);
        }
        format!("[![{}]({FILE})]({})", self.words_with(&name), self.link)
    }

    /// The HTML for the badge.
    pub fn html(&self) -> String {
        let words = escape(&self.words());
        format!("<a href=\"{}\"><img src=\"{FILE}\" alt=\"{words}\" height=\"20\"></a>", escape(self.link))
    }
}
