//! The rules of the glossary.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::{filler_in, filler_message};
use crate::content::markdown::Finder;
use crate::content::schema::{Content, Problem};

pub(super) fn terms_are_used_and_explained(content: &Content, problems: &mut Vec<Problem>) {
    let mut seen = BTreeMap::new();
    let finder = Finder::new(&content.glossary);
    let used: BTreeSet<&str> = content.topics.iter().flat_map(|topic| finder.ids_in(&topic.prose.text)).collect();
    for term in &content.glossary.term {
        let mut complain = |message: String| {
            let key = format!("id = \"{}\"", term.id);
            let line = content.glossary_file.text.lines().position(|line| line == key).map_or(1, |at| at + 1);
            problems.push(Problem { file: content.glossary_file.path.clone(), line, message });
        };
        if !used.contains(term.id.as_str()) {
            complain(format!("No topic uses the term \"{}\".", term.name));
        }
        if !term.meaning.ends_with('.') {
            complain(format!("The meaning of \"{}\" must be a sentence that ends with a full stop.", term.name));
        }
        if let Some(word) = filler_in(&term.meaning) {
            complain(filler_message(word));
        }
        if let Some(topic) = &term.topic
            && content.topic(topic).is_none()
        {
            complain(format!("There is no topic \"{topic}\" that could teach the term."));
        }
        for form in term.forms.iter().chain([&term.name]) {
            if let Some(other) = seen.insert(form.to_lowercase(), &term.id) {
                complain(format!("The form \"{form}\" belongs to the term \"{other}\" too."));
            }
        }
    }
}
