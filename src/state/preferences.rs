//! The learner's preferences on this device: the theme and the single-key shortcuts.

use leptos::prelude::*;

use super::notices::Notices;
use crate::browser::document;
use crate::browser::storage::BrowserStore;
use crate::domain::store::Store;

const THEME: &str = "backend-roadmap:theme";
const SINGLE_KEYS: &str = "backend-roadmap:single-keys";

/// The colours of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has them.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word that is stored and that the style knows; empty for the system's.
    pub fn slug(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The word on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The theme of a stored word; the system's if there is no such theme.
    pub fn parse_slug(slug: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.slug() == slug).unwrap_or_default()
    }
}

/// The preferences, by context.
#[derive(Clone, Copy, Debug)]
pub struct Preferences {
    /// The theme.
    pub theme: RwSignal<Theme>,
    /// Whether single keys are shortcuts.
    pub has_single_keys: RwSignal<bool>,
    notices: Notices,
}

impl Preferences {
    /// The preferences of somebody who has chosen nothing.
    pub fn new(notices: Notices) -> Self {
        Self { theme: RwSignal::new(Theme::System), has_single_keys: RwSignal::new(true), notices }
    }

    /// The preferences of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// Reads what is stored.
    pub fn load(self) {
        let stored = |key| BrowserStore.read(key).ok().flatten().unwrap_or_default();
        self.theme.set(Theme::parse_slug(&stored(THEME)));
        self.has_single_keys.set(stored(SINGLE_KEYS) != "off");
    }

    /// Shows a theme and remembers it.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        document::set_theme(theme.slug());
        self.remember(THEME, theme.slug());
    }

    /// Turns the single-key shortcuts on or off, and remembers it.
    pub fn set_single_keys(self, are_on: bool) {
        self.has_single_keys.set(are_on);
        self.remember(SINGLE_KEYS, if are_on { "on" } else { "off" });
    }

    fn remember(self, key: &str, value: &str) {
        if let Err(error) = BrowserStore.write(key, value) {
            self.notices.say(format!("This choice lasts until you close the page. {error}"));
        }
    }
}
