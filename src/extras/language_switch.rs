//! Which language comes first where an exercise is written in two. Both are on the page: the style sheet orders them by
//! what is said here on the root of the page, and `theme.js` says it again before the next page is painted.

use leptos::prelude::*;

use crate::browser::document;
use crate::browser::storage::BrowserStore;
use crate::domain::progress::{Progress, STAR, Status, item_key};
use crate::domain::store::Store;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::notices::Notices;

/// Where the choice is kept; `theme.js` reads it.
const KEY: &str = "backend-roadmap:language";

/// A language that exercises are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    JavaScript,
    Python,
}

impl Language {
    const ALL: [Self; 2] = [Self::JavaScript, Self::Python];

    /// The word that is stored and that the style knows: the id of the topic.
    fn slug(self) -> &'static str {
        match self {
            Self::JavaScript => "javascript",
            Self::Python => "python",
        }
    }

    /// The word on the screen.
    fn label(self) -> &'static str {
        match self {
            Self::JavaScript => "JavaScript",
            Self::Python => "Python",
        }
    }

    fn parse_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.slug() == slug)
    }

    /// The language that a learner has come further with: finished, then begun, then starred. JavaScript if there is no
    /// difference, as the roadmap recommends it.
    fn of_learner(progress: &Progress) -> Self {
        let reached = |language: Self| match progress.status(language.slug()) {
            Status::Done => 3,
            Status::Learning => 2,
            _ => i32::from(progress.status(&item_key(language.slug(), STAR)) == Status::Done),
        };
        if reached(Self::Python) > reached(Self::JavaScript) { Self::Python } else { Self::JavaScript }
    }
}

/// A button for each language. One choice holds for all topics.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let (learner, notices) = (Learner::of_context(), Notices::of_context());
    let chosen = RwSignal::new(None);
    let first = RwSignal::new(Language::JavaScript);
    effect(move |is_first_run| {
        if is_first_run {
            let stored = BrowserStore.read(KEY).ok().flatten().unwrap_or_default();
            chosen.set(Language::parse_slug(&stored));
        }
        let language = chosen.get().unwrap_or_else(|| Language::of_learner(&learner.progress.read()));
        first.set(language);
        document::set_language(language.slug());
    });
    let choose = move |language: Language| {
        chosen.set(Some(language));
        if let Err(error) = BrowserStore.write(KEY, language.slug()) {
            notices.say(format!("This choice lasts until you close the page. {error}"));
        }
    };
    let button = move |language: Language| {
        view! {
            <button
                type="button"
                data-button=language.slug()
                aria-pressed=move || (first.get() == language).to_string()
                on:click=move |_| choose(language)
            >
                {language.label()}
            </button>
        }
    };
    view! {
        <div class="language-switch" role="group" aria-label="Language shown first" data-needs-app>
            {Language::ALL.into_iter().map(button).collect_view()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::Millis;
    use crate::domain::progress::Action;

    #[test]
    fn the_language_that_a_learner_has_come_further_with_is_first() {
        let (star, other_star) = (item_key("python", STAR), item_key("javascript", STAR));
        let (js, py) = ("javascript", "python");
        let cases: [(&[(&str, Status)], Language); 9] = [
            (&[], Language::JavaScript),
            (&[("go", Status::Done)], Language::JavaScript),
            (&[(py, Status::Learning)], Language::Python),
            (&[(py, Status::Skipped)], Language::JavaScript),
            (&[(&star, Status::Done)], Language::Python),
            (&[(&star, Status::Done), (&other_star, Status::Done)], Language::JavaScript),
            (&[(&star, Status::Done), (js, Status::Learning)], Language::JavaScript),
            (&[(py, Status::Done), (js, Status::Learning)], Language::Python),
            (&[(py, Status::Learning), (js, Status::Done)], Language::JavaScript),
        ];
        for (statuses, first) in cases {
            let mut progress = Progress::default();
            for (key, status) in statuses {
                progress.apply(&Action::set(key, *status), Millis(1));
            }
            assert_eq!(Language::of_learner(&progress), first, "{statuses:?}");
        }
    }

    #[test]
    fn each_language_is_a_topic_of_the_roadmap() {
        for language in Language::ALL {
            assert_eq!(Language::parse_slug(language.slug()), Some(language));
            assert!(crate::content::ROADMAP.find(language.slug()).is_some(), "{language:?}");
        }
        assert_eq!(Language::parse_slug(""), None);
    }
}
