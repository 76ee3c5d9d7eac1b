//! Reads task lists as editors, wikis and mail leave them: Obsidian, Notion, GitHub, mdformat, Pandoc, Typora. What is not
//! understood is told with its line.

use std::sync::LazyLock;

use crate::content::ROADMAP;
use crate::domain::clock::Millis;
use crate::domain::progress::{Action, Progress, Status, StatusMap};
use crate::domain::quotation::{excerpt, isolated};
use crate::domain::topic::{Choice, TopicIndex};

/// A list that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// The statuses of the topics that it names.
    pub progress: Progress,
    /// Whether it names any topic.
    pub has_topics: bool,
    /// What stands behind boxes that name no topic of this roadmap, and on which line.
    pub unknown: Vec<String>,
    /// Tasks whose box says what this site does not know, and on which line.
    pub odd: Vec<String>,
}

/// Longer titles are cut where they are told.
const TITLE: usize = 60;

const BULLETS: &[char] = &['-', '*', '+', '•', '◦', '▪', '‣', '·', '–', '—'];

/// The titles of the roadmap as [`titled`] compares them: made once, because a list may have a hundred thousand lines.
static TITLES: LazyLock<Vec<(String, TopicIndex)>> =
    LazyLock::new(|| ROADMAP.indices().map(|topic| (bare(&plain(ROADMAP.topic(topic).title)), topic)).collect());

/// What one line says.
enum Line<'a> {
    Task(Status, &'a str),
    Odd(&'a str),
    Text,
}

/// Reads the boxes of a text: `- [x] …`, with a link to a topic or its title. Nothing if there is none.
pub fn read(text: &str) -> Option<List> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut statuses = StatusMap::default();
    let mut list = List::default();
    for (number, line) in (1..).zip(text.lines()) {
        let told = |what: &str| format!("{} (line {number})", isolated(&excerpt(what, TITLE)));
        match read_line(line) {
            Line::Task(status, rest) => match topic_of(rest, &text) {
                Some(topic) => drop(statuses.insert(ROADMAP.topic(topic).id.to_owned(), said(status, rest))),
                None => list.unknown.push(told(rest)),
            },
            Line::Odd(task) => list.odd.push(told(task)),
            Line::Text => {}
        }
    }
    list.has_topics = !statuses.is_empty();
    let is_list = list.has_topics || !list.unknown.is_empty() || !list.odd.is_empty();
    list.progress.apply(&Action::Set(statuses.into()), Millis(0));
    is_list.then_some(list)
}

fn read_line(line: &str) -> Line<'_> {
    // Mail quotes whole lists. A quotation inside a list is a note.
    let mut line = line;
    while let Some(quoted) = line.strip_prefix('>') {
        line = quoted.strip_prefix(' ').unwrap_or(quoted);
    }
    let task = line.trim().trim_start_matches(['\u{FEFF}', '\u{200B}']);
    let numbered = task.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = match numbered.strip_prefix(['.', ')']).filter(|_| numbered.len() < task.len()) {
        Some(rest) => rest,
        None => task.strip_prefix(BULLETS).unwrap_or(task),
    };
    let bare = bare.trim_start();
    let Some((state, rest)) = boxed(bare) else { return Line::Text };
    let title = rest.trim();
    if !rest.starts_with(char::is_whitespace) {
        // "[x](…)", "[x][1]" and "[x]: …" are links.
        return if rest.is_empty() || rest.starts_with(['(', '[', ':']) { Line::Text } else { Line::Odd(bare) };
    }
    match state {
        _ if title.is_empty() => Line::Text,
        None | Some(' ' | '☐' | '⬜' | '□' | '◻') => Line::Task(Status::Todo, title),
        // Pandoc writes a ticked box as "☒".
        Some('x' | 'X' | '✓' | '✔' | '☑' | '☒' | '✅') => Line::Task(Status::Done, title),
        Some('/') => Line::Task(Status::Learning, title),
        Some('-') => Line::Task(Status::Skipped, title),
        Some(_) => Line::Odd(bare),
    }
}

/// The sign in a box at the beginning of a text, if any is in it, and what follows the box.
fn boxed(text: &str) -> Option<(Option<char>, &str)> {
    let sign = text.chars().next()?;
    if "☐☑☒✓✔✅⬜□◻✗✘❌".contains(sign) {
        let rest = text.get(sign.len_utf8()..)?;
        return Some((Some(sign), rest.trim_start_matches('\u{FE0F}')));
    }
    // Some editors escape brackets that they do not understand.
    let inside = text.strip_prefix('[').or_else(|| text.strip_prefix("\\["))?;
    let (state, rest) = inside.split_once(']')?;
    let mut state = state.trim_end_matches('\\').trim().trim_end_matches('\u{FE0F}').chars();
    let sign = state.next();
    state.next().is_none().then_some((sign, rest))
}

/// The status of a task, with what its title adds: a box alone cannot say it everywhere.
fn said(status: Status, title: &str) -> Status {
    let title = title.to_lowercase();
    let has = |status: &Status| title.contains(&format!("({})", status.label().to_lowercase()));
    match status {
        Status::Todo => [Status::Learning, Status::Skipped].into_iter().find(has).unwrap_or(status),
        _ => status,
    }
}

/// The topic that a task links to or is titled like.
fn topic_of(task: &str, list: &str) -> Option<TopicIndex> {
    let Some((before, after)) = task.split_once("](") else { return titled(task) };
    let (lead, title) = before.split_once('[').unwrap_or(("", before));
    if lead.contains(char::is_alphanumeric) {
        return titled(lead);
    }
    let address = after.split([')', ' ']).next().unwrap_or("").trim_matches(['<', '>']);
    let (site, rest) = address.split_once("topics/")?;
    let (id, behind) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let topic = ROADMAP.find(id)?;
    // The list names its site at the top. Elsewhere "topics" may be anything.
    let is_ours = !site.contains("://") || list.contains(&format!("{site}progress/"));
    (is_ours || (behind.starts_with('/') && titled(title) == Some(topic))).then_some(topic)
}

/// The topic with a title, whatever an editor did to the title.
fn titled(task: &str) -> Option<TopicIndex> {
    let whole = plain(task);
    let is_sign = |c: char| c >= '\u{2190}' && !c.is_alphabetic();
    // Dates and signs of editors stand behind a title.
    let before_signs = whole.split(is_sign).next().unwrap_or("");
    let cuts =
        ["<!--", " #", " ^", " [", " %%", " {", " @"].into_iter().filter_map(|sign| before_signs.split_once(sign));
    let candidates: Vec<String> =
        [whole.as_str(), before_signs].into_iter().chain(cuts.map(|(title, _)| title)).map(bare).collect();
    TITLES.iter().find(|(title, _)| candidates.contains(title)).map(|(_, topic)| *topic)
}

/// The text without escapes and with plain signs.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => {}
            '‘' | '’' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            '‐' | '‑' | '–' | '—' => plain.push('-'),
            letter => plain.extend(letter.to_lowercase()),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The title alone: without emphasis, brackets, what the list adds in brackets, and what ends a sentence.
fn bare(text: &str) -> String {
    let mut text = text;
    loop {
        let before = text;
        text =
            text.trim().trim_matches(['*', '_', '~', '`', '=', '"']).trim_end_matches(['.', ',', ';', ':', '!', '?']);
        for (open, close) in [("[[", "]]"), ("[", "]")] {
            if let Some((inside, rest)) = text.strip_prefix(open).and_then(|inside| inside.split_once(close)) {
                let is_reference = rest.is_empty() || (rest.starts_with('[') && rest.ends_with(']'));
                text = if is_reference { inside.split('|').next().unwrap_or(inside) } else { text };
            }
        }
        for status in ["(learning)", "(skipped)"] {
            text = text.strip_suffix(status).unwrap_or(text);
        }
        if text == before {
            return text.to_owned();
        }
    }
}
