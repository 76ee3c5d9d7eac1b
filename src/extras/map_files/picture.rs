//! The map to take away: the site's picture as a file that needs nothing else, with colours of its own, somebody's
//! statuses and a foot; whole or in parts. Text in, text out: knows nothing of the page.

use super::paper::Cut;
use crate::content::ROADMAP;
use crate::domain::html::escape;
use crate::domain::layout::Area;
use crate::domain::picture::{Part, Piece};
use crate::domain::progress::Status;
use crate::domain::roadmap::Statuses;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::domain::text_width::text_width;
use crate::domain::topic::{Choice, StageIndex};
use crate::wording::window_title;

/// The height of the foot, in units of the map.
pub const FOOT: i32 = 96;
/// The distance of the foot's texts from the edges: the outermost boxes have the same.
const EDGE: i32 = 56;

/// Colours by the names that the site's picture has for them, and more for statuses: a file has no tokens.
pub type Palette = [(&'static str, &'static str); 10];

/// Dark on light.
pub const LIGHT: Palette = [
    ("paper", "#faf8f3"),
    ("surface", "#fff"),
    ("ink", "#1b2126"),
    ("soft", "#505a62"),
    ("edge", "#85806f"),
    ("on-status", "#fff"),
    ("learning", "#8f5600"),
    ("done", "#1f6b2e"),
    ("skipped", "#5d6670"),
    ("sunken", "#f1eee5"),
];

/// Light on dark.
pub const DARK: Palette = [
    ("paper", "#11161b"),
    ("surface", "#1a2128"),
    ("ink", "#e7ebee"),
    ("soft", "#a7b2bc"),
    ("edge", "#6d7984"),
    ("on-status", "#11161b"),
    ("learning", "#efb54d"),
    ("done", "#7fd08c"),
    ("skipped", "#9aa6b1"),
    ("sunken", "#0c1014"),
];

/// On white paper, which no ink has to colour.
pub const WHITE: Palette = {
    let mut palette = LIGHT;
    palette[0].1 = "#fff";
    palette
};

/// What the site's picture, on which all is to do, does not say.
const STYLE: &str = ":root{color:var(--ink)}.map__status{stroke-linecap:round;stroke-linejoin:round}\
    [data-status=\"learning\"]>.map__stop{fill:var(--learning)}\
    [data-status=\"done\"]>.map__stop{fill:var(--done)}\
    [data-status=\"learning\"]>.map__status,[data-status=\"done\"]>.map__status{stroke:var(--on-status)}\
    [data-status=\"done\"]>.map__status{stroke-width:2.5}\
    [data-status=\"skipped\"]>.map__status{stroke:var(--skipped)}\
    [data-status=\"skipped\"]>.map__stop{fill:var(--sunken);stroke-dasharray:4 3}\
    [data-status=\"skipped\"]>.map__title-text{fill:var(--skipped);font-weight:400}\
    [data-complete]{fill:var(--done)}[data-complete]+.map__number{fill:var(--on-status)}\
    .map__heading{font-size:30px;font-weight:700}\
    .map__small{font-size:18px;fill:var(--soft)}\
    .map__cut{fill:none;stroke:var(--edge);stroke-width:.75}\
    .map__edge{font-size:14px;fill:var(--soft);text-anchor:middle}";

/// A picture, and whose.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The text of the site's picture.
    pub file: &'a str,
    /// Its width and height.
    pub size: [i32; 2],
    /// The status of each topic; nothing if it is to be of no learner.
    pub statuses: Option<&'a Statuses>,
    /// The day on which it is made, as `2026-11-22`.
    pub day: &'a str,
    /// Scheme, host and port of the site.
    pub origin: &'a str,
    /// The path of the site on it.
    pub base: &'a str,
    /// Its colours.
    pub palette: &'a Palette,
}

impl Picture<'_> {
    /// Width and height with the foot.
    pub fn whole(&self) -> [i32; 2] {
        let [width, height] = self.size;
        [width, height + FOOT]
    }

    /// What it is, in words.
    fn words(&self) -> String {
        let title = window_title(Page::Outline);
        match self.statuses {
            Some(statuses) => format!("{title}: {}", Tally::of(ROADMAP.indices(), &ROADMAP, statuses)),
            None => title,
        }
    }

    /// All of it as a file.
    pub fn svg(&self) -> String {
        let [width, height] = self.whole();
        self.document([width, height], &self.body(Area { x: 0, y: 0, width, height }))
    }

    /// A part of it as a page, with its number at the edge if there are several.
    pub fn page(&self, cut: &Cut, at: usize) -> String {
        let Some(part) = cut.parts.get(at) else { return String::new() };
        let ([width, height], [left, top]) = (cut.page(), cut.place(part));
        let Area { x, y, width: part_width, height: part_height } = part;
        let mut page = format!(
            "<rect class=\"map__paper\" width=\"{width}\" height=\"{height}\"/>\
             <svg x=\"{left}\" y=\"{top}\" width=\"{part_width}\" height=\"{part_height}\" viewBox=\"{x} {y} {part_width} {part_height}\">{}</svg>",
            self.body(*part)
        );
        if let Some(words) = cut.words(at) {
            // Where to cut and to glue.
            page += &format!(
                "<rect class=\"map__cut\" x=\"{left}\" y=\"{top}\" width=\"{part_width}\" height=\"{part_height}\"/>\
                 <text class=\"map__edge\" x=\"{}\" y=\"{}\">{words}</text>",
                width / 2,
                height - 6
            );
        }
        self.document([width, height], &page)
    }

    fn document(&self, [width, height]: [i32; 2], body: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-family=\"system-ui, sans-serif\"><title>{}</title><style>{}</style>{body}</svg>\n",
            escape(&self.words()),
            self.style()
        )
    }

    /// The style of the site's picture, without its choice of colours by the system.
    fn style(&self) -> String {
        let rules = self.file.split_once("</style>").and_then(|(before, _)| before.split_once(".map__paper"));
        let mut style = format!("{}.map__paper{}{STYLE}", self.hues(), rules.map_or("", |(_, rules)| rules));
        for (name, colour) in self.palette {
            style = style.replace(&format!("var(--{name})"), colour);
        }
        style
    }

    /// The colours of the lines: in the picture, those on light and then those on dark.
    fn hues(&self) -> String {
        const RULE: &str = "[data-hue";
        let style = self.file.split_once(".map__paper").map_or("", |(before, _)| before);
        let rules: Vec<&str> = style.split(RULE).skip(1).filter_map(|rule| rule.split('}').next()).collect();
        let (light, dark) = rules.split_at(rules.len() / 2);
        let chosen = if *self.palette == DARK { dark } else { light };
        chosen.iter().map(|rule| format!("{RULE}{rule}}}")).collect()
    }

    /// What stands in an area, and a little around it.
    fn body(&self, area: Area) -> String {
        let [width, height] = self.whole();
        let of_all = |start: &str| self.file.lines().find(|line| line.starts_with(start)).unwrap_or("");
        let (tracks, terminals) = (of_all("<g><path class=\"map__track\""), of_all("<g class=\"map__terminals\""));
        let mut body = format!("<rect class=\"map__paper\" width=\"{width}\" height=\"{height}\"/>{tracks}");
        for line in self.file.lines() {
            let Some(piece) = Piece::of_line(line).filter(|piece| piece.area.meets(&area)) else { continue };
            // Where there is no page there is no tab key to lead.
            let markup = line.replace(" tabindex=\"-1\"", "");
            let markup = markup.replace("href=\"/", &format!("href=\"{}/", escape(self.origin)));
            if let Part::Stage(stage) = piece.part() {
                body += &self.topics(&self.station(stage, markup));
            }
        }
        body + terminals + &self.foot()
    }

    /// A stage with the figures of a learner at its station.
    fn station(&self, stage: StageIndex, markup: String) -> String {
        let Some((statuses, (before, rest))) = self.statuses.zip(markup.split_once("data-count")) else {
            return markup;
        };
        let Some((attributes, (_, after))) =
            rest.split_once('>').and_then(|(it, rest)| Some((it, rest.split_once('<')?)))
        else {
            return markup;
        };
        let Some(it) = ROADMAP.stages.get(usize::from(stage.0)) else { return markup };
        let tally = Tally::of(it.topics.iter().copied(), &ROADMAP, statuses);
        let told = format!("{before}data-count{attributes}>{}/{}<{after}", tally.done, tally.total);
        if tally.percent() == 100 {
            told.replacen("<rect class=\"map__post\"", "<rect data-complete=\"\" class=\"map__post\"", 1)
        } else {
            told
        }
    }

    /// The topics of a stage with the statuses of a learner.
    fn topics(&self, markup: &str) -> String {
        const TOPIC: &str = "data-topic=\"";
        let mut told = String::new();
        for (at, part) in markup.split(TOPIC).enumerate() {
            let topic = part.split('"').next().filter(|_| at > 0).and_then(|id| ROADMAP.find(id));
            let status = topic.zip(self.statuses).and_then(|(topic, all)| all.get(usize::from(topic.0)));
            told += if at > 0 { TOPIC } else { "" };
            match status {
                None | Some(Status::Todo) => told += part,
                Some(status) => {
                    let told_as = |of: fn(Status) -> &'static str| (of(Status::Todo), of(*status));
                    let (slug, label, sign) = (told_as(Status::slug), told_as(Status::label), told_as(Status::sign));
                    told += &[("data-status=\"", slug), ("aria-label=\"", label), ("", sign)].iter().fold(
                        part.to_owned(),
                        |part, (before, (todo, now))| {
                            part.replace(&format!("{before}{todo}\""), &format!("{before}{now}\""))
                        },
                    );
                }
            }
        }
        told
    }

    /// What it is, of when and from where; and what the signs of statuses mean.
    fn foot(&self) -> String {
        let [width, height] = self.size;
        let host = self.origin.split_once("://").map_or(self.origin, |(_, host)| host);
        let mut foot = format!(
            "<text class=\"map__heading\" x=\"{EDGE}\" y=\"{}\">{}</text><text class=\"map__small\" x=\"{EDGE}\" y=\"{}\">{}, {}{}</text>",
            height + 40,
            escape(&self.words()),
            height + 70,
            self.day,
            escape(host),
            escape(self.base)
        );
        let mut x = width - EDGE;
        for status in Status::ALL.iter().rev().filter(|_| self.statuses.is_some()) {
            x -= 18 * text_width(status.label()) as i32 / 100;
            foot += &format!(
                "<g data-status=\"{}\"><circle class=\"map__stop\" cx=\"{1}\" cy=\"{2}\" r=\"10\"/>\
                 <path class=\"map__status\" transform=\"translate({1} {2})\" d=\"M-8 -8{3}\"/>\
                 <text class=\"map__small\" x=\"{x}\" y=\"{4}\">{5}</text></g>",
                status.slug(),
                x - 20,
                height + 64,
                status.sign(),
                height + 70,
                status.label()
            );
            x -= 64;
        }
        foot
    }
}
