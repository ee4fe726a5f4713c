//! A file that is read in places: here and there, and never more than so many bytes of it.
//!
//! For what stands in a picture's file beside its pixels. Whoever reads past the most gets an error
//! and can tell it from the end of the file by [`Excerpt::is_used_up`]. No checksum is compared,
//! because the file is not read whole.

use std::io::{self, Read, Seek, SeekFrom};

use super::byte_source::ByteSource;

/// A file of a container, read in places.
#[derive(Debug)]
pub(crate) struct Excerpt {
    source: ByteSource,
    /// Where the file stands in the source.
    start: u64,
    length: u64,
    position: u64,
    most: u64,
    spent: u64,
    is_used_up: bool,
}

impl Excerpt {
    /// The `length` bytes from `start` on, of which `most` are read.
    pub(super) fn new(source: ByteSource, start: u64, length: u64, most: u64) -> Self {
        Self {
            source,
            start,
            length,
            position: 0,
            most,
            spent: 0,
            is_used_up: false,
        }
    }

    /// The first bytes of a file with `length` bytes that can only be unpacked from its start on.
    pub(super) fn of_start(unpacked: Vec<u8>, length: u64) -> Self {
        let spent = unpacked.len() as u64;
        Self {
            spent,
            ..Self::new(ByteSource::from_bytes(unpacked.into()), 0, length, u64::MAX)
        }
    }

    /// Bytes that were read or unpacked for it.
    pub(crate) fn spent(&self) -> u64 {
        self.spent
    }

    /// Whether more was asked for than may be read.
    pub(crate) fn is_used_up(&self) -> bool {
        self.is_used_up
    }

    /// All bytes from here on, or as many as may be read.
    pub(crate) fn read_what_may_be(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match self.read_to_end(&mut bytes) {
            Err(error) if !self.is_used_up => Err(error),
            _ => Ok(bytes),
        }
    }

    fn used_up(&mut self) -> io::Error {
        self.is_used_up = true;
        io::Error::other("as much of the file as may be was read")
    }
}

impl Read for Excerpt {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = self.length.saturating_sub(self.position);
        if rest == 0 || buffer.is_empty() {
            return Ok(0);
        }
        let wanted = rest.min(self.most.saturating_sub(self.spent));
        let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
        let wanted = wanted.min(buffer.len());
        let Some(buffer) = buffer.get_mut(..wanted).filter(|part| !part.is_empty()) else {
            return Err(self.used_up());
        };
        let place = self.start.saturating_add(self.position);
        self.source.seek(SeekFrom::Start(place))?;
        match self.source.read(buffer)? {
            0 => Err(self.used_up()),
            count => {
                self.position += count as u64;
                self.spent += count as u64;
                Ok(count)
            }
        }
    }
}

impl Seek for Excerpt {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => self.length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use crate::container::Container;
    use crate::container::limits::Limits;
    use crate::container::zip_writer::write_zip;
    use std::io::{Read as _, Seek as _, SeekFrom};
    use std::sync::Arc;

    #[test]
    fn every_kind_of_container_is_read_in_places_and_never_past_the_most() {
        let bytes: Vec<u8> = (0..=255).collect();
        let folder = tempfile::tempdir().unwrap();
        // Pictures are stored, texts are deflated.
        let names = ["a.png", "a.txt"];
        for name in names {
            std::fs::write(folder.path().join(name), &bytes).unwrap();
        }
        let zipped = std::io::Cursor::new(Vec::new());
        let zipped = write_zip(zipped, &names, &Limits::default(), |_| Ok(bytes.clone())).unwrap();
        let zipped = Arc::from(zipped.into_inner());
        let files = names.map(|name| (name.to_owned(), bytes.clone()));
        for (container, is_zip) in [
            (Container::from_folder(folder.path()).unwrap(), false),
            (Container::from_files(files.to_vec()).unwrap(), false),
            (Container::from_zip_bytes(zipped).unwrap(), true),
        ] {
            for name in names {
                let mut excerpt = container.excerpt(name, 100).unwrap();
                let mut four = [0; 4];
                excerpt.read_exact(&mut four).unwrap();
                assert_eq!(four, [0, 1, 2, 3]);
                excerpt.seek(SeekFrom::Start(90)).unwrap();
                excerpt.read_exact(&mut four).unwrap();
                assert_eq!(four, [90, 91, 92, 93]);
                excerpt.seek(SeekFrom::End(-4)).unwrap();
                let read = excerpt.read_exact(&mut four);
                // What is deflated is only known from its start on.
                let is_known = !(is_zip && name == "a.txt");
                assert_eq!(read.is_ok(), is_known, "{name}");
                assert_eq!(excerpt.is_used_up(), !is_known, "{name}");
                if is_known {
                    assert_eq!(four, [252, 253, 254, 255]);
                    assert_eq!(excerpt.read(&mut four).unwrap(), 0, "the end is no error");
                    assert_eq!(excerpt.spent(), 12);
                } else {
                    assert_eq!(excerpt.spent(), 108, "what was unpacked counts");
                }
                let mut excerpt = container.excerpt(name, 100).unwrap();
                assert_eq!(excerpt.read_what_may_be().unwrap(), bytes[..100]);
                assert!(excerpt.is_used_up());
                for most in [256, 1000] {
                    let mut excerpt = container.excerpt(name, most).unwrap();
                    assert_eq!(excerpt.read_what_may_be().unwrap(), bytes);
                    assert!(!excerpt.is_used_up());
                }
            }
            assert!(container.excerpt("b.png", 1).is_err());
        }
    }
}
