//! Text for people, in which no content can give orders to a terminal.
//!
//! Control characters (escape sequences among them) and the invisible characters that reorder text are
//! written as `\u{1b}`, so that what is read is what stands there. JSON and CSV do not go through
//! here: for programs the data is not altered.

use std::io::{self, Write};

/// Writes UTF-8 on, with control characters made visible.
pub(super) struct Plain<W>(pub(super) W);

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // `write!` hands over whole pieces of text; anything else stays as it is.
        let Ok(text) = std::str::from_utf8(bytes) else {
            return self.0.write(bytes);
        };
        let mut written = 0;
        for (at, hidden) in text
            .char_indices()
            .filter(|(_, letter)| gives_orders(*letter))
        {
            self.0.write_all(&bytes[written..at])?;
            write!(self.0, "{}", hidden.escape_unicode())?;
            written = at + hidden.len_utf8();
        }
        self.0.write_all(&bytes[written..])?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn gives_orders(letter: char) -> bool {
    let reorders = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    reorders || (letter.is_control() && !matches!(letter, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_become_visible_and_everything_else_stays() {
        let mut out = Vec::new();
        let title = "a\u{1b}]0;title\u{7}b\r\u{9b}2J\u{202e}c";
        writeln!(Plain(&mut out), "{title}\t«שלום» 👩\u{200d}🌾").unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "a\\u{1b}]0;title\\u{7}b\\u{d}\\u{9b}2J\\u{202e}c\t«שלום» 👩\u{200d}🌾\n"
        );
    }
}
