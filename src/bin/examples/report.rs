//! Goes through the texts, runs what can be run, and tells what failed and what was left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use backend_roadmap::content::examples::{self, Example, RUN};
use backend_roadmap::content::schema::{self, File, Prose};

use super::run::{self, Outcome};

/// The counts of the blocks of a language, by result.
#[derive(Default)]
struct Count {
    blocks: usize,
    run: usize,
    failed: usize,
    compared: usize,
    saved: usize,
    missing: usize,
    not_run: usize,
}

/// Runs the blocks of every file whose path holds a text. A language that the machine lacks is told and fails nothing.
pub(crate) fn report(only: &str) -> ExitCode {
    let files = match schema::read(Path::new("src/content")) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("src/content cannot be read: {error}. Run this from the top of the repository.");
            return ExitCode::FAILURE;
        }
    };
    let started = Instant::now();
    let (content, _) = schema::parse(files);
    let topics = content.topics.iter().map(|topic| (&topic.file, &topic.prose));
    let texts = topics.chain(content.stage_files.iter().map(|stage| (&stage.file, &stage.prose)));
    let missing: BTreeSet<&str> = RUN.into_iter().filter(|language| !run::is_there(run::program(language))).collect();
    let mut run = Run { counts: BTreeMap::new(), reasons: BTreeMap::new(), missing };
    let mut failures = Vec::new();
    for (file, prose) in texts.filter(|(file, _)| file.path.contains(only)) {
        run.page(file, prose, &mut failures);
    }
    for failure in &failures {
        println!("{failure}");
    }
    run.table();
    println!("{} failed, {:.0} s", failures.len(), started.elapsed().as_secs_f64());
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Run {
    counts: BTreeMap<String, Count>,
    /// How many blocks are not run, by the reason.
    reasons: BTreeMap<String, usize>,
    /// The languages that this machine lacks.
    missing: BTreeSet<&'static str>,
}

impl Run {
    /// Runs the blocks of a page and adds what failed, each with its file and line.
    fn page(&mut self, file: &File, prose: &Prose, failures: &mut Vec<String>) {
        let blocks = examples::examples(prose);
        let mut saved: Vec<(&str, &str)> = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            if let Some(name) = &block.fence.file {
                saved.push((name, &block.code));
            }
            let language = block.fence.language.as_str();
            if !RUN.contains(&language) {
                continue;
            }
            let count = self.counts.entry(language.to_owned()).or_default();
            count.blocks += 1;
            if let Some(reason) = &block.fence.no_run {
                count.not_run += 1;
                *self.reasons.entry(reason.clone()).or_default() += 1;
            } else if block.fence.file.is_some() {
                count.saved += 1;
            } else if self.missing.contains(language) {
                count.missing += 1;
            } else {
                match outcome(block, &blocks[..at], &saved) {
                    Ok(has_output) => {
                        count.run += 1;
                        count.compared += usize::from(has_output);
                    }
                    Err(message) => {
                        count.failed += 1;
                        failures.push(format!("src/content/{}:{}: {message}", file.path, block.line));
                    }
                }
            }
        }
    }

    fn table(&self) {
        println!(
            "{:<12} {:>6} {:>6} {:>9} {:>7} {:>14} {:>8} {:>8}",
            "language", "blocks", "run", "compared", "failed", "saved as file", "not run", "missing"
        );
        for (language, count) in &self.counts {
            println!(
                "{language:<12} {:>6} {:>6} {:>9} {:>7} {:>14} {:>8} {:>8}",
                count.blocks, count.run, count.compared, count.failed, count.saved, count.not_run, count.missing
            );
        }
        println!("compared: blocks that ran and printed what the text claims.");
        for language in &self.missing {
            if let Some(count) = self.counts.get(*language).filter(|count| count.missing > 0) {
                let program = run::program(language);
                println!("NOT RUN: {} blocks of {language}, because there is no {program} here.", count.missing);
            }
        }
        let mut reasons: Vec<_> = self.reasons.iter().collect();
        reasons.sort_by_key(|(_, count)| usize::MAX - **count);
        for (reason, count) in reasons {
            println!("not run: {count:>3}  {reason}");
        }
    }
}

/// Runs a block, after those before it if it continues them: whether it printed what the text claims, if it claims.
fn outcome(block: &Example, before: &[Example], saved: &[(&str, &str)]) -> Result<bool, String> {
    let language = block.fence.language.as_str();
    let is_earlier = |it: &&Example| block.fence.continues && it.fence.language == language && it.is_run();
    let codes: Vec<&str> =
        before.iter().filter(is_earlier).chain([block]).map(|example| example.code.as_str()).collect();
    match run::run(language, &codes, saved) {
        Err(error) => Err(format!("The block cannot be run: {error}")),
        Ok(Outcome::Failed(reason)) => Err(format!("The block fails: {reason}")),
        Ok(Outcome::Printed(printed)) => match &block.output {
            Some(claimed) if !examples::is_output(claimed, &printed) => {
                Err(format!("The block prints something else than the text says:\n{}", indent(&printed)))
            }
            claimed => Ok(claimed.is_some()),
        },
    }
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
