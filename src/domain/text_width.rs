//! How wide a text will be, for pictures that are made where nothing can measure. Knows nothing of typefaces but that
//! their widest common letters are alike.

/// The width of a text in hundredths of its font's size: rather too much than too little, because typefaces differ.
pub fn text_width(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '/' | ' ' | '\'' | '|' => 35,
            'm' | 'w' | 'M' | 'W' | '@' | '%' => 100,
            'A'..='Z' => 75,
            '\0'..='\u{2FF}' => 62,
            '\u{300}'..='\u{1FFF}' => 80,
            '\u{2000}'..='\u{FFFF}' => 105,
            _ => 140,
        })
        .sum()
}

/// A text in lines of at most so many pixels at a font's size, broken between words; a word that is longer than a line
/// stands alone.
pub fn wrap(text: &str, size: usize, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}")) * size <= room * 100 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words_where_the_room_ends() {
        assert_eq!(wrap("Relational databases and SQL", 10, 100), ["Relational", "databases and", "SQL"]);
        assert_eq!(wrap("Relational databases and SQL", 10, 1000), ["Relational databases and SQL"]);
        assert_eq!(wrap("Internationalization", 10, 20), ["Internationalization"], "a word is never broken");
        assert!(wrap("  ", 10, 20).is_empty());
    }
}
