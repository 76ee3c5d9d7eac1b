//! The rules that keep the project simple, each as a test that names the lines that break it; with `SITE_DIR` also the
//! size and the safety of the built site. Knows the text of the files, not what the code does.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // A test that cannot go on has failed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "tidy/content.rs"]
mod content;
#[path = "tidy/lookups.rs"]
mod lookups;
#[path = "tidy/modules.rs"]
mod modules;

#[path = "host/html.rs"]
#[allow(dead_code)]
mod html;
#[path = "host/offline.rs"]
mod offline;
#[path = "host/site.rs"]
mod site;

use html::Html;

/// A file of the repository; its lines are numbered from 1.
struct File {
    path: String,
    text: String,
}

impl File {
    fn read(path: &Path) -> Self {
        let text = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display().to_string();
        Self { path, text: String::from_utf8_lossy(&text).into_owned() }
    }

    fn named(path: &str) -> Self {
        Self::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// The lines of Rust that end up in the site or its tools: neither comments nor tests.
    fn code(&self) -> Vec<(usize, &str)> {
        let mut code = Vec::new();
        // The line that ends a test, while in one.
        let mut end: Option<String> = None;
        for (number, line) in self.lines() {
            let rest = line.trim_start();
            let indent = &line[..line.len() - rest.len()];
            match &end {
                Some(closing) if line == closing => end = None,
                // An item without a body.
                Some(closing) if rest.ends_with(';') && indent.len() + 1 == closing.len() => end = None,
                Some(_) => {}
                None if rest == "#[cfg(test)]" => end = Some(format!("{indent}}}")),
                None if !rest.starts_with("//") => code.push((number, line)),
                None => {}
            }
        }
        code
    }

    fn at(&self, number: usize, line: &str) -> String {
        format!("{}:{number}: {}", self.path, line.trim())
    }
}

/// The files below some places of the repository, with one of these endings; all without any.
fn files(places: &[&str], endings: &[&str]) -> Vec<File> {
    let mut paths = Vec::new();
    let mut open: Vec<PathBuf> = places.iter().map(|place| Path::new(env!("CARGO_MANIFEST_DIR")).join(place)).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if endings.is_empty() || path.extension().is_some_and(|ending| endings.iter().any(|end| ending == *end))
        {
            paths.push(path);
        }
    }
    paths.sort();
    assert!(!paths.is_empty(), "nothing in {places:?}");
    paths.iter().map(|path| File::read(path)).collect()
}

fn assert_none(broken: Vec<String>) {
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

/// Whether a line holds a name, not as a part of a longer one.
fn has_name(line: &str, name: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        !line[..at].ends_with(is_letter) && !line[at + name.len()..].starts_with(is_letter) || name.ends_with('_')
    })
}

/// A style sheet with spaces in the place of what stands between two signs, so that lines keep their numbers.
fn blank(css: &str, open: &str, close: &str) -> String {
    let mut blanked = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once(open) {
        let (inside, behind) = after.split_once(close).unwrap_or((after, ""));
        blanked.push_str(before);
        blanked.extend(inside.chars().filter(|c| *c == '\n'));
        blanked.push(' ');
        rest = behind;
    }
    blanked + rest
}

/// Every style sheet, without comments.
fn style_sheets() -> Vec<File> {
    let mut sheets = files(&["style"], &["css"]);
    sheets.iter_mut().for_each(|sheet| sheet.text = blank(&sheet.text, "/*", "*/"));
    sheets
}

#[test]
fn the_domain_knows_neither_leptos_nor_the_browser_nor_the_clock_nor_io() {
    let crates =
        ["leptos", "reactive_graph", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "any_spawner"];
    let clock = ["SystemTime", "Instant", "println", "eprintln", "print", "eprint"];
    let std = ["fs", "net", "time", "env", "process", "io", "thread"];
    let outer = [
        "crate::app",
        "crate::browser",
        "crate::components",
        "crate::content",
        "crate::extras",
        "crate::pages",
        "crate::state",
        "gloo_",
    ];
    let mut broken = Vec::new();
    for file in files(&["src/domain.rs", "src/domain"], &["rs"]) {
        for (number, line) in file.code() {
            let imports = |module: &&str| {
                has_name(line, &format!("std::{module}"))
                    || line.split_once("std::{").is_some_and(|(_, list)| has_name(list, module))
            };
            let is_known = crates.iter().chain(&clock).chain(&outer).any(|name| has_name(line, name));
            if is_known || std.iter().any(imports) || line.contains("env!(") {
                broken.push(file.at(number, line));
            }
        }
    }
    assert_none(broken);
}

#[test]
fn only_the_browser_folder_speaks_to_the_browser() {
    let names = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "wasm_bindgen_test", "gloo_", "JsValue"];
    let mut broken = Vec::new();
    for file in files(&["src", "tests", "build.rs"], &["rs"]) {
        let is_allowed =
            ["src/browser", "tests/web/", "tests/tidy.rs"].iter().any(|place| file.path.starts_with(place));
        let lines = file.lines().filter(|(_, line)| !line.trim_start().starts_with("//"));
        let named = lines.filter(|(_, line)| !is_allowed && names.iter().any(|name| has_name(line, name)));
        broken.extend(named.map(|(number, line)| file.at(number, line)));
    }
    assert_none(broken);
}

#[test]
fn every_source_file_begins_with_what_it_is_for() {
    let sources = files(&["src", "tests", "build.rs"], &["rs"]);
    let is_told = |file: &File| {
        let first = file.text.lines().next().unwrap_or("");
        first.strip_prefix("//! ").is_some_and(|purpose| purpose.len() > 10)
    };
    let silent = sources.iter().filter(|file| !is_told(file));
    assert_none(silent.map(|file| file.at(1, file.text.lines().next().unwrap_or(""))).collect());
}

#[test]
fn nothing_in_the_site_gives_up_or_is_left_for_later() {
    let mut broken = Vec::new();
    // A module of tests may give up: that is how it fails.
    let sources = files(&["src", "build.rs"], &["rs"]);
    for file in sources.iter().filter(|file| !file.path.ends_with("/tests.rs")) {
        let gives_up = ["unwrap()", "expect(", "panic!", "todo!", "unimplemented!", "dbg!", "unreachable!"];
        let code = file.code();
        for (number, line) in &code {
            let line = line.replace("#[expect(", "");
            if gives_up.iter().any(|word| has_name(&line, word) || line.contains(&format!(".{word}"))) {
                broken.push(file.at(*number, &line));
            }
        }
    }
    // A topic may speak of such words, and a picture may hold any letters.
    let all = files(&["src", "style", "public", "build.rs", "index.html", "Makefile"], &[]);
    for file in all.into_iter().filter(|file| !file.path.ends_with(".md") && !file.path.ends_with(".png")) {
        let later = file.lines().filter(|(_, line)| ["TODO", "FIXME", "XXX"].iter().any(|word| has_name(line, word)));
        broken.extend(later.map(|(number, line)| file.at(number, line)));
    }
    assert_none(broken);
}

#[test]
fn every_style_sheet_of_a_component_has_the_component_of_its_name() {
    let sheets = files(&["style/components"], &["css"]);
    let has_twin = |file: &&File| {
        let name = file.path.trim_start_matches("style/components/").replace(".css", ".rs");
        let folders = ["src/pages", "src/components", "src/extras"]
            .map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        folders.iter().any(|folder| folder.join(&name).is_file())
    };
    assert_none(
        sheets
            .iter()
            .filter(|file| !has_twin(file))
            .map(|file| file.at(1, "has no .rs twin in src/pages, src/components or src/extras"))
            .collect(),
    );
}

#[test]
fn colours_are_named_in_the_tokens_alone() {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
    let is_hex = |line: &str| {
        line.split('#').skip(1).any(|rest| {
            let word: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
            [3, 4, 6, 8].contains(&word.len()) && word.chars().all(|c| c.is_ascii_hexdigit())
        })
    };
    let has_function = |line: &str, function: &str| {
        let is_letter = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        line.match_indices(function).any(|(at, _)| !line[..at].ends_with(is_letter))
    };
    let mut broken = Vec::new();
    for file in style_sheets().into_iter().filter(|file| file.path != "style/tokens.css") {
        for (number, line) in (1..).zip(blank(&file.text, "url(", ")").lines()) {
            if is_hex(line) || functions.iter().any(|function| has_function(line, function)) {
                broken.push(file.at(number, line));
            }
        }
    }
    assert_none(broken);
}

#[test]
fn only_utilities_are_important() {
    let mut broken = Vec::new();
    for file in style_sheets().into_iter().filter(|file| file.path != "style/utilities.css") {
        let important = file.lines().filter(|(_, line)| line.replace(' ', "").contains("!important"));
        broken.extend(important.map(|(number, line)| file.at(number, line)));
    }
    assert_none(broken);
}

#[test]
fn every_style_sheet_is_linked_once_and_the_one_with_the_order_of_the_layers_first() {
    let index = Html::parse(&File::named("index.html").text, "index.html");
    let is_sheet = |link: &&html::Element| link.get("rel") == Some("css") || link.get("rel") == Some("stylesheet");
    let linked: Vec<&str> = index.named("link").filter(is_sheet).filter_map(|link| link.get("href")).collect();
    assert_eq!(linked.first(), Some(&"style/layers.css"));
    let mut sorted = linked.clone();
    sorted.sort_unstable_by(|one, other| Path::new(one).cmp(Path::new(other)));
    let sheets = style_sheets();
    assert_eq!(sorted, sheets.iter().map(|file| file.path.as_str()).collect::<Vec<_>>());
}

#[test]
fn every_rule_of_style_stands_in_a_layer() {
    let mut broken = Vec::new();
    for file in style_sheets() {
        let (mut depth, mut line, mut statement) = (0, 1, String::new());
        for c in file.text.chars() {
            line += usize::from(c == '\n');
            if depth == 0 && (c == '{' || c == ';') {
                if !statement.trim().starts_with("@layer ") {
                    broken.push(file.at(line, &statement));
                }
                statement.clear();
            } else if depth == 0 && c != '}' {
                statement.push(c);
            }
            depth += i32::from(c == '{') - i32::from(c == '}');
        }
        let has_ended = depth == 0 && statement.trim().is_empty();
        broken.extend((!has_ended).then(|| file.at(line, "a block that does not end")));
    }
    assert_none(broken);
}

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    // The glossary and the list of programs are looked up, not read.
    let is_list = |file: &File| ["glossary.toml", "programs.toml"].iter().any(|name| file.path.ends_with(name));
    let all = files(&["src", "style", "tests"], &[]).into_iter().filter(|file| !is_list(file));
    let long = all.map(|file| (file.text.lines().count(), file));
    assert_none(
        long.filter(|(lines, _)| *lines > 400).map(|(lines, file)| file.at(lines, "lines; 400 are allowed")).collect(),
    );
}

/// Whether a browser would load what stands behind this text, rather than lead a learner there.
fn is_loading(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\'', '\\', '`', ' ']);
    let loads =
        ["src=", "srcset=", "action=", "poster=", "data=", "url(", "@import", "fetch(", "import(", " from", "import"];
    let calls = ["Worker(", "WebSocket(", "EventSource(", "sendBeacon(", "importScripts(", "URL("];
    let tag = before.rfind('<').map_or("", |at| &before[at + 1..]);
    let is_link_of_another_tag = before.ends_with("href=") && !tag.starts_with("a ") && !tag.starts_with("a\n");
    let is_image = before.rfind("![").is_some_and(|at| before.ends_with("](") && !before[at..].contains(")"));
    is_link_of_another_tag || is_image || loads.iter().chain(&calls).any(|end| before.ends_with(end))
}

#[test]
fn nothing_is_asked_of_another_origin() {
    let mut broken = Vec::new();
    for file in files(&["src", "public", "style", "index.html"], &[]) {
        let kind = file.path.rsplit('.').next().unwrap_or("");
        // A text tells of such code. That it is shown and not run, the built pages are asked.
        if kind == "md" {
            continue;
        }
        let is_web = ["html", "css", "js", "svg"].contains(&kind);
        let mut addresses: Vec<usize> = ["http://", "https://", "wss://", "ws://"]
            .iter()
            .flat_map(|scheme| file.text.match_indices(scheme))
            .map(|(at, _)| at)
            .filter(|at| is_loading(&file.text[..*at]) || kind == "js")
            .collect();
        let starts = ["=\"//", "='//", "url(//", "(\"//", "('//", "url('//", "url(\"//"];
        let relative = starts.iter().flat_map(|start| file.text.match_indices(start));
        addresses.extend(relative.map(|(at, _)| at).filter(|_| is_web));
        broken.extend(addresses.iter().map(|at| {
            let line = file.text[..*at].matches('\n').count();
            file.at(line + 1, file.text.lines().nth(line).unwrap_or(""))
        }));
    }
    assert_none(broken);
}

#[test]
fn the_version_of_wasm_bindgen_is_pinned() {
    let manifest: toml::Table = File::named("Cargo.toml").text.parse().expect("TOML");
    let dependency = &manifest["dependencies"]["wasm-bindgen"];
    let version = dependency.get("version").unwrap_or(dependency).as_str().expect("a version");
    assert!(version.starts_with('='), "Cargo.toml: wasm-bindgen = {version:?} must begin with \"=\"");
    let lock: toml::Table = File::named("Cargo.lock").text.parse().expect("TOML");
    let locked = |package: &&toml::Value| package["name"].as_str() == Some("wasm-bindgen");
    let locked: Vec<&str> = lock["package"]
        .as_array()
        .expect("packages")
        .iter()
        .filter(locked)
        .filter_map(|it| it["version"].as_str())
        .collect();
    assert_eq!(locked, [version.trim_start_matches('=')]);
}

#[test]
fn the_readme_names_targets_that_the_makefile_has() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    assert!(path.is_file(), "README.md is missing");
    let (readme, makefile) = (File::read(&path), File::named("Makefile"));
    let targets: BTreeSet<&str> = makefile
        .lines()
        .filter_map(|(_, line)| line.split_once(':'))
        .map(|(target, _)| target)
        .filter(|target| !target.is_empty() && target.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect();
    let (mut is_block, mut named, mut broken) = (false, BTreeSet::new(), Vec::new());
    for (number, line) in readme.lines() {
        is_block ^= line.trim_start().starts_with("```");
        let code: Vec<&str> = if is_block { vec![line] } else { line.split('`').skip(1).step_by(2).collect() };
        for code in code {
            let words = code.split_whitespace().skip_while(|word| *word != "make").skip(1);
            let options = words.skip_while(|word| word.contains('=') || word.starts_with('-'));
            for target in options.take_while(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-')) {
                named.insert(target);
                broken.extend((!targets.contains(target)).then(|| readme.at(number, line)));
            }
        }
    }
    assert_none(broken);
    assert!(
        named.contains("serve") && named.contains("test"),
        "README.md: `make serve` and `make test`, not {named:?}"
    );
}
