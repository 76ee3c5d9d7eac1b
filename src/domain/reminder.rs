//! When a learner is offered a backup: once there is something to lose, and then ever less often, and only when there is
//! something new. Kept as JSON: when it was last offered or taken, and how many times so far.

use serde::{Deserialize, Serialize};

use super::clock::Millis;
use super::progress::{Progress, Status};

/// The key under which it is kept.
pub const KEY: &str = "backend-roadmap:backup";
/// How many topics, ticks and answers are something to lose.
const FIRST: usize = 5;
/// Days until the next offer, by how many there were; the last for all that follow.
const DAYS: [u64; 4] = [7, 21, 60, 120];

/// The offers so far.
#[derive(Serialize, Deserialize)]
struct Offers {
    /// When the last one was made, or a backup taken.
    last: Millis,
    count: usize,
}

impl Offers {
    fn read(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok().or_else(|| {
            // The form of the first versions: `<milliseconds> <count>`.
            let (last, count) = kept.split_once(' ')?;
            Some(Self { last: Millis(last.parse().ok()?), count: count.parse().ok()? })
        })
    }
}

/// Whether it is time to offer a backup. `kept` is the text under [`KEY`], if there is one.
pub fn is_due(progress: &Progress, kept: Option<&str>, now: Millis) -> bool {
    let Some(Offers { last, count }) = kept.and_then(Offers::read) else {
        let set = progress.records.values().filter(|record| record.status != Status::Todo);
        return set.count() >= FIRST;
    };
    let days = DAYS.get(count.saturating_sub(1)).or(DAYS.last()).copied().unwrap_or_default();
    // By a clock that ran ahead the last offer lies in the future.
    let is_changed = progress.last_change() > last || last > now;
    is_changed && now.0.abs_diff(last.0) >= days * 86_400_000
}

/// The text to keep once a backup was taken or the offer declined.
pub fn settled(kept: Option<&str>, now: Millis) -> String {
    let count = kept.and_then(Offers::read).map_or(0, |offers| offers.count);
    serde_json::to_string(&Offers { last: now, count: count.saturating_add(1) }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::progress::Action;

    fn progress(topics: usize, at: Millis) -> Progress {
        let mut progress = Progress::default();
        for topic in 0..topics {
            progress.apply(&Action::set(&format!("topic-{topic}"), Status::Done), at);
        }
        progress
    }

    #[test]
    fn the_first_offer_waits_for_something_to_lose() {
        assert!(!is_due(&progress(4, Millis(1)), None, Millis(2)));
        assert!(is_due(&progress(5, Millis(1)), None, Millis(2)));
        assert!(is_due(&progress(5, Millis(1)), Some("nonsense"), Millis(2)));
    }

    #[test]
    fn what_earlier_versions_kept_is_read() {
        let day = 86_400_000;
        for kept in ["{\"last\":86400000,\"count\":2}", "86400000 2"] {
            assert!(!is_due(&progress(5, Millis(2 * day)), Some(kept), Millis(21 * day)), "{kept}");
            assert!(is_due(&progress(5, Millis(2 * day)), Some(kept), Millis(22 * day)), "{kept}");
            assert_eq!(settled(Some(kept), Millis(7)), "{\"last\":7,\"count\":3}");
        }
    }

    #[test]
    fn an_offer_of_a_clock_that_ran_ahead_does_not_keep_later_ones_away() {
        let day = |number: u64| Millis(number * 86_400_000);
        let kept = settled(None, day(20_000));
        assert!(is_due(&progress(5, day(100)), Some(&kept), day(101)));
        let kept = settled(Some(&kept), day(101));
        assert!(!is_due(&progress(6, day(101)), Some(&kept), day(102)));
        assert!(is_due(&progress(6, day(102)), Some(&kept), day(123)));
    }

    #[test]
    fn later_offers_come_ever_less_often_and_only_after_changes() {
        let day = |number: u64| Millis(number * 86_400_000);
        let (mut kept, mut offered) = (None, Vec::new());
        for today in 1..500 {
            if is_due(&progress(5, day(today)), kept.as_deref(), day(today)) {
                kept = Some(settled(kept.as_deref(), day(today)));
                offered.push(today);
            }
        }
        assert_eq!(offered, [1, 8, 29, 89, 209, 329, 449]);
        assert!(!is_due(&progress(5, day(449)), kept.as_deref(), day(2000)), "nothing has changed since");
    }
}
