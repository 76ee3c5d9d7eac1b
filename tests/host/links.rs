//! Progress links: those of every version open for ever, short enough to send, and nothing that is not one gets in.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::checksum::crc32;
use backend_roadmap::domain::clock::{Day, Millis};
use backend_roadmap::domain::link::{self, LinkError, NAME_LIMIT, Shared};
use backend_roadmap::domain::path::PathIndex;
use backend_roadmap::domain::path_progress::{choice_key, path_key};
use backend_roadmap::domain::plan::settings::{Lighter, Plan};
use backend_roadmap::domain::progress::{Action, Progress, Stamp, Status, StatusMap};
use backend_roadmap::domain::topic::Choice;

use crate::fixture_lines;

/// The bytes as a link of version 1 with the right check sum, whatever they are.
pub(crate) fn sign(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let signed = [bytes, &crc32(bytes).to_le_bytes()].concat();
    let bits: Vec<u8> = signed.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1)).collect();
    let value = |six: &[u8]| (0..6).fold(0, |value, at| value << 1 | usize::from(six.get(at).copied().unwrap_or(0)));
    format!("p=1.{}", bits.chunks(6).map(|six| char::from(ALPHABET[value(six)])).collect::<String>())
}

fn everything(status: Status) -> Progress {
    let mut progress = Progress::default();
    let all: StatusMap = ROADMAP.topics.iter().map(|topic| (topic.id.to_owned(), status)).collect();
    progress.apply(&Action::Set(all.into()), Millis(1));
    progress
}

/// Statuses written as `8=done 35-40=learning`, by topic number.
fn parse_statuses(text: &str) -> StatusMap {
    let mut statuses = StatusMap::default();
    for part in text.split_whitespace() {
        let (numbers, status) = part.split_once('=').expect("numbers=status");
        let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
        let numbers = first.parse::<u16>().unwrap()..=last.parse().unwrap();
        let status = Status::parse_slug(status).expect("a status");
        let topics = ROADMAP.topics.iter().filter(|topic| numbers.contains(&topic.number));
        for topic in topics {
            statuses.insert(topic.id.to_owned(), status);
        }
    }
    statuses
}

#[test]
fn every_link_ever_made_opens_for_ever() {
    let lines = fixture_lines("links.txt");
    assert!(lines.len() >= 21, "lines were taken away");
    for line in lines {
        let mut parts = line.split('|').map(str::trim);
        let [Some(link), Some(name), Some(statuses)] = [parts.next(), parts.next(), parts.next()] else {
            panic!("{line}")
        };
        let name = (!name.is_empty()).then(|| name.to_owned());
        let mut statuses = parse_statuses(statuses);
        let keys = [parts.next().map(path_key), parts.next().map(choice_key)].into_iter().flatten();
        statuses.extend(keys.map(|key| (key, Status::Done)).filter(|(key, _)| !key.contains(":/")));
        let expected = Shared { name, statuses, asks_to_merge: link.starts_with("m="), plan: None };
        assert_eq!(link::decode(link, &ROADMAP), Some(Ok(expected)), "{link}");
    }
}

#[test]
fn a_link_is_short_enough_to_send() {
    for status in Status::ALL {
        let progress = everything(*status);
        let longest = |name: &str| link::encode(&progress, name, EDITION, &ROADMAP).len() + "#".len();
        assert!(longest("") <= 100, "{status:?}: {}", longest(""));
        for name in ["x", "Я", "漢", "🦀", "é漢", "a🦀漢Я", "👩‍👩‍👧"] {
            let name = name.repeat(NAME_LIMIT);
            assert!(longest(&name) <= 180, "{status:?}, {name}: {}", longest(&name));
        }
    }
}

#[test]
fn a_link_tells_the_same_to_whoever_opens_it() {
    for status in Status::ALL {
        let progress = everything(*status);
        let link = link::encode(&progress, "Ada 🦀", EDITION, &ROADMAP);
        let mut expected =
            Shared { name: Some("Ada 🦀".into()), statuses: progress.status_map(), asks_to_merge: false, plan: None };
        assert_eq!(link::decode(&link, &ROADMAP), Some(Ok(expected.clone())), "{status:?}");
        expected.asks_to_merge = true;
        assert_eq!(link::decode(&link::asking_to_merge(&link), &ROADMAP), Some(Ok(expected)), "{status:?}");
    }
}

/// A link of version 3: everything begun, on the path First job, with a plan.
const OWN_LINK: &str = "m=3.AIUAeyJhZ3JlZWQiOnt9LCJjaGFuZ2VkIjoxNzk1ODQzODAwMDAwLCJjcmVhdGVkIjoxNzk1ODQzODAwMDAwLCJnb2FsIjpudWxsLCJsaWdodGVyIjpbXSwic3RhcnQiOjIwNzg1LCJ3ZWVrIjpbMTIwLDEyMCwxMjAsMTIwLDEyMCwwLDBdfQlmaXJzdC1qb2IAAFVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVUFM3H2yw";

#[test]
fn a_link_to_another_device_brings_the_plan() {
    let today = Day(20_785);
    for (_, mut progress) in learners_on_paths() {
        let mut plan = Plan::new(Millis(1_795_843_800_000), today);
        plan.goal = Some(Day(21_000));
        plan.agreed.insert("http".into(), today);
        let days = |from: u32| Lighter { first: Day(from), last: Day(from + 6), minutes: 30 };
        plan.lighter = (0..30).map(|week| days(20_760 + week * 7)).collect();
        progress.apply(&plan.clone().write(plan.changed), Stamp { now: Millis(3), writer: "a" });
        let link = link::encode_own(&progress, &plan.for_link(today), EDITION, &ROADMAP);
        assert!(link.starts_with("m=3.") && link.len() < 900, "{}: {link}", link.len());
        let shared = link::decode(&link, &ROADMAP).expect("a link").expect("whole");
        assert!(shared.asks_to_merge && shared.statuses == progress.status_map());
        let mut other = Progress::default();
        other.apply(&Action::Set(shared.changes()), Stamp { now: Millis(4), writer: "b" });
        let brought = Plan::of(&other).expect("a plan");
        let next: Vec<Lighter> = plan.lighter.iter().copied().filter(|it| it.last >= today).take(20).collect();
        assert_eq!((brought.created, brought.week, brought.goal), (plan.created, plan.week, plan.goal));
        assert_eq!((brought.lighter, brought.agreed.len()), (next, 0));
        for cut in 4..link.len() {
            assert_eq!(link::decode(&link[..cut], &ROADMAP), Some(Err(LinkError::Damaged)), "{cut} of {link}");
        }
        // What one shows to others says nothing of it.
        assert_eq!(
            link::decode(&link::encode(&progress, "Ada", EDITION, &ROADMAP), &ROADMAP).unwrap().unwrap().plan,
            None
        );
    }
    let mut progress = everything(Status::Learning);
    progress.apply(&Action::set(&path_key("first-job"), Status::Done), Millis(2));
    let shared = link::decode(OWN_LINK, &ROADMAP).expect("a link").expect("it opens for ever");
    assert_eq!(shared.statuses, progress.status_map());
    let mut other = Progress::default();
    other.apply(&Action::Set(shared.changes()), Stamp { now: Millis(4), writer: "b" });
    assert_eq!(Plan::of(&other).map(|plan| (plan.start, plan.weekly())), Some((today, 600)));
    let plain = link::encode_own(&everything(Status::Done), "", EDITION, &ROADMAP);
    assert!(plain.starts_with("m=1."), "without a plan a link is as it always was");
}

/// A learner of every path in turn who has chosen the last member of every group.
fn learners_on_paths() -> impl Iterator<Item = (PathIndex, Progress)> {
    ROADMAP.path_indices().map(|path| {
        let mut progress = everything(Status::Done);
        let members = ROADMAP.groups.iter().filter_map(|group| group.members.last());
        let choices = members.map(|topic| choice_key(ROADMAP.topic(*topic).id));
        let keys = choices.chain([path_key(ROADMAP.path(path).id)]);
        let statuses: StatusMap = keys.map(|key| (key, Status::Done)).collect();
        progress.apply(&Action::Set(statuses.into()), Millis(2));
        (path, progress)
    })
}

#[test]
fn a_link_tells_the_path_and_the_choices() {
    for (path, progress) in learners_on_paths() {
        let link = link::encode(&progress, "Ada", EDITION, &ROADMAP);
        assert!(link.starts_with("p=2.") && link.len() <= 180, "{link}");
        let shared = link::decode(&link, &ROADMAP).expect("a link").expect("whole");
        assert_eq!(shared.statuses, progress.status_map());
        // Whoever takes it over follows the same path.
        let mut other = Progress::default();
        other.apply(&Action::Merge(shared.statuses), Millis(1));
        assert_eq!((other.path(&ROADMAP), other.chosen(&ROADMAP)), (Some(path), progress.chosen(&ROADMAP)));
        // No shorter or changed link is read as another one.
        for cut in 4..link.len() {
            assert_eq!(link::decode(&link[..cut], &ROADMAP), Some(Err(LinkError::Damaged)), "{cut} of {link}");
        }
    }
    let mut progress = Progress::default();
    progress.apply(&Action::set(&choice_key("rust"), Status::Done), Millis(1));
    let link = link::encode(&progress, "", EDITION, &ROADMAP);
    assert_eq!(link::decode(&link, &ROADMAP).expect("a link").expect("whole").statuses, progress.status_map());
}

#[test]
fn what_a_link_of_a_newer_roadmap_names_is_passed_over() {
    // A path "later", the topics 900 and 8, of which only the second exists and is in no group, and topic 8 done.
    let mut bytes = vec![0, 5];
    bytes.extend(b"later");
    bytes.extend([2, 0x84, 3, 8, 0, 0, 0, 0x80]);
    let link = sign(&bytes).replacen('1', "2", 1);
    let shared = link::decode(&link, &ROADMAP).expect("a link").expect("whole");
    assert_eq!(shared.statuses, parse_statuses("8=done"));
}

#[test]
fn names_are_one_line_that_turns_no_text_around() {
    for (name, expected) in [
        ("Ada", "Ada".to_owned()),
        ("  Ada \n Lovelace\t", "Ada  Lovelace".into()),
        ("Ada\u{0}\u{7}\u{1b}[31m\u{7f}\u{85}", "Ada[31m".into()),
        ("\u{202E}adA\u{202C}", "adA".into()),
        ("a\u{2066}b\u{2067}c\u{2068}d\u{2069}e\u{200E}f\u{200F}g\u{61C}h", "abcdefgh".into()),
        ("zero\u{200B}width\u{FEFF}", "zerowidth".into()),
        ("two\u{2028}lines\u{2029}", "twolines".into()),
        ("no\u{FFFD}XML\u{FFFE}\u{FFFF}", "noXML".into()),
        ("\u{200B} \u{200B}", String::new()),
        ("<b>&amp;\"", "<b>&amp;\"".into()),
        (&"x".repeat(41), "x".repeat(40)),
        (&"🦀".repeat(21), "🦀".repeat(20)),
        (&format!("{}🦀", "x".repeat(39)), "x".repeat(39)),
        (&format!("{} y", "x".repeat(39)), "x".repeat(39)),
    ] {
        assert_eq!(link::clean_name(name), expected, "{name:?}");
    }
}

#[test]
fn names_are_cut_between_letters_as_a_reader_sees_them() {
    let family = "👩\u{200D}👩\u{200D}👧";
    for (name, expected) in [
        (family.to_owned(), family.to_owned()),
        (family.repeat(6), family.repeat(5)),
        (format!("{}{family}", "x".repeat(33)), "x".repeat(33)),
        ("🇫🇷".repeat(11), "🇫🇷".repeat(10)),
        (format!("{}🇫🇷", "x".repeat(38)), "x".repeat(38)),
        (format!("{}e\u{301}", "x".repeat(38)), format!("{}e\u{301}", "x".repeat(38))),
        (format!("{}e\u{301}", "x".repeat(39)), "x".repeat(39)),
        (format!("{}👍🏽", "x".repeat(37)), "x".repeat(37)),
        ("می\u{200C}خواهم".into(), "می\u{200C}خواهم".into()),
        ("\u{200C}علی\u{200D} \u{200C}رضا\u{200D}\u{200C}".into(), "علی رضا".into()),
        ("a\u{200C}\u{200D}\u{202E}\u{200C}b".into(), "a\u{200C}b".into()),
        (format!("{}\u{200C}ب", "ا".repeat(39)), "ا".repeat(39)),
        ("\u{200D}\u{200C}".into(), String::new()),
    ] {
        let clean = link::clean_name(&name);
        assert_eq!(clean, expected, "{name:?}");
        assert_eq!(link::clean_name(&clean), clean, "once is enough");
        let fragment = link::encode(&Progress::default(), &name, EDITION, &ROADMAP);
        let told = link::decode(&fragment, &ROADMAP).and_then(Result::ok).and_then(|shared| shared.name);
        assert_eq!(told.unwrap_or_default(), expected);
    }
}

#[test]
fn what_is_no_link_is_refused_with_a_reason() {
    use LinkError::{Damaged, UnknownEdition, UnknownVersion};
    for (fragment, expected) in [
        ("", None),
        ("p", None),
        ("P=1.AAD_EtlB", None),
        ("#p=1.AAD_EtlB", None),
        ("topics", None),
        ("q=1.AAD_EtlB", None),
        ("pm=1.AAD_EtlB", None),
        ("m", None),
        ("m=", Some(UnknownVersion)),
        ("m=p=1.AAD_EtlB", Some(UnknownVersion)),
        ("m=1.AAD_Etl", Some(Damaged)),
        ("p=", Some(UnknownVersion)),
        ("p=1", Some(UnknownVersion)),
        ("p=4.AAD_EtlB", Some(UnknownVersion)),
        ("p=11.AAD_EtlB", Some(UnknownVersion)),
        ("p=01.AAD_EtlB", Some(UnknownVersion)),
        ("p=99999999999999999999.A", Some(UnknownVersion)),
        ("p=1.", Some(Damaged)),
        ("p=1.A", Some(Damaged)),
        ("p=1.AAAA", Some(Damaged)),
        ("p=1.AAAAA", Some(Damaged)),
        ("p=1.====", Some(Damaged)),
        ("p=1.AAD_EtlB=", Some(Damaged)),
        ("p=1.AAD/EtlB", Some(Damaged)),
        ("p=1.AAD_EtlB&x=1", Some(Damaged)),
        ("p=1.AAD_EtlB).", Some(Damaged)),
        ("p=1.AAD%5FEtlB", Some(Damaged)),
        ("p=1.\0\0\0\0", Some(Damaged)),
        ("p=1.éé漢🦀", Some(Damaged)),
        (&format!("p=1.{}", "A".repeat(100_000)), Some(Damaged)),
        (&format!("p={}", "1.".repeat(400)), Some(Damaged)),
        (&sign(b""), Some(Damaged)),
        (&sign(b"\0"), Some(Damaged)),
        (&sign(b"\0\x7F"), Some(Damaged)),
        (&sign(b"\0\x83ab"), Some(Damaged)),
        (&sign(b"\x02\0"), Some(UnknownEdition)),
        (&sign(b"\xFF\0"), Some(UnknownEdition)),
    ] {
        let error = link::decode(fragment, &ROADMAP).map(|link| link.expect_err(fragment));
        assert_eq!(error, expected, "{:.60}", fragment);
    }
}

#[test]
fn a_link_that_was_cut_short_is_refused() {
    for line in fixture_lines("links.txt") {
        let link = line.split(' ').next().unwrap_or("");
        for end in link::PREFIX.len()..link.len() {
            assert!(matches!(link::decode(&link[..end], &ROADMAP), Some(Err(_))), "{}", &link[..end]);
        }
    }
}

#[test]
fn a_link_with_one_letter_changed_is_refused_or_tells_the_same() {
    for line in fixture_lines("links.txt") {
        let link = line.split(' ').next().unwrap_or("");
        for at in link::PREFIX.len()..link.len() {
            for letter in ["A", "B", "z", "_", "-", "0", " ", "%"] {
                let mut changed = link.to_owned();
                changed.replace_range(at..=at, letter);
                let told = link::decode(&changed, &ROADMAP);
                // The last letter holds bits that stand for nothing.
                let is_same = at + 1 == link.len() && told == link::decode(link, &ROADMAP);
                assert!(matches!(told, Some(Err(_))) || is_same || changed == link, "{changed} for {link}");
            }
        }
    }
}

#[test]
fn statuses_of_numbers_that_the_roadmap_lacks_are_left_out() {
    let bytes = [&[0, 0][..], &[0xAA; 200]].concat();
    let shared = link::decode(&sign(&bytes), &ROADMAP).and_then(Result::ok).expect("a link of a later roadmap");
    assert_eq!(shared.statuses, everything(Status::Done).status_map());
}
