//! The rules of what a learner does: outcomes, exercises, resources, questions, projects.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::{filler_in, filler_message};
use crate::content::schema::{Content, File, Problem};
use crate::content::study::{Outcome, Question};

/// The characters of an outcome.
const OUTCOME: std::ops::RangeInclusive<usize> = 15..=140;
/// The fewest characters that explain a choice.
const WHY: usize = 30;
/// The fewest characters of a model answer.
const ANSWER: usize = 60;

/// A problem at the first place of a text in a file.
fn problem_at(file: &File, text: &str, message: String) -> Problem {
    let line = file.text.lines().position(|line| line.contains(text)).map_or(1, |at| at + 1);
    Problem { file: file.path.clone(), line, message }
}

pub(super) fn ids_are_names(content: &Content, problems: &mut Vec<Problem>) {
    let topics = content.topics.iter().map(|topic| {
        let outcomes = topic.study.outcomes.iter().map(|outcome| &outcome.id);
        (&topic.file, outcomes.chain(topic.study.questions.iter().map(|question| &question.id)).collect::<Vec<_>>())
    });
    let stages =
        content.stage_files.iter().map(|stage| (&stage.file, stage.project.criteria.iter().map(|it| &it.id).collect()));
    for (file, ids) in topics.chain(stages) {
        let mut seen = BTreeSet::new();
        for id in ids {
            let key = format!("id = \"{id}\"");
            let is_plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if !is_plain || !(2..=30).contains(&id.len()) {
                problems.push(problem_at(
                    file,
                    &key,
                    format!("The name \"{id}\" must be 2 to 30 of a-z, 0-9 and hyphens."),
                ));
            }
            if !seen.insert(id) {
                let message = format!("The name \"{id}\" is given twice: saved progress could not tell the two.");
                problems.push(problem_at(file, &key, message));
            }
        }
    }
}

pub(super) fn outcomes_are_few_and_short(content: &Content, problems: &mut Vec<Problem>) {
    let topics = content.topics.iter().map(|topic| (&topic.file, &topic.study.outcomes, 3..=5));
    let stages = content.stage_files.iter().map(|stage| (&stage.file, &stage.project.criteria, 3..=8));
    for (file, outcomes, count) in topics.chain(stages) {
        if !count.contains(&outcomes.len()) {
            let message = format!(
                "There must be {} to {} outcomes or criteria, and here are {}.",
                count.start(),
                count.end(),
                outcomes.len()
            );
            problems.push(problem_at(file, "exercise_minutes", message));
        }
        for Outcome { text, .. } in outcomes {
            let length = text.chars().count();
            if let Some(word) = filler_in(text) {
                problems.push(problem_at(file, &format!("text = \"{text}\""), filler_message(word)));
            }
            if !OUTCOME.contains(&length) || text.ends_with('.') {
                let message = format!(
                    "An outcome has {} to {} characters and no full stop; this one has {length}: \"{text}\".",
                    OUTCOME.start(),
                    OUTCOME.end()
                );
                problems.push(problem_at(file, &format!("text = \"{text}\""), message));
            }
        }
    }
}

pub(super) fn exercises_fit_an_evening(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        if !(15..=90).contains(&topic.study.exercise_minutes) {
            problems.push(topic.file.problem("exercise_minutes", "An exercise takes 15 to 90 minutes."));
        }
    }
}

pub(super) fn resources_can_be_reached(content: &Content, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, &File> = BTreeMap::new();
    for topic in &content.topics {
        let (file, resources) = (&topic.file, &topic.study.resources);
        if !(2..=5).contains(&resources.len()) {
            let message = format!("There must be two to five resources, and here are {}.", resources.len());
            problems.push(problem_at(file, "[[resources]]", message));
        }
        for resource in resources {
            if !resource.url.starts_with("https://") || resource.url.contains(char::is_whitespace) {
                let message = format!("The address \"{}\" must begin with https:// and have no blanks.", resource.url);
                problems.push(problem_at(file, &resource.url, message));
            }
            if let Some(other) = seen.insert(&resource.url, file) {
                let message =
                    format!("The address \"{}\" is recommended by {} too: once is enough.", resource.url, other.path);
                problems.push(problem_at(file, &resource.url, message));
            }
            if resource.minutes == 0 || resource.title.trim().is_empty() {
                problems.push(problem_at(file, &resource.url, "A resource needs a title and its minutes.".into()));
            }
        }
    }
}

pub(super) fn questions_can_be_answered(content: &Content, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, &File> = BTreeMap::new();
    for topic in &content.topics {
        let (file, questions) = (&topic.file, &topic.study.questions);
        if !(3..=5).contains(&questions.len()) {
            let message = format!("There must be three to five questions, and here are {}.", questions.len());
            problems.push(problem_at(file, "[[questions]]", message));
        }
        for question in questions {
            let mut complain =
                |message: String| problems.push(problem_at(file, &format!("id = \"{}\"", question.id), message));
            if let Some(other) = seen.insert(&question.ask, file) {
                complain(format!("The question \"{}\" is asked in {} too.", question.ask, other.path));
            }
            if let Some(message) = fault_of(question) {
                complain(message);
            }
            for text in words_of(question) {
                if let Some(word) = filler_in(text) {
                    complain(filler_message(word));
                }
            }
        }
    }
}

/// Every text of a question.
pub(super) fn words_of(question: &Question) -> impl Iterator<Item = &str> {
    let choices =
        question.right.iter().chain(&question.wrong).flat_map(|choice| [choice.text.as_str(), choice.why.as_str()]);
    choices.chain([question.ask.as_str()]).chain(question.answer.as_deref())
}

/// What keeps a question from being answered and explained.
fn fault_of(question: &Question) -> Option<String> {
    let choices: Vec<_> = question.right.iter().chain(&question.wrong).collect();
    if let Some(answer) = &question.answer {
        return if choices.is_empty() {
            (answer.chars().count() < ANSWER).then(|| format!("A model answer has at least {ANSWER} characters."))
        } else {
            Some("A question has either choices or a model answer.".into())
        };
    }
    if question.right.is_empty() || !(3..=6).contains(&choices.len()) {
        return Some("A question has three to six choices, one, some or all of them right, or a model answer.".into());
    }
    let texts: BTreeSet<&str> = choices.iter().map(|choice| choice.text.as_str()).collect();
    if texts.len() < choices.len() {
        return Some("Two choices of the question say the same.".into());
    }
    let unexplained = choices.iter().find(|choice| choice.why.chars().count() < WHY)?;
    Some(format!("The choice \"{}\" must be explained in at least {WHY} characters.", unexplained.text))
}

pub(super) fn stages_have_a_text_and_a_project(content: &Content, problems: &mut Vec<Problem>) {
    for stage in &content.stages.stage {
        let path = format!("stages/{}.md", stage.id);
        if !content.stage_files.iter().any(|text| text.file.path == path) {
            problems.push(
                content.stages_file.problem("", format!("The stage \"{}\" has no text: write {path}.", stage.id)),
            );
        }
    }
    for text in &content.stage_files {
        let (_, name) = text.file.folder_and_name();
        if !content.stages.stage.iter().any(|stage| stage.id == name) {
            problems
                .push(text.file.problem("", format!("There is no stage \"{name}\" in stages.toml to have this text.")));
        }
        let [least, most] = text.project.hours;
        if least == 0 || least > most {
            problems.push(text.file.problem("hours", "The hours of a project must be a range such as [2, 4]."));
        }
    }
}
