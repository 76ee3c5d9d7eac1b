//! The editions of the roadmap. Knows nothing of topics.

/// A dated judgement on the topics: which belong to the roadmap, and with which mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// The article and the drawing of January 2021.
    Y2021,
    /// This project's own judgement of today, each reasoned on the page of the topic.
    Y2026,
}

impl Edition {
    /// Every edition, oldest first.
    pub const ALL: &'static [Self] = &[Self::Y2021, Self::Y2026];

    /// The year that names the edition.
    pub fn year(self) -> u16 {
        match self {
            Self::Y2021 => 2021,
            Self::Y2026 => 2026,
        }
    }

    /// The byte that stands for the edition in a share link, for ever.
    pub fn code(self) -> u8 {
        match self {
            Self::Y2021 => 0,
            Self::Y2026 => 1,
        }
    }

    /// The edition that a share link names.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|edition| edition.code() == code)
    }
}
