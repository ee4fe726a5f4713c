//! The words of older files: IPTC-IIM, which agencies wrote into JPEGs before there was XMP.
//!
//! Photoshop's block of resources holds them as one resource, a row of numbered texts. Read where a
//! file has no XMP. What is no UTF-8 is taken as Latin 1, whatever a file says of its letters: many
//! say nothing, or are wrong.

use super::Words;

/// The resource of Photoshop that holds them.
const IPTC: u16 = 0x0404;
/// The mark before each text.
const TEXT: u8 = 0x1C;
/// The record whose texts describe the picture.
const APPLICATION: u8 = 2;

/// Reads Photoshop's block, as far as it is sound.
pub(super) fn read(block: &[u8]) -> Words {
    let Some(texts) = resource(block) else {
        return Words::default();
    };
    let all = |wanted: u8| {
        let texts = Texts(texts).filter(move |(number, _)| *number == (APPLICATION, wanted));
        texts.filter_map(|(_, text)| given(text))
    };
    let first = |wanted: u8| all(wanted).next();
    Words {
        caption: first(120),
        headline: first(105),
        credit: first(110),
        creators: all(80).collect(),
        copyright: first(116),
        sources: first(115).into_iter().collect(),
        created: first(55).map(dashed),
        ..Words::default()
    }
}

/// The resource with the texts: each has a signature, a number, a padded name and padded data.
fn resource(mut block: &[u8]) -> Option<&[u8]> {
    loop {
        let rest = block.strip_prefix(b"8BIM")?;
        let (number, rest) = rest.split_first_chunk::<2>()?;
        let name = usize::from(*rest.first()?) + 1;
        let rest = rest.get(name.next_multiple_of(2)..)?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        if u16::from_be_bytes(*number) == IPTC {
            return rest.get(..length);
        }
        block = rest.get(length.checked_next_multiple_of(2)?..)?;
    }
}

/// The texts with their numbers; ends where something is not one.
struct Texts<'a>(&'a [u8]);

impl<'a> Iterator for Texts<'a> {
    type Item = ((u8, u8), &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let ([mark, record, number, high, low], rest) = self.0.split_first_chunk::<5>()?;
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        if *mark != TEXT {
            return None;
        }
        let (text, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(((*record, *number), text))
    }
}

fn given(text: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(text).map_or_else(
        |_not_utf8| text.iter().copied().map(char::from).collect(),
        ToOwned::to_owned,
    );
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0');
    (!text.is_empty()).then(|| text.to_owned())
}

/// `20250301` as `2025-03-01`; anything else as it is.
fn dashed(date: String) -> String {
    let is_number = date.len() == 8 && date.bytes().all(|digit| digit.is_ascii_digit());
    if is_number {
        format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..])
    } else {
        date
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Photoshop's block with these texts, after a resource of another kind.
    pub(in super::super) fn block(texts: &[((u8, u8), &[u8])]) -> Vec<u8> {
        let mut data = Vec::new();
        for ((record, number), text) in texts {
            data.extend([TEXT, *record, *number]);
            data.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
            data.extend(*text);
        }
        let mut block = b"8BIM\x04\x25\x03abc\0\0\0\x03xyz\0".to_vec();
        block.extend(b"8BIM\x04\x04\0\0");
        block.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        block.extend(data);
        block
    }

    #[test]
    fn texts_are_read_by_their_numbers_and_in_their_letters() {
        let read = read(&block(&[
            ((2, 120), b" Caf\xc3\xa9 \0"),
            ((2, 110), b"Caf\xe9"),
            ((2, 80), b"Ana"),
            ((2, 80), b"Bo"),
            ((2, 55), b"20250301"),
            ((3, 105), b"of another record"),
        ]));
        let expected = Words {
            caption: Some("Café".to_owned()),
            credit: Some("Café".to_owned()),
            creators: vec!["Ana".to_owned(), "Bo".to_owned()],
            created: Some("2025-03-01".to_owned()),
            ..Words::default()
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn every_beginning_and_every_lie_about_a_length_is_read_without_harm() {
        let whole = block(&[((2, 120), b"Quay"), ((2, 110), b"Wire")]);
        assert_eq!(read(&whole).credit.as_deref(), Some("Wire"));
        for end in 0..whole.len() {
            assert_eq!(read(&whole[..end]).credit, None);
        }
        for place in 0..whole.len() {
            let mut changed = whole.clone();
            changed[place] = 0xff;
            let _ = read(&changed);
        }
    }
}
