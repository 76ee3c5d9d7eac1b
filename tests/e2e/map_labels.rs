//! The words on the map, as the browser measures them: at no size does a line run through them.

use serde_json::json;

use crate::browser::{Page, with_page};
use crate::map::open_map;

/// The words that a track or other words run through, at the size that the map has.
const CROSSED: &str = r"(() => {
    const picture = [...document.querySelectorAll('.map__picture')].find((it) => it.checkVisibility());
    // Capitals and descenders reach less far than the boxes of letters.
    const SLACK = 2;
    const words = [...picture.querySelectorAll('text:not(.map__words), .map__words > tspan')]
        .filter((of) => getComputedStyle(of).fillOpacity !== '0')
        .map((of) => ({ of, text: of.textContent, box: of.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0)
        .map(({ of, text, box: { left, top, right, bottom } }) => ({ of, text, left, top: top + SLACK, right, bottom: bottom - SLACK }));
    const isFree = ({ of }) => !of.matches('.map__figures, .map__number, .map__letter');
    const crossed = [];
    for (const path of picture.querySelectorAll('.map__track, .map__rail, .map__stretch')) {
        if (path.getBoundingClientRect().width + path.getBoundingClientRect().height === 0) continue;
        const toScreen = path.getScreenCTM();
        const half = parseFloat(getComputedStyle(path).strokeWidth) * toScreen.a / 2;
        for (let at = 0, length = path.getTotalLength(); at < length; at += 3 / toScreen.a) {
            const { x, y } = path.getPointAtLength(at).matrixTransform(toScreen);
            for (const word of words.filter(isFree)) {
                const { left, top, right, bottom } = word;
                if (x + half > left && x - half < right && y + half > top && y - half < bottom) {
                    crossed.push(`${word.text} by ${path.getAttribute('class')} at ${Math.round(x - left)}`);
                }
            }
        }
    }
    words.forEach((one, at) => words.slice(at + 1).forEach((other) => {
        if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) {
            crossed.push(`${one.text} and ${other.text}`);
        }
    }));
    return [words.length, [...new Set(crossed)]];
})()";

/// The size of the map, and what stands on it then.
const SIZE: &str = "document.querySelector('.map__picture[style]').style.transform + document.querySelector('.map__view').dataset.level";

async fn assert_clear(page: &Page, window: (u32, u32)) -> String {
    let size = page.js(SIZE).await.as_str().unwrap().to_owned();
    let found = page.js(CROSSED).await;
    assert!(found[0].as_u64() > Some(20), "{found}");
    assert_eq!(found[1], json!([]), "in a window of {window:?}: {size}");
    size
}

#[test]
fn no_words_are_crossed_at_any_size_of_the_map_in_any_window() {
    with_page(async |page| {
        for window in [(1440, 900), (1280, 800), (820, 1100), (390, 844)] {
            page.resize(window.0, window.1).await;
            open_map(page, "map/").await;
            page.click("All").await;
            let mut size = assert_clear(page, window).await;
            assert!(!size.ends_with("topics"), "{size}");
            while !size.ends_with("topics") {
                page.click("Zoom in").await;
                page.until(&format!("{SIZE} !== '{size}'")).await;
                size = assert_clear(page, window).await;
            }
            page.click("100 %").await;
            assert_clear(page, window).await;
        }
    });
}
