//! What Trunk has made beside the pages, in the form in which learners download it: few files, and small.

use std::fs;
use std::path::Path;

use backend_roadmap::domain::checksum::crc32;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::pages::{Outcome, VIEWPORT, replace};

/// The style of the first screen of every page that has it inside, so that no file is waited for before the first paint.
const FIRST: &[&str] =
    &["layers", "tokens", "reset", "base", "layout", "mark_sign", "site_header", "status_control", "utilities"];
/// The outline's own.
const OUTLINE: &[&str] = &[
    "filter_bar",
    "outline",
    "outline_head",
    "progress_meter",
    "shared_banner",
    "stage_rail",
    "stage_section",
    "topic_row",
    "view_switch",
];
/// A topic's, which stands beside the outline.
const TOPIC: &[&str] = &["outline", "progress_meter", "prose", "stage_section", "topic", "topic_row"];
/// A stage's.
const STAGE: &[&str] = &["progress_meter", "prose", "stage"];

/// The comment of a style sheet behind which nothing is for the first screen.
const BELOW: &str = "/* Below the first screen. */";

/// The parts that all pages share.
pub(crate) struct Assets {
    /// Trunk's page, without style.
    pub(crate) shell: String,
    /// The address of the whole style sheet.
    pub(crate) style: String,
    /// The style of the outline's first screen.
    pub(crate) outline: String,
    /// The style of the first screen of a topic.
    pub(crate) topic: String,
    /// The style of the first screen of a stage.
    pub(crate) stage: String,
}

impl Assets {
    /// Puts the style of the first screen into a page, and its hash into the page's policy.
    pub(crate) fn with_style(html: &str, css: &str) -> Outcome<String> {
        let html = allow_styles(html, &[css])?;
        replace(&html, VIEWPORT, &format!("<style>{css}</style>{VIEWPORT}"))
    }
}

/// Gathers what Trunk has made: one style sheet in the place of many, the base in addresses, the script of the theme
/// inside the page, and the hashes of what is inside pages in the policies.
pub(crate) fn gather(folder: &Path, base: &str) -> Outcome<Assets> {
    let html = fs::read_to_string(folder.join("index.html"))?;
    let mut shell = String::new();
    let mut style = String::new();
    let mut first = [(OUTLINE, String::new()), (TOPIC, String::new()), (STAGE, String::new())];
    for line in html.split_inclusive('<') {
        // A piece runs from behind one `<` up to and with the next.
        match style_sheet(line, base) {
            Some(name) => {
                let css = fs::read_to_string(folder.join(name))?;
                let stem = name.rsplit_once('-').map_or(name, |(stem, _)| stem);
                for (own, first) in &mut first {
                    if FIRST.contains(&stem) || own.contains(&stem) {
                        first.push_str(&of_first_screen(&css));
                    }
                }
                style.push_str(&without_comments(&css));
                fs::remove_file(folder.join(name))?;
                shell.truncate(shell.trim_end_matches('<').trim_end().len());
                shell.push_str("\n    <");
            }
            None => shell.push_str(line),
        }
    }
    let name = format!("style-{:08x}.css", crc32(style.as_bytes()));
    fs::write(folder.join(&name), style)?;
    let style = format!("{base}{name}");
    let file = |attribute| value(&html, attribute).map(|path| folder.join(path.trim_start_matches(base)));
    shorten(&file("data-js")?, &file("data-wasm")?)?;
    let boot = folder.join("boot.js");
    fs::write(&boot, lines(&fs::read_to_string(&boot)?))?;
    let theme = folder.join("theme.js");
    let script = lines(&fs::read_to_string(&theme)?);
    fs::remove_file(theme)?;
    let extras = settle_extras(folder)?;
    let names = format!(" data-extras-stem=\"{base}{extras}\" data-style=\"{style}\" data-js=");
    let shell = replace(&shell, " data-js=", &names)?;
    let shell = replace(&shell, "<script src=\"theme.js\"></script>", "")?;
    let shell = replace(&shell, VIEWPORT, &format!("<script>{script}</script>{VIEWPORT}"))?;
    let shell = replace(&shell, "href=\"icon-180.png\"", &format!("href=\"{base}icon-180.png\""))?;
    let shell = replace(&shell, "href=\"manifest.webmanifest\"", &format!("href=\"{base}manifest.webmanifest\""))?;
    // Relative addresses in a manifest start from it; an id starts from the host.
    let manifest = folder.join("manifest.webmanifest");
    let manifest_text = fs::read_to_string(&manifest)?;
    fs::write(&manifest, replace(&manifest_text, "\"id\": \"./\"", &format!("\"id\": \"{base}\""))?)?;
    let shell = replace(&shell, "data-base=\"/\"", &format!("data-base=\"{base}\""))?;
    let shell = allow_script(&shell, &script)?;
    let [outline, topic, stage] = first.map(|(_, css)| css);
    let headers = folder.join("_headers");
    let policy = allow_script(&fs::read_to_string(&headers)?, &script)?;
    fs::write(&headers, allow_styles(&policy, &[&outline, &topic, &stage])?)?;
    Ok(Assets { shell, style, outline, topic, stage })
}

fn allow_script(policy: &str, script: &str) -> Outcome<String> {
    replace(policy, "script-src 'self'", &format!("script-src 'self'{}", hashes(&[script])))
}

fn allow_styles(policy: &str, styles: &[&str]) -> Outcome<String> {
    replace(policy, "style-src 'self'", &format!("style-src 'self'{}", hashes(styles)))
}

/// The sources that a policy allows for scripts or styles inside a page: the hashes of their texts.
fn hashes(texts: &[&str]) -> String {
    let hash = |text: &&str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    texts.iter().map(hash).collect()
}

/// Gives the files of the second program, which Trunk names without a hash, a name that changes with what they hold: its stem.
fn settle_extras(folder: &Path) -> Outcome<String> {
    let (js, wasm) = (folder.join("extras.js"), folder.join("extras_bg.wasm"));
    shorten(&js, &wasm)?;
    let program = [fs::read(&js)?, fs::read(&wasm)?].concat();
    let stem = format!("extras-{:08x}", crc32(&program));
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

/// The part of a style sheet that the first screen needs. A sheet is one block.
fn of_first_screen(css: &str) -> String {
    without_comments(&css.split_once(BELOW).map_or(css.to_owned(), |(first, _)| format!("{first}}}\n")))
}

/// A style sheet without comments and the space that only its authors need.
fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    for piece in css.split("*/") {
        kept.push_str(piece.split("/*").next().unwrap_or(""));
    }
    let css = lines(&kept).replace(" {\n", "{").replace(": ", ":").replace(";\n}", "}");
    [";", "}", ","].iter().fold(css, |css, end| css.replace(&format!("{end}\n"), end))
}

/// The lines of a text that say something, without indentation.
fn lines(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// The JavaScript that wasm-bindgen generates, without its comments, which are lines of their own. The names under which
/// it gives functions to the WebAssembly are long and end in a hash, which no compressor can shorten: short ones take
/// their place, in both files, and save 3 kB.
fn shorten(js: &Path, wasm: &Path) -> Outcome<()> {
    let mut script = lines(&fs::read_to_string(js)?);
    let mut names = Vec::new();
    let program = rename_imports(&fs::read(wasm)?, |name| {
        let at = names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.to_owned());
            names.len() - 1
        });
        format!("i{at}")
    });
    for (at, name) in names.iter().enumerate() {
        script = replace(&script, &format!("\n{name}: "), &format!("\ni{at}: "))?;
    }
    // What is given back at once needs no name.
    while let Some((before, rest)) = script.split_once("const ret = ") {
        let Some((value, after)) = rest.split_once(";\nreturn ") else { break };
        let after = after.strip_prefix("ret;");
        script = match after {
            Some(after) if !value.contains('\n') => format!("{before}return {value};{after}"),
            _ => format!("{before}const\u{a0}ret = {rest}"),
        };
    }
    fs::write(js, script.replace('\u{a0}', " "))?;
    fs::write(wasm, program.ok_or("the WebAssembly cannot be read")?)?;
    Ok(())
}

/// A WebAssembly program with other names for the functions that it imports.
fn rename_imports(program: &[u8], mut rename: impl FnMut(&str) -> String) -> Option<Vec<u8>> {
    /// The number of the section of imports.
    const IMPORTS: u8 = 2;
    let (header, mut rest) = program.split_at_checked(8)?;
    let mut renamed = header.to_vec();
    while let Some((section, after)) = rest.split_first() {
        rest = after;
        let length = number(&mut rest)? as usize;
        let (mut body, after) = rest.split_at_checked(length)?;
        rest = after;
        let mut content = Vec::new();
        if *section == IMPORTS {
            let count = number(&mut body)?;
            write_number(count, &mut content);
            for _ in 0..count {
                let module = text(&mut body)?;
                let name = text(&mut body)?;
                for text in [module, &rename(name)] {
                    write_number(text.len() as u32, &mut content);
                    content.extend(text.as_bytes());
                }
                // wasm-bindgen imports functions alone: each has the number of its type.
                let (kind, after) = body.split_first()?;
                body = after;
                content.push(*kind);
                (*kind == 0).then_some(())?;
                write_number(number(&mut body)?, &mut content);
            }
        }
        content.extend(body);
        renamed.push(*section);
        write_number(content.len() as u32, &mut renamed);
        renamed.extend(content);
    }
    Some(renamed)
}

/// A number of WebAssembly's own format (LEB128), taken from the beginning of some bytes.
fn number(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn write_number(mut value: u32, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// A text in WebAssembly's format: its length and its bytes.
fn text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(bytes)? as usize;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}
