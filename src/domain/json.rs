//! JSON as a value (RFC 8259). By hand, because a library for it weighs as much as a fifth of the whole site; the tests
//! hold it against one. Numbers stay as they were written, so that what we do not understand is written back exactly.

use std::collections::BTreeMap;
use std::fmt;


/// Deeper nesting is refused rather than followed to the end of the stack.
const DEPTH_LIMIT: usize = 64;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, `true` or `false`.
    Word(&'static str),
    /// A number, as it was written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object; of fields with the same name the last one counts.
    Object(BTreeMap<String, Json>),
}

impl Json {
    /// Reads a whole text as one value; nothing if it is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parser = Parser { rest: text };
        let value = parser.value(0)?;
        parser.skip_space();
        parser.rest.is_empty().then_some(value)
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, if it is one that fits: neither a fraction nor negative.
    pub fn as_u64(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.parse().ok() } else { None }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Number(number.to_string())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        write(self, &mut text);
        f.write_str(&text)
    }
}

/// Writes a value without any space, its fields sorted by name.
fn write(value: &Json, to: &mut String) {
    match value {
        Json::Word(word) => to.push_str(word),
        Json::Number(number) => to.push_str(number),
        Json::Text(text) => write_text(text, to),
        Json::List(items) => {
            to.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    to.push(',');
                }
                write(item, to);
            }
            to.push(']');
        }
        Json::Object(fields) => {
            to.push('{');
            for (at, (name, field)) in fields.iter().enumerate() {
                if at > 0 {
                    to.push(',');
                }
                write_text(name, to);
                to.push(':');
                write(field, to);
            }
            to.push('}');
        }
    }
}

/// Escapes as JavaScript and serde_json do, because check sums are made of the text.
fn write_text(text: &str, to: &mut String) {
    to.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                to.push('\\');
                to.push(c);
            }
            '\u{8}' => to.push_str("\\b"),
            '\t' => to.push_str("\\t"),
            '\n' => to.push_str("\\n"),
            '\u{C}' => to.push_str("\\f"),
            '\r' => to.push_str("\\r"),
            '\0'..='\u{1F}' => {
                to.push_str("\\u00");
                for digit in [c as u32 >> 4, c as u32 & 15] {
                    to.extend(char::from_digit(digit, 16));
                }
            }
            _ => to.push(c),
        }
    }
    to.push('"');
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes a token from the beginning, if it is there.
    fn take(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes the longest beginning whose bytes all pass.
    fn take_while(&mut self, passes: fn(u8) -> bool) -> &'a str {
        let end = self.rest.bytes().position(|byte| !passes(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > DEPTH_LIMIT {
            return None;
        }
        self.skip_space();
        for word in ["null", "true", "false"] {
            if self.take(word) {
                return Some(Json::Word(word));
            }
        }
        if self.take("\"") {
            return self.text().map(Json::Text);
        }
        if self.take("[") {
            let mut items = Vec::new();
            self.sequence("]", |parser| {
                items.push(parser.value(depth + 1)?);
                Some(())
            })?;
            return Some(Json::List(items));
        }
        if self.take("{") {
            let mut fields = BTreeMap::new();
            self.sequence("}", |parser| {
                parser.skip_space();
                let name = if parser.take("\"") { parser.text()? } else { return None };
                parser.skip_space();
                let is_followed = parser.take(":");
                let field = parser.value(depth + 1)?;
                fields.insert(name, field);
                is_followed.then_some(())
            })?;
            return Some(Json::Object(fields));
        }
        self.number()
    }

    /// Reads items up to the closing sign, with commas between them.
    fn sequence(&mut self, close: &str, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.skip_space();
        if self.take(close) {
            return Some(());
        }
        loop {
            item(self)?;
            self.skip_space();
            if self.take(close) {
                return Some(());
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.rest;
        let digits = |parser: &mut Self| !parser.take_while(|byte| byte.is_ascii_digit()).is_empty();
        self.take("-");
        let is_zero = self.take("0");
        if is_zero == digits(self) {
            return None;
        }
        if self.take(".") && !digits(self) {
            return None;
        }
        if self.take("e") || self.take("E") {
            let _ = self.take("+") || self.take("-");
            if !digits(self) {
                return None;
            }
        }
        start.get(..start.len() - self.rest.len()).map(|number| Json::Number(number.to_owned()))
    }

    /// Reads a string behind its opening quote.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            text.push_str(self.take_while(|byte| byte >= b' ' && byte != b'"' && byte != b'\\'));
            if self.take("\"") {
                return Some(text);
            }
            if !self.take("\\") {
                return None;
            }
            let escape = self.rest.chars().next()?;
            self.take_char();
            text.push(match escape {
                '"' | '\\' | '/' => escape,
                'b' => '\u{8}',
                'f' => '\u{C}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => self.unicode()?,
                _ => return None,
            });
        }
    }

    fn take_char(&mut self) {
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
    }

    /// Reads four hexadecimal digits, or two times four for a character beyond the first plane.
    fn unicode(&mut self) -> Option<char> {
        let high = self.hex()?;
        if !(0xD800..0xDC00).contains(&high) {
            return char::from_u32(high);
        }
        let low = if self.take("\\u") { self.hex()? } else { return None };
        (0xDC00..0xE000).contains(&low).then(|| char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)))?
    }

    fn hex(&mut self) -> Option<u32> {
        let mut value = 0;
        for _ in 0..4 {
            value = value * 16 + self.rest.chars().next()?.to_digit(16)?;
            self.take_char();
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_json_is_read_and_written_without_space_and_sorted() {
        for (text, written) in [
            ("null", "null"),
            (" [ true , false ] ", "[true,false]"),
            ("{\"b\":1,\"a\":-0.5e+10}", "{\"a\":-0.5e+10,\"b\":1}"),
            ("{\"a\":1,\"a\":2}", "{\"a\":2}"),
            (r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u001F""#, r#""\"\\/\b\f\n\r\té😀\u001f""#),
            ("[]", "[]"),
            ("{}", "{}"),
            ("0", "0"),
        ] {
            assert_eq!(Json::parse(text).map(|value| value.to_string()).as_deref(), Some(written), "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in [
            "",
            " ",
            "nul",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "+1",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\n\"",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "1 2",
            "truefalse",
            "'a'",
            "NaN",
        ] {
            assert_eq!(Json::parse(text), None, "{text}");
        }
        assert_eq!(Json::parse(&"[".repeat(100_000)), None, "too deep");
    }
}
