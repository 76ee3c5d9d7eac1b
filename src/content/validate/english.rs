//! The rules of plain English: short sentences, words that a learner of the language knows, one spelling.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::study::words_of;
use crate::content::markdown;
use crate::content::schema::{Content, File, Problem, Prose, TopicFile};
use words::{PATTERNS, Pattern, SPELLINGS};

mod words;

/// The most words of a sentence.
const SENTENCE: usize = 35;
/// The most sentences of "Today", without its details.
const TODAY: usize = 3;
/// The highest Flesch-Kincaid grade of a topic, which is about the year of school in which one reads such texts.
const GRADE: f64 = 10.0;
/// What stands for code among the words.
const CODE: char = '\u{fffc}';

/// The patterns by their first word.
static BY_FIRST_WORD: LazyLock<BTreeMap<&str, Vec<&Pattern>>> = LazyLock::new(|| {
    let mut by_word: BTreeMap<&str, Vec<&Pattern>> = BTreeMap::new();
    for pattern in PATTERNS {
        by_word.entry(pattern.words.split(' ').next().unwrap_or("")).or_default().push(pattern);
    }
    by_word
});
/// The British spellings by the American ones.
static BRITISH: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| SPELLINGS.iter().copied().collect());

/// A word as it is written, with its signs, and the line of its Markdown, from 0.
struct Word {
    text: String,
    /// The word without the signs around it, in lower case.
    bare: String,
    line: usize,
}

/// Words that belong together: a paragraph, an item, a cell of a table.
struct Block {
    words: Vec<Word>,
    is_heading: bool,
    is_cell: bool,
}

/// The blocks of some Markdown. Code in a line is one word; blocks of code, and addresses, are left out.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let (mut is_heading, mut is_cell, mut in_code) = (false, false, false);
    let (mut start, mut line) = (0, 0);
    for (event, range) in markdown::parser(text).into_offset_iter() {
        // What ends a block begins where the block does: the line goes on from the last word.
        line += text.get(start..range.start).unwrap_or("").matches('\n').count();
        start = start.max(range.start);
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(words) if !in_code => open.push((words.into_string(), line)),
            Event::Code(_) => open.push((CODE.to_string(), line)),
            Event::SoftBreak | Event::HardBreak => open.push((" ".into(), line)),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            event => {
                let words = split(&std::mem::take(&mut open));
                if !words.is_empty() {
                    blocks.push(Block { words, is_heading, is_cell });
                }
                match event {
                    Event::Start(Tag::Heading { .. }) => is_heading = true,
                    Event::End(TagEnd::Heading(_)) => is_heading = false,
                    Event::Start(Tag::TableCell) => is_cell = true,
                    Event::End(TagEnd::TableCell) => is_cell = false,
                    _ => {}
                }
            }
        }
    }
    let words = split(&open);
    if !words.is_empty() {
        blocks.push(Block { words, is_heading, is_cell });
    }
    blocks
}

/// The words of pieces of text, each piece with its line.
fn split(pieces: &[(String, usize)]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (text, line) in pieces {
        for (at, part) in text.split(char::is_whitespace).enumerate() {
            is_open &= at == 0;
            if part.is_empty() {
                continue;
            }
            match words.last_mut() {
                Some(last) if is_open => last.text.push_str(part),
                _ => words.push(Word { text: part.to_owned(), bare: String::new(), line: *line }),
            }
            is_open = true;
        }
    }
    for word in &mut words {
        word.bare = word.text.trim_matches(|c: char| !c.is_alphanumeric() && c != CODE).to_lowercase();
    }
    words
}

impl Word {
    fn counts(&self) -> bool {
        self.text.contains(|c: char| c.is_alphanumeric() || c == CODE)
    }

    fn ends_sentence(&self) -> bool {
        let end = self.text.trim_end_matches(['\u{22}', '”', '’', '\'', ')', '*']);
        end.ends_with(['.', '!', '?', '…']) && !["e.g.", "i.e.", "vs.", "etc."].contains(&end)
    }
}

impl Block {
    fn sentences(&self) -> impl Iterator<Item = &[Word]> {
        // A question or a cry inside a sentence, such as a title, does not end it: it goes on in lower case.
        let goes_on = |word: &Word, next: &Word| {
            !word.text.contains('.') && next.text.starts_with(char::is_lowercase) || !word.ends_sentence()
        };
        self.words.chunk_by(goes_on)
    }

    /// What is wrong with the words of the block, each with its line.
    fn faults(&self) -> Vec<(usize, String)> {
        let mut faults = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let rest = &self.words[at..];
            // The longest pattern that begins here: "it is none" holds no second one.
            let candidates = BY_FIRST_WORD.get(word.bare.as_str()).into_iter().flatten();
            let found = candidates.filter(|pattern| pattern.is_at(rest)).max_by_key(|pattern| pattern.words.len());
            faults.extend(found.map(|pattern| {
                (word.line, format!("Write \"{}\" in other words, such as: {}.", pattern.words, pattern.instead))
            }));
            let written = word.text.trim_matches(|c: char| !c.is_alphanumeric());
            let british = BRITISH
                .get(written)
                .map(|british| (word.line, format!("The spelling is British: write \"{british}\" for \"{written}\".")));
            faults.extend(british);
        }
        for sentence in self.sentences() {
            let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
            if first.text == "Who" && !last.text.contains('?') && last.ends_sentence() {
                let message = "A statement that begins with \"Who\" is hard to read: write \"Whoever\" or \"If you\".";
                faults.push((first.line, message.into()));
            }
        }
        faults
    }
}

impl Pattern {
    /// Whether the pattern is at the beginning of some words.
    fn is_at(&self, words: &[Word]) -> bool {
        let mut rest = words;
        let mut pattern = self.words.split(' ').peekable();
        while let Some(wanted) = pattern.next() {
            let Some((word, more)) = rest.split_first() else { return false };
            // A sign on its own means a word that begins with it.
            let is_sign = !wanted.contains(char::is_alphanumeric);
            let fits = if is_sign { word.text.starts_with(wanted) } else { word.bare == wanted };
            let is_cut = pattern.peek().is_some() && !word.text.ends_with(char::is_alphanumeric);
            if !fits || is_cut {
                return false;
            }
            rest = more;
        }
        !rest.first().is_some_and(|next| self.unless_before.contains(&next.bare.as_str()))
    }
}

/// What is wrong with the English of a text, as sentences.
pub fn faults_in(text: &str) -> Vec<String> {
    blocks(text).iter().flat_map(Block::faults).map(|(_, message)| message).collect()
}

/// The Flesch-Kincaid grade of a text: 0.39 for each word of its average sentence, 11.8 for each syllable of its average
/// word, less 15.59. Headings, tables and code are left out. Syllables are estimated: see `syllables`.
pub fn grade(text: &str) -> f64 {
    let (mut words, mut sentences, mut sounds) = (0, 0, 0);
    for block in blocks(text).iter().filter(|block| !block.is_heading && !block.is_cell) {
        for sentence in block.sentences() {
            let counted: Vec<&str> = sentence
                .iter()
                .map(|word| word.bare.as_str())
                .filter(|word| word.contains(char::is_alphabetic))
                .collect();
            sentences += usize::from(!counted.is_empty());
            words += counted.len();
            sounds += counted.iter().map(|word| syllables(word)).sum::<usize>();
        }
    }
    if words == 0 {
        return 0.0;
    }
    0.39 * words as f64 / sentences as f64 + 11.8 * sounds as f64 / words as f64 - 15.59
}

/// An estimate of a word's syllables: its groups of vowels, without a silent "e", "es" or "ed" at its end; at least one.
/// So "cached" has one, "table" two, and an abbreviation such as "http", which one sees as a sign, has one.
fn syllables(word: &str) -> usize {
    let is_vowel = |c: char| "aeiouyäöüéè".contains(c);
    let mut groups = 0;
    let mut was_vowel = false;
    for c in word.chars() {
        groups += usize::from(is_vowel(c) && !was_vowel);
        was_vowel = is_vowel(c);
    }
    let before = |end: &str| word.strip_suffix(end).and_then(|stem| stem.chars().next_back());
    let is_silent = match (before("ed"), before("es"), before("e")) {
        (Some(c), ..) => c != 't' && c != 'd' && !is_vowel(c),
        (_, Some(c), _) => !"sxzcgh".contains(c) && !is_vowel(c),
        (.., Some('l')) => false,
        (.., Some(c)) => !is_vowel(c),
        _ => false,
    };
    groups.saturating_sub(usize::from(is_silent)).max(1)
}

/// A piece of Markdown in a file.
pub(super) struct Passage<'a> {
    file: &'a File,
    /// The line at which it begins, from 1; without one it is a string of TOML, at its first place in the file.
    line: Option<usize>,
    pub(super) text: &'a str,
}

impl<'a> Passage<'a> {
    fn of(file: &'a File, prose: &'a Prose) -> Self {
        Self { file, line: Some(prose.line), text: &prose.text }
    }

    pub(super) fn line(file: &'a File, text: &'a str) -> Self {
        Self { file, line: None, text }
    }

    pub(super) fn problem(&self, line: usize, message: String) -> Problem {
        let quoted = format!("{:?}", self.text);
        let place = || self.file.text.find(self.text).or_else(|| self.file.text.find(&quoted));
        let lines_before = |at| self.file.text.get(..at).unwrap_or("").matches('\n').count();
        let first = self.line.unwrap_or_else(|| 1 + place().map_or(0, lines_before));
        Problem { file: self.file.path.clone(), line: first + line, message }
    }
}

/// Everything that a learner reads.
pub(super) fn passages(content: &Content) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for topic in &content.topics {
        let study = &topic.study;
        let lines = [&topic.front.summary].into_iter().chain(&study.running).chain(&study.without_docker);
        let lines = lines.chain(study.outcomes.iter().map(|it| &it.text)).map(String::as_str);
        let lines = lines.chain(study.questions.iter().flat_map(words_of));
        passages.push(Passage::of(&topic.file, &topic.prose));
        passages.extend(lines.map(|line| Passage::line(&topic.file, line)));
    }
    for stage in &content.stage_files {
        let lines = stage.project.criteria.iter().map(|it| &it.text).chain([&stage.project.title]);
        passages.push(Passage::of(&stage.file, &stage.prose));
        passages.extend(lines.map(|line| Passage::line(&stage.file, line)));
    }
    let stages = content.stages.stage.iter().map(|stage| &stage.summary);
    let lines = stages.chain(content.stages.group.iter().map(|group| &group.note));
    passages.extend(lines.map(|line| Passage::line(&content.stages_file, line)));
    let terms = content.glossary.term.iter().map(|term| &term.meaning);
    passages.extend(terms.map(|line| Passage::line(&content.glossary_file, line)));
    let programs = content.programs.program.iter().map(|program| &program.about);
    passages.extend(programs.map(|line| Passage::line(&content.programs_file, line)));
    passages
}

pub(super) fn english_is_plain(content: &Content, problems: &mut Vec<Problem>) {
    for passage in passages(content) {
        for block in blocks(passage.text) {
            problems.extend(block.faults().into_iter().map(|(line, message)| passage.problem(line, message)));
        }
    }
}

pub(super) fn sentences_are_short(content: &Content, problems: &mut Vec<Problem>) {
    for passage in passages(content) {
        for block in blocks(passage.text) {
            for sentence in block.sentences() {
                let words = sentence.iter().filter(|word| word.counts()).count();
                let Some(first) = sentence.first() else { continue };
                if words > SENTENCE {
                    let message = format!("The sentence has {words} words; {SENTENCE} are the most. Make two of it.");
                    problems.push(passage.problem(first.line, message));
                }
            }
        }
    }
}

/// "Today" is for somebody who learns; what else there is to know is folded away.
pub(super) fn today_is_short(content: &Content, problems: &mut Vec<Problem>) {
    for TopicFile { file, prose, .. } in &content.topics {
        let Some((before, today)) = prose.text.split_once("## Today\n") else { continue };
        let today = today.split("\n### ").next().unwrap_or(today);
        let sentences: usize = blocks(today).iter().map(|block| block.sentences().count()).sum();
        if sentences > TODAY {
            let message = format!(
                "\"Today\" has {sentences} sentences; {TODAY} are the most. Put the rest below the heading \"### Details\"."
            );
            let line = prose.line + before.matches('\n').count();
            problems.push(Problem { file: file.path.clone(), line, message });
        }
    }
}

pub(super) fn topics_can_be_read(content: &Content, problems: &mut Vec<Problem>) {
    for TopicFile { file, prose, .. } in &content.topics {
        let grade = grade(&prose.text);
        if grade > GRADE {
            let message = format!(
                "The text's Flesch-Kincaid grade is {grade:.1}; {GRADE:.0} is the most. Use shorter sentences."
            );
            problems.push(Problem { file: file.path.clone(), line: prose.line, message });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pattern_is_found_as_whole_words() {
        for pattern in PATTERNS {
            let faults = faults_in(&format!("Yes, {}x done.", pattern.words));
            assert_eq!(faults.len(), usize::from(pattern.words == "spoken “"), "{} {faults:?}", pattern.words);
            let faults = faults_in(&format!("Yes, {}.", pattern.words));
            assert!(faults.iter().any(|fault| fault.contains(pattern.words)), "{} {faults:?}", pattern.words);
        }
        assert_eq!(
            faults_in("A foreign key, and `foreign` or\n*foreign keys*. It stands. In it, *stands in* for."),
            ["x"; 0]
        );
        assert_eq!(faults_in("What *stands\nin* it.").len(), 1);
    }

    #[test]
    fn a_statement_does_not_begin_with_who() {
        assert_eq!(faults_in("Who reads this knows it.").len(), 1);
        assert_eq!(faults_in("Who reads this? Whoever can. They who read.").len(), 0);
    }

    #[test]
    fn sentences_end_where_a_new_one_begins() {
        let count = |text: &str| blocks(text).iter().map(|block| block.sentences().count()).sum::<usize>();
        assert_eq!(count("The answer to “who trusts whom?” has changed. nginx too! Really? `x` is, e.g. here."), 4);
    }

    #[test]
    fn spelling_is_british_but_for_names_and_code() {
        assert_eq!(faults_in("The color is `color` in the Color Center.").len(), 1);
    }

    #[test]
    fn syllables_are_estimated() {
        for (word, count) in
            [("cached", 1), ("table", 2), ("http", 1), ("wanted", 2), ("changes", 2), ("makes", 1), ("database", 3)]
        {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn the_grade_counts_prose_alone() {
        // Two sentences of five words with one syllable each.
        let text = "The cat sat on it. The dog ran to us.";
        let expected = 0.39 * 5.0 + 11.8 - 15.59;
        assert!((grade(text) - expected).abs() < 0.01, "{}", grade(text));
        let more = format!(
            "## Incomprehensibilities\n\n{text}\n\n```text\nimpossibility\n```\n\n| incomprehensible |\n|---|\n"
        );
        assert!((grade(&more) - expected).abs() < 0.01, "{}", grade(&more));
        assert!(grade("") == 0.0);
    }
}
