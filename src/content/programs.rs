//! The programs that exercises need and how to install them, as a contributor writes them.

use serde::Deserialize;

/// `programs.toml`, read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programs {
    /// The programs.
    #[serde(default)]
    pub program: Vec<Program>,
}

/// A program and how to install it on each system.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// The name that a topic's `you_need` gives.
    pub id: String,
    /// The name on the screen.
    pub name: String,
    /// What it is, as a sentence; Markdown in a line.
    pub about: String,
    /// What to type on Debian and Ubuntu, or what to do; Markdown in a line.
    pub debian: String,
    /// The same on Fedora.
    pub fedora: String,
    /// The same on macOS.
    pub macos: String,
    /// The same on Windows.
    pub windows: String,
    /// What to type to see that it is there.
    pub check: String,
}

impl Programs {
    /// The program with an id.
    pub fn find(&self, id: &str) -> Option<&Program> {
        self.program.iter().find(|program| program.id == id)
    }
}

impl Program {
    /// The systems by their names on the screen, each with what to do there.
    pub fn systems(&self) -> [(&'static str, &str); 4] {
        [("Debian, Ubuntu", &self.debian), ("Fedora", &self.fedora), ("macOS", &self.macos), ("Windows", &self.windows)]
    }
}
