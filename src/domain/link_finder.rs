//! Finds progress links in what mail, chats, Markdown, trackers and people make of them. What may have changed on the way is
//! read in every likely way; the check sum in the link tells which one is right.

use std::ops::Range;

use self::letters::{escaped, letter};
use super::link::{self, LinkError, Shared};
use super::roadmap::Roadmap;

mod letters;

/// A progress link in a text, or what looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes, with the address before its fragment and what follows in the same word.
    pub place: Range<usize>,
    /// Where its fragment begins, with the `#` if there is one.
    pub hash: usize,
    /// The fragment as the site writes it; as it was found if it cannot be opened.
    pub fragment: String,
    /// What it tells.
    pub shared: Result<Shared, LinkError>,
}

/// What to do about an address that holds a link only behind it.
pub const WRAPPED: &str = "Some mail programs and chats put an address of their own in its place: open it, and copy the address that the browser shows then.";

/// Whether an address stands in a text.
pub fn has_address(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| text.to_ascii_lowercase().contains(scheme))
}

/// Fewer letters than these hold no link.
const SHORTEST: usize = 8;

/// How many pieces a link may lie in, and of how many letters.
const PIECES: usize = 12;
const LETTERS: usize = 1000;

/// What an address begins with.
const SCHEME: &str = "http";

/// More of a fragment is not looked at, in bytes. A link whose every letter is escaped twice is shorter.
const FRAGMENT: usize = 10_000;

/// How far around a link its address is looked for, in bytes.
const ADDRESS: usize = 2000;

/// What programs leave out at the end of an address, because it looks like punctuation.
const LOST: [&str; 7] = ["", "-", "_", "--", "__", "-_", "_-"];

/// What the fragment of a URL, without `#`, tells. Nothing if it does not speak of progress at all.
pub fn open(fragment: &str, roadmap: &Roadmap) -> Option<Found> {
    let beginning = fragment.get(..fragment.floor_char_boundary(FRAGMENT)).unwrap_or("");
    best(&format!("#{beginning}"), roadmap)
}

/// The first progress link in a text that can be opened, else the first that looks like one.
pub fn best(text: &str, roadmap: &Roadmap) -> Option<Found> {
    let found = find(text, roadmap);
    let whole = found.iter().position(|found| found.shared.is_ok()).unwrap_or(0);
    found.into_iter().nth(whole)
}

/// Every progress link in a text, and everything that looks like one.
pub fn find(text: &str, roadmap: &Roadmap) -> Vec<Found> {
    let mut all = Vec::new();
    let (mut at, mut hash, mut is_in_word) = (0, None, false);
    // Where the letters of the link before end, and where what follows them in the same word ends.
    let mut last = 0..0;
    while let Some((letter, end)) = letter(text, at) {
        let beginning = if is_in_word { None } else { marker(text, at) };
        if let Some((found, end)) = beginning.and_then(|marker| read(text, hash, at, &marker, &last, roadmap)) {
            last = end..found.place.end;
            (at, hash, is_in_word) = (end, None, false);
            all.push(found);
            continue;
        }
        // Proofpoint writes "-23" for "#".
        let dashed = escaped(text.get(at..).unwrap_or(""), "-").filter(|(letter, _)| *letter == '#');
        let dashed_end = dashed.map(|(_, length)| at + length);
        let is_dashed = |end: &usize| marker(text, *end).is_some_and(|marker| marker.is_dashed);
        if let Some(end) = dashed_end.filter(is_dashed) {
            (at, hash, is_in_word) = (end, Some(at), false);
            continue;
        }
        hash = (letter == '#').then_some(at);
        is_in_word = letter.is_ascii_alphanumeric();
        at = end;
    }
    all
}

/// Some links, those that can be opened first, each once: beside an address mail often shows it shortened.
pub fn distinct(found: &[Found]) -> Vec<&Found> {
    let mut all: Vec<&Found> = Vec::new();
    let whole = found.iter().filter(|found| found.shared.is_ok());
    for found in whole.chain(found.iter().filter(|found| found.shared.is_err())) {
        let payload = found.fragment.get(link::PREFIX.len()..).unwrap_or("");
        let is_known =
            |known: &&Found| known.fragment.get(link::PREFIX.len()..).is_some_and(|it| it.starts_with(payload));
        if !all.iter().any(is_known) {
            all.push(found);
        }
    }
    all
}

/// The beginning of a link, such as `p=1.`.
struct Marker {
    prefix: &'static str,
    /// The version, if this program can read it.
    version: Option<char>,
    /// Whether its equals sign is written `-3D`: then every `-` begins an escape.
    is_dashed: bool,
    end: usize,
}

fn marker(text: &str, at: usize) -> Option<Marker> {
    let (kind, end) = letter(text, at)?;
    let kind = kind.to_ascii_lowercase();
    let prefix = [link::PREFIX, link::MERGE_PREFIX].into_iter().find(|prefix| prefix.starts_with(kind))?;
    let plain = expect(text, end, '=');
    let dashed = || escaped(text.get(end..)?, "-").filter(|(letter, _)| *letter == '=').map(|(_, length)| end + length);
    let end = plain.or_else(dashed)?;
    let version = |version| Some((version, expect(text, expect(text, end, version)?, '.')?));
    let known = link::VERSIONS.into_iter().find_map(version);
    Some(Marker {
        prefix,
        version: known.map(|(version, _)| version),
        is_dashed: plain.is_none(),
        end: known.map_or(end, |(_, end)| end),
    })
}

/// The end of a certain letter that stands here, or in the next line.
fn expect(text: &str, at: usize, wanted: char) -> Option<usize> {
    let here = |at| letter(text, at).filter(|(letter, _)| *letter == wanted).map(|(_, end)| end);
    // What looks like the escape of another letter may be plain.
    let plain = || text.get(at..)?.starts_with(wanted).then_some(at + wanted.len_utf8());
    gap(text, at).and_then(here).or_else(|| here(at)).or_else(plain)
}

/// The link that a marker begins, and where its letters end.
fn read(
    text: &str,
    hash: Option<usize>,
    at: usize,
    marker: &Marker,
    last: &Range<usize>,
    roadmap: &Roadmap,
) -> Option<(Found, usize)> {
    let hash_or_start = hash.unwrap_or(at);
    let found = |fragment: String, end: usize, shared| {
        // A thousand links in one word: none looks for its address where another one has.
        let place_end = if last.end > end { last.end } else { address_end(text, end) };
        let place = address_start(text, last.start, hash_or_start)..place_end;
        (Found { place, hash: hash_or_start, fragment, shared }, end)
    };
    let refused = |end, error| found(text.get(at..end).unwrap_or("").to_owned(), end, Err(error));
    let Some(version) = marker.version else {
        // Without a "#" this may be anything.
        return hash.map(|_| refused(marker.end, LinkError::UnknownVersion));
    };
    let pieces = pieces(text, marker);
    let mut letters = String::new();
    for piece in &pieces {
        for (ending, end) in piece.endings() {
            for lost in LOST {
                let fragment = format!("{}{version}.{letters}{ending}{lost}", marker.prefix);
                match link::decode(&fragment, roadmap) {
                    None | Some(Err(LinkError::Damaged)) => {}
                    Some(shared) => return Some(found(fragment, end, shared)),
                }
            }
        }
        letters.push_str(&piece.letters);
    }
    let first = pieces.first().filter(|first| hash.is_some() || first.letters.len() >= SHORTEST);
    let first_end = first.and_then(|first| first.ends.last().copied());
    let next = pieces.get(1).filter(|next| next.begins_line && next.is_code());
    let next_end = next.and_then(|next| next.ends.last().copied());
    match (first_end, next_end) {
        (Some(_), Some(end)) => Some(refused(end, LinkError::Split)),
        (Some(end), None) => Some(refused(end, LinkError::Damaged)),
        (None, _) => hash.map(|_| refused(marker.end, LinkError::Damaged)),
    }
}

/// Letters as those of a link, up to where something else stands.
#[derive(Default)]
struct Piece {
    letters: String,
    /// Where each letter ends in the text.
    ends: Vec<usize>,
    begins_line: bool,
}

impl Piece {
    /// The piece, and the piece without what may be of the text around it: emphasis, a dash, an address that follows at once.
    fn endings(&self) -> impl Iterator<Item = (&str, usize)> {
        let bare = self.letters.trim_end_matches(['-', '_']).len();
        let next = self.letters.find(SCHEME);
        let ends = (bare..=self.letters.len()).rev().chain(next);
        ends.filter_map(|end| Some((self.letters.get(..end)?, *self.ends.get(end.checked_sub(1)?)?)))
    }

    /// Whether it is no word that a person would write.
    fn is_code(&self) -> bool {
        let rest = self.letters.get(1..).unwrap_or("");
        self.letters.contains(|c: char| c.is_ascii_digit()) || rest.contains(|c: char| c.is_ascii_uppercase())
    }
}

/// The letters from here on. Mail programs wrap long lines: a link may lie in several pieces.
fn pieces(text: &str, start: &Marker) -> Vec<Piece> {
    let (mut pieces, mut piece, mut at, mut count) = (Vec::new(), Piece::default(), start.end, 0);
    let dashed = |at| {
        let (letter, length) = escaped(text.get(at..)?, "-")?;
        Some((letter, at + length))
    };
    while pieces.len() < PIECES && count < LETTERS {
        let unescaped = if start.is_dashed { dashed(at) } else { None };
        let next = unescaped
            .or_else(|| letter(text, at))
            .filter(|(letter, _)| letter.is_ascii_alphanumeric() || "-_".contains(*letter));
        if let Some((letter, end)) = next {
            piece.letters.push(letter);
            piece.ends.push(end);
            (at, count) = (end, count + 1);
            continue;
        }
        let Some(end) = gap(text, at) else { break };
        let begins_line = text.get(at..end).is_some_and(|gap| gap.contains(['\n', '\r']));
        pieces.push(std::mem::replace(&mut piece, Piece { begins_line, ..Piece::default() }));
        at = end;
        if marker(text, at).is_some() {
            // Another link begins.
            break;
        }
    }
    pieces.push(piece);
    pieces
}

/// The end of what stands between two pieces of a wrapped text, if there is anything: white space, an end of line in
/// quoted-printable, the sign of a quotation.
fn gap(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let is_soft = rest.starts_with("=\n") || rest.starts_with("=\r\n");
    let from = rest.get(usize::from(is_soft)..).filter(|rest| rest.starts_with(char::is_whitespace))?;
    Some(text.len() - from.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '|')).len())
}

/// What stands in no address.
fn parts_addresses(c: char) -> bool {
    c.is_whitespace() || "<>()[]{}\"'`|\\^*,;‘’“”„«»".contains(c)
}

/// Where the address before a fragment begins, from a place on.
fn address_start(text: &str, from: usize, hash: usize) -> usize {
    let near = text.get(text.floor_char_boundary(hash.saturating_sub(ADDRESS)).max(from)..hash).unwrap_or("");
    let word = near.rsplit(parts_addresses).next().unwrap_or("");
    let from = match word.to_ascii_lowercase().find(SCHEME) {
        Some(scheme) => scheme,
        None if !word.contains(['.', '/']) => word.len(),
        // A name and a colon may stand before an address without a scheme.
        None => word
            .split_once(':')
            .filter(|(_, host)| host.starts_with(char::is_alphabetic))
            .map_or(0, |(name, _)| name.len() + 1),
    };
    hash - word.len() + from
}

/// Where what follows a link in the same word ends: `&fbclid=x`.
fn address_end(text: &str, end: usize) -> usize {
    let rest = text.get(end..text.floor_char_boundary(end.saturating_add(ADDRESS))).unwrap_or("");
    match rest.starts_with(['&', '?', '%', '#', '=', '/']) {
        true => end + rest.find(parts_addresses).unwrap_or(rest.len()),
        false => end,
    }
}
