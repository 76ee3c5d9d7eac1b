//! What one page load writes into the log. It keeps its own lines, so that nothing is lost where a write fails or another tab
//! writes over them.

use super::entry::{self, Act};
use super::months::{self, Months};
use crate::domain::clock::{DayRule, Millis};
use crate::domain::roadmap::Roadmap;
use crate::domain::store::{Store, StoreError, write_checked};

/// The entries of one writer: a line for each month, without its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnEntries {
    lines: Months,
    last: Millis,
}

impl OwnEntries {
    /// Adds what was done now, by the learner's clock; returns the moment that the entry is known by.
    pub fn add(&mut self, act: &Act, writer: &str, now: Millis, rule: DayRule, roadmap: &Roadmap) -> Millis {
        self.last = now.max(Millis(self.last.0.saturating_add(1)));
        let month = self.last.day(DayRule::UTC).month();
        let line = self.lines.entry(month).or_insert_with(|| writer.to_owned());
        line.push(' ');
        entry::write_moment(self.last, rule, line);
        act.write(roadmap, line);
        self.last
    }

    /// Writes what a store does not hold yet, or no longer, beside what others have written there.
    ///
    /// # Errors
    /// With the reason why it is not stored. What was stored before is untouched then.
    pub fn save(&self, store: &impl Store) -> Result<(), StoreError> {
        for (month, line) in &self.lines {
            let key = months::key(month);
            let text = store.read(&key)?.unwrap_or_default();
            if !text.lines().any(|stored| stored == line) {
                write_checked(store, &key, &months::with_line(&text, line))?;
            }
        }
        Ok(())
    }

    /// All that a store holds, and the own entries that it does not.
    pub fn beside(&self, store: &impl Store) -> Months {
        let mut months = months::stored(store).unwrap_or_default();
        for (month, line) in &self.lines {
            let text = months.entry(month.clone()).or_default();
            *text = months::with_line(text, line);
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::store::fake::MemoryStore;

    const NO_ROADMAP: Roadmap = Roadmap { lines: &[], stages: &[], groups: &[], topics: &[], paths: &[], by_id: &[] };
    /// The last moment of November 2026.
    const NOVEMBER: u64 = 1_796_083_199_999;

    fn add(own: &mut OwnEntries, undone: u64, now: u64) {
        own.add(&Act::Undone(Millis(undone)), "w", Millis(now), DayRule { begins: 4, ..DayRule::UTC }, &NO_ROADMAP);
    }

    fn month(store: &MemoryStore, month: &str) -> Option<String> {
        store.texts.borrow().get(&months::key(month)).cloned()
    }

    #[test]
    fn entries_are_kept_in_the_month_of_their_moment_beside_those_of_others() {
        let store = MemoryStore::with(&[("backend-roadmap:log:2026-11", "a 1=z\nww 2=z\n")]);
        let mut own = OwnEntries::default();
        add(&mut own, 35, NOVEMBER);
        assert_eq!(own.save(&store), Ok(()));
        add(&mut own, 36, NOVEMBER + 1);
        assert_eq!(own.save(&store), Ok(()));
        assert_eq!(month(&store, "2026-11").as_deref(), Some("a 1=z\nww 2=z\nw mx3xkanz=uz\n"));
        assert_eq!(month(&store, "2026-12").as_deref(), Some("w mx3xkao0-u10\n"), "the day is still the one before");
    }

    #[test]
    fn what_found_no_room_is_written_with_the_next_entry() {
        let store = MemoryStore::default();
        let mut own = OwnEntries::default();
        add(&mut own, 1, NOVEMBER);
        store.writes_left.set(Some(0));
        assert_eq!(own.save(&store), Err(StoreError::Full));
        assert_eq!(own.beside(&store)["2026-11"], "w mx3xkanz=u1\n", "a backup holds it all the same");
        store.writes_left.set(None);
        add(&mut own, 2, NOVEMBER + 1);
        assert_eq!(own.save(&store), Ok(()));
        assert!(month(&store, "2026-11").is_some() && month(&store, "2026-12").is_some());
        store.is_forgetful.set(true);
        add(&mut own, 3, NOVEMBER + 2);
        assert_eq!(own.save(&store), Err(StoreError::NotKept));
    }

    #[test]
    fn what_is_there_is_not_written_again_and_what_was_written_over_is() {
        let store = MemoryStore::default();
        let mut own = OwnEntries::default();
        add(&mut own, 1, NOVEMBER);
        assert_eq!(own.save(&store), Ok(()));
        store.writes_left.set(Some(0));
        assert_eq!(own.save(&store), Ok(()));
        store.writes_left.set(None);
        store.texts.borrow_mut().insert(months::key("2026-11"), "other 1=z\n".into());
        assert_eq!(own.save(&store), Ok(()));
        assert_eq!(month(&store, "2026-11").as_deref(), Some("other 1=z\nw mx3xkanz=u1\n"));
    }

    #[test]
    fn without_a_store_the_own_entries_are_all_there_is() {
        let store = MemoryStore::default();
        *store.failing.borrow_mut() = Some(StoreError::Denied);
        let mut own = OwnEntries::default();
        add(&mut own, 1, NOVEMBER);
        assert_eq!(own.save(&store), Err(StoreError::Denied));
        assert_eq!(own.beside(&store).len(), 1);
    }
}
