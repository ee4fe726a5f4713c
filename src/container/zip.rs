//! A ZIP as a container.
//!
//! Everything that can be known without inflating is checked when the archive is opened, and each
//! doubt refuses all of it; what only inflating shows (false sizes, false checksums) refuses that
//! file. Nothing is ever unpacked to disk. Opening costs memory for the list of files, reading
//! costs the file that is read.

use std::collections::BTreeMap;
use std::io::{self, Read as _};

use zip::read::{ArchiveOffset, Config, HasZipMetadata as _};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive, ZipReadOptions};

use crate::container::Entry;
use crate::container::byte_source::ByteSource;
use crate::container::excerpt::Excerpt;
use crate::container::limits::{Limits, bytes_in_words};
use crate::container::path_rule::{check_path, is_ignored, name_for_message};
use crate::container::refusal::{self, ARCHIVE, ASK_AGAIN};
use crate::container::zip_directory::{self, CentralHeader};
use crate::problem::Problem;

/// Flag bits: encrypted, patch data, strongly encrypted, directory encrypted.
const ENCRYPTED_FLAGS: u16 = 1 | 1 << 6 | 1 << 13;
const PATCH_FLAG: u16 = 1 << 5;
const METHOD_AES: u16 = 99;
/// Unix file type, in the upper half of the external attributes.
const FILE_TYPE: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;
/// Windows marks links so, in the lower half.
const REPARSE_POINT: u32 = 0x400;

const DATAPACKAGE: &str = "datapackage.json";

/// An open archive; each read works on a clone, which shares the list of files.
#[derive(Debug)]
pub(super) struct Zip {
    archive: ZipArchive<ByteSource>,
    source: ByteSource,
    /// Name, with the top folder stripped, to the index in the archive.
    index_of: BTreeMap<String, usize>,
}

impl Zip {
    /// Opens an archive and lists its files, or says why it is refused.
    pub(super) fn open(source: ByteSource, limits: &Limits) -> Result<(Self, Vec<Entry>), Problem> {
        let directory = zip_directory::read(&source, limits)?;
        let config = Config {
            archive_offset: ArchiveOffset::Known(0),
        };
        let source = source.cut_at(directory.archive_end);
        let mut archive =
            ZipArchive::with_config(config, source.clone()).map_err(|error| broken(&error))?;
        if archive.has_duplicate_names() {
            return Err(Problem::new(
                "E-DUP",
                ARCHIVE,
                "Two files in the archive have the same name",
                ASK_AGAIN,
            ));
        }
        let agrees = archive.len() == directory.headers.len()
            && archive.central_directory_start() == directory.start
            && archive.offset() == 0;
        if !agrees {
            return Err(refusal::broken_zip(
                "The list of files can be read in two ways",
            ));
        }

        let names = full_names(&archive, &directory.headers)?;
        let top = top_folder(&names);
        let mut entries = Vec::new();
        let mut index_of = BTreeMap::new();
        for (index, (full_name, header)) in names.iter().zip(&directory.headers).enumerate() {
            if is_ignored(full_name) {
                continue;
            }
            let name = match &top {
                Some(top) => full_name.strip_prefix(top.as_str()).unwrap_or(full_name),
                None => full_name,
            };
            if name.is_empty() && top.is_some() {
                continue; // the top folder's own entry
            }
            let file = archive
                .by_index_data(index)
                .map_err(|error| broken(&error))?;
            let (size, packed) = (
                file.get_metadata().uncompressed_size,
                file.compressed_size(),
            );
            let folder = name.strip_suffix('/');
            check_path(folder.unwrap_or(name)).map_err(|fault| refusal::bad_path(name, fault))?;
            check_header(name, header, file.compression())?;
            if folder.is_some() {
                if size != 0 {
                    return Err(inconsistent(name, "A folder in the archive has content"));
                }
                continue;
            }
            if limits.is_bomb(size, packed) {
                return Err(Problem::new(
                    "E-BOMB",
                    name_for_message(name),
                    format!(
                        "{} are packed into {}, more than {}:1",
                        bytes_in_words(size),
                        bytes_in_words(packed),
                        limits.ratio
                    ),
                    ASK_AGAIN,
                ));
            }
            index_of.insert(name.to_owned(), index);
            entries.push(Entry {
                name: name.to_owned(),
                size,
            });
        }
        check_layout(&mut archive, &names)?;
        let zip = Self {
            archive,
            source,
            index_of,
        };
        Ok((zip, entries))
    }

    /// Opens one listed file to read at most `most` bytes of it; what is deflated, from its start on.
    pub(super) fn excerpt(&self, name: &str, most: u64) -> Result<Excerpt, Problem> {
        let index = *self
            .index_of
            .get(name)
            .ok_or_else(|| refusal::missing(name))?;
        let mut archive = self.archive.clone();
        let file = archive
            .by_index(index)
            .map_err(|error| damaged(name, &error))?;
        let size = file.size();
        if let (CompressionMethod::Stored, Some(start)) = (file.compression(), file.data_start()) {
            return Ok(Excerpt::new(self.source.clone(), start, size, most));
        }
        let mut unpacked = Vec::new();
        file.take(size.min(most))
            .read_to_end(&mut unpacked)
            .map_err(|error| damaged(name, &error))?;
        Ok(Excerpt::of_start(unpacked, size))
    }

    /// Reads one listed file, whose declared size is at most `limit`.
    pub(super) fn read(&self, name: &str, limit: u64, what: &str) -> Result<Vec<u8>, Problem> {
        let index = *self
            .index_of
            .get(name)
            .ok_or_else(|| refusal::missing(name))?;
        let mut archive = self.archive.clone();
        let mut file = archive
            .by_index(index)
            .map_err(|error| damaged(name, &error))?;
        let size = file.size();
        if size > limit {
            return Err(refusal::too_large(name, what, size, limit));
        }
        // The declared size is believed only as the bytes arrive: memory grows with them.
        let mut bytes = Vec::new();
        let count = (&mut file)
            .take(size)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(name, &error))?;
        if (count as u64) < size {
            return Err(inconsistent(
                name,
                format!("The file has {count} bytes, but the archive says {size}"),
            ));
        }
        // Only at the end does the checksum count, and a file that goes on show itself.
        match file.read(&mut [0]) {
            Ok(0) => Ok(bytes),
            Ok(_) => Err(past_its_size(name, size)),
            Err(error) => {
                drop(file);
                if goes_past_its_size(&mut archive, index, size) {
                    Err(past_its_size(name, size))
                } else {
                    Err(damaged(name, &error))
                }
            }
        }
    }
}

/// Tells a file that is longer than declared from one whose checksum is wrong, after a failure.
fn goes_past_its_size(archive: &mut ZipArchive<ByteSource>, index: usize, size: u64) -> bool {
    let without_checksum = ZipReadOptions::new().ignore_crc32(true);
    let Ok(mut file) = archive.by_index_with_options(index, without_checksum) else {
        return false;
    };
    io::copy(&mut (&mut file).take(size), &mut io::sink()).is_ok_and(|count| count == size)
        && !matches!(file.read(&mut [0]), Ok(0))
}

/// The names in the order of the archive, as UTF-8.
fn full_names(
    archive: &ZipArchive<ByteSource>,
    headers: &[CentralHeader],
) -> Result<Vec<String>, Problem> {
    let mut names = Vec::with_capacity(headers.len());
    for (index, header) in headers.iter().enumerate() {
        let file = archive
            .by_index_data(index)
            .map_err(|error| broken(&error))?;
        let name = file.name().map_err(|error| broken(&error))?.into_owned();
        // An extra field may give the name in Unicode, but only for the top folder's sake.
        let below_top = |name: &[u8]| name.splitn(2, |b| *b == b'/').nth(1).map(<[u8]>::to_vec);
        let is_same = file.name_raw() == header.raw_name;
        if !is_same && below_top(file.name_raw()) != below_top(&header.raw_name) {
            return Err(inconsistent(&name, "The archive gives the file two names"));
        }
        names.push(name);
    }
    Ok(names)
}

/// The single folder that everything stands in, with its slash, if hand-made ZIPs need it stripped.
///
/// A name that would lead elsewhere, or that hides something, is left for the path rule to refuse.
fn top_folder(names: &[String]) -> Option<String> {
    let mut counted = names.iter().filter(|name| !is_ignored(name));
    let (top, _) = counted.clone().next()?.split_once('/')?;
    let is_safe = !matches!(top, "" | "." | "..")
        && !top.chars().any(|c| {
            c.is_control()
                || matches!(c, '\\' | ':' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}' | '\u{feff}')
        });
    let prefix = format!("{top}/");
    let holds_all = counted.all(|name| name.starts_with(&prefix));
    let datapackage = format!("{prefix}{DATAPACKAGE}");
    (is_safe && holds_all && names.contains(&datapackage)).then_some(prefix)
}

/// What the directory says about one file that would make it unreadable or not a file.
fn check_header(
    name: &str,
    header: &CentralHeader,
    method: CompressionMethod,
) -> Result<(), Problem> {
    if header.flags & ENCRYPTED_FLAGS != 0 || header.method == METHOD_AES {
        return Err(Problem::new(
            "E-CRYPT",
            name_for_message(name),
            "The file is encrypted",
            "Unpack the archive with its password and pack it again without one",
        ));
    }
    let is_folder = name.ends_with('/');
    let file_type = (header.external_attributes >> 16) & FILE_TYPE;
    let is_plain = file_type == 0 || file_type == if is_folder { FOLDER } else { REGULAR };
    if !is_plain || header.external_attributes & REPARSE_POINT != 0 {
        return Err(refusal::not_a_regular_file(name));
    }
    let is_known = matches!(
        method,
        CompressionMethod::Stored | CompressionMethod::Deflated
    );
    if !is_known || header.flags & PATCH_FLAG != 0 {
        return Err(Problem::new(
            "E-ZIP",
            name_for_message(name),
            format!(
                "The file is packed by a method that is not supported (number {})",
                header.method
            ),
            "Pack it again with the usual method, which is called Deflate",
        ));
    }
    Ok(())
}

/// Compares the list of files with what stands in front of each file.
fn check_layout(archive: &mut ZipArchive<ByteSource>, names: &[String]) -> Result<(), Problem> {
    let no_header = |error: ZipError| {
        inconsistent(
            "",
            format!("A file in the archive is not where the list says: {error}"),
        )
    };
    if archive.has_overlapping_entries().map_err(no_header)? {
        return Err(Problem::new(
            "E-OVERLAP",
            ARCHIVE,
            "Files in the archive share the same bytes",
            ASK_AGAIN,
        ));
    }
    archive
        .validate_header_consistency()
        .map_err(|error| inconsistent("", format!("The archive contradicts itself: {error}")))?;
    for (index, name) in names.iter().enumerate() {
        if !descriptor_agrees(archive, index).map_err(|error| damaged(name, &error))? {
            return Err(inconsistent(
                name,
                "The archive gives the file two sizes or checksums",
            ));
        }
    }
    Ok(())
}

/// Whether the sizes and checksum that a streaming packer writes behind a file are those in the list.
fn descriptor_agrees(archive: &mut ZipArchive<ByteSource>, index: usize) -> Result<bool, ZipError> {
    const SIGNATURE: [u8; 4] = *b"PK\x07\x08";
    const MOST_BYTES: u64 = 24;
    let entry = archive.by_index_data(index)?;
    let data = entry.get_metadata();
    if !data.is_using_data_descriptor() {
        return Ok(true);
    }
    let (crc, packed, size) = (data.crc32, data.compressed_size, data.uncompressed_size);
    let mut long = crc.to_le_bytes().to_vec();
    let mut short = long.clone();
    long.extend([packed.to_le_bytes(), size.to_le_bytes()].concat());
    short.extend([(packed as u32).to_le_bytes(), (size as u32).to_le_bytes()].concat());

    let data_start = archive.by_index_raw(index)?.data_start();
    let Some(start) = data_start.and_then(|start| start.checked_add(packed)) else {
        return Ok(false);
    };
    let mut source = archive.clone().into_inner();
    io::Seek::seek(&mut source, io::SeekFrom::Start(start))?;
    let mut found = Vec::new();
    source.take(MOST_BYTES).read_to_end(&mut found)?;
    let after_signature = found.strip_prefix(&SIGNATURE);
    Ok([Some(found.as_slice()), after_signature]
        .into_iter()
        .flatten()
        .any(|bytes| bytes.starts_with(&long) || bytes.starts_with(&short)))
}

fn broken(error: &ZipError) -> Problem {
    match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            refusal::unreadable(ARCHIVE, error)
        }
        other => refusal::broken_zip(format!("The archive is damaged: {other}")),
    }
}

fn damaged(name: &str, error: &dyn std::fmt::Display) -> Problem {
    Problem::new(
        "E-ZIP",
        name_for_message(name),
        format!("The file is damaged: {error}"),
        "Download or copy the archive again, or ask whoever sent it for a new copy",
    )
}

fn inconsistent(name: &str, what: impl Into<String>) -> Problem {
    let place = if name.is_empty() {
        ARCHIVE.to_owned()
    } else {
        name_for_message(name)
    };
    Problem::new("E-HEADER", place, what, ASK_AGAIN)
}

fn past_its_size(name: &str, size: u64) -> Problem {
    Problem::new(
        "E-BOMB",
        name_for_message(name),
        format!(
            "The file is longer than the {} it declares",
            bytes_in_words(size)
        ),
        ASK_AGAIN,
    )
}
