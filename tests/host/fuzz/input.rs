//! Inputs that somebody may have made: those of the corpus, cut, repeated, joined and spoiled. Knows nothing of what reads them.

use std::fs;
use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::repository;

/// Longer inputs are cut, in bytes: a page gets as much of a pasted text in one go.
pub(super) const LONGEST: usize = 64 * 1024;

/// What means something to one of the readers, or has surprised some reader before.
const TOKENS: &[&str] = &[
    "#p=1.",
    "#p=2.",
    "#m=1.",
    "p=",
    "%25",
    "%",
    "=\n",
    "=3D",
    "&amp;",
    "\\",
    "http",
    "https://",
    "//",
    "-",
    "_",
    ".",
    "1.",
    "?q=",
    "&status=",
    "=",
    "&",
    "+",
    "/",
    "..",
    "topics/",
    "map/",
    "- [x] ",
    "- [ ] ",
    "[[",
    "]]",
    "[",
    "]",
    "](",
    ")",
    "(learning)",
    "> ",
    "☒",
    "`",
    "```\n",
    "**",
    "~~",
    "# ",
    "<",
    ">",
    "<!--",
    "<script>",
    "javascript:",
    "![",
    "{",
    "}",
    "{\"",
    "\"",
    "\":",
    ",",
    "null",
    "0",
    "-1",
    "1e999",
    "18446744073709551616",
    "\\ud800",
    "\\u0000",
    "\"checksum\"",
    "\"version\":3",
    "\"topics\":",
    "__proto__",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\0",
    "\u{FEFF}",
    "\u{200D}",
    "\u{202E}",
    "\u{301}",
    "ß",
    "ŉ",
    "İ",
    "\u{FB01}",
    "🦀",
    "👩‍👩‍👧",
    "\u{FFFD}",
];

/// One thing that is done to an input.
#[derive(Clone, Debug)]
enum Change {
    /// A part is taken out.
    Cut(Index, Index),
    /// A part stands there this often.
    Repeat(Index, Index, usize),
    /// A part of another file of the corpus is put in.
    Join(Index, Index, Index, Index),
    /// A word is put in.
    Word(Index, &'static str),
    /// A byte is another one.
    Byte(Index, u8),
}

/// The files of a corpus, in the order of their names.
pub(super) fn corpus(folders: &[&str]) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    for folder in folders {
        let entries =
            fs::read_dir(repository("tests").join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        paths.extend(entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()));
    }
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A file of the corpus after some changes.
pub(super) fn changed(corpus: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let at = any::<Index>;
    let change = prop_oneof![
        3 => (at(), at()).prop_map(|(from, until)| Change::Cut(from, until)),
        1 => (at(), at(), 2..5000_usize).prop_map(|(from, until, times)| Change::Repeat(from, until, times)),
        2 => (at(), at(), at(), at()).prop_map(|(file, from, until, to)| Change::Join(file, from, until, to)),
        6 => (at(), select(TOKENS)).prop_map(|(to, word)| Change::Word(to, word)),
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ];
    (at(), vec(change, 0..8)).prop_map(move |(file, changes)| {
        let mut input = file.get(&corpus).clone();
        for change in changes {
            apply(&mut input, change, &corpus);
            input.truncate(LONGEST);
        }
        input
    })
}

fn apply(input: &mut Vec<u8>, change: Change, corpus: &[Vec<u8>]) {
    match change {
        Change::Cut(from, until) => drop(input.drain(part(input, from, until))),
        Change::Repeat(from, until, times) => {
            let part = part(input, from, until);
            let repeated = input[part.clone()].repeat(times.min(LONGEST / part.len().max(1)));
            input.splice(part, repeated);
        }
        Change::Join(file, from, until, to) => {
            let other = file.get(corpus);
            let to = to.index(input.len() + 1);
            input.splice(to..to, other[part(other, from, until)].iter().copied());
        }
        Change::Word(to, word) => {
            let to = to.index(input.len() + 1);
            input.splice(to..to, word.bytes());
        }
        Change::Byte(at, byte) => {
            if !input.is_empty() {
                let at = at.index(input.len());
                input[at] = byte;
            }
        }
    }
}

fn part(of: &[u8], from: Index, until: Index) -> Range<usize> {
    let (from, until) = (from.index(of.len() + 1), until.index(of.len() + 1));
    from.min(until)..from.max(until)
}
