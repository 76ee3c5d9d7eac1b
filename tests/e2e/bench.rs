//! How long the learner waits: from a key in the search field, and from a change of status, to the paint. `make bench`.

use serde_json::json;

use crate::browser::with_page;

/// Changes something and measures until the frame that shows it has been painted. What is measured is the work (the
/// handler, style, layout and paint), not the wait for the screen's next frame: it starts at the beginning of a frame.
const MEASURE: &str = r"
    const done = arguments[arguments.length - 1];
    const painted = () => new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        requestAnimationFrame(() => port2.postMessage(0));
    });
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    async function measure(change) {
        await frame();
        const start = performance.now();
        change();
        // The effects of the signals run in microtasks, which are all done when a message arrives.
        await new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = resolve;
            port2.postMessage(0);
        });
        const handled = performance.now();
        document.body.getBoundingClientRect();
        const laidOut = performance.now();
        // A figure for nothing done would be a good one.
        const shown = document.querySelector('[data-match-count]').textContent;
        return { shown, handled: handled - start, laidOut: laidOut - start, painted: (await painted()) - start };
    }";

/// The median and the greatest of one of the times.
fn summary(samples: &[serde_json::Value], field: &str) -> (f64, f64) {
    let mut times: Vec<f64> = samples.iter().map(|sample| sample[field].as_f64().unwrap()).collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() - 1])
}

/// Prints the times and returns the median of the work up to the layout.
fn print(name: &str, samples: &[serde_json::Value]) -> f64 {
    println!("{name}, {} samples, median and worst in ms:", samples.len());
    for (field, words) in [
        ("handled", "the app's own work"),
        ("laidOut", "with style and layout"),
        ("painted", "until painted, with the wait for the frame"),
    ] {
        let (median, worst) = summary(samples, field);
        println!("    {median:6.1} {worst:6.1}  {words}");
    }
    summary(samples, "laidOut").0
}

#[test]
#[ignore = "make bench"]
fn a_key_in_the_search_field_is_painted_within_a_frame() {
    with_page(async |page| {
        page.open("").await;
        page.focus("#search").await;
        page.until("performance.getEntriesByType('resource').some((it) => it.name.endsWith('search.txt'))").await;
        let script = format!(
            r"{MEASURE}
            const field = document.querySelector('#search');
            const texts = [];
            for (const word of ['database', 'cache', 'http', 'no sql', 'message']) {{
                for (let end = 1; end <= word.length; end++) texts.push(word.slice(0, end));
                for (let end = word.length - 1; end >= 0; end -= 2) texts.push(word.slice(0, end));
            }}
            (async () => {{
                const samples = [];
                for (const text of texts) samples.push(await measure(() => {{
                    field.value = text;
                    field.dispatchEvent(new Event('input', {{ bubbles: true }}));
                }}));
                done(samples);
            }})();"
        );
        let samples = page.script_async(&script, &[]).await;
        let samples = samples.as_array().unwrap();
        let first_hits = samples.iter().filter(|sample| sample["shown"] != "162 topics").count();
        assert!(first_hits > samples.len() / 2, "the page did not follow the keys");
        let median = print("A key in the search field", samples);
        assert!(median <= 16.0, "{median} ms is more than a frame");
    });
}

#[test]
#[ignore = "make bench"]
fn a_change_of_status_is_painted_within_a_frame() {
    with_page(async |page| {
        page.open("").await;
        let script = format!(
            r"{MEASURE}
            const radios = [...document.querySelectorAll('[data-topic]')].slice(0, 40)
                .map((row) => row.querySelector(`input[value=${{arguments[0]}}]`));
            (async () => {{
                const samples = [];
                for (const radio of radios) samples.push(await measure(() => radio.click()));
                done(samples);
            }})();"
        );
        let samples = page.script_async(&script, &[json!("done")]).await;
        assert_eq!(page.count("[data-topic][data-status=done]").await, 40);
        let median = print("A change of status", samples.as_array().unwrap());
        assert!(median <= 16.0, "{median} ms is more than a frame");
    });
}
