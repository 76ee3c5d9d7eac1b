//! People beside each other: what is read from pasted links, who is ahead, the table, its CSV, and groups.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::compare::groups::{self, Group, Groups};
use backend_roadmap::domain::compare::lines::{self, LIMIT, LineError};
use backend_roadmap::domain::compare::{Agreement, PeopleOrder, Person, StageOrder, Standing, together};
use backend_roadmap::domain::link::{self, LinkError};
use backend_roadmap::domain::progress::{Action, Progress, Status};
use backend_roadmap::domain::topic::Choice;
use backend_roadmap::extras::compare::options::TableOptions;
use backend_roadmap::extras::compare::sentences::Sentences;
use backend_roadmap::extras::compare::table::{self, Table};
use backend_roadmap::extras::csv;
use leptos::prelude::{IntoAny, RwSignal, Signal, view};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::{config, extra_beside, raw, statuses as any_statuses};
use crate::html::Html;
use crate::{html_of_extra, statuses, topic};

fn url(name: &str, topics: &[(&str, Status)]) -> String {
    let mut progress = Progress::default();
    for (topic, status) in topics {
        progress.apply(&Action::set(topic, *status), Millis(1));
    }
    format!("https://example.org/road/#{}", link::encode(&progress, name, EDITION, &ROADMAP))
}

fn person(name: &str, topics: &[(&str, Status)]) -> Person {
    Person { name: name.into(), statuses: statuses(topics) }
}

/// The table of some people.
fn table_of(people: &[Person], options: &TableOptions) -> Html {
    let (people, options) = (people.to_vec(), options.clone());
    let table = || view! { <Table people=Signal::stored(people) options=RwSignal::new(options) /> }.into_any();
    Html::parse(&html_of_extra(&Progress::default(), table), "the table")
}

fn names(text: &str) -> Vec<String> {
    lines::read(text, None, &ROADMAP).0.into_iter().map(|person| person.name).collect()
}

fn errors(text: &str) -> Vec<LineError> {
    lines::read(text, None, &ROADMAP).1
}

#[test]
fn a_name_may_stand_beside_a_link_in_many_ways() {
    let link = url("", &[("http", Status::Done)]);
    let bare = link.rsplit('#').next().unwrap();
    for (line, expected) in [
        (format!("Ada {link}"), "Ada"),
        (format!("Ada: {link}"), "Ada"),
        (format!("  Ada Lovelace – {link}  "), "Ada Lovelace"),
        (format!("Ada:{link}"), "Ada"),
        (format!("- Ada (London) <{link}>"), "Ada (London)"),
        (format!("Ada ({link})."), "Ada"),
        (format!("{link} Ada"), "Ada"),
        (format!("C#: {link}"), "C#"),
        (format!("Ada\u{202E} {link}"), "Ada"),
        (format!("<img src=x onerror=alert(1)> {link}"), "Person 1"),
        (format!("&lt;b&gt; {link}"), "&lt;b&gt"),
        (format!("[Ada]({link})"), "Ada"),
        (format!("[Ada](<{link}>)"), "Ada"),
        (format!("[Ada]: {link}"), "Ada"),
        (format!("**[Ada]({link})**"), "Ada"),
        (format!("- [ ] Ada: {link}"), "Ada"),
        (format!("1. Ada: {link}"), "Ada"),
        (format!("> Ada: {link}"), "Ada"),
        (format!("| Ada | {link} |"), "Ada"),
        (format!("<a href=\"{link}\">Ada</a>"), "Ada"),
        (format!("Ada <ada@example.org> {link}"), "Ada"),
        (format!("[27.11.26, 10:12:33] Ada: {link}"), "Ada"),
        (format!("11/27/26, 10:12 PM - Ada L.: {link}"), "Ada L."),
        (format!("Ada’s progress: {link}"), "Ada"),
        (format!("Ludwig van Beethoven: {link}"), "Ludwig van Beethoven"),
        (format!("ada lovelace: {link}"), "ada lovelace"),
        (format!("阿达：{link}"), "阿达"),
        (format!("🦀 {link}"), "🦀"),
        (format!("Here is mine: {link}"), "Person 1"),
        (format!("Here is mine: {link}."), "Person 1"),
        (format!("Hier ist meiner: {link}"), "Person 1"),
        (format!("Hi all, see my progress {link} :-)"), "Person 1"),
        (format!("{link} Thanks!"), "Person 1"),
        (format!(". {link} ."), "Person 1"),
        (format!("1) {link}"), "Person 1"),
        (format!("https://example.org/a {link}"), "Person 1"),
        (format!("Ada #{bare}"), "Ada"),
        (bare.to_owned(), "Person 1"),
        (link.clone(), "Person 1"),
        (link.replace("https://", ""), "Person 1"),
    ] {
        let (people, errors) = lines::read(&line, None, &ROADMAP);
        assert_eq!(people, [person(expected, &[("http", Status::Done)])], "{line}");
        assert_eq!(errors, [], "{line}");
    }
    assert_eq!(names(&url("Zoë", &[])), ["Zoë"], "the name in the link");
    assert_eq!(names(&format!("Bo {}", url("Zoë", &[]))), ["Bo"], "the name before it wins");
}

#[test]
fn people_without_a_name_are_numbered_and_no_two_have_the_same() {
    let text = [
        url("", &[]),
        url("", &[("http", Status::Done)]),
        url("Ada", &[]),
        url("Ada", &[("dns", Status::Done)]),
        url("Me", &[]),
    ];
    assert_eq!(names(&text.join("\n")), ["Person 1", "Person 2", "Ada", "Ada 2", "Me"]);
    let (people, _) = lines::read(&text.join("\r\n\r\n"), Some(statuses(&[("git", Status::Done)])), &ROADMAP);
    assert_eq!(people.first(), Some(&person("Me", &[("git", Status::Done)])));
    assert_eq!(people.last().map(|person| person.name.as_str()), Some("Me 2"));
}

#[test]
fn what_is_wrong_is_told_by_line_and_the_good_lines_count() {
    let (ada, bo) = (url("Ada", &[("http", Status::Done)]), url("Bo", &[]));
    let text = format!("{ada}\n\nhttps://example.org/\n{}\n{bo} {ada}\nagain {ada}\n", &ada[..ada.len() - 2]);
    assert_eq!(names(&text), ["Ada", "Bo"]);
    let expected = [
        LineError::Wrapped(3),
        LineError::Broken(4, LinkError::Damaged),
        LineError::Several(5),
        LineError::Twice(6, 1),
    ];
    assert_eq!(errors(&text), expected);
    assert!(LineError::Broken(4, LinkError::Damaged).to_string().starts_with("Line 4: "));
    assert_eq!(LineError::Twice(6, 1).to_string(), "Line 6 has the same link as line 1: it counts once.");
}

#[test]
fn no_more_than_thirty_links_are_compared() {
    let links: Vec<String> = (0..LIMIT + 3).map(|at| url(&format!("P{at}"), &[])).collect();
    assert_eq!(names(&links.join("\n")).len(), LIMIT);
    assert_eq!(errors(&links.join("\n")), [LineError::TooMany(LIMIT + 1, 3)]);
    assert_eq!(errors(&links[..=LIMIT].join("\n")), [LineError::TooMany(LIMIT + 1, 1)]);
    assert_eq!(errors(&links[..LIMIT].join("\n")), []);
}

#[test]
fn who_has_the_greater_share_of_what_is_left_to_do_is_ahead() {
    let internet = ROADMAP.find_stage("internet");
    let all = |status: Status| -> Vec<(&str, Status)> {
        ROADMAP.stage(internet.unwrap()).topics.iter().map(|topic| (ROADMAP.topic(*topic).id, status)).collect()
    };
    let ada = person("Ada", &[("http", Status::Done)]);
    let mut most_skipped = all(Status::Skipped);
    most_skipped.retain(|(id, _)| *id != "http" && *id != "dns");
    most_skipped.push(("http", Status::Done));
    let bo = person("Bo", &most_skipped);
    let skips = person("Cy", &all(Status::Skipped));
    let of = |people: &[Person]| Standing::of(internet, &ROADMAP, people);
    assert_eq!(of(&[ada.clone(), bo.clone()]).leaders(), [1], "one of two is more than one of many");
    assert_eq!(of(&[ada.clone(), skips.clone()]).leaders(), [0_usize; 0], "who skips all is not behind");
    assert_eq!(of(&[ada.clone(), ada.clone()]).leaders(), [0_usize; 0], "all are level");
    assert_eq!(of(std::slice::from_ref(&ada)).leaders(), [0_usize; 0], "nobody else is there");
    assert_eq!(of(&[bo.clone(), ada.clone(), bo.clone()]).leaders(), [0, 2]);
    assert_eq!(of(&[ada.clone(), bo.clone(), skips.clone()]).spread(), 33, "a half and a sixth");
    assert_eq!((of(&[bo]).average(), of(&[skips]).average()), (50, 0));
}

#[test]
fn topics_are_told_apart_by_what_all_have_done_and_nobody_has_started() {
    let ada = person("Ada", &[("http", Status::Done), ("dns", Status::Learning), ("git", Status::Skipped)]);
    let bo = person("Bo", &[("http", Status::Done), ("git", Status::Skipped)]);
    let people = [ada, bo];
    let holds = |agreement: Agreement, id: &str| agreement.holds(topic(id), &people);
    let all = ROADMAP.topics.len();
    let counts: Vec<usize> = Agreement::ALL.iter().map(|it| it.count(&ROADMAP, &people)).collect();
    assert_eq!(counts, [all, 1, all - 2, 1]);
    assert!(holds(Agreement::AllDone, "http") && !holds(Agreement::AllDone, "dns"));
    assert!(holds(Agreement::NobodyStarted, "git") && !holds(Agreement::NobodyStarted, "dns"));
    assert!(holds(Agreement::Differ, "dns") && !holds(Agreement::Differ, "git"));
}

#[test]
fn what_to_learn_together_is_new_to_all_and_all_are_ready_for_it() {
    let nobody = person("Bo", &[]);
    let first = together(&ROADMAP, EDITION, std::slice::from_ref(&nobody));
    assert!(!first.is_empty());
    for topic in &first {
        assert!(ROADMAP.is_ready(*topic, &nobody.statuses));
    }
    let begun = ROADMAP.topic(first[0]).id;
    let people = [nobody, person("Ada", &[(begun, Status::Learning)])];
    assert!(!together(&ROADMAP, EDITION, &people).contains(&first[0]), "Ada has begun {begun}");
}

#[test]
fn people_and_stages_are_sorted_and_back() {
    let people = [
        person("bo", &[("http", Status::Done), ("dns", Status::Done)]),
        person("Ada", &[("http", Status::Done)]),
        person("Cy", &[("git", Status::Done), ("rest", Status::Done), ("redis", Status::Done)]),
    ];
    let internet = ROADMAP.find_stage("internet").unwrap();
    let mut options = TableOptions::default();
    let mut sorted = |by: PeopleOrder| -> String {
        options.order(by);
        options.ordered(&people).iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(sorted(PeopleOrder::Name), "Ada bo Cy");
    assert_eq!(sorted(PeopleOrder::Name), "Cy bo Ada");
    assert_eq!(sorted(PeopleOrder::Name), "bo Ada Cy", "as they were entered");
    assert_eq!(sorted(PeopleOrder::Total), "Cy bo Ada");
    assert_eq!(sorted(PeopleOrder::Stage(internet)), "bo Ada Cy");
    assert_eq!(sorted(PeopleOrder::Stage(internet)), "Cy Ada bo");
    for order in StageOrder::ALL {
        let mut stages = order.of(&ROADMAP, &people);
        let figures: Vec<(isize, isize)> = stages
            .iter()
            .map(|stage| Standing::of(Some(*stage), &ROADMAP, &people))
            .map(|standing| (standing.average() as isize, standing.spread() as isize))
            .collect();
        let is_sorted = match order {
            StageOrder::Roadmap => stages.is_sorted(),
            StageOrder::HighestAverage => figures.is_sorted_by_key(|(average, _)| -average),
            StageOrder::LowestAverage => figures.is_sorted_by_key(|(average, _)| *average),
            StageOrder::WidestSpread => figures.is_sorted_by_key(|(_, spread)| -spread),
        };
        assert!(is_sorted, "{order:?}: {figures:?}");
        stages.sort_unstable();
        assert!(stages.into_iter().eq(ROADMAP.stage_indices()), "{order:?} keeps every stage");
    }
}

#[test]
fn the_table_has_a_header_for_each_row_and_column_and_says_how_it_is_sorted() {
    let people = [person("Ada", &[("http", Status::Done)]), person("<b>\"Bo\" & co</b>", &[])];
    let mut options = TableOptions::default();
    options.order(PeopleOrder::Total);
    options.show(Agreement::Differ);
    let html = table_of(&people, &options);
    let columns: Vec<&str> =
        html.named("th").filter(|it| it.get("scope") == Some("col")).map(|it| it.text.as_str()).collect();
    assert_eq!(columns, ["Ada", "<b>\"Bo\" & co</b>"], "a name is text");
    assert_eq!(html.named("b").count(), 0);
    let rows = html.named("th").filter(|it| it.get("scope") == Some("row")).count();
    assert_eq!(rows, html.named("tr").count(), "names, total, a stage, a topic");
    assert_eq!(rows, 4);
    let sorts: Vec<Option<&str>> = html.named("th").map(|it| it.get("aria-sort")).collect();
    assert_eq!(sorts, [Some("none"), None, None, Some("descending"), Some("none"), None]);
    let link = html.named("a").next().expect("a link to the topic");
    assert_eq!(link.get("href"), Some("/some/base/topics/http/"));
    let signs: Vec<&str> = html.elements.iter().filter_map(|it| it.get("data-status")).collect();
    assert_eq!(signs, ["done", "todo"]);
}

#[test]
fn every_stage_and_topic_is_in_the_table_that_is_unfolded() {
    let people = [person("Ada", &[]), person("Bo", &[("http", Status::Done)])];
    let mut options = TableOptions::default();
    options.open_all(true);
    let html = table_of(&people, &options);
    assert_eq!(html.named("tr").count(), 2 + ROADMAP.stages.len() + ROADMAP.topics.len());
    options.open_all(false);
    let html = table_of(&people, &options);
    assert_eq!(html.named("tr").count(), 2 + ROADMAP.stages.len());
    options.show(Agreement::AllDone);
    let html = table_of(&people, &options);
    assert_eq!(html.named("tr").count(), 2, "no stage has a topic that all have done");
}

#[test]
fn the_sentences_say_who_is_ahead_and_what_comes_next() {
    let text = |people: &[Person]| {
        let people = people.to_vec();
        let sentences = || view! { <Sentences people=Signal::stored(people) /> }.into_any();
        let html = Html::parse(&html_of_extra(&Progress::default(), sentences), "the sentences");
        html.named("li").map(|item| item.text.clone()).collect::<Vec<_>>().join(" ")
    };
    let (ada, bo) = (person("Ada", &[("http", Status::Done)]), person("<i>Bo</i>", &[]));
    let both = text(&[ada.clone(), bo.clone()]);
    assert!(both.starts_with("Ahead overall: Ada, 1 of "), "{both}");
    assert!(both.contains("No topic is done by all.") && both.contains("To learn together next"), "{both}");
    assert!(text(&[bo.clone(), bo.clone()]).starts_with("Nobody is ahead: all are level at 0 %."));
    assert!(text(&[ada.clone(), ada.clone(), bo.clone()]).starts_with("Ahead overall and level: Ada and Ada, "));
    assert!(text(&[bo]).starts_with("<i>Bo</i>: 0 of "));
    assert!(text(&[ada.clone(), ada]).contains("All have done 1 topic."));
}

#[test]
fn the_csv_is_read_back_as_it_was_and_a_name_is_no_formula() {
    let people =
        [person("Ada, \"the\" first", &[("http", Status::Done)]), person("=1+1", &[("http", Status::Skipped)])];
    let rows = table::rows(&people.iter().collect::<Vec<_>>());
    let text = csv::write(&rows);
    let read: Vec<Vec<String>> = csv_of(&text);
    let mut expected = rows;
    expected[0][3] = "'=1+1".into();
    assert_eq!(read, expected);
    assert_eq!(read[0], ["Stage", "Topic", "Ada, \"the\" first", "'=1+1"]);
    let http = ROADMAP.topic(topic("http")).title;
    assert!(read.iter().any(|row| row[..] == ["Internet", http, "Done", "Skipped"]), "{text}");
}

/// What another program reads in a CSV text.
fn csv_of(text: &str) -> Vec<Vec<String>> {
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    records.collect()
}

fn group() -> impl Strategy<Value = Group> {
    let extra = extra_beside(&["name", "links", "me"]);
    (any::<String>(), any::<String>(), any::<bool>(), extra).prop_map(|(name, links, has_me, extra)| Group {
        name,
        links,
        has_me,
        extra,
    })
}

fn all_groups() -> impl Strategy<Value = Groups> {
    let unread = raw().prop_filter("an object may be a group", |value| !value.text().starts_with('{'));
    (vec(group(), 0..4), vec(unread, 0..3), extra_beside(&["format", "version", "groups"]))
        .prop_map(|(list, unread, extra)| Groups { list, unread, extra })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn groups_are_read_as_they_were_written(all in all_groups()) {
        prop_assert_eq!(groups::decode(&groups::encode(&all)), Ok(all));
    }

    #[test]
    fn broken_groups_never_panic(all in all_groups(), at in any::<prop::sample::Index>(), rubbish in any::<String>()) {
        let text = groups::encode(&all);
        let at = (0..=at.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        prop_assert!(groups::decode(&text[..at]).is_err());
        let _ = groups::decode(&format!("{}{rubbish}{}", &text[..at], &text[at..]));
        let _ = groups::decode(&rubbish);
    }

    #[test]
    fn any_text_is_read_for_links_without_a_panic(text in any::<String>(), around in "[ -~é漢#=:/\n]{0,40}") {
        for text in [format!("{around}{text}"), format!("{text}#p=1.{around}"), format!("{around}p=1.AAD_EtlB{text}")] {
            let (people, _) = lines::read(&text, None, &ROADMAP);
            prop_assert!(people.len() <= LIMIT);
            prop_assert!(people.iter().all(|person| !person.name.is_empty()));
        }
    }

    #[test]
    fn any_people_make_a_whole_table(all in vec((any::<String>(), any_statuses()), 1..4)) {
        let people: Vec<Person> = all.into_iter().map(|(name, statuses)| Person { name, statuses }).collect();
        let mut options = TableOptions::default();
        for shown in Agreement::ALL {
            options.show(*shown);
            let html = table_of(&people, &options);
            prop_assert_eq!(html.named("td").count() % people.len(), 0);
            let signs = html.elements.iter().filter(|it| it.get("data-status").is_some()).count();
            let shows_topics = *shown != Agreement::Any;
            prop_assert_eq!(signs, if shows_topics { shown.count(&ROADMAP, &people) * people.len() } else { 0 });
        }
    }

    #[test]
    fn any_cells_are_read_back_from_csv(rows in vec(vec(any::<String>(), 2..5), 1..6)) {
        let guarded = |cell: &String| {
            let is_guarded = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            if is_guarded { format!("'{cell}") } else { cell.clone() }
        };
        let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(guarded).collect()).collect();
        prop_assert_eq!(csv_of(&csv::write(&rows)), expected);
    }
}
