//! The learner's hours a week, kept on this device.

use leptos::prelude::*;

use crate::browser::storage::BrowserStore;
use crate::domain::path_progress::DEFAULT_PACE;
use crate::domain::store::Store;
use crate::state::effect::effect;

/// Where the hours a week are stored.
const PACE: &str = "backend-roadmap:weekly-hours";
/// The fewest and the most hours a week.
const PACES: [u16; 2] = [1, 60];

/// How many hours a week the learner has.
#[derive(Clone, Copy)]
pub struct Pace(RwSignal<u16>);

impl Pace {
    /// The default, as the static page shows it; what is stored from the next effect on.
    pub fn of_device() -> Self {
        let pace = RwSignal::new(DEFAULT_PACE);
        effect(move |is_first| {
            if is_first && let Some(stored) = BrowserStore.read(PACE).ok().flatten().and_then(|stored| parse(&stored)) {
                pace.set(stored);
            }
        });
        Self(pace)
    }

    /// Hours a week.
    pub fn get(self) -> u16 {
        self.0.get()
    }
}

/// The field for the hours a week.
#[component]
pub fn PaceField(
    /// The hours a week.
    pace: Pace,
) -> impl IntoView {
    let field = NodeRef::<leptos::html::Input>::new();
    let change = move |_| {
        let Some(field) = field.get_untracked() else { return };
        if let Some(hours) = parse(&field.value()) {
            pace.0.set(hours);
            // Without storage the choice lasts as long as the page.
            let _ = BrowserStore.write(PACE, &hours.to_string());
        }
        field.set_value(&pace.0.get_untracked().to_string());
    };
    view! {
        <input
            type="number"
            min=PACES[0].to_string()
            max=PACES[1].to_string()
            autocomplete="off"
            value=DEFAULT_PACE.to_string()
            node_ref=field
            prop:value=move || pace.get().to_string()
            on:change=change
        />
    }
}

/// Hours a week that can be kept: the nearest ones to what was typed; nothing if that is no number.
fn parse(text: &str) -> Option<u16> {
    let hours: f32 = text.trim().replace(',', ".").parse().ok().filter(|hours: &f32| hours.is_finite())?;
    let [least, most] = PACES.map(f32::from);
    Some(hours.round().clamp(least, most) as u16)
}
