//! The rules of what an exercise needs: programs that can be installed, each named before it is used.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag};

use super::prose::wrong_link;
use crate::content::markdown;
use crate::content::schema::{Content, Problem};

/// What a line of an exercise begins with, and the program that it needs.
const USES: [(&str, &str); 2] = [("docker compose ", "docker-compose"), ("docker ", "docker")];

pub(super) fn programs_can_be_installed(content: &Content, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for program in &content.programs.program {
        let mut complain = |message: String| {
            let key = format!("id = \"{}\"", program.id);
            let line = content.programs_file.text.lines().position(|line| line == key).map_or(1, |at| at + 1);
            problems.push(Problem { file: content.programs_file.path.clone(), line, message });
        };
        let is_plain = program.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !is_plain || program.id.is_empty() {
            complain(format!("The program's id \"{}\" must be of a-z, 0-9 and hyphens.", program.id));
        }
        if !seen.insert(&program.id) {
            complain(format!("The program \"{}\" is there twice.", program.id));
        }
        if !program.about.ends_with('.') {
            complain(format!("What \"{}\" is must be said in a sentence that ends with a full stop.", program.id));
        }
        let texts = program.systems().map(|(_, how)| how);
        if texts.iter().chain(&[program.name.as_str(), program.check.as_str()]).any(|text| text.trim().is_empty()) {
            complain(format!("The program \"{}\" has an empty name, command or check.", program.id));
        }
    }
}

pub(super) fn needs_are_known(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let mut seen = BTreeSet::new();
        for id in &topic.study.you_need {
            let message = if content.programs.find(id).is_none() {
                format!("There is no program \"{id}\" in programs.toml.")
            } else if !seen.insert(id) {
                format!("The program \"{id}\" is needed twice.")
            } else {
                continue;
            };
            problems.push(topic.file.problem("you_need", message));
        }
        for (key, text) in [("running", &topic.study.running), ("without_docker", &topic.study.without_docker)] {
            for event in text.iter().flat_map(|text| markdown::parser(text)) {
                if let Event::Start(Tag::Link { dest_url, .. }) = event {
                    let message = wrong_link(content, &dest_url);
                    problems.extend(message.map(|message| topic.file.problem(key, message)));
                }
            }
        }
    }
}

/// Whoever has to install something in the middle of an exercise stops there.
pub(super) fn exercises_name_what_they_need(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let Some((before, after)) = topic.prose.text.split_once("## Try it\n") else { continue };
        let exercise = after.split("\n## ").next().unwrap_or(after);
        let is_named = |id: &str| topic.study.you_need.iter().any(|needed| needed == id);
        if topic.study.you_need.is_empty() {
            let message = "The exercise must say what it needs: add you_need = [\"terminal\", …] below the text.";
            problems.push(topic.file.problem("exercise_minutes", message));
        }
        for (command, program) in USES {
            let first = exercise.lines().position(|line| line.trim_start_matches([' ', '$', '`']).starts_with(command));
            if let Some(at) = first
                && !is_named(program)
            {
                let line = topic.prose.line + before.matches('\n').count() + 1 + at;
                let message = format!("The exercise uses \"{program}\", which you_need must name.");
                problems.push(Problem { file: topic.file.path.clone(), line, message });
            }
        }
    }
}
