//! The code blocks of a text, as what can be run: each with the output that the text claims.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::fence::{self, Fence};
use super::markdown;
use super::schema::Prose;

/// The languages whose blocks are run.
pub const RUN: [&str; 6] = ["bash", "java", "javascript", "python", "rust", "sql"];
/// Those of them in which a block can go on where an earlier one ended.
pub const CONTINUE: [&str; 4] = ["bash", "javascript", "python", "sql"];

/// A code block.
#[derive(Clone, Debug)]
pub struct Example {
    /// The line of its file at which it begins, from 1.
    pub line: usize,
    /// What it says of itself; nothing if that is wrong.
    pub fence: Fence,
    /// The code.
    pub code: String,
    /// What it prints, if the text claims to know.
    pub output: Option<String>,
}

impl Example {
    /// Whether it is to be run by itself or after others.
    pub fn is_run(&self) -> bool {
        RUN.contains(&self.fence.language.as_str()) && self.fence.no_run.is_none() && self.fence.file.is_none()
    }
}

/// The code blocks of a text in order; a block of output belongs to the one before it, if no more than a paragraph is
/// between the two.
pub fn examples(prose: &Prose) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut open: Option<Example> = None;
    // The paragraphs since the last block that may have output; too many in other places.
    let mut between = usize::MAX;
    for (event, range) in markdown::parser(&prose.text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let fence = match kind {
                    CodeBlockKind::Fenced(info) => fence::parse(&info).unwrap_or_default(),
                    CodeBlockKind::Indented => Fence::default(),
                };
                let line = prose.line + prose.text.get(..range.start).unwrap_or("").matches('\n').count();
                open = Some(Example { line, fence, code: String::new(), output: None });
            }
            Event::Text(text) if open.is_some() => {
                if let Some(example) = &mut open {
                    example.code.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let Some(example) = open.take() else { continue };
                let is_output = example.fence.is_output;
                match examples.last_mut() {
                    Some(last) if is_output && between <= 1 => last.output = Some(example.code),
                    _ => examples.push(example),
                }
                between = if is_output { usize::MAX } else { 0 };
            }
            Event::End(TagEnd::Paragraph) => between = between.saturating_add(1),
            Event::Start(Tag::Heading { .. } | Tag::List(_) | Tag::Item | Tag::Table(_)) => between = usize::MAX,
            _ => {}
        }
    }
    examples
}

/// Whether a program printed what a text claims: line by line, where `...` stands for any lines.
pub fn is_output(claimed: &str, printed: &str) -> bool {
    let lines = |text: &str| text.trim_end().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    matches(&lines(claimed), &lines(printed))
}

fn matches(claimed: &[String], printed: &[String]) -> bool {
    match claimed.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first.trim() == "..." => (0..=printed.len()).any(|at| matches(rest, &printed[at..])),
        Some((first, rest)) => printed.split_first().is_some_and(|(line, more)| first == line && matches(rest, more)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_belongs_to_the_block_before_it() {
        let text = "Text.\n\n```python\nprint(1)\n```\n\n```text output\n1\n```\n\n1. In a list:\n\n   ```sql continues\n   SELECT 1;\n   ```\n\n   Said:\n\n   ```text output\n   1\n   ```\n\nNo code.\n\n```text output\n2\n```\n";
        let found = examples(&Prose { text: text.into(), line: 11 });
        let seen: Vec<_> = found.iter().map(|it| (it.line, it.code.as_str(), it.output.as_deref())).collect();
        assert_eq!(seen, [(13, "print(1)\n", Some("1\n")), (23, "SELECT 1;\n", Some("1\n")), (35, "2\n", None)]);
        assert!(found[1].is_run() && found[1].fence.continues && !found[2].is_run());
    }

    #[test]
    fn three_dots_stand_for_any_lines() {
        assert!(is_output("a\nb\n", "a  \nb\n\n"));
        assert!(is_output("a\n...\nd", "a\nb\nc\nd\n"));
        assert!(is_output("...\na", "a"));
        for (claimed, printed) in [("a", "a\nb"), ("a\nb", "a"), ("a\n...\nd", "a\nb"), ("a", "")] {
            assert!(!is_output(claimed, printed), "{claimed:?} {printed:?}");
        }
    }
}
