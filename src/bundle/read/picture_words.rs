//! The words that stand in the file of a picture: what they are, and how little is read for them.
//!
//! The pixels are not decoded and, where the format allows, not even read. A file that is no
//! picture, or a broken one, has no words and is charged nothing here: whether it can be shown is
//! found out when it is. Words that are there and cannot be read are a [`Problem`].

use std::io::{BufRead, BufReader, Cursor, Read as _, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{ImageDecoder as _, ImageFormat, ImageReader};
use tiff::decoder::ifd::Value;
use tiff::tags::Tag;

use crate::container::Container;
use crate::container::excerpt::Excerpt;
use crate::container::limits::{Limits, MAX_XMP_BYTES, bytes_in_words};
use crate::problem::{Problem, Problems};

mod iim;
#[cfg(test)]
pub(crate) mod tests;
mod xmp;

/// Bytes that are tried first: enough for nearly all files, and quick in a ZIP that has to be unpacked.
const AT_FIRST: u64 = 128 << 10;
/// Bytes that say of which format a picture is.
const SIGNATURE_BYTES: u64 = 32;
/// Memory for a decoder that decodes no pixels: a TIFF's needs 32 bytes for each of a packet's.
const DECODER_BYTES: usize = 32 * MAX_XMP_BYTES;
/// What the text of a PNG is called that is a packet.
const PNG_KEYWORD: &str = "XML:com.adobe.xmp";
/// Where a TIFF has its packet.
const XMP_TAG: u16 = 700;

/// What is said of a picture, by the article or by the picture's file; what is not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) caption: Option<String>,
    pub(crate) headline: Option<String>,
    pub(crate) credit: Option<String>,
    pub(crate) creators: Vec<String>,
    pub(crate) copyright: Option<String>,
    pub(crate) usage_terms: Option<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) created: Option<String>,
    pub(crate) alt: Option<String>,
    pub(crate) long_description: Option<String>,
    pub(crate) people: Vec<String>,
    pub(crate) organizations: Vec<String>,
    pub(crate) source_type: Option<String>,
}

/// Reads the words in the files of pictures, one after the other, until together they cost too much.
pub(crate) struct WordsReader<'a> {
    container: &'a Container,
    /// The article's language, for texts that are given in several.
    language: Option<&'a str>,
    limits: &'a Limits,
    /// Bytes that may still be read.
    room: u64,
    /// The room was too small for a file, and none is read after it.
    is_full: bool,
}

impl<'a> WordsReader<'a> {
    pub(super) fn new(
        container: &'a Container,
        language: Option<&'a str>,
        limits: &'a Limits,
    ) -> Self {
        Self {
            container,
            language,
            limits,
            room: limits.all_picture_words_bytes,
            is_full: false,
        }
    }

    /// The words in one file; none where there are none or they cannot be read.
    pub(super) fn read(&mut self, file: &str, problems: &mut Problems) -> Words {
        if self.is_full {
            return Words::default();
        }
        match self.packets(file) {
            Ok(packets) => packets.words(file, self.language, problems),
            Err(Some(what)) => {
                problems.push(unread(file, what));
                Words::default()
            }
            Err(None) => Words::default(),
        }
    }

    /// The words as they stand in the file; `Err(None)` where it is no picture to ask.
    fn packets(&mut self, file: &str) -> Result<Packets, Option<String>> {
        let allowed = self.limits.picture_words_bytes;
        for most in [AT_FIRST.min(allowed), allowed] {
            let room = self.room;
            let Ok(mut excerpt) = self.container.excerpt(file, most.min(room)) else {
                // That it cannot be read is said where it is read for its pixels. It may have been
                // unpacked up to where it breaks.
                self.room = room.saturating_sub(most);
                return Err(None);
            };
            let tried = catch_unwind(AssertUnwindSafe(|| Packets::find(&mut excerpt)));
            let found = tried.unwrap_or(None);
            let words = found.as_ref().map_or(0, Packets::cost);
            self.room = room.saturating_sub(excerpt.spent() + words);
            let is_done = found.as_ref().is_some_and(|found| !found.is_broken);
            if is_done || !excerpt.is_used_up() {
                return found.ok_or(None);
            }
            if most > room {
                self.is_full = true;
                let all = bytes_in_words(self.limits.all_picture_words_bytes);
                return Err(Some(format!(
                    "The words in this picture's file and in those after it are not read, as more than {all} of pictures would have to be read at opening"
                )));
            }
        }
        let allowed = bytes_in_words(allowed);
        Err(Some(format!(
            "The words in the picture's file are not among the {allowed} of it that are read for them"
        )))
    }
}

fn unread(file: &str, what: impl Into<String>) -> Problem {
    Problem::new(
        "W-PICTURE-WORDS",
        file,
        what,
        "Write caption and credit into the article, or save them in the picture anew",
    )
}

/// What a picture's file holds beside its pixels, not yet understood.
#[derive(Default)]
struct Packets {
    xmp: Option<Vec<u8>>,
    iptc: Option<Vec<u8>>,
    /// The decoder found words and cannot give them.
    is_broken: bool,
}

impl Packets {
    /// `None` where a decoder cannot begin with what it may read.
    fn find(excerpt: &mut Excerpt) -> Option<Self> {
        let mut signature = Vec::new();
        (&mut *excerpt)
            .take(SIGNATURE_BYTES)
            .read_to_end(&mut signature)
            .ok()?;
        let format = image::guess_format(&signature).ok()?;
        excerpt.seek(SeekFrom::Start(0)).ok()?;
        match format {
            // Its decoder wants the whole file, but the words stand before the pixels.
            ImageFormat::Jpeg => {
                let start = excerpt.read_what_may_be().ok()?;
                Self::decode(Cursor::new(start), format)
            }
            ImageFormat::Tiff => Self::in_tiff(BufReader::new(excerpt)),
            ImageFormat::Png => Self::in_png(BufReader::new(excerpt)),
            _ => Self::decode(BufReader::new(excerpt), format),
        }
    }

    /// Bytes of the packets, which may have been packed very small; a broken one was unpacked to the limit.
    fn cost(&self) -> u64 {
        let packets = [&self.xmp, &self.iptc].into_iter().flatten();
        let bytes: usize = packets.map(Vec::len).sum();
        let broken = if self.is_broken { MAX_XMP_BYTES } else { 0 };
        (bytes + broken) as u64
    }

    /// In a PNG, by hand: `image` would unpack the color profile too, which may be much larger than it looks.
    fn in_png(input: impl BufRead + Seek) -> Option<Self> {
        let allowed = png::Limits {
            bytes: DECODER_BYTES,
        };
        let mut decoder = png::Decoder::new_with_limits(input, allowed);
        decoder.set_ignore_iccp_chunk(true);
        let reader = decoder.read_info().ok()?;
        let mut texts = reader.info().utf8_text.iter();
        let packet = texts.find(|text| text.keyword == PNG_KEYWORD);
        let packet = packet.map(|packet| {
            let mut packet = packet.clone();
            packet.decompress_text_with_limit(MAX_XMP_BYTES)?;
            packet.get_text()
        });
        let packet = packet.transpose();
        Some(Self {
            is_broken: packet.is_err(),
            xmp: packet.ok().flatten().map(String::into_bytes),
            iptc: None,
        })
    }

    /// In a TIFF, by hand: `image` has room for as many words only as there are pixels.
    fn in_tiff(input: impl BufRead + Seek) -> Option<Self> {
        let mut allowed = tiff::decoder::Limits::default();
        allowed.decoding_buffer_size = DECODER_BYTES;
        let mut decoder = tiff::decoder::Decoder::new(input)
            .ok()?
            .with_limits(allowed);
        let packet = decoder.find_tag(Tag::Unknown(XMP_TAG));
        let packet = packet.and_then(|packet| packet.map(Value::into_u8_vec).transpose());
        Some(Self {
            is_broken: packet.is_err(),
            xmp: packet.ok().flatten(),
            iptc: None,
        })
    }

    fn decode(input: impl BufRead + Seek, format: ImageFormat) -> Option<Self> {
        let mut reader = ImageReader::with_format(input, format);
        let mut allowed = image::Limits::default();
        allowed.max_alloc = Some(DECODER_BYTES as u64);
        reader.limits(allowed);
        let mut decoder = reader.into_decoder().ok()?;
        let (xmp, iptc) = (decoder.xmp_metadata(), decoder.iptc_metadata());
        Some(Self {
            is_broken: xmp.is_err(),
            xmp: xmp.ok().flatten(),
            // In other formats it is not Photoshop's block that one gets.
            iptc: iptc.ok().flatten().filter(|_| format == ImageFormat::Jpeg),
        })
    }

    fn words(self, file: &str, language: Option<&str>, problems: &mut Problems) -> Words {
        let xmp = self.xmp.map(|packet| xmp::read(&packet, language));
        if self.is_broken {
            let why = "The words in the picture's file cannot be unpacked";
            problems.push(unread(file, why));
        }
        match xmp {
            Some(Ok(words)) => return words,
            Some(Err(why)) => {
                let what = format!("The words in the picture's file are not read. {why}");
                problems.push(unread(file, what));
            }
            None => {}
        }
        self.iptc
            .map_or_else(Words::default, |block| iim::read(&block))
    }
}
