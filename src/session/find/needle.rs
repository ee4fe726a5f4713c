//! A query, found in any text: case, accents, vowel points and the Arabic tatweel do not count.
//!
//! Invariant: every hit is a range of the text as it was given, on character boundaries.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A folded query, found in any text in linear time.
pub struct Needle {
    folded: String,
    finder: memchr::memmem::Finder<'static>,
}

impl Needle {
    /// Folds `query`; white space at its ends does not count.
    pub fn new(query: &str) -> Self {
        let folded = Folded::new(query.trim()).text;
        Self {
            finder: memchr::memmem::Finder::new(folded.as_bytes()).into_owned(),
            folded,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Calls `found` with each hit in `text`, as a byte range of `text`, without overlaps.
    pub fn find_in(&self, text: &str, found: &mut dyn FnMut(Range<usize>)) {
        if self.folded.is_empty() {
            return;
        }
        if text.is_ascii() {
            let lower = text.to_ascii_lowercase();
            for start in self.finder.find_iter(lower.as_bytes()) {
                found(start..start + self.folded.len());
            }
            return;
        }
        let folded = Folded::new(text);
        for start in self.finder.find_iter(folded.text.as_bytes()) {
            found(folded.original(start..start + self.folded.len()));
        }
    }

    /// Whether `text` holds the query.
    pub fn is_in(&self, text: &str) -> bool {
        let mut any = self.folded.is_empty();
        self.find_in(text, &mut |_| any = true);
        any
    }

    /// Whether a text that was folded before holds the query.
    pub fn is_in_folded(&self, folded: &str) -> bool {
        self.finder.find(folded.as_bytes()).is_some()
    }
}

/// Text without case and marks, to be searched again and again: see [`Needle::is_in_folded`].
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

/// Text without case and marks, and the way back to the original bytes.
struct Folded {
    text: String,
    /// For each byte of `text`: where the character it came from starts and ends.
    origin: Vec<(u32, u32)>,
}

impl Folded {
    fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin: Vec<(u32, u32)> = Vec::with_capacity(original.len());
        for (start, letter) in original.char_indices() {
            let end = start + letter.len_utf8();
            let before = text.len();
            if letter.is_ascii() {
                text.push(letter.to_ascii_lowercase());
            } else {
                let bare = letter.nfkd().filter(|part| {
                    !is_combining_mark(*part) && !matches!(part, '\u{640}' | '\u{ad}')
                });
                for part in bare.flat_map(char::to_lowercase) {
                    // Some lower-case forms bring a mark of their own (İ).
                    if !is_combining_mark(part) {
                        text.push(part);
                    }
                }
            }
            if text.len() == before {
                // A mark belongs to the letter before it, so that a hit lights it too.
                if let Some(last) = origin.last().map(|place| place.0) {
                    for place in origin.iter_mut().rev().take_while(|place| place.0 == last) {
                        place.1 = end as u32;
                    }
                }
            }
            origin.resize(text.len(), (start as u32, end as u32));
        }
        Self { text, origin }
    }

    fn original(&self, folded: Range<usize>) -> Range<usize> {
        self.origin[folded.start].0 as usize..self.origin[folded.end - 1].1 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(query: &str, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        Needle::new(query).find_in(text, &mut |range| found.push(text[range].to_owned()));
        found
    }

    #[test]
    fn case_accents_and_points_do_not_count() {
        assert_eq!(
            hits("viktorov", "VIKTOROV, Viktorov"),
            ["VIKTOROV", "Viktorov"]
        );
        assert_eq!(
            hits("cafe", "Café and cafe\u{301}s"),
            ["Café", "cafe\u{301}"]
        );
        assert_eq!(hits("שלום", "שָׁלוֹם עולם"), ["שָׁלוֹם"]);
        assert_eq!(hits("محمد", "مُحَمَّـد"), ["مُحَمَّـد"]);
        assert_eq!(hits("straße", "STRASSE strasse Straße"), ["Straße"]);
        assert_eq!(hits("istanbul", "İstanbul"), ["İstanbul"]);
        assert_eq!(hits("ой", "Толстой"), ["ой"]);
        assert_eq!(hits("", "anything"), Vec::<String>::new());
        assert_eq!(hits("aa", "aaaa"), ["aa", "aa"]);
    }

    proptest::proptest! {
        #[test]
        fn every_hit_is_a_range_of_the_text(query in "\\PC{0,3}", text in "\\PC{0,40}") {
            Needle::new(&query).find_in(&text, &mut |range| {
                assert!(text.get(range).is_some_and(|words| !words.is_empty()));
            });
        }
    }
}
