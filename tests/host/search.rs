//! Search on the real roadmap: what learners type finds what they mean, first.

use std::sync::LazyLock;

use backend_roadmap::browser::text::decomposed;
use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::filter::Matches;
use backend_roadmap::domain::roadmap::Roadmap;
use backend_roadmap::domain::search::SearchIndex;
use backend_roadmap::domain::topic::{Hours, Kind, Level, Mark, StageIndex, Topic};
use proptest::prelude::*;

use crate::{INDEX, statuses, words};

/// The ids of the topics that a query finds, best first.
pub(crate) fn found(query: &str) -> Vec<&'static str> {
    let filter = words(query);
    let matches = Matches::of(&filter, &ROADMAP, EDITION, &INDEX, &statuses(&[]), &[]);
    matches.best(ROADMAP.topics.len()).into_iter().map(|topic| ROADMAP.topic(topic).id).collect()
}

fn check_first(cases: &[(&str, &str)]) {
    for (query, expected) in cases {
        assert_eq!(found(query).first(), Some(expected), "{query:?} finds {:?}", found(query));
    }
}

const fn odd_topic(number: u16, title: &'static str) -> Topic {
    Topic {
        id: title,
        number,
        title,
        stage: StageIndex(0),
        parent: None,
        group: None,
        kind: Kind::Concept,
        marks: [Some(Mark::Recommended), None],
        level: Level::Beginner,
        hours: Hours { least: 1, most: 1 },
        prerequisites: &[],
        revision: 0,
    }
}

/// Titles that no topic has yet, with letters that folding makes longer, shorter or nothing.
static ODD: Roadmap = Roadmap {
    lines: &[],
    stages: &[],
    groups: &[],
    topics: &[
        odd_topic(1, "Straße und Maß"),
        odd_topic(2, "Cafe\u{301} Zoë ÀÉ"),
        odd_topic(3, "数据库 と 🦀crab"),
        odd_topic(4, "ŁódźŒuvre ﬁn"),
        odd_topic(5, "— — —"),
        odd_topic(6, ""),
    ],
    paths: &[],
    by_id: &[],
};

static ODD_INDEX: LazyLock<SearchIndex> = LazyLock::new(|| SearchIndex::new(&ODD, "", decomposed));

/// The marked parts of every title are whole letters, in order and apart.
pub(crate) fn check_ranges(query: &str) -> Result<(), TestCaseError> {
    for (roadmap, index) in [(&ROADMAP, &*INDEX), (&ODD, &*ODD_INDEX)] {
        for (topic, hit) in roadmap.topics.iter().zip(index.search(query, &[])) {
            let mut end = 0;
            for range in hit.map(|hit| hit.title).unwrap_or_default() {
                prop_assert!(
                    end <= range.start && range.start < range.end,
                    "{:?} in {:?} for {:?}",
                    range,
                    topic.title,
                    query
                );
                prop_assert!(
                    topic.title.get(range.clone()).is_some(),
                    "{:?} in {:?} for {:?}",
                    range,
                    topic.title,
                    query
                );
                end = range.end;
            }
        }
    }
    Ok(())
}

#[test]
fn other_words_find_the_topic() {
    check_first(&[
        ("k8s", "docker"),
        ("postgres", "postgresql"),
        ("no sql", "nosql-databases"),
        ("nosql", "nosql-databases"),
        ("virtual machine", "containers-vs-virtualization"),
        ("c#", "csharp"),
        ("n+1", "n-plus-one"),
    ]);
}

#[test]
fn an_exact_title_comes_before_the_beginning_of_another() {
    check_first(&[
        ("java", "java"),
        ("go", "go"),
        ("rest", "rest"),
        ("redis", "redis"),
        ("graphql", "graphql"),
        ("html", "html"),
        ("https", "https"),
        ("oauth", "oauth"),
        ("apache", "apache"),
    ]);
    let java = found("java");
    assert!(java.contains(&"javascript"), "the longer ones follow: {java:?}");
}

#[test]
fn every_title_finds_its_own_topic_first() {
    for topic in ROADMAP.topics {
        check_first(&[(topic.title, topic.id)]);
    }
}

#[test]
fn accents_and_case_do_not_matter() {
    for (odd, plain) in
        [("caché", "cache"), ("CACHÉ", "cache"), ("DoCkEr", "docker"), ("cache\u{301}", "cache"), ("«rest»", "rest")]
    {
        assert_eq!(found(odd), found(plain), "{odd}");
        assert!(!found(odd).is_empty(), "{odd}");
    }
}

#[test]
fn a_slip_of_the_finger_is_forgiven() {
    check_first(&[
        ("postgers", "postgresql"),
        ("rabitmq", "rabbitmq"),
        ("kuberntes", "docker"),
        ("elastcisearch", "elasticsearch"),
        ("authentcation", "authentication"),
    ]);
    // Two topics are about JavaScript; the one to learn first comes first.
    assert_eq!(found("javscript")[..2], ["javascript-basics", "javascript"]);
    assert_eq!(found("javascript")[..2], found("javscript")[..2]);
}

#[test]
fn two_words_are_found_in_any_order() {
    for (one, other) in
        [("unit testing", "testing unit"), ("design patterns", "patterns design"), ("token auth", "auth token")]
    {
        let (mut ones, mut others) = (found(one), found(other));
        assert_eq!(ones.first(), others.first(), "{one}");
        ones.sort_unstable();
        others.sort_unstable();
        assert!(!ones.is_empty());
        assert_eq!(ones, others, "{one}");
    }
}

#[test]
fn what_is_nowhere_finds_nothing() {
    for query in ["xyzzy", "xyzzy qwrtz", "what is xyzzy", "数据库"] {
        assert_eq!(found(query), [""; 0], "{query}");
    }
}

#[test]
fn a_word_that_is_nowhere_does_not_hide_the_topic_that_the_others_name() {
    assert_eq!(found("docker xyzzy"), ["docker"]);
    let named = found("java docker neo4j haiku");
    for topic in ["java", "docker", "neo4j"] {
        assert!(named[..3].contains(&topic), "{named:?}");
    }
}

#[test]
fn two_topics_that_are_held_against_each_other_are_both_found() {
    for (query, one, other) in [
        ("websocket vs http", "websockets", "http"),
        ("redis or kafka", "redis", "kafka"),
        ("unit test versus integration test", "unit-testing", "integration-testing"),
        ("difference between rest and graphql", "rest", "graphql"),
    ] {
        let found = found(query);
        assert!(found[..2].contains(&one) && found[..2].contains(&other), "{query}: {found:?}");
    }
}

#[test]
fn all_words_beat_some() {
    check_first(&[("java unit tests", "junit"), ("redis streams", "redis"), ("containers in linux", "lxc")]);
}

#[test]
fn nothing_asked_finds_everything_in_reading_order() {
    let all: Vec<&str> = ROADMAP.topics.iter().map(|topic| topic.id).collect();
    for query in ["", "   ", "\t\n"] {
        assert_eq!(found(query), all, "{query:?}");
    }
}

#[test]
fn signs_alone_find_nothing() {
    for query in ["/", "#", "+", "++", "#+", ".", "!?…", "—", "→", "🦀", "\u{301}", " / ", "\u{200B}"] {
        assert_eq!(found(query), [""; 0], "{query:?}");
    }
}

#[test]
fn letters_of_other_widths_shapes_and_compositions_are_the_same_letters() {
    for (odd, plain) in [
        ("ＨＴＴＰ", "http"),
        ("Ｃ＃", "c#"),
        ("c♯", "c#"),
        ("ｄｏｃｋｅｒ", "docker"),
        ("proﬁle", "profile"),
        ("ｎ＋１", "n+1"),
        ("ﾃﾞｰﾀ", "データ"),
        ("데이터", "\u{1103}\u{1166}\u{110B}\u{1175}\u{1110}\u{1165}"),
        ("ộ dns", "o dns"),
        ("İNDEX", "index"),
        ("ındex", "index"),
        ("đøçkęř", "docker"),
        ("dock\u{AD}er", "docker"),
        ("docker\u{FEFF}", "docker"),
    ] {
        assert_eq!(found(odd), found(plain), "{odd}");
    }
    let texts = ["データベース".to_owned(), "데이터베이스".to_owned(), String::new()];
    let lines = backend_roadmap::domain::search::text_words(&texts, decomposed);
    let index = SearchIndex::new(&ODD, &format!("{}\n{lines}", "\t\n".repeat(ODD.topics.len())), decomposed);
    for (query, at) in [("データ", 0), ("ﾃﾞｰﾀ", 0), ("데이터", 1), ("\u{1103}\u{1166}\u{110B}\u{1175}", 1)]
    {
        let hits = index.search(query, &[]);
        assert!(hits.iter().enumerate().all(|(topic, hit)| hit.is_some() == (topic == at)), "{query}: {hits:?}");
    }
}

#[test]
fn what_was_typed_is_marked_in_the_title() {
    for (query, id, expected) in [
        ("post", "postgresql", vec!["Post"]),
        ("postgresql", "postgresql", vec!["PostgreSQL"]),
        ("security content", "content-security-policy", vec!["Content", "Security"]),
        ("cont content", "content-security-policy", vec!["Content"]),
        ("rabitmq", "rabbitmq", vec!["RabbitMQ"]),
        ("k8s", "docker", vec![]),
    ] {
        let topic = crate::topic(id);
        let hit = INDEX.search(query, &[])[usize::from(topic.0)].clone().expect(query);
        let marked: Vec<&str> = hit.title.into_iter().map(|range| &ROADMAP.topic(topic).title[range]).collect();
        assert_eq!(marked, expected, "{query}");
    }
}

#[test]
fn letters_that_fold_to_another_length_are_marked_whole() {
    for query in [
        "s",
        "stras",
        "strass",
        "strasse",
        "maß",
        "mas",
        "cafe",
        "cafe\u{301}",
        "zo",
        "a",
        "数",
        "crab",
        "łod",
        "ŒUVRE",
        "ﬁ",
    ] {
        check_ranges(query).unwrap_or_else(|error| panic!("{error}"));
    }
    let hit = ODD_INDEX.search("stras", &[])[0].clone().expect("the beginning of Straße");
    assert!(!hit.title.is_empty());
}

#[test]
fn without_the_words_titles_are_found_all_the_same() {
    let titles = SearchIndex::new(&ROADMAP, "", decomposed);
    for (at, topic) in ROADMAP.topics.iter().enumerate() {
        assert!(titles.search(topic.title, &[])[at].is_some(), "{}", topic.title);
    }
    assert!(titles.search("k8s", &[]).iter().all(Option::is_none), "a synonym is a word that comes later");
}

#[test]
fn a_text_of_another_version_is_borne() {
    // A cached file of words can be older or newer than the roadmap in the bundle.
    for text in ["\n", "no tab", "\t\t\t", "a,b\tc\n\r\n", &"x,y\tz\n".repeat(1_000)] {
        let index = SearchIndex::new(&ROADMAP, text, decomposed);
        assert_eq!(index.search("", &[]).len(), ROADMAP.topics.len(), "{text:.20}");
        assert!(index.search("docker", &[]).iter().any(Option::is_some), "{text:.20}");
    }
}

#[test]
fn the_best_are_the_first_of_all() {
    for query in ["", "data", "java", "s", "security token", "xyzzy"] {
        let filter = words(query);
        let matches = Matches::of(&filter, &ROADMAP, EDITION, &INDEX, &statuses(&[]), &[]);
        let score = |at: usize| matches.hits[at].as_ref().map(|hit| hit.score);
        let mut all: Vec<usize> = (0..ROADMAP.topics.len()).filter(|at| score(*at).is_some()).collect();
        all.sort_by_key(|at| std::cmp::Reverse(score(*at))); // Stable: reading order where scores are the same.
        for limit in [0, 1, 2, 5, all.len(), all.len() + 1, 1_000] {
            let best: Vec<usize> = matches.best(limit).into_iter().map(|topic| usize::from(topic.0)).collect();
            assert_eq!(best, all[..limit.min(all.len())], "{limit} of {query:?}");
        }
    }
}

#[test]
fn a_long_query_is_borne() {
    for query in ["a ".repeat(2_000), "z".repeat(20_000), "é漢🦀".repeat(500)] {
        assert!(check_ranges(&query).is_ok(), "{query:.20}");
    }
}

#[test]
fn words_of_no_topic_find_nothing_though_slips_are_forgiven() {
    for query in ["zzzzqqq", "stadtplan"] {
        assert_eq!(found(query), [""; 0], "{query}");
    }
    let http = usize::from(crate::topic("http").0);
    assert!(INDEX.search("rfc 9110", &[])[http].as_ref().is_some_and(|hit| hit.is_in_text));
}
