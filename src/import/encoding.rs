//! The bytes of a text → its characters.
//!
//! A byte order mark decides; then two bytes a character without a mark; then bytes that can hardly be
//! anything but UTF-8; then what the carrier declared, a mail's header or a response's; then a guess from the
//! bytes (`chardetng`, the detector of Firefox). Bytes that mean nothing become U+FFFD, and are counted.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and what it took to read it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The name of the encoding, as the Encoding Standard calls it.
    pub(super) encoding: &'static str,
    /// Whether some bytes meant nothing.
    pub(super) broken: bool,
}

/// Places that are no UTF-8 in a text that is: one cut at its end, one damaged on its way. Each has so many bytes
/// beyond ASCII that are.
const BROKEN_UTF8: (usize, usize) = (2, 20);
/// The same where the carrier says that it is UTF-8: in other encodings hardly two such bytes in a row are any.
const BROKEN_SAID_UTF8: (usize, usize) = (8, 2);

/// Decodes a text; `declared` is what its carrier says the encoding is.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let encoding = encoding_of(bytes, declared);
    let (text, used, broken) = encoding.decode(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: used.name(),
        broken,
    }
}

fn encoding_of(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = wide(bytes) {
        return encoding;
    }
    // Never the encoding that reads nothing ("replacement"), which stands for some that are unsafe.
    let declared =
        declared.and_then(|label| Encoding::for_label_no_replacement(label.trim().as_bytes()));
    let (places, share) = if declared == Some(UTF_8) {
        BROKEN_SAID_UTF8
    } else {
        BROKEN_UTF8
    };
    let broken = bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty());
    let broken = broken.take(places + 1).count();
    let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if broken == 0 || (broken <= places && beyond_ascii > share * broken) {
        // A text of ASCII alone may still switch alphabets by escapes, which only its carrier tells.
        return declared
            .filter(|it| bytes.is_ascii() && !it.is_ascii_compatible())
            .map_or(UTF_8, |it| {
                if it == UTF_16LE || it == UTF_16BE {
                    UTF_8
                } else {
                    it
                }
            });
    }
    declared
        .filter(|it| *it != UTF_8 && *it != UTF_16LE && *it != UTF_16BE)
        .unwrap_or_else(|| {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
            detector.feed(bytes, true);
            detector.guess(None, Utf8Detection::Allow)
        })
}

/// Two bytes a character without a mark: text of few bytes other than letters has a zero in every other.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 512;
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    let zeros = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    // Blanks and stops are in every text, so a tenth of zeros on one side and none on the other tells.
    let enough = head.len() / 2 / 10;
    if head.len() < 8 || (even > 0 && odd > 0) {
        None
    } else if odd > enough {
        Some(UTF_16LE)
    } else if even > enough {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_is_heard_in_its_turn() {
        let russian = "Мост открыли утром, и город пришёл смотреть.";
        let little: Vec<u8> = russian.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = russian.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        let (koi, _, _) = encoding_rs::KOI8_R.encode(russian);
        let (hebrew, _, _) = encoding_rs::WINDOWS_1255.encode("הגשר נפתח בבוקר והעיר באה לראות");
        let german = b"Die Br\xfccke wurde am Morgen er\xf6ffnet.".to_vec();
        let cases: &[(Vec<u8>, Option<&str>, &str, &str)] = &[
            (
                [b"\xef\xbb\xbf", "é".as_bytes()].concat(),
                Some("windows-1251"),
                "UTF-8",
                "é",
            ),
            (
                [b"\xff\xfe", &little[..]].concat(),
                None,
                "UTF-16LE",
                russian,
            ),
            ([b"\xfe\xff", &big[..]].concat(), None, "UTF-16BE", russian),
            (little, None, "UTF-16LE", russian),
            (big, None, "UTF-16BE", russian),
            (
                russian.as_bytes().to_vec(),
                Some("iso-8859-1"),
                "UTF-8",
                russian,
            ),
            (cyrillic.into_owned(), None, "windows-1251", russian),
            (koi.into_owned(), Some("koi8-r"), "KOI8-R", russian),
            (
                hebrew.into_owned(),
                None,
                "windows-1255",
                "הגשר נפתח בבוקר והעיר באה לראות",
            ),
            (
                german,
                None,
                "windows-1252",
                "Die Brücke wurde am Morgen eröffnet.",
            ),
            (b"plain".to_vec(), Some("utf-16"), "UTF-8", "plain"),
            (b"plain".to_vec(), Some("iso-2022-kr"), "UTF-8", "plain"),
            (
                b"Die Br\xfccke wurde am Morgen er\xf6ffnet.".to_vec(),
                Some("utf-8"),
                "windows-1252",
                "Die Brücke wurde am Morgen eröffnet.",
            ),
            (Vec::new(), None, "UTF-8", ""),
        ];
        for (bytes, declared, encoding, text) in cases {
            let decoded = decode(bytes, *declared);
            assert_eq!(
                (decoded.encoding, decoded.text.as_str()),
                (*encoding, *text)
            );
            assert!(!decoded.broken, "{text}");
        }
    }

    #[test]
    fn a_cut_character_does_not_make_utf8_another_encoding() {
        let mut bytes = "Один мост и два моста".as_bytes().to_vec();
        bytes.pop();
        let decoded = decode(&bytes, None);
        assert!(
            decoded.broken && decoded.text.starts_with("Один мост"),
            "{decoded:?}"
        );
    }
}
