//! What stands behind the three backticks of a code block: the language, and what becomes of the code when somebody runs
//! the examples.

/// What a code block says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fence {
    /// The language, which is the first word.
    pub language: String,
    /// Why the code cannot be run as it stands.
    pub no_run: Option<String>,
    /// Whether it runs in one process with the page's earlier blocks of its language.
    pub continues: bool,
    /// The name under which it is saved for the later blocks of its page.
    pub file: Option<String>,
    /// Whether it is what the block before it prints.
    pub is_output: bool,
}

/// Reads the line behind the backticks.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse(info: &str) -> Result<Fence, String> {
    let (language, rest) = info.split_once(char::is_whitespace).unwrap_or((info, ""));
    let mut fence = Fence { language: language.to_owned(), ..Fence::default() };
    let mut rest = rest.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let value = after.strip_prefix("=\"").and_then(|after| after.split_once("\""));
        match (name, value) {
            ("continues", None) => fence.continues = true,
            ("output", None) => fence.is_output = true,
            ("no-run", Some((reason, _))) => fence.no_run = Some(reason.to_owned()),
            ("file", Some((file, _))) => fence.file = Some(file.to_owned()),
            _ => return Err(format!("The code block says \"{rest}\" of itself, which means nothing.")),
        }
        rest = value.map_or(after, |(_, after)| after).trim();
    }
    Ok(fence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_first_word() {
        assert_eq!(parse("python"), Ok(Fence { language: "python".into(), ..Fence::default() }));
        assert_eq!(parse(""), Ok(Fence::default()));
    }

    #[test]
    fn attributes_follow_in_any_order() {
        let fence = Fence {
            language: "python".into(),
            no_run: Some("needs a broker".into()),
            continues: true,
            file: Some("app.py".into()),
            is_output: false,
        };
        assert_eq!(parse("python continues file=\"app.py\" no-run=\"needs a broker\""), Ok(fence.clone()));
        assert_eq!(parse("python  no-run=\"needs a broker\"  file=\"app.py\" continues "), Ok(fence));
        assert_eq!(parse("text output"), Ok(Fence { language: "text".into(), is_output: true, ..Fence::default() }));
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for info in
            ["python later", "python no-run", "python no-run=\"never ends", "python continues=\"yes\"", "a file=b"]
        {
            assert!(parse(info).is_err(), "{info}");
        }
    }
}
