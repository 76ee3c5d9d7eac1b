//! The record of what happened: beside the statuses, which say how things are, a log that only grows. Plan, statistics and
//! dates are read from it.
//!
//! 1. *Entry.* What a learner did at one moment: what changed, how a question was answered, what was undone. Its identity is
//!    its writer and its moment: a writer is one page load (a random name, stored in its entries alone) and never dates two
//!    entries alike, nor one before another, not even when the clock is set back.
//! 2. *Text.* `<moment><day><act>` without blanks. The moment is in milliseconds since 1970, to the base 36; the sign says
//!    whether the study day that the entry counted for is that of UTC (`=`), the one before (`-`) or after (`+`); the first
//!    letter of the act is its kind, see [`entry`]. A kind that this version does not know keeps its exact text.
//! 3. *Line.* A writer's name and its entries of a month, with a blank before each. A month is a text of lines.
//! 4. *Key.* `backend-roadmap:log:2026-11`: the month of the moment by UTC, so that no merge and no journey moves an entry.
//!    A click reads and writes one month, however long the history.
//! 5. *Merge.* The union of the entries of each writer: commutative, associative, idempotent. See [`months`].
//! 6. *Undo.* An entry of its own that names the moment of another one of its writer. Both stay; whoever reads the log
//!    leaves both out, whatever it was merged with. See [`history`].
//! 7. *Tabs.* A page load keeps its own lines in memory, and puts them back where another tab, which had read the month
//!    before, has written over them. See [`own`].
//! 8. *Quota.* Statuses are written first. A log that finds no room blocks nothing: its lines wait for the next save, are in
//!    the backup, and the banner tells of them.
//! 9. *Copies.* A backup holds every month. An import, whether it merges or replaces, only adds entries; undoing it takes
//!    back statuses, not the history that came with them. A reset is an entry like any other. Snapshots need no log:
//!    going back to one leaves the log whole. Progress links never hold it.
//! 10. *Frames.* A page in a frame of another one changes nothing, and so writes nothing.

pub mod calendars;
pub mod dates;
pub mod entry;
pub mod history;
pub mod months;
pub mod own;
pub mod study;
pub mod texts;
