//! Words in small pictures of every format, in every container, under every limit.

use std::io::Cursor;
use std::sync::Arc;

use image::{DynamicImage, ImageFormat};

use super::iim::tests::block;
use super::*;
use crate::container::zip_writer::write_zip;

const CREDIT: &str = "Credit in the file";

/// A packet with one caption, one credit line, and `more` properties of the description.
pub(crate) fn packet(more: &str) -> String {
    format!(
        r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:c="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="{CREDIT}" {more}>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Caption in the file</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>"#
    )
}

fn plain(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(4, 2)
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

/// A JPEG with segments before all others: the number of each and what it begins with.
fn jpeg(segments: &[(u8, &[u8], &[u8])]) -> Vec<u8> {
    let plain = plain(ImageFormat::Jpeg);
    let mut bytes = plain[..2].to_vec();
    for (number, name, content) in segments {
        bytes.extend([0xff, *number]);
        let length = u16::try_from(2 + name.len() + content.len()).unwrap();
        bytes.extend(length.to_be_bytes());
        bytes.extend(*name);
        bytes.extend(*content);
    }
    bytes.extend(&plain[2..]);
    bytes
}

pub(crate) fn jpeg_with(packet: &str) -> Vec<u8> {
    jpeg(&[(0xe1, b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes())])
}

fn png_with(packet: &str) -> Vec<u8> {
    png_with_text(&[b"XML:com.adobe.xmp\0\0\0\0\0", packet.as_bytes()].concat())
}

fn png_with_text(text: &[u8]) -> Vec<u8> {
    let plain = plain(ImageFormat::Png);
    let text = chunk(&[b"iTXt", text].concat());
    // After the signature and the header.
    [&plain[..33], &text, &plain[33..]].concat()
}

/// A chunk of a PNG with its length and checksum.
fn chunk(content: &[u8]) -> Vec<u8> {
    let checksum = !content.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    });
    let length = u32::try_from(content.len() - 4).unwrap().to_be_bytes();
    [&length[..], content, &checksum.to_be_bytes()].concat()
}

fn webp_with(packet: &str) -> Vec<u8> {
    let plain = plain(ImageFormat::WebP);
    let mut words = packet.as_bytes().to_vec();
    let length = u32::try_from(words.len()).unwrap().to_le_bytes();
    words.resize(words.len().next_multiple_of(2), b' ');
    let extended = b"VP8X\x0a\0\0\0\x04\0\0\0\x03\0\0\x01\0\0";
    let content = [
        b"WEBP",
        &extended[..],
        &plain[12..],
        b"XMP ",
        &length,
        &words,
    ]
    .concat();
    let length = u32::try_from(content.len()).unwrap().to_le_bytes();
    [b"RIFF", &length[..], &content].concat()
}

fn tiff_with(packet: &str) -> Vec<u8> {
    let length = u32::try_from(packet.len()).unwrap();
    let entries: [[u32; 4]; 9] = [
        [256, 3, 1, 1],
        [257, 3, 1, 1],
        [258, 3, 1, 8],
        [259, 3, 1, 1],
        [262, 3, 1, 1],
        [273, 4, 1, 8],
        [278, 3, 1, 1],
        [279, 4, 1, 1],
        [700, 1, length, 9],
    ];
    let mut bytes = b"II*\0".to_vec();
    bytes.extend((9 + length).to_le_bytes());
    bytes.push(127);
    bytes.extend(packet.as_bytes());
    bytes.extend([9, 0]);
    for [tag, kind, count, value] in entries {
        bytes.extend(&tag.to_le_bytes()[..2]);
        bytes.extend(&kind.to_le_bytes()[..2]);
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes
}

fn gif_with(packet: &str) -> Vec<u8> {
    let plain = plain(ImageFormat::Gif);
    let table = if plain[10] & 0x80 == 0 {
        0
    } else {
        3 << ((plain[10] & 7) + 1)
    };
    let (head, rest) = plain.split_at(13 + table);
    let ramp: Vec<u8> = std::iter::once(1).chain((0..=255).rev()).collect();
    [
        head,
        b"\x21\xff\x0bXMP DataXMP",
        packet.as_bytes(),
        &ramp,
        b"\0",
        rest,
    ]
    .concat()
}

fn every_format(packet: &str) -> [(&'static str, Vec<u8>); 5] {
    [
        ("a.jpg", jpeg_with(packet)),
        ("a.png", png_with(packet)),
        ("a.webp", webp_with(packet)),
        ("a.tif", tiff_with(packet)),
        ("a.gif", gif_with(packet)),
    ]
}

fn read_within(name: &str, bytes: Vec<u8>, limits: &Limits) -> (Words, Vec<String>) {
    let container = Container::from_files(vec![(name.to_owned(), bytes)]).unwrap();
    let mut problems = Problems::default();
    let words = WordsReader::new(&container, None, limits).read(name, &mut problems);
    let said = problems.iter().map(|problem| {
        assert_eq!(
            (problem.code, problem.place.as_str()),
            ("W-PICTURE-WORDS", name)
        );
        problem.what.clone()
    });
    (words, said.collect())
}

fn read(name: &str, bytes: Vec<u8>) -> (Words, Vec<String>) {
    read_within(name, bytes, &Limits::default())
}

#[test]
fn words_are_found_in_every_format_and_every_container() {
    let pictures = every_format(&packet(""));
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in &pictures {
        assert!(image::load_from_memory(bytes).is_ok(), "{name}");
        std::fs::write(folder.path().join(name), bytes).unwrap();
        std::fs::write(folder.path().join(format!("{name}.deflated")), bytes).unwrap();
    }
    let names: Vec<String> = pictures
        .iter()
        .flat_map(|(name, _)| [(*name).to_owned(), format!("{name}.deflated")])
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let zipped = write_zip(
        Cursor::new(Vec::new()),
        &names,
        &Limits::default(),
        |name| Ok(std::fs::read(folder.path().join(name)).unwrap()),
    );
    let zipped: Arc<[u8]> = zipped.unwrap().into_inner().into();
    for container in [
        Container::from_folder(folder.path()).unwrap(),
        Container::from_zip_bytes(zipped).unwrap(),
    ] {
        let mut problems = Problems::default();
        let limits = Limits::default();
        let mut reader = WordsReader::new(&container, None, &limits);
        for name in &names {
            let words = reader.read(name, &mut problems);
            assert_eq!(words.credit.as_deref(), Some(CREDIT), "{name}");
            assert_eq!(
                words.caption.as_deref(),
                Some("Caption in the file"),
                "{name}"
            );
        }
        assert!(problems.is_empty(), "{problems:?}");
    }
}

#[test]
fn a_picture_without_words_and_a_file_that_is_none_are_charged_nothing() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif] {
        assert_eq!(read("a", plain(format)), Default::default());
    }
    for bytes in [
        &b""[..],
        b"<svg/>",
        b"\xff\xd8\xff\xe1",
        b"GIF89a",
        b"II*\0",
    ] {
        assert_eq!(read("a", bytes.to_vec()), Default::default());
    }
}

#[test]
fn older_words_count_where_there_is_no_xmp_or_a_broken_one() {
    let old = block(&[((2, 110), b"Old credit")]);
    let photoshop = (0xed, &b"Photoshop 3.0\0"[..], &old[..]);
    let (words, said) = read("a", jpeg(&[photoshop]));
    assert_eq!(words.credit.as_deref(), Some("Old credit"));
    assert!(said.is_empty());
    let adobe = b"http://ns.adobe.com/xap/1.0/\0";
    let (words, said) = read(
        "a",
        jpeg(&[(0xe1, adobe, b"<!DOCTYPE a []><a/>"), photoshop]),
    );
    assert_eq!(words.credit.as_deref(), Some("Old credit"));
    assert_eq!(
        said,
        [
            "The words in the picture's file are not read. They declare a document type, which could stand for anything"
        ]
    );
    let whole = packet("");
    let (words, _) = read("a", jpeg(&[photoshop, (0xe1, adobe, whole.as_bytes())]));
    assert_eq!(words.credit.as_deref(), Some(CREDIT));
}

#[test]
fn further_packets_are_passed_over() {
    let further = [&[b'0'; 32][..], &[0, 0, 0, 9, 0, 0, 0, 0], b"<broken>"].concat();
    let whole = packet(r#"xmlns:n="http://ns.adobe.com/xmp/note/" n:HasExtendedXMP="0""#);
    let bytes = jpeg(&[
        (0xe1, b"http://ns.adobe.com/xap/1.0/\0", whole.as_bytes()),
        (0xe1, b"http://ns.adobe.com/xmp/extension/\0", &further),
    ]);
    let (words, said) = read("a", bytes);
    assert_eq!(words.credit.as_deref(), Some(CREDIT));
    assert!(said.is_empty());
}

#[test]
fn words_far_from_the_start_are_found_up_to_the_limit_and_one_byte_less_is_said() {
    // Three segments of 60 KiB are more than what is tried first.
    let filling = vec![b' '; 60_000];
    let far = |packet: &str| {
        let mut segments = vec![(0xe2, &b"x"[..], &filling[..]); 3];
        segments.push((0xe1, b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()));
        jpeg(&segments)
    };
    let bytes = far(&packet(""));
    assert!(bytes.len() as u64 > AT_FIRST);
    let (words, said) = read("a", bytes.clone());
    assert_eq!((words.credit.as_deref(), said.len()), (Some(CREDIT), 0));
    // The least that suffices for the decoder is somewhere before the pixels end.
    let enough = |most: u64| {
        let limits = Limits {
            picture_words_bytes: most,
            ..Limits::default()
        };
        let (words, said) = read_within("a", bytes.clone(), &limits);
        assert_eq!(words.credit.is_some(), said.is_empty(), "{most} {said:?}");
        assert!(
            said.iter().all(|said| said.contains("not among")),
            "{said:?}"
        );
        words.credit.is_some()
    };
    let all = bytes.len() as u64;
    let least = (all - 1000..=all + SIGNATURE_BYTES)
        .find(|most| enough(*most))
        .unwrap();
    assert!(!enough(least - 1) && enough(least) && !enough(1000));
}

#[test]
fn all_pictures_together_cost_no_more_than_they_may() {
    let bytes = tiff_with(&packet(""));
    let files = ["a.tif", "b.tif", "c.tif"].map(|name| (name.to_owned(), bytes.clone()));
    let container = Container::from_files(files.to_vec()).unwrap();
    let count = |room: u64| {
        let limits = Limits {
            all_picture_words_bytes: room,
            ..Limits::default()
        };
        let mut problems = Problems::default();
        let mut reader = WordsReader::new(&container, None, &limits);
        let words = ["a.tif", "b.tif", "c.tif"].map(|name| reader.read(name, &mut problems));
        let places: Vec<String> = problems.iter().map(|one| one.place.clone()).collect();
        let found = words.iter().filter(|words| words.credit.is_some()).count();
        (found, places, limits.all_picture_words_bytes - reader.room)
    };
    let (found, places, all) = count(1 << 20);
    assert_eq!((found, places.len()), (3, 0));
    assert_eq!(count(all), (3, Vec::new(), all));
    let (found, places, _) = count(all * 2 / 3 + 100);
    assert_eq!((found, places), (2, vec!["c.tif".to_owned()]));
    let (found, places, _) = count(10);
    assert_eq!((found, places), (0, vec!["a.tif".to_owned()]), "said once");
}

#[test]
fn every_beginning_and_every_change_of_a_picture_is_read_without_harm() {
    for (name, whole) in every_format(&packet("")) {
        for end in (0..whole.len()).step_by(7) {
            read(name, whole[..end].to_vec());
        }
        for place in (0..whole.len()).step_by(3) {
            let mut changed = whole.clone();
            changed[place] ^= 0xff;
            read(name, changed);
        }
    }
}

#[test]
fn a_packed_text_that_grows_without_end_is_refused() {
    // The pixels of a PNG are packed as its texts are: here 16 MiB of the same byte.
    let mut large = Cursor::new(Vec::new());
    DynamicImage::new_luma8(4096, 4096)
        .write_to(&mut large, ImageFormat::Png)
        .unwrap();
    let large = large.into_inner();
    let mut chunks = &large[8..];
    let mut packed = Vec::new();
    while let Some((length, rest)) = chunks.split_first_chunk::<4>() {
        let (chunk, rest) = rest.split_at(u32::from_be_bytes(*length) as usize + 8);
        packed.extend(
            chunk
                .strip_prefix(b"IDAT")
                .map_or(&[][..], |data| &data[..data.len() - 4]),
        );
        chunks = rest;
    }
    assert!(packed.len() < 1 << 20, "{}", packed.len());
    // A color profile of that size is not unpacked at all.
    let profile = chunk(&[b"iCCPp\0\0", &packed[..]].concat());
    let plain = png_with(&packet(""));
    let bytes = [&plain[..33], &profile, &plain[33..]].concat();
    assert_eq!(read("a", bytes).0.credit.as_deref(), Some(CREDIT));
    let content = [b"XML:com.adobe.xmp\0\x01\0\0\0", &packed[..]].concat();
    let (words, said) = read("a", png_with_text(&content));
    assert_eq!(words, Words::default());
    assert_eq!(said, ["The words in the picture's file cannot be unpacked"]);
}

#[test]
fn a_large_picture_is_asked_without_room_for_its_pixels() {
    let large = DynamicImage::new_rgb8(9000, 2000);
    for format in [ImageFormat::Png, ImageFormat::Tiff] {
        let mut bytes = Cursor::new(Vec::new());
        large.write_to(&mut bytes, format).unwrap();
        let bytes = bytes.into_inner();
        assert_eq!(read("a", bytes), Default::default(), "{format:?}");
    }
}

#[test]
fn words_that_were_packed_small_cost_what_they_are() {
    // Half a MiB of blanks, taken from the pixels of a PNG: a filter's zero before each row, so no XML.
    let mut blank = Cursor::new(Vec::new());
    DynamicImage::new_luma8(1024, 512)
        .write_to(&mut blank, ImageFormat::Png)
        .unwrap();
    let blank = blank.into_inner();
    let start = memchr::memmem::find(&blank, b"IDAT").unwrap();
    let length = u32::from_be_bytes(*blank[start - 4..].first_chunk().unwrap()) as usize;
    let packed = &blank[start + 4..][..length];
    let bytes = png_with_text(&[b"XML:com.adobe.xmp\0\x01\0\0\0", packed].concat());
    assert!(bytes.len() < 1 << 13, "{}", bytes.len());
    let container = Container::from_files(vec![("a.png".to_owned(), bytes)]).unwrap();
    let limits = Limits {
        all_picture_words_bytes: 1 << 20,
        ..Limits::default()
    };
    let mut problems = Problems::default();
    let mut reader = WordsReader::new(&container, None, &limits);
    for _ in 0..5 {
        reader.read("a.png", &mut problems);
    }
    let said: Vec<bool> = problems
        .iter()
        .map(|problem| problem.what.contains("those after it"))
        .collect();
    assert_eq!(said, [false, false, true]);
}
