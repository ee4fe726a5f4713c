//! A document of another program that is a ZIP inside: `.docx`, `.odt`, `.epub`, `.wacz`.
//!
//! Its names are those of its format (`[Content_Types].xml`, blanks, any script), so the path rule of bundles
//! does not hold; they are keys here and never become paths. All limits hold as for a bundle: files, list of
//! files, ratio, size of each, size of all.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::Arc;

use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config, HasZipMetadata as _};

use crate::container::byte_source::ByteSource;
use crate::container::limits::{FileKind, Limits, bytes_in_words};
use crate::container::path_rule::name_for_message;
use crate::container::refusal;
use crate::container::zip_directory;
use crate::problem::Problem;

/// Flag bits: encrypted, strongly encrypted, directory encrypted.
const ENCRYPTED_FLAGS: u16 = 1 | 1 << 6 | 1 << 13;

/// A document's files, in memory.
#[derive(Debug)]
pub struct Package {
    archive: ZipArchive<ByteSource>,
    /// Name to the index in the archive and the size that it declares.
    files: BTreeMap<String, (usize, u64)>,
    limits: Limits,
}

impl Package {
    /// Lists the files, or says why the document is refused.
    pub fn open(bytes: Arc<[u8]>, limits: &Limits) -> Result<Self, Problem> {
        let source = ByteSource::from_bytes(bytes);
        let directory = zip_directory::read(&source, limits)?;
        let config = Config {
            archive_offset: ArchiveOffset::Known(0),
        };
        let source = source.cut_at(directory.archive_end);
        let broken = |error: &dyn std::fmt::Display| {
            refusal::broken_zip(format!("The document is damaged: {error}"))
        };
        let archive = ZipArchive::with_config(config, source).map_err(|error| broken(&error))?;
        if archive.len() != directory.headers.len() {
            return Err(refusal::broken_zip(
                "The list of files can be read in two ways",
            ));
        }
        if directory
            .headers
            .iter()
            .any(|header| header.flags & ENCRYPTED_FLAGS != 0)
        {
            return Err(Problem::new(
                "E-CRYPT",
                "",
                "The document is protected by a password",
                "Open it in its own program and save it without a password",
            ));
        }
        let mut files = BTreeMap::new();
        let mut total = 0_u64;
        for index in 0..archive.len() {
            let file = archive
                .by_index_data(index)
                .map_err(|error| broken(&error))?;
            let (size, packed) = (
                file.get_metadata().uncompressed_size,
                file.compressed_size(),
            );
            let raw_name = directory
                .headers
                .get(index)
                .map(|header| header.raw_name.as_slice());
            let name = String::from_utf8_lossy(raw_name.unwrap_or_default()).into_owned();
            if limits.is_bomb(size, packed) {
                return Err(Problem::new(
                    "E-BOMB",
                    name_for_message(&name),
                    format!(
                        "{} are packed into {}, more than {}:1",
                        bytes_in_words(size),
                        bytes_in_words(packed),
                        limits.ratio
                    ),
                    refusal::ASK_AGAIN,
                ));
            }
            total = total.saturating_add(size);
            if !name.ends_with('/') {
                // Of two files of one name the first counts, as in the programs that write them.
                files.entry(name).or_insert((index, size));
            }
        }
        if total > limits.total_bytes {
            return Err(refusal::too_large(
                "",
                "all files of a document",
                total,
                limits.total_bytes,
            ));
        }
        Ok(Self {
            archive,
            files,
            limits: limits.clone(),
        })
    }

    /// All names, in byte order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Bytes of a file once unpacked, as the directory says; no more are read.
    pub fn size(&self, name: &str) -> Option<u64> {
        self.files.get(name).map(|(_, size)| *size)
    }

    pub fn contains(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Reads one file; `kind` says how large it may be.
    pub fn read(&self, name: &str, kind: FileKind) -> Result<Vec<u8>, Problem> {
        let (index, size) = *self.files.get(name).ok_or_else(|| {
            Problem::new(
                "E-MISSING",
                name_for_message(name),
                "The document lacks this file",
                "Open it in its own program and save it again, or ask for a new copy",
            )
        })?;
        let limit = self.limits.bytes_of(kind);
        if size > limit {
            return Err(refusal::too_large(name, kind.in_words(), size, limit));
        }
        let damaged = |error: &dyn std::fmt::Display| {
            Problem::new(
                "E-ZIP",
                name_for_message(name),
                format!("The file is damaged: {error}"),
                "Download or copy the document again, or ask whoever sent it for a new copy",
            )
        };
        let mut archive = self.archive.clone();
        let file = archive.by_index(index).map_err(|error| damaged(&error))?;
        let mut bytes = Vec::new();
        // One byte past the declared size would show a file that lies.
        file.take(size.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(&error))?;
        if bytes.len() as u64 != size {
            return Err(damaged(&"it is not as long as the document says"));
        }
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Arc<[u8]> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner().into()
    }

    #[test]
    fn names_are_keys_and_limits_hold_one_past_them() {
        let files: &[(&str, &[u8])] =
            &[("[Content_Types].xml", b"<a/>"), ("../a b/ä.xml", b"12345")];
        let limits = Limits {
            entries: 2,
            body_bytes: 5,
            total_bytes: 9,
            ..Limits::default()
        };
        let package = Package::open(packed(files), &limits).unwrap();
        assert_eq!(package.names().count(), 2);
        assert_eq!(
            package.read("../a b/ä.xml", FileKind::Body).unwrap(),
            b"12345"
        );
        assert_eq!(
            package.read("none", FileKind::Body).unwrap_err().code,
            "E-MISSING"
        );
        for (limits, code) in [
            (
                Limits {
                    entries: 1,
                    ..limits.clone()
                },
                "E-FILES",
            ),
            (
                Limits {
                    total_bytes: 8,
                    ..limits
                },
                "E-BOMB",
            ),
        ] {
            assert_eq!(
                Package::open(packed(files), &limits).unwrap_err().code,
                code
            );
        }
        let narrow = Limits {
            body_bytes: 4,
            ..limits
        };
        let package = Package::open(packed(files), &narrow).unwrap();
        assert_eq!(
            package
                .read("../a b/ä.xml", FileKind::Body)
                .unwrap_err()
                .code,
            "E-BOMB"
        );
    }

    #[test]
    fn a_bomb_and_a_cut_document_are_refused() {
        let zeros = vec![0_u8; 4 << 20];
        assert_eq!(
            Package::open(packed(&[("a", &zeros)]), &Limits::default())
                .unwrap_err()
                .code,
            "E-BOMB"
        );
        let whole = packed(&[("word/document.xml", b"<w/>")]);
        for end in 0..whole.len() {
            assert!(
                Package::open(whole[..end].into(), &Limits::default()).is_err(),
                "{end}"
            );
        }
    }
}
