//! Files that calendars read (iCalendar, RFC 5545). Knows days and moments, nothing of what is in them.

pub mod file;
pub mod line;
pub mod zone;
