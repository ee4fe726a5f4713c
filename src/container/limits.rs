//! How much one bundle may cost: the one table of limits for the whole product.
//!
//! Every number stands here once, with its reason. Readers take a [`Limits`] of those whose
//! test would have to build a gigabyte, so that it can try a limit, and one past it, with little. A limit
//! refuses; it never trims a text.

/// Bytes in a kibibyte, so that the table below can be read.
const KIB: u64 = 1024;
/// Bytes in a mebibyte.
const MIB: u64 = 1024 * KIB;
/// Bytes in a gibibyte.
const GIB: u64 = 1024 * MIB;

/// Files and folders in one container: a large gallery has hundreds, a flood of names has millions.
pub const MAX_ENTRIES: usize = 20_000;
/// The list of files inside a ZIP: [`MAX_ENTRIES`] of them with the longest allowed names need 8 MiB.
pub const MAX_DIRECTORY_BYTES: u64 = 16 * MIB;
/// One JSON file: [`MAX_ANNOTATIONS`] fit; it is read, hashed and parsed in a fraction of a second.
pub const MAX_JSON_BYTES: u64 = 64 * MIB;
/// One table: [`MAX_FIGURES`] fit.
pub const MAX_TABLE_BYTES: u64 = 64 * MIB;
/// The article's text: several times the longest novels; its sentences are found in about a second.
pub const MAX_BODY_BYTES: u64 = 16 * MIB;
/// One picture file: an uncompressed scan of 80 megapixels still fits.
pub const MAX_IMAGE_BYTES: u64 = 256 * MIB;
/// Any other file that is read at all (signatures, attachments to be saved): as much as a picture.
pub const MAX_OTHER_BYTES: u64 = 256 * MIB;
/// All texts and tables that are read at opening together: each at its limit, and a few tables beside them.
pub const MAX_OPENING_BYTES: u64 = 384 * MIB;
/// All files of a container together, as they would be unpacked: a DVD, which people still send.
pub const MAX_TOTAL_BYTES: u64 = 4 * GIB;
/// All files that lie beside a saved page and are shown in it: what a page of thousands of pictures has.
pub const MAX_BESIDE_BYTES: u64 = GIB;
/// How much larger than its packed form a file may be: text packs 10:1, tables of repeated rows 100:1.
pub const MAX_RATIO: u64 = 200;
/// Up to this size a file may pack at any ratio: a short file of blanks is no bomb.
pub const RATIO_FREE_BYTES: u64 = MIB;
/// Length of a name inside a container: leaves room for a folder name in front on every system.
pub const MAX_PATH_BYTES: usize = 200;
/// Segments of a name: the recommended tree needs two.
pub const MAX_PATH_SEGMENTS: usize = 4;
/// People, organizations and other nodes: ten times the largest map that was tried.
pub const MAX_ENTITIES: usize = 200_000;
/// Relations between them.
pub const MAX_EDGES: usize = 1_000_000;
/// Relations that one line of entities spreads into: nobody draws, or reads, a thousand lines that say the same,
/// and a line with a thousand names at either end would make a million.
pub const MAX_RELATIONS_OF_A_LINE: usize = 1_000;
/// Text that all lines together repeat in the relations they spread into: many times what a large sound network
/// repeats, and little beside the file itself.
pub const MAX_REPEATED_BYTES: usize = 64 << 20;
/// An id of an entity: the longest that `FollowTheMoney` allows.
pub const MAX_ID_BYTES: usize = 200;
/// Annotations: one for each word of a long book; to look for so many takes a few seconds.
pub const MAX_ANNOTATIONS: usize = 100_000;
/// Pairs of an annotated item and a sentence: twenty for each annotation.
pub const MAX_LINKS: usize = 2_000_000;
/// Pictures of one gallery, listed or only spoken of: more than anybody leafs through.
pub const MAX_PICTURES: usize = 100_000;
/// Rows of figures in all tables: more than one download of UN Comtrade has.
pub const MAX_FIGURES: usize = 250_000;
/// Cells of one table: 100 000 rows of UN Comtrade's 47 columns, the most that it hands out at once.
pub const MAX_CELLS: usize = 5_000_000;
/// Columns of one table: twice those of UN Comtrade.
pub const MAX_COLUMNS: usize = 100;
/// Punctuation marks and line ends of a text in Markdown or HTML: one in eight bytes of the longest text, where
/// writers need one in twenty. What a text of nothing but marks may cost grows with them.
pub const MAX_MARKS: usize = 2_000_000;
/// Paragraphs, headings and list items of one text: five times what the window was measured with.
pub const MAX_BLOCKS: usize = 500_000;
/// The address of a link that goes on in the next part of a long block: a longer one would be copied into every
/// part.
pub const MAX_REPEATED_ADDRESS: usize = 4096;
/// Characters of one quote: a long paragraph; longer quotes make finding them slow and prove no more.
pub const MAX_QUOTE_CHARS: usize = 2_000;
/// Pixels of one picture: 200 megapixels are 800 MB once decoded, the most one picture may take.
pub const MAX_IMAGE_PIXELS: u64 = 200_000_000;
/// Pixels along one side: the most that JPEG can say.
pub const MAX_IMAGE_SIDE: u32 = 65_535;
/// Bytes of one picture's file that are read at opening for the words in it: what stands before the pixels of a
/// JPEG, the largest color profile and a packet of words at its limit among it.
pub const MAX_PICTURE_WORDS_BYTES: u64 = 8 * MIB;
/// The same of all pictures together: a second's work; two thousand photographs need it.
pub const MAX_ALL_PICTURE_WORDS_BYTES: u64 = 256 * MIB;
/// One packet of words (XMP) in a picture's file: cameras write 10 KiB, and long histories of edits 1 MiB.
pub const MAX_XMP_BYTES: usize = 2 << 20;
/// Elements, attributes' texts and comments of such a packet: as many as fit if each has 20 bytes.
pub const MAX_XMP_NODES: u32 = 100_000;
/// A saved web page: the largest that was seen with its pictures inside; reading it takes a second.
pub const MAX_PAGE_BYTES: u64 = 20 * MIB;
/// Seconds that reading one page may take: a hundred times what the largest sound page needs.
pub const MAX_PAGE_SECONDS: u64 = 20;
/// How deep elements of a page nest: browsers flatten what is deeper, too.
pub const MAX_PAGE_DEPTH: usize = 512;
/// Elements, attributes' texts and comments of a document in XML that is imported: those of a long book.
pub const MAX_DOCUMENT_NODES: u32 = 3_000_000;
/// Bytes of all pictures that come along with an imported article: two of the largest.
pub const MAX_DRAFT_PICTURE_BYTES: u64 = 512 * MIB;
/// A mail or a web page saved as one, its pictures packed into letters among it.
pub const MAX_MAIL_BYTES: u64 = 128 * MIB;
/// A saved crawl of pages, of which one is read: large ones hold whole sites. All that is unpacked counts: the
/// crawl, every body packed in it, and all crawls of one file.
pub const MAX_CRAWL_BYTES: u64 = 256 * MIB;
/// One record of a crawl, unpacked: a page with its pictures inside.
pub const MAX_RECORD_BYTES: u64 = 64 * MIB;
/// Records of a crawl that are looked at for a page: pages come first, pictures and scripts after them.
pub const MAX_RECORDS: usize = 10_000;

/// The program's own settings file: hundreds of times what one with a full recent list has.
pub const MAX_SETTINGS_BYTES: u64 = 4 * MIB;
/// Where the nodes of one dossier's map were: twice what [`MAX_ENTITIES`] of them need.
pub const MAX_KEPT_MAP_BYTES: u64 = 32 * MIB;
/// The unsaved changes of one dossier: a hundred thousand decisions, or one that accepts a million things.
pub const MAX_DRAFT_BYTES: u64 = 32 * MIB;

/// What a file is read as; decides how large it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// `datapackage.json`, `article.json`, entities, annotations.
    Json,
    /// A CSV table.
    Table,
    /// The text of the article.
    Body,
    /// A picture.
    Image,
    /// Anything else: a signature, an attachment.
    Other,
}

impl FileKind {
    /// How the kind is called in a message.
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::Json => "a JSON file",
            Self::Table => "a table",
            Self::Body => "the text of an article",
            Self::Image => "a picture",
            Self::Other => "an attachment",
        }
    }
}

/// The limits that a reader keeps to; [`Default`] is the table of this module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// See [`MAX_ENTRIES`].
    pub entries: usize,
    /// See [`MAX_DIRECTORY_BYTES`].
    pub directory_bytes: u64,
    /// See [`MAX_JSON_BYTES`].
    pub json_bytes: u64,
    /// See [`MAX_TABLE_BYTES`].
    pub table_bytes: u64,
    /// See [`MAX_BODY_BYTES`].
    pub body_bytes: u64,
    /// See [`MAX_IMAGE_BYTES`].
    pub image_bytes: u64,
    /// See [`MAX_OTHER_BYTES`].
    pub other_bytes: u64,
    /// See [`MAX_OPENING_BYTES`].
    pub opening_bytes: u64,
    /// See [`MAX_TOTAL_BYTES`].
    pub total_bytes: u64,
    /// See [`MAX_BESIDE_BYTES`].
    pub beside_bytes: u64,
    /// See [`MAX_RATIO`].
    pub ratio: u64,
    /// See [`RATIO_FREE_BYTES`].
    pub ratio_free_bytes: u64,
    /// See [`MAX_ENTITIES`].
    pub entities: usize,
    /// See [`MAX_EDGES`].
    pub edges: usize,
    /// See [`MAX_ANNOTATIONS`].
    pub annotations: usize,
    /// See [`MAX_LINKS`].
    pub links: usize,
    /// See [`MAX_PICTURES`].
    pub pictures: usize,
    /// See [`MAX_FIGURES`].
    pub figures: usize,
    /// See [`MAX_CELLS`].
    pub cells: usize,
    /// See [`MAX_COLUMNS`].
    pub columns: usize,
    /// See [`MAX_MARKS`].
    pub marks: usize,
    /// See [`MAX_BLOCKS`].
    pub blocks: usize,
    /// See [`MAX_QUOTE_CHARS`].
    pub quote_chars: usize,
    /// See [`MAX_IMAGE_PIXELS`].
    pub image_pixels: u64,
    /// See [`MAX_IMAGE_SIDE`].
    pub image_side: u32,
    /// See [`MAX_PICTURE_WORDS_BYTES`].
    pub picture_words_bytes: u64,
    /// See [`MAX_ALL_PICTURE_WORDS_BYTES`].
    pub all_picture_words_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: MAX_ENTRIES,
            directory_bytes: MAX_DIRECTORY_BYTES,
            json_bytes: MAX_JSON_BYTES,
            table_bytes: MAX_TABLE_BYTES,
            body_bytes: MAX_BODY_BYTES,
            image_bytes: MAX_IMAGE_BYTES,
            other_bytes: MAX_OTHER_BYTES,
            opening_bytes: MAX_OPENING_BYTES,
            total_bytes: MAX_TOTAL_BYTES,
            beside_bytes: MAX_BESIDE_BYTES,
            ratio: MAX_RATIO,
            ratio_free_bytes: RATIO_FREE_BYTES,
            entities: MAX_ENTITIES,
            edges: MAX_EDGES,
            annotations: MAX_ANNOTATIONS,
            links: MAX_LINKS,
            pictures: MAX_PICTURES,
            figures: MAX_FIGURES,
            cells: MAX_CELLS,
            columns: MAX_COLUMNS,
            marks: MAX_MARKS,
            blocks: MAX_BLOCKS,
            quote_chars: MAX_QUOTE_CHARS,
            image_pixels: MAX_IMAGE_PIXELS,
            image_side: MAX_IMAGE_SIDE,
            picture_words_bytes: MAX_PICTURE_WORDS_BYTES,
            all_picture_words_bytes: MAX_ALL_PICTURE_WORDS_BYTES,
        }
    }
}

impl Limits {
    /// The most bytes that a file of this kind may have.
    pub const fn bytes_of(&self, kind: FileKind) -> u64 {
        match kind {
            FileKind::Json => self.json_bytes,
            FileKind::Table => self.table_bytes,
            FileKind::Body => self.body_bytes,
            FileKind::Image => self.image_bytes,
            FileKind::Other => self.other_bytes,
        }
    }

    /// Whether a file of `size` bytes, packed into `packed`, is suspiciously well packed.
    pub(crate) const fn is_bomb(&self, size: u64, packed: u64) -> bool {
        size > self.ratio_free_bytes && size > packed.saturating_mul(self.ratio)
    }
}

/// A number of bytes as a person says it, never rounded to look like the limit it exceeds.
pub(crate) fn bytes_in_words(bytes: u64) -> String {
    let (unit, name) = match bytes {
        GIB.. => (GIB, "GiB"),
        MIB.. => (MIB, "MiB"),
        KIB.. => (KIB, "KiB"),
        _ => return format!("{bytes} bytes"),
    };
    if bytes.is_multiple_of(unit) {
        format!("{} {name}", bytes / unit)
    } else {
        format!(
            "{bytes} bytes (about {:.1} {name})",
            bytes as f64 / unit as f64
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_counts_only_above_the_free_size_and_only_past_the_limit() {
        let limits = Limits::default();
        assert!(!limits.is_bomb(MIB, 1));
        assert!(limits.is_bomb(MIB + 1, 1));
        assert!(!limits.is_bomb(200 * MIB, MIB));
        assert!(limits.is_bomb(200 * MIB + 1, MIB));
        assert!(limits.is_bomb(u64::MAX, 0));
        assert!(!limits.is_bomb(u64::MAX, u64::MAX));
    }

    #[test]
    fn one_byte_past_a_limit_does_not_read_like_the_limit() {
        assert_eq!(bytes_in_words(MAX_BODY_BYTES), "16 MiB");
        assert_eq!(
            bytes_in_words(MAX_BODY_BYTES + 1),
            "16777217 bytes (about 16.0 MiB)"
        );
        assert_eq!(bytes_in_words(7), "7 bytes");
    }
}
