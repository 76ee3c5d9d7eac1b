//! Tests of the static server, without a socket.

use std::path::{Path, PathBuf};

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::route::{Page, Route};

use super::hosting::*;
use super::*;

/// A site of index.html, app.js, _headers, a b.txt, topics/git/index.html and empty/.
fn look(path: &Path) -> Entry {
    match path.to_str().unwrap() {
        "index.html" | "app.js" | "_headers" | "a b.txt" | "topics/git/index.html" => Entry::File,
        "topics" | "topics/git" | "topics/git/" | "empty" => Entry::Folder,
        _ => Entry::Nothing,
    }
}

fn file(path: &str) -> Resolved {
    Resolved::File(PathBuf::from(path))
}

#[test]
fn a_folder_is_its_index() {
    assert_eq!(resolve("/", "/", look), file("index.html"));
    assert_eq!(resolve("/topics/git/", "/", look), file("topics/git/index.html"));
    assert_eq!(resolve("/topics/git/?q=a/b", "/", look), file("topics/git/index.html"));
    assert_eq!(resolve("/empty/", "/", look), Resolved::Missing);
}

#[test]
fn a_folder_without_its_slash_moves_there_with_its_query() {
    assert_eq!(resolve("/topics/git?x=1", "/", look), Resolved::Redirect(301, "/topics/git/?x=1".to_owned()));
    assert_eq!(resolve("/b/topics/git", "/b/", look), Resolved::Redirect(301, "/b/topics/git/".to_owned()));
}

#[test]
fn only_what_is_under_the_base_is_the_site() {
    assert_eq!(resolve("/b/app.js", "/b/", look), file("app.js"));
    assert_eq!(resolve("/app.js", "/b/", look), Resolved::Outside);
    assert_eq!(resolve("/bb/app.js", "/b/", look), Resolved::Outside);
    assert_eq!(resolve("/", "/b/", look), Resolved::Redirect(302, "/b/".to_owned()));
    assert_eq!(resolve("/b?x", "/b/", look), Resolved::Redirect(301, "/b/?x".to_owned()));
}

#[test]
fn percent_encoding_is_read() {
    assert_eq!(resolve("/a%20b.txt", "/", look), file("a b.txt"));
    assert_eq!(resolve("/app.js%ff", "/", look), Resolved::Missing);
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let everything = |_: &Path| Entry::File;
    for url in [
        "/../secret",
        "/topics/../../secret",
        "/%2e%2e/secret",
        "/topics/..%2f..%2fsecret",
        "/..%5csecret",
        "/topics\\..\\secret",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/c:/secret",
        "/a%00b",
    ] {
        assert_eq!(resolve(url, "/", everything), Resolved::Missing, "{url}");
    }
}

#[test]
fn the_headers_file_is_not_shown() {
    assert_eq!(resolve("/_headers", "/", look), Resolved::Missing);
}

#[test]
fn patterns_match_as_on_the_hosts() {
    let applies =
        |pattern: &str, path: &str| Rule { pattern: pattern.to_owned(), headers: Vec::new() }.applies_to(path);
    assert!(applies("/*", "/"));
    assert!(applies("/*", "/topics/git/"));
    assert!(applies("/*.wasm", "/app-12ab_bg.wasm"));
    assert!(!applies("/*.wasm", "/app.js"));
    assert!(applies("/app-*.js", "/app-12ab.js"));
    assert!(!applies("/app-*.js", "/boot.js"));
    assert!(applies("/*-*.css", "/map-1.css"));
    assert!(!applies("/*-*.css", "/map.css"));
    assert!(applies("/sw.js", "/sw.js"));
    assert!(!applies("/sw.js", "/sw.js.map"));
}

#[test]
fn rules_are_read_with_their_comments_left_out() {
    let rules = parse_rules("# why\n/*\n  # more\n  A: b: c\n\n/x\n\tD: e\n").unwrap();
    let header = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
    assert_eq!(
        rules,
        [
            Rule { pattern: "/*".to_owned(), headers: header("A", "b: c") },
            Rule { pattern: "/x".to_owned(), headers: header("D", "e") },
        ]
    );
}

#[test]
fn a_broken_rule_is_told_with_its_line() {
    assert!(parse_rules("  A: b\n").unwrap_err().contains("Line 1"));
    assert!(parse_rules("/*\n  no header\n").unwrap_err().contains("Line 2"));
}

#[test]
fn brotli_is_sent_to_those_who_take_it() {
    let accepts = |value: &str| accepts_brotli(&[Header::from_bytes("Accept-Encoding", value).unwrap()]);
    assert!(accepts("gzip, deflate, br, zstd"));
    assert!(accepts("br;q=0.5"));
    assert!(!accepts("gzip"));
    assert!(!accepts("br;q=0, gzip"));
    assert!(!accepts_brotli(&[]));
}

#[test]
fn options_are_checked() {
    let parse = |words: &[&str]| Options::parse(words.iter().map(|&word| word.to_owned()));
    let expected = Options { folder: PathBuf::from("dist"), base: "/b/".to_owned(), port: 0 };
    assert_eq!(parse(&["dist", "--base", "/b/", "--port", "0"]), Ok(expected));
    for wrong in [&["dist", "--base", "/b"][..], &["dist", "--port", "x"], &["--fast"], &["a", "b"], &[]] {
        assert!(parse(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn no_page_but_the_map_may_stand_in_a_frame() {
    let rules = parse_rules(include_str!("../../../public/_headers")).expect("headers");
    let is_denied = |path: &str| {
        let denies =
            |rule: &&Rule| rule.headers.iter().any(|(name, value)| name == "X-Frame-Options" && value == "DENY");
        rules.iter().filter(|rule| rule.applies_to(path)).any(|rule| denies(&rule))
    };
    let topics = ROADMAP.indices().map(Page::Topic).chain(ROADMAP.stage_indices().map(Page::Stage));
    for page in Page::singles().chain(topics).chain(ROADMAP.path_indices().map(Page::Path)) {
        assert_eq!(is_denied(&Route::to(page).href("/", &ROADMAP)), page != Page::Map, "{page:?}");
    }
}
