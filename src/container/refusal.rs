//! The words for what a container refuses, where more than one place says the same.
//!
//! Codes are those of the format description; `E-READ` (the system does not let us read) is ours.

use std::fmt::Display;

use crate::container::limits::{Limits, bytes_in_words};
use crate::container::path_rule::{PATH_ADVICE, PathFault, name_for_message};
use crate::problem::Problem;

/// The place of a problem that concerns the ZIP as a whole.
pub(super) const ARCHIVE: &str = "the archive";
/// What to do with an archive that no packer of ours or of others would write.
pub(super) const ASK_AGAIN: &str =
    "Do not trust this file; ask whoever sent it for a new copy, packed with `dossier pack`";

pub(super) fn broken_zip(what: impl Into<String>) -> Problem {
    Problem::new(
        "E-ZIP",
        ARCHIVE,
        what,
        "Download or copy the file again, or ask whoever sent it for a new copy",
    )
}

pub(super) fn several_disks() -> Problem {
    Problem::new(
        "E-ZIP",
        ARCHIVE,
        "The archive is one part of several",
        "Pack it again as a single file",
    )
}

pub(super) fn too_many_files(limits: &Limits) -> Problem {
    Problem::new(
        "E-FILES",
        "",
        format!("There are more than the {} files allowed", limits.entries),
        "Leave out what does not belong to the article, or split it into several bundles",
    )
}

pub(super) fn too_large(name: &str, what: &str, bytes: u64, limit: u64) -> Problem {
    Problem::new(
        "E-BOMB",
        name_for_message(name),
        format!(
            "The file has {}, more than the {} allowed for {what}",
            bytes_in_words(bytes),
            bytes_in_words(limit)
        ),
        "Make the file smaller, or split it",
    )
}

pub(super) fn bad_path(name: &str, fault: PathFault) -> Problem {
    Problem::new(
        "E-PATH",
        name_for_message(name),
        fault.to_string(),
        PATH_ADVICE,
    )
}

pub(super) fn not_a_regular_file(name: &str) -> Problem {
    Problem::new(
        "E-LINK",
        name_for_message(name),
        "It is a link, a pipe or a device, not a regular file",
        "Put the file itself in its place",
    )
}

pub(super) fn missing(name: &str) -> Problem {
    Problem::new(
        "E-MISSING",
        name_for_message(name),
        "There is no such file in the bundle",
        "Add the file, or remove it from datapackage.json",
    )
}

pub(super) fn unreadable(place: &str, error: &dyn Display) -> Problem {
    Problem::new(
        "E-READ",
        name_for_message(place),
        format!("It cannot be read: {error}"),
        "Check that the file is there, that you may read it, and that its disk is connected",
    )
}

pub(super) fn changed_while_read(place: &str) -> Problem {
    Problem::new(
        "E-READ",
        name_for_message(place),
        "The file changed while it was being read",
        "Wait until it has been saved, then open it again",
    )
}
