//! Text that XML can hold.

use std::borrow::Cow;
use std::cell::Cell;

/// Leaves out of texts what XML 1.0 forbids, and counts it.
#[derive(Debug, Default)]
pub struct Clean(Cell<usize>);

impl Clean {
    /// How many characters were left out.
    pub fn left_out(&self) -> usize {
        self.0.get()
    }

    /// `text` without what XML forbids; escaping is left to the writer.
    pub(super) fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let wrong = text.chars().filter(|char| !is_allowed(*char)).count();
        if wrong == 0 {
            return Cow::Borrowed(text);
        }
        self.0.set(self.0.get() + wrong);
        Cow::Owned(text.chars().filter(|char| is_allowed(*char)).collect())
    }
}

/// The production `Char` of XML 1.0; surrogates are no `char`s.
fn is_allowed(char: char) -> bool {
    match char {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        other => other >= ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out_and_counted() {
        let clean = Clean::default();
        assert_eq!(clean.text("a\u{0}b\u{1b}\u{FFFF}c\t<"), "abc\t<");
        assert_eq!(clean.left_out(), 3);
        assert_eq!(clean.text("אבג\u{202E}"), "אבג\u{202E}");
        assert_eq!(clean.left_out(), 3);
    }
}
