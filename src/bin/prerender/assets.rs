//! What Trunk has made beside the pages, in the form in which learners download it: few files, and small.

use std::fs;
use std::path::Path;

use backend_roadmap::domain::checksum::crc32;

use crate::pages::{Outcome, replace};

/// The style sheets that the outline does without until somebody types or clicks: the first visit does without them too.
const LATER: &[&str] = &[
    "about",
    "backup_offer",
    "backup_panel",
    "best_matches",
    "checklist",
    "compare",
    "definition",
    "glossary",
    "notes",
    "offline_status",
    "progress",
    "prose",
    "question",
    "reset_dialog",
    "resource_list",
    "settings",
    "share_dialog",
    "shortcuts",
    "snapshot_list",
    "stage",
    "toast",
    "update_banner",
];

/// Trunk's page with one style sheet in the place of many and with the base in its URLs; and the address of the style
/// sheet for later.
pub(crate) fn gather(folder: &Path, base: &str) -> Outcome<(String, String)> {
    let html = fs::read_to_string(folder.join("index.html"))?;
    let mut shell = String::new();
    let (mut css, mut later) = (String::new(), String::new());
    for line in html.split_inclusive('<') {
        // A piece runs from behind one `<` up to and with the next.
        match style_sheet(line, base) {
            Some(name) => {
                let is_later = name.rsplit_once('-').is_some_and(|(stem, _)| LATER.contains(&stem));
                let sheet = if is_later { &mut later } else { &mut css };
                sheet.push_str(&without_comments(&fs::read_to_string(folder.join(name))?));
                fs::remove_file(folder.join(name))?;
                shell.truncate(shell.trim_end_matches('<').trim_end().len());
                shell.push_str("\n    <");
            }
            None => shell.push_str(line),
        }
    }
    let write = |css: String| -> Outcome<String> {
        let name = format!("style-{:08x}.css", crc32(css.as_bytes()));
        fs::write(folder.join(&name), css)?;
        Ok(format!("{base}{name}"))
    };
    let (style, later) = (write(css)?, write(later)?);
    let file = |attribute| value(&html, attribute).map(|path| folder.join(path.trim_start_matches(base)));
    shorten(&file("data-js")?, &file("data-wasm")?)?;
    for name in ["boot.js", "theme.js"] {
        let path = folder.join(name);
        fs::write(&path, lines(&fs::read_to_string(&path)?))?;
    }
    let desk = settle_desk(folder)?;
    let shell = replace(&shell, " data-js=", &format!(" data-desk-stem=\"{base}{desk}\" data-js="))?;
    let shell = replace(&shell, "<script src=\"theme.js\">", &format!("<script src=\"{base}theme.js\">"))?;
    let shell = replace(&shell, "href=\"icon-180.png\"", &format!("href=\"{base}icon-180.png\""))?;
    let shell = replace(&shell, "href=\"manifest.webmanifest\"", &format!("href=\"{base}manifest.webmanifest\""))?;
    // Relative addresses in a manifest start from it; an id starts from the host.
    let manifest = folder.join("manifest.webmanifest");
    let text = fs::read_to_string(&manifest)?;
    fs::write(&manifest, replace(&text, "\"id\": \"./\"", &format!("\"id\": \"{base}\""))?)?;
    let shell = replace(&shell, "data-base=\"/\"", &format!("data-base=\"{base}\""))?;
    let shell = replace(&shell, "</title>", &format!("</title>\n    <link rel=\"stylesheet\" href=\"{style}\" />"))?;
    Ok((shell, later))
}

/// Gives the files of the desk, which Trunk names without a hash, a name that changes with what they hold: its stem.
fn settle_desk(folder: &Path) -> Outcome<String> {
    let (js, wasm) = (folder.join("desk.js"), folder.join("desk_bg.wasm"));
    shorten(&js, &wasm)?;
    let program = [fs::read(&js)?, fs::read(&wasm)?].concat();
    let stem = format!("desk-{:08x}", crc32(&program));
    fs::rename(js, folder.join(format!("{stem}.js")))?;
    fs::rename(wasm, folder.join(format!("{stem}.wasm")))?;
    Ok(stem)
}

/// The file of a `link` to one of our style sheets.
fn style_sheet<'a>(tag: &'a str, base: &str) -> Option<&'a str> {
    let tag = tag.strip_prefix("link rel=\"stylesheet\"")?;
    tag.split("href=\"").nth(1)?.split('"').next()?.strip_prefix(base)
}

/// The value of an attribute of a page.
fn value<'a>(html: &'a str, attribute: &str) -> Outcome<&'a str> {
    let value = html.split_once(&format!("{attribute}=\"")).and_then(|(_, rest)| rest.split('"').next());
    value.ok_or_else(|| format!("index.html lacks {attribute}").into())
}

/// A style sheet without comments and the space that only its authors need.
fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    for piece in css.split("*/") {
        kept.push_str(piece.split("/*").next().unwrap_or(""));
    }
    lines(&kept).replace(" {\n", "{").replace(": ", ":").replace(";\n}", "\n}")
}

/// The lines of a text that say something, without indentation.
fn lines(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// The JavaScript that wasm-bindgen generates, without its comments, which are lines of their own. The names that it
/// shares with the WebAssembly end in a hash, which no compressor can shorten: consecutive numbers of the same length
/// take their place, in both files, and save 2 kB.
fn shorten(js: &Path, wasm: &Path) -> Outcome<()> {
    const LENGTH: usize = 16;
    let mut script = lines(&fs::read_to_string(js)?);
    let mut program = fs::read(wasm)?;
    let is_hash = |word: &[u8]| word.len() == LENGTH && word.iter().all(u8::is_ascii_hexdigit);
    let words = script.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let hashes = words.filter(|word| word.starts_with("__wb")).filter_map(|word| word.rsplit('_').next());
    let mut hashes: Vec<String> = hashes.filter(|word| is_hash(word.as_bytes())).map(str::to_owned).collect();
    hashes.sort();
    hashes.dedup();
    for at in 0..program.len().saturating_sub(LENGTH) {
        let word = &mut program[at..at + LENGTH];
        if is_hash(word)
            && let Ok(number) = hashes.binary_search_by(|hash| hash.as_bytes().cmp(word))
        {
            word.copy_from_slice(format!("{number:0LENGTH$x}").as_bytes());
        }
    }
    for (number, hash) in hashes.iter().enumerate() {
        script = script.replace(hash, &format!("{number:0LENGTH$x}"));
    }
    fs::write(js, script)?;
    fs::write(wasm, program)?;
    Ok(())
}
