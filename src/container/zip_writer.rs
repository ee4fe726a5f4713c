//! Writing a ZIP: the same files give the same bytes, on every machine.
//!
//! `datapackage.json` comes first, the others in byte order; every file is dated 1980-01-01 and has
//! mode 0644; pictures are stored, the rest is deflated. Invariant: what is written opens again
//! under the same [`Limits`], so names, sizes and ratios are checked here too. It asks for one
//! file's bytes at a time and decides nothing about what belongs into a bundle.

use std::cmp::Ordering;
use std::io::{Cursor, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, PreparedZipFile, System, ZipWriter};

use crate::container::limits::Limits;
use crate::container::path_rule::name_for_message;
use crate::container::{Entry, check_entries};
use crate::problem::Problem;

const FIRST: &str = "datapackage.json";
/// The level is fixed, because another level is other bytes.
const DEFLATE_LEVEL: i64 = 6;
const MODE: u32 = 0o644;
/// Packed already; deflating them costs time and saves nothing.
const STORED_EXTENSIONS: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "tif", "webp"];

/// Writes a ZIP of the named files, asking `content` for the bytes of each, in writing order.
pub fn write_zip<W: Write + Seek>(
    out: W,
    names: &[&str],
    limits: &Limits,
    mut content: impl FnMut(&str) -> Result<Vec<u8>, Problem>,
) -> Result<W, Problem> {
    let entry = |name: &&str| Entry {
        name: (*name).to_owned(),
        size: 0,
    };
    let mut entries: Vec<Entry> = names.iter().map(entry).collect();
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    check_entries(&entries, limits)?;
    entries.sort_by(|a, b| in_writing_order(&a.name, &b.name));

    let mut writer = ZipWriter::new(out);
    let mut written = Vec::new();
    for Entry { name, .. } in entries {
        let bytes = content(&name)?;
        written.push(Entry {
            name: name.clone(),
            size: bytes.len() as u64,
        });
        let file = prepare(&name, &bytes, limits)?;
        writer
            .add_prepared_file(file)
            .map_err(|error| not_written(&name, &error))?;
    }
    written.sort_by(|a, b| a.name.cmp(&b.name));
    check_entries(&written, limits)?;
    writer.finish().map_err(|error| not_written("", &error))
}

/// [`write_zip`] into memory, of files that are there already.
pub fn zip_bytes(files: &[(String, Vec<u8>)], limits: &Limits) -> Result<Vec<u8>, Problem> {
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let out = write_zip(Cursor::new(Vec::new()), &names, limits, |name| {
        let file = files.iter().find(|(other, _)| other == name);
        Ok(file.map(|(_, bytes)| bytes.clone()).unwrap_or_default())
    })?;
    Ok(out.into_inner())
}

fn in_writing_order(a: &str, b: &str) -> Ordering {
    (a != FIRST, a).cmp(&(b != FIRST, b))
}

fn prepare(name: &str, bytes: &[u8], limits: &Limits) -> Result<PreparedZipFile, Problem> {
    let options = SimpleFileOptions::default()
        .system(System::Unix)
        .unix_permissions(MODE)
        .last_modified_time(DateTime::DEFAULT);
    let stored = options
        .compression_method(CompressionMethod::Stored)
        .compression_level(None);
    let deflated = options
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(DEFLATE_LEVEL));
    let prepare = |options| {
        PreparedZipFile::from_data(name, options, bytes).map_err(|error| not_written(name, &error))
    };
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    if extension.is_some_and(|extension| STORED_EXTENSIONS.contains(&extension.as_str())) {
        return prepare(stored);
    }
    let file = prepare(deflated)?;
    if limits.is_bomb(file.uncompressed_size(), file.compressed_size()) {
        return prepare(stored); // honest, but it would be taken for a bomb
    }
    Ok(file)
}

fn not_written(name: &str, error: &dyn std::fmt::Display) -> Problem {
    Problem::new(
        "E-WRITE",
        name_for_message(name),
        format!("The archive could not be written: {error}"),
        "Check that there is room on the disk",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::container::Container;
    use crate::container::limits::{FileKind, RATIO_FREE_BYTES};

    fn sample() -> Vec<(String, Vec<u8>)> {
        [
            ("images/z.PNG", &[7_u8; 4000][..]),
            ("article.json", b"{}"),
            ("datapackage.json", b"{\"resources\":[]}"),
            ("body.txt", &b"words and words and words ".repeat(40)),
        ]
        .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
        .to_vec()
    }

    #[test]
    fn the_order_of_the_input_does_not_change_a_byte() {
        let mut files = sample();
        let bytes = zip_bytes(&files, &Limits::default()).unwrap();
        files.reverse();
        assert_eq!(zip_bytes(&files, &Limits::default()).unwrap(), bytes);
    }

    #[test]
    fn the_archive_has_the_form_that_the_format_asks_for() {
        let bytes = zip_bytes(&sample(), &Limits::default()).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<_> = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert_eq!(
            names,
            [
                "datapackage.json",
                "article.json",
                "body.txt",
                "images/z.PNG"
            ]
        );
        for index in 0..archive.len() {
            let file = archive.by_index(index).unwrap();
            let is_image = file.name().unwrap().starts_with("images/");
            assert_eq!(file.compression() == CompressionMethod::Stored, is_image);
            assert_eq!(file.unix_mode(), Some(0o100_644));
            assert_eq!(file.last_modified(), Some(DateTime::DEFAULT));
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let bytes = zip_bytes(&sample(), &Limits::default()).unwrap();
        let container = Container::from_zip_bytes(Arc::from(bytes)).unwrap();
        assert_eq!(container.entries().len(), 4);
        for (name, bytes) in sample() {
            assert_eq!(container.read(&name, FileKind::Other).unwrap(), bytes);
        }
    }

    #[test]
    fn a_file_that_packs_like_a_bomb_is_stored_and_opens_again() {
        let blank = vec![b' '; RATIO_FREE_BYTES as usize * 2];
        let files = [("body.txt".to_owned(), blank)];
        let bytes = zip_bytes(&files, &Limits::default()).unwrap();
        assert!(bytes.len() as u64 > RATIO_FREE_BYTES * 2);
        Container::from_zip_bytes(Arc::from(bytes)).unwrap();
    }

    #[test]
    fn names_that_would_be_refused_are_not_written() {
        for (names, code) in [
            (["a", "../b"], "E-PATH"),
            (["a", "A"], "E-CASE"),
            (["a", "a"], "E-DUP"),
            (["a", "a/b"], "E-DUP"),
        ] {
            let files = names.map(|name| (name.to_owned(), Vec::new()));
            assert_eq!(
                zip_bytes(&files, &Limits::default()).unwrap_err().code,
                code
            );
        }
    }
}
