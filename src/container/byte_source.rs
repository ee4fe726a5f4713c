//! Bytes that many readers share, each with its own position.
//!
//! A ZIP is read by several jobs at once. The file is opened once and read by offset, so every
//! clone of a [`ByteSource`] sees the same file even when another was renamed into its place, and
//! none moves another's position.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

/// Where the bytes are.
#[derive(Clone, Debug)]
enum Backing {
    File(Arc<File>),
    Memory(Arc<[u8]>),
}

/// A cheap clone of a reader; it ends at `end`, whatever the file holds after it.
#[derive(Clone, Debug)]
pub(super) struct ByteSource {
    backing: Backing,
    position: u64,
    end: u64,
}

impl ByteSource {
    /// Reads `file`, which must be a regular file.
    pub(super) fn from_file(file: File) -> io::Result<Self> {
        let end = file.metadata()?.len();
        Ok(Self {
            backing: Backing::File(Arc::new(file)),
            position: 0,
            end,
        })
    }

    pub(super) fn from_bytes(bytes: Arc<[u8]>) -> Self {
        Self {
            end: bytes.len() as u64,
            backing: Backing::Memory(bytes),
            position: 0,
        }
    }

    pub(super) fn len(&self) -> u64 {
        self.end
    }

    /// The same bytes, as though there were none from `end` on.
    pub(super) fn cut_at(self, end: u64) -> Self {
        Self {
            end: end.min(self.end),
            position: 0,
            ..self
        }
    }

    /// Reads exactly `length` bytes at `offset`, or fails with `UnexpectedEof` before reserving
    /// memory for bytes that are not there.
    pub(super) fn read_at(&self, offset: u64, length: u64) -> io::Result<Vec<u8>> {
        if offset.checked_add(length).is_none_or(|end| end > self.end) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let length = usize::try_from(length).map_err(|_too_large| io::ErrorKind::OutOfMemory)?;
        let mut reader = Self {
            position: offset,
            ..self.clone()
        };
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl Read for ByteSource {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.position)).unwrap_or(usize::MAX);
        let wanted = left.min(buffer.len());
        let Some(buffer) = buffer.get_mut(..wanted).filter(|part| !part.is_empty()) else {
            return Ok(0);
        };
        let count = match &self.backing {
            Backing::File(file) => read_file_at(file, buffer, self.position)?,
            Backing::Memory(bytes) => {
                let start = usize::try_from(self.position).unwrap_or(usize::MAX);
                let mut rest = bytes.get(start..).unwrap_or_default();
                rest.read(buffer)?
            }
        };
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for ByteSource {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => self.end.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

#[cfg(unix)]
fn read_file_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_file_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_read_past_the_cut_and_clones_keep_their_own_place() {
        let mut source = ByteSource::from_bytes(Arc::from(&b"0123456789"[..])).cut_at(6);
        let mut other = source.clone();
        source.seek(SeekFrom::End(-2)).unwrap();
        let mut text = String::new();
        source.read_to_string(&mut text).unwrap();
        assert_eq!(text, "45");
        other.read_to_string(&mut text).unwrap();
        assert_eq!(text, "45012345");
        assert!(source.read_at(5, 2).is_err());
        assert!(source.read_at(u64::MAX, 2).is_err());
        assert_eq!(source.read_at(5, 1).unwrap(), b"5");
        assert!(source.seek(SeekFrom::End(-7)).is_err());
        source.seek(SeekFrom::Start(u64::MAX)).unwrap();
        assert_eq!(source.read(&mut [0; 4]).unwrap(), 0);
    }
}
