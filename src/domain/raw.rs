//! JSON that is kept without being understood: its text, of every value one spelling. Numbers stay as they were written,
//! however large or exact. Knows nothing of what a value means.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

/// Deeper nesting is refused rather than followed to the end of the stack.
const DEPTH_LIMIT: usize = 64;

/// The text of a JSON value, without any space and with sorted fields, so that equal values have equal texts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Raw(Box<RawValue>);

/// An object's values by name.
pub type Fields = BTreeMap<String, Raw>;

impl PartialEq for Raw {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Raw {
    /// Reads a whole text as one value; nothing if it is not JSON. Of fields with the same name the last one counts.
    pub fn parse(text: &str) -> Option<Self> {
        let mut plain = String::with_capacity(text.len());
        write(serde_json::from_str(text).ok()?, 0, &mut plain)?;
        RawValue::from_string(plain).ok().map(Self)
    }

    /// The text of a value that JSON can hold, with its fields in order.
    pub fn of(value: &(impl Serialize + ?Sized)) -> Self {
        Self(to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned()))
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// The value, if it is one of that type.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.text()).ok()
    }
}

/// Writes a value in its one spelling. Escapes as JavaScript does, because check sums are made of the text.
fn write(value: &RawValue, depth: usize, to: &mut String) -> Option<()> {
    if depth > DEPTH_LIMIT {
        return None;
    }
    let text = value.get();
    match text.as_bytes().first()? {
        b'{' => {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
            to.push('{');
            for (at, (name, field)) in fields.into_iter().enumerate() {
                to.push_str(if at > 0 { "," } else { "" });
                to.push_str(&serde_json::to_string(&name).ok()?);
                to.push(':');
                write(field, depth + 1, to)?;
            }
            to.push('}');
        }
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            to.push('[');
            for (at, item) in items.into_iter().enumerate() {
                to.push_str(if at > 0 { "," } else { "" });
                write(item, depth + 1, to)?;
            }
            to.push(']');
        }
        b'"' => {
            let string: String = serde_json::from_str(text).ok()?;
            to.push_str(&serde_json::to_string(&string).ok()?);
        }
        _ => to.push_str(text),
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_spelling() {
        for (text, written) in [
            ("null", "null"),
            (" [ true , false ] ", "[true,false]"),
            ("{\"b\":1,\"a\":-0.5e+10}", "{\"a\":-0.5e+10,\"b\":1}"),
            ("{\"b\":0,\"a\":1,\"a\":{\"c\":[1]},\"\\u0061\":2}", "{\"a\":2,\"b\":0}"),
            (r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u001F""#, r#""\"\\/\b\f\n\r\té😀\u001f""#),
            ("[{}, []]", "[{},[]]"),
            ("{\"$serde_json::private::RawValue\": \"x\"}", "{\"$serde_json::private::RawValue\":\"x\"}"),
        ] {
            assert_eq!(Raw::parse(text).as_ref().map(Raw::text), Some(written), "{text}");
        }
    }

    #[test]
    fn numbers_stay_as_they_were_written() {
        for number in ["0", "1e400", "-1E+99999", "1.50e+400", "184467440737095516160000.000", "-0", "-0.0", "1e-999"] {
            assert_eq!(Raw::parse(&format!(" {number}\n")).as_ref().map(Raw::text), Some(number));
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
            "\"\\ud800\\u0041\"",
            "[\"\\udfff\\udbff\"]",
            "{\"\\ud800\":1}",
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
            assert_eq!(Raw::parse(text), None, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_before_the_stack_ends() {
        for (depth, is_read) in [(1, true), (64, true), (66, false), (128, false), (10_000, false)] {
            for [open, inner, close] in [["[", "", "]"], ["{\"a\":", "0", "}"]] {
                let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
                assert_eq!(Raw::parse(&text).is_some(), is_read, "{depth}");
            }
        }
    }
}
