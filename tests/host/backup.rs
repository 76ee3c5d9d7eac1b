//! Files of progress: what goes out comes back, other tools can read it, and nothing that comes in does harm.

use backend_roadmap::content::{EDITION, ROADMAP, TEXTS, anki};
use backend_roadmap::domain::clock::{DayRule, Millis, Offset};
use backend_roadmap::domain::link;
use backend_roadmap::domain::log::dates::Dates;
use backend_roadmap::domain::log::history::Log;
use backend_roadmap::domain::progress::{Action, Changes, Progress, Stamp, Status};
use backend_roadmap::domain::saved;
use backend_roadmap::extras::backup_panel::incoming::{self, Incoming, SIZE_LIMIT};
use backend_roadmap::extras::backup_panel::{list, preview::Preview, table};
use backend_roadmap::extras::notes::{editor, links, markdown};
use leptos::prelude::{Callback, IntoAny, view};
use proptest::prelude::*;

use crate::arbitrary::{config, progress, statuses};
use crate::html::Html;
use crate::{fixture, html_of_extra};

const SITE: &str = "https://roadmap.example/some/base/";
const NOW: Millis = Millis(1_795_358_760_000);

/// A learner with something of everything, hostile texts included.
fn rich() -> Progress {
    let mut progress = Progress::default();
    for (at, (key, status)) in [
        ("http", Status::Done),
        ("dns", Status::Learning),
        ("css", Status::Skipped),
        ("http/*", Status::Done),
        ("http/https://www.rfc-editor.org/rfc/rfc9110 HTTP [Semantics]", Status::Done),
        ("<img src=x onerror=alert(1)>", Status::Done),
        ("stage:internet/<script>", Status::Done),
    ]
    .into_iter()
    .enumerate()
    {
        progress.apply(&Action::set(key, status), Millis(NOW.0 + at as u64));
    }
    for (topic, note) in [("http", "=cmd|' /C calc'!A0\n\n\"quoted\", and <b>bold</b>"), ("git", "- [x] not a topic")] {
        progress.apply(&Action::write(topic, note), Stamp { now: NOW, writer: "a" });
    }
    progress
}

/// The days of every topic without a log.
fn dates(progress: &Progress) -> Vec<Dates> {
    Dates::of_topics(progress, &Log::default(), &ROADMAP, |moment| moment.day(DayRule::UTC))
}

/// What the learner is shown before an import, checked to hold nothing but our own elements: its sentences.
fn shown(incoming: &Incoming, own: &Progress) -> Vec<String> {
    let incoming = incoming.clone();
    let preview = move || {
        let (import, cancel) = (Callback::new(|_| ()), Callback::new(|()| ()));
        view! { <Preview incoming import cancel /> }.into_any()
    };
    let source = html_of_extra(own, preview);
    let known = ["h4", "p", "strong", "em", "details", "summary", "ul", "li", "span", "div", "button"];
    let html = Html::parse(&source, "the preview");
    for element in &html.elements {
        assert!(known.contains(&element.name.as_str()), "<{}> in {source}", element.name);
    }
    html.named("summary").chain(html.named("p")).map(|element| element.text.clone()).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_backup_comes_back_as_it_was(progress in progress(), other in progress()) {
        let incoming = incoming::read(&saved::encode(&progress, NOW)).expect("our own backup");
        prop_assert_eq!(&incoming.progress, &progress);
        let mut empty = Progress::default();
        empty.apply(&incoming.merge(), NOW);
        prop_assert_eq!(&empty, &progress, "into an empty browser");
        let mut replaced = other.clone();
        replaced.apply(&incoming.replace(), Stamp { now: NOW, writer: "z" });
        prop_assert_eq!(replaced.changes_to(&progress), Changes::default());
        let mut twice = other;
        twice.apply(&incoming.merge(), NOW);
        let once = twice.clone();
        twice.apply(&incoming.merge(), NOW);
        prop_assert_eq!(twice, once, "a second merge of the same backup changes nothing");
    }

    #[test]
    fn the_ticks_of_a_task_list_come_back(statuses in statuses()) {
        let mut progress = Progress::default();
        for (topic, status) in ROADMAP.topics.iter().zip(statuses) {
            progress.apply(&Action::set(topic.id, status), NOW);
        }
        let incoming = incoming::read(&list::write(&progress, &dates(&progress), SITE, NOW.day(DayRule::UTC))).expect("our own list");
        prop_assert_eq!(incoming.progress.status_map(), progress.status_map());
        prop_assert_eq!(incoming.unknown, Vec::<String>::new());
    }

    #[test]
    fn any_text_is_refused_or_shown_and_never_more(text in any::<String>(), lines in "(- \\[[x ]\\] .{0,20}\n){0,5}") {
        for text in [text, lines] {
            if let Ok(incoming) = incoming::read(&text) {
                shown(&incoming, &rich());
            }
        }
    }

    #[test]
    fn no_note_becomes_markup_of_its_own(note in any::<String>(), pieces in proptest::collection::vec(
        proptest::sample::select(&["<script>", "<img src=x onerror=y>", "[a](javascript:b)", "![c](https://d.e)", "[f](https://g.h)", "\n\n", "`", "**", "# ", "<!--", "&lt;", "\"", "<https://i.j>", "<x@y.z>"]), 0..8)) {
        for note in [note, pieces.concat()] {
            check_note(&note)?;
        }
    }
}

pub(crate) fn check_note(note: &str) -> Result<(), TestCaseError> {
    let html = markdown::rendered(note);
    let plain = ["p", "h3", "strong", "em", "del", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "a"];
    for element in &Html::parse(&html, "a note").elements {
        prop_assert!(plain.contains(&element.name.as_str()), "<{}> from {note:?}", element.name);
        if element.name == "a" {
            prop_assert!(element.get("href").is_some_and(|href| href.starts_with("https://")), "{html}");
        }
    }
    Ok(())
}

#[test]
fn a_note_keeps_its_lists_and_emphasis_and_links_to_https_alone() {
    for (note, expected) in [
        ("**a** *b* `c`", "<p><strong>a</strong> <em>b</em> <code>c</code></p>\n"),
        ("# A", "<h3>A</h3>\n"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("[a](http://b.c) [d](javascript:e)", "<p>a d</p>\n"),
        ("[a](https://b.c)", "<p><a href=\"https://b.c\" rel=\"external noopener noreferrer\">a</a></p>\n"),
        ("- [x] a", "<ul>\n<li>☑ a</li>\n</ul>\n"),
    ] {
        assert_eq!(markdown::rendered(note), expected);
    }
}

#[test]
fn a_note_that_was_changed_elsewhere_while_one_types_keeps_both_texts() {
    for (typed, before, now, expected) in [
        ("one", "one", "two", Some("two")),
        ("one\n", "one", "two", Some("two")),
        ("mine", "one", "two", Some("mine\n\n---\n\ntwo")),
        ("mine \n", "one", "two", Some("mine\n\n---\n\ntwo")),
        ("two", "one", "two", None),
    ] {
        assert_eq!(editor::taken_over(typed, before, now).as_deref(), expected, "{typed:?}");
    }
}

#[test]
fn a_link_is_kept_if_it_leads_to_https() {
    assert_eq!(links::link(" https://a.b/c ", " A  page "), Ok("https://a.b/c A page".into()));
    assert_eq!(links::link("https://a.b/c", ""), Ok("https://a.b/c".into()));
    for odd in [
        "",
        "http://a.b",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "https:///a",
        &format!("https://a{}", "b".repeat(500)),
    ] {
        assert!(links::link(odd, "x").is_err(), "{odd}");
    }
}

#[test]
fn hundreds_of_broken_cut_and_hostile_files_change_nothing_and_inject_nothing() {
    let backup = saved::encode(&rich(), NOW);
    let markdown = list::write(&rich(), &dates(&rich()), SITE, NOW.day(DayRule::UTC));
    let fragment = link::encode(&rich(), "Ada", EDITION, &ROADMAP);
    let mut files: Vec<String> =
        (0..backup.len()).step_by(2).filter_map(|end| backup.get(..end)).map(str::to_owned).collect();
    for at in (0..backup.len()).step_by(5).filter(|at| backup.is_char_boundary(*at)) {
        let mut damaged = backup.clone();
        let end = at + damaged[at..].chars().next().map_or(1, char::len_utf8);
        damaged.replace_range(at..end, "\u{0}");
        files.push(damaged);
    }
    // A last letter that is lost can be found again.
    files.extend((0..fragment.len() - 1).map(|end| format!("{SITE}#{}", &fragment[..end])));
    let deep = |open: &str, close: &str| format!("{{\"data\":{}{}}}", open.repeat(100_000), close.repeat(100_000));
    files.extend([deep("[", "]"), deep("{\"a\":", "}"), "{".repeat(1_000_000), "a".repeat(SIZE_LIMIT + 1)]);
    for name in ["newer-v4", "broken-checksum", "broken-other-format", "broken-data-a-list", "broken-empty"] {
        files.push(fixture(&format!("saved/{name}.json")));
    }
    let odd = [
        "\u{FEFF}",
        "null",
        "[]",
        "0",
        "\"text\"",
        "<html><script>alert(1)</script></html>",
        "%PDF-1.7",
        "PK\u{3}\u{4}",
        "{\"__proto__\":{\"polluted\":true}}",
        "{\"format\":\"backend-roadmap/progress\"}",
        "http://x#p=1.",
        "https://x#p=9.AAAA",
    ];
    files.extend(odd.map(str::to_owned));
    assert!(files.len() > 500, "{}", files.len());
    for file in &files {
        let read = incoming::read(file);
        let problem = read.expect_err(&format!("read as something: {:.200}", file));
        assert!(problem.ends_with('.') && problem.len() < 200, "{problem}");
    }
    let cut: Vec<&str> = (0..markdown.len()).step_by(40).filter_map(|end| markdown.get(..end)).collect();
    let hostile = "- [x] <img src=x onerror=alert(1)>\n- [ ] [a](javascript:alert(1))\n- [x] [HTTP](https://evil.example/topics/http/)";
    for text in cut.into_iter().chain([hostile]) {
        if let Ok(incoming) = incoming::read(text) {
            assert!(incoming.progress.records.iter().all(|(key, _)| ROADMAP.find(key).is_some()));
            shown(&incoming, &rich());
        }
    }
    shown(&incoming::read(&backup).expect("a whole backup"), &Progress::default());
}

#[test]
fn the_preview_tells_what_is_added_changed_and_in_conflict() {
    let mut own = Progress::default();
    for (topic, status) in [("http", Status::Learning), ("git", Status::Done)] {
        own.apply(&Action::set(topic, status), Millis(5));
    }
    own.apply(&Action::write("http", "mine"), Stamp { now: Millis(5), writer: "m" });
    let mut theirs = Progress::default();
    for (topic, status) in [("http", Status::Done), ("dns", Status::Done)] {
        theirs.apply(&Action::set(topic, status), Millis(9));
    }
    theirs.apply(&Action::write("http", "theirs"), Stamp { now: Millis(9), writer: "t" });
    let incoming = incoming::read(&saved::encode(&theirs, NOW)).expect("a backup");
    let merge = incoming.changes(&own, &incoming.merge());
    let tell = |change: &incoming::Change| (change.what.clone(), change.to.clone(), change.is_conflict);
    let told: Vec<_> = merge.iter().map(tell).collect();
    let title = |id: &str| ROADMAP.topic(ROADMAP.find(id).expect("a topic")).title.to_owned();
    assert_eq!(
        told,
        [
            (title("dns"), "Done".into(), false),
            (title("http"), "Done".into(), true),
            (format!("Note on {}", title("http")), "mine\n\n---\n\ntheirs".into(), true),
        ]
    );
    let told = shown(&incoming, &own);
    let begins = |words: &str| told.iter().any(|sentence| sentence.starts_with(words));
    assert!(begins("Merge: 1 added, 2 changed; 2 were set both here and there"), "{told:?}");
    assert!(begins("Replace: 1 added, 2 changed, 1 removed"), "{told:?}");
    let mut merged = own.clone();
    merged.apply(&incoming.merge(), NOW);
    assert!(shown(&incoming, &merged).contains(&"Merge would change nothing.".to_owned()));
}

#[test]
fn the_preview_names_the_path_and_the_choices_for_it() {
    let mut theirs = Progress::default();
    for key in ["path:first-job/*", "choice:python/*", "path:of-another-site/*"] {
        theirs.apply(&Action::set(key, Status::Done), Millis(9));
    }
    let incoming = incoming::read(&saved::encode(&theirs, NOW)).expect("a backup");
    let told = incoming.changes(&Progress::default(), &incoming.merge());
    let told: Vec<_> = told.iter().map(|change| (change.what.as_str(), change.to.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Python chosen for the path", "yes"),
            ("Following the path “First job”", "yes"),
            ("path:of-another-site: star", "yes"),
        ]
    );
}

#[test]
fn a_task_list_is_read_as_people_write_it() {
    let text = "# Mine\n\n* [X] What is HTTP\nhttps://a.b/progress/\n+ [ ] [DNS](https://a.b/topics/dns/?x) (learning)\n  - [] [Git](/topics/git/)\n- [x] Lunch\n- [?] [CSS](/topics/css/)\n- HTML";
    let incoming = incoming::read(text).expect("a list");
    assert_eq!(incoming.progress.status("http"), Status::Done);
    assert_eq!(incoming.progress.status("dns"), Status::Learning);
    assert_eq!(incoming.progress.status_map().len(), 2);
    assert_eq!(incoming.unknown, ["Lunch (line 7)"]);
    assert_eq!(incoming.odd, ["[?] [CSS](/topics/css/) (line 8)"]);
}

#[test]
fn the_task_list_is_markdown_in_the_eyes_of_a_parser() {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let text = list::write(&rich(), &dates(&rich()), SITE, NOW.day(DayRule::UTC));
    let events: Vec<Event<'_>> = Parser::new_ext(&text, Options::ENABLE_TASKLISTS).collect();
    let (mut ticks, mut quotes) = (Vec::new(), 0);
    for event in &events {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
            Event::TaskListMarker(is_done) if quotes == 0 => ticks.push(*is_done),
            _ => {}
        }
    }
    let done = ROADMAP.topics.iter().map(|topic| rich().status(topic.id) == Status::Done);
    assert_eq!(ticks, done.collect::<Vec<_>>(), "a box in a note is in a quotation");
    assert_eq!(incoming::read(&text).map(|list| list.unknown), Ok(Vec::new()));
}

#[test]
fn the_table_opens_in_columns_and_no_cell_is_a_formula() {
    let text = backend_roadmap::extras::csv::write(&table::rows(&rich(), &dates(&rich()), |_| Offset(-90)));
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b'\t').from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("CSV");
    assert_eq!(rows.len(), ROADMAP.topics.len());
    let http = rows.iter().find(|row| &row[10] == "http").expect("a row");
    assert_eq!((&http[2], &http[3], &http[4], &http[7]), ("Done", "2026-11-22", "2026-11-22", "yes"));
    assert_eq!((&http[5], &http[6]), ("", "2026-11-22 13:16"));
    assert_eq!(&http[8], "'=cmd|' /C calc'!A0\n\n\"quoted\", and <b>bold</b>");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
}

#[test]
fn the_questions_are_what_anki_imports() {
    let text = anki::text();
    let (head, body): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
    // Named columns go to fields of that name, which there are in English alone.
    let places = ["#guid column:3", "#deck column:4", "#tags column:5"];
    assert_eq!(head, [&["#separator:tab", "#html:true", "#notetype:Basic"][..], &places].concat());
    assert!(text.starts_with("#separator"), "the head comes first");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .from_reader(&text.as_bytes()[text.find('"').expect("a note")..]);
    let notes: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("text between tabs");
    let questions: usize = ROADMAP.indices().map(|topic| TEXTS.topic(topic).study.questions.len()).sum();
    assert_eq!((notes.len(), body.len()), (questions, questions), "a note a line");
    let mut names: Vec<&str> = notes.iter().map(|note| &note[2]).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), questions, "each note has a name of its own");
    for note in &notes {
        assert_eq!(note.len(), 5, "as many columns as the head names: {note:?}");
        assert!(note[3].starts_with("Backend roadmap::") && note[3].matches("::").count() == 1, "{}", &note[3]);
        assert!(note.iter().all(|field| !field.trim().is_empty()), "{note:?}");
        assert!(note[0].starts_with("<p><small>") && note[2].starts_with("backend-roadmap/"), "{note:?}");
        let tags: Vec<&str> = note[4].split(' ').collect();
        assert!(tags.len() == 4 && tags.iter().all(|tag| !tag.is_empty()), "{}", &note[4]);
    }
}

#[test]
fn what_is_written_from_right_to_left_stands_for_itself_in_what_an_import_tells() {
    let mut theirs = Progress::default();
    theirs.apply(&Action::set("http/https://he.example הקישור", Status::Done), NOW);
    theirs.apply(&Action::write("dns", "הערה ראשונה"), Stamp { now: NOW, writer: "b" });
    theirs.apply(&Action::set("נושא", Status::Done), NOW);
    let copy = incoming::read(&saved::encode(&theirs, NOW)).expect("our own backup");
    let list =
        incoming::read("- [x] HTTP\n- [x] נושא אחר").or_else(|_| incoming::read("- [x] נושא אחר")).expect("a list");
    let mut told = 0;
    for incoming in [copy, list] {
        let preview = {
            let incoming = incoming.clone();
            move || view! { <Preview incoming import=Callback::new(|_| ()) cancel=Callback::new(|()| ()) /> }.into_any()
        };
        let source = html_of_extra(&Progress::default(), preview);
        let mut depth = 0;
        for letter in source.chars() {
            match letter {
                '\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                'א'..='ת' => {
                    told += 1;
                    assert_eq!(depth, 1, "{source}");
                }
                _ => {}
            }
        }
    }
    assert!(told > 20, "{told}");
}
