//! The path rule: which names a file inside a bundle may have.
//!
//! One rule for reading and writing, for entries of a container and for the paths that
//! `datapackage.json` lists. Names that pass mean the same file on every system: no way out of the
//! bundle, no reserved names, no look-alikes. Two names must also differ after ASCII lower-casing;
//! that is checked where all names are known, in [`crate::container`].

use std::fmt;

use crate::container::limits::{MAX_PATH_BYTES, MAX_PATH_SEGMENTS};

/// Why a name breaks the path rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// Nothing at all, or nothing between two slashes.
    Empty,
    /// More than [`MAX_PATH_BYTES`].
    Long,
    /// More than [`MAX_PATH_SEGMENTS`].
    Deep,
    /// `.` or `..`, which lead elsewhere.
    Leads,
    /// A segment starts with something other than a letter, a digit or an underscore.
    Start,
    /// A character other than ASCII letters, digits, `.`, `_` and `-`.
    Character,
    /// A segment ends with a dot, which Windows drops.
    End,
    /// A device name of Windows, such as `NUL` or `com1.txt`.
    Reserved,
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The name, or a part of it between slashes, is empty"),
            Self::Long => write!(f, "The name is longer than {MAX_PATH_BYTES} bytes"),
            Self::Deep => write!(f, "The name has more than {MAX_PATH_SEGMENTS} parts"),
            Self::Leads => f.write_str("The name contains `.` or `..` as a part"),
            Self::Start => {
                f.write_str("A part of the name does not start with a letter, a digit or `_`")
            }
            Self::Character => f.write_str(
                "The name contains a character other than English letters, digits, `.`, `_` and `-`",
            ),
            Self::End => f.write_str("A part of the name ends with a dot"),
            Self::Reserved => f.write_str("The name is reserved on Windows"),
        }
    }
}

/// What to do about any [`PathFault`].
pub const PATH_ADVICE: &str = "Rename the file using English letters, digits, `.`, `_` and `-`, for example images/harbour-1.jpg";

/// Checks one name against the path rule.
pub fn check_path(name: &str) -> Result<(), PathFault> {
    if name.len() > MAX_PATH_BYTES {
        return Err(PathFault::Long);
    }
    for segment in name.split('/') {
        check_segment(segment)?;
    }
    if name.split('/').count() > MAX_PATH_SEGMENTS {
        return Err(PathFault::Deep);
    }
    Ok(())
}

fn check_segment(segment: &str) -> Result<(), PathFault> {
    if segment == "." || segment == ".." {
        return Err(PathFault::Leads);
    }
    let first = segment.bytes().next().ok_or(PathFault::Empty)?;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if !segment.bytes().all(allowed) {
        return Err(PathFault::Character);
    }
    if matches!(first, b'.' | b'-') {
        return Err(PathFault::Start);
    }
    if segment.ends_with('.') {
        return Err(PathFault::End);
    }
    if is_reserved(segment) {
        return Err(PathFault::Reserved);
    }
    Ok(())
}

/// Windows opens a device for these whatever the extension.
fn is_reserved(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment);
    let stem = stem.to_ascii_uppercase();
    match stem.as_bytes() {
        b"CON" | b"PRN" | b"AUX" | b"NUL" => true,
        [b'C', b'O', b'M', digit] | [b'L', b'P', b'T', digit] => digit.is_ascii_digit(),
        _ => false,
    }
}

/// Files that operating systems drop into folders: never listed, never read, never complained of.
///
/// A name that leads elsewhere is not one of them, whatever it ends in.
pub(crate) fn is_ignored(name: &str) -> bool {
    let segments = || name.strip_suffix('/').unwrap_or(name).split('/');
    let is_odd =
        |segment: &str| matches!(segment, "" | "." | "..") || segment.contains(['\\', '\0']);
    if segments().any(is_odd) {
        return false;
    }
    let last = segments().next_back().unwrap_or(name);
    segments().any(|segment| segment == "__MACOSX")
        || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
        || last.starts_with("._")
}

/// A name of any origin, fit for a message: short, and with nothing hidden in it.
pub(crate) fn name_for_message(name: &str) -> String {
    const SHOWN_CHARS: usize = 80;
    let mut shown = String::new();
    for c in name.chars().take(SHOWN_CHARS) {
        if c.is_alphanumeric() || c.is_ascii_graphic() || c == ' ' {
            shown.push(c);
        } else {
            shown.extend(c.escape_unicode());
        }
    }
    if name.chars().nth(SHOWN_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_recommended_tree_pass() {
        for name in [
            "datapackage.json",
            "datapackage.json.minisig",
            "entities.ftm.json",
            "figures/figures.csv",
            "images/square_1932-a.jpg",
            "_x",
            "0",
            "a/b/c/d",
            "COM10.txt",
            "console.log",
        ] {
            assert_eq!(check_path(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn every_fault_is_named() {
        for (name, fault) in [
            ("", PathFault::Empty),
            ("/etc/passwd", PathFault::Empty),
            ("a//b", PathFault::Empty),
            ("a/", PathFault::Empty),
            ("..", PathFault::Leads),
            ("a/../b", PathFault::Leads),
            ("./a", PathFault::Leads),
            (".hidden", PathFault::Start),
            ("-rf", PathFault::Start),
            ("a/.h", PathFault::Start),
            ("...", PathFault::Start),
            ("C:/x", PathFault::Character),
            ("a\\b", PathFault::Character),
            ("a b", PathFault::Character),
            ("a\0b", PathFault::Character),
            ("caf\u{e9}.txt", PathFault::Character),
            ("gpj.\u{202e}txt", PathFault::Character),
            ("a.", PathFault::End),
            ("a./b", PathFault::End),
            ("nul", PathFault::Reserved),
            ("a/Com1.txt", PathFault::Reserved),
            ("lpt0", PathFault::Reserved),
            ("AUX.tar.gz", PathFault::Reserved),
            ("a/b/c/d/e", PathFault::Deep),
        ] {
            assert_eq!(check_path(name), Err(fault), "{name:?}");
        }
    }

    #[test]
    fn the_length_is_tried_at_the_limit_and_one_past_it() {
        assert_eq!(check_path(&"a".repeat(MAX_PATH_BYTES)), Ok(()));
        assert_eq!(
            check_path(&"a".repeat(MAX_PATH_BYTES + 1)),
            Err(PathFault::Long)
        );
    }

    #[test]
    fn leftovers_of_systems_are_ignored_unless_they_lead_elsewhere() {
        for name in [
            ".DS_Store",
            "images/.DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "images/._a.jpg",
            "__MACOSX/",
            "__MACOSX/x/._y",
        ] {
            assert!(is_ignored(name), "{name}");
        }
        for name in [
            "../.DS_Store",
            "/Thumbs.db",
            "__MACOSX/../x",
            "a\\._b",
            "DS_Store",
            "article.json",
        ] {
            assert!(!is_ignored(name), "{name}");
        }
    }

    #[test]
    fn a_message_shows_what_a_name_hides() {
        assert_eq!(name_for_message("a\u{202e}gpj.exe"), "a\\u{202e}gpj.exe");
        assert_eq!(name_for_message("a\\b\n"), "a\\b\\u{a}");
        assert_eq!(name_for_message("日本 1.jpg"), "日本 1.jpg");
        assert_eq!(name_for_message(&"x".repeat(1000)).chars().count(), 81);
    }
}
