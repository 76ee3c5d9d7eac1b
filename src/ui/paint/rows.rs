//! Shows the rows that a filter lets through, with what the search found in their titles, and hides the others.

use std::ops::Range;

use super::topic_in;
use crate::browser::node::Node;
use crate::content::ROADMAP;
use crate::domain::filter::Matches;
use crate::domain::topic::{StageIndex, TopicIndex};

/// More rows than a window shows below the search field. Laying out all of them would take longer than a frame.
pub(super) const FIRST: usize = 20;

/// Paints the rows up to so many that are shown. The stages below the last of them are hidden.
pub(super) fn paint(part: &Node, matches: &Matches, limit: usize) {
    // Most rows have nothing to highlight: asking each of them would be half of the work of a key.
    let highlighted: Vec<Node> =
        part.all(".topic-row mark").iter().filter_map(|mark| mark.closest("[data-topic]")).collect();
    let mut shown = 0;
    let mut last_stage = None;
    for row in part.all(".topic-row") {
        let Some(topic) = topic_in(&row, "data-topic") else { continue };
        let hit = matches.hits[usize::from(topic.0)].as_ref();
        let is_shown = is_shown(topic, matches);
        if let Some(item) = row.parent() {
            item.set_flag("hidden", !is_shown);
        }
        row.set_flag("data-context", is_shown && hit.is_none());
        row.set_flag("data-in-text", hit.is_some_and(|hit| hit.is_in_text));
        let found = hit.map_or(&[][..], |hit| &hit.title);
        if (!found.is_empty() || highlighted.contains(&row))
            && let Some(link) = row.find("a")
        {
            highlight(&link, ROADMAP.topic(topic).title, found);
        }
        shown += usize::from(is_shown);
        if shown >= limit {
            last_stage = Some(ROADMAP.topic(topic).stage);
            break;
        }
    }
    for choice in part.all(".stage-section__choice") {
        let group = choice.find("[data-topic]").and_then(|row| ROADMAP.topic(topic_in(&row, "data-topic")?).group);
        let members = group.map_or(&[][..], |group| ROADMAP.group(group).members);
        choice.set_flag("hidden", !members.iter().any(|topic| is_shown(*topic, matches)));
    }
    for stage in part.all(".stage-section") {
        let Some(index) = ROADMAP.find_stage(&stage.attribute("data-stage").unwrap_or_default()) else { continue };
        stage.set_flag("hidden", !has_match(index, matches) || last_stage.is_some_and(|last| index > last));
    }
}

/// Whether a topic of a stage is let through.
pub(in crate::ui) fn has_match(stage: StageIndex, matches: &Matches) -> bool {
    ROADMAP.stage(stage).topics.iter().any(|topic| matches.is_match(*topic))
}

/// A topic is shown for its own sake, for that of a part of it, or not at all.
fn is_shown(topic: TopicIndex, matches: &Matches) -> bool {
    matches.is_match(topic) || ROADMAP.children(topic).any(|part| matches.is_match(part))
}

/// Marks in a title what the search found.
fn highlight(link: &Node, title: &str, found: &[Range<usize>]) {
    let shown = link.all("mark").iter().map(Node::text).collect::<Vec<_>>();
    let wanted = found.iter().map(|range| title.get(range.clone()).unwrap_or_default()).collect::<Vec<_>>();
    if shown == wanted {
        return;
    }
    link.set_text("");
    let mut end = 0;
    for range in found {
        link.append_text(title.get(end..range.start).unwrap_or_default(), false);
        link.append_text(title.get(range.clone()).unwrap_or_default(), true);
        end = range.end;
    }
    link.append_text(title.get(end..).unwrap_or_default(), false);
}
