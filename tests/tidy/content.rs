//! The folder of the content holds content: texts, data, and the modules that read them.

use std::path::Path;

use super::{assert_none, files};

/// The endings that files may have, by folder.
const ENDINGS: [(&str, &[&str]); 5] = [
    ("src/content/topics/", &["md"]),
    ("src/content/stages/", &["md"]),
    ("src/content/paths/", &["toml"]),
    ("src/content/validate/", &["rs"]),
    ("src/content/", &["md", "rs", "toml"]),
];

#[test]
fn nothing_but_content_stands_under_the_content() {
    let is_odd = |path: &str| {
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("");
        let allowed = ENDINGS.iter().find(|(folder, _)| path.starts_with(folder));
        !allowed.is_some_and(|(_, endings)| endings.contains(&ending))
    };
    let all = files(&["src/content"], &[]);
    assert!(all.iter().any(|file| file.path.starts_with("src/content/topics/")), "the folder has moved");
    assert_none(all.iter().filter(|file| is_odd(&file.path)).map(|file| file.at(1, "no content")).collect());
}
