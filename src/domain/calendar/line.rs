//! Lines of a calendar file: escaped, folded at 75 octets without cutting a character, and ended by CRLF.

/// The most octets of a line, without its end.
const WIDTH: usize = 75;

/// A file in the making.
#[derive(Clone, Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// Adds a line: a name, with parameters if any, and a value that is no text, such as a date.
    pub fn add(&mut self, name: &str, value: &str) {
        let mut line = String::new();
        for sign in name.chars().chain([':']).chain(value.chars()) {
            if line.len() + sign.len_utf8() > WIDTH {
                let blanks = cut_blanks(&mut line);
                self.end(&line);
                // The blank that marks the rest of a line is one of its octets.
                line = format!(" {blanks}");
            }
            line.push(sign);
        }
        self.end(&line);
    }

    fn end(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push_str("\r\n");
    }

    /// Adds a line whose value is a text.
    pub fn add_text(&mut self, name: &str, text: &str) {
        self.add(name, &escape(text));
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.0
    }
}

/// Takes the blanks off that a line would end with: some readers drop them. A line that is mostly blanks keeps them.
fn cut_blanks(line: &mut String) -> String {
    let kept = line.trim_end().len();
    if line.len() - kept < WIDTH / 2 { line.split_off(kept) } else { String::new() }
}

/// A text as a value. Control signs other than the end of a line have no place in a file.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            sign if sign.is_control() => escaped.push(' '),
            sign => escaped.push(sign),
        }
    }
    escaped
}
