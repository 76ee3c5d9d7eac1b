//! Code with colours: a few classes for what matters to a reader, from the grammars of a well-kept library.

use std::sync::LazyLock;

use crate::domain::html::escape;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The classes, by the beginning of a grammar's scope; the first that fits the innermost scope wins.
static CLASSES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    let classes = [
        ("comment", "comment"),
        ("string", "string"),
        ("constant", "value"),
        ("keyword.operator", ""),
        ("keyword", "keyword"),
        ("storage", "keyword"),
        ("entity.name.tag", "keyword"),
        ("entity.name", "name"),
        ("support.function", "name"),
        ("variable.function", "name"),
        ("markup.inserted", "string"),
        ("markup.deleted", "value"),
    ];
    classes.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect()
});

/// The HTML of some code: escaped text with `span`s. Without a grammar for the language it is the escaped text.
pub fn highlight(language: &str, code: &str) -> String {
    let Some(syntax) = syntax_of(language, code) else { return escape(code) };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut pieces: Vec<(&str, String)> = Vec::new();
    for line in LinesWithEndings::from(code) {
        let Ok(changes) = state.parse_line(line, &SYNTAXES) else { return escape(code) };
        let mut start = 0;
        for (end, change) in changes.iter().map(|(at, op)| (*at, Some(op))).chain([(line.len(), None)]) {
            push(&mut pieces, class_of(&stack), line.get(start..end).unwrap_or_default());
            start = end;
            if let Some(change) = change
                && stack.apply(change).is_err()
            {
                return escape(code);
            }
        }
    }
    let span = |(class, text): (&str, String)| match class {
        "" => escape(&text),
        _ => format!("<span class=\"code__{class}\">{}</span>", escape(&text)),
    };
    pieces.into_iter().map(span).collect()
}

/// Adds text, to the piece before it if that has the same class or the text is blank.
fn push<'a>(pieces: &mut Vec<(&'a str, String)>, class: &'a str, text: &str) {
    match pieces.last_mut() {
        Some((last, piece)) if *last == class || text.trim().is_empty() => piece.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push((class, text.to_owned())),
    }
}

fn class_of(stack: &ScopeStack) -> &'static str {
    let class = |scope: &Scope| CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.as_slice().iter().rev().find_map(class).unwrap_or("")
}

fn syntax_of(language: &str, code: &str) -> Option<&'static SyntaxReference> {
    let token = match language {
        // The last two have no grammar that a regular expression in Rust could follow.
        "text" | "console" | "cypher" | "powershell" => return None,
        "csharp" => "cs",
        "http" => return SYNTAXES.find_syntax_by_name("HTTP Request and Response"),
        "php" if !code.starts_with("<?") => return SYNTAXES.find_syntax_by_name("PHP Source"),
        "apache" => "htaccess",
        _ => language,
    };
    SYNTAXES.find_syntax_by_token(token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown::LANGUAGES;

    #[test]
    fn every_language_but_the_plain_ones_has_a_grammar() {
        for language in LANGUAGES {
            let is_plain = ["text", "console", "cypher", "powershell"].contains(language);
            assert_eq!(syntax_of(language, "<?php").is_none(), is_plain, "{language}");
        }
        assert!(syntax_of("php", "echo 1;").is_some());
    }

    #[test]
    fn what_is_highlighted_is_the_code_itself() {
        let code = "# <b> & \"quotes\"\ndef f(x):\n    return x + 1\n";
        let html = highlight("python", code);
        let mut text = String::new();
        for piece in html.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        }
        assert_eq!(text, escape(code));
        assert!(html.starts_with("<span class=\"code__comment\">"), "{html}");
        assert!(html.contains("<span class=\"code__keyword\">def "), "{html}");
    }
}
