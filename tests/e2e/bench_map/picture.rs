//! What the page of React Flow shows: the topics of our own map, read off its picture, and the prerequisites between
//! stages, which our map draws on request. Knows how `src/bin/prerender/map.rs` writes the picture.

use std::collections::HashMap;

use backend_roadmap::content::sample;
use serde_json::{Value, json};

/// `roadmap.json` for the page of React Flow: id, title, second line, place and size of each topic, and each line as the
/// positions of its ends.
pub(super) fn roadmap_of(svg: &str, topics: usize) -> Value {
    let content = sample::content(topics);
    let boxes: Vec<Value> = svg.split("<a class=\"map__topic\"").skip(1).map(topic).collect();
    let ids: Vec<&str> = content.topics.iter().map(|topic| topic.front.id.as_str()).collect();
    assert_eq!(boxes.iter().filter_map(|topic| topic[0].as_str()).collect::<Vec<_>>(), ids);
    let places: HashMap<&str, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let at = |id: &String| places[id.as_str()];
    // React Flow draws lines between boxes only: that of a group begins at its first.
    let first = |id: &String| content.topics.iter().position(|topic| topic.front.group.as_ref() == Some(id));
    let is_across = |from: usize, to: usize| content.topics[from].front.stage != content.topics[to].front.stage;
    let lines: Vec<Value> = content
        .topics
        .iter()
        .enumerate()
        .flat_map(|(to, topic)| {
            let it = &topic.front;
            let one_of = it.one_of.iter().map(|id| first(id).expect("a member"));
            it.prerequisites.iter().map(at).chain(one_of).map(move |from| (from, to))
        })
        .filter(|(from, to)| is_across(*from, *to))
        .map(|(from, to)| json!([from, to]))
        .collect();
    assert!(lines.len() > topics / 4, "{} lines between stages", lines.len());
    json!({ "topics": boxes, "lines": lines })
}

fn topic(svg: &str) -> Value {
    let number = |text: &str| text.parse::<i32>().unwrap_or_else(|_| panic!("{text:?} is no number"));
    let (_, outline) = svg.split_once("class=\"map__box\"").expect("a box");
    let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(value(outline, name)));
    let [title, facts] = ["map__title-text", "map__facts"].map(|class| text(svg, class));
    json!([value(svg, "data-topic"), title, facts, x, y, width, height])
}

/// The value of the first attribute of a name.
fn value<'a>(svg: &'a str, name: &str) -> &'a str {
    let (_, rest) = svg.split_once(&format!(" {name}=\"")).unwrap_or_else(|| panic!("no {name} in {svg:.200}"));
    rest.split('"').next().unwrap_or_default()
}

/// The words of the first text of a class, without the elements around its lines.
fn text(svg: &str, class: &str) -> String {
    let (_, rest) = svg.split_once(&format!("class=\"{class}\"")).unwrap_or_else(|| panic!("no {class}"));
    let (_, rest) = rest.split_once('>').expect("an element");
    let (inside, _) = rest.split_once("</text>").expect("an end");
    inside.split('<').map(|part| part.rsplit('>').next().unwrap_or_default()).collect()
}
