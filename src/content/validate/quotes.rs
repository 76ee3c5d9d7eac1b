//! The rule of quotes: prose has the signs of print, and only code those of the keyboard.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::english::{Passage, passages};
use crate::content::markdown;
use crate::content::schema::{Content, Problem};

/// The titles that a learner reads. They are none of the passages, since many are other people's words.
fn titles(content: &Content) -> Vec<Passage<'_>> {
    let mut titles = Vec::new();
    for topic in &content.topics {
        let resources = topic.study.resources.iter().map(|resource| &resource.title);
        titles.extend(resources.chain([&topic.front.title]).map(|title| Passage::line(&topic.file, title)));
    }
    let groups = content.stages.group.iter().map(|group| &group.title);
    let stages = content.stages.stage.iter().map(|stage| &stage.title);
    titles.extend(stages.chain(groups).map(|title| Passage::line(&content.stages_file, title)));
    titles.extend(content.glossary.term.iter().map(|term| Passage::line(&content.glossary_file, &term.name)));
    let programs = content.programs.program.iter();
    let lines = programs.flat_map(|it| it.systems().map(|(_, how)| how).into_iter().chain([it.name.as_str()]));
    titles.extend(lines.map(|line| Passage::line(&content.programs_file, line)));
    titles
}

/// The lines of some Markdown, from 0, that have a straight quote outside code.
fn straight_quotes(text: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut in_code = false;
    for (event, range) in markdown::parser(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(words) if !in_code && words.contains(['\'', '"']) => {
                lines.push(text.get(..range.start).unwrap_or("").matches('\n').count());
            }
            _ => {}
        }
    }
    lines
}

pub(super) fn quotes_are_typographic(content: &Content, problems: &mut Vec<Problem>) {
    for passage in passages(content).into_iter().chain(titles(content)) {
        for line in straight_quotes(passage.text) {
            problems
                .push(passage.problem(line, "A quote is straight: write ’ or “ and ”, or put it into code.".into()));
        }
    }
}
