//! The picture of the map: an SVG file that is complete by itself, for pages without script and to take away, and of which
//! the app takes the lines one by one. Knows nothing of the learner; every topic is to do.

use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

use cut::cut;

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
use backend_roadmap::domain::text_width::wrap;
use backend_roadmap::domain::topic::{Mark, Prerequisite, StageIndex, TopicIndex};
use backend_roadmap::wording::{name_of, window_title};

#[path = "map/cut.rs"] // Named for the tests, which take this file from elsewhere.
mod cut;

/// The radius of a line's corners.
const BEND: i32 = 6;
/// How a picture by itself looks, light or dark as its reader's system is.
const STYLE: &str = include_str!("map.css");

/// Draws the roadmap to files whose names change with what they hold: the whole picture, with each piece in a line of the
/// text, and, if it is large, the pieces tile by tile.
pub(crate) fn draw(folder: &Path, base: &str, name: &str, form: Form) -> io::Result<MapFile> {
    let plan = plan(&ROADMAP, EDITION, form);
    let (width, height) = (plan.width, plan.height);
    let main_line = format!("<path class=\"map__main-line\" d=\"{}\"/>", path(&plan.main_line));
    let first = Part::Line.number(plan.stages.len());
    let lines: Vec<String> = plan
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| draw_line(first + at, line.from, &[line.to], &line.points))
        .collect();
    let stages = Drawing { plan: &plan, base }.stages();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {}>\
         <title>{}</title><style>{}</style><rect class=\"map__paper\" width=\"{width}\" height=\"{height}\"/>\n{main_line}\n",
        view_box(&plan),
        window_title(Page::Outline),
        STYLE.lines().map(str::trim).collect::<String>()
    );
    svg += &in_lines(lines.iter().chain(&stages));
    svg.push_str("</svg>\n");
    let file = format!("map-{name}-{:08x}.svg", crc32(svg.as_bytes()));
    fs::write(folder.join(&file), &svg)?;
    let tiles = if ROADMAP.topics.len() > WHOLE { tiles(&plan, &stages) } else { Vec::new() };
    for Tile { column, row, stages, lines } in &tiles {
        fs::write(folder.join(tile_name(&file, *column, *row)), in_lines(lines.iter().chain(stages)))?;
    }
    let first_lines: String = within(tiles.first().map_or(&lines, |tile| &tile.lines), &FIRST_SCREEN).collect();
    // Cards are for who looks from far.
    let is_stage =
        |piece: &&str| Piece::of_line(piece).is_some_and(|it| matches!(it.part(plan.stages.len()), Part::Stage(_)));
    let first_stages = within(&stages, &FIRST_SCREEN).filter(is_stage);
    let first = format!(
        "<svg class=\"map__ground\" {}>{main_line}<g class=\"map__lines\">{first_lines}</g></svg>{}",
        view_box(&plan),
        first_stages.collect::<String>()
    );
    Ok(MapFile {
        name: name.to_owned(),
        href: format!("{base}{file}"),
        size: [width, height],
        first: Html(first),
        areas: plan.stages.iter().map(|stage| stage.area).collect(),
    })
}

fn in_lines<'a>(pieces: impl Iterator<Item = &'a String>) -> String {
    pieces.fold(String::new(), |all, piece| all + piece.as_str() + "\n")
}

/// A part of a large picture.
pub(crate) struct Tile {
    pub(crate) column: usize,
    pub(crate) row: usize,
    /// The stages and cards that have something in it.
    pub(crate) stages: Vec<String>,
    /// The lines, as far as they run through it.
    pub(crate) lines: Vec<String>,
}

/// The pieces of a picture tile by tile.
pub(crate) fn tiles(plan: &Plan, stages: &[String]) -> Vec<Tile> {
    let first = Part::Line.number(plan.stages.len());
    let stretches = cut(&plan.lines);
    let tile = |column: usize, row: usize| {
        let [x, y] = [column, row].map(|at| at as i32 * TILE);
        let numbered = stretches.iter().enumerate().filter(|(_, it)| it.tile == [column, row]);
        Tile {
            column,
            row,
            stages: within(stages, &Area { x, y, width: TILE, height: TILE }).map(str::to_owned).collect(),
            lines: numbered.map(|(at, it)| draw_line(first + at, it.from, &it.to, &it.points)).collect(),
        }
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

/// Lines from a topic to others where they run together, with the area that they take and the indices of their ends; groups
/// are counted on from the topics.
fn draw_line(number: usize, from: Prerequisite, to: &[TopicIndex], points: &[Point]) -> String {
    let from = match from {
        Prerequisite::Topic(topic) => usize::from(topic.0),
        Prerequisite::OneOf(group) => ROADMAP.topics.len() + usize::from(group.0),
    };
    let ends = |of: fn(&Point) -> i32| {
        let all = points.iter().map(of);
        (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
    };
    let ((left, right), (top, bottom)) = (ends(|it| it.x), ends(|it| it.y));
    format!(
        "<path data-piece=\"{number} {left} {top} {} {}\" class=\"map__line\" data-line=\"{from}{}\" d=\"{}\"/>",
        right - left,
        bottom - top,
        to.iter().map(|to| format!(" {}", to.0)).collect::<String>(),
        path(points)
    )
}

/// A path with round corners.
fn path(points: &[Point]) -> String {
    let mut d = String::new();
    for (at, point) in points.iter().enumerate() {
        let neighbours = (at.checked_sub(1).and_then(|at| points.get(at)), points.get(at + 1));
        match neighbours {
            (None, _) => {
                let _ = write!(d, "M{} {}", point.x, point.y);
            }
            (_, None) => {
                let _ = write!(d, "L{} {}", point.x, point.y);
            }
            (Some(before), Some(after)) => {
                let from = towards(*point, *before);
                let to = towards(*point, *after);
                let _ = write!(d, "L{} {}Q{} {} {} {}", from.x, from.y, point.x, point.y, to.x, to.y);
            }
        }
    }
    d
}

/// The point at which a bend begins: on the way to a neighbour, at most half of it.
fn towards(point: Point, neighbour: Point) -> Point {
    let step = |from: i32, to: i32| from + (to - from).signum() * BEND.min((to - from).abs() / 2);
    Point { x: step(point.x, neighbour.x), y: step(point.y, neighbour.y) }
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

    /// The station of a stage, its topics, and what holds them together.
    fn stage(&self, stage: StageIndex, place: &StageBox) -> String {
        let it = ROADMAP.stage(stage);
        let mut svg = format!(
            "{}<g class=\"map__stage\" data-stage=\"{}\"{}>{}<path class=\"map__twig\" d=\"{}\"/>",
            self.piece(Part::Stage(stage), place),
            it.id,
            hue(stage),
            self.station(stage, place),
            place.twigs.iter().map(|twig| path(twig)).collect::<String>()
        );
        for choice in self.plan.choices.iter().filter(|choice| choice.stage == stage) {
            let Area { x, y, width, height } = choice.area;
            let _ = write!(
                svg,
                "<rect class=\"map__frame\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"10\"/>\
                 <text class=\"map__choose\" x=\"{}\" y=\"{}\">Choose one</text>",
                x + 10,
                y + 22
            );
        }
        let _ = write!(svg, "<g role=\"list\" aria-label=\"{}\">", escape(it.title));
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

    /// The sign of a stage on the main line.
    fn station(&self, stage: StageIndex, place: &StageBox) -> String {
        let Area { x, y, width, height } = place.station;
        format!(
            "<g {}<rect class=\"map__post\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"20\"/>\
             <circle class=\"map__stop\" cx=\"{}\" cy=\"{}\" r=\"14\"/>\
             <text class=\"map__number\" aria-hidden=\"true\" x=\"{}\" y=\"{}\">{}</text>{}\
             <text class=\"map__count\" data-count=\"\" x=\"{}\" y=\"{}\">{}</text></a></g>",
            self.heading(stage),
            x + 20,
            y + height / 2,
            x + 20,
            y + height / 2 + 5,
            stage.0,
            lines("map__name", &place.title, x + 44, y + height / 2 + 6 - 10 * (place.title.len() as i32 - 1), 20),
            x + width - 14,
            y + height / 2 + 5,
            count(stage)
        )
    }

    /// What stands for a stage from far, in letters that do not shrink. Of few elements: there may be hundreds in a window.
    fn card(&self, stage: StageIndex, place: &StageBox) -> String {
        let it = ROADMAP.stage(stage);
        let Area { x, y, width, height } = place.area;
        let card = wrap(it.title, 13 * 9 / 8, 116);
        let lift = 8 * card.len() as i32;
        // Only beside a single column there is room for titles in a line.
        let label = if self.plan.width < self.plan.height {
            format!(
                "<circle class=\"map__stop\" r=\"5\"/><text class=\"map__label\" x=\"14\" y=\"4\">{}</text>",
                escape(it.title)
            )
        } else {
            String::new()
        };
        format!(
            "{}<g class=\"map__card\" data-stage=\"{}\"{} {}\
             <rect class=\"map__area\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"16\"/>\
             <rect class=\"map__done\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"16\"/>\
             <g transform=\"translate({} {})\"><g class=\"map__legible\">\
             <text class=\"map__figures\" transform=\"translate(0 -{lift})\" y=\"4\">{} · <tspan data-count=\"\">{}</tspan></text>{}{label}</g></g></a></g></svg>",
            self.piece(Part::Card(stage), place),
            it.id,
            hue(stage),
            self.heading(stage),
            x + width / 2,
            y + height / 2,
            stage.0,
            count(stage),
            lines("map__name map__words", &card, 0, 20 - lift, 16)
        )
    }

    /// The beginning of a piece, which is a picture by itself in the place of the whole: what changes in it is then all that
    /// browsers paint anew.
    fn piece(&self, part: Part, place: &StageBox) -> String {
        let (number, area) = (part.number(self.plan.stages.len()), words(place.area));
        format!("<svg data-piece=\"{number} {area}\" class=\"map__piece\" {}>", view_box(self.plan))
    }

    /// The rest of an element that is a heading, with a link to its stage in it.
    fn heading(&self, stage: StageIndex) -> String {
        let href = Route::to(Page::Stage(stage)).href(self.base, &ROADMAP);
        format!("role=\"heading\" aria-level=\"2\"><a class=\"map__station\" href=\"{href}\" tabindex=\"-1\">")
    }

    fn topic(&self, topic: TopicIndex, place: &TopicBox) -> String {
        let it = ROADMAP.topic(topic);
        let Area { x, y, width, height } = place.area;
        let facts = y + height - 10 - 14 * (place.facts.len() as i32 - 1);
        // Everything stands at its place in the map: a transform makes browsers paint what is under it apart.
        format!(
            "<g role=\"listitem\"><a class=\"map__topic\" href=\"{}\" tabindex=\"-1\" data-topic=\"{}\" data-status=\"todo\">\
             <rect class=\"map__box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>{}\
             {}{}\
             <path class=\"map__status\" role=\"img\" aria-label=\"To do\" d=\"M{} {}{}\"/>\
             <desc>{}</desc></a></g>",
            Route::to(Page::Topic(topic)).href(self.base, &ROADMAP),
            it.id,
            sign(it.mark(EDITION), x + 19, facts - 4),
            lines("map__title-text", &place.title, x + 12, y + 23, 18),
            lines("map__facts", &place.facts, x + 30, facts, 14),
            x + width - 26,
            y + 10,
            Status::Todo.sign(),
            escape(&lines_in_words(topic)),
        )
    }
}

/// The attribute that gives a stage the hue of its line.
fn hue(stage: StageIndex) -> String {
    ROADMAP.line(stage).map_or(String::new(), |line| format!(" data-hue=\"{}\"", line.id))
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

/// A text in lines.
fn lines(class: &str, lines: &[String], x: i32, y: i32, step: i32) -> String {
    let mut svg = format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">");
    for (at, line) in lines.iter().enumerate() {
        let _ = match at {
            0 => write!(svg, "{}", escape(line)),
            _ => write!(svg, " <tspan x=\"{x}\" dy=\"{step}\">{}</tspan>", escape(line)),
        };
    }
    svg + "</text>"
}

/// The sign of a mark, as in the outline, around a point.
fn sign(mark: Option<Mark>, x: i32, y: i32) -> String {
    let d = match mark {
        Some(Mark::Alternative) => "m0-5l5 5-5 5-5-5z",
        Some(Mark::AnyTime) => "m-4-3h8a3 3 0 0 1 0 6h-8a3 3 0 0 1 0-6z",
        Some(Mark::NotRecommended) => "m0-5l6 10h-12z",
        Some(Mark::Recommended) | None => "m0-5a5 5 0 0 1 0 10a5 5 0 0 1 0-10z",
    };
    format!("<path class=\"map__mark\" d=\"M{x} {y}{d}\"/>")
}
