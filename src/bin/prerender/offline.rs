//! The service worker's list: every file of the built site that belongs to the offline copy, with its hash. Must not know
//! what the files are for.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Letters of a hash: enough that no two versions of a file are taken for one.
const LENGTH: usize = 16;

/// Writes the folder's `sw.js`: a template, with the list filled in.
///
/// # Errors
/// If a file cannot be read or written, or the template has no place for the list.
pub(crate) fn fill(folder: &Path, template: &str) -> Result<(), Box<dyn Error>> {
    let (mut shell, mut texts) = (String::new(), String::new());
    for file in files(folder)? {
        let name = file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let list = match part(&name) {
            Some(Part::Shell) => &mut shell,
            Some(Part::Texts) => &mut texts,
            None => continue,
        };
        list.push_str(&format!("  {name:?}: \"{}\",\n", hash(&fs::read(&file)?)));
    }
    let version = hash(format!("{shell}\n{texts}\n{template}").as_bytes());
    let mut filled = template.to_owned();
    for (empty, value) in [
        ("VERSION = \"\"", format!("VERSION = \"{version}\"")),
        ("SHELL = {}", format!("SHELL = {{\n{shell}}}")),
        ("TEXTS = {}", format!("TEXTS = {{\n{texts}}}")),
    ] {
        if filled.matches(empty).count() != 1 {
            return Err(format!("sw.js should hold {empty:?} once").into());
        }
        filled = filled.replace(empty, &value);
    }
    fs::write(folder.join("sw.js"), filled)?;
    Ok(())
}

/// When a file is copied.
enum Part {
    /// Before the worker is at work.
    Shell,
    /// Afterwards, a few at a time.
    Texts,
}

/// Files that nothing in the app asks for (downloads, screenshots, what is for hosts and machines) are not copied.
fn part(name: &str) -> Option<Part> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending {
        "html" | "json" if is_text(name) => Some(Part::Texts),
        "js" if name == "sw.js" => None,
        "css" | "html" | "js" | "json" | "wasm" | "webmanifest" => Some(Part::Shell),
        _ if name.starts_with("icon") || name.starts_with("map-") || name == "search.txt" => Some(Part::Shell),
        _ if name == "anki.txt" => Some(Part::Texts),
        _ => None,
    }
}

/// Whether a file is the page of a topic, a stage or a path, or its data.
fn is_text(name: &str) -> bool {
    let mut parts = name.split('/');
    matches!(parts.next(), Some("topics" | "stages" | "paths")) && parts.count() == 2
}

/// Every file of the folder, in a lasting order.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let (mut files, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                open.push(entry?.path());
            }
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(LENGTH / 2).map(|byte| format!("{byte:02x}")).collect()
}
