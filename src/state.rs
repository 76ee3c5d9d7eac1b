//! The state of the app: signals that components get by context, and what joins them to the browser. A component changes
//! the state by calling a method; nothing here knows a component.

pub mod data;
pub mod definition;
pub mod dialog;
pub mod effect;
pub mod learner;
pub mod messages;
pub mod navigation;
pub mod notices;
pub mod offline;
pub mod outline;
pub mod preferences;
pub mod search;
pub mod signal;
pub mod site;
pub mod study_day;
