//! Validates the content and compiles it to static data. Everything that is wrong with it is told at once.

#![allow(unreachable_pub)] // The modules are those of the library, seen from a program.

use std::path::Path;
use std::{env, fs, process};

#[path = "src/domain/edition.rs"]
#[allow(dead_code, missing_docs)]
mod edition;
#[path = "src/domain/topic.rs"]
#[allow(dead_code, missing_docs)]
mod topic;
/// The modules above under the path by which the content's modules know them.
mod domain {
    pub(crate) use crate::{edition, topic};
}
#[path = "src/content/generate.rs"]
mod generate;
#[path = "src/content/schema.rs"]
mod schema;
#[path = "src/content/validate.rs"]
mod validate;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=src/content");
    let (content, mut problems) = schema::read(Path::new("src/content"))?;
    if problems.is_empty() {
        problems = validate::validate(&content);
    }
    if !problems.is_empty() {
        for problem in &problems {
            println!("cargo::error={problem}");
        }
        process::exit(1);
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("roadmap.rs"), generate::roadmap(&content))?;
    fs::write(Path::new(&out).join("texts.rs"), generate::texts(&content))?;
    Ok(())
}
