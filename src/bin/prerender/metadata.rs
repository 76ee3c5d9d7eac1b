//! What a page says of itself to machines: schema.org's LearningResource, as JSON-LD. Browsers do not run it.

use backend_roadmap::content::render::plain;
use backend_roadmap::content::study::Outcome;
use backend_roadmap::content::{ROADMAP, TEXTS};
use backend_roadmap::domain::html::escape;
use backend_roadmap::domain::route::Page;
use backend_roadmap::domain::topic::{Choice, Hours, Prerequisite};
use serde_json::{Map, Value};

/// The element for the head of a page; empty for pages that teach nothing.
pub(crate) fn of(page: Page, url: &str) -> String {
    let mut data = Map::new();
    match page {
        Page::Topic(topic) => {
            let (it, text) = (ROADMAP.topic(topic), TEXTS.topic(topic));
            describe(&mut data, it.title, &text.front.summary, it.hours, &text.study.outcomes);
            data.insert("educationalLevel".into(), it.level.label().into());
            let needed = it.prerequisites.iter().filter_map(|needed| match needed {
                Prerequisite::Topic(topic) => Some(ROADMAP.topic(*topic).title),
                Prerequisite::OneOf(_) => None,
            });
            data.insert("competencyRequired".into(), needed.collect());
        }
        Page::Stage(stage) => {
            let (entry, text) = TEXTS.stage(stage);
            let [least, most] = text.project.hours;
            let hours = ROADMAP.hours(ROADMAP.stage(stage).topics) + Hours { least, most };
            describe(&mut data, &entry.title, &entry.summary, hours, &text.project.criteria);
        }
        _ => return String::new(),
    }
    data.insert("url".into(), url.into());
    // A "<" could end the element.
    let json = Value::Object(data).to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{json}</script>")
}

/// The Open Graph metadata of a page, which programs show with a link to it. They need the whole address of the picture, and
/// take the description of the page.
pub(crate) fn preview(title: &str, picture: &str) -> String {
    format!(
        "<meta property=\"og:title\" content=\"{}\" /><meta property=\"og:image\" content=\"{}\" />\
         <meta name=\"twitter:card\" content=\"summary_large_image\" />",
        escape(title),
        escape(picture)
    )
}

fn describe(data: &mut Map<String, Value>, name: &str, description: &str, hours: Hours, teaches: &[Outcome]) {
    let texts = [
        ("@context", "https://schema.org"),
        ("@type", "LearningResource"),
        ("name", name),
        ("description", description),
        ("inLanguage", "en"),
        ("isAccessibleForFree", "https://schema.org/True"),
    ];
    for (key, value) in texts {
        data.insert(key.into(), value.into());
    }
    data.insert("timeRequired".into(), format!("PT{}H", hours.most).into());
    data.insert("teaches".into(), teaches.iter().map(|it| plain(&it.text)).collect());
}
