//! The letters of a text as they were before programs escaped them: percent signs, quoted-printable, entities of HTML,
//! backslashes, look-alikes.

/// The letter at a place as it was before it was escaped, and where it ends. What cannot be seen is passed over.
pub(super) fn letter(text: &str, start: usize) -> Option<(char, usize)> {
    let is_unseen = |c: char| {
        matches!(
            c,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        )
    };
    let rest = text.get(start..)?.trim_start_matches(is_unseen);
    let at = text.len() - rest.len();
    let first = rest.chars().next()?;
    let is_sign = |c: &char| "#=._-".contains(*c);
    let meant = match first {
        '%' => escaped(rest, "%"),
        // Quoted-printable, of mail. An equals sign may also be itself.
        '=' => escaped(rest, "=").filter(|(letter, _)| is_sign(letter)),
        '&' => entity(rest),
        '\\' => escaped(rest, "\\u00")
            .or_else(|| escaped(rest, "\\x"))
            .or_else(|| rest.chars().nth(1).filter(char::is_ascii_punctuation).map(|mark| (mark, 2))),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Some(('-', first.len_utf8())),
        // Letters of full width, of a keyboard for Chinese or Japanese.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(first) - 0xFEE0).map(|c| (c, first.len_utf8())),
        _ => None,
    };
    let (letter, length) = meant.unwrap_or((first, first.len_utf8()));
    Some((letter, at + length))
}

/// The letter that an entity of HTML at the beginning of a text stands for, and the length of the entity. Its ampersand may
/// be an entity in turn.
fn entity(text: &str) -> Option<(char, usize)> {
    let mut name = text.strip_prefix('&')?;
    while let Some(more) = name.strip_prefix("amp;") {
        name = more;
    }
    // No name that matters is longer.
    let end = name.bytes().take(10).position(|byte| byte == b';')?;
    let (name, rest) = (name.get(..end)?, name.get(end + 1..)?);
    let letter = match name {
        "num" => '#',
        "equals" => '=',
        "period" => '.',
        "lowbar" | "UnderBar" => '_',
        "hyphen" | "dash" => '-',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u8::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            char::from(code.ok().filter(u8::is_ascii)?)
        }
    };
    Some((letter, text.len() - rest.len()))
}

/// The escaped letter at the beginning of a text, and the length of the escape. Percent signs may be escaped in turn.
pub(super) fn escaped(text: &str, sign: &str) -> Option<(char, usize)> {
    let mut digits = text.strip_prefix(sign)?;
    while let Some(more) = digits.strip_prefix("25").filter(|_| matches!(sign, "%" | "-")) {
        digits = more;
    }
    let code = u8::from_str_radix(digits.get(..2)?, 16).ok().filter(u8::is_ascii)?;
    Some((char::from(code), text.len() - digits.len() + 2))
}
