//! The map beside the same map in React Flow, at three sizes: how soon it is there, how quickly it answers, how smoothly it
//! moves, what it weighs. `make bench`. Both are served, opened and measured in the same way, by `tests/bench/measure.js`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use backend_roadmap::content::sample;
use backend_roadmap::domain::picture::WHOLE;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::{Page, with_page_of};
use crate::servers::{serve, setting};

mod picture;

/// How many topics the roadmaps have.
const SIZES: [usize; 3] = [200, 1_000, 10_000];
/// How often each page is opened, each time in a fresh browser: of the times the median counts.
const LOADS: usize = 5;
/// What is typed into the search field, key by key and back.
const WORDS: [&str; 3] = ["cache", "stream", "python"];
/// How many topics change their status, there and back.
const TOPICS: usize = 12;
const MEASURE: &str = include_str!("../bench/measure.js");

/// By the name of its row.
pub(crate) type Figures = BTreeMap<&'static str, f64>;

/// A page to measure.
struct Subject {
    /// At the head of its column.
    name: &'static str,
    /// What `measure.js` calls it.
    kind: &'static str,
    /// The URL of its folder.
    site: String,
    /// Its path in it.
    path: &'static str,
}

/// What is said of a row.
#[derive(Clone, Copy, PartialEq)]
enum Claim {
    /// Ours should be at least five times as fast: a goal, which is told.
    Faster,
    /// Ours is as good or better at every size.
    AsGood,
    /// Nothing: it is told.
    Told,
}

const ROWS: [(&str, &str, Claim); 18] = [
    ("drawn", "first drawn map, ms", Claim::Faster),
    ("answers", "map answers, ms", Claim::Told),
    ("filter", "key in the search field to paint, ms, median", Claim::Faster),
    ("filter 95", "  95 of 100 at most", Claim::Told),
    ("filter worst", "  worst", Claim::Told),
    ("status", "change of status to paint, ms, median", Claim::Faster),
    ("status 95", "  95 of 100 at most", Claim::Told),
    ("status worst", "  worst", Claim::Told),
    ("pan fps", "panning, frames per second", Claim::AsGood),
    ("pan", "  the page's work for a frame, ms, median", Claim::Told),
    ("pan worst", "  worst", Claim::AsGood),
    ("zoom fps", "zooming, frames per second", Claim::AsGood),
    ("zoom", "  the page's work for a frame, ms, median", Claim::Told),
    ("zoom worst", "  worst", Claim::AsGood),
    ("heap", "JavaScript heap and WebAssembly memory, kB", Claim::Told),
    ("dom", "heap of the page's nodes, kB", Claim::Told),
    ("bytes", "bytes until the map answers, kB", Claim::Told),
    ("drawn bytes", "bytes until the map is drawn, kB", Claim::Told),
];

#[test]
#[ignore = "make bench"]
fn the_map_moves_as_smoothly_as_react_flow() {
    let mut broken = Vec::new();
    let floor = floor();
    println!(
        "\nA page with a word in it takes {:.1} ms to be drawn, and {:.1} ms to paint another word.",
        floor["drawn"], floor["word"]
    );
    for topics in SIZES {
        let ours = bench_folder(&format!("ours-{topics}"));
        let flow = flow_folder(&ours, topics);
        let (_server, ours) = serve(&ours, "0");
        let (_other_server, flow) = serve(&flow, "0");
        let subjects = [
            Subject { name: "map", kind: "ours", site: ours, path: "map/" },
            Subject { name: "flow, all", kind: "flow", site: flow.clone(), path: "" },
            Subject { name: "flow, in view", kind: "flow", site: flow, path: "?visible" },
        ];
        let [ours, all, visible] = measure(&subjects, topics);
        let [first, second, third] = subjects.each_ref().map(|subject| subject.name);
        println!("\n{:<46}{first:>13}{second:>15}{third:>15}", format!("{topics} topics"));
        for (key, words, claim) in ROWS {
            let [ours, all, visible] = [&ours, &all, &visible].map(|figures| figures[key]);
            // React Flow has two ways to draw: in each row that one counts which is better at it.
            let times = if key.ends_with("fps") { ours / all.max(visible) } else { all.min(visible) / ours };
            // A goal may be more than a browser can do on this machine.
            let possible = match key {
                "drawn" => all.min(visible) / floor["drawn"],
                "filter" | "status" => all.min(visible) / floor["word"],
                _ => f64::INFINITY,
            };
            let goal = match claim {
                Claim::Faster if times < 5.0 => format!("  goal 5, missed; possible {possible:.1}"),
                Claim::Faster => "  goal 5, met".to_owned(),
                Claim::AsGood | Claim::Told => String::new(),
            };
            println!("  {words:<46}{ours:>11.1}{all:>15.1}{visible:>15.1}{times:>8.1}×{goal}");
            if claim == Claim::AsGood && times < 1.0 {
                broken.push(format!("{topics} topics, {words}: {times:.1} times as good"));
            }
        }
    }
    assert!(broken.is_empty(), "{} claims do not hold:\n{}", broken.len(), broken.join("\n"));
}

/// The times of a page with nothing but a word in it: none can be faster.
fn floor() -> Figures {
    let folder = bench_folder("empty");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), "<!doctype html><title>Empty</title><p data-topic>A word</p>").unwrap();
    host_as(&bench_folder("ours-200"), &folder);
    let (_server, site) = serve(&folder, "0");
    let mut figures = Figures::new();
    let mut drawn = Vec::new();
    for _ in 0..LOADS {
        with_page_of(&site, async |page| {
            let loads = open(page, "empty", "").await;
            drawn.push(number(&loads["drawn"]));
            let answer = page.script_async(&call("word", &json!(60)), &[]).await;
            figures.insert("word", quantile(&mut numbers(&answer["times"]), 50));
        });
    }
    figures.insert("drawn", quantile(&mut drawn, 50));
    figures
}

/// Opens a page as a visitor does whose browser already runs: what that needs to begin with is no part of any page.
pub(crate) async fn open(page: &Page, kind: &str, path: &str) -> Value {
    page.before_each_page(&format!("{MEASURE}\nbench.watch({kind:?})")).await;
    page.visit("robots.txt").await;
    page.visit(path).await;
    page.until("bench.marks.answers").await;
    page.js("bench.start()").await
}

/// A script that calls a function of `measure.js` and waits for its answer.
fn call(what: &str, with: &Value) -> String {
    format!("bench.{what}({with}).then(arguments[arguments.length - 1])")
}

pub(crate) fn bench_folder(name: &str) -> PathBuf {
    Path::new(&setting("BENCH_DIR")).join(name)
}

/// Has a folder served in the way in which ours is.
fn host_as(ours: &Path, folder: &Path) {
    for file in ["_headers", "robots.txt"] {
        fs::copy(ours.join(file), folder.join(file)).unwrap();
    }
}

/// The folder of the page of React Flow, with the roadmap that our picture of so many topics shows.
pub(crate) fn flow_folder(ours: &Path, topics: usize) -> PathBuf {
    let (program, folder) = (bench_folder("react"), bench_folder(&format!("react-{topics}")));
    fs::create_dir_all(&folder).unwrap();
    for file in ["index.html", "main.css", "main.js"] {
        fs::copy(program.join(file), folder.join(file)).unwrap();
    }
    host_as(ours, &folder);
    let is_picture = |name: &str| name.starts_with("map-wide") && name.ends_with(".svg");
    let mut names = fs::read_dir(ours).unwrap().map(|entry| entry.unwrap().path());
    let svg = names.find(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_picture));
    let svg = fs::read_to_string(svg.expect("a picture of the map")).unwrap();
    fs::write(folder.join("roadmap.json"), picture::roadmap_of(&svg, topics).to_string()).unwrap();
    folder
}

/// Opens each page so often and measures it; the last time also how it answers and moves. In turns, so that what else the
/// machine does meanwhile slows all of them.
fn measure(subjects: &[Subject; 3], topics: usize) -> [Figures; 3] {
    let mut loads = [const { Vec::new() }; 3];
    let mut figures = [const { Figures::new() }; 3];
    for load in 1..=LOADS {
        for ((subject, loads), figures) in subjects.iter().zip(&mut loads).zip(&mut figures) {
            with_page_of(&subject.site, async |page| {
                // A made-up topic has no page that could be fetched before it is opened.
                page.expect_complaints();
                loads.push(open(page, subject.kind, subject.path).await);
                if load == LOADS {
                    weigh(page, figures).await;
                    answer(page, figures).await;
                    moves(page, figures).await;
                    if subject.kind == "ours" {
                        walk(page, topics).await;
                    }
                }
            });
        }
    }
    for (figures, loads) in figures.iter_mut().zip(loads) {
        for (key, unit) in [("drawn", 1.0), ("answers", 1.0), ("bytes", 1e3), ("drawn bytes", 1e3)] {
            let mut values: Vec<f64> = loads.iter().map(|load| number(&load[key]) / unit).collect();
            figures.insert(key, quantile(&mut values, 50));
        }
    }
    figures
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(number).collect()
}

/// The value that so many of a hundred do not exceed.
fn quantile(values: &mut [f64], of_hundred: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(values.len() * of_hundred / 100).min(values.len() - 1)]
}

async fn weigh(page: &Page, figures: &mut Figures) {
    page.cdp("HeapProfiler.enable", json!({})).await;
    page.cdp("HeapProfiler.collectGarbage", json!({})).await;
    let heap = page.cdp("Runtime.getHeapUsage", json!({})).await;
    let wasm = number(&page.js("bench.wasm()").await);
    figures.insert("heap", (number(&heap["usedSize"]) + wasm) / 1e3);
    figures.insert("dom", number(&heap["embedderHeapUsedSize"]) / 1e3);
}

/// Types into the search field and changes statuses.
pub(crate) async fn answer(page: &Page, figures: &mut Figures) {
    for (keys, script) in [
        (["filter", "filter 95", "filter worst"], call("filter", &json!(WORDS))),
        (["status", "status 95", "status worst"], call("status", &json!(TOPICS))),
    ] {
        let answer = page.script_async(&script, &[]).await;
        assert_eq!(answer["late"], 0, "{}: painted later than measured: {answer}", keys[0]);
        assert!(
            answer["changes"].as_u64().is_some_and(|changes| changes > 5),
            "{}: nothing changed: {answer}",
            keys[0]
        );
        let mut times = numbers(&answer["times"]);
        for (key, of_hundred) in keys.into_iter().zip([50, 95, 100]) {
            figures.insert(key, quantile(&mut times, of_hundred));
        }
    }
}

/// Moves the map by the wheel and by a pinch on the touchpad, as fast as a hand does.
async fn moves(page: &Page, figures: &mut Figures) {
    let scroll = |x: i32, y: i32| json!({ "x": 640, "y": 450, "xDistance": x, "yDistance": y, "speed": 800, "gestureSourceType": "mouse", "preventFling": true });
    let pinch = |factor: f64| json!({ "x": 640, "y": 450, "scaleFactor": factor, "relativeSpeed": 800, "gestureSourceType": "mouse" });
    let pan = [scroll(0, -600), scroll(-300, 0), scroll(0, 600), scroll(300, 0)];
    for (keys, method, gestures) in [
        (["pan fps", "pan", "pan worst"], "Input.synthesizeScrollGesture", &pan[..]),
        (["zoom fps", "zoom", "zoom worst"], "Input.synthesizePinchGesture", &[pinch(0.5), pinch(2.0)]),
    ] {
        page.script("bench.record()", &[]).await;
        for gesture in gestures {
            let before = page.js("bench.place()").await;
            page.cdp(method, gesture.clone()).await;
            assert_ne!(page.js("bench.place()").await, before, "{gesture} moves nothing");
        }
        let frames = page.js("bench.recorded()").await;
        let gaps = numbers(&frames["gaps"]);
        let mut work = numbers(&frames["work"]);
        figures.insert(keys[0], gaps.len() as f64 * 1e3 / gaps.iter().sum::<f64>());
        figures.insert(keys[1], quantile(&mut work, 50));
        figures.insert(keys[2], quantile(&mut work, 100));
    }
}

/// What is measured works: the last topic is reached by a key, and has the focus also when the map is moved away from it; what
/// is far from the view is not on the page.
async fn walk(page: &Page, topics: usize) {
    let last = &sample::content(topics).topics.last().expect("a topic").front.id.clone();
    let is_last = format!("document.activeElement.dataset.topic === '{last}'");
    page.focus(".map__picture [tabindex='0']").await;
    page.press(Key::End).await;
    let is_seen = "((box) => box.top > 0 && box.bottom < innerHeight && box.right < innerWidth)(document.activeElement.getBoundingClientRect())";
    page.until(&format!("{is_last} && {is_seen}")).await;
    page.js("document.querySelector('.map__view').scrollTo(0, 0)").await;
    let first = "document.querySelector('.map__piece [data-topic]').getBoundingClientRect()";
    page.until(&format!("{first}.top > 0 && {first}.bottom < innerHeight")).await;
    assert_eq!(page.js(&is_last).await, true, "the focus is lost");
    assert!(page.count("a[data-topic]").await <= WHOLE as u64, "topics that nobody sees");
}
