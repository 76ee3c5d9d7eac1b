//! The picture of the map: an SVG file that is complete by itself, for pages without script and to take away, and of which
//! the app takes the lines one by one. Knows nothing of the learner; every topic is to do.

use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::checksum::crc32;
use backend_roadmap::domain::html::Html;
use backend_roadmap::domain::html::escape;
use backend_roadmap::domain::layout::{Area, Form, Plan, Point, StageBox, TopicBox, plan};
use backend_roadmap::domain::map_file::MapFile;
use backend_roadmap::domain::picture::WHOLE;
use backend_roadmap::domain::picture::{FIRST_SCREEN, Part, Piece, TILE, tile_name};
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::route::{Page, Route};
use backend_roadmap::domain::stats::Tally;
use backend_roadmap::domain::text_width::{text_width, wrap};
use backend_roadmap::domain::topic::{Mark, StageIndex, TopicIndex};
use backend_roadmap::wording::{name_of, window_title};

use tracks::{hue, hues, lines, path, terminals, tracks};

// Named for the tests, which take this file from elsewhere.
#[path = "map/key.rs"]
mod key;
#[path = "map/tracks.rs"]
mod tracks;

/// How a picture by itself looks, light or dark as its reader's system is.
const STYLE: &str = include_str!("map.css");

/// From far letters do not shrink: their size in CSS pixels, how far right of the rail they begin, and how wide they may be
/// between two bundles of lines.
const FAR: usize = 12;
const FAR_LABEL: i32 = 20;
const FAR_ROOM: usize = 92;
/// The same as [`text_width`] has it, which is rather too wide.
const FAR_MEASURE: usize = FAR_ROOM * 8 / 7;

/// Draws the roadmap to files whose names change with what they hold: the whole picture, with each piece in a line of the
/// text, and, if it is large, the pieces tile by tile.
pub(crate) fn draw(folder: &Path, base: &str, name: &str, form: Form) -> io::Result<MapFile> {
    let plan = plan(&ROADMAP, EDITION, form);
    let (width, height) = (plan.width, plan.height);
    let tracks: String = plan.services.iter().map(tracks).collect();
    let terminals = terminals(&plan.services);
    let stages = Drawing { plan: &plan, base }.stages();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {}>\
         <title>{}</title><style>{}{}</style><rect class=\"map__paper\" width=\"{width}\" height=\"{height}\"/>\n<g>{tracks}</g>\n",
        view_box(&plan),
        window_title(Page::Outline),
        hues(),
        STYLE.lines().map(str::trim).collect::<String>()
    );
    svg += &in_lines(stages.iter());
    svg += &format!("{terminals}\n</svg>\n");
    let file = format!("map-{name}-{:08x}.svg", crc32(svg.as_bytes()));
    fs::write(folder.join(&file), &svg)?;
    let tiles = if ROADMAP.topics.len() > WHOLE { tiles(&plan, &stages) } else { Vec::new() };
    for Tile { column, row, stages } in &tiles {
        fs::write(folder.join(tile_name(&file, *column, *row)), in_lines(stages.iter()))?;
    }
    // Cards are for who looks from far.
    let is_stage = |piece: &&str| Piece::of_line(piece).is_some_and(|it| matches!(it.part(), Part::Stage(_)));
    let first_stages = within(&stages, &FIRST_SCREEN).filter(is_stage);
    let first = format!(
        "<svg class=\"map__ground\" {0}>{tracks}<path class=\"map__link\"/><path class=\"map__link\" data-bond=\"needed\"/>\
         <path class=\"map__link\" data-bond=\"unlocked\"/></svg>{1}<svg class=\"map__signs\" {0}>{terminals}</svg>",
        view_box(&plan),
        first_stages.collect::<String>()
    );
    Ok(MapFile {
        name: name.to_owned(),
        href: format!("{base}{file}"),
        size: [width, height],
        first: Html(first),
        still: Html::default(),
        key: key::key(base),
        areas: plan.stages.iter().map(|stage| stage.area).collect(),
    })
}

fn in_lines<'a>(pieces: impl Iterator<Item = &'a String>) -> String {
    pieces.fold(String::new(), |all, piece| all + piece.as_str() + "\n")
}

/// A part of a large picture: the stages and cards that have something in it.
pub(crate) struct Tile {
    pub(crate) column: usize,
    pub(crate) row: usize,
    pub(crate) stages: Vec<String>,
}

/// The pieces of a picture tile by tile.
pub(crate) fn tiles(plan: &Plan, stages: &[String]) -> Vec<Tile> {
    let tile = |column: usize, row: usize| {
        let [x, y] = [column, row].map(|at| at as i32 * TILE);
        let stages = within(stages, &Area { x, y, width: TILE, height: TILE }).map(str::to_owned).collect();
        Tile { column, row, stages }
    };
    let [columns, rows] = [plan.width, plan.height].map(|length| (length / TILE) as usize + 1);
    (0..columns)
        .flat_map(|column| (0..rows).map(move |row| (column, row)))
        .map(|(column, row)| tile(column, row))
        .collect()
}

/// The pieces that have something in an area.
fn within<'a>(pieces: &'a [String], area: &Area) -> impl Iterator<Item = &'a str> {
    let is_within = move |line: &&String| Piece::of_line(line).is_some_and(|piece| piece.area.meets(area));
    pieces.iter().filter(is_within).map(String::as_str)
}

/// Draws the parts of a plan.
struct Drawing<'a> {
    plan: &'a Plan,
    base: &'a str,
}

impl Drawing<'_> {
    /// Every stage, and after each the card that stands for it from far.
    fn stages(&self) -> Vec<String> {
        let each = |(stage, place): (StageIndex, &StageBox)| [self.stage(stage, place), self.card(stage, place)];
        ROADMAP.stage_indices().zip(&self.plan.stages).flat_map(each).collect()
    }

    /// The station of a stage, its topics, and the tracks that they are on.
    fn stage(&self, stage: StageIndex, place: &StageBox) -> String {
        let it = ROADMAP.stage(stage);
        let mut svg = format!(
            "{}<g class=\"map__stage\" data-stage=\"{}\"{}>",
            self.piece(Part::Stage(stage), place),
            it.id,
            hue(stage),
        );
        for choice in self.plan.choices.iter().filter(|choice| choice.stage == stage) {
            let Area { x, y, width, height } = choice.area;
            let _ = write!(
                svg,
                "<rect class=\"map__frame\" data-group=\"{}\" data-end=\"{} {}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"12\"/>\
                 <text class=\"map__choose\" x=\"{}\" y=\"{}\">Choose one</text>",
                choice.group.0,
                choice.end.x,
                choice.end.y,
                choice.label.x,
                choice.label.y + 13
            );
        }
        let _ = write!(
            svg,
            "<path class=\"map__rail\" d=\"{}\"/>{}<g role=\"list\" aria-label=\"{}\">",
            place.rails.iter().map(|rail| path(rail)).collect::<String>(),
            self.station(stage, place),
            escape(it.title)
        );
        let mut group = None;
        for topic in it.topics {
            let of = ROADMAP.topic(*topic).group;
            if of != group {
                svg += if group.is_some() { "</g></g>" } else { "" };
                if let Some(of) = of {
                    let title = escape(ROADMAP.group(of).title);
                    let _ =
                        write!(svg, "<g role=\"listitem\"><g role=\"list\" aria-label=\"Choose one of the {title}\">");
                }
                group = of;
            }
            if let Some(place) = self.plan.topics.get(usize::from(topic.0)) {
                svg += &self.topic(*topic, place);
            }
        }
        svg += if group.is_some() { "</g></g>" } else { "" };
        svg + "</g></g></svg>"
    }

    /// The interchange that a stage is, with its name.
    fn station(&self, stage: StageIndex, place: &StageBox) -> String {
        let (Area { x, y, width, height }, label) = (place.station, place.label);
        format!(
            "<g {}<rect class=\"map__post\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{}\"/>\
             <text class=\"map__number\" aria-hidden=\"true\" x=\"{}\" y=\"{}\">{}</text>{}\
             <text class=\"map__count\" data-count=\"\" x=\"{}\" y=\"{}\">{}</text>{}</a></g>",
            self.heading(stage),
            height / 2,
            x + width - 22,
            y + height / 2 + 5,
            code(stage),
            lines("map__name", &place.title, label.x, label.y + 16, 20),
            label.x,
            label.bottom() - 4,
            count(stage),
            ROADMAP.line(stage).map_or(String::new(), |line| format!("<desc>On the line {}</desc>", escape(line.name)))
        )
    }

    /// What stands for a stage from far: its stretch of the line, as full as the stage is done, and letters that do not
    /// shrink. Of few elements: there may be hundreds in a window.
    fn card(&self, stage: StageIndex, place: &StageBox) -> String {
        let it = ROADMAP.stage(stage);
        let Area { x, y, width, height } = place.area;
        let (rail, station) = (place.station.right() - 22, place.station.middle());
        let stops: Vec<i32> = it
            .topics
            .iter()
            .filter_map(|topic| self.plan.topics.get(usize::from(topic.0)))
            .map(|topic| topic.stop.y)
            .collect();
        let stretch = format!("M{rail} {station}V{}", place.area.bottom());
        let dots: String = stops.iter().map(|y| format!("M{rail} {y}h0")).collect();
        // Only beside a single column there is room for titles in a line.
        let label = if self.plan.width < self.plan.height {
            format!(
                "<text class=\"map__label\" x=\"{FAR_LABEL}\" y=\"4\">{} <tspan class=\"map__tally\" data-count=\"\">{}</tspan></text>",
                escape(it.title),
                count(stage)
            )
        } else {
            String::new()
        };
        format!(
            "{}<g class=\"map__card\" data-stage=\"{}\"{} {}\
             <rect class=\"map__area\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"16\"/>\
             <path class=\"map__stretch\" d=\"{stretch}\"/><path class=\"map__ahead\" d=\"{stretch}\"/>\
             <path class=\"map__done\" pathLength=\"100\" d=\"{stretch}\"/><path class=\"map__dots\" d=\"{dots}\"/>\
             <g transform=\"translate({rail} {station})\"><g class=\"map__legible\">\
             <rect class=\"map__post\" x=\"-14\" y=\"-9\" width=\"28\" height=\"18\" rx=\"9\"/>\
             <text class=\"map__figures\" y=\"4\">{}</text>{}{label}</g></g></a></g></svg>",
            self.piece(Part::Card(stage), place),
            it.id,
            hue(stage),
            self.heading(stage),
            code(stage),
            far_words(stage)
        )
    }

    /// The beginning of a piece, which is a picture by itself in the place of the whole: what changes in it is then all that
    /// browsers paint anew.
    fn piece(&self, part: Part, place: &StageBox) -> String {
        let (number, area) = (part.number(), words(place.area));
        format!("<svg data-piece=\"{number} {area}\" class=\"map__piece\" {}>", view_box(self.plan))
    }

    /// The rest of an element that is a heading, with a link to its stage in it.
    fn heading(&self, stage: StageIndex) -> String {
        let href = Route::to(Page::Stage(stage)).href(self.base, &ROADMAP);
        format!("role=\"heading\" aria-level=\"2\"><a class=\"map__station\" href=\"{href}\" tabindex=\"-1\">")
    }

    fn topic(&self, topic: TopicIndex, place: &TopicBox) -> String {
        let it = ROADMAP.topic(topic);
        let (Area { x, y, width, height }, Point { x: stop_x, y: stop_y }) = (place.area, place.stop);
        let part = if it.parent.is_some() { " data-part=\"\"" } else { "" };
        let title = place.label.y + 16;
        // Everything stands at its place in the map: a transform makes browsers paint what is under it apart.
        format!(
            "<g role=\"listitem\"><a class=\"map__topic\" href=\"{}\" tabindex=\"-1\" data-topic=\"{}\" data-status=\"todo\"{part}>\
             <rect class=\"map__box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>{}\
             {}{}\
             <path class=\"map__status\" role=\"img\" aria-label=\"To do\" d=\"M{} {}{}\"/>\
             <desc>{}</desc></a></g>",
            Route::to(Page::Topic(topic)).href(self.base, &ROADMAP),
            it.id,
            stop(it.mark(EDITION), stop_x, stop_y),
            lines("map__title-text", &place.title, place.label.x, title, 18),
            lines("map__facts", &place.facts, place.label.x, title + 18 * place.title.len() as i32 - 4, 14),
            stop_x - 8,
            stop_y - 8,
            Status::Todo.sign(),
            escape(&lines_in_words(topic)),
        )
    }
}

/// The words beside a station from far: its title, where a line begins that line's name, whose sign has no room, and the
/// figures.
fn far_words(stage: StageIndex) -> String {
    // Bold letters are wider.
    let wrapped = |text: &str| wrap(text, FAR * 9 / 8, FAR_MEASURE);
    let name = ROADMAP.line(stage).filter(|_| is_first(stage)).map(|line| format!("{} line", line.name));
    let [title, name] = [wrapped(ROADMAP.stage(stage).title), wrapped(&name.unwrap_or_default())];
    let mut words = String::new();
    for (at, line) in title.iter().chain(&name).enumerate() {
        let class = if at < title.len() { "" } else { " class=\"map__of\"" };
        let down = if at > 0 { " dy=\"1.2em\"" } else { "" };
        let is_too_wide = text_width(line) * FAR * 9 / 8 > FAR_MEASURE * 100;
        let narrowed = format!(" textLength=\"{FAR_ROOM}\" lengthAdjust=\"spacingAndGlyphs\"");
        let narrowed = if is_too_wide { narrowed.as_str() } else { "" };
        let _ = write!(words, "<tspan{class} x=\"{FAR_LABEL}\"{down}{narrowed}>{}</tspan> ", escape(line));
    }
    format!(
        "<text class=\"map__name map__words\" y=\"4\">{words}<tspan class=\"map__tally\" x=\"{FAR_LABEL}\" dy=\"1.2em\" \
         data-count=\"\">{}</tspan></text>",
        count(stage)
    )
}

/// What a station is called in short, as on signs: the letter of its line, and its number.
fn code(stage: StageIndex) -> String {
    format!("{}{}", ROADMAP.line(stage).map_or("", |line| line.letter), stage.0)
}

/// Whether a line begins at a stage.
fn is_first(stage: StageIndex) -> bool {
    let line = ROADMAP.stage(stage).line;
    ROADMAP.stages.iter().position(|other| other.line == line) == Some(usize::from(stage.0))
}

/// How much of a stage is done, of a learner who has done nothing.
fn count(stage: StageIndex) -> String {
    let statuses = vec![Status::Todo; ROADMAP.topics.len()];
    format!("0/{}", Tally::of(ROADMAP.stage(stage).topics.iter().copied(), &ROADMAP, &statuses).total)
}

/// The lines to and from a topic, for those who do not see them.
fn lines_in_words(topic: TopicIndex) -> String {
    /// Nobody listens to more names than that.
    const MOST: usize = 12;
    let names = |all: Vec<String>| match all.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => "nothing".into(),
    };
    let title = |topic: TopicIndex| ROADMAP.topic(topic).title.to_owned();
    let needs = ROADMAP.topic(topic).prerequisites.iter().map(|needed| name_of(*needed)).collect();
    let part = ROADMAP.topic(topic).parent.map_or(String::new(), |parent| format!("Part of {}. ", title(parent)));
    let mut unlocks: Vec<String> = ROADMAP.unlocks(topic).map(title).collect();
    let more = unlocks.len().saturating_sub(MOST);
    if more > 1 {
        unlocks.truncate(MOST);
        unlocks.push(format!("{more} more"));
    }
    format!("{part}Needs {}. Unlocks {}.", names(needs), names(unlocks))
}

fn view_box(Plan { width, height, .. }: &Plan) -> String {
    format!("viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"")
}

fn words(area: Area) -> String {
    format!("{} {} {} {}", area.x, area.y, area.width, area.height)
}

/// The stop of a topic: its shape is that of its mark, as in the outline.
fn stop(mark: Option<Mark>, x: i32, y: i32) -> String {
    let d = match mark {
        Some(Mark::Alternative) => "m0-13l13 13-13 13-13-13z",
        Some(Mark::AnyTime) => "m-4-9h8a9 9 0 0 1 0 18h-8a9 9 0 0 1 0-18z",
        Some(Mark::NotRecommended) => "m0-13l13 22h-26z",
        Some(Mark::Recommended) | None => "m0-10a10 10 0 0 1 0 20a10 10 0 0 1 0-20z",
    };
    format!("<path class=\"map__stop\" d=\"M{x} {y}{d}\"/>")
}
