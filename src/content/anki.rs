//! The questions of all topics as notes for Anki: its import format, text between tabs with a head that says what the
//! columns are. A note keeps its name for ever, so that a later import updates it and loses no review.

use super::render::Renderer;
use super::study::Question;
use super::{ROADMAP, TEXTS};
use crate::domain::progress::item_key;
use crate::domain::topic::{Choice, TopicIndex};

/// The columns: the note's two sides, a permanent name, the deck, the tags. They have no names: Anki looks for fields of the
/// same name, and in another language there are none. Without names it fills the fields in the order of the columns.
const HEAD: &str = "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:3\n#deck column:4\n#tags column:5\n";

/// The text to import: a question a line.
pub fn text() -> String {
    let mut text = HEAD.to_owned();
    for topic in ROADMAP.indices() {
        for question in &TEXTS.topic(topic).study.questions {
            text.push_str(&line(topic, question));
        }
    }
    text
}

fn line(topic: TopicIndex, question: &'static Question) -> String {
    let it = ROADMAP.topic(topic);
    let stage = ROADMAP.stage(it.stage);
    let (front, back) = sides(question);
    let fields = [
        format!("<p><small>{}</small></p>{front}", Renderer::line(it.title)),
        back,
        format!("backend-roadmap/{}", item_key(it.id, &question.id)),
        // Two colons part a deck from the one it is in.
        format!("Backend roadmap::{}", stage.title.replace("::", ":")),
        format!("backend-roadmap {} {} {}", stage.id, it.id, it.level.slug()),
    ];
    fields.map(|field| quoted(&field)).join("\t") + "\n"
}

/// The question with its choices, and the answer with its reasons.
fn sides(question: &'static Question) -> (String, String) {
    let ask = format!("<p>{}</p>", Renderer::line(&question.ask));
    if let Some(answer) = &question.answer {
        return (ask, format!("<p>{}</p>", Renderer::line(answer)));
    }
    let (mut choices, mut reasons) = (String::new(), String::new());
    for (choice, is_right) in question.shuffled() {
        let (text, why) = (Renderer::line(&choice.text), Renderer::line(&choice.why));
        let verdict = if is_right { "Right" } else { "Wrong" };
        choices.push_str(&format!("<li>{text}</li>"));
        reasons.push_str(&format!("<li><b>{verdict}:</b> {text}<br>{why}</li>"));
    }
    (format!("{ask}<ul>{choices}</ul>"), format!("<ul>{reasons}</ul>"))
}

/// A field in quotes, so that it may hold tabs, ends of lines and quotes.
fn quoted(field: &str) -> String {
    format!("\"{}\"", field.replace('"', "\"\""))
}
