//! The Markdown of the texts: one dialect for those who check it and those who render it.

use std::collections::{BTreeMap, BTreeSet};

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

/// The events of some Markdown in which a text that is broken into lines is one piece, so that words which belong
/// together are found.
pub fn whole_texts(text: &str) -> impl Iterator<Item = Event<'_>> {
    let mut events = parser(text).peekable();
    std::iter::from_fn(move || {
        let is_text = |event: &Event<'_>| matches!(event, Event::Text(_) | Event::SoftBreak);
        let first = events.next()?;
        if !is_text(&first) || !events.peek().is_some_and(is_text) {
            return Some(first);
        }
        let mut whole = String::new();
        for event in std::iter::once(first).chain(std::iter::from_fn(|| events.next_if(is_text))) {
            whole.push_str(if let Event::Text(piece) = &event { piece } else { "\n" });
        }
        Some(Event::Text(whole.into()))
    })
}

/// A place in some text where a term of the glossary stands.
#[derive(Debug)]
pub struct Use<'a> {
    /// Where it begins and ends.
    pub range: std::ops::Range<usize>,
    /// The term.
    pub term: &'a Term,
}

/// Finds terms in texts.
#[derive(Debug)]
pub struct Finder<'a> {
    /// The forms of the terms in lower case, longest first, by their first word.
    forms: BTreeMap<String, Vec<(String, &'a Term)>>,
}

impl<'a> Finder<'a> {
    /// A finder of the terms of a glossary.
    pub fn new(glossary: &'a Glossary) -> Self {
        let mut forms: BTreeMap<String, Vec<(String, &Term)>> = BTreeMap::new();
        for term in &glossary.term {
            for form in term.forms.iter().chain([&term.name]) {
                let form = form.to_lowercase();
                forms.entry(first_word(&form).to_owned()).or_default().push((form, term));
            }
        }
        for same_start in forms.values_mut() {
            same_start.sort_by_key(|(form, _)| usize::MAX - form.len());
        }
        Self { forms }
    }

    /// The term with an id.
    pub fn find(&self, id: &str) -> Option<&'a Term> {
        self.forms.values().flatten().map(|(_, term)| *term).find(|term| term.id == id)
    }

    /// The places of terms in a piece of plain text, as whole words, in order and not overlapping; the longest form wins.
    pub fn uses(&self, text: &str) -> Vec<Use<'a>> {
        let lower = text.to_lowercase().replace('\n', " ");
        // Lower case that has another length, such as that of "İ", would put the places out of step.
        if lower.len() != text.len() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut end = 0;
        let mut before = None;
        for (start, c) in lower.char_indices() {
            let begins_word = c.is_alphanumeric() && !before.is_some_and(is_word);
            before = Some(c);
            if start < end || !begins_word {
                continue;
            }
            let rest = &lower[start..];
            let candidates = self.forms.get(first_word(rest)).into_iter().flatten();
            let is_whole =
                |form: &str| rest.strip_prefix(form).is_some_and(|after| !after.chars().next().is_some_and(is_word));
            if let Some((form, term)) = candidates.into_iter().find(|(form, _)| is_whole(form)) {
                end = start + form.len();
                found.push(Use { range: start..end, term });
            }
        }
        found
    }

    /// The ids of the terms that a text uses, linked by hand or found.
    pub fn ids_in(&self, text: &str) -> BTreeSet<&'a str> {
        let mut ids = BTreeSet::new();
        let mut depth = 0;
        for event in whole_texts(text) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    depth += 1;
                    let linked = dest_url.strip_prefix("term:").and_then(|id| self.find(id));
                    ids.extend(linked.map(|term| term.id.as_str()));
                }
                Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_)) => depth += 1,
                Event::End(TagEnd::Link | TagEnd::Heading(_) | TagEnd::CodeBlock) => depth -= 1,
                Event::Text(words) if depth == 0 => ids.extend(self.uses(&words).iter().map(|it| it.term.id.as_str())),
                _ => {}
            }
        }
        ids
    }
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}
