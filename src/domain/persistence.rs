//! How progress is kept in a [`Store`] so that nothing is lost: the order of reads and writes, the previous good copy,
//! quarantine of what cannot be read, snapshots. Reading never writes.

use super::clock::Millis;
use super::merge::merge;
use super::progress::Progress;
use super::saved::{self, Problem};
use super::store::{Store, StoreError};

/// The key of the current saved state.
pub const CURRENT: &str = "backend-roadmap:progress";
/// The key of the saved state before it.
pub const PREVIOUS: &str = "backend-roadmap:progress.previous";
/// What begins the key of a text that could not be read; the time in milliseconds follows.
pub const QUARANTINE: &str = "backend-roadmap:quarantine:";
/// What begins the key of a snapshot; the time in milliseconds follows.
pub const SNAPSHOT: &str = "backend-roadmap:snapshot:";
/// How many snapshots are kept.
pub const SNAPSHOT_LIMIT: usize = 5;

/// Whether changes reach the store, and why not.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    /// They do.
    #[default]
    On,
    /// The store refused; the page goes on in memory and tries again at each change.
    Failing(StoreError),
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

/// Writes progress, together with what another tab has written since. Returns the progress that is now stored.
///
/// # Errors
/// With the reason why it is not stored. What was stored before is untouched then.
pub fn save(store: &impl Store, progress: &Progress, now: Millis) -> Result<Progress, Saving> {
    let current = store.read(CURRENT).map_err(Saving::Failing)?;
    let mut merged = progress.clone();
    if let Some(text) = current {
        let decoded = saved::decode(&text);
        if let Some(problem) = decoded.problem {
            return Err(Saving::Blocked { problem, text });
        }
        merged = merge(merged, decoded.progress.clone());
        if merged == decoded.progress {
            return Ok(merged);
        }
        // Without room for a second copy the first is still worth writing: a failed write leaves the old text.
        let _ = store.write(PREVIOUS, &text);
    }
    write_checked(store, CURRENT, &saved::encode(&merged, now)).map_err(Saving::Failing)?;
    Ok(merged)
}

/// Puts an unreadable text aside under a key of its own and writes progress in its place.
///
/// # Errors
/// If either could not be written; the unreadable text is then still where it was.
pub fn quarantine(store: &impl Store, text: &str, progress: &Progress, now: Millis) -> Result<(), StoreError> {
    write_checked(store, &format!("{QUARANTINE}{}", now.0), text)?;
    write_checked(store, CURRENT, &saved::encode(progress, now))
}

/// Writes a text and reads it again.
///
/// # Errors
/// If it is not there then.
pub fn write_checked(store: &impl Store, key: &str, text: &str) -> Result<(), StoreError> {
    store.write(key, text)?;
    match store.read(key)? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(StoreError::NotKept),
    }
}

/// A copy of progress from before a large change.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// When it was taken.
    pub taken: Millis,
    /// The progress at that time.
    pub progress: Progress,
}

/// Keeps a copy of progress and forgets the oldest beyond [`SNAPSHOT_LIMIT`].
///
/// # Errors
/// If there is no room for it; the older ones are then all still there.
pub fn take_snapshot(store: &impl Store, progress: &Progress, now: Millis) -> Result<(), StoreError> {
    write_checked(store, &format!("{SNAPSHOT}{}", now.0), &saved::encode(progress, now))?;
    for time in times(store.keys(SNAPSHOT)?).iter().skip(SNAPSHOT_LIMIT) {
        store.remove(&format!("{SNAPSHOT}{time}"))?;
    }
    Ok(())
}

/// When snapshots were taken, by their keys, latest first.
fn times(keys: Vec<String>) -> Vec<u64> {
    let mut times = Vec::new();
    for time in keys.iter().filter_map(|key| key.strip_prefix(SNAPSHOT)?.parse::<u64>().ok()) {
        times.insert(times.partition_point(|other| *other > time), time);
    }
    times
}

/// The snapshots that can be read, latest first.
pub fn snapshots(store: &impl Store) -> Vec<Snapshot> {
    let read = |time: &u64| {
        let decoded = saved::decode(&store.read(&format!("{SNAPSHOT}{time}")).ok()??);
        decoded.problem.is_none().then_some(Snapshot { taken: Millis(*time), progress: decoded.progress })
    };
    times(store.keys(SNAPSHOT).unwrap_or_default()).iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::progress::{Action, Status};
    use crate::domain::store::fake::MemoryStore;

    fn progress(topics: &[&str]) -> Progress {
        let mut progress = Progress::default();
        for (at, topic) in topics.iter().enumerate() {
            progress.apply(&Action::set(topic, Status::Done), Millis(at as u64 + 1));
        }
        progress
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
    fn the_latest_snapshots_are_kept() {
        let store = MemoryStore::default();
        for time in [5, 30, 200, 1, 4, 1000, 7] {
            assert_eq!(take_snapshot(&store, &progress(&["http"]), Millis(time)), Ok(()));
        }
        let times: Vec<u64> = snapshots(&store).iter().map(|snapshot| snapshot.taken.0).collect();
        assert_eq!(times, [1000, 200, 30, 7, 5]);
    }
}
