//! The words that the search fetches.

use backend_roadmap::browser::text;
use backend_roadmap::content::render::plain;
use backend_roadmap::content::schema::TopicFile;
use backend_roadmap::content::{ROADMAP, TEXTS};
use backend_roadmap::domain::search;

/// The text that [`search::SearchIndex::new`] reads.
pub(crate) fn all() -> String {
    let topics: Vec<&TopicFile> = ROADMAP.indices().map(|topic| TEXTS.topic(topic)).collect();
    let line = |topic: &&TopicFile| {
        let synonyms: Vec<&str> = topic.front.synonyms.iter().map(String::as_str).collect();
        search::line(&synonyms, &topic.front.summary)
    };
    let texts: Vec<String> = topics.iter().map(|topic| text_of(topic)).collect();
    let lines: String = topics.iter().map(line).collect();
    format!("{lines}\n{}", search::text_words(&texts, text::decomposed))
}

/// All that a learner reads of a topic besides its title, summary and code.
fn text_of(topic: &TopicFile) -> String {
    let study = &topic.study;
    let outcomes = study.outcomes.iter().map(|it| plain(&it.text));
    let questions = study.questions.iter().map(|it| plain(&it.ask));
    let resources = study.resources.iter().map(|it| it.title.clone());
    let parts = outcomes.chain(questions).chain(resources).chain([plain(&topic.prose.text)]);
    parts.collect::<Vec<_>>().join(" ")
}
