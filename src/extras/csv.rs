//! Tables as CSV (RFC 4180), in the form that spreadsheets open rightly and safely. Knows nothing of what the cells say.

/// What tells a spreadsheet that the text is UTF-8.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Writes rows of cells.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            write_cell(cell, &mut text);
        }
        text.push_str("\r\n");
    }
    text
}

/// A cell that begins like a formula would be run by a spreadsheet: behind an apostrophe it is text.
fn write_cell(cell: &str, to: &mut String) {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) {
        to.push('"');
        to.push_str(guard);
        to.push_str(&cell.replace('"', "\"\""));
        to.push('"');
    } else {
        to.push_str(guard);
        to.push_str(cell);
    }
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
            (&["a", "b c", ""][..], "a,b c,"),
            (&["a,b", "say \"x\""], "\"a,b\",\"say \"\"x\"\"\""),
            (&["two\nlines", "two\r\nlines"], "\"two\nlines\",\"two\r\nlines\""),
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
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("a=b", "a=b"),
        ] {
            assert_eq!(line(&[cell]), expected);
        }
    }

    #[test]
    fn a_text_begins_with_the_mark_of_its_encoding_and_its_lines_end_as_they_should() {
        assert_eq!(write(&[vec!["é".into()], vec!["b".into()]]), "\u{FEFF}é\r\nb\r\n");
    }
}
