//! Validates the content and compiles it into the programs. Everything that is wrong with it is told at once.

#![allow(unreachable_pub)] // The modules are those of the library, seen from a program.

use std::path::Path;
use std::{env, fs, process};

/// The content's modules, under the path by which they know each other.
#[path = "src/content"]
#[allow(dead_code, missing_docs)]
mod content {
    pub(crate) mod examples;
    pub(crate) mod fence;
    pub(crate) mod generate;
    pub(crate) mod glossary;
    pub(crate) mod markdown;
    pub(crate) mod path;
    pub(crate) mod programs;
    pub(crate) mod sample;
    pub(crate) mod schema;
    pub(crate) mod study;
    pub(crate) mod text_change;
    pub(crate) mod validate;
}
/// What they know of the core.
#[path = "src/domain"]
#[allow(dead_code, missing_docs)]
mod domain {
    pub(crate) mod checksum;
    pub(crate) mod edition;
    pub(crate) mod resource;
    pub(crate) mod topic;
}
use content::{generate, sample, schema, validate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-env-changed=ROADMAP_TOPICS");
    let files = schema::read(Path::new("src/content"))?;
    let paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    let (content, mut problems) = schema::parse(files);
    if problems.is_empty() {
        problems = validate::validate(&content);
    }
    if !problems.is_empty() {
        for problem in &problems {
            println!("cargo::error={problem}");
        }
        process::exit(1);
    }
    // For the benchmark the app may have a roadmap of another size; the texts stay those of the real one.
    let roadmap = match env::var("ROADMAP_TOPICS") {
        Ok(topics) => generate::roadmap(&sample::content(topics.parse()?)),
        Err(_) => generate::roadmap(&content),
    };
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("roadmap.rs"), roadmap)?;
    fs::write(Path::new(&out).join("files.rs"), generate::files(&paths))?;
    fs::write(Path::new(&out).join("path_texts.rs"), generate::path_texts(&content))?;
    fs::write(Path::new(&out).join("hues.rs"), generate::hues(&content))?;
    fs::write(Path::new(&out).join("project_titles.rs"), generate::project_titles(&content))?;
    Ok(())
}
