//! Prerequisites on the map: those of the topic in hand, over all steps, and all of them on request.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::topic::Prerequisite;

use crate::browser::with_page;
use crate::map::open_map;

#[test]
fn a_topic_shows_all_that_it_needs_and_all_that_it_unlocks() {
    with_page(async |page| {
        open_map(page, "map/").await;
        page.focus("[data-topic=rest]").await;
        let bond = "(id) => document.querySelector(`[data-topic=${id}]`).dataset.bond ?? ''";
        page.until(&format!("({bond})('rest') === 'itself'")).await;
        assert_eq!(page.js(&format!("({bond})('http')")).await, "needed");
        assert_eq!(page.js(&format!("({bond})('how-the-internet-works')")).await, "needed", "over two steps");
        assert_eq!(page.js(&format!("({bond})('css')")).await, "");
        for bond in ["needed", "unlocked"] {
            let links = page
                .js(&format!("document.querySelector('.map__link[data-bond={bond}]').getAttribute('d').length"))
                .await;
            assert!(links.as_u64() > Some(20), "{bond}: {links}");
        }
        let hovered =
            "document.querySelector('[data-topic=git]').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))";
        page.js(hovered).await;
        page.until(&format!("({bond})('git') === 'itself' && ({bond})('rest') === ''")).await;
        // Who has left the map looks for something else.
        page.focus("#search").await;
        page.until_count("[data-has-chain]", 0).await;
        assert_eq!(page.count(".map__link[data-bond][d]").await, 0);
    });
}

#[test]
fn every_prerequisite_between_stages_is_drawn_on_request_alone() {
    with_page(async |page| {
        open_map(page, "map/").await;
        let all = ".map__link:not([data-bond])[d]";
        assert_eq!(page.count(all).await, 0);
        page.click("Key").await;
        page.click("Show every prerequisite").await;
        page.until_count(all, 1).await;
        let across = ROADMAP.topics.iter().flat_map(|topic| {
            let stage = |needed: &Prerequisite| match needed {
                Prerequisite::Topic(topic) => ROADMAP.topic(*topic).stage,
                Prerequisite::OneOf(group) => ROADMAP.topic(ROADMAP.group(*group).members[0]).stage,
            };
            topic.prerequisites.iter().filter(move |needed| stage(needed) != topic.stage)
        });
        let drawn = format!("document.querySelector('{all}').getAttribute('d').split('M').length - 1");
        page.until(&format!("{drawn} === {}", across.count())).await;
        page.click("Show every prerequisite").await;
        page.until_count(all, 0).await;
    });
}
