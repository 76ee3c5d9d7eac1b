//! The HTML of notes and links. Nothing that a learner wrote, or that came with a file, becomes markup of its own: HTML in
//! a note is text, links lead to https alone, pictures are links.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::content::ROADMAP;
use crate::domain::html::escape;

/// The longest address that is kept.
const ADDRESS_LIMIT: usize = 500;
/// The longest title of a link.
const TITLE_LIMIT: usize = 120;

/// What stands under the heading of the section.
pub fn section(topic: &str, note: &str, links: &[String], is_editing: bool) -> String {
    let title = ROADMAP.find(topic).map_or("", |topic| ROADMAP.topic(topic).title);
    let note = if is_editing { editor(topic, title, note) } else { reader(note) };
    let items: String = links.iter().map(|link| item(link)).collect();
    let list = if items.is_empty() { String::new() } else { format!("<ul class=\"notes__links\">{items}</ul>") };
    format!(
        "{note}{list}<details class=\"notes__add\"><summary>Keep a link</summary><div class=\"notes__fields\">\
         <label for=\"link-address\">Address</label>\
         <input id=\"link-address\" type=\"url\" placeholder=\"https://…\" maxlength=\"{ADDRESS_LIMIT}\" autocomplete=\"off\">\
         <label for=\"link-title\">Title (optional)</label>\
         <input id=\"link-title\" type=\"text\" maxlength=\"{TITLE_LIMIT}\" autocomplete=\"off\">\
         <p class=\"notes__problem\" role=\"alert\"></p>\
         <button class=\"button\" type=\"button\" data-desk-command=\"add-link\">Keep the link</button></div></details>"
    )
}

fn reader(note: &str) -> String {
    let (text, label) = match note {
        "" => (String::new(), "Write a note"),
        note => (format!("<div class=\"prose notes__text\">{}</div>", rendered(note)), "Edit the note"),
    };
    format!("{text}<button class=\"button\" type=\"button\" data-desk-command=\"edit-note\">{label}</button>")
}

fn editor(topic: &str, title: &str, note: &str) -> String {
    let known = escape(note);
    format!(
        "<label for=\"note-text\">Note on {}</label>\
         <textarea id=\"note-text\" rows=\"8\" data-topic-of-note=\"{}\" data-known=\"{known}\" aria-describedby=\"note-hint\">\n{known}</textarea>\
         <p class=\"notes__hint\" id=\"note-hint\">Markdown: **strong**, *emphasis*, lists, `code`, links to https. Saved as you type, in this browser.</p>\
         <p class=\"notes__saved\" role=\"status\"></p>\
         <button class=\"button button--strong\" type=\"button\" data-desk-command=\"close-note\">Done</button>",
        escape(title),
        escape(topic)
    )
}

fn item(link: &str) -> String {
    let (address, title) = parts(link);
    let name = escape(title);
    let text = if is_allowed(address) {
        format!("<a href=\"{}\" rel=\"external noopener noreferrer\">{name}</a>", escape(address))
    } else {
        name.clone()
    };
    format!(
        "<li>{text} <button class=\"button button--quiet\" type=\"button\" data-desk-command=\"remove-link\" data-link=\"{}\" \
         aria-label=\"Remove the link {name}\">Remove</button></li>",
        escape(link)
    )
}

/// The address and the title of a link as it is kept; without a title the address is its own.
pub fn parts(link: &str) -> (&str, &str) {
    link.split_once(' ').unwrap_or((link, link))
}

fn is_allowed(address: &str) -> bool {
    address.strip_prefix("https://").is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// A link as it is kept: the address, a blank and the title.
///
/// # Errors
/// With what is wrong with the address, for the learner.
pub fn link(address: &str, title: &str) -> Result<String, &'static str> {
    let address = address.trim();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !is_allowed(address) {
        return Err("The address must begin with https:// and name a site.");
    }
    if address.len() > ADDRESS_LIMIT || title.chars().count() > TITLE_LIMIT {
        return Err("The address or the title is too long.");
    }
    if address.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err("An address has no blanks in it.");
    }
    Ok(if title.is_empty() { address.to_owned() } else { format!("{address} {title}") })
}

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
