//! The texts of pages as data, rendered: what the build writes beside each page and makes the page from.

use time::Month;

use super::needs::needs;
use super::render::{Renderer, words};
use super::schema::Prose;
use super::study::{self, Question};
use super::{ROADMAP, TERMS, TEXTS};
use crate::domain::article::{self, Answer, Article};
use crate::domain::html::Html;
use crate::domain::stage_text::{Project, StageText};
use crate::domain::term::Term;
use crate::domain::topic::{Hours, StageIndex, TopicIndex};

/// The article of a topic. `base` is the path that the site is served under.
pub fn article(topic: TopicIndex, base: &str) -> Article {
    let text = TEXTS.topic(topic);
    let mut sections = Sections { renderer: Renderer::new(base, &TERMS), prose: &text.prose };
    Article {
        summary: text.front.summary.clone(),
        source: text.front.source,
        today_mark: text.front.marks.get("2026").copied(),
        reviewed: month(&text.front.reviewed),
        changes: text.front.change.iter().rev().map(|it| format!("{}: {}", month(&it.month), it.text)).collect(),
        prose: article::Prose {
            why: sections.html("Why it matters"),
            what: sections.html("What it is"),
            example: sections.html("Watch one done"),
            needs: Html(needs(base, &text.study, &TEXTS.programs)),
            exercise: sections.html("Try it"),
            mistakes: sections.html("Common mistakes"),
            today: sections.html("Today"),
        },
        reading_minutes: reading_minutes(&text.prose.text),
        has_example: text.prose.text.contains("## Watch one done\n"),
        has_two_languages: text.prose.text.contains("### In JavaScript\n"),
        exercise_minutes: text.study.exercise_minutes,
        outcomes: outcomes(&text.study.outcomes),
        resources: text.study.resources.clone(),
        questions: text.study.questions.iter().map(question).collect(),
    }
}

/// How many minutes it takes to read a text without its code: a learner reads some 180 words of an explanation in one.
fn reading_minutes(text: &str) -> u16 {
    const WORDS_A_MINUTE: usize = 180;
    u16::try_from(words(text).div_ceil(WORDS_A_MINUTE)).unwrap_or(u16::MAX)
}

/// A month such as 2026-11 in words.
fn month(date: &str) -> String {
    let (year, month) = date.split_once('-').unwrap_or((date, ""));
    match month.parse().ok().and_then(|month: u8| Month::try_from(month).ok()) {
        Some(month) => format!("{month} {year}"),
        None => year.to_owned(),
    }
}

/// The text of a stage.
pub fn stage_text(stage: StageIndex, base: &str) -> StageText {
    let (_, text) = TEXTS.stage(stage);
    let mut sections = Sections { renderer: Renderer::new(base, &TERMS), prose: &text.prose };
    let [least, most] = text.project.hours;
    StageText {
        goals: sections.html("What you will be able to do"),
        skips: sections.html("What you may skip"),
        project: Project {
            title: text.project.title.clone(),
            hours: Hours { least, most },
            text: sections.html("The project"),
            criteria: outcomes(&text.project.criteria),
        },
    }
}

/// The terms of the glossary, by name.
pub fn terms() -> Vec<Term> {
    let term = |term: &super::glossary::Term| Term {
        id: term.id.clone(),
        name: term.name.clone(),
        meaning: line(&term.meaning),
        topic: term.topic.clone().filter(|topic| ROADMAP.find(topic).is_some()),
    };
    TEXTS.glossary.term.iter().map(term).collect()
}

/// Renders the sections of a text in their order: a term is explained where the page first uses it.
struct Sections<'a> {
    renderer: Renderer<'a>,
    prose: &'a Prose,
}

impl Sections<'_> {
    fn html(&mut self, title: &str) -> Html {
        Html(self.renderer.section(self.prose, title))
    }
}

fn line(text: &str) -> Html {
    Html(Renderer::line(text))
}

fn outcomes(items: &[study::Outcome]) -> Vec<article::Outcome> {
    items.iter().map(|item| article::Outcome { id: item.id.clone(), text: line(&item.text) }).collect()
}

fn question(question: &Question) -> article::Question {
    let choice = |(choice, is_right): (&study::Choice, bool)| article::Choice {
        text: line(&choice.text),
        why: line(&choice.why),
        is_right,
    };
    let answer = match &question.answer {
        Some(answer) => Answer::Model(line(answer)),
        None => Answer::Choices(question.shuffled().into_iter().map(choice).collect()),
    };
    article::Question { id: question.id.clone(), ask: line(&question.ask), answer }
}
