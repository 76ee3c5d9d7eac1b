//! The words on the screen keep the rules of the texts: nothing reads as translated, and the spelling is British.

use std::path::{Path, PathBuf};

use backend_roadmap::content::validate::english::faults_in;

use crate::repository;

/// The Rust files below a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The strings of a file that hold words for people, each with its line: those with a space, outside comments and tests.
fn strings(source: &str) -> Vec<(usize, String)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or(source);
    let mut found = Vec::new();
    let (mut open, mut line): (Option<String>, usize) = (None, 1);
    let mut signs = source.chars().peekable();
    let mut before = ' ';
    while let Some(sign) = signs.next() {
        line += usize::from(sign == '\n');
        match (&mut open, sign) {
            (Some(text), '\\') => match signs.next() {
                Some('\n') => {
                    line += 1;
                    while signs.next_if(|next| next.is_whitespace() && *next != '\n').is_some() {}
                }
                Some('n') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            (Some(_), '"') => found.extend(open.take().map(|text| (line, text))),
            (Some(text), _) => text.push(sign),
            (None, '/') if before == '/' => while signs.next_if(|next| *next != '\n').is_some() {},
            (None, '\'') if signs.peek() == Some(&'"') => {
                signs.next();
            }
            (None, '"') => open = Some(String::new()),
            (None, _) => {}
        }
        before = sign;
    }
    found.retain(|(_, text)| text.trim().contains(' ') && text.contains(char::is_alphabetic));
    found
}

#[test]
fn the_words_on_the_screen_are_plain_english() {
    let mut files = Vec::new();
    for folder in ["src/app", "src/components", "src/extras", "src/pages", "src/state"] {
        sources(&repository(folder), &mut files);
    }
    files.sort();
    let (mut broken, mut count) = (Vec::new(), 0);
    for path in files {
        for (line, text) in strings(&std::fs::read_to_string(&path).expect("a text")) {
            count += 1;
            broken.extend(faults_in(&text).into_iter().map(|fault| format!("{}:{line}: {fault}", path.display())));
        }
    }
    assert!(count > 200, "{count} strings");
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn what_is_counted_may_be_one() {
    let nouns = ["topics", "projects", "hours", "days", "weeks", "changes", "links", "notes", "snapshots", "people"];
    let is_always_many = |text: &str| nouns.iter().any(|noun| text.contains(&format!("}} {noun}")));
    let mut files = Vec::new();
    for folder in ["src/app", "src/components", "src/extras", "src/pages", "src/state"] {
        sources(&repository(folder), &mut files);
    }
    let mut broken = Vec::new();
    for path in files {
        let strings = strings(&std::fs::read_to_string(&path).expect("a text"));
        let many = strings.into_iter().filter(|(_, text)| is_always_many(text));
        broken.extend(many.map(|(line, text)| format!("{}:{line}: {text}", path.display())));
    }
    assert!(broken.is_empty(), "wording::counted knows one from many:\n{}", broken.join("\n"));
}

#[test]
fn strings_are_found_and_comments_are_not() {
    let source =
        "// \"no string\"\nlet a = '\"';\nview! { <p title=\"one\">\"Two \\\"words\\\"\"</p> }\n\"a long \\\n    one\"";
    assert_eq!(strings(source), [(3, "Two \"words\"".to_owned()), (5, "a long one".to_owned())]);
}
