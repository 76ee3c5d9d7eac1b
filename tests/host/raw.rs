//! JSON that is kept as a text: what serde_json reads as a value is read, what that refuses is refused, and nothing is lost.

use backend_roadmap::domain::raw::Raw;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value};

use crate::arbitrary::{config, number, raw};

/// Any value that serde_json can hold.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\\x00-\\x20\"\\\\/\\x7f\u{2028}]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let fields = vec((prop_oneof!["[ab]{0,2}", any::<String>()], inner.clone()), 0..5);
        prop_oneof![
            vec(inner, 0..5).prop_map(Value::from),
            fields.prop_map(|fields| Value::from(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A text of the pieces that JSON is made of, seldom put together as they should be.
fn soup() -> impl Strategy<Value = String> {
    let piece = select(&[
        "{", "}", "[", "]", ",", ":", "\"", "\"\"", "\"a\"", "\"a\":", "\\", "\\\"", "\\n", "\\x", "\\/", "\\u",
        "\\u00e9", "\\uD83D", "\\uDE00", "d800", "DC00", "00", "0", "1", "-", "+", ".", "e", "E", "12", "null", "true",
        "false", "nul", "NaN", "a", "é", "🦀", " ", "\n", "\t", "\r", "\u{b}", "\u{a0}", "\u{feff}", "\0", "\u{1f}",
        "\u{7f}", "//", "/*", "'",
    ]);
    let wrapped =
        |text: String| [text.clone(), format!("\"{text}\""), format!("[{text}]"), format!("{{\"a\":{text}}}")];
    (vec(piece, 0..8), 0..4_usize).prop_map(move |(pieces, at)| wrapped(pieces.concat())[at].clone())
}

/// Whether serde_json refuses a text for nothing but a number that the processor cannot hold, which we keep as a text.
fn is_out_of_range(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_err_and(|error| error.to_string().starts_with("number out of range"))
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let ours = Raw::parse(text);
    if is_out_of_range(text) {
        return Ok(());
    }
    match serde_json::from_str::<Value>(text) {
        Ok(expected) => {
            let Some(written) = ours.as_ref().map(Raw::text) else {
                return Err(TestCaseError::fail(format!("refused: {text:?}")));
            };
            let again = serde_json::from_str::<Value>(written);
            prop_assert_eq!(again.ok(), Some(expected), "{:?} was written as {:?}", text, written);
        }
        Err(error) => prop_assert_eq!(ours, None, "{:?} was read, but: {}", text, error),
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_serde_json_writes_is_read_and_written_alike(value in value()) {
        check(&value.to_string())?;
        check(&serde_json::to_string_pretty(&value).expect("JSON"))?;
    }

    #[test]
    fn it_is_written_letter_for_letter_as_serde_json_does(value in value()) {
        // Check sums are made of the text, and other programs write saved states too.
        let mut sorted = value;
        sorted.sort_all_objects();
        let text = sorted.to_string();
        let read = Raw::parse(&text);
        prop_assert_eq!(read.as_ref().map(Raw::text), Some(&*text));
    }

    #[test]
    fn any_text_is_read_or_refused_as_by_serde_json(text in any::<String>(), soup in soup()) {
        check(&text)?;
        check(&soup)?;
    }

    #[test]
    fn any_damaged_text_is_read_or_refused_as_by_serde_json(value in value(), at in any::<Index>(), soup in soup()) {
        let text = value.to_string();
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = cuts[at.index(cuts.len())];
        let letter = text[at..].chars().next().map_or(0, char::len_utf8);
        check(&text[..at])?;
        check(&format!("{}{}", &text[..at], &text[at + letter..]))?;
        check(&format!("{}{soup}{}", &text[..at], &text[at + letter..]))?;
    }

    #[test]
    fn a_text_in_its_one_spelling_stays_as_it_is(text in any::<String>(), soup in soup(), raw in raw()) {
        for text in [&text, &soup, raw.text()] {
            if let Some(read) = Raw::parse(text) {
                prop_assert_eq!(Raw::parse(read.text()), Some(read));
            }
        }
        prop_assert_eq!(Raw::parse(raw.text()), Some(raw));
    }

    #[test]
    fn numbers_stay_as_they_were_written(number in number()) {
        let read = Raw::parse(&format!(" [\n{number}\t]"));
        prop_assert_eq!(read.as_ref().map(Raw::text), Some(&*format!("[{number}]")));
        let expected = serde_json::from_str::<Value>(&number).ok().and_then(|value| value.as_u64());
        prop_assert_eq!(Raw::parse(&number).and_then(|raw| raw.read()), expected);
    }

    #[test]
    fn texts_are_those_that_were_written(text in any::<String>()) {
        prop_assert_eq!(Raw::of(&text).read(), Some(text.clone()));
        // The longest spelling there is: every letter as an escape.
        let units: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        prop_assert_eq!(Raw::parse(&format!("\"{units}\"")), Some(Raw::of(&text)));
    }
}

#[test]
fn half_a_character_is_refused_as_by_serde_json() {
    for text in [
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\udbff\ud800""#,
        r#""\ud800\u0041""#,
        r#""\ud800a""#,
        r#""\ud800\n""#,
        r#""\udfff\udbff""#,
        r#""\ud83d\ude00""#,
        r#""\uD83D\uDE00""#,
        r#""\ud83d\ude00\ud83d""#,
        r#""\udbff\udfff""#,
        r#""\ud83d \ude00""#,
        r#""\u+123""#,
        r#""\u 123""#,
        r#""\u00é9""#,
    ] {
        check(text).unwrap_or_else(|error| panic!("{error}"));
    }
}
