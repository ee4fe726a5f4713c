//! The bytes of a page → its text: what a page says of itself counts where its carrier says nothing.

use encoding_rs::Encoding;

/// How far into a page its own declaration is looked for: four times what the HTML standard asks.
const PRESCAN_BYTES: usize = 4096;

/// Decodes a page; bytes that mean nothing become U+FFFD.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    let head = &bytes[..bytes.len().min(PRESCAN_BYTES)];
    let said = declared
        .and_then(|label| Encoding::for_label_no_replacement(label.trim().as_bytes()))
        .or_else(|| in_meta(head));
    crate::import::encoding::decode(bytes, said.map(Encoding::name)).text
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
            if let Some(encoding) = Encoding::for_label_no_replacement(&rest[..end]) {
                return Some(encoding);
            }
        }
    }
    None
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
            (page(b"a", "<meta charset=iso-2022-kr>"), None, "a"),
            (
                page("é à la carte \u{201c}".as_bytes(), meta),
                Some("utf-8"),
                "\u{201c}",
            ),
        ];
        for (bytes, declared, end) in cases {
            let text = decode(bytes, *declared);
            assert!(text.ends_with(end), "{text} {declared:?}");
        }
    }
}
