//! What must hold of whatever is opened as a link, pasted, or chosen as a file.

use std::collections::BTreeSet;

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::compare::lines;
use backend_roadmap::domain::link::{self, Shared};
use backend_roadmap::domain::link_finder::{find, open};
use backend_roadmap::domain::progress::{Action, Changes, Progress, Stamp, Status};
use backend_roadmap::domain::saved;
use backend_roadmap::extras::backup_panel::incoming::{self, Incoming};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::kept::sealed;
use crate::links::sign;
use crate::statuses;

/// Opened by the browser, or pasted to be compared.
pub(super) fn link(input: &[u8]) -> TestCaseResult {
    let text = String::from_utf8_lossy(input);
    for found in find(&text, &ROADMAP).iter().chain(&open(&text, &ROADMAP)) {
        prop_assert!(found.place.start <= found.hash && found.hash < found.place.end, "{found:?}");
        if let Ok(shared) = &found.shared {
            check_shared(shared)?;
            let again = link::decode(&found.fragment, &ROADMAP);
            prop_assert_eq!(again.as_ref(), Some(&found.shared), "opens again as it was found");
        }
    }
    let (people, errors) = lines::read(&text, Some(statuses(&[("http", Status::Done)])), &ROADMAP);
    prop_assert!(people.len() <= lines::LIMIT + 1);
    let names: BTreeSet<&str> = people.iter().map(|person| person.name.as_str()).collect();
    prop_assert_eq!(names.len(), people.len(), "each has a name");
    prop_assert!(people.iter().all(|person| !person.name.is_empty() && person.statuses.len() == ROADMAP.topics.len()));
    prop_assert!(errors.iter().all(|error| !error.to_string().is_empty()));
    // The same bytes in a link whose check sum is right.
    if let Some(Ok(shared)) = link::decode(&sign(input), &ROADMAP) {
        check_shared(&shared)?;
    }
    Ok(())
}

fn check_shared(shared: &Shared) -> TestCaseResult {
    prop_assert!(shared.statuses.iter().all(|(id, _)| ROADMAP.find(id).is_some()));
    if let Some(name) = &shared.name {
        prop_assert!(!name.is_empty() && !name.contains(char::is_control), "{name:?}");
        prop_assert_eq!(&link::clean_name(name), name);
    }
    Ok(())
}

/// Chosen, dropped or pasted to be imported. Of a backup also the one whose check sum is right.
pub(super) fn file(input: &[u8]) -> TestCaseResult {
    let text = incoming::decode(input);
    for text in [Some(text.clone()), sealed(&text)].into_iter().flatten() {
        match incoming::read(&text) {
            Ok(incoming) => check_incoming(&incoming, &text)?,
            Err(problem) => prop_assert!((10..200).contains(&problem.len()), "{problem}"),
        }
    }
    Ok(())
}

fn check_incoming(incoming: &Incoming, text: &str) -> TestCaseResult {
    let stamp = Stamp { now: Millis(9), writer: "here" };
    let mut own = Progress::default();
    own.apply(&Action::set("http", Status::Done), stamp);
    for action in [incoming.merge(), incoming.replace()] {
        for change in incoming.changes(&own, &action) {
            prop_assert!(!change.what.is_empty() && change.from != change.to, "{change:?}");
        }
        let mut once = own.clone();
        let undo = once.apply(&action, stamp);
        let mut twice = once.clone();
        twice.apply(&action, stamp);
        prop_assert_eq!(twice.changes_to(&once), Changes::default(), "twice is as once");
        once.undo(&undo, stamp);
        prop_assert_eq!(once.changes_to(&own), Changes::default(), "can be undone");
    }
    if incoming.is_copy {
        let again = saved::decode(&saved::encode(&incoming.progress, Millis(1)));
        prop_assert_eq!((&again.progress, again.problem), (&incoming.progress, None), "is whole");
    }
    // What is told to be on a line is on that line, but for what was cut.
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.trim_start_matches('\u{FEFF}').trim().split(['\n', '\r']).map(words).collect();
    for told in incoming.odd.iter().chain(incoming.unknown.iter().filter(|_| !incoming.is_copy)) {
        let (what, line) = told.rsplit_once(" (line ").expect("a line");
        let number: usize = line.trim_end_matches(')').parse().expect("a number");
        prop_assert!(number >= 1 && number <= lines.len(), "{told}");
        let what = what.trim_start_matches('\u{2068}').trim_end_matches(['…', '\u{2069}']);
        prop_assert!(lines.iter().any(|line| line.contains(what)), "{told}");
    }
    Ok(())
}
