//! What the page of React Flow shows: the topics and lines of our own map, read off its picture, so that both show the
//! same. Knows how `src/bin/prerender/map.rs` writes the picture.

use backend_roadmap::content::sample;
use serde_json::{Value, json};

/// `roadmap.json` for the page of React Flow: id, title, second line, place and size of each topic, and each line as the
/// positions of its ends.
pub(super) fn roadmap_of(svg: &str, topics: usize) -> Value {
    let content = sample::content(topics);
    let boxes: Vec<Value> = svg.split("<a class=\"map__topic\"").skip(1).map(topic).collect();
    // The lines name topics by their position.
    let ids: Vec<&str> = content.topics.iter().map(|topic| topic.front.id.as_str()).collect();
    assert_eq!(boxes.iter().filter_map(|topic| topic[0].as_str()).collect::<Vec<_>>(), ids);
    let first = |id: &String| content.topics.iter().position(|topic| topic.front.group.as_ref() == Some(id));
    let groups: Vec<usize> = content.stages.group.iter().map(|group| first(&group.id).expect("a member")).collect();
    let end = |end: &str| {
        let end = end.parse::<usize>().expect("a number");
        // Groups are counted on from the topics. React Flow draws lines between boxes only: that of a group begins at its
        // first.
        end.checked_sub(topics).map_or(end, |group| groups[group])
    };
    let lines: Vec<Value> = svg
        .split("data-line=\"")
        .skip(1)
        .map(|rest| {
            let (ends, _) = rest.split_once('"').expect("a value");
            let (from, to) = ends.split_once(' ').expect("two ends");
            json!([end(from), end(to)])
        })
        .collect();
    assert!(lines.len() > topics / 4, "{} lines in the picture", lines.len());
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
