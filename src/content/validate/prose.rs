//! The rules of the texts: their sections, their words, their links and their code.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::content::fence;
use crate::content::markdown;
use crate::content::schema::{Content, File, Problem, Prose};
use crate::domain::topic::Level;

/// The sections of a topic's text, with the fewest and the most words of each.
const TOPIC_SECTIONS: [(&str, usize, usize); 6] = [
    ("Why it matters", 30, 150),
    ("What it is", 200, 500),
    (WORKED, 60, 400),
    ("Try it", 40, 600),
    ("Common mistakes", 30, 250),
    ("Today", 20, 220),
];
/// The section in which somebody does a task like the exercise. Only some topics must have it.
const WORKED: &str = "Watch one done";
/// Topics besides those for beginners that must have it, because what they teach is hard to begin with.
const WORKED_TOO: [&str; 7] = ["rest", "relational-databases", "postgresql", "git", "http", "openid", "owasp-risks"];
/// The sections of a stage's text, likewise.
const STAGE_SECTIONS: [(&str, usize, usize); 3] =
    [("What you will be able to do", 30, 150), ("What you may skip", 20, 150), ("The project", 60, 500)];
/// The fewest words that say what a part of another topic is.
const PART_WORDS: usize = 120;
/// The heading inside an exercise that every exercise has.
const PROOF: &str = "How to tell that it worked";
/// Words that make a beginner feel slow and add nothing.
const FILLER: [&str; 4] = ["simply", "just", "obviously", "basically"];

/// A heading or what follows it.
struct Section {
    title: String,
    /// The line in the prose, from 0.
    line: usize,
    words: usize,
}

/// A text with the sections that it should have.
struct Text<'a> {
    file: &'a File,
    prose: &'a Prose,
    sections: Vec<(&'static str, usize, usize)>,
}

impl Text<'_> {
    fn problem(&self, line: usize, message: String) -> Problem {
        Problem { file: self.file.path.clone(), line: self.prose.line + line, message }
    }

    /// The events of the Markdown with the lines, from 0, at which they begin.
    fn events(&self) -> impl Iterator<Item = (Event<'_>, usize)> {
        let text = &self.prose.text;
        let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let lines =
            move |(event, range): (_, std::ops::Range<usize>)| (event, starts.partition_point(|at| *at < range.start));
        markdown::parser(text).into_offset_iter().map(lines)
    }
}

fn texts(content: &Content) -> Vec<Text<'_>> {
    let topics = content.topics.iter().map(|topic| {
        let mut sections = TOPIC_SECTIONS.to_vec();
        if topic.front.parent.is_some() {
            sections[1].1 = PART_WORDS;
        }
        Text { file: &topic.file, prose: &topic.prose, sections }
    });
    let stages = content.stage_files.iter().map(|stage| Text {
        file: &stage.file,
        prose: &stage.prose,
        sections: STAGE_SECTIONS.to_vec(),
    });
    topics.chain(stages).collect()
}

/// The sections under headings of the second level; what comes before the first has an empty title.
fn sections(text: &Text<'_>) -> Vec<Section> {
    let mut sections = vec![Section { title: String::new(), line: 0, words: 0 }];
    let (mut in_heading, mut in_code) = (false, false);
    for (event, line) in text.events() {
        match event {
            Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H2, .. }) => {
                in_heading = true;
                sections.push(Section { title: String::new(), line, words: 0 });
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(words) | Event::Code(words) => {
                let Some(section) = sections.last_mut() else { continue };
                if in_heading {
                    section.title.push_str(&words);
                } else if !in_code {
                    section.words +=
                        words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
                }
            }
            _ => {}
        }
    }
    sections
}

pub(super) fn sections_come_in_order(content: &Content, problems: &mut Vec<Problem>) {
    for text in texts(content) {
        let found = sections(&text);
        if found[0].words > 0 {
            problems.push(text.problem(0, "The text must begin with its first heading.".into()));
        }
        let titles: Vec<&str> = found[1..].iter().map(|section| section.title.as_str()).collect();
        let is_optional = |title: &str| title == WORKED && !titles.contains(&title);
        let wanted: Vec<&str> =
            text.sections.iter().map(|(title, ..)| *title).filter(|title| !is_optional(title)).collect();
        if titles != wanted {
            let line =
                found[1..].iter().zip(&wanted).find(|(it, wanted)| it.title != **wanted).map_or(0, |(it, _)| it.line);
            problems.push(text.problem(line, format!("The sections must be, in this order: {}.", wanted.join(", "))));
        }
        let in_exercise = text.sections.len() == TOPIC_SECTIONS.len();
        let has_proof = text.prose.text.lines().any(|line| line.strip_prefix("### ") == Some(PROOF));
        if in_exercise && !has_proof {
            let line = found.iter().find(|section| section.title == "Try it").map_or(0, |section| section.line);
            problems.push(text.problem(line, format!("The exercise must have a heading \"### {PROOF}\".")));
        }
        for (event, line) in text.events() {
            if let Event::Start(Tag::Heading { level, .. }) = event
                && !matches!(level, pulldown_cmark::HeadingLevel::H2 | pulldown_cmark::HeadingLevel::H3)
            {
                problems.push(text.problem(line, "Headings inside a section have three signs: ###.".into()));
            }
        }
    }
}

/// Between an explanation and an exercise a beginner needs to see one done.
pub(super) fn beginners_watch_one_done(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let is_required = topic.front.level == Level::Beginner || WORKED_TOO.contains(&topic.front.id.as_str());
        let heading = format!("## {WORKED}");
        if is_required && !topic.prose.text.lines().any(|line| line == heading) {
            let message =
                format!("The topic must have a section \"{heading}\", between \"What it is\" and \"Try it\".");
            problems.push(topic.file.problem("level", message));
        }
    }
}

/// Whoever has chosen one of the two languages must not find the exercise in the other alone. The page puts the chosen one
/// first: for that the two must stand in one order, with nothing between them.
pub(super) fn both_languages_or_none(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let headings = || topic.prose.text.lines().enumerate().filter(|(_, line)| line.starts_with("##"));
        let at = |heading: &str| headings().position(|(_, line)| line == heading);
        let (javascript, python) = (at("### In JavaScript"), at("### In Python"));
        let message = match (javascript, python) {
            (None, None) => continue,
            (Some(javascript), Some(python)) if python == javascript + 1 => continue,
            (Some(_), Some(_)) => "\"### In Python\" must be the next heading after \"### In JavaScript\".",
            _ => "An exercise is in both languages, \"### In JavaScript\" and \"### In Python\", or in none.",
        };
        let (line, _) = headings().nth(python.or(javascript).unwrap_or(0)).unwrap_or_default();
        problems.push(Problem {
            file: topic.file.path.clone(),
            line: topic.prose.line + line,
            message: message.into(),
        });
    }
}

pub(super) fn sections_say_enough(content: &Content, problems: &mut Vec<Problem>) {
    for text in texts(content) {
        for section in sections(&text) {
            let bounds = text.sections.iter().find(|(title, ..)| *title == section.title);
            if let Some((title, least, most)) = bounds
                && !(*least..=*most).contains(&section.words)
            {
                let message =
                    format!("\"{title}\" has {} words besides code; it should have {least} to {most}.", section.words);
                problems.push(text.problem(section.line, message));
            }
        }
    }
}

pub(super) fn common_mistakes_are_a_list(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let Some((before, after)) = topic.prose.text.split_once("## Common mistakes\n") else { continue };
        let items =
            after.lines().take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("- ")).count();
        if !(2..=3).contains(&items) {
            let message = format!("The common mistakes are a list of two or three, and here are {items}.");
            let line = topic.prose.line + before.matches('\n').count();
            problems.push(Problem { file: topic.file.path.clone(), line, message });
        }
    }
}

pub(super) fn today_is_dated(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let Some((before, after)) = topic.prose.text.split_once("## Today\n") else { continue };
        let names_a_year = after
            .split(|c: char| !c.is_ascii_digit())
            .any(|number| number.len() == 4 && number.parse().is_ok_and(|year: u16| (2021..2100).contains(&year)));
        if !names_a_year {
            let line = topic.prose.line + before.matches('\n').count();
            let message = "\"Today\" must say when: name a year since 2021.".into();
            problems.push(Problem { file: topic.file.path.clone(), line, message });
        }
    }
}

pub(super) fn prose_is_plain_markdown(content: &Content, problems: &mut Vec<Problem>) {
    for text in texts(content) {
        for (event, line) in text.events() {
            if matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
                problems.push(text.problem(line, "Raw HTML is not allowed in a text: write Markdown.".into()));
            }
            if matches!(event, Event::Start(Tag::Image { .. })) {
                problems.push(
                    text.problem(
                        line,
                        "Images are not allowed in a text: draw with characters in a text block.".into(),
                    ),
                );
            }
        }
    }
}

pub(super) fn code_names_its_language(content: &Content, problems: &mut Vec<Problem>) {
    for text in texts(content) {
        for (event, line) in text.events() {
            let Event::Start(Tag::CodeBlock(kind)) = event else { continue };
            let info = match kind {
                CodeBlockKind::Fenced(info) => info,
                CodeBlockKind::Indented => "".into(),
            };
            let fence = match fence::parse(&info) {
                Ok(fence) => fence,
                Err(message) => {
                    problems.push(text.problem(line, message));
                    continue;
                }
            };
            if !markdown::LANGUAGES.contains(&fence.language.as_str()) {
                let known = markdown::LANGUAGES.join(", ");
                problems.push(text.problem(
                    line,
                    format!("The code block must name its language after the three backticks: one of {known}."),
                ));
            }
        }
    }
}

pub(super) fn links_lead_somewhere(content: &Content, problems: &mut Vec<Problem>) {
    for text in texts(content) {
        for (event, line) in text.events() {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            problems.extend(wrong_link(content, &dest_url).map(|message| text.problem(line, message)));
        }
    }
}

/// What is wrong with the address of a link.
pub(super) fn wrong_link(content: &Content, address: &str) -> Option<String> {
    match address.split_once(':') {
        Some(("topic", id)) if content.topic(id).is_none() => Some(format!("There is no topic \"{id}\" to link to.")),
        // A word that is not explained here, though the glossary has it.
        Some(("term", "none")) => None,
        Some(("term", id)) if !content.glossary.term.iter().any(|term| term.id == id) => {
            Some(format!("There is no term \"{id}\" in glossary.toml."))
        }
        Some(("topic" | "term", _)) => None,
        _ if address.starts_with("https://") => None,
        _ => Some(format!("The link to \"{address}\" must begin with https://, topic: or term:.")),
    }
}

pub(super) fn no_filler_words(content: &Content, problems: &mut Vec<Problem>) {
    for text in texts(content) {
        let mut in_code = false;
        for (event, line) in text.events() {
            match event {
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Text(words) if !in_code => {
                    if let Some(word) = filler_in(&words) {
                        problems.push(text.problem(line, filler_message(word)));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The first word that should not be in a text.
pub(super) fn filler_in(words: &str) -> Option<&'static str> {
    let mut all = words.split(|c: char| !c.is_alphanumeric());
    all.find_map(|word| FILLER.iter().find(|filler| word.eq_ignore_ascii_case(filler)).copied())
}

/// What to say of such a word.
pub(super) fn filler_message(word: &str) -> String {
    format!("Leave out \"{word}\": what is easy to you may be new to the reader.")
}
