//! Which files of `src/` import which, and that there is one way through them. Knows Rust's paths, not what the code does.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, assert_none, files};

/// The folders, those that know most first. Each imports from those below it.
const FLOORS: [&str; 9] = ["app", "pages", "extras", "components", "state", "wording", "browser", "content", "domain"];

/// The file that a path such as `crate::domain::link` leads to: the longest part of it that is a file.
fn target<'a>(path: &[&str], modules: &'a BTreeMap<Vec<String>, String>) -> Option<&'a str> {
    (1..=path.len()).rev().find_map(|length| {
        let name: Vec<String> = path[..length].iter().map(|part| (*part).to_owned()).collect();
        modules.get(&name).map(String::as_str)
    })
}

/// The names of a module: `src/domain/link.rs` is `domain`, `link`.
fn module_of(path: &str) -> Vec<String> {
    path.trim_start_matches("src/").trim_end_matches(".rs").split('/').map(str::to_owned).collect()
}

/// The paths that code names, written out: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            if !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                spread(&code[at..], Vec::new(), &mut found);
            }
        }
    }
    found
}

/// Follows a tree of imports from its beginning; returns what stands behind it.
fn spread<'a>(mut rest: &'a str, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    loop {
        rest = rest.trim_start();
        if let Some(mut list) = rest.strip_prefix('{') {
            while !list.trim_start().starts_with('}') && !list.is_empty() {
                list = spread(list, path.clone(), found).trim_start();
                list = list.strip_prefix(',').unwrap_or(list);
            }
            return list.trim_start().strip_prefix('}').unwrap_or(list);
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end == 0 {
            return rest.get(1..).unwrap_or("");
        }
        path.push(rest[..end].to_owned());
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(more) => rest = more,
            None => {
                found.push(path);
                // `x as y`
                let rest = rest.trim_start();
                return rest.strip_prefix("as ").map_or(rest, |name| {
                    name.find(|c: char| !c.is_alphanumeric() && c != '_').map_or("", |end| &name[end..])
                });
            }
        }
    }
}

/// For each file of the library those that it imports.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let all: Vec<File> =
        files(&["src"], &["rs"]).into_iter().filter(|file| !file.path.starts_with("src/bin")).collect();
    let modules: BTreeMap<Vec<String>, String> =
        all.iter().map(|file| (module_of(&file.path), file.path.clone())).collect();
    let of = |file: &File| {
        let own = module_of(&file.path);
        let code: String = file.code().iter().map(|(_, line)| format!("{line}\n")).collect();
        let resolve = |path: &Vec<String>| {
            let supers = path.iter().take_while(|part| *part == "super").count();
            let mut whole: Vec<&str> = match supers {
                0 => Vec::new(),
                _ => own[..own.len().saturating_sub(supers)].iter().map(String::as_str).collect(),
            };
            whole.extend(path.iter().skip(supers.max(1)).map(String::as_str));
            target(&whole, &modules).map(str::to_owned)
        };
        paths(&code).iter().filter_map(resolve).filter(|other| *other != file.path).collect()
    };
    all.iter().map(|file| (file.path.clone(), of(file))).collect()
}

/// The files that can be reached from one, itself only by a circle.
fn reached(from: &str, imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(file) = open.pop() {
        for next in imports.get(&file).into_iter().flatten() {
            if reached.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    reached
}

#[test]
fn no_files_import_each_other() {
    let imports = imports();
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 300, "{imports:?}");
    assert_none(imports.keys().filter(|file| reached(file, &imports).contains(*file)).cloned().collect());
}

#[test]
fn each_folder_imports_from_those_below_it() {
    let floor = |path: &str| {
        let folder = module_of(path).first().cloned().unwrap_or_default();
        FLOORS.iter().position(|name| *name == folder)
    };
    let mut broken = Vec::new();
    for (file, imported) in imports() {
        for other in imported {
            if let (Some(own), Some(its)) = (floor(&file), floor(&other))
                && its < own
            {
                broken.push(format!("{file} imports {other}"));
            }
        }
    }
    assert_none(broken);
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let code = "use crate::a::{b, c::{self, D as E}};\nfn f(x: super::g::H) { crate::i(x) }";
    let found: Vec<String> = paths(code).iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["crate::a::b", "crate::a::c::self", "crate::a::c::D", "crate::i", "super::g::H"]);
}
