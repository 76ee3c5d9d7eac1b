//! Progress links come through mail, chats, Markdown, trackers and people's hands; nothing else is taken for one.

mod filters;

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::compare::lines;
use backend_roadmap::domain::link::{self, LinkError};
use backend_roadmap::domain::link_finder::{find, open};
use backend_roadmap::domain::progress::{Action, Progress, Status, StatusMap};
use backend_roadmap::extras::backup_panel::incoming;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::arbitrary::{config, statuses};
use crate::links::sign;

const SITE: &str = "https://roadmap.example/road/";

/// What becomes of a link on its way: `§` is the address, `¶` the fragment without `#`, `①` and `②` are the halves of the
/// address, broken within its letters.
const MANGLINGS: &[&str] = &[
    "§",
    "  §  ",
    "§\r\n",
    "#¶",
    "¶",
    "see ¶",
    "roadmap.example/road/#¶",
    "roadmap.example#¶",
    "HTTP://ROADMAP.EXAMPLE/#¶",
    "localhost:8080/#¶",
    "§&fbclid=IwAR0x-_y",
    "§?utm_source=wa&utm_medium=x",
    "§&amp;x=1",
    "§#top",
    "§/",
    "§%20",
    "§%22%3E",
    "§=",
    "§:~:text=a",
    "<§>",
    "<§|Ada>",
    "(§)",
    "[§]",
    "{§}",
    "\"§\"",
    "'§'",
    "‘§’",
    "“§”",
    "«§»",
    "§…",
    "§...",
    "§.",
    "§,",
    "§:",
    "§;",
    "§!",
    "§?",
    "*§*",
    "**§**",
    "_§_",
    "__§__",
    "~§~",
    "|§|",
    "| Ada | § |",
    "`§`",
    "```\n§\n```",
    "§\\",
    "§)**",
    "§).",
    "§\u{A0}",
    "\u{A0}§",
    "\u{200B}§\u{200B}",
    "\u{FEFF}§",
    "§\u{2060}",
    "\u{200E}§\u{200E}",
    "[Ada](§)",
    "[Ada](<§>)",
    "[Ada]: § \"Ada\"",
    "<a href=\"§\">Ada</a>",
    "> §",
    "> > §",
    "  - §",
    "1. §",
    "Here is mine: §",
    "Here is mine: §. Thanks!",
    "Ada:§",
    "§ und noch etwas",
    "链接§",
    "链接：¶。",
    "§—Ada",
    "§-",
    "§ – Ada",
    "①\r\n②",
    "①\n②",
    "①\n  ②",
    "①\r\n\t②",
    "①=\r\n②",
    "①=\n②",
    "> ①\r\n> ②",
    "> > ①\n> > ②",
    "| ①\n| ②",
    "①\u{200B}②",
    "①\u{AD}②",
    "① ②",
    "See ①\n② and more",
    "(①\n②)",
    "#\n¶",
    "#¶.\nDear Bo,\n\nAda2",
    "https://l.example/l.php?u=https%3A%2F%2Froadmap.example%2F%23¶&h=AT0x",
    "https://urldefense.com/v3/__https://roadmap.example/*¶__;Iw!!AbC$",
    "https://urldefense.proofpoint.com/v1/url?u=https://roadmap.example/%23¶&k=oIvRg1%2BdGAgOoM1BIlLLqw%3D%3D%0A&s=0",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Froadmap.example%2F%23¶&data=05%7C01%7C&sdata=x%3D&reserved=0",
    "https://www.google.com/url?q=https://roadmap.example/%23¶&sa=D&source=editors&ust=1700000000000000&usg=AOvVaw0",
    "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2froadmap.example%2f%23¶&c=E,1,AbC-d_e&typo=1",
    "https://secure-web.cisco.com/1a-B_c/https%3A%2F%2Froadmap.example%2F%23¶",
    "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Froadmap%2Eexample%2F%23¶&urlhash=ab-1",
    "<https://roadmap.example/#¶|roadmap.example/…>",
    "HYPERLINK \"§\" Ada",
    "§<mailto:ada@roadmap.example>",
    "<a href=\"§\" target=_blank>Ada</a>&nbsp;",
    "§&lt;/p&gt;",
    "{\"url\":\"§\"}",
    "§https://roadmap.example/",
];

/// Ways in which the signs of a link are written.
const ESCAPES: &[&[(&str, &str)]] = &[
    &[],
    &[("#", "%23")],
    &[("=", "%3D")],
    &[("=", "%3d")],
    &[("1.", "1%2E")],
    &[("_", "%5F"), ("-", "%2D")],
    &[("=", "%3D"), ("1.", "1%2E"), ("_", "%5F"), ("-", "%2D"), ("#", "%23")],
    &[("=", "%253D"), ("1.", "1%252E"), ("_", "%255F"), ("-", "%252D"), ("#", "%2523")],
    &[("=", "%25253D"), ("#", "%252523")],
    &[("=", "=3D")],
    &[("=", "=3D"), ("1.", "1=2E"), ("_", "=5F"), ("-", "=2D")],
    &[("_", "\\_"), ("-", "\\-"), ("#", "\\#"), ("1.", "1\\.")],
    &[("=", "\\u003d"), ("#", "\\u0023")],
    &[("-", "\u{2011}")],
    &[("p=1.", "p=\r\n1.")],
    &[("p=1.", "p=\r\n=3D1.")],
    &[("p=1.", "p=1\n.")],
    &[("p=", "P=")],
    &[("#", "&#35;"), ("=", "&#61;")],
    &[("#", "&#x23;"), ("=", "&#x3d;"), ("1.", "1&#46;"), ("_", "&#95;"), ("-", "&#X2D;")],
    &[("=", "&equals;"), ("1.", "1&period;"), ("_", "&lowbar;"), ("-", "&hyphen;"), ("#", "&num;")],
    &[("=", "&amp;#61;"), ("-", "&amp;amp;#045;")],
    &[("=", "\\x3d"), ("-", "\\x2D"), ("#", "\\x23")],
    &[("=", "＝"), ("1.", "１．"), ("#", "＃")],
];

fn progress_of(statuses: Vec<Status>) -> Progress {
    let map: StatusMap =
        ROADMAP.topics.iter().zip(statuses).map(|(topic, status)| (topic.id.to_owned(), status)).collect();
    let mut progress = Progress::default();
    progress.apply(&Action::Set(map.into()), Millis(1));
    progress
}

fn ada() -> String {
    link::encode(&progress_of(vec![Status::Done, Status::Skipped, Status::Learning]), "Ada", EDITION, &ROADMAP)
}

/// A text with a fragment in it, as a mangling and an escape leave it.
fn mangled(fragment: &str, mangling: &str, escapes: &[(&str, &str)]) -> String {
    let escape = |text: &str| escapes.iter().fold(text.to_owned(), |text, (sign, instead)| text.replace(sign, instead));
    let (first, second) = fragment.split_at(fragment.len() / 2 + 2);
    let pieces = [
        ('§', format!("{SITE}{}{}", escape("#"), escape(fragment))),
        ('¶', escape(fragment)),
        ('①', format!("{SITE}{}{}", escape("#"), escape(first))),
        ('②', escape(second)),
    ];
    pieces.iter().fold(mangling.to_owned(), |text, (sign, piece)| text.replace(*sign, piece))
}

/// Every way in which a text opens: found, in the address bar, imported, compared.
fn check_opens(text: &str, fragment: &str) -> Result<(), TestCaseError> {
    let shared = link::decode(fragment, &ROADMAP).and_then(Result::ok).expect("a link");
    let found: Vec<_> = find(text, &ROADMAP).into_iter().filter_map(|found| found.shared.ok()).collect();
    prop_assert_eq!(found, vec![shared.clone()], "found in {:?}", text);
    if let Some((before, behind)) = text.split_once('#')
        && find(before, &ROADMAP).is_empty()
        // The sign within an entity begins no fragment.
        && !before.ends_with('&')
        && !before.ends_with("&amp;")
    {
        let opened = open(behind, &ROADMAP).map(|found| (found.fragment, found.shared));
        prop_assert_eq!(opened, Some((fragment.to_owned(), Ok(shared.clone()))), "#{}", behind);
    }
    let imported = incoming::read(text).map(|incoming| incoming.progress.status_map());
    prop_assert_eq!(imported.as_ref(), Ok(&shared.statuses), "imported {:?}", text);
    let (people, _) = lines::read(text, None, &ROADMAP);
    let compared: Vec<_> = people.iter().map(|person| &person.statuses).collect();
    prop_assert_eq!(compared, [&shared.statuses(&ROADMAP)], "compared {:?}", text);
    Ok(())
}

#[test]
fn a_link_opens_whatever_was_done_to_it() {
    assert!(MANGLINGS.len() + ESCAPES.len() > 100);
    let own = link::asking_to_merge(&ada());
    for mangling in MANGLINGS {
        check_opens(&mangled(&ada(), mangling, &[]), &ada()).unwrap();
        check_opens(&mangled(&own, mangling, &[]), &own).unwrap();
    }
    // The tests of properties apply both at once.
    for escapes in ESCAPES {
        for mangling in ["§", "<§>", "①\r\n②", "> ①=\r\n> ②", "Ada: §&x=1"] {
            check_opens(&mangled(&ada(), mangling, escapes), &ada()).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_progress_comes_through(statuses in statuses(), has_path in any::<bool>(), name in "[ -~]{0,20}|\\PC{0,20}", mangling in select(MANGLINGS), escapes in select(ESCAPES)) {
        let mut progress = progress_of(statuses);
        if has_path {
            progress.apply(&Action::set("path:first-job/*", Status::Done), Millis(1));
        }
        let fragment = link::encode(&progress, &name, EDITION, &ROADMAP);
        check_opens(&mangled(&fragment, mangling, escapes), &fragment)?;
    }

    #[test]
    fn no_link_of_the_site_ends_in_a_sign_that_programs_leave_out(statuses in statuses(), name in any::<String>()) {
        let fragment = link::encode(&progress_of(statuses), &name, EDITION, &ROADMAP);
        prop_assert!(!fragment.ends_with(['-', '_']), "{}", fragment);
    }

    #[test]
    fn letters_whose_check_sum_does_not_fit_are_never_a_link(letters in "[A-Za-z0-9_-]{0,120}", mangling in select(MANGLINGS), escapes in select(ESCAPES)) {
        let text = mangled(&format!("p=1.{letters}"), mangling, escapes);
        prop_assert!(find(&text, &ROADMAP).iter().all(|found| found.shared.is_err()), "{}", text);
        prop_assert!(incoming::read(&text).is_err(), "{}", text);
    }

    #[test]
    fn a_link_with_a_letter_changed_is_never_opened_as_another(statuses in statuses(), at in any::<Index>(), letter in "[A-Za-z0-9_-]", mangling in select(MANGLINGS)) {
        let fragment = link::encode(&progress_of(statuses), "Ada", EDITION, &ROADMAP);
        let at = 4 + at.index(fragment.len() - 4);
        let mut changed = fragment.clone();
        changed.replace_range(at..=at, &letter);
        let told = link::decode(&fragment, &ROADMAP).and_then(Result::ok);
        for found in find(&mangled(&changed, mangling, &[]), &ROADMAP) {
            prop_assert!(found.shared.is_err() || found.shared.ok() == told, "{}", changed);
        }
    }

    #[test]
    fn any_text_is_searched_without_a_panic(text in any::<String>(), pieces in vec(select(&[
        "#", "p", "p=", "m=", "1.", "2.", "p=1.", "%", "%25", "%3", "=3D", "=\n", "\\", "\\u00", "AANBZGEAgDAx9bxi", "é", "漢", "🦀", "-", "_", " ",
        "\r\n", ">", "|", "\u{200B}", "http", "https://", "<", "[", "]", "(", "’s", "Ada", "\0",
    ]), 0..30)) {
        for text in [text, pieces.concat()] {
            for found in find(&text, &ROADMAP) {
                prop_assert!(found.place.start <= found.hash && found.hash < found.place.end);
                prop_assert!(text.get(found.place.clone()).is_some());
            }
            lines::read(&text, None, &ROADMAP);
            let _ = incoming::read(&text);
        }
    }
}

#[test]
fn a_link_that_programs_cut_by_its_last_sign_opens() {
    let mut count = 0;
    for (low, high) in (0..=255).flat_map(|low| (0..=9).map(move |high| (low, high))) {
        let whole = sign(&[EDITION.code(), 0, low, high, 1, 2, 1, 1]);
        let cut = whole.trim_end_matches(['-', '_']);
        if cut.len() == whole.len() || cut.len() + 2 < whole.len() {
            continue;
        }
        count += 1;
        let told = link::decode(&whole, &ROADMAP).map(|shared| (whole.clone(), shared));
        for text in [cut.to_owned(), format!("{cut}."), format!("{cut}&x=1")] {
            assert_eq!(open(&text, &ROADMAP).map(|found| (found.fragment, found.shared)), told, "{text}");
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn what_looks_like_a_link_and_is_none_is_told() {
    use LinkError::{Damaged, Split, UnknownEdition, UnknownVersion};
    let whole = ada();
    let (first, second) = whole.split_at(whole.len() / 2);
    let cut = &second[..second.len() - 2];
    for (text, expected) in [
        (format!("#{first}"), Damaged),
        (format!("{SITE}#{first}…"), Damaged),
        (format!("%23{}", first.replace('=', "%3D")), Damaged),
        (whole[..whole.len() - 2].to_owned(), Damaged),
        ("#p=".into(), UnknownVersion),
        ("#p%3D".into(), UnknownVersion),
        ("#m=".into(), UnknownVersion),
        ("#p=1".into(), UnknownVersion),
        ("#p=1.".into(), Damaged),
        ("#p=4.AAD_EtlB".into(), UnknownVersion),
        (format!("#{}", sign(b"\x02\0")), UnknownEdition),
        (format!("{SITE}#{first}\n{cut}"), Split),
        (format!("> {SITE}#{first}\r\n> {cut}"), Split),
        (format!("{SITE}#{first}\nDear Ada"), Damaged),
        (format!("{SITE}#{}", first.to_lowercase()), Damaged),
    ] {
        let errors: Vec<_> = find(&text, &ROADMAP).into_iter().map(|found| found.shared).collect();
        assert_eq!(errors, [Err(expected)], "{text:?}");
        let problem = incoming::read(&text).expect_err("no link");
        assert_eq!(problem, expected.to_string());
        let (people, problems) = lines::read(&text, None, &ROADMAP);
        assert!(people.is_empty());
        assert_eq!(problems.first(), Some(&lines::LineError::Broken(1, expected)), "{text:?}");
    }
}

#[test]
fn what_is_no_link_is_passed_over() {
    for text in [
        "",
        "p",
        "p =",
        "p=0.05",
        "p=1.5",
        "P=1",
        "a p=1.2345 b",
        "map=1.AAAAAAAAAA",
        "?p=123",
        "#topics",
        "#pm=1",
        "#q=1.AAD_EtlB",
        "C# p = q",
        "m=2",
        "1.AANBZGEAgDAx9bxi",
    ] {
        assert_eq!(find(text, &ROADMAP), [], "{text:?}");
    }
}

#[test]
fn the_page_before_an_escaped_fragment_is_told() {
    for (path, page) in
        [("/%23", "/"), ("/map/%23", "/map/"), ("/map%2523", "/map"), ("/some/base/#", "/some/base/"), ("/", "/")]
    {
        let text = format!("{path}{}", ada());
        let found = find(&text, &ROADMAP);
        assert_eq!(found.iter().map(|found| &text[..found.hash]).collect::<Vec<_>>(), [page]);
    }
}

#[test]
fn an_import_with_several_links_says_so() {
    let (one, other) = (ada(), link::encode(&Progress::default(), "Bo", EDITION, &ROADMAP));
    let read = |text: &str| incoming::read(text).map(|incoming| incoming.progress.status_map().len());
    assert!(
        read(&format!("{SITE}#{one}\n{SITE}#{other}"))
            .is_err_and(|problem| problem.starts_with("There are 2 progress links"))
    );
    assert!(
        read(&format!("{SITE}#{one}\n{SITE}#{}", &other[..9])).is_err_and(|problem| problem.starts_with("There are 2"))
    );
    // One link, shown and linked.
    for text in
        [format!("[{SITE}#{one}]({SITE}#{one})"), format!("[roadmap.example/road/#{}…]({SITE}#{one})", &one[..9])]
    {
        assert_eq!(read(&text), Ok(3), "{text}");
    }
}

#[test]
fn a_list_with_topics_is_a_list_even_if_a_link_stands_in_it() {
    let list = format!("Mine: {SITE}#{}\n\n- [x] What is HTTP", ada());
    assert_eq!(incoming::read(&list).map(|incoming| incoming.kind), Ok("a task list"));
    let task = format!("- [ ] {SITE}#{}", ada());
    assert_eq!(incoming::read(&task).map(|incoming| incoming.kind), Ok("a progress link"));
}
