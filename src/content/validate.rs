//! The rules that the content must keep. Every rule looks at everything and tells all that it finds, so that a
//! contributor sees every mistake at once.

use std::collections::{BTreeMap, BTreeSet};

use super::schema::{Content, LineEntry, Problem, TopicFile};
use crate::domain::edition::Edition;
use crate::domain::topic::Mark;

mod code;
mod dates;
pub mod english;
mod glossary;
mod needs;
mod paths;
mod prose;
mod quotes;
mod study;

/// The words that a summary may have, in characters.
const SUMMARY: std::ops::RangeInclusive<usize> = 70..=190;
/// The most hours that one topic may take.
const MOST_HOURS: u16 = 200;

type Rule = fn(&Content, &mut Vec<Problem>);

const RULES: &[Rule] = &[
    ids_are_names_of_files,
    names_fit_on_a_line,
    stages_are_names_of_folders,
    stages_belong_to_a_line,
    names_are_unique,
    numbers_are_unique,
    retired_topics_stay_away,
    parents_are_topics_of_the_stage,
    groups_offer_a_choice,
    prerequisites_make_no_circle,
    editions_are_known,
    hours_are_a_range,
    summaries_are_sentences,
    synonyms_are_other_words,
    dates::reviews_are_dated,
    dates::changes_are_dated_sentences,
    prose::sections_come_in_order,
    prose::sections_say_enough,
    prose::common_mistakes_are_a_list,
    prose::today_is_dated,
    prose::prose_is_plain_markdown,
    prose::code_names_its_language,
    prose::both_languages_or_none,
    code::code_can_be_run,
    english::topics_can_be_read,
    prose::links_lead_somewhere,
    prose::no_filler_words,
    study::ids_are_names,
    study::outcomes_are_few_and_short,
    study::exercises_fit_an_evening,
    study::resources_can_be_reached,
    study::questions_can_be_answered,
    study::stages_have_a_text_and_a_project,
    glossary::terms_are_used_and_explained,
    needs::programs_can_be_installed,
    needs::needs_are_known,
    needs::exercises_name_what_they_need,
    paths::paths_lead_somewhere,
    paths::paths_teach_before_they_need,
    prose::beginners_watch_one_done,
    english::english_is_plain,
    english::sentences_are_short,
    english::today_is_short,
    quotes::quotes_are_typographic,
];

/// Holds every rule against the content; the problems come sorted.
pub fn validate(content: &Content) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in RULES {
        rule(content, &mut problems);
    }
    problems.sort();
    problems.dedup();
    problems
}

fn ids_are_names_of_files(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let (_, name) = topic.file.folder_and_name();
        let id = &topic.front.id;
        if id != name {
            problems
                .push(topic.file.problem("id", format!("The id \"{id}\" must be the name of the file, \"{name}\".")));
        }
        problems.extend(wrong_id(id).map(|message| topic.file.problem("id", message)));
    }
}

fn wrong_id(id: &str) -> Option<String> {
    let is_plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    (!is_plain || !(2..=40).contains(&id.len()))
        .then(|| format!("The id \"{id}\" must be 2 to 40 of a-z, 0-9 and hyphens."))
}

fn names_fit_on_a_line(content: &Content, problems: &mut Vec<Problem>) {
    let wrong_title =
        |title: &str| title.contains('\n').then(|| format!("The title \"{}\" must be one line.", title.escape_debug()));
    for topic in &content.topics {
        problems.extend(wrong_title(&topic.front.title).map(|message| topic.file.problem("title", message)));
    }
    let stages = content.stages.stage.iter().map(|stage| (&stage.id, &stage.title));
    let groups = content.stages.group.iter().map(|group| (&group.id, &group.title));
    for (id, title) in stages.chain(groups) {
        let messages = wrong_id(id).into_iter().chain(wrong_title(title));
        problems.extend(messages.map(|message| content.stages_file.problem("", message)));
    }
}

fn stages_are_names_of_folders(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let (folder, _) = topic.file.folder_and_name();
        let stage = &topic.front.stage;
        if stage != folder {
            problems.push(
                topic
                    .file
                    .problem("stage", format!("The stage \"{stage}\" must be the name of the folder, \"{folder}\".")),
            );
        }
        if !content.stages.stage.iter().any(|known| known.id == *stage) {
            problems.push(topic.file.problem("stage", format!("There is no stage \"{stage}\" in stages.toml.")));
        }
    }
    for stage in &content.stages.stage {
        if !content.topics.iter().any(|topic| topic.front.stage == stage.id) {
            problems.push(content.stages_file.problem("", format!("The stage \"{}\" has no topic.", stage.id)));
        }
    }
}

fn stages_belong_to_a_line(content: &Content, problems: &mut Vec<Problem>) {
    let lines = &content.stages.line;
    let mut complain = |message: String| problems.push(content.stages_file.problem("", message));
    for (at, line) in lines.iter().enumerate() {
        let is_taken = |other: &LineEntry| other.id == line.id || other.letter == line.letter;
        if lines.iter().take(at).any(is_taken) {
            complain(format!("The id or the letter of the line \"{}\" is taken by another line.", line.id));
        }
        if !content.stages.stage.iter().any(|stage| stage.line.as_ref() == Some(&line.id)) {
            complain(format!("The line \"{}\" has no stage.", line.id));
        }
    }
    for stage in &content.stages.stage {
        let is_there = |id: &String| lines.iter().any(|line| line.id == *id);
        // A roadmap may have no lines at all.
        if !stage.line.as_ref().map_or(lines.is_empty(), is_there) {
            complain(format!("The stage \"{}\" must name a line that is there.", stage.id));
        }
    }
}

fn names_are_unique(content: &Content, problems: &mut Vec<Problem>) {
    let mut ids = BTreeMap::new();
    let mut titles = BTreeMap::new();
    for topic in &content.topics {
        if let Some(other) = ids.insert(&topic.front.id, topic) {
            let message = format!("The id \"{}\" is taken by {}.", topic.front.id, other.file.path);
            problems.push(topic.file.problem("id", message));
        }
        if let Some(other) = titles.insert(topic.front.title.to_lowercase(), topic) {
            let message = format!("The title \"{}\" is taken by {}.", topic.front.title, other.file.path);
            problems.push(topic.file.problem("title", message));
        }
    }
}

fn numbers_are_unique(content: &Content, problems: &mut Vec<Problem>) {
    let mut numbers = BTreeMap::new();
    for topic in &content.topics {
        let number = topic.front.number;
        if number == 0 {
            problems.push(topic.file.problem("number", "Numbers count from 1."));
        }
        if let Some(other) = numbers.insert(number, topic) {
            let message = format!("The number {number} is taken by {}: take the next free one.", other.file.path);
            problems.push(topic.file.problem("number", message));
        }
    }
}

fn retired_topics_stay_away(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        for retired in &content.stages.retired {
            if retired.id == topic.front.id || retired.number == topic.front.number {
                let message = format!(
                    "The retired topic \"{}\" (number {}) had this id or number: saved progress and links would mean the wrong topic.",
                    retired.id, retired.number
                );
                problems.push(topic.file.problem("id", message));
            }
        }
    }
}

fn parents_are_topics_of_the_stage(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let Some(parent) = &topic.front.parent else { continue };
        let message = match content.topic(parent) {
            None => format!("There is no topic \"{parent}\" to be the parent."),
            Some(found) if found.front.id == topic.front.id => "A topic is not its own parent.".into(),
            Some(found) if found.front.stage != topic.front.stage => {
                format!("The parent \"{parent}\" belongs to another stage, \"{}\".", found.front.stage)
            }
            Some(found) if found.front.parent.is_some() => {
                format!("The parent \"{parent}\" has a parent itself: two levels are enough.")
            }
            Some(_) => continue,
        };
        problems.push(topic.file.problem("parent", message));
    }
}

fn groups_offer_a_choice(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        if let Some(group) = &topic.front.group
            && !content.stages.group.iter().any(|known| known.id == *group)
        {
            problems.push(topic.file.problem("group", format!("There is no group \"{group}\" in stages.toml.")));
        }
    }
    for group in &content.stages.group {
        let members: Vec<_> = content.members(&group.id).collect();
        if members.len() < 2 {
            let message = format!("The group \"{}\" needs two topics to choose from.", group.id);
            problems.push(content.stages_file.problem("", message));
        }
        if members.iter().any(|topic| topic.front.stage != members[0].front.stage) {
            let message = format!("The topics of the group \"{}\" must belong to one stage.", group.id);
            problems.push(content.stages_file.problem("", message));
        }
    }
}

/// What a topic needs may come later in the roadmap, whose order is that of its sources; a circle could never be begun.
fn prerequisites_make_no_circle(content: &Content, problems: &mut Vec<Problem>) {
    let members = |group: &str| content.members(group).map(|topic| topic.front.id.as_str()).collect::<Vec<_>>();
    let needs: BTreeMap<&str, Vec<&str>> = content
        .topics
        .iter()
        .map(|topic| {
            let one_of = topic.front.one_of.iter().flat_map(|group| members(group));
            (topic.front.id.as_str(), topic.front.prerequisites.iter().map(String::as_str).chain(one_of).collect())
        })
        .collect();
    // Whether a topic is needed for another one, over as many steps as it takes.
    let is_needed = |topic: &str, other: &str| {
        let (mut ahead, mut seen) = (vec![other], BTreeSet::new());
        while let Some(at) = ahead.pop() {
            if seen.insert(at) {
                ahead.extend(needs.get(at).into_iter().flatten());
            }
        }
        seen.contains(topic)
    };
    for topic in &content.topics {
        let id = topic.front.id.as_str();
        for needed in &topic.front.prerequisites {
            let message = if content.topic(needed).is_none() {
                format!("There is no topic \"{needed}\" to be a prerequisite.")
            } else if needed == id {
                "A topic is not its own prerequisite.".into()
            } else if is_needed(id, needed) {
                format!("The prerequisite \"{needed}\" needs this topic in turn: nobody could begin with either.")
            } else {
                continue;
            };
            problems.push(topic.file.problem("prerequisites", message));
        }
        for group in &topic.front.one_of {
            let members = members(group);
            let message = if members.is_empty() {
                format!("There is no group \"{group}\" with topics to be a prerequisite.")
            } else if members.iter().any(|member| is_needed(id, member)) {
                format!("The group \"{group}\" has topics that need this one in turn.")
            } else {
                continue;
            };
            problems.push(topic.file.problem("one_of", message));
        }
    }
}

fn editions_are_known(content: &Content, problems: &mut Vec<Problem>) {
    let check = |marks: &BTreeMap<String, Mark>| {
        let unknown = marks.keys().find(|year| edition_of(year).is_none());
        if marks.is_empty() {
            Some("No edition has a mark: add one such as 2021 = \"recommended\".".to_owned())
        } else {
            unknown.map(|year| format!("There is no edition \"{year}\"."))
        }
    };
    for topic in &content.topics {
        problems.extend(check(&topic.front.marks).map(|message| topic.file.problem("marks", message)));
    }
    for stage in &content.stages.stage {
        let message = check(&stage.marks).map(|message| format!("Stage \"{}\": {message}", stage.id));
        problems.extend(message.map(|message| content.stages_file.problem("", message)));
    }
}

/// The edition that a year names.
pub fn edition_of(year: &str) -> Option<Edition> {
    Edition::ALL.iter().copied().find(|edition| edition.year().to_string() == year)
}

fn hours_are_a_range(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let [least, most] = topic.front.hours;
        if least == 0 || least > most || most > MOST_HOURS {
            let message = format!("The hours must be a range such as [2, 4] between 1 and {MOST_HOURS}.");
            problems.push(topic.file.problem("hours", message));
        }
    }
}

fn summaries_are_sentences(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let summary = &topic.front.summary;
        let length = summary.chars().count();
        if !SUMMARY.contains(&length) {
            let message = format!(
                "The summary has {length} characters; it should have {} to {}.",
                SUMMARY.start(),
                SUMMARY.end()
            );
            problems.push(topic.file.problem("summary", message));
        }
        if let Some(word) = prose::filler_in(summary) {
            problems.push(topic.file.problem("summary", prose::filler_message(word)));
        }
        if !summary.ends_with('.') {
            problems.push(topic.file.problem("summary", "The summary must be a sentence that ends with a full stop."));
        }
    }
}

fn synonyms_are_other_words(content: &Content, problems: &mut Vec<Problem>) {
    let titles: BTreeMap<String, &TopicFile> =
        content.topics.iter().map(|topic| (topic.front.title.to_lowercase(), topic)).collect();
    let mut seen: BTreeMap<&String, &TopicFile> = BTreeMap::new();
    for topic in &content.topics {
        for synonym in &topic.front.synonyms {
            let message = if synonym.trim().is_empty() || *synonym != synonym.to_lowercase() {
                format!("The synonym \"{synonym}\" must be in lower case and not blank.")
            } else if let Some(other) = titles.get(synonym) {
                format!("The synonym \"{synonym}\" is the title of {}.", other.file.path)
            } else if let Some(other) = seen.insert(synonym, topic) {
                format!("The synonym \"{synonym}\" is taken by {}.", other.file.path)
            } else {
                continue;
            };
            problems.push(topic.file.problem("synonyms", message));
        }
    }
}

/// The topics as a learner reads them: stage by stage, by number, each parent right before its children.
pub fn reading_order(content: &Content) -> Vec<&TopicFile> {
    let stage_of = |topic: &TopicFile| content.stages.stage.iter().position(|stage| stage.id == topic.front.stage);
    let number_of = |id: &str| content.topic(id).map_or(0, |topic| topic.front.number);
    let mut order: Vec<&TopicFile> = content.topics.iter().collect();
    order.sort_by_cached_key(|topic| match &topic.front.parent {
        Some(parent) => (stage_of(topic), number_of(parent), topic.front.number),
        None => (stage_of(topic), topic.front.number, 0),
    });
    order
}
