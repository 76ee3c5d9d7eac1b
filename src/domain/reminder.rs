//! When a learner is offered a backup: once there is something to lose, and then ever less often, and only when there is
//! something new. Kept as a text: when it was last offered or taken, and how many times so far.

use super::clock::Millis;
use super::progress::{Progress, Status};

/// The key under which it is kept.
pub const KEY: &str = "backend-roadmap:backup";
/// How many topics, ticks and answers are something to lose.
const FIRST: usize = 5;
/// Days until the next offer, by how many there were; the last for all that follow.
const DAYS: [u64; 4] = [7, 21, 60, 120];

/// Whether it is time to offer a backup. `kept` is the text under [`KEY`], if there is one.
pub fn is_due(progress: &Progress, kept: Option<&str>, now: Millis) -> bool {
    let Some((last, count)) = kept.and_then(read) else {
        let set = progress.records.values().filter(|record| record.status != Status::Todo);
        return set.count() >= FIRST;
    };
    let days = DAYS.get(count.saturating_sub(1)).or(DAYS.last()).copied().unwrap_or_default();
    now.0 >= last.saturating_add(days * 86_400_000) && progress.last_change() > Millis(last)
}

/// The text to keep once a backup was taken or the offer declined.
pub fn settled(kept: Option<&str>, now: Millis) -> String {
    let count = kept.and_then(read).map_or(0, |(_, count)| count);
    format!("{} {}", now.0, count.saturating_add(1))
}

fn read(kept: &str) -> Option<(u64, usize)> {
    let (last, count) = kept.split_once(' ')?;
    Some((last.parse().ok()?, count.parse().ok()?))
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
