//! Tables as files that spreadsheets open in columns, correctly and safely. Excel parts the columns of UTF-8 at the sign that
//! the settings of its country name, a comma here and a semicolon there; a line `sep=,` costs it the encoding. Tabs in
//! UTF-16 with a mark it understands everywhere, and so do others.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use csv::{Terminator, WriterBuilder};

/// The mark by which a spreadsheet knows the encoding.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A `data:` URL that downloads rows of cells.
pub fn url(rows: &[Vec<String>]) -> String {
    let bytes: Vec<u8> = write(rows).encode_utf16().flat_map(u16::to_le_bytes).collect();
    format!("data:text/csv;charset=utf-16le;base64,{}", STANDARD.encode(bytes))
}

/// Rows of cells as text.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut builder = WriterBuilder::new();
    builder.delimiter(b'\t').terminator(Terminator::CRLF).flexible(true);
    let mut writer = builder.from_writer(Vec::new());
    for row in rows {
        // Nothing fails in memory.
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell)));
    }
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    format!("{BYTE_ORDER_MARK}{text}")
}

/// A cell that begins like a formula would be run by a spreadsheet: behind an apostrophe it is text.
fn guarded(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("{guard}{cell}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> String {
        let row = cells.iter().map(|cell| (*cell).to_owned()).collect();
        write(&[row]).trim_start_matches(BYTE_ORDER_MARK).trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn cells_are_quoted_only_where_they_must_be() {
        for (cells, expected) in [
            (&["a", "b, c", ""][..], "a\tb, c\t"),
            (&["a\tb", "say \"x\""], "\"a\tb\"\t\"say \"\"x\"\"\""),
            (&["two\nlines", "two\r\nlines"], "\"two\nlines\"\t\"two\r\nlines\""),
        ] {
            assert_eq!(line(cells), expected);
        }
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        for (cell, expected) in [
            ("=1+2", "'=1+2"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "\"'\tx\""),
            ("\rx", "\"'\rx\""),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("a=b", "a=b"),
        ] {
            assert_eq!(line(&[cell]), expected);
        }
    }

    #[test]
    fn a_text_begins_with_the_mark_of_its_encoding_and_its_lines_end_as_they_should() {
        let rows = [vec!["é".into()], vec!["b".into()]];
        assert_eq!(write(&rows), "\u{FEFF}é\r\nb\r\n");
        let bytes = url(&rows).split_once(',').and_then(|(_, bytes)| STANDARD.decode(bytes).ok());
        assert_eq!(bytes.as_deref(), Some(&b"\xFF\xFE\xE9\0\r\0\n\0b\0\r\0\n\0"[..]));
    }
}
