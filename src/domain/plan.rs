//! The plan of a learner: which topics of the path come on which days.
//!
//! 1. *Settings.* Minutes for each weekday, the first day, days with less time or none, and maybe a day to be done by. They
//!    are kept in the progress, so that they are in every backup and on every device: see [`settings`].
//! 2. *Schedule.* What is left of the path, in its order, fills day after day: see [`schedule`]. It is a function of the
//!    settings, the progress, the pace and today; nothing of it is stored. It is made thrice: by the least hours, by the most
//!    and by the middle of both, so that every date is a range.
//! 3. *Pace.* How the learner's own time compares with the hours of the topics: see [`pace`].
//! 4. *Agreement.* The dates that the learner agreed to last are kept beside the settings. Where the schedule of today has
//!    other ones, that is a proposal: see [`proposal`].

pub mod dates;
pub mod entries;
pub mod pace;
pub mod proposal;
pub mod schedule;
pub mod settings;
pub mod steps;
