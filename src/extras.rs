//! The second program: features that a first visit does not need, such as notes, files of progress, comparisons, the
//! dialogs of sharing, the map as a file. Each is a component that fills a place of the app
//! (`components::extra_place`); the app owns the progress and receives every change (`state::messages`).
//!
//! A component is prerendered and hydrated in the state of a learner who has done nothing. It reads the store, the clock
//! and the progress in effects and handlers alone.

use leptos::prelude::*;

use crate::domain::feature::Feature;

pub mod about;
pub mod backup_panel;
pub mod changed_texts;
pub mod compare;
pub mod context;
pub mod csv;
pub mod dates;
pub mod day_begins;
pub mod history;
pub mod language_switch;
pub mod map_files;
pub mod next_on_path;
pub mod notes;
pub mod pace;
pub mod path;
pub mod path_questions;
pub mod paths;
pub mod placement;
pub mod plan;
pub mod safety;
pub mod share_dialog;
pub mod shown;
pub mod snapshot_list;
#[cfg(target_arch = "wasm32")]
pub mod start;
pub mod study_time;
pub mod today;
pub mod way_list;

/// A feature, as it is of a learner who has done nothing.
pub fn view(feature: &Feature) -> AnyView {
    match feature {
        Feature::Notes { topic, is_writing } => {
            view! { <notes::TopicNotes topic=topic.clone() is_writing=*is_writing /> }.into_any()
        }
        Feature::Backup => view! { <backup_panel::BackupPanel /> }.into_any(),
        Feature::Snapshots => view! { <snapshot_list::SnapshotList /> }.into_any(),
        Feature::TopicDates { topic } => view! { <dates::TopicDates topic=topic.clone() /> }.into_any(),
        Feature::AllDates => view! { <dates::AllDates /> }.into_any(),
        Feature::DayBegins => view! { <day_begins::DayBegins /> }.into_any(),
        Feature::Compare => view! { <compare::ComparePanel /> }.into_any(),
        Feature::Safety => view! { <safety::Safety /> }.into_any(),
        Feature::Share => view! { <share_dialog::ShareDialog /> }.into_any(),
        Feature::Move => view! { <share_dialog::MoveDialog /> }.into_any(),
        Feature::Today => view! { <today::TodayView /> }.into_any(),
        Feature::Placement => view! { <placement::PlacementView /> }.into_any(),
        Feature::Paths => view! { <paths::PathList /> }.into_any(),
        Feature::Path { path } => view! { <path::PathGuide path=path.clone() /> }.into_any(),
        Feature::Plan => view! { <plan::PlanView /> }.into_any(),
        Feature::WayThere { topic } => view! { <way_list::WayList topic=topic.clone() /> }.into_any(),
        Feature::NextOnPath { topic } => view! { <next_on_path::NextOnPath topic=topic.clone() /> }.into_any(),
        Feature::About => view! { <about::About /> }.into_any(),
        Feature::LanguageSwitch => view! { <language_switch::LanguageSwitch /> }.into_any(),
        Feature::MapFiles => view! { <map_files::MapFiles /> }.into_any(),
    }
}
