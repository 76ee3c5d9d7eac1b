//! The parts of the prerendered pages, a file each, with a style sheet of the same name under `style/components/`.

pub mod filter_bar;
pub mod mark_sign;
pub mod progress_meter;
pub mod reset_dialog;
pub mod share_form;
pub mod site_header;
pub mod stage_rail;
pub mod stage_section;
pub mod status_control;
pub mod topic_row;
