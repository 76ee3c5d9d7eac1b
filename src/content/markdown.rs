//! The Markdown of the texts: one dialect for those who check it and those who render it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::glossary::{Glossary, Term};

/// The languages that a code block may name.
pub const LANGUAGES: &[&str] = &[
    "apache",
    "bash",
    "c",
    "console",
    "csharp",
    "css",
    "cypher",
    "diff",
    "dockerfile",
    "go",
    "graphql",
    "groovy",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "json",
    "lua",
    "makefile",
    "nginx",
    "php",
    "powershell",
    "python",
    "ruby",
    "rust",
    "sql",
    "text",
    "toml",
    "typescript",
    "xml",
    "yaml",
];

/// A parser of our dialect: CommonMark with tables.
pub fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

/// A place in some text where a term of the glossary stands.
pub struct Use<'a> {
    /// Where it begins and ends.
    pub range: std::ops::Range<usize>,
    /// The term.
    pub term: &'a Term,
}

/// The first place of each term in a piece of plain text, in order and not overlapping; the longest form wins.
pub fn uses<'a>(text: &str, glossary: &'a Glossary) -> Vec<Use<'a>> {
    let lower = text.to_lowercase();
    // Lower case that has another length, such as that of "İ", would put the places out of step.
    if lower.len() != text.len() {
        return Vec::new();
    }
    let mut found: Vec<Use<'a>> = Vec::new();
    for term in &glossary.term {
        let forms = term.forms.iter().chain([&term.name]);
        let first = forms
            .filter_map(|form| place(&lower, &form.to_lowercase()))
            .min_by_key(|range| (range.start, usize::MAX - range.end));
        found.extend(first.map(|range| Use { range, term }));
    }
    found.sort_by_key(|it| (it.range.start, usize::MAX - it.range.end));
    let mut end = 0;
    found.retain(|it| {
        let is_free = it.range.start >= end;
        if is_free {
            end = it.range.end;
        }
        is_free
    });
    found
}

/// Where a form stands as whole words.
fn place(text: &str, form: &str) -> Option<std::ops::Range<usize>> {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
    let mut places = text.match_indices(form).map(|(start, _)| start..start + form.len());
    places.find(|range| !is_word(text[..range.start].chars().next_back()) && !is_word(text[range.end..].chars().next()))
}

/// The ids of the terms that a text uses, linked by hand or found.
pub fn terms_in<'a>(text: &'a str, glossary: &'a Glossary) -> Vec<&'a str> {
    let mut ids = Vec::new();
    let mut depth = 0;
    for event in parser(text) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                depth += 1;
                let linked =
                    dest_url.strip_prefix("term:").and_then(|id| glossary.term.iter().find(|term| term.id == id));
                ids.extend(linked.map(|term| term.id.as_str()));
            }
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_)) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::Heading(_) | TagEnd::CodeBlock) => depth -= 1,
            Event::Text(words) if depth == 0 => ids.extend(uses(&words, glossary).iter().map(|it| it.term.id.as_str())),
            _ => {}
        }
    }
    ids
}
