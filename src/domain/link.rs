//! The codec of progress links: `#p=1.<base64url>`. A link holds statuses by topic number, an optional name and the path
//! that is followed, nothing else; decoding yields ids of the roadmap and bounded values only. `#m=1.<base64url>` holds the
//! same and asks to be merged: it is one's own, on the way to another device.
//!
//! Bytes of version 1: edition; name header (bit 7: UTF-16, else UTF-8; bits 0 to 6: length in bytes); name; statuses
//! at 2 bits each, topic number 1 in the lowest bits of the first byte, bytes of zero at the end left out, but for one where
//! the link would end in a sign; CRC-32 of all that, little end first.
//!
//! Version 2, of who follows a path or has chosen members of groups, has behind the edition: the length of the path's id and
//! the id; the number of chosen topics and the number of each, in two bytes, little end first. What is not in this roadmap is
//! passed over.
//!
//! Version 3, of one's own progress with a plan, has behind the edition: the length of the plan's text in two bytes, little
//! end first, and the text; then the same as version 2.

use std::fmt;

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use unicode_segmentation::UnicodeSegmentation;

use super::checksum::crc32;
use super::edition::Edition;
use super::path_progress::{choice_key, path_key};
use super::plan::settings::KEY as PLAN_KEY;
use super::progress::{Changes, Progress, Status, StatusMap};
use super::roadmap::Roadmap;
use super::topic::{Choice, Topic};

/// What begins the fragment of a URL that holds progress to look at.
pub const PREFIX: &str = "p=";

/// What begins the fragment of a URL that holds one's own progress from another device.
pub(super) const MERGE_PREFIX: &str = "m=";

/// The longest name, in UTF-16 code units, which is what `maxlength` counts.
pub const NAME_LIMIT: usize = 40;

/// Longer fragments are not looked at.
const LENGTH_LIMIT: usize = 1000;

const FIRST: char = '1';
const SECOND: char = '2';
const THIRD: char = '3';

/// The versions that can be read.
pub(super) const VERSIONS: [char; 3] = [FIRST, SECOND, THIRD];

const CHECKSUM_BYTES: usize = 4;
const UTF16: u8 = 0x80;

/// As [`URL_SAFE_NO_PAD`](base64::engine::general_purpose::URL_SAFE_NO_PAD), but bits of the last letter that stand for
/// nothing may be anything: links that some programs changed so have always opened.
const BASE64: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));

/// Somebody's progress, as a link tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Whose it is, if they said.
    pub name: Option<String>,
    /// Their statuses other than to do, by topic id; their path and what they have chosen, by the keys of progress.
    pub statuses: StatusMap,
    /// Whether the link asks to be merged: it comes from another device of the learner's.
    pub asks_to_merge: bool,
    /// The text of the plan, as progress keeps it.
    pub plan: Option<String>,
}

impl Shared {
    /// The changes that give a learner without progress the same.
    pub fn changes(self) -> Changes {
        let notes = self.plan.map(|plan| (PLAN_KEY.to_owned(), plan)).into_iter().collect();
        Changes { statuses: self.statuses, notes }
    }

    /// The statuses of a roadmap's topics, in its order.
    pub fn statuses(&self, roadmap: &Roadmap) -> Vec<Status> {
        roadmap.topics.iter().map(|topic| self.statuses.get(topic.id).copied().unwrap_or_default()).collect()
    }
}

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A version that a newer program wrote, or none at all.
    UnknownVersion,
    /// An edition that this program does not have.
    UnknownEdition,
    /// Cut short or changed on the way.
    Damaged,
    /// Wrapped into several lines whose letters do not fit together.
    Split,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownVersion => {
                "This progress link was made by a newer version of the site, or is not whole. Reload the page, or ask for the link again."
            }
            Self::UnknownEdition => "This progress link is about an edition of the roadmap that this page does not have.",
            Self::Damaged => "This progress link was cut short or changed on the way. Ask for it again.",
            Self::Split => {
                "This progress link goes on in the next line, and the parts do not fit together. Copy it again as a whole."
            }
        })
    }
}

/// The fragment, without `#`, that tells a learner's progress.
pub fn encode(progress: &Progress, name: &str, edition: Edition, roadmap: &Roadmap) -> String {
    encode_with(progress, name, "", edition, roadmap)
}

/// The fragment that takes a learner's own progress to another device, which is asked to merge it. `plan` is the text of the
/// plan, empty if there is none.
pub fn encode_own(progress: &Progress, plan: &str, edition: Edition, roadmap: &Roadmap) -> String {
    asking_to_merge(&encode_with(progress, "", plan, edition, roadmap))
}

fn encode_with(progress: &Progress, name: &str, plan: &str, edition: Edition, roadmap: &Roadmap) -> String {
    let (path, chosen) = (progress.path(roadmap), progress.chosen(roadmap));
    let version = match (plan.is_empty(), path.is_none() && chosen.is_empty()) {
        (false, _) => THIRD,
        (true, false) => SECOND,
        (true, true) => FIRST,
    };
    let mut bytes = vec![edition.code()];
    if version == THIRD {
        bytes.extend((plan.len() as u16).to_le_bytes());
        bytes.extend(plan.as_bytes());
    }
    if version != FIRST {
        let id = path.map_or("", |path| roadmap.path(path).id);
        bytes.push(id.len() as u8);
        bytes.extend(id.as_bytes());
        bytes.push(chosen.len() as u8);
        bytes.extend(chosen.iter().flat_map(|topic| roadmap.topic(*topic).number.to_le_bytes()));
    }
    let name = clean_name(name);
    let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    if utf16.len() < name.len() {
        bytes.push(UTF16 | utf16.len() as u8);
        bytes.extend(utf16);
    } else {
        bytes.push(name.len() as u8);
        bytes.extend(name.as_bytes());
    }
    let start = bytes.len();
    for topic in roadmap.topics {
        let at = usize::from(topic.number - 1);
        if bytes.len() <= start + at / 4 {
            bytes.resize(start + at / 4 + 1, 0);
        }
        bytes[start + at / 4] |= (progress.status(topic.id).position() as u8) << (at % 4 * 2);
    }
    while bytes.len() > start && bytes.last() == Some(&0) {
        bytes.pop();
    }
    let fragment = signed(version, &bytes);
    // Programs that make links of addresses leave out such a sign at the end. One byte of zero more, and the end of the last
    // letter stands for nothing: it is neither of them.
    if fragment.ends_with(['-', '_']) {
        bytes.push(0);
        return signed(version, &bytes);
    }
    fragment
}

fn signed(version: char, bytes: &[u8]) -> String {
    let checksum = crc32(bytes).to_le_bytes();
    format!("{PREFIX}{version}.{}", BASE64.encode([bytes, &checksum].concat()))
}

/// The fragment that tells the same as one by [`encode`] and asks to be merged.
pub fn asking_to_merge(fragment: &str) -> String {
    format!("{MERGE_PREFIX}{}", fragment.strip_prefix(PREFIX).unwrap_or(fragment))
}

/// Whether the fragment of a URL may hold a link that was changed on its way, for the
/// [`link_finder`](super::link_finder) to look at: it is more than the name of a place on a page.
pub fn may_be_in(fragment: &str) -> bool {
    fragment.contains("-3D") || fragment.contains(|c: char| !c.is_ascii_alphanumeric() && c != '-')
}

/// Reads a fragment as [`encode`] writes it: [`link_finder`](super::link_finder) knows what becomes of it on the way. Nothing
/// if it does not speak of progress at all.
///
/// # Errors
/// If it does, but cannot be understood.
pub fn decode(fragment: &str, roadmap: &Roadmap) -> Option<Result<Shared, LinkError>> {
    let own = fragment.strip_prefix(MERGE_PREFIX);
    let payload = own.or_else(|| fragment.strip_prefix(PREFIX))?;
    Some(decode_payload(payload, own.is_some(), roadmap))
}

fn decode_payload(payload: &str, asks_to_merge: bool, roadmap: &Roadmap) -> Result<Shared, LinkError> {
    if payload.len() > LENGTH_LIMIT {
        return Err(LinkError::Damaged);
    }
    let versioned = VERSIONS.into_iter().find_map(|version| Some((version, payload.strip_prefix(version)?)));
    let (version, encoded) = versioned.ok_or(LinkError::UnknownVersion)?;
    let encoded = encoded.strip_prefix('.').ok_or(LinkError::UnknownVersion)?;
    let bytes = BASE64.decode(encoded).map_err(|_| LinkError::Damaged)?;
    let (body, checksum) = bytes.split_last_chunk::<CHECKSUM_BYTES>().ok_or(LinkError::Damaged)?;
    if crc32(body) != u32::from_le_bytes(*checksum) {
        return Err(LinkError::Damaged);
    }
    let (edition, rest) = body.split_first().ok_or(LinkError::Damaged)?;
    Edition::from_code(*edition).ok_or(LinkError::UnknownEdition)?;
    let (plan, rest) = if version == THIRD { decode_plan(rest).ok_or(LinkError::Damaged)? } else { (None, rest) };
    let mut statuses = StatusMap::default();
    let rest = if version == FIRST { Some(rest) } else { decode_way(rest, roadmap, &mut statuses) };
    let rest = rest.ok_or(LinkError::Damaged)?;
    let (header, rest) = rest.split_first().ok_or(LinkError::Damaged)?;
    let (name, packed) = rest.split_at_checked(usize::from(header & !UTF16)).ok_or(LinkError::Damaged)?;
    let name = one_line(&if header & UTF16 == 0 {
        String::from_utf8_lossy(name).into_owned()
    } else {
        let units: Vec<u16> = name.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    });
    let status = |number: u16| {
        let at = usize::from(number - 1);
        let bits = packed.get(at / 4).map_or(0, |byte| byte >> (at % 4 * 2) & 3);
        Status::ALL.get(usize::from(bits)).copied().unwrap_or_default()
    };
    for topic in roadmap.topics {
        let status = status(topic.number);
        if status != Status::Todo {
            statuses.insert(topic.id.to_owned(), status);
        }
    }
    Ok(Shared { name: (!name.is_empty()).then_some(name), statuses, asks_to_merge, plan })
}

/// The text of the plan, and the bytes behind it.
fn decode_plan(bytes: &[u8]) -> Option<(Option<String>, &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (plan, rest) = rest.split_at_checked(u16::from_le_bytes(*length).into())?;
    Some((Some(String::from_utf8_lossy(plan).into_owned()), rest))
}

/// Adds the path and the chosen topics to statuses; returns the bytes behind them.
fn decode_way<'a>(bytes: &'a [u8], roadmap: &Roadmap, statuses: &mut StatusMap) -> Option<&'a [u8]> {
    let (length, rest) = bytes.split_first()?;
    let (id, rest) = rest.split_at_checked(usize::from(*length))?;
    let (count, rest) = rest.split_first()?;
    let (numbers, rest) = rest.split_at_checked(2 * usize::from(*count))?;
    let path = roadmap.paths.iter().filter(|path| path.id.as_bytes() == id).map(|path| path_key(path.id));
    let is_chosen = |topic: &&Topic| {
        topic.group.is_some() && numbers.chunks_exact(2).any(|number| number == topic.number.to_le_bytes())
    };
    let chosen = roadmap.topics.iter().filter(is_chosen).map(|topic| choice_key(topic.id));
    statuses.extend(path.chain(chosen).map(|key| (key, Status::Done)));
    Some(rest)
}

/// A name to be put into a link: of one line, and at most [`NAME_LIMIT`] UTF-16 code units of whole letters, as a reader
/// sees them. Of use where a name is typed: what tells letters apart is 5 kB that no first visit needs.
pub fn clean_name(name: &str) -> String {
    cut(without_harm(name).graphemes(true))
}

/// The name in a link as text of one line. It was cut when the link was made; of a longer one, which somebody has made by
/// hand, the first [`NAME_LIMIT`] UTF-16 code units are enough.
fn one_line(name: &str) -> String {
    cut(without_harm(name).split_inclusive(|_| true))
}

/// As many letters of a name as there is room for, without a blank or a joiner at the end: a joiner between two letters
/// belongs to the first one.
fn cut<'a>(letters: impl Iterator<Item = &'a str>) -> String {
    let mut units = 0;
    let fits = |letter: &&str| {
        units += letter.encode_utf16().count();
        units <= NAME_LIMIT
    };
    let kept: String = letters.take_while(fits).collect();
    kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200D}')).to_owned()
}

/// A text without control characters, without those that turn the direction of the text around it, and without what XML
/// forbids. Joiners, which emoji and Persian need, stay between what can be seen.
fn without_harm(name: &str) -> String {
    let is_harmful = |c: char| {
        let turns_text = matches!(
            c,
            '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        );
        c.is_control() || turns_text || matches!(c, '\u{FEFF}' | '\u{FFFD}'..='\u{FFFF}')
    };
    let (mut line, mut joiner) = (String::new(), None);
    for c in name.trim().chars().filter(|c| !is_harmful(*c)) {
        if matches!(c, '\u{200C}' | '\u{200D}') {
            joiner = joiner.or(Some(c));
            continue;
        }
        let is_after_visible = line.chars().next_back().is_some_and(|last| !last.is_whitespace());
        line.extend(joiner.take().filter(|_| is_after_visible && !c.is_whitespace()));
        line.push(c);
    }
    line.trim().to_owned()
}
