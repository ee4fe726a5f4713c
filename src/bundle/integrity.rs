//! Whether a listed file is what the list says: its length and SHA-256.
//!
//! Text parts are checked at reading, on the very bytes that are parsed; pictures and attachments
//! later, one job each, with [`check`]. A match proves "not changed since it was packed" and nothing more.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::schema::package::Resource;
use super::schema::whole;
use crate::container::Container;
use crate::container::limits::FileKind;
use crate::model::integrity::{FileCheck, HashState};
use crate::problem::Problem;

/// The only algorithm that is checked.
const PREFIX: &str = "sha256:";

/// Reads the file and compares it; for files that were [`HashState::Pending`].
pub fn check(container: &Container, file: &FileCheck) -> HashState {
    state_of(
        container,
        file,
        &container.read(&file.path, FileKind::Image),
    )
}

/// What is so of the very bytes that were just read, or were not to be had.
pub fn state_of(
    container: &Container,
    file: &FileCheck,
    read: &Result<Vec<u8>, Problem>,
) -> HashState {
    match read {
        Ok(bytes) => compare(bytes, file),
        Err(_) if !container.contains(&file.path) => HashState::Missing,
        // There is nothing that it could differ from.
        Err(_) if file.expected_sha256.is_none() && file.expected_bytes.is_none() => file.state,
        Err(_) => HashState::Changed,
    }
}

/// What to say of a file that has changed.
pub fn changed(file: &FileCheck) -> Problem {
    Problem::new(
        "E-HASH",
        &file.path,
        format!(
            "`{}` has changed since it was packed: its length or SHA-256 differs",
            file.name
        ),
        ASK_AGAIN,
    )
}

/// What to do about a file that has changed.
pub(crate) const ASK_AGAIN: &str =
    "Ask whoever sent the bundle for a new copy, or open it anyway and check what you read";

/// The SHA-256 of `bytes` in lower-case hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let written = write!(hex, "{byte:02x}");
            debug_assert!(written.is_ok(), "writing to a string cannot fail");
            hex
        })
}

/// The value of `hash` in a list.
pub(crate) fn hash_property(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", sha256(bytes))
}

/// The digits of a SHA-256, whatever the case of its letters; what is malformed charges no file.
fn well_formed(hash: &str) -> Option<String> {
    let (prefix, digits) = hash.split_at_checked(PREFIX.len())?;
    let is_sound = prefix.eq_ignore_ascii_case(PREFIX)
        && digits.len() == 64
        && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_sound.then(|| digits.to_ascii_lowercase())
}

/// What the list says of a file that has not been read yet.
pub(crate) fn expected(resource: &Resource, path: &str, is_there: bool) -> FileCheck {
    let hash = resource.hash.as_deref();
    let expected_sha256 = hash.and_then(well_formed);
    let expected_bytes = resource
        .bytes
        .as_deref()
        .and_then(|bytes| whole(Some(bytes)));
    let state = if !is_there {
        HashState::Missing
    } else if hash.is_some() && expected_sha256.is_none() {
        HashState::OtherAlgorithm
    } else if hash.is_none() && expected_bytes.is_none() {
        HashState::Absent
    } else {
        HashState::Pending
    };
    FileCheck {
        name: resource.name().to_owned(),
        path: path.to_owned(),
        state,
        expected_sha256,
        expected_bytes,
    }
}

/// Compares bytes that have been read.
pub(crate) fn compare(bytes: &[u8], file: &FileCheck) -> HashState {
    if length_differs(bytes, file) || hash_differs(bytes, file) {
        HashState::Changed
    } else if file.expected_sha256.is_some() {
        HashState::Verified
    } else if file.state == HashState::OtherAlgorithm {
        HashState::OtherAlgorithm
    } else {
        HashState::Absent
    }
}

pub(crate) fn length_differs(bytes: &[u8], file: &FileCheck) -> bool {
    file.expected_bytes
        .is_some_and(|expected| expected != bytes.len() as u64)
}

pub(crate) fn hash_differs(bytes: &[u8], file: &FileCheck) -> bool {
    file.expected_sha256
        .as_ref()
        .is_some_and(|expected| *expected != sha256(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::json;

    fn file(text: &str) -> FileCheck {
        let resource: Resource = json::parse(text, "d").unwrap();
        expected(&resource, "a", true)
    }

    #[test]
    fn length_and_hash_decide() {
        let good = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        for (text, state) in [
            (
                format!(r#"{{"hash":"{good}","bytes":3}}"#),
                HashState::Verified,
            ),
            (
                format!(r#"{{"hash":"{good}","bytes":4}}"#),
                HashState::Changed,
            ),
            (
                format!(r#"{{"hash":"{}"}}"#, good.to_uppercase()),
                HashState::Verified,
            ),
            (
                good.replace("ba", "00")
                    .replacen("sha", r#"{"hash":"sha"#, 1)
                    + r#""}"#,
                HashState::Changed,
            ),
            (
                r#"{"hash":"sha256:"}"#.to_owned(),
                HashState::OtherAlgorithm,
            ),
            (
                r#"{"hash":"sha256:00"}"#.to_owned(),
                HashState::OtherAlgorithm,
            ),
            (
                r#"{"hash":"900150983cd24fb0d6963f7d28e17f72"}"#.to_owned(),
                HashState::OtherAlgorithm,
            ),
            (r#"{"bytes":3}"#.to_owned(), HashState::Absent),
            ("{}".to_owned(), HashState::Absent),
        ] {
            assert_eq!(compare(b"abc", &file(&text)), state, "{text}");
        }
        assert_eq!(
            expected(&Resource::default(), "a", false).state,
            HashState::Missing
        );
    }

    #[test]
    fn a_pending_file_is_checked_in_its_container() {
        let container = Container::from_files(vec![("a".to_owned(), b"abc".to_vec())]).unwrap();
        let zeros = "0".repeat(64);
        let mut pending = file(&format!(r#"{{"bytes":3,"hash":"sha256:{zeros}"}}"#));
        assert_eq!(pending.state, HashState::Pending);
        assert_eq!(check(&container, &pending), HashState::Changed);
        pending.expected_sha256 = Some(sha256(b"abc"));
        assert_eq!(check(&container, &pending), HashState::Verified);
        let unread = || Err(Problem::new("E-LIMIT", "a", "Too large", "See the limits"));
        assert_eq!(
            state_of(&container, &pending, &unread()),
            HashState::Changed
        );
        let mut free = file("{}");
        free.path = "a".to_owned();
        assert_eq!(
            state_of(&container, &free, &unread()),
            free.state,
            "there is nothing that it could differ from"
        );
        pending.path = "b".to_owned();
        assert_eq!(check(&container, &pending), HashState::Missing);
    }
}
