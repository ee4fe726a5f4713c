//! Builds ZIP archives byte by byte, so that each part of them can lie.

use std::io::Write as _;

/// One file of an archive, and every field that a hostile archive may set apart from the truth.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) name: Vec<u8>,
    /// The name in front of the file, if it differs from the one in the list.
    pub(crate) local_name: Option<Vec<u8>>,
    /// The bytes as they stand in the archive.
    pub(crate) packed: Vec<u8>,
    pub(crate) size: u32,
    pub(crate) local_size: Option<u32>,
    pub(crate) local_packed_size: Option<u32>,
    pub(crate) crc: u32,
    pub(crate) local_crc: Option<u32>,
    pub(crate) method: u16,
    pub(crate) local_method: Option<u16>,
    pub(crate) flags: u16,
    pub(crate) local_flags: Option<u16>,
    pub(crate) made_by: u16,
    pub(crate) attributes: u32,
    pub(crate) disk: u16,
    pub(crate) extra: Vec<u8>,
    /// Written behind the bytes: what a streaming packer adds.
    pub(crate) descriptor: Vec<u8>,
    /// Points into the archive instead of at this file's own header, which is not written.
    pub(crate) header_at: Option<u32>,
}

impl File {
    pub(crate) fn stored(name: impl AsRef<[u8]>, bytes: &[u8]) -> Self {
        Self {
            name: name.as_ref().to_vec(),
            local_name: None,
            packed: bytes.to_vec(),
            size: bytes.len() as u32,
            local_size: None,
            local_packed_size: None,
            crc: crc32(bytes),
            local_crc: None,
            method: 0,
            local_method: None,
            flags: 0,
            local_flags: None,
            made_by: 0x0314, // Unix, version 2.0
            attributes: 0o100_644 << 16,
            disk: 0,
            extra: Vec::new(),
            descriptor: Vec::new(),
            header_at: None,
        }
    }

    pub(crate) fn deflated(name: impl AsRef<[u8]>, bytes: &[u8]) -> Self {
        Self {
            packed: deflate(bytes),
            method: 8,
            ..Self {
                size: bytes.len() as u32,
                crc: crc32(bytes),
                ..Self::stored(name, b"")
            }
        }
    }

    fn local_header(&self) -> Vec<u8> {
        let name = self.local_name.as_ref().unwrap_or(&self.name);
        let mut bytes = b"PK\x03\x04".to_vec();
        let packed_size = self.local_packed_size.unwrap_or(self.packed.len() as u32);
        put16(&mut bytes, &[20, self.local_flags.unwrap_or(self.flags)]);
        put16(
            &mut bytes,
            &[self.local_method.unwrap_or(self.method), 0, 0x21],
        );
        put32(
            &mut bytes,
            &[self.local_crc.unwrap_or(self.crc), packed_size],
        );
        put32(&mut bytes, &[self.local_size.unwrap_or(self.size)]);
        put16(&mut bytes, &[name.len() as u16, self.extra.len() as u16]);
        bytes.extend(name);
        bytes.extend(&self.extra);
        bytes
    }

    fn central_header(&self, header_at: u32) -> Vec<u8> {
        let mut bytes = b"PK\x01\x02".to_vec();
        put16(
            &mut bytes,
            &[self.made_by, 20, self.flags, self.method, 0, 0x21],
        );
        put32(&mut bytes, &[self.crc, self.packed.len() as u32, self.size]);
        put16(
            &mut bytes,
            &[
                self.name.len() as u16,
                self.extra.len() as u16,
                0,
                self.disk,
                0,
            ],
        );
        put32(&mut bytes, &[self.attributes, header_at]);
        bytes.extend(&self.name);
        bytes.extend(&self.extra);
        bytes
    }
}

/// A whole archive, and what may be wrong with the frame around its files.
#[derive(Clone, Default)]
pub(crate) struct Archive {
    pub(crate) files: Vec<File>,
    pub(crate) before: Vec<u8>,
    /// Whether the offsets count the bytes in `before`.
    pub(crate) offsets_are_adjusted: bool,
    /// Stands between the last file and the list.
    pub(crate) unlisted: Vec<u8>,
    pub(crate) comment: Vec<u8>,
    pub(crate) after: Vec<u8>,
    pub(crate) entries: Option<u16>,
    pub(crate) directory_bytes: Option<u32>,
    pub(crate) directory_at: Option<u32>,
    pub(crate) disk: u16,
    pub(crate) zip64: Option<Zip64>,
}

/// The ZIP64 records, written when asked for.
#[derive(Clone, Copy, Default)]
pub(crate) struct Zip64 {
    pub(crate) disks: u32,
    pub(crate) entries: Option<u64>,
    pub(crate) record_at: Option<u64>,
    pub(crate) directory_bytes: Option<u64>,
}

impl Archive {
    pub(crate) fn of(files: impl IntoIterator<Item = File>) -> Self {
        Self {
            files: files.into_iter().collect(),
            ..Self::default()
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.before.clone();
        let shift = if self.offsets_are_adjusted {
            0
        } else {
            bytes.len()
        };
        let mut directory = Vec::new();
        for file in &self.files {
            let own = (bytes.len() - shift) as u32;
            directory.extend(file.central_header(file.header_at.unwrap_or(own)));
            if file.header_at.is_none() {
                bytes.extend(file.local_header());
                bytes.extend(&file.packed);
                bytes.extend(&file.descriptor);
            }
        }
        bytes.extend(&self.unlisted);
        let start = (bytes.len() - shift) as u32;
        let length = directory.len() as u32;
        bytes.extend(directory);
        let count = self.files.len() as u16;
        let (mut entries, mut sizes) = (
            self.entries.unwrap_or(count),
            [
                self.directory_bytes.unwrap_or(length),
                self.directory_at.unwrap_or(start),
            ],
        );
        if let Some(zip64) = self.zip64 {
            let record_at = (bytes.len() - shift) as u64;
            let long_entries = zip64.entries.unwrap_or(u64::from(entries));
            bytes.extend(b"PK\x06\x06");
            bytes.extend(44_u64.to_le_bytes());
            put16(&mut bytes, &[45, 45]);
            put32(&mut bytes, &[0, 0]);
            for number in [
                long_entries,
                long_entries,
                zip64.directory_bytes.unwrap_or(u64::from(sizes[0])),
                u64::from(sizes[1]),
            ] {
                bytes.extend(number.to_le_bytes());
            }
            bytes.extend(b"PK\x06\x07");
            put32(&mut bytes, &[0]);
            bytes.extend(zip64.record_at.unwrap_or(record_at).to_le_bytes());
            put32(&mut bytes, &[zip64.disks]);
            entries = self.entries.unwrap_or(u16::MAX);
            sizes = [u32::MAX, u32::MAX];
        }
        bytes.extend(b"PK\x05\x06");
        put16(&mut bytes, &[self.disk, self.disk, entries, entries]);
        put32(&mut bytes, &sizes);
        put16(&mut bytes, &[self.comment.len() as u16]);
        bytes.extend(&self.comment);
        bytes.extend(&self.after);
        bytes
    }
}

/// Deflates through the `zip` crate, whose archive holds the bytes in one piece.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(9));
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("x", options).unwrap();
    writer.write_all(bytes).unwrap();
    let mut archive = writer.finish_into_readable().unwrap();
    let mut packed = Vec::new();
    let mut file = archive.by_index_raw(0).unwrap();
    std::io::Read::read_to_end(&mut file, &mut packed).unwrap();
    packed
}

pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

pub(crate) fn put16(bytes: &mut Vec<u8>, numbers: &[u16]) {
    bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

pub(crate) fn put32(bytes: &mut Vec<u8>, numbers: &[u32]) {
    bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}
