//! What a page shows that is not in the program, as data: made by the build, kept in a JSON file in the page's folder, shown
//! by the component of the page.

use serde::{Deserialize, Serialize};

use super::article::Article;
use super::map_file::MapFile;
use super::route::Page;
use super::stage_text::StageText;
use super::term::Term;

/// The data of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageData {
    /// The text of a topic.
    Topic(Article),
    /// The text of a stage.
    Stage(StageText),
    /// The terms of the glossary.
    Glossary(Vec<Term>),
    /// The forms of the map: for wide windows, and for narrow ones.
    Map([MapFile; 2]),
}

impl PageData {
    /// The name of the file in the folder of a page; nothing for pages that are in the program.
    pub fn file(page: Page) -> Option<&'static str> {
        match page {
            Page::Topic(_) => Some("topic.json"),
            Page::Stage(_) => Some("stage.json"),
            Page::Glossary => Some("glossary.json"),
            Page::Map => Some("map.json"),
            _ => None,
        }
    }

    /// The same without its texts: what the program needs of a page that holds them already.
    pub fn without_texts(self) -> Self {
        match self {
            Self::Topic(article) => Self::Topic(article.without_texts()),
            Self::Stage(text) => Self::Stage(text.without_texts()),
            Self::Glossary(terms) => Self::Glossary(terms.into_iter().map(Term::without_texts).collect()),
            Self::Map(files) => Self::Map(files.map(MapFile::without_picture)),
        }
    }
}
