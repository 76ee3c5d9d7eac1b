//! A note as HTML. Nothing that a learner wrote, or that came with a file, becomes markup of its own: HTML in a note is
//! text, links lead to https alone, pictures are links.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::links::is_allowed;
use crate::domain::html::escape;

/// A note as HTML.
pub fn rendered(note: &str) -> String {
    let mut open_links = Vec::new();
    let events = Parser::new_ext(note, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS).filter_map(|event| {
        Some(match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            // The page's own headings come first.
            Event::Start(Tag::Heading { .. }) => {
                Event::Start(Tag::Heading { level: HeadingLevel::H3, id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(HeadingLevel::H3)),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let is_allowed = is_allowed(&dest_url);
                open_links.push(is_allowed);
                if !is_allowed {
                    return None;
                }
                Event::InlineHtml(
                    format!("<a href=\"{}\" rel=\"external noopener noreferrer\">", escape(&dest_url)).into(),
                )
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if open_links.pop() != Some(true) {
                    return None;
                }
                Event::InlineHtml("</a>".into())
            }
            Event::TaskListMarker(is_done) => Event::Text(if is_done { "☑ " } else { "☐ " }.into()),
            event => event,
        })
    });
    let mut html = String::new();
    html::push_html(&mut html, events);
    html
}
