//! The outline beside a page of React Flow with a box for each topic: how long a key in the search field and a change of
//! status take until they are painted, at full speed and on a processor that is slowed down. `make bench`. Goals are ratios of
//! one run, because what else a machine does slows both pages. They are told, not held: the page of React Flow only dims boxes,
//! where the outline shows and hides rows.

use serde_json::json;

use crate::bench_map::{Figures, answer, bench_folder, flow_folder, open};
use crate::browser::with_page_of;
use crate::servers::{SERVERS, serve};

/// How many topics the page of React Flow has: the fewest of its sizes, and the nearest to ours.
const TOPICS: usize = 200;
/// How many times the processor is slowed down.
const SLOWED: [u32; 2] = [1, 4];

/// The figures, and how many percent of React Flow's ours should be at most, for each of [`SLOWED`].
const ROWS: [(&str, &str, [Option<f64>; 2]); 6] = [
    ("filter", "key in the search field to paint, ms, median", [None, Some(60.0)]),
    ("filter 95", "  95 of 100 at most", [None, None]),
    ("filter worst", "  worst", [Some(36.0), Some(36.0)]),
    ("status", "change of status to paint, ms, median", [None, None]),
    ("status 95", "  95 of 100 at most", [None, None]),
    ("status worst", "  worst", [None, None]),
];

/// What a page takes on a processor that is slowed down so many times.
fn measure(kind: &str, site: &str, path: &str, slowed: u32) -> Figures {
    with_page_of(site, async |page| {
        let mut figures = Figures::new();
        open(page, kind, path).await;
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slowed })).await;
        answer(page, &mut figures).await;
        figures
    })
}

#[test]
#[ignore = "make bench"]
fn how_soon_the_outline_answers_beside_react_flow() {
    let (_server, flow) = serve(&flow_folder(&bench_folder("ours-200"), TOPICS), "0");
    for (place, slowed) in SLOWED.into_iter().enumerate() {
        let ours = measure("outline", &SERVERS.site, "", slowed);
        let all = measure("flow", &flow, "", slowed);
        let visible = measure("flow", &flow, "?visible", slowed);
        println!(
            "\n{:<46}{:>13}{:>15}{:>15}",
            format!("slowed down {slowed} times"),
            "outline",
            "flow, all",
            "flow, in view"
        );
        for (key, words, goals) in ROWS {
            let [ours, all, visible] = [&ours, &all, &visible].map(|figures| figures[key]);
            // React Flow has two ways to draw: in each row that one counts which is better at it.
            let percent = ours * 100.0 / all.min(visible);
            let goal = match goals[place] {
                Some(most) if percent > most => format!("  goal {most:.0} %, missed"),
                Some(most) => format!("  goal {most:.0} %, met"),
                None => String::new(),
            };
            println!("  {words:<46}{ours:>11.1}{all:>15.1}{visible:>15.1}{percent:>8.0} %{goal}");
        }
    }
}
