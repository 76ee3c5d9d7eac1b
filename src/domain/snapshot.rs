//! Copies of progress from before large changes and from each day of use, thinned as they age: all of the last day, then
//! one a day, one a week, one a month. In a [`Store`], beside the saved state.

use super::clock::{DayRule, Millis};
use super::progress::Progress;
use super::saved;
use super::store::{Store, StoreError, write_checked};

/// What begins the key of a snapshot; the time in milliseconds follows.
pub const PREFIX: &str = "backend-roadmap:snapshot:";
/// How many of the last day are kept.
const LATEST: usize = 10;
/// For how many days one a day is kept, then for how many weeks one a week, then for how many months one a month.
const AGES: [(u64, u64); 3] = [(DAY, 7), (7 * DAY, 5), (30 * DAY, 12)];
const DAY: u64 = 86_400_000;
/// How much all of them may take, in bytes; browsers give a site five to ten million.
pub const SIZE_LIMIT: usize = 1_000_000;

/// A copy of progress from before a large change, or of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// When it was taken.
    pub taken: Millis,
    /// The progress at that time.
    pub progress: Progress,
}

/// Keeps a saved text as a snapshot and forgets those that are no longer needed.
///
/// # Errors
/// If there is no room for it; the older ones are then all still there.
pub fn take(store: &impl Store, text: &str, now: Millis) -> Result<(), StoreError> {
    write_checked(store, &key(now.0), text)?;
    let times = times(store)?;
    let mut size = 0;
    for (time, is_kept) in times.iter().zip(kept(&times, now)) {
        size += store.read(&key(*time))?.map_or(0, |text| text.len());
        // The one just taken is what this is about, whatever its size.
        if *time != now.0 && (!is_kept || size > SIZE_LIMIT) {
            store.remove(&key(*time))?;
        }
    }
    Ok(())
}

/// Whether none has been taken on this study day. Those of a clock that ran ahead do not count.
pub fn is_due(store: &impl Store, now: Millis, rule: DayRule) -> bool {
    times(store).is_ok_and(|times| times.iter().all(|time| Millis(*time).day(rule) != now.day(rule)))
}

/// The snapshots that can be read, latest first.
pub fn all(store: &impl Store) -> Vec<Snapshot> {
    let read = |time: &u64| {
        let decoded = saved::decode(&store.read(&key(*time)).ok()??);
        decoded.problem.is_none().then_some(Snapshot { taken: Millis(*time), progress: decoded.progress })
    };
    times(store).unwrap_or_default().iter().filter_map(read).collect()
}

fn key(time: u64) -> String {
    format!("{PREFIX}{time}")
}

/// When snapshots were taken, latest first.
fn times(store: &impl Store) -> Result<Vec<u64>, StoreError> {
    let mut times = Vec::new();
    for time in store.keys(PREFIX)?.iter().filter_map(|key| key.strip_prefix(PREFIX)?.parse::<u64>().ok()) {
        times.insert(times.partition_point(|other| *other > time), time);
    }
    Ok(times)
}

/// Which of some times, latest first, are kept: of each day, week or month the latest.
fn kept(times: &[u64], now: Millis) -> Vec<bool> {
    let mut filled = Vec::new();
    let (mut latest, mut ahead) = (0, 0);
    let is_kept = |time: &u64| {
        let Some(age) = now.0.checked_sub(*time) else {
            ahead += 1;
            return ahead <= LATEST;
        };
        if age < DAY {
            latest += 1;
            return latest <= LATEST;
        }
        let Some((length, _)) = AGES.into_iter().find(|(length, count)| age < length * count) else { return false };
        let place = (length, time / length);
        let is_first = !filled.contains(&place);
        filled.push(place);
        is_first
    };
    times.iter().map(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::progress::{Action, Status};
    use crate::domain::store::fake::MemoryStore;

    fn text(topic: &str) -> String {
        let mut progress = Progress::default();
        progress.apply(&Action::set(topic, Status::Done), Millis(1));
        saved::encode(&progress, Millis(1))
    }

    fn taken(store: &MemoryStore) -> Vec<u64> {
        all(store).iter().map(|snapshot| snapshot.taken.0).collect()
    }

    #[test]
    fn of_the_last_day_the_latest_ten_are_kept() {
        let store = MemoryStore::default();
        for time in 1..=12 {
            assert_eq!(take(&store, &text("http"), Millis(time)), Ok(()));
        }
        assert_eq!(taken(&store), (3..=12).rev().collect::<Vec<_>>());
    }

    #[test]
    fn a_year_of_daily_use_leaves_days_then_weeks_then_months() {
        let store = MemoryStore::default();
        for day in 0..400 {
            assert_eq!(take(&store, &text("http"), Millis(day * DAY + 1)), Ok(()));
        }
        let ages: Vec<u64> = taken(&store).iter().map(|time| (399 * DAY + 1 - time) / DAY).collect();
        assert_eq!(ages[..7], [0, 1, 2, 3, 4, 5, 6]);
        assert!((3..=5).contains(&ages.iter().filter(|age| (7..35).contains(*age)).count()), "{ages:?}");
        assert!((10..=12).contains(&ages.iter().filter(|age| (35..360).contains(*age)).count()), "{ages:?}");
        assert!(ages.iter().all(|age| *age < 360), "{ages:?}");
    }

    #[test]
    fn the_oldest_go_when_all_would_take_too_much() {
        let store = MemoryStore::default();
        let mut progress = Progress::default();
        progress.apply(&Action::write("http", &"a".repeat(SIZE_LIMIT / 3)), Millis(1));
        let large = saved::encode(&progress, Millis(1));
        for time in 1..=4 {
            assert_eq!(take(&store, &large, Millis(time)), Ok(()));
        }
        assert_eq!(taken(&store), [4, 3]);
    }

    #[test]
    fn one_is_due_on_each_new_day() {
        let store = MemoryStore::default();
        let is_due = |now| is_due(&store, Millis(now), DayRule { begins: 4, ..DayRule::UTC });
        let four = DAY + 4 * 3_600_000;
        assert!(is_due(5));
        assert_eq!(take(&store, &text("http"), Millis(5)), Ok(()));
        assert!(!is_due(four - 1));
        assert!(is_due(four));
    }

    #[test]
    fn snapshots_of_a_clock_that_ran_ahead_are_kept_and_take_no_place_of_later_ones() {
        let store = MemoryStore::default();
        for moment in 0..15 {
            assert_eq!(take(&store, &text("http"), Millis(100_000 * DAY + moment)), Ok(()));
        }
        for day in 1..=12 {
            assert!(is_due(&store, Millis(day * DAY), DayRule::UTC));
            assert_eq!(take(&store, &text("http"), Millis(day * DAY)), Ok(()));
        }
        let (ahead, right): (Vec<u64>, Vec<u64>) = taken(&store).into_iter().partition(|time| *time > 12 * DAY);
        assert_eq!(ahead.len(), LATEST);
        assert!(right.len() >= 7 && right.contains(&(12 * DAY)), "{right:?}");
    }

    #[test]
    fn without_room_the_older_ones_stay() {
        let store = MemoryStore::default();
        assert_eq!(take(&store, &text("http"), Millis(5)), Ok(()));
        store.writes_left.set(Some(0));
        assert_eq!(take(&store, &text("dns"), Millis(9)), Err(StoreError::Full));
        assert_eq!(taken(&store), [5]);
    }
}
