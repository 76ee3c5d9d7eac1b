//! A learner's progress at a moment, ready to be shared.

use super::badge::Badge;
use super::card::Card;
use super::qr;
use crate::browser::history;
use crate::content::{EDITION, ROADMAP};
use crate::domain::link;
use crate::domain::plan::settings::Plan;
use crate::domain::progress::{Progress, Status};
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::state::site::Site;
use crate::state::study_day;

/// The data to share.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The progress link.
    pub link: String,
    name: String,
    /// The address of the site.
    home: String,
    statuses: Vec<Status>,
    day: String,
    is_dark: bool,
}

/// The whole address of the site.
fn home(site: Site) -> String {
    history::origin() + &site.href(Page::Outline)
}

/// The link that takes progress to another device.
pub fn link_to_move(site: Site, progress: &Progress) -> String {
    let plan = Plan::of(progress).map(|plan| plan.for_link(study_day::today())).unwrap_or_default();
    format!("{}#{}", home(site), link::encode_own(progress, &plan, EDITION, &ROADMAP))
}

impl Offer {
    /// The progress as it is now.
    pub fn now(site: Site, progress: &Progress, name: &str, is_dark: bool) -> Self {
        let home = home(site);
        Self {
            link: format!("{home}#{}", link::encode(progress, name, EDITION, &ROADMAP)),
            name: name.to_owned(),
            home,
            statuses: progress.statuses(&ROADMAP),
            day: study_day::today().to_string(),
            is_dark,
        }
    }

    /// The link as a QR code, if it is short enough.
    pub fn code(&self) -> Option<String> {
        qr::svg(&self.link, "QR code of the progress link")
    }

    /// The progress as a picture.
    pub fn card(&self) -> Card<'_> {
        let address = self.home.split_once("://").map_or(self.home.as_str(), |(_, address)| address);
        Card { name: &self.name, statuses: &self.statuses, day: &self.day, address, is_dark: self.is_dark }
    }

    /// The progress as a badge.
    pub fn badge(&self) -> Badge<'_> {
        let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &self.statuses);
        Badge { name: &self.name, tally, day: &self.day, link: &self.link }
    }
}
