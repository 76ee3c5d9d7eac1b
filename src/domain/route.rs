//! Every URL of the site as a value, and back. The only place that reads or writes a URL. Knows nothing of history.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::filter::{Family, Filter};
use super::path::PathIndex;
use super::roadmap::Roadmap;
use super::topic::{StageIndex, TopicIndex};

/// What is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The whole roadmap.
    Outline,
    /// A topic, beside or over the outline.
    Topic(TopicIndex),
    /// The whole roadmap as a picture.
    Map,
    /// The introduction of a stage and its project.
    Stage(StageIndex),
    /// What the learner could do today.
    Today,
    /// What the learner knows already, found with questions.
    Placement,
    /// The paths to choose from.
    Paths,
    /// One path, from its first leg to its last.
    Path(PathIndex),
    /// The learner's plan: which topics come in which weeks.
    Plan,
    /// The learner's progress: figures, link, export, reset.
    Progress,
    /// Several learners beside each other.
    Compare,
    /// What the site keeps on this device and how it behaves.
    Settings,
    /// The words that the topics use, explained.
    Glossary,
    /// The keyboard shortcuts.
    Shortcuts,
    /// What this site is, and whom it thanks.
    About,
    /// No such page.
    NotFound,
}

impl Page {
    /// The pages in the header navigation.
    pub const NAVIGATION: &'static [Self] = &[Self::Outline, Self::Today, Self::Progress];

    /// The pages in the menu beside it.
    pub const MENU: &'static [Self] =
        &[Self::Paths, Self::Plan, Self::Compare, Self::Glossary, Self::Settings, Self::Shortcuts, Self::About];

    /// Every page that is neither of a topic, nor of a stage, nor of a path.
    pub fn singles() -> impl Iterator<Item = Self> {
        Self::NAVIGATION.iter().chain(Self::MENU).copied().chain([Self::Map, Self::Placement])
    }

    /// The name in the navigation and in the title of the window.
    pub fn title(self, roadmap: &Roadmap) -> &'static str {
        match self {
            Self::Outline => "Roadmap",
            Self::Map => "Map",
            Self::Topic(topic) => roadmap.topic(topic).title,
            Self::Stage(stage) => roadmap.stage(stage).title,
            Self::Glossary => "Glossary",
            Self::Today => "Today",
            Self::Placement => "What do you know?",
            Self::Paths => "Paths",
            Self::Path(path) => roadmap.path(path).title,
            Self::Plan => "Plan",
            Self::Progress => "My progress",
            Self::Compare => "Compare",
            Self::Settings => "Settings",
            Self::Shortcuts => "Shortcuts",
            Self::About => "About",
            Self::NotFound => "Page not found",
        }
    }

    /// The id of a stage in the outline, to which links lead.
    pub fn anchor(stage: StageIndex, roadmap: &Roadmap) -> String {
        format!("stage-{}", roadmap.stage(stage).id)
    }

    /// The path below the base: empty, or ending in a slash as static hosts serve folders.
    pub fn path(self, roadmap: &Roadmap) -> String {
        match self {
            Self::Outline | Self::NotFound => String::new(),
            Self::Topic(topic) => format!("topics/{}/", roadmap.topic(topic).id),
            Self::Stage(stage) => format!("stages/{}/", roadmap.stage(stage).id),
            Self::Path(path) => format!("paths/{}/", roadmap.path(path).id),
            Self::Today => "today/".into(),
            Self::Placement => "placement/".into(),
            Self::Paths => "paths/".into(),
            Self::Map => "map/".into(),
            Self::Plan => "plan/".into(),
            Self::Progress => "progress/".into(),
            Self::Compare => "compare/".into(),
            Self::Settings => "settings/".into(),
            Self::Glossary => "glossary/".into(),
            Self::Shortcuts => "shortcuts/".into(),
            Self::About => "about/".into(),
        }
    }

    fn parse(path: &str, roadmap: &Roadmap) -> Self {
        // As people and programs write addresses.
        let path = percent_decode_str(path).decode_utf8_lossy().to_ascii_lowercase();
        let folder = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        match folder.unwrap_or(&path).trim_end_matches('/') {
            "" => Self::Outline,
            "map" => Self::Map,
            "today" => Self::Today,
            "placement" => Self::Placement,
            "paths" => Self::Paths,
            "plan" => Self::Plan,
            "progress" => Self::Progress,
            "compare" => Self::Compare,
            "settings" => Self::Settings,
            "glossary" => Self::Glossary,
            "shortcuts" => Self::Shortcuts,
            "about" => Self::About,
            path => {
                let topic = path.strip_prefix("topics/").and_then(|id| roadmap.find(id)).map(Self::Topic);
                let stage = || path.strip_prefix("stages/").and_then(|id| roadmap.find_stage(id)).map(Self::Stage);
                let way = || path.strip_prefix("paths/").and_then(|id| roadmap.find_path(id)).map(Self::Path);
                topic.or_else(stage).or_else(way).unwrap_or(Self::NotFound)
            }
        }
    }

    /// What `aria-current` says of a link to this page, seen on another one.
    pub fn current_in(self, shown: Self) -> Option<&'static str> {
        match shown {
            _ if self == shown => Some("page"),
            Self::Topic(_) | Self::Stage(_) | Self::Map if self == Self::Outline => Some("true"),
            Self::Path(_) if self == Self::Paths => Some("true"),
            Self::Placement if self == Self::Today => Some("true"),
            _ => None,
        }
    }

    /// Whether the outline is on the page.
    pub fn has_outline(self) -> bool {
        matches!(self, Self::Outline | Self::Topic(_))
    }

    /// Whether the page shows what the filter lets through.
    pub fn has_filter(self) -> bool {
        self.has_outline() || self == Self::Map
    }
}

/// Everything that a URL says: a page and a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// What is on the page.
    pub page: Page,
    /// Which topics of the outline are shown.
    pub filter: Filter,
}

/// What stays as it is in a query string besides letters and digits.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl Route {
    /// A page with nothing filtered.
    pub fn to(page: Page) -> Self {
        Self { page, filter: Filter::default() }
    }

    /// The route of a URL's path and query string (without `?`). `base` is the path that the site is served under; it
    /// begins and ends with a slash. What is not understood is left out.
    pub fn parse(path: &str, query: &str, base: &str, roadmap: &Roadmap) -> Self {
        let page = match path.strip_prefix(base) {
            Some(path) => Page::parse(path, roadmap),
            None if format!("{path}/") == base => Page::Outline,
            None => Page::NotFound,
        };
        Self { page, filter: parse_filter(query, roadmap) }
    }

    /// The path and query string that stand for the route.
    pub fn href(&self, base: &str, roadmap: &Roadmap) -> String {
        let query = write_filter(&self.filter, roadmap);
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{base}{}{mark}{query}", self.page.path(roadmap))
    }
}

fn parse_filter(query: &str, roadmap: &Roadmap) -> Filter {
    let mut filter = Filter::default();
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if key == "q" {
            filter.query = percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned();
        } else if let Some(family) = Family::ALL.into_iter().find(|family| family.slug() == key) {
            for (position, slug) in family.choices(roadmap).into_iter().enumerate() {
                filter.choose(family, position, value.split('.').any(|chosen| chosen == slug));
            }
        }
    }
    filter
}

fn write_filter(filter: &Filter, roadmap: &Roadmap) -> String {
    let mut query = String::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            query.push_str(if query.is_empty() { "" } else { "&" });
            query.push_str(&format!("{key}={value}"));
        }
    };
    add("q", utf8_percent_encode(&filter.query, QUERY).to_string());
    for family in Family::ALL {
        let mut chosen = family.choices(roadmap);
        let mut position = 0;
        chosen.retain(|_| {
            position += 1;
            filter.has(family, position - 1)
        });
        add(family.slug(), chosen.join("."));
    }
    query
}

/// A `data:` URL that downloads a text when a link with `download` points at it.
pub fn data_url(mime: &str, text: &str) -> String {
    format!("data:{mime};charset=utf-8,{}", utf8_percent_encode(text, QUERY))
}
