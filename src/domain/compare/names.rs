//! Whose link it is, by what stands beside it on the line.

use crate::domain::link;

/// What stands between a name and a link.
const BETWEEN: &str = ":;,|-–—•*<>\"'_~`\\=→←“”„‘’«»!?…/：，";

/// What tells of a link, not whose it is.
const TALK: &[&str] = &[
    "a", "and", "are", "at", "check", "click", "done", "for", "from", "fwd", "hello", "here", "here’s", "hey", "hi",
    "i", "i’m", "is", "it", "it’s", "link", "look", "mine", "my", "of", "on", "open", "out", "please", "progress",
    "re", "roadmap", "see", "so", "thanks", "that", "the", "this", "to", "url", "you", "your",
];

/// Words inside a name that begin with a small letter.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "van", "von", "y",
];

/// The name in a text beside a link; empty if the text is a sentence, another address or nothing.
pub fn beside(text: &str) -> String {
    let text = without_tags(text);
    // "1)" is the number of the line; "42" may be a name.
    let is_number =
        text.trim().ends_with(|c: char| c.is_ascii_punctuation()) && text.split_whitespace().all(is_numeric);
    let name = if is_number { "" } else { strip(&text) };
    let owner = ["’s", "'s"].into_iter().find_map(|ending| name.split_once(ending));
    let name = owner.filter(|(_, what)| is_talk(what)).map_or(name, |(owner, _)| owner);
    if name.contains("://") || is_talk(name) { String::new() } else { link::clean_name(name) }
}

/// The text without what stands between `<` and `>`: a tag of HTML, an address of mail.
fn without_tags(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        rest = match after.split_once('>') {
            Some((_, behind)) if is_tag => behind,
            None if is_tag => "",
            _ => after,
        };
    }
    plain + rest
}

/// The text without what stands around a name: list marks, boxes, the time of a message, brackets, emphasis.
fn strip(mut text: &str) -> &str {
    loop {
        let before = text;
        text = text.trim_matches(|c: char| c.is_whitespace() || BETWEEN.contains(c));
        text = text.trim_start_matches([')', ']', '}', '#', '.']).trim_end_matches(['(', '[', '{']);
        for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
            if let Some((inside, rest)) = text.strip_prefix(open).and_then(|inside| inside.split_once(close)) {
                let is_box = inside.trim().len() < 2 || inside.contains(|c: char| c.is_ascii_digit());
                if rest.is_empty() {
                    text = inside;
                } else if is_box {
                    text = rest;
                }
            }
            text = if text.contains(open) { text } else { text.trim_end_matches(close) };
            text = if text.contains(close) { text } else { text.trim_start_matches(open) };
        }
        if let Some((word, rest)) = text.split_once(char::is_whitespace) {
            text = if is_numeric(word) || matches!(word, "AM" | "PM" | "am" | "pm") { rest } else { text };
        }
        if text == before {
            return text;
        }
    }
}

fn is_numeric(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation())
}

/// Whether somebody says something.
fn is_talk(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_small = |word: &&str| word.starts_with(char::is_lowercase) && !PARTICLES.contains(word);
    let says = |word: &&str| {
        let word = word.to_lowercase().replace('\'', "’");
        TALK.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    words.is_empty() || words.len() > 5 || words.iter().any(says) || (words.len() > 2 && words.iter().any(is_small))
}
