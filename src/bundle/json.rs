//! Bytes of a listed file → text → typed JSON, each failure with its place.
//!
//! Invariant: nothing here panics or recurses on hostile input. Unknown properties are scanned,
//! not built, so a hundred thousand nested arrays cost time in proportion to their length.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::problem::Problem;

/// The byte order mark that Windows editors put before UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file without one leading byte order mark.
pub(crate) fn text<'a>(bytes: &'a [u8], file: &str) -> Result<&'a str, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count();
        Problem::new(
            "E-UTF8",
            format!("{file} line {line}"),
            format!(
                "The file is not UTF-8 text from byte {}",
                error.valid_up_to()
            ),
            "Save the file as UTF-8",
        )
    })?;
    Ok(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text))
}

/// Parses a whole JSON file.
pub(crate) fn parse<T: DeserializeOwned>(text: &str, file: &str) -> Result<T, Problem> {
    parse_at_line(text, file, 1)
}

/// Parses JSON that begins at `first_line` of `file`.
pub(crate) fn parse_at_line<T: DeserializeOwned>(
    text: &str,
    file: &str,
    first_line: usize,
) -> Result<T, Problem> {
    if let Some(at) = half_surrogate(text) {
        let line = first_line + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count();
        return Err(Problem::new(
            "E-JSON",
            format!("{file} line {line}"),
            format!(
                "`{}` is half of a character",
                text.get(at..at + 6).unwrap_or_default()
            ),
            "Write the character itself, or both halves of its escape",
        ));
    }
    typed(text).map_err(|(path, error)| {
        let line = first_line - 1 + error.line().max(1);
        Problem::new(
            "E-JSON",
            place(&format!("{file} line {line}"), &path),
            as_sentence(message(&error)),
            "Correct the file; any JSON checker shows the spot",
        )
    })
}

/// Parses JSON that was not a file of its own; the path of what is wrong, and words that fit behind
/// others.
pub(crate) fn parse_inside<T: DeserializeOwned>(text: &str) -> Result<T, (String, String)> {
    typed(text).map_err(|(path, error)| (path, message(&error)))
}

/// Parses one element that was cut out of a file; `path` is where it stood, like `items[3]`.
pub(crate) fn parse_item<T: DeserializeOwned>(
    raw: &RawValue,
    path: &str,
) -> Result<T, (String, String)> {
    typed(raw.get()).map_err(|(inner, error)| {
        let whole = match inner.as_str() {
            "" => path.to_owned(),
            inner if inner.starts_with('[') => format!("{path}{inner}"),
            inner => format!("{path}.{inner}"),
        };
        (whole, message(&error))
    })
}

/// A file and a path inside it, as every problem names them.
pub(crate) fn place(file: &str, path: &str) -> String {
    if path.is_empty() {
        file.to_owned()
    } else {
        format!("{file} at {path}")
    }
}

fn typed<T: DeserializeOwned>(text: &str) -> Result<T, (String, serde_json::Error)> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        // A lone dot is how serde_path_to_error writes "at the top".
        let path = if path == "." { String::new() } else { path };
        (path, error.into_inner())
    })?;
    deserializer.end().map_err(|error| (String::new(), error))?;
    Ok(value)
}

/// The message without its position, which the place says better.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&position).unwrap_or(&text).to_owned()
}

/// The parser's messages begin small, for they are made to stand behind others.
fn as_sentence(mut message: String) -> String {
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    message
}

/// Where the first `\ud800`–`\udfff` escape without its other half stands.
///
/// Skipped properties are not decoded by `serde_json`, so it would not notice.
fn half_surrogate(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = memchr::memchr(b'\\', &bytes[at..]) {
        at += step;
        match unit(bytes, at) {
            Some(0xd800..=0xdbff) => match unit(bytes, at + 6) {
                Some(0xdc00..=0xdfff) => at += 12,
                _ => return Some(at),
            },
            Some(0xdc00..=0xdfff) => return Some(at),
            _ => at += 2,
        }
        if at >= bytes.len() {
            break;
        }
    }
    None
}

/// The UTF-16 unit of the escape `\uXXXX` at byte `at`.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_order_mark_is_dropped_and_bad_bytes_are_placed() {
        assert_eq!(text("\u{feff}a".as_bytes(), "f").unwrap(), "a");
        assert_eq!(
            text("\u{feff}\u{feff}a".as_bytes(), "f").unwrap(),
            "\u{feff}a"
        );
        let problem = text(b"a\nb\xff", "body.txt").unwrap_err();
        assert_eq!(
            (problem.code, problem.place.as_str()),
            ("E-UTF8", "body.txt line 2")
        );
    }

    #[test]
    fn half_characters_are_found_wherever_they_stand() {
        for good in [
            r#""\ud83c\udfee""#,
            r#""\\ud800""#,
            r#""\u0041""#,
            "\"\\",
            "\"\\u12",
        ] {
            assert_eq!(half_surrogate(good), None, "{good}");
        }
        for bad in [
            r#""\ud800""#,
            r#""\udc00\ud800""#,
            r#""\ud83c\u0041""#,
            r#""\\\ud800""#,
        ] {
            assert!(half_surrogate(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn trailing_text_and_not_a_number_are_refused_with_their_line() {
        for bad in ["{} x", "[NaN]", "{\n\"a\": 1,\n}", ""] {
            let problem = parse::<serde_json::Value>(bad, "a.json").unwrap_err();
            assert!(problem.place.starts_with("a.json line "), "{problem}");
        }
    }
}
