//! What the signs of the map mean, as HTML. The page shows it, and the program need not know it.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::html::{Html, escape};
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::roadmap::Line;
use backend_roadmap::domain::route::{Page, Route};
use backend_roadmap::domain::topic::{Choice, Mark};

use super::tracks::hue_of;

/// The key of the map, for a site that is served under `base`.
pub(crate) fn key(base: &str) -> Html {
    let mark = |mark: &Mark| {
        format!(
            "<li><span class=\"mark-sign\" data-mark=\"{}\" aria-hidden=\"true\"></span>{}</li>",
            mark.slug(),
            mark.label()
        )
    };
    let status = |status: &Status| {
        format!(
            "<li><svg class=\"map__key\" viewBox=\"-4 -4 24 24\" aria-hidden=\"true\" data-status=\"{}\">\
             <circle class=\"map__stop\" cx=\"8\" cy=\"8\" r=\"10\"/><path class=\"map__status\" d=\"M0 0{}\"/></svg>{}</li>",
            status.slug(),
            status.sign(),
            status.label()
        )
    };
    let line = |line: &Line| {
        format!(
            "<li{}><span class=\"map__line-letter\" aria-hidden=\"true\">{}</span>{}</li>",
            hue_of(Some(line)),
            line.letter,
            escape(line.name)
        )
    };
    let list = |items: String| format!("<ul>{items}</ul>");
    Html(format!(
        "<h2>Marks</h2>{}<h2>Your progress</h2>{}<h2>Lines</h2>{}\
         <p>Each stage is an interchange, with the letter of its line and its number. A line leads through the topics of its \
         stages, and past other stages beside them. In a frame of stops beside each other choose one.</p>\
         <h2>Prerequisites</h2>\
         <p>Point at a topic, or move to it with the keyboard: solid lines lead to it from all that it needs, dashed ones from \
         it to all that it unlocks.</p>\
         <h2>Moving about</h2>\
         <p>Drag or scroll; turn the wheel with Ctrl held, pinch or double click to change the size. A right click sets a \
         topic’s status. <a href=\"{}\">What the keys do</a></p>",
        list(Mark::ALL.iter().map(mark).collect()),
        list(Status::ALL.iter().map(status).collect()),
        list(ROADMAP.lines.iter().map(line).collect()),
        Route::to(Page::Shortcuts).href(base, &ROADMAP)
    ))
}
