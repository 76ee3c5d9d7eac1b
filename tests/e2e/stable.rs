//! Nothing on the page moves by itself: not when the app arrives, not when saved progress is painted.

use backend_roadmap::domain::progress::Status;

use crate::browser::{with_page, with_page_of};
use crate::map::open_map;
use crate::saved_text;
use crate::slow_host::SlowHost;

/// The sum of all layout shifts since the page was opened, with the nodes that moved.
pub(crate) const SHIFTS: &str = r"
    const done = arguments[0];
    new PerformanceObserver((list, observer) => {
        observer.disconnect();
        done(list.getEntries().map(({ value, sources }) => `${value.toFixed(4)} ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80))}`));
    }).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => setTimeout(() => done([]), 300));";

#[test]
fn nothing_moves_while_a_page_loads() {
    let all: Vec<_> = ["http", "dns", "git", "rest", "redis", "docker"].map(|topic| (topic, Status::Done)).into();
    let saved = saved_text(&all);
    with_page(async |page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await;
            for path in [
                "",
                "map/",
                "topics/http/",
                "topics/redis/",
                "stages/internet/",
                "glossary/",
                "progress/",
                "settings/",
                "shortcuts/",
                "about/",
                "today/",
                "paths/",
                "paths/first-job/",
                "placement/",
                "plan/",
                "compare/",
            ] {
                let snapshot = "backend-roadmap:snapshot:1700000000000";
                page.open_with(path, &[("backend-roadmap:progress", &saved), (snapshot, &saved)]).await;
                if path.starts_with("topics/") {
                    // Until the whole outline is there.
                    page.until("document.querySelectorAll('[data-topic]').length > 100").await;
                }
                page.until_live().await;
                let shifts = page.script_async(SHIFTS, &[]).await;
                assert_eq!(shifts, serde_json::json!([]), "{path:?} at {width} px");
            }
        }
    });
}

#[test]
fn nothing_moves_when_the_page_comes_in_pieces() {
    let host = SlowHost::start();
    with_page_of(&host.site, async |page| {
        for path in ["", "map/", "topics/redis/", "stages/internet/", "glossary/"] {
            for cut in [25, 30, 35, 45, 60, 75] {
                host.cut_at(cut);
                page.open(path).await;
                let shifts = page.script_async(SHIFTS, &[]).await;
                assert_eq!(shifts, serde_json::json!([]), "{path:?} after {cut} % of it");
            }
        }
    });
}

#[test]
fn the_map_does_not_move_on_a_phone_when_the_app_takes_over() {
    with_page(async |page| {
        page.resize(390, 844).await;
        let place = "(({ left, top, width, height }) => [left, top, width, height])(document.querySelector('[data-form=tall] [data-topic=is-this-for-me]').getBoundingClientRect())";
        let first = format!(
            "addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => {{ globalThis.first = {place} }}))"
        );
        page.before_each_page(&first).await;
        open_map(page, "map/").await;
        let (before, after) = (page.js("first").await, page.js(place).await);
        for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
            let moved = after.as_f64().unwrap() - before.as_f64().unwrap();
            assert!(moved.abs() < 3.0, "{before} became {after}");
        }
    });
}

#[test]
fn the_header_does_not_move_when_the_page_gets_a_scroll_bar() {
    with_page(async |page| {
        page.open("shortcuts/").await;
        let mut places = Vec::new();
        for height in [400, 4000] {
            page.resize(1280, height).await;
            let script = r"return [
                document.documentElement.scrollHeight > innerHeight,
                document.querySelector('.site-header__theme').getBoundingClientRect().right,
            ]";
            places.push(page.script(script, &[]).await);
        }
        assert_eq!([&places[0][0], &places[1][0]], [true, false], "one window is lower than the page, one is not");
        assert_eq!(places[0][1], places[1][1]);
    });
}

#[test]
fn the_header_does_not_move_while_its_options_arrive() {
    with_page(async |page| {
        page.open("").await;
        let widths = page
            .script(
                r"const field = document.querySelector('#theme');
                const all = field.offsetWidth;
                field.replaceChildren();
                return [all, field.offsetWidth];",
                &[],
            )
            .await;
        assert_eq!(widths[0], widths[1], "a page that is shown before all of it is there");
    });
}

#[test]
fn the_rail_of_stages_does_not_move_when_it_gets_a_scroll_bar() {
    with_page(async |page| {
        page.open("").await;
        let places = page
            .script(
                r"const rail = document.querySelector('.stage-rail');
                const right = () => [rail.scrollHeight > rail.clientHeight, rail.querySelector('[data-count]').getBoundingClientRect().right];
                const whole = right();
                for (const stop of [...rail.querySelectorAll('li')].slice(3)) stop.remove();
                return [whole, right()];",
                &[],
            )
            .await;
        assert_eq!([&places[0][0], &places[1][0]], [true, false], "the whole rail scrolls, a piece of it does not");
        assert_eq!(places[0][1], places[1][1]);
    });
}
