//! What every static host does: which file a URL stands for, and which headers `_headers` adds. Knows no sockets.

use std::fs;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use tiny_http::Header;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Entry {
    File,
    Folder,
    Nothing,
}

impl Entry {
    pub(super) fn of(path: &Path) -> Self {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Self::Folder,
            Ok(_) => Self::File,
            Err(_) => Self::Nothing,
        }
    }
}

#[derive(Debug, PartialEq)]
pub(super) enum Resolved {
    /// A path relative to the site's folder.
    File(PathBuf),
    Redirect(u16, String),
    /// In the site, but nothing is there: the site's own 404 page.
    Missing,
    /// Not in the site at all.
    Outside,
}

/// What a URL stands for. `look` says what the site's folder holds at a relative path that cannot lead out of it.
pub(super) fn resolve(url: &str, base: &str, look: impl Fn(&Path) -> Entry) -> Resolved {
    let (path, query) = url.find('?').map_or((url, ""), |at| url.split_at(at));
    let Some(inside) = path.strip_prefix(base) else {
        return if path == "/" {
            Resolved::Redirect(302, base.to_owned())
        } else if base.strip_suffix('/') == Some(path) {
            Resolved::Redirect(301, format!("{base}{query}"))
        } else {
            Resolved::Outside
        };
    };
    let Ok(inside) = percent_decode_str(inside).decode_utf8() else { return Resolved::Missing };
    let relative = Path::new(inside.as_ref());
    // Neither up, nor absolute, nor (where a backslash or a colon means it) another folder or drive.
    let stays_inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    // The hosts read _headers and do not show it.
    if !stays_inside || inside.contains(['\\', ':', '\0']) || inside == "_headers" {
        return Resolved::Missing;
    }
    if inside.is_empty() || inside.ends_with('/') {
        let index = relative.join("index.html");
        return if look(&index) == Entry::File { Resolved::File(index) } else { Resolved::Missing };
    }
    match look(relative) {
        Entry::File => Resolved::File(relative.to_owned()),
        Entry::Folder => Resolved::Redirect(301, format!("{path}/{query}")),
        Entry::Nothing => Resolved::Missing,
    }
}

/// One block of a `_headers` file: a path pattern and the headers of all that match it.
#[derive(Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) pattern: String,
    pub(super) headers: Vec<(String, String)>,
}

impl Rule {
    /// `*` stands for any characters, slashes too. Every rule that applies counts, as on the hosts.
    pub(super) fn applies_to(&self, path: &str) -> bool {
        let Some((start, rest)) = self.pattern.split_once('*') else { return self.pattern == path };
        let Some(mut left) = path.strip_prefix(start) else { return false };
        let (middle, end) = rest.rsplit_once('*').unwrap_or(("", rest));
        for piece in middle.split('*') {
            match left.split_once(piece) {
                Some((_, after)) => left = after,
                None => return false,
            }
        }
        left.ends_with(end)
    }
}

pub(super) fn parse_rules(text: &str) -> Result<Vec<Rule>, String> {
    let mut rules: Vec<Rule> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            rules.push(Rule { pattern: content.to_owned(), headers: Vec::new() });
            continue;
        }
        let header = content.split_once(':').map(|(name, value)| (name.trim(), value.trim()));
        match (rules.last_mut(), header) {
            (Some(rule), Some((name, value))) if Header::from_bytes(name, value).is_ok() => {
                rule.headers.push((name.to_owned(), value.to_owned()));
            }
            _ => return Err(format!("Line {number} of _headers is no header of a path: {content}")),
        }
    }
    Ok(rules)
}
