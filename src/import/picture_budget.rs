//! How many bytes of pictures a draft may hold: a file may show one picture a hundred thousand times.

use std::collections::HashSet;

use super::draft::PictureBytes;
use crate::container::limits::{FileKind, MAX_DRAFT_PICTURE_BYTES, bytes_in_words};
use crate::container::package::Package;
use crate::problem::{Problem, Problems};

/// What is left of [`MAX_DRAFT_PICTURE_BYTES`].
#[derive(Debug)]
pub(super) struct PictureBudget {
    left: u64,
    /// Pictures of a package that were not read: each is asked for once, and said once.
    refused: HashSet<String>,
}

impl Default for PictureBudget {
    fn default() -> Self {
        Self {
            left: MAX_DRAFT_PICTURE_BYTES,
            refused: HashSet::new(),
        }
    }
}

impl PictureBudget {
    /// A picture of a package, unpacked only when there is room for it; `None` for one that cannot be read, with
    /// a problem the first time.
    pub(super) fn read(
        &mut self,
        package: &Package,
        path: &str,
        problems: &mut Problems,
    ) -> Option<PictureBytes> {
        if self.refused.contains(path) {
            return None;
        }
        let size = package.size(path).unwrap_or_default();
        let bytes = if size > self.left {
            Err(too_many(path))
        } else {
            package.read(path, FileKind::Image)
        };
        match bytes.and_then(|bytes| self.take(bytes, path)) {
            Ok(bytes) => Some(bytes),
            Err(problem) => {
                problems.push(problem);
                self.refused.insert(path.to_owned());
                None
            }
        }
    }

    /// The bytes as those of a picture, or why there is no room for them.
    pub(super) fn inline(&mut self, bytes: &[u8], place: &str) -> Result<PictureBytes, Problem> {
        self.take(bytes.to_vec(), place)
    }

    fn take(&mut self, bytes: Vec<u8>, place: &str) -> Result<PictureBytes, Problem> {
        let left = self.left.checked_sub(bytes.len() as u64);
        self.left = left.ok_or_else(|| too_many(place))?;
        Ok(PictureBytes::Inline(bytes))
    }
}

fn too_many(place: &str) -> Problem {
    Problem::new(
        "E-LIMIT",
        place,
        format!(
            "All pictures together have more than the {} allowed, so this one is left out",
            bytes_in_words(MAX_DRAFT_PICTURE_BYTES)
        ),
        "Make the pictures smaller in the program that the file came from",
    )
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};
    use std::sync::Arc;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::container::limits::Limits;

    #[test]
    fn the_budget_ends_at_the_limit_and_not_before() {
        let mut budget = PictureBudget {
            left: 5,
            ..PictureBudget::default()
        };
        assert_eq!(
            budget.inline(b"abc", "a").unwrap(),
            PictureBytes::Inline(b"abc".to_vec())
        );
        assert_eq!(budget.inline(b"def", "a").unwrap_err().code, "E-LIMIT");
        assert!(budget.inline(b"de", "a").is_ok());
        assert_eq!(budget.inline(b"f", "a").unwrap_err().code, "E-LIMIT");
    }

    /// A package with a picture of five bytes, and one whose bytes are no longer those that were packed.
    fn package() -> Package {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, bytes) in [("five.png", b"fives"), ("bad.png", b"spoil")] {
            writer.start_file(name, stored).unwrap();
            writer.write_all(bytes).unwrap();
        }
        let mut bytes = writer.finish().unwrap().into_inner();
        let at = memchr::memmem::find(&bytes, b"spoil").unwrap();
        bytes[at] = b'S';
        Package::open(Arc::from(bytes), &Limits::default()).unwrap()
    }

    #[test]
    fn what_there_is_no_room_for_is_not_unpacked_and_refused_once() {
        let package = package();
        let mut problems = Problems::default();
        let with = |left| PictureBudget {
            left,
            ..PictureBudget::default()
        };
        assert_eq!(
            with(5).read(&package, "five.png", &mut problems),
            Some(PictureBytes::Inline(b"fives".to_vec()))
        );
        assert!(problems.is_empty());
        // Damage shows only in what is unpacked.
        for (left, path, code) in [
            (4, "five.png", "E-LIMIT"),
            (4, "bad.png", "E-LIMIT"),
            (5, "bad.png", "E-ZIP"),
            (5, "none.png", "E-MISSING"),
        ] {
            let mut budget = with(left);
            let mut problems = Problems::default();
            for _ in 0..3 {
                assert_eq!(budget.read(&package, path, &mut problems), None);
            }
            let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
            assert_eq!(codes, [code], "{path} with {left}");
        }
    }
}
