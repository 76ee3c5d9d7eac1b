//! Markdown to the HTML of a page: links to topics and terms, code with colours. Knows nothing of where it is put.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd, html};

use super::code::highlight;
use super::fence::{self, Fence};
use super::glossary::Term;
use super::markdown::{self, Finder};
use super::schema::Prose;
use crate::domain::html::escape;

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

    /// The HTML of some Markdown. What stands under the heading of a language is a section of its own, and what stands
    /// under "Details" is folded away.
    pub fn block(&mut self, text: &str) -> String {
        let part = |part: &str| match heading(part) {
            Some("In JavaScript") => format!("<section data-language=\"javascript\">\n{}</section>\n", self.part(part)),
            Some("In Python") => format!("<section data-language=\"python\">\n{}</section>\n", self.part(part)),
            Some("Details") => {
                let below = part.split_once('\n').map_or("", |(_, below)| below);
                format!("<details>\n<summary>Details</summary>\n{}</details>\n", self.part(below))
            }
            _ => self.part(part),
        };
        parts(text).into_iter().map(part).collect()
    }

    /// The HTML of Markdown between two headings.
    fn part(&mut self, text: &str) -> String {
        let mut out = Vec::new();
        let mut code: Option<(Fence, String)> = None;
        let mut links = Vec::new();
        let mut depth = 0;
        for event in markdown::whole_texts(text) {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let fence = match kind {
                        CodeBlockKind::Fenced(info) => fence::parse(&info).unwrap_or_default(),
                        CodeBlockKind::Indented => Fence::default(),
                    };
                    code = Some((fence, String::new()));
                }
                Event::End(TagEnd::CodeBlock) => {
                    if let Some((fence, text)) = code.take() {
                        out.push(Event::Html(code_block(&fence, &text).into()));
                    }
                }
                Event::Text(text) if code.is_some() => {
                    if let Some((_, code)) = &mut code {
                        code.push_str(&text);
                    }
                }
                Event::Start(Tag::Link { dest_url, title, id, .. }) => {
                    depth += 1;
                    let link = match dest_url.strip_prefix("term:") {
                        Some(id) => self.terms.find(id).map(|term| {
                            self.explained.insert(&term.id);
                            Event::InlineHtml(self.term_start(term).into())
                        }),
                        None => {
                            let dest_url = address(self.base, dest_url);
                            Some(Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id }))
                        }
                    };
                    // A word that links to no term is one that is not explained here.
                    links.push(link.is_some());
                    out.extend(link);
                }
                Event::End(TagEnd::Link) => {
                    depth -= 1;
                    out.extend(links.pop().unwrap_or_default().then_some(Event::InlineHtml("</a>".into())));
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
    /// What looks like HTML is text: `Vec<T>` is more likely than a tag.
    pub fn line(text: &str) -> String {
        Self::line_with_links("", text)
    }

    /// The same with links to topics, on a site under a base path.
    pub fn line_with_links(base: &str, text: &str) -> String {
        let events = markdown::parser(text).filter_map(|event| match event {
            Event::Start(Tag::Paragraph | Tag::HtmlBlock) | Event::End(TagEnd::Paragraph | TagEnd::HtmlBlock) => None,
            Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = address(base, dest_url);
                Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            other => Some(other),
        });
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

/// The number of words in a text of Markdown, without its code.
pub fn words(text: &str) -> usize {
    let prose: String = text.split("```").step_by(2).collect();
    plain(&prose).split_whitespace().count()
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

/// Where a link of a text leads on a site under a base path.
fn address<'a>(base: &str, link: CowStr<'a>) -> CowStr<'a> {
    link.strip_prefix("topic:").map(|id| format!("{base}topics/{id}/").into()).unwrap_or(link)
}

/// The parts of some Markdown: what comes before the first heading of the third level, and what each one begins.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut end, mut in_code) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        if heading(line).is_some() && !in_code {
            parts.push(&text[start..end]);
            start = end;
        }
        end += line.len();
    }
    parts.push(&text[start..]);
    parts
}

/// The heading of the third level that begins some Markdown.
fn heading(text: &str) -> Option<&str> {
    text.lines().next()?.strip_prefix("### ").map(str::trim)
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

fn code_block(fence: &Fence, text: &str) -> String {
    let words = match fence.language.as_str() {
        _ if fence.is_output => "Output",
        "text" | "" => "Diagram or text",
        language => language,
    };
    format!(
        "<div class=\"code\"><pre tabindex=\"0\" role=\"region\" aria-label=\"Code: {words}\"><code>{}</code></pre>\
         <button class=\"button button--quiet code__copy\" type=\"button\" data-needs-app data-button=\"copy-code\">Copy</button></div>\n",
        highlight(&fence.language, text)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::glossary::Glossary;

    fn glossary(name: &str, forms: &[&str]) -> Glossary {
        let forms = forms.iter().map(|form| (*form).to_owned()).collect();
        let meaning = "What a \"test\" says & means.".to_owned();
        Glossary { term: vec![Term { id: "it".into(), name: name.into(), forms, meaning, topic: None }] }
    }

    fn render(text: &str) -> String {
        let glossary = glossary("Token", &["tokens", "access token"]);
        Renderer::new("/base/", &Finder::new(&glossary)).block(text)
    }

    const LINK: &str =
        "<a class=\"term\" href=\"/base/glossary/#it\" data-meaning=\"What a &quot;test&quot; says &amp; means.\">";

    #[test]
    fn a_term_is_explained_where_it_first_stands_as_a_whole_word() {
        assert_eq!(
            render("A tokenizer, Tokens & a token."),
            format!("<p>A tokenizer, {LINK}Tokens</a> &amp; a token.</p>\n")
        );
        assert_eq!(render("An access token."), format!("<p>An {LINK}access token</a>.</p>\n"), "the longest form wins");
        assert_eq!(render("An access\ntoken\nhere"), format!("<p>An {LINK}access\ntoken</a>\nhere</p>\n"));
    }

    #[test]
    fn a_term_stays_plain_in_code_headings_and_links() {
        for text in ["`token`", "### Token", "[token](https://example.org)"] {
            assert!(!render(text).contains("class=\"term\""), "{}", render(text));
        }
        assert_eq!(render("[this](term:it) token"), format!("<p>{LINK}this</a> token</p>\n"));
    }

    #[test]
    fn a_topic_is_linked_below_the_base() {
        assert_eq!(render("[HTTP](topic:http)"), "<p><a href=\"/base/topics/http/\">HTTP</a></p>\n");
    }

    #[test]
    fn what_looks_like_html_in_a_line_is_text() {
        assert_eq!(Renderer::line("a Vec<T> and `<b>`"), "a Vec&lt;T&gt; and <code>&lt;b&gt;</code>");
        assert_eq!(Renderer::line("<script>x</script>"), "&lt;script&gt;x&lt;/script&gt;");
    }

    #[test]
    fn a_term_can_be_left_unexplained() {
        assert_eq!(render("a [token](term:none), a token"), format!("<p>a token, a {LINK}token</a></p>\n"));
    }

    #[test]
    fn each_language_has_its_section_and_details_are_folded() {
        assert_eq!(
            render("First\n\n### In JavaScript\n\n```text\n### no heading\n```\n\n### In Python\n\nb\n\n### Then\n\nc")
                .replace('\n', ""),
            format!(
                "<p>First</p><section data-language=\"javascript\"><h3>In JavaScript</h3>{}</section>\
                 <section data-language=\"python\"><h3>In Python</h3><p>b</p></section><h3>Then</h3><p>c</p>",
                code_block(&fence::parse("text").unwrap(), "### no heading").replace('\n', "")
            )
        );
        assert_eq!(
            render("### Details\n\nb").replace('\n', ""),
            "<details><summary>Details</summary><p>b</p></details>"
        );
    }

    #[test]
    fn a_section_ends_at_the_next_heading_and_not_inside_code() {
        let text = "## One\n\n```text\n## no heading\n```\n\n## Two\n\nmore";
        assert_eq!(section(text, "One"), "```text\n## no heading\n```");
        assert_eq!(section(text, "Two"), "more");
        assert_eq!(section(text, "Three"), "");
    }
}
