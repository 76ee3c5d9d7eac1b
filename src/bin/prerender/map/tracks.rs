//! The lines of the map: their tracks, the signs at their ends, their hues.

use std::fmt::Write;

use backend_roadmap::content::{HUES, ROADMAP};
use backend_roadmap::domain::html::escape;
use backend_roadmap::domain::layout::{Corner, Point, Service, Terminal};
use backend_roadmap::domain::roadmap::Line;
use backend_roadmap::domain::topic::StageIndex;

/// The colours of the lines, as a style sheet without variables: those of the light theme, then those of the dark one.
pub(crate) fn hues() -> String {
    let of_theme = |theme: usize| -> String {
        let rule = |(line, hue): (&Line, &[&str; 2])| format!("[data-hue=\"{}\"]{{color:{}}}", line.id, hue[theme]);
        ROADMAP.lines.iter().zip(HUES).map(rule).collect()
    };
    format!("{}@media (prefers-color-scheme: dark){{{}}}", of_theme(0), of_theme(1))
}

/// A line outside of its stages.
pub(crate) fn tracks(service: &Service) -> String {
    let d: String = service.tracks.iter().map(|track| path(track)).collect();
    format!("<path class=\"map__track\"{} d=\"{d}\"/>", hue_of(line_of(service)))
}

/// The signs at both ends of each line. The words are for the eye: each station says which line it is on.
pub(crate) fn terminals(services: &[Service]) -> String {
    let sign = |line: &Line, (at, it): (usize, &Terminal)| {
        let (middle, label) = (it.sign.x + it.sign.width / 2, it.label);
        format!(
            "<g{} transform=\"translate({} {})\"{}><g class=\"map__legible\"><rect class=\"map__badge\" x=\"-11\" y=\"-11\" \
             width=\"22\" height=\"22\" rx=\"5\"/><text class=\"map__letter\" y=\"5\">{}</text>{}</g></g>",
            if at == 0 { " class=\"map__start\"" } else { "" },
            middle,
            it.sign.middle(),
            hue_of(Some(line)),
            line.letter,
            lines("map__line-name", &it.name, label.x - middle, label.y - it.sign.middle() + 13, 16)
        )
    };
    let of_line = |service: &Service| -> String {
        let signs =
            line_of(service).map(|line| service.terminals.iter().enumerate().map(|it| sign(line, it)).collect());
        signs.unwrap_or_default()
    };
    format!("<g class=\"map__terminals\" aria-hidden=\"true\">{}</g>", services.iter().map(of_line).collect::<String>())
}

fn line_of(service: &Service) -> Option<&'static Line> {
    ROADMAP.lines.get(usize::from(service.line?.0))
}

/// A path with round corners.
pub(crate) fn path(track: &[Corner]) -> String {
    let mut d = String::new();
    for (at, Corner { at: point, radius }) in track.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| track.get(at)).map(|corner| corner.at);
        let after = track.get(at + 1).map(|corner| corner.at);
        let _ = match (before, after) {
            (None, _) => write!(d, "M{} {}", point.x, point.y),
            (Some(before), Some(after)) if *radius > 0 => {
                let [from, to] = [before, after].map(|other| towards(*point, other, *radius));
                let turn = (point.x - before.x) * (after.y - point.y) - (point.y - before.y) * (after.x - point.x);
                let sweep = i32::from(turn > 0);
                write!(d, "L{} {}A{radius} {radius} 0 0 {sweep} {} {}", from.x, from.y, to.x, to.y)
            }
            _ => write!(d, "L{} {}", point.x, point.y),
        };
    }
    d
}

/// The point so far from another on the way to a third.
fn towards(point: Point, other: Point, distance: i32) -> Point {
    let step = |from: i32, to: i32| from + (to - from).signum() * distance;
    Point { x: step(point.x, other.x), y: step(point.y, other.y) }
}

/// The attribute that gives something the hue of a line.
pub(crate) fn hue_of(line: Option<&Line>) -> String {
    line.map_or(String::new(), |line| format!(" data-hue=\"{}\"", line.id))
}

pub(crate) fn hue(stage: StageIndex) -> String {
    hue_of(ROADMAP.line(stage))
}

/// A text in lines.
pub(crate) fn lines(class: &str, lines: &[String], x: i32, y: i32, step: i32) -> String {
    let mut svg = format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">");
    for (at, line) in lines.iter().enumerate() {
        let _ = match at {
            0 => write!(svg, "{}", escape(line)),
            _ => write!(svg, " <tspan x=\"{x}\" dy=\"{step}\">{}</tspan>", escape(line)),
        };
    }
    svg + "</text>"
}
