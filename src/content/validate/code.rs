//! The rules of code blocks: what they say of themselves, so that they can be run.

use crate::content::examples::{self, CONTINUE, RUN};
use crate::content::schema::{Content, File, Problem, Prose};

/// The characters of the reason why a block is not run.
const REASON: std::ops::RangeInclusive<usize> = 3..=60;

pub(super) fn code_can_be_run(content: &Content, problems: &mut Vec<Problem>) {
    let topics = content.topics.iter().map(|topic| (&topic.file, &topic.prose));
    for (file, prose) in topics.chain(content.stage_files.iter().map(|stage| (&stage.file, &stage.prose))) {
        check(file, prose, problems);
    }
}

fn check(file: &File, prose: &Prose, problems: &mut Vec<Problem>) {
    let blocks = examples::examples(prose);
    for (at, block) in blocks.iter().enumerate() {
        let mut complain =
            |message: String| problems.push(Problem { file: file.path.clone(), line: block.line, message });
        let language = block.fence.language.as_str();
        if block.fence.is_output {
            complain("The output must follow the code that prints it, with no more than a paragraph between.".into());
        }
        if block.fence.continues {
            let is_earlier = |it: &&examples::Example| it.fence.language == language && it.is_run();
            if !CONTINUE.contains(&language) {
                complain(format!("Only these go on where an earlier block ended: {}.", CONTINUE.join(", ")));
            } else if block.is_run() && !blocks[..at].iter().any(|it| is_earlier(&it)) {
                complain(format!("There is no earlier block of {language} that runs, to go on from."));
            }
        }
        if let Some(reason) = &block.fence.no_run {
            if !RUN.contains(&language) {
                complain(format!("Code in {language} is never run: leave out no-run."));
            }
            if !REASON.contains(&reason.chars().count()) {
                let (least, most) = (REASON.start(), REASON.end());
                complain(format!("Say in {least} to {most} characters why the block is not run, not \"{reason}\"."));
            }
        }
        if let Some(name) = &block.fence.file {
            let is_plain = name.split('/').all(|part| {
                part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                    && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
            });
            if !is_plain {
                complain(format!("The name \"{name}\" must be that of a file beside the code, such as app.py."));
            }
        }
    }
}
