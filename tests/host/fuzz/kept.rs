//! What must hold of whatever the browser's storage holds, whoever wrote it.

use backend_roadmap::domain::checksum::crc32;
use backend_roadmap::domain::clock::{DayRule, Millis};
use backend_roadmap::domain::compare::groups::{self, Group};
use backend_roadmap::domain::merge::merge;
use backend_roadmap::domain::persistence::{self, CURRENT, PREVIOUS, QUARANTINE, Received, Saving};
use backend_roadmap::domain::progress::{Action, Progress, Stamp, Status};
use backend_roadmap::domain::raw::{Fields, Raw};
use backend_roadmap::domain::store::Store;
use backend_roadmap::domain::{reminder, saved, snapshot};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::store::MemoryStore;

const NOW: Millis = Millis(1_795_358_760_000);

/// A text of JSON with the check sum that it should have.
pub(super) fn sealed(text: &str) -> Option<String> {
    let mut envelope: Fields = Raw::parse(text)?.read()?;
    envelope.remove("checksum");
    let checksum = crc32(Raw::of(&envelope).text().as_bytes());
    envelope.insert("checksum".into(), Raw::of(&format!("{checksum:08x}")));
    Some(Raw::of(&envelope).text().to_owned())
}

fn own() -> Progress {
    let mut progress = Progress::default();
    progress.apply(&Action::set("dns", Status::Learning), NOW);
    progress.apply(&Action::write("dns", "Mine."), Stamp { now: NOW, writer: "here" });
    progress
}

/// Nothing that one progress holds is missing in another.
fn check_holds(whole: &Progress, part: &Progress) -> TestCaseResult {
    for key in part.records.keys().chain(part.unread.keys()) {
        prop_assert!(whole.records.contains_key(key) || whole.unread.contains_key(key), "{key} is lost");
    }
    prop_assert!(part.extra.keys().all(|key| whole.extra.contains_key(key)), "a field is lost");
    Ok(())
}

/// The saved state, when a page opens and the learner changes something.
pub(super) fn saved_state(input: &[u8]) -> TestCaseResult {
    let text = String::from_utf8_lossy(input).into_owned();
    for text in [Some(text.clone()), sealed(&text)].into_iter().flatten() {
        let store = MemoryStore::with(CURRENT, &text);
        let (loaded, saving) = persistence::load(&store);
        prop_assert_eq!(&store, &MemoryStore::with(CURRENT, &text), "reading never writes");
        let mut changed = loaded.clone();
        changed.apply(&Action::set("http", Status::Done), NOW);
        match (saving, persistence::save(&store, &changed, NOW, DayRule::UTC)) {
            (Saving::On, Ok(kept)) => {
                check_holds(&kept, &loaded)?;
                prop_assert_eq!(persistence::load(&store), (kept.clone(), Saving::On));
                prop_assert_eq!(persistence::save(&store, &kept, NOW, DayRule::UTC), Ok(kept), "nothing more to save");
            }
            (Saving::Blocked { .. }, Err(saving)) => {
                prop_assert_eq!(store.read(CURRENT), Ok(Some(text.clone())), "never written over");
                prop_assert!(!saving.is_editable());
                prop_assert_eq!(persistence::quarantine(&store, &text, &own(), NOW), Ok(()));
                prop_assert_eq!(store.read(&format!("{QUARANTINE}{}", NOW.0)), Ok(Some(text)), "put aside");
                prop_assert_eq!(persistence::load(&store), (own(), Saving::On));
            }
            (loaded, saved) => prop_assert!(false, "{loaded:?} and then {saved:?}"),
        }
    }
    Ok(())
}

/// The saved state as another tab writes it, while this one is open.
pub(super) fn storage_event(input: &[u8]) -> TestCaseResult {
    let text = String::from_utf8_lossy(input).into_owned();
    for text in [Some(text.clone()), sealed(&text)].into_iter().flatten() {
        let (ours, theirs) = (own(), saved::decode(&text));
        let received = persistence::receive(&ours, &text);
        prop_assert_eq!(matches!(received, Received::Unreadable(_)), theirs.problem.is_some());
        match received {
            Received::Unreadable(saving) => {
                prop_assert!(!saving.is_editable(), "this tab writes nothing over it");
            }
            Received::More(both) => {
                check_holds(&both, &ours)?;
                check_holds(&both, &theirs.progress)?;
                // The other tab gets what it lacks, and both then have the same.
                let back = persistence::receive(&theirs.progress, &saved::encode(&both, NOW));
                prop_assert!(!matches!(back, Received::Less), "{back:?}");
                prop_assert_eq!(merge(theirs.progress, both.clone()), both.clone());
                prop_assert!(!matches!(persistence::receive(&both, &text), Received::More(_)), "once is enough");
            }
            Received::Less | Received::Same => check_holds(&ours, &theirs.progress)?,
        }
    }
    Ok(())
}

/// Everything else that is stored beside the progress.
pub(super) fn beside_the_progress(input: &[u8]) -> TestCaseResult {
    let text = String::from_utf8_lossy(input).into_owned();
    let store = MemoryStore::with(groups::KEY, &text);
    let before = groups::load(&store);
    let group = Group { name: "New".into(), links: "x".into(), ..Group::default() };
    match groups::change(&store, |groups| groups.put(group.clone())) {
        Ok(_) => {
            let (before, after) = (before.expect("groups"), groups::load(&store).expect("groups"));
            prop_assert!(after.list.contains(&group));
            prop_assert!(before.list.iter().all(|kept| kept.name == "New" || after.list.contains(kept)));
            prop_assert_eq!((before.unread, before.extra), (after.unread, after.extra));
        }
        Err(_) => {
            prop_assert_eq!(store.read(groups::KEY), Ok(Some(text.clone())), "never written over");
            prop_assert_eq!(groups::put_aside(&store, NOW), Ok(()));
            prop_assert_eq!(store.read(&format!("{}{}", groups::ASIDE, NOW.0)), Ok(Some(text.clone())));
        }
    }
    // As the key and as the text of a snapshot, as the copy of the state before, as what is known of backups.
    let store = MemoryStore::with(&format!("{}{text}", snapshot::PREFIX), &text);
    store.write(PREVIOUS, &text).expect("room");
    prop_assert_eq!(persistence::load(&store).1, Saving::On);
    let state = saved::encode(&own(), NOW);
    prop_assert_eq!(snapshot::take(&store, &state, NOW), Ok(()));
    prop_assert!(snapshot::all(&store).iter().any(|snapshot| snapshot.taken == NOW && snapshot.progress == own()));
    reminder::is_due(&own(), Some(&text), NOW);
    let settled = reminder::settled(Some(&text), NOW);
    prop_assert!(!reminder::is_due(&own(), Some(&settled), NOW), "{settled}");
    Ok(())
}
