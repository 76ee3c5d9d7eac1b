//! The figures of the content: words, examples, questions, resources and hours by stage, and every address it recommends.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use backend_roadmap::content::examples::examples;
use backend_roadmap::content::render;
use backend_roadmap::content::schema::{self, Content, TopicFile};
use backend_roadmap::content::validate::english::grade;
use backend_roadmap::content::validate::validate;

/// Reads `src/content/` of the working folder and prints what was asked for: `links` or, without a word, the table.
pub(crate) fn run(what: Option<&str>) -> ExitCode {
    let files = match schema::read(Path::new("src/content")) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("src/content cannot be read: {error}. Run this from the top of the repository.");
            return ExitCode::FAILURE;
        }
    };
    let (content, mut problems) = schema::parse(files);
    problems.extend(validate(&content));
    match what {
        Some("links") => links(&content),
        _ => table(&content),
    }
    for problem in &problems {
        eprintln!("{problem}");
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Every address that the content recommends or links to, once, sorted.
fn links(content: &Content) {
    let resources = content.topics.iter().flat_map(|topic| topic.study.resources.iter().map(|it| it.url.as_str()));
    let texts = content.topics.iter().map(|topic| &topic.prose).chain(content.stage_files.iter().map(|it| &it.prose));
    let linked = texts.flat_map(|prose| prose.text.split("](").skip(1)).filter_map(|rest| rest.split(')').next());
    let addresses: BTreeSet<&str> = resources.chain(linked).filter(|url| url.starts_with("https://")).collect();
    for address in addresses {
        println!("{address}");
    }
}

struct Row {
    name: String,
    topics: usize,
    words: usize,
    fewest: usize,
    /// The average grade of the texts, and the highest.
    grades: [f64; 2],
    /// The topics that show a task done.
    worked: usize,
    /// The blocks of code that are run.
    run: usize,
    outcomes: usize,
    resources: usize,
    questions: usize,
    exercise_minutes: usize,
    hours: [usize; 2],
}

fn row(name: &str, topics: &[&TopicFile]) -> Row {
    let sum = |count: &dyn Fn(&TopicFile) -> usize| topics.iter().map(|topic| count(topic)).sum();
    let grades: Vec<f64> = topics.iter().map(|topic| grade(&topic.prose.text)).collect();
    Row {
        name: name.to_owned(),
        topics: topics.len(),
        words: sum(&|topic| render::words(&topic.prose.text)),
        fewest: topics.iter().map(|topic| render::words(&topic.prose.text)).min().unwrap_or(0),
        grades: [grades.iter().sum::<f64>() / grades.len().max(1) as f64, grades.iter().copied().fold(0.0, f64::max)],
        worked: topics.iter().filter(|topic| topic.prose.text.contains("\n## Watch one done\n")).count(),
        run: sum(&|topic| examples(&topic.prose).iter().filter(|example| example.is_run()).count()),
        outcomes: sum(&|topic| topic.study.outcomes.len()),
        resources: sum(&|topic| topic.study.resources.len()),
        questions: sum(&|topic| topic.study.questions.len()),
        exercise_minutes: sum(&|topic| usize::from(topic.study.exercise_minutes)),
        hours: [0, 1].map(|at| sum(&|topic| usize::from(topic.front.hours[at]))),
    }
}

fn table(content: &Content) {
    println!(
        "{:<36} {:>6} {:>7} {:>6} {:>10} {:>6} {:>5} {:>8} {:>9} {:>9} {:>9} {:>9}",
        "stage",
        "topics",
        "words",
        "least",
        "grade",
        "worked",
        "run",
        "outcomes",
        "resources",
        "questions",
        "exercises",
        "hours"
    );
    let rows = content.stages.stage.iter().map(|stage| {
        let topics: Vec<&TopicFile> = content.topics.iter().filter(|topic| topic.front.stage == stage.id).collect();
        row(&stage.title, &topics)
    });
    let all: Vec<&TopicFile> = content.topics.iter().collect();
    // Who chooses takes one topic of each group; here it is the first.
    let mut groups = BTreeSet::new();
    let chosen =
        all.iter().copied().filter(|topic| topic.front.group.as_ref().is_none_or(|group| groups.insert(group)));
    let chosen: Vec<&TopicFile> = chosen.collect();
    for it in rows.chain([row("all", &all), row("all, with one of each choice", &chosen)]) {
        let exercises = format!("{:.0} h", it.exercise_minutes as f64 / 60.0);
        println!(
            "{:<36} {:>6} {:>7} {:>6} {:>10} {:>6} {:>5} {:>8} {:>9} {:>9} {:>9} {:>9}",
            it.name,
            it.topics,
            it.words,
            it.fewest,
            format!("{:.1}–{:.1}", it.grades[0], it.grades[1]),
            it.worked,
            it.run,
            it.outcomes,
            it.resources,
            it.questions,
            exercises,
            format!("{}–{}", it.hours[0], it.hours[1])
        );
    }
    println!(
        "least: the words of the stage's shortest topic, without code; grade: of the average and of the hardest text,"
    );
    println!(
        "by Flesch and Kincaid; worked: topics that show a task done; run: blocks of code that `make examples` runs."
    );
    println!(
        "{} terms in the glossary, {} stages with a project",
        content.glossary.term.len(),
        content.stage_files.len()
    );
}
