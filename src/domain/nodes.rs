//! Tells the nodes that browsers make of a piece of HTML. A program takes a page, or a part of one, over only if it has the
//! very nodes that were written: extensions and translators add some of their own. Knows HTML as Leptos writes it, well
//! formed.

use super::checksum::crc32;

/// How many elements, texts and comments there are.
pub fn count(html: &str) -> usize {
    names(html).len()
}

/// A short text that two pieces of HTML share if they have the same nodes in the same order, whatever the texts say.
pub fn fingerprint(html: &str) -> String {
    fingerprint_of(&names(html))
}

/// The fingerprint of nodes by their names, as the DOM has them.
pub fn fingerprint_of<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    format!("{:08x}", crc32(names.join(" ").to_ascii_lowercase().as_bytes()))
}

/// The names of all elements, texts and comments, as the DOM has them.
fn names(html: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("<!--") {
            names.push("#comment");
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
        } else if let Some(after) = rest.strip_prefix("<!") {
            // A short comment.
            names.push("#comment");
            rest = after.split_once('>').map_or("", |(_, rest)| rest);
        } else if let Some(after) = rest.strip_prefix("</") {
            rest = after.split_once('>').map_or("", |(_, rest)| rest);
        } else if let Some(after) = rest.strip_prefix('<') {
            names.push(after.split([' ', '>', '/']).next().unwrap_or_default());
            rest = after_tag(after);
            if after.starts_with("noscript") {
                // To a browser that runs scripts what is inside is one text.
                let (inside, behind) = rest.split_once("</noscript>").unwrap_or((rest, ""));
                names.extend((!inside.is_empty()).then_some("#text"));
                rest = behind;
            }
        } else {
            names.push("#text");
            rest = rest.find('<').map_or("", |at| &rest[at..]);
        }
    }
    names
}

/// What follows a tag; a sign that ends tags may stand in an attribute.
fn after_tag(tag: &str) -> &str {
    let mut is_quoted = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return &tag[at + 1..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::{count, fingerprint, fingerprint_of};

    #[test]
    fn elements_texts_and_comments_are_counted() {
        for (html, expected) in [
            ("", 0),
            ("a", 1),
            ("<p>a <b title=\"1 > 0\">b</b> c</p>", 5),
            ("<p><!>a<!---->b<!-- x --></p>", 6),
            ("<noscript><p>a</p><p>b</p></noscript><i></i>", 3),
            ("<input disabled><svg><path d=\"M0 0\"/></svg>", 3),
        ] {
            assert_eq!(count(html), expected, "{html}");
        }
    }

    #[test]
    fn the_fingerprint_is_that_of_the_dom_and_no_text_changes_it() {
        let html = "<p title=\"a>b\">a <b>b</b><!></p><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>";
        assert_eq!(fingerprint(html), fingerprint_of(&["P", "#text", "B", "#text", "#comment", "svg", "path"]));
        assert_eq!(fingerprint("<p>a</p>"), fingerprint("<p class=\"x\">b &lt; c</p>"));
        for (one, other) in [("<p>a</p>", "<p><b></b></p>"), ("a<!>", "<!>a"), ("<p></p>", "<p></p><p></p>")] {
            assert_ne!(fingerprint(one), fingerprint(other), "{one} and {other}");
        }
    }
}
