//! Every URL of the site as a value, and back. The only place that reads or writes a URL. Knows nothing of history.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::filter::{Choices, Filter};
use super::roadmap::Roadmap;
use super::topic::{Choice, StageIndex, TopicIndex};

/// What is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The whole roadmap.
    Outline,
    /// A topic, beside or over the outline.
    Topic(TopicIndex),
    /// The learner's progress: figures, link, export, reset.
    Progress,
    /// The keyboard shortcuts.
    Shortcuts,
    /// What this site is, and whom it thanks.
    About,
    /// No such page.
    NotFound,
}

impl Page {
    /// The pages in the header navigation.
    pub const NAVIGATION: &'static [Self] = &[Self::Outline, Self::Progress, Self::Shortcuts, Self::About];

    /// The name in the navigation and in the title of the window.
    pub fn title(self, roadmap: &Roadmap) -> &'static str {
        match self {
            Self::Outline => "Outline",
            Self::Topic(topic) => roadmap.topic(topic).title,
            Self::Progress => "My progress",
            Self::Shortcuts => "Shortcuts",
            Self::About => "About",
            Self::NotFound => "Page not found",
        }
    }

    /// The path below the base: empty, or ending in a slash as static hosts serve folders.
    pub fn path(self, roadmap: &Roadmap) -> String {
        match self {
            Self::Outline | Self::NotFound => String::new(),
            Self::Topic(topic) => format!("topics/{}/", roadmap.topic(topic).id),
            Self::Progress => "progress/".into(),
            Self::Shortcuts => "shortcuts/".into(),
            Self::About => "about/".into(),
        }
    }

    fn parse(path: &str, roadmap: &Roadmap) -> Self {
        let path = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path);
        match path.strip_suffix('/').unwrap_or(path) {
            "" => Self::Outline,
            "progress" => Self::Progress,
            "shortcuts" => Self::Shortcuts,
            "about" => Self::About,
            path => match path.strip_prefix("topics/").and_then(|id| roadmap.find(id)) {
                Some(topic) => Self::Topic(topic),
                None => Self::NotFound,
            },
        }
    }

    /// What `aria-current` says of a link to this page, seen on another one.
    pub fn current_in(self, shown: Self) -> Option<&'static str> {
        match shown {
            _ if self == shown => Some("page"),
            Self::Topic(_) if self == Self::Outline => Some("true"),
            _ => None,
        }
    }

    /// Whether the outline is on the page.
    pub fn has_outline(self) -> bool {
        matches!(self, Self::Outline | Self::Topic(_))
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
        match key {
            "q" => filter.query = percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned(),
            "status" => filter.statuses = parse_choices(value),
            "kind" => filter.kinds = parse_choices(value),
            "mark" => filter.marks = parse_choices(value),
            "level" => filter.levels = parse_choices(value),
            "hours" => filter.hours = parse_choices(value),
            "stage" => {
                let stages = value.split('.').filter_map(|id| roadmap.find_stage(id));
                filter.stages = stages.fold(Choices::default(), |set, StageIndex(at)| set.with(usize::from(at), true));
            }
            "ready" => filter.only_ready = true,
            "chosen" => filter.only_chosen = true,
            _ => {}
        }
    }
    filter
}

fn parse_choices<T: Choice>(value: &str) -> Choices<T> {
    let values = value.split('.').filter_map(T::parse_slug);
    values.fold(Choices::default(), |set, value| set.with(value.position(), true))
}

fn write_filter(filter: &Filter, roadmap: &Roadmap) -> String {
    let mut pairs = Vec::new();
    if !filter.query.is_empty() {
        pairs.push(format!("q={}", utf8_percent_encode(&filter.query, QUERY)));
    }
    let mut choose = |key: &str, slugs: Vec<&str>| {
        if !slugs.is_empty() {
            pairs.push(format!("{key}={}", slugs.join(".")));
        }
    };
    choose("status", chosen_slugs(filter.statuses));
    choose("kind", chosen_slugs(filter.kinds));
    choose("mark", chosen_slugs(filter.marks));
    choose("level", chosen_slugs(filter.levels));
    choose("hours", chosen_slugs(filter.hours));
    let stages = roadmap.stages.iter().enumerate().filter(|(at, _)| filter.stages.has(*at));
    choose("stage", stages.map(|(_, stage)| stage.id).collect());
    pairs.extend(filter.only_ready.then(|| "ready".to_owned()));
    pairs.extend(filter.only_chosen.then(|| "chosen".to_owned()));
    pairs.join("&")
}

fn chosen_slugs<T: Choice>(set: Choices<T>) -> Vec<&'static str> {
    T::ALL.iter().filter(|value| set.has(value.position())).map(|value| value.slug()).collect()
}

/// A `data:` URL that downloads a text when a link with `download` points at it.
pub fn data_url(mime: &str, text: &str) -> String {
    format!("data:{mime};charset=utf-8,{}", utf8_percent_encode(text, QUERY))
}
