//! How progress is kept in a [`Store`] so that nothing is lost: the order of reads and writes, the previous good copy,
//! quarantine of what cannot be read, a snapshot a day. Reading never writes.

use super::clock::{DayRule, Millis};
use super::merge::merge;
use super::progress::Progress;
use super::saved::{self, Problem};
use super::snapshot;
use super::store::{Store, StoreError, write_checked};

/// The key of the current saved state.
pub const CURRENT: &str = "backend-roadmap:progress";
/// The key of the saved state before it.
pub const PREVIOUS: &str = "backend-roadmap:progress.previous";
/// What begins the key of a text that could not be read; the time in milliseconds follows.
pub const QUARANTINE: &str = "backend-roadmap:quarantine:";

/// Whether changes reach the store, and why not.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    /// They do.
    #[default]
    On,
    /// The store refused; the page goes on in memory and tries again at each change.
    Failing(StoreError),
    /// Progress reaches the store, but the log of what happened found no room.
    WithoutLog(StoreError),
    /// The store holds something that must not be written over before the learner chose.
    Blocked {
        /// What is wrong with it.
        problem: Problem,
        /// The text itself, for the learner to keep.
        text: String,
    },
}

impl Saving {
    /// Whether a learner may change progress: not while a choice is open.
    pub fn is_editable(&self) -> bool {
        !matches!(self, Self::Blocked { .. })
    }
}

/// Reads the saved progress.
pub fn load(store: &impl Store) -> (Progress, Saving) {
    let text = match store.read(CURRENT) {
        Ok(text) => text,
        Err(error) => return (Progress::default(), Saving::Failing(error)),
    };
    let Some(text) = text else { return (previous(store).unwrap_or_default(), Saving::On) };
    let decoded = saved::decode(&text);
    match decoded.problem {
        None => (decoded.progress, Saving::On),
        Some(problem @ Problem::Newer { .. }) => (decoded.progress, Saving::Blocked { problem, text }),
        Some(problem) => (previous(store).unwrap_or_default(), Saving::Blocked { problem, text }),
    }
}

/// The previous good copy, if there is one.
fn previous(store: &impl Store) -> Option<Progress> {
    let decoded = saved::decode(&store.read(PREVIOUS).ok()??);
    decoded.problem.is_none().then_some(decoded.progress)
}

/// Writes progress, together with what another tab has written since. Returns the progress that is now stored. The first
/// save of a study day keeps what was there before it.
///
/// # Errors
/// With the reason why it is not stored. What was stored before is untouched then.
pub fn save(store: &impl Store, progress: &Progress, now: Millis, rule: DayRule) -> Result<Progress, Saving> {
    let current = store.read(CURRENT).map_err(Saving::Failing)?;
    let mut merged = progress.clone();
    let mut is_kept = false;
    if let Some(text) = &current {
        let decoded = saved::decode(text);
        if let Some(problem) = decoded.problem {
            return Err(Saving::Blocked { problem, text: text.clone() });
        }
        merged = merge(merged, decoded.progress.clone());
        if merged == decoded.progress {
            return Ok(merged);
        }
        is_kept = decoded.version < saved::VERSION || snapshot::is_due(store, now, rule);
        // Without room for a second copy the first is still worth writing: a failed write leaves the old text.
        let _ = store.write(PREVIOUS, text);
    }
    write_checked(store, CURRENT, &saved::encode(&merged, now)).map_err(Saving::Failing)?;
    // The state of the day before, or of an older format, stays as a snapshot; last, so that it takes no room from the
    // change itself.
    if let Some(text) = current.filter(|_| is_kept) {
        let _ = snapshot::take(store, &text, now);
    }
    Ok(merged)
}

/// What a text means that another tab has written, beside the progress of this one.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// It cannot be read: nothing may be written over it.
    Unreadable(Saving),
    /// It tells more than this tab has, which is now both together.
    More(Progress),
    /// It lacks something that this tab has: to be written again.
    Less,
    /// It tells the same.
    Same,
}

/// Compares the progress of this tab with a text that another one has written.
pub fn receive(ours: &Progress, text: &str) -> Received {
    let decoded = saved::decode(text);
    if let Some(problem) = decoded.problem {
        return Received::Unreadable(Saving::Blocked { problem, text: text.to_owned() });
    }
    let merged = merge(ours.clone(), decoded.progress.clone());
    match merged {
        merged if merged != *ours => Received::More(merged),
        merged if merged != decoded.progress => Received::Less,
        _ => Received::Same,
    }
}

/// Puts an unreadable text aside under a key of its own and writes progress in its place.
///
/// # Errors
/// If either could not be written; the unreadable text is then still where it was.
pub fn quarantine(store: &impl Store, text: &str, progress: &Progress, now: Millis) -> Result<(), StoreError> {
    write_checked(store, &format!("{QUARANTINE}{}", now.0), text)?;
    write_checked(store, CURRENT, &saved::encode(progress, now))
}

#[cfg(test)]
mod tests {
    use super::{save as save_by, *};
    use crate::domain::progress::{Action, Status};
    use crate::domain::store::fake::MemoryStore;

    fn progress(topics: &[&str]) -> Progress {
        let mut progress = Progress::default();
        for (at, topic) in topics.iter().enumerate() {
            progress.apply(&Action::set(topic, Status::Done), Millis(at as u64 + 1));
        }
        progress
    }

    fn save(store: &MemoryStore, progress: &Progress, now: Millis) -> Result<Progress, Saving> {
        save_by(store, progress, now, DayRule::UTC)
    }

    fn text(topics: &[&str]) -> String {
        saved::encode(&progress(topics), Millis(1))
    }

    #[test]
    fn an_empty_store_is_a_fresh_start() {
        assert_eq!(load(&MemoryStore::default()), (Progress::default(), Saving::On));
    }

    #[test]
    fn what_is_saved_is_loaded() {
        let store = MemoryStore::default();
        assert_eq!(save(&store, &progress(&["http"]), Millis(9)), Ok(progress(&["http"])));
        assert_eq!(load(&store), (progress(&["http"]), Saving::On));
    }

    #[test]
    fn a_store_that_fails_is_said_and_the_page_goes_on() {
        for error in [StoreError::Unavailable, StoreError::Denied] {
            let store = MemoryStore::default();
            *store.failing.borrow_mut() = Some(error.clone());
            assert_eq!(load(&store), (Progress::default(), Saving::Failing(error.clone())));
            assert_eq!(save(&store, &progress(&["http"]), Millis(9)), Err(Saving::Failing(error)));
        }
    }

    #[test]
    fn a_full_store_keeps_what_it_had_at_every_write() {
        for writes in 0..2 {
            let store = MemoryStore::with(&[(CURRENT, &text(&["http"]))]);
            store.writes_left.set(Some(writes));
            assert_eq!(save(&store, &progress(&["http", "dns"]), Millis(9)), Err(Saving::Failing(StoreError::Full)));
            assert_eq!(load(&store).0, progress(&["http"]), "after {writes} writes");
        }
    }

    #[test]
    fn a_store_that_forgets_is_noticed() {
        let store = MemoryStore::default();
        store.is_forgetful.set(true);
        assert_eq!(save(&store, &progress(&["http"]), Millis(9)), Err(Saving::Failing(StoreError::NotKept)));
    }

    #[test]
    fn an_unreadable_state_blocks_saving_and_the_previous_copy_is_shown() {
        let store = MemoryStore::with(&[(CURRENT, "{\"format"), (PREVIOUS, &text(&["http"]))]);
        let blocked = Saving::Blocked { problem: Problem::NotJson, text: "{\"format".into() };
        assert_eq!(load(&store), (progress(&["http"]), blocked.clone()));
        assert_eq!(save(&store, &progress(&["dns"]), Millis(9)), Err(blocked));
        assert_eq!(store.texts.borrow()[CURRENT], "{\"format");
    }

    #[test]
    fn a_choice_puts_the_unreadable_text_aside() {
        let store = MemoryStore::with(&[(CURRENT, "junk")]);
        assert_eq!(quarantine(&store, "junk", &progress(&["http"]), Millis(9)), Ok(()));
        assert_eq!(store.texts.borrow()[&format!("{QUARANTINE}9")], "junk");
        assert_eq!(load(&store), (progress(&["http"]), Saving::On));
    }

    #[test]
    fn without_room_to_put_it_aside_the_unreadable_text_stays() {
        for writes in 0..2 {
            let store = MemoryStore::with(&[(CURRENT, "junk")]);
            store.writes_left.set(Some(writes));
            assert_eq!(quarantine(&store, "junk", &progress(&["http"]), Millis(9)), Err(StoreError::Full));
            assert_eq!(store.texts.borrow()[CURRENT], "junk");
        }
    }

    #[test]
    fn a_lost_current_state_is_found_again_in_the_previous_copy() {
        let store = MemoryStore::with(&[(PREVIOUS, &text(&["http"]))]);
        assert_eq!(load(&store), (progress(&["http"]), Saving::On));
    }

    #[test]
    fn a_save_takes_in_what_another_tab_wrote() {
        let store = MemoryStore::with(&[(CURRENT, &text(&["http"]))]);
        let mut ours = Progress::default();
        ours.apply(&Action::set("dns", Status::Learning), Millis(5));
        let stored = save(&store, &ours, Millis(9));
        assert_eq!(stored, Ok(merge(progress(&["http"]), ours)));
        assert_eq!(load(&store).0.status("http"), Status::Done);
        assert_eq!(load(&store).0.status("dns"), Status::Learning);
    }

    #[test]
    fn the_first_save_of_a_day_keeps_the_state_before_it() {
        let store = MemoryStore::with(&[(CURRENT, &text(&["http"]))]);
        let day = |number: u64| Millis(number * 86_400_000);
        for (now, topics) in [(day(1), &["http", "dns"] as &[&str]), (day(1), &["http", "dns", "git"])] {
            assert_eq!(save(&store, &progress(topics), now), Ok(progress(topics)));
        }
        let snapshots = snapshot::all(&store);
        assert_eq!(snapshots.len(), 1);
        assert_eq!((snapshots[0].taken, &snapshots[0].progress), (day(1), &progress(&["http"])));
    }

    #[test]
    fn a_change_comes_before_the_snapshot_of_the_day_where_there_is_room_for_one_of_them() {
        let store = MemoryStore::with(&[(CURRENT, &text(&["http"]))]);
        store.writes_left.set(Some(2));
        assert_eq!(save(&store, &progress(&["http", "dns"]), Millis(9)), Ok(progress(&["http", "dns"])));
        assert_eq!(snapshot::all(&store), []);
    }

    #[test]
    fn a_state_of_an_older_format_stays_as_a_snapshot() {
        let old = "{\"checksum\":\"CRC\",\"data\":{\"topics\":{\"http\":{\"changed\":1,\"status\":\"done\"}}},\"format\":\"backend-roadmap/progress\",\"saved\":1,\"version\":1}";
        let bare = old.replace("\"checksum\":\"CRC\",", "");
        let old = old.replace("CRC", &format!("{:08x}", crate::domain::checksum::crc32(bare.as_bytes())));
        let store = MemoryStore::with(&[(CURRENT, &old)]);
        assert_eq!(snapshot::take(&store, &text(&[]), Millis(8)), Ok(()), "one of this day");
        assert_eq!(save(&store, &progress(&["http", "dns"]), Millis(9)), Ok(progress(&["http", "dns"])));
        assert_eq!(store.texts.borrow()[&format!("{}9", snapshot::PREFIX)], old);
    }
}
