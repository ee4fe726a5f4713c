//! The list of files inside a ZIP, read strictly before the `zip` crate sees the archive.
//!
//! Invariant: an archive that passes can be understood in one way only. The last end record counts
//! and nothing else is tried; the directory lies exactly where that record says, directly in front
//! of it, and holds exactly as many files as it says. That bounds memory before anything is parsed.
//! It reads no file's content and checks no names.

use memchr::memmem;

use crate::container::byte_source::ByteSource;
use crate::container::limits::{Limits, bytes_in_words};
use crate::container::refusal::{self, ARCHIVE};
use crate::problem::Problem;

const END_SIGNATURE: &[u8; 4] = b"PK\x05\x06";
const END_BYTES: u64 = 22;
const LOCATOR_SIGNATURE: &[u8; 4] = b"PK\x06\x07";
const LOCATOR_BYTES: u64 = 20;
const END64_SIGNATURE: &[u8; 4] = b"PK\x06\x06";
const END64_BYTES: u64 = 56;
const HEADER_SIGNATURE: &[u8; 4] = b"PK\x01\x02";
const HEADER_BYTES: usize = 46;
const FIRST_FILE_SIGNATURE: &[u8; 4] = b"PK\x03\x04";
/// A comment, or what a download left behind the archive, may be this long.
const MAX_TRAILER_BYTES: u64 = u16::MAX as u64;

/// Whether a file that starts with these bytes is meant to be a ZIP.
pub(super) fn starts_like_a_zip(start: &[u8]) -> bool {
    start.starts_with(FIRST_FILE_SIGNATURE) || start.starts_with(END_SIGNATURE)
}

/// What the directory says, before anybody believes it.
#[derive(Debug)]
pub(super) struct Directory {
    /// Where the directory starts.
    pub(super) start: u64,
    /// Where the archive ends; whatever follows is never read.
    pub(super) archive_end: u64,
    pub(super) headers: Vec<CentralHeader>,
}

/// The parts of a directory entry that decide whether the file may be read at all.
#[derive(Debug)]
pub(super) struct CentralHeader {
    pub(super) raw_name: Vec<u8>,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) external_attributes: u32,
}

/// The end record, after ZIP64 had its say.
struct End {
    entries: u64,
    directory_bytes: u64,
    directory_start: u64,
    /// Where the record, or the ZIP64 record in front of it, starts: the directory ends there.
    record_start: u64,
    /// Where the archive ends.
    after_comment: u64,
}

pub(super) fn read(source: &ByteSource, limits: &Limits) -> Result<Directory, Problem> {
    let start = source
        .read_at(0, source.len().min(4))
        .map_err(|e| refusal::unreadable(ARCHIVE, &e))?;
    if !starts_like_a_zip(&start) {
        return Err(refusal::broken_zip(
            "The file does not start as a ZIP archive does",
        ));
    }
    let end = find_end(source)?;
    if end.entries > limits.entries as u64 {
        return Err(refusal::too_many_files(limits));
    }
    if end.directory_bytes > limits.directory_bytes {
        return Err(Problem::new(
            "E-FILES",
            ARCHIVE,
            format!(
                "The list of files takes {}, more than the {} allowed",
                bytes_in_words(end.directory_bytes),
                bytes_in_words(limits.directory_bytes)
            ),
            "Pack fewer files, with shorter names",
        ));
    }
    if end.directory_start.checked_add(end.directory_bytes) != Some(end.record_start) {
        return Err(refusal::broken_zip(
            "The list of files is not where the archive says, or something stands in front of the archive",
        ));
    }
    let bytes = source
        .read_at(end.directory_start, end.directory_bytes)
        .map_err(|e| refusal::unreadable(ARCHIVE, &e))?;
    Ok(Directory {
        start: end.directory_start,
        archive_end: end.after_comment,
        headers: parse_headers(&bytes, end.entries)?,
    })
}

fn find_end(source: &ByteSource) -> Result<End, Problem> {
    let tail_bytes = source.len().min(END_BYTES + MAX_TRAILER_BYTES);
    let tail_start = source.len() - tail_bytes;
    let tail = source
        .read_at(tail_start, tail_bytes)
        .map_err(|e| refusal::unreadable(ARCHIVE, &e))?;
    let cut_short = || refusal::broken_zip("The archive has no end: it was cut short or damaged");
    let at = memmem::rfind(&tail, END_SIGNATURE).ok_or_else(cut_short)?;
    let record = Fields(tail.get(at..).unwrap_or_default());
    let comment_bytes = record.u16(20).ok_or_else(cut_short)?;
    let record_start = tail_start + at as u64;
    let archive_end = record_start + END_BYTES + u64::from(comment_bytes);
    if archive_end > source.len() {
        return Err(cut_short());
    }
    let short = || -> Option<_> {
        Some((
            [record.u16(4)?, record.u16(6)?],
            [record.u16(8)?, record.u16(10)?],
            record.u32(12)?,
            record.u32(16)?,
        ))
    };
    let (disks, entries, directory_bytes, directory_start) = short().ok_or_else(cut_short)?;

    if let Some(locator_start) = record_start.checked_sub(LOCATOR_BYTES) {
        let locator = source
            .read_at(locator_start, LOCATOR_BYTES)
            .map_err(|e| refusal::unreadable(ARCHIVE, &e))?;
        if locator.starts_with(LOCATOR_SIGNATURE) {
            let long = find_end64(source, &Fields(&locator), locator_start)?;
            // The short record either defers to the long one or agrees with it.
            let agrees = disks.iter().all(|disk| matches!(disk, 0 | &u16::MAX))
                && entries
                    .iter()
                    .all(|n| *n == u16::MAX || u64::from(*n) == long.entries)
                && (directory_bytes == u32::MAX
                    || u64::from(directory_bytes) == long.directory_bytes)
                && (directory_start == u32::MAX
                    || u64::from(directory_start) == long.directory_start);
            if !agrees {
                return Err(refusal::broken_zip(
                    "The two end records of the archive disagree",
                ));
            }
            return Ok(End {
                after_comment: archive_end,
                ..long
            });
        }
    }
    let [on_this_disk, in_all] = entries;
    if disks != [0, 0] || on_this_disk != in_all {
        return Err(refusal::several_disks());
    }
    Ok(End {
        entries: u64::from(in_all),
        directory_bytes: u64::from(directory_bytes),
        directory_start: u64::from(directory_start),
        record_start,
        after_comment: archive_end,
    })
}

fn find_end64(
    source: &ByteSource,
    locator: &Fields<'_>,
    locator_start: u64,
) -> Result<End, Problem> {
    let damaged = || refusal::broken_zip("The ZIP64 end of the archive is damaged");
    let record_start = locator.u64(8).ok_or_else(damaged)?;
    if locator.u32(4) != Some(0) || locator.u32(16).is_none_or(|disks| disks > 1) {
        return Err(refusal::several_disks());
    }
    // The record has exactly its documented fields and ends where the locator starts.
    if record_start.checked_add(END64_BYTES) != Some(locator_start) {
        return Err(damaged());
    }
    let record = source
        .read_at(record_start, END64_BYTES)
        .map_err(|e| refusal::unreadable(ARCHIVE, &e))?;
    if !record.starts_with(END64_SIGNATURE) {
        return Err(damaged());
    }
    let record = Fields(&record);
    if record.u64(4) != Some(END64_BYTES - 12) {
        return Err(damaged());
    }
    let entries = record.u64(32).ok_or_else(damaged)?;
    if record.u32(16) != Some(0) || record.u32(20) != Some(0) || record.u64(24) != Some(entries) {
        return Err(refusal::several_disks());
    }
    Ok(End {
        entries,
        directory_bytes: record.u64(40).ok_or_else(damaged)?,
        directory_start: record.u64(48).ok_or_else(damaged)?,
        record_start,
        after_comment: locator_start, // replaced by the caller, who knows the short record
    })
}

/// Splits the directory into its headers; `entries` was checked against the limit.
fn parse_headers(directory: &[u8], entries: u64) -> Result<Vec<CentralHeader>, Problem> {
    let damaged = || refusal::broken_zip("The list of files in the archive is damaged");
    let mut headers = Vec::new();
    let mut rest = directory;
    while (headers.len() as u64) < entries {
        let (header, after) = rest.split_at_checked(HEADER_BYTES).ok_or_else(damaged)?;
        if !header.starts_with(HEADER_SIGNATURE) {
            return Err(damaged());
        }
        let header = Fields(header);
        let length = |at| header.u16(at).map(usize::from).ok_or_else(damaged);
        let (name, after) = after.split_at_checked(length(28)?).ok_or_else(damaged)?;
        let (_, after) = after
            .split_at_checked(length(30)? + length(32)?)
            .ok_or_else(damaged)?;
        if header.u16(34) != Some(0) {
            return Err(refusal::several_disks());
        }
        headers.push(CentralHeader {
            raw_name: name.to_vec(),
            flags: header.u16(8).ok_or_else(damaged)?,
            method: header.u16(10).ok_or_else(damaged)?,
            external_attributes: header.u32(38).ok_or_else(damaged)?,
        });
        rest = after;
    }
    if !rest.is_empty() {
        return Err(refusal::broken_zip(
            "The archive lists other files than its end record counts",
        ));
    }
    Ok(headers)
}

/// Little-endian numbers at fixed offsets; `None` past the end.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn array<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.0.get(at..)?.first_chunk().copied()
    }
    fn u16(&self, at: usize) -> Option<u16> {
        self.array(at).map(u16::from_le_bytes)
    }
    fn u32(&self, at: usize) -> Option<u32> {
        self.array(at).map(u32::from_le_bytes)
    }
    fn u64(&self, at: usize) -> Option<u64> {
        self.array(at).map(u64::from_le_bytes)
    }
}
