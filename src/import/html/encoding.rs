//! The bytes of a page → its text.
//!
//! A byte order mark decides; then bytes that can hardly be anything but UTF-8; then what the carrier
//! declared (a mail's header, a response's); then what the page says of itself; then a guess from the bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page its own declaration is looked for: four times what the HTML standard asks.
const PRESCAN_BYTES: usize = 4096;

/// Decodes a page; bytes that mean nothing become U+FFFD.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    let encoding = encoding_of(bytes, declared);
    let (text, _, _) = encoding.decode(bytes);
    text.into_owned()
}

fn encoding_of(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = wide(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() && !bytes.is_ascii() {
        return UTF_8;
    }
    let head = &bytes[..bytes.len().min(PRESCAN_BYTES)];
    let said = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .or_else(|| in_meta(head));
    match said {
        // It says UTF-8 and is not: one broken character does not make it another encoding.
        Some(encoding) if encoding == UTF_8 && broken(bytes) > 8 => guess(bytes),
        // A declaration that could be read cannot be wide.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        Some(encoding) => encoding,
        None => guess(bytes),
    }
}

/// Two bytes a character without a mark: every other byte of the markup is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(256) & !1];
    let zeros = |parity: usize| {
        let zero = head.iter().skip(parity).step_by(2).filter(|b| **b == 0);
        zero.count() * 2 > head.len() * 7 / 10
    };
    if head.len() < 16 {
        None
    } else if zeros(1) {
        Some(UTF_16LE)
    } else if zeros(0) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The `charset` of a `meta` element or of an XML declaration.
fn in_meta(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    for word in [&b"charset"[..], b"encoding"] {
        for at in memchr::memmem::find_iter(&lower, word) {
            let rest = lower[at + word.len()..].trim_ascii_start();
            let Some(rest) = rest.strip_prefix(b"=") else {
                continue;
            };
            let rest = rest.trim_ascii_start();
            let rest = rest
                .strip_prefix(b"\"")
                .or(rest.strip_prefix(b"'"))
                .unwrap_or(rest);
            let end = rest
                .iter()
                .position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)))
                .unwrap_or(rest.len());
            if let Some(encoding) = Encoding::for_label(&rest[..end]) {
                return Some(encoding);
            }
        }
    }
    None
}

/// How many places are no UTF-8, as far as matters.
fn broken(bytes: &[u8]) -> usize {
    bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .take(9)
        .count()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: &[u8], before: &str) -> Vec<u8> {
        let mut page = before.as_bytes().to_vec();
        page.extend_from_slice(bytes);
        page
    }

    #[test]
    fn each_sign_is_heard_in_its_turn() {
        let meta = "<meta charset=windows-1251>";
        let http = "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>";
        // bytes, declared, the character that they end in
        let cases: &[(Vec<u8>, Option<&str>, &str)] = &[
            (page("é".as_bytes(), "\u{feff}"), Some("windows-1251"), "é"),
            (page("é".as_bytes(), meta), None, "é"),
            (page(b"\xe6", meta), None, "ж"),
            (page(b"\xe6", meta), Some("iso-8859-1"), "æ"),
            (page(b"\xb1", http), None, "ą"),
            (
                page(b"\xe6", "<?xml version='1.0' encoding='koi8-r'?>"),
                None,
                "Ф",
            ),
            (
                "<html><body><p>Żółw i ćma"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect(),
                None,
                "ćma",
            ),
            (
                "<html><body><p>Żółw i ćma"
                    .encode_utf16()
                    .flat_map(u16::to_be_bytes)
                    .collect(),
                None,
                "ćma",
            ),
            (
                page(b"Gr\xfc\xdfe aus M\xfcnchen, f\xfcr \xfcber", "<p>"),
                None,
                "über",
            ),
            (page(b"", ""), Some("no such"), ""),
        ];
        for (bytes, declared, end) in cases {
            let text = decode(bytes, *declared);
            assert!(text.ends_with(end), "{text} {declared:?}");
        }
    }
}
