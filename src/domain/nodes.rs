//! Counts the nodes that browsers make of a piece of HTML. A program takes a page, or a part of one, over only if it
//! has the very nodes that were written: extensions and translators add some of their own. Knows HTML as Leptos writes it, well formed.

/// How many elements, texts and comments there are.
pub fn count(html: &str) -> usize {
    let mut count = 0;
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("<!--") {
            count += 1;
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
        } else if let Some(after) = rest.strip_prefix("<!") {
            // A short comment.
            count += 1;
            rest = after.split_once('>').map_or("", |(_, rest)| rest);
        } else if let Some(after) = rest.strip_prefix("</") {
            rest = after.split_once('>').map_or("", |(_, rest)| rest);
        } else if let Some(after) = rest.strip_prefix('<') {
            count += 1;
            rest = after_tag(after);
            if after.starts_with("noscript") {
                // To a browser that runs scripts what is inside is one text.
                let (inside, behind) = rest.split_once("</noscript>").unwrap_or((rest, ""));
                count += usize::from(!inside.is_empty());
                rest = behind;
            }
        } else {
            count += 1;
            rest = rest.find('<').map_or("", |at| &rest[at..]);
        }
    }
    count
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
    use super::count;

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
}
