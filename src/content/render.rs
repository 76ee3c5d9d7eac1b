//! Markdown to the HTML of a page: links to topics and terms, code with colours. Knows nothing of where it is put.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd, html};

use super::code::{escape, highlight};
use super::glossary::Term;
use super::markdown::{self, Finder};
use super::schema::Prose;

/// Renders the texts of one page: a term of the glossary is explained where the page first uses it.
#[derive(Debug)]
pub struct Renderer<'a> {
    /// The path that the site is served under.
    base: &'a str,
    terms: &'a Finder<'a>,
    explained: BTreeSet<&'a str>,
}

impl<'a> Renderer<'a> {
    /// A renderer for one page.
    pub fn new(base: &'a str, terms: &'a Finder<'a>) -> Self {
        Self { base, terms, explained: BTreeSet::new() }
    }

    /// The HTML of a section of a text, without its heading; empty if there is no such section.
    pub fn section(&mut self, prose: &Prose, title: &str) -> String {
        self.block(section(&prose.text, title))
    }

    /// The HTML of some Markdown.
    pub fn block(&mut self, text: &str) -> String {
        let mut out = Vec::new();
        let mut code: Option<(String, String)> = None;
        let mut links = Vec::new();
        let mut depth = 0;
        for event in markdown::parser(text) {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let language = if let CodeBlockKind::Fenced(language) = kind { language } else { "text".into() };
                    code = Some((language.into_string(), String::new()));
                }
                Event::End(TagEnd::CodeBlock) => {
                    if let Some((language, text)) = code.take() {
                        out.push(Event::Html(code_block(&language, &text).into()));
                    }
                }
                Event::Text(text) if code.is_some() => {
                    if let Some((_, code)) = &mut code {
                        code.push_str(&text);
                    }
                }
                Event::Start(Tag::Link { dest_url, title, id, .. }) => {
                    depth += 1;
                    let term = dest_url.strip_prefix("term:").and_then(|id| self.terms.find(id));
                    if let Some(term) = term {
                        self.explained.insert(&term.id);
                        out.push(Event::InlineHtml(self.term_start(term).into()));
                    } else {
                        let dest_url = match dest_url.strip_prefix("topic:") {
                            Some(id) => format!("{}topics/{id}/", self.base).into(),
                            None => dest_url,
                        };
                        out.push(Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id }));
                    }
                    links.push(term.is_some());
                }
                Event::End(TagEnd::Link) => {
                    depth -= 1;
                    out.push(match links.pop() {
                        Some(true) => Event::InlineHtml("</a>".into()),
                        _ => Event::End(TagEnd::Link),
                    });
                }
                Event::Start(Tag::Table(columns)) => {
                    out.push(Event::Html(
                        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">".into(),
                    ));
                    out.push(Event::Start(Tag::Table(columns)));
                }
                Event::End(TagEnd::Table) => {
                    out.push(Event::End(TagEnd::Table));
                    out.push(Event::Html("</div>".into()));
                }
                Event::Start(ref tag @ Tag::Heading { .. }) => {
                    depth += 1;
                    out.push(Event::Start(tag.clone()));
                }
                Event::End(TagEnd::Heading(level)) => {
                    depth -= 1;
                    out.push(Event::End(TagEnd::Heading(level)));
                }
                Event::Text(text) if depth == 0 => self.text(&text, &mut out),
                other => out.push(other),
            }
        }
        let mut rendered = String::new();
        html::push_html(&mut rendered, out.into_iter());
        rendered
    }

    /// The HTML of Markdown in a line, without a paragraph around it. Terms stay plain: the line may be inside a label.
    pub fn line(text: &str) -> String {
        let events = markdown::parser(text)
            .filter(|event| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)));
        let mut rendered = String::new();
        html::push_html(&mut rendered, events);
        rendered.trim().to_owned()
    }

    /// Text with the terms in it that the page has not explained yet.
    fn text(&mut self, text: &str, out: &mut Vec<Event<'_>>) {
        let mut end = 0;
        for it in self.terms.uses(text) {
            if self.explained.insert(&it.term.id) {
                let link = format!("{}{}</a>", self.term_start(it.term), escape(&text[it.range.clone()]));
                out.push(Event::Text(CowStr::from(text[end..it.range.start].to_owned())));
                out.push(Event::InlineHtml(link.into()));
                end = it.range.end;
            }
        }
        out.push(Event::Text(CowStr::from(text[end..].to_owned())));
    }

    /// The beginning of a link that explains a term.
    fn term_start(&self, term: &Term) -> String {
        let meaning = escape(&plain(&term.meaning));
        format!("<a class=\"term\" href=\"{}glossary/#{}\" data-meaning=\"{meaning}\">", self.base, term.id)
    }
}

/// The text of Markdown without its signs.
pub fn plain(text: &str) -> String {
    let words = |event| match event {
        Event::Text(text) | Event::Code(text) => text.into_string(),
        Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
            " ".into()
        }
        _ => String::new(),
    };
    markdown::parser(text).map(words).collect::<String>().trim().to_owned()
}

/// A section of a text, without its heading.
fn section<'a>(text: &'a str, title: &str) -> &'a str {
    let heading = format!("## {title}\n");
    let found = text.strip_prefix(&heading).or_else(|| text.split_once(&format!("\n{heading}")).map(|(_, rest)| rest));
    let mut end = 0;
    let mut in_code = false;
    let rest = found.unwrap_or_default();
    for line in rest.split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        if line.starts_with("## ") && !in_code {
            break;
        }
        end += line.len();
    }
    rest.get(..end).unwrap_or_default().trim()
}

fn code_block(language: &str, text: &str) -> String {
    let words = if language == "text" { "Diagram or text" } else { language };
    format!(
        "<div class=\"code\"><pre tabindex=\"0\" role=\"region\" aria-label=\"Code: {words}\"><code>{}</code></pre>\
         <button class=\"button button--quiet code__copy\" type=\"button\" data-needs-app data-command=\"copy-code\">Copy</button></div>\n",
        highlight(language, text)
    )
}
