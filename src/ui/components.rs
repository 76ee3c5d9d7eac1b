//! The parts of the prerendered pages, a file each, with a style sheet of the same name under `style/components/`.

pub mod backup_offer;
pub mod backup_panel;
pub mod best_matches;
pub mod checklist;
pub mod definition;
pub mod filter_bar;
pub mod mark_sign;
pub mod needs;
pub mod notes;
pub mod offline_status;
pub mod progress_meter;
pub mod prose;
pub mod question;
pub mod reset_dialog;
pub mod resource_list;
pub mod saving_banner;
pub mod share_dialog;
pub mod shared_banner;
pub mod site_header;
pub mod snapshot_list;
pub mod stage_rail;
pub mod stage_section;
pub mod status_control;
pub mod toast;
pub mod topic_row;
pub mod update_banner;
