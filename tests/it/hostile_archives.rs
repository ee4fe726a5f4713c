//! Every kind of hostile archive, as a table: what is wrong, and the code that refuses it.

use crate::archives::{Archive, File, Zip64, crc32, deflate, put16, put32};

pub(crate) const MIB: usize = 1024 * 1024;
pub(crate) const ZIP64: Zip64 = Zip64 {
    disks: 1,
    entries: None,
    record_at: None,
    directory_bytes: None,
};

pub(crate) fn package() -> File {
    File::stored("datapackage.json", br#"{"resources":[]}"#)
}

pub(crate) fn body() -> File {
    File::deflated("body.txt", &b"The lanterns were lit at dusk. ".repeat(20))
}

/// A sound archive with one more file.
pub(crate) fn with(file: File) -> Archive {
    Archive::of([package(), body(), file])
}

pub(crate) fn named(name: &str) -> Archive {
    let kind = if name.ends_with('/') {
        0o040_755
    } else {
        0o100_644
    };
    with_mode(name, kind)
}

fn with_mode(name: &str, mode: u32) -> Archive {
    with(File {
        attributes: mode << 16,
        ..File::stored(name, b"/etc/passwd")
    })
}

/// The extra field that gives a name in Unicode.
pub(crate) fn unicode_name(header_name: &[u8], name: &str) -> Vec<u8> {
    let mut extra = Vec::new();
    put16(&mut extra, &[0x7075, 5 + name.len() as u16]);
    extra.push(1);
    put32(&mut extra, &[crc32(header_name)]);
    extra.extend(name.as_bytes());
    extra
}

fn descriptor(crc: u32, packed: u32, size: u32) -> Vec<u8> {
    let mut bytes = b"PK\x07\x08".to_vec();
    put32(&mut bytes, &[crc, packed, size]);
    bytes
}

/// A file as a streaming packer writes it: sizes and checksum follow the bytes.
pub(crate) fn streamed(name: &str, bytes: &[u8]) -> File {
    let file = File::deflated(name, bytes);
    File {
        flags: 8,
        local_crc: Some(0),
        local_size: Some(0),
        local_packed_size: Some(0),
        descriptor: descriptor(file.crc, file.packed.len() as u32, file.size),
        ..file
    }
}

/// Every hostile archive, with a name for messages and the code that it is refused with.
pub(crate) fn all() -> Vec<Hostile> {
    [bad_names(), bad_files(), bad_frames()].concat()
}

/// Names that break the path rule, whatever else the archive holds.
const BAD_NAMES: [&str; 25] = [
    "../evil.txt",
    "images/../../evil.txt",
    "images/./a.png",
    "/etc/passwd",
    "images\\a.png",
    "..\\evil.txt",
    "C:/x.txt",
    "C:x.txt",
    "//server/share/x.txt",
    "a.png\0.txt",
    "images/NUL",
    "com1.txt",
    "images/a\u{202e}gpj.exe",
    "caf\u{e9}.txt",
    "cafe\u{301}.txt",
    "",
    ".profile",
    "body.",
    "my body.txt",
    "a/b/c/d/e.txt",
    "../x/",
    "../.DS_Store",
    "__MACOSX/../../evil.txt",
    "images/-a.png",
    "images//a.png",
];

/// Top folders that are not stripped.
const BAD_TOPS: [&str; 6] = ["..", ".", "", "C:", "a\\b", "a\u{202e}b"];

pub(crate) type Hostile = (String, &'static str, Archive);

/// What is wrong, the code that refuses it, and what makes it wrong.
type Altered<T> = (&'static str, &'static str, fn(&mut T));

fn bad_names() -> Vec<Hostile> {
    let mut archives: Vec<Hostile> = Vec::new();
    for name in BAD_NAMES {
        archives.push((format!("the name {name:?}"), "E-PATH", named(name)));
    }
    for top in BAD_TOPS {
        let package = File::stored(format!("{top}/datapackage.json"), b"{}");
        archives.push((format!("the top {top:?}"), "E-PATH", Archive::of([package])));
    }
    let of_names = |names: &[&str]| Archive::of(names.iter().map(|name| File::stored(name, b"{}")));
    let longest = "a".repeat(201);
    let far_longer = "a".repeat(60_000);
    for (code, names) in [
        ("E-PATH", vec![longest.as_str()]),
        ("E-PATH", vec![far_longer.as_str()]),
        ("E-PATH", vec!["caf\u{e9}.txt", "cafe\u{301}.txt"]),
        (
            "E-PATH",
            vec!["my bundle/datapackage.json", "my other/body.txt"],
        ),
        ("E-DUP", vec!["datapackage.json", "body.txt", "body.txt"]),
        (
            "E-DUP",
            vec!["top/datapackage.json", "top/datapackage.json"],
        ),
        ("E-DUP", vec!["datapackage.json", "images", "images/a.png"]),
        ("E-DUP", vec!["datapackage.json", "Images", "images/a.png"]),
        ("E-CASE", vec!["datapackage.json", "body.txt", "BODY.txt"]),
        ("E-CASE", vec!["top/datapackage.json", "top/a", "top/A"]),
    ] {
        let what = format!("{} names, the last {:.40?}", names.len(), names.last());
        archives.push((what, code, of_names(&names)));
    }
    let not_text = with(File::stored(b"\xff\xfe.txt", b"x"));
    archives.push(("a name that is no text".to_owned(), "E-PATH", not_text));
    archives
}

/// One file of a sound archive, altered.
fn bad_files() -> Vec<Hostile> {
    let stored: [Altered<File>; 30] = [
        ("two names", "E-HEADER", |f| {
            f.local_name = Some(b"safe.txt".to_vec());
        }),
        ("two methods", "E-HEADER", |f| f.local_method = Some(8)),
        ("two sizes", "E-HEADER", |f| f.local_size = Some(2)),
        ("two packed sizes", "E-HEADER", |f| {
            f.local_packed_size = Some(2);
        }),
        ("two checksums", "E-HEADER", |f| f.local_crc = Some(1)),
        ("encrypted in one header", "E-HEADER", |f| {
            f.local_flags = Some(1);
        }),
        ("no header where it should be", "E-HEADER", |f| {
            f.header_at = Some(3);
        }),
        ("a header past the end", "E-HEADER", |f| {
            f.header_at = Some(0x7fff_ffff);
        }),
        ("another name in Unicode", "E-HEADER", |f| {
            f.extra = unicode_name(&f.name, "evil.txt");
        }),
        ("encrypted", "E-CRYPT", |f| f.flags = 1),
        ("strongly encrypted", "E-CRYPT", |f| f.flags = 1 << 6),
        ("an encrypted list", "E-CRYPT", |f| f.flags = 1 << 13),
        ("encrypted by AES", "E-CRYPT", |f| f.method = 99),
        ("a link", "E-LINK", |f| f.attributes = 0o120_777 << 16),
        ("a link of a Mac", "E-LINK", |f| {
            (f.made_by, f.attributes) = (19 << 8, 0o120_777 << 16);
        }),
        ("a link said to be from DOS", "E-LINK", |f| {
            (f.made_by, f.attributes) = (0, 0o120_777 << 16);
        }),
        ("a link of Windows", "E-LINK", |f| f.attributes = 0x400),
        ("a link as a folder", "E-LINK", |f| {
            (f.name, f.attributes) = (b"images/".to_vec(), 0o120_777 << 16);
        }),
        ("a folder as a file", "E-LINK", |f| {
            f.attributes = 0o040_755 << 16;
        }),
        ("a pipe", "E-LINK", |f| f.attributes = 0o010_644 << 16),
        ("a device", "E-LINK", |f| f.attributes = 0o060_644 << 16),
        ("a socket", "E-LINK", |f| f.attributes = 0o140_644 << 16),
        ("a folder with content", "E-HEADER", |f| {
            (f.name, f.attributes) = (b"images/".to_vec(), 0o040_755 << 16);
        }),
        ("4 GiB declared", "E-BOMB", |f| {
            (f.size, f.method) = (u32::MAX - 1, 8);
        }),
        ("60 MiB of zeros", "E-BOMB", |f| {
            (f.packed, f.size, f.method) = (deflate(&vec![0; 60 * MIB]), 60 * MIB as u32, 8);
        }),
        ("an unknown method", "E-ZIP", |f| f.method = 14),
        ("a patch", "E-ZIP", |f| f.flags = 1 << 5),
        ("on another disk", "E-ZIP", |f| f.disk = 1),
        ("on the bytes of another", "E-OVERLAP", |f| {
            *f = File {
                header_at: Some(0),
                name: b"other.json".to_vec(),
                ..package()
            };
        }),
        ("bytes of a streamed file missing", "E-HEADER", |f| {
            *f = File {
                descriptor: Vec::new(),
                ..streamed("a.txt", b"some text")
            };
        }),
    ];
    let mut archives: Vec<Hostile> = Vec::new();
    for (what, code, alter) in stored {
        let mut file = File::stored("a.txt", b"x");
        alter(&mut file);
        archives.push((format!("a file: {what}"), code, with(file)));
    }
    let mut contradicted = streamed("a.txt", b"some text");
    contradicted.descriptor = descriptor(contradicted.crc, 1, 2);
    archives.push((
        "two sizes, streamed".to_owned(),
        "E-HEADER",
        with(contradicted),
    ));

    // The inner file has a header of its own, inside the bytes of the outer one.
    let inner = File::stored("inner.txt", b"inside");
    let outer = File::stored("outer.bin", &Archive::of([inner.clone()]).bytes());
    let at = 30 + outer.name.len() as u32;
    let nested = Archive::of([
        outer,
        File {
            header_at: Some(at),
            ..inner
        },
    ]);
    archives.push(("a file within a file".to_owned(), "E-OVERLAP", nested));
    archives
}

/// A sound archive with its frame altered.
fn bad_frames() -> Vec<Hostile> {
    let frames: [Altered<Archive>; 23] = [
        ("another disk", "E-ZIP", |a| a.disk = 1),
        ("a script in front", "E-ZIP", |a| {
            a.before = b"#!/bin/sh\nexit\n".to_vec();
        }),
        ("a script in front, counted", "E-ZIP", |a| {
            (a.before, a.offsets_are_adjusted) = (b"#!/bin/sh\nexit\n".to_vec(), true);
        }),
        ("a ZIP in front", "E-ZIP", |a| a.before = a.bytes()),
        ("a ZIP in front, counted", "E-HEADER", |a| {
            (a.before, a.offsets_are_adjusted) = (a.bytes(), true);
        }),
        ("a file not in the list", "E-HEADER", |a| {
            a.unlisted = Archive::of([File::stored("evil.txt", b"x")]).bytes()[..39].to_vec();
        }),
        ("more files counted than listed", "E-ZIP", |a| {
            a.entries = Some(3);
        }),
        ("fewer files counted than listed", "E-ZIP", |a| {
            a.entries = Some(1);
        }),
        ("no files counted", "E-ZIP", |a| a.entries = Some(0)),
        ("a list elsewhere", "E-ZIP", |a| a.directory_at = Some(0)),
        ("a list past the end", "E-ZIP", |a| {
            a.directory_at = Some(u32::MAX - 9);
        }),
        ("a shorter list", "E-ZIP", |a| a.directory_bytes = Some(46)),
        ("a list of 4 GiB", "E-FILES", |a| {
            a.directory_bytes = Some(u32::MAX);
        }),
        ("60 000 files counted", "E-FILES", |a| {
            a.entries = Some(60_000);
        }),
        ("a second end in the comment", "E-ZIP", |a| {
            a.comment = Archive::default().bytes();
        }),
        ("a second end behind", "E-ZIP", |a| {
            a.after = Archive::default().bytes();
        }),
        ("a ZIP64 end that contradicts", "E-ZIP", |a| {
            (a.entries, a.zip64) = (
                Some(1),
                Some(Zip64 {
                    entries: Some(2),
                    ..ZIP64
                }),
            );
        }),
        ("a ZIP64 end elsewhere", "E-ZIP", |a| {
            a.zip64 = Some(Zip64 {
                record_at: Some(0),
                ..ZIP64
            });
        }),
        ("a ZIP64 end past the end", "E-ZIP", |a| {
            a.zip64 = Some(Zip64 {
                record_at: Some(u64::MAX),
                ..ZIP64
            });
        }),
        ("ZIP64 on two disks", "E-ZIP", |a| {
            a.zip64 = Some(Zip64 { disks: 2, ..ZIP64 });
        }),
        ("2^60 files", "E-FILES", |a| {
            a.zip64 = Some(Zip64 {
                entries: Some(1 << 60),
                ..ZIP64
            });
        }),
        ("a list of 2^60 bytes", "E-FILES", |a| {
            a.zip64 = Some(Zip64 {
                directory_bytes: Some(1 << 60),
                ..ZIP64
            });
        }),
        ("20 001 empty files", "E-FILES", |a| {
            a.files = (0..=20_000)
                .map(|n| File::stored(format!("f{n}"), b""))
                .collect();
        }),
    ];
    let hostile = |(what, code, alter): Altered<Archive>| {
        let mut archive = Archive::of([package(), body()]);
        alter(&mut archive);
        (format!("the frame: {what}"), code, archive)
    };
    frames.into_iter().map(hostile).collect()
}
