//! Markdown → a draft: `CommonMark` with tables, and what writers put above it between `---`.
//!
//! HTML inside is never interpreted: its words are read without their tags. A picture stands after the block
//! that it is in; emphasis alone in a paragraph below it is its caption.

use data_url::DataUrl;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::captions::credit;
use super::draft::{Block, BlockKind, Draft, DraftPicture, Found, MarkKind, PictureBytes};
use super::marked_text::MarkedText;
use super::text::{self, remove_blocks};
use crate::container::limits::{MAX_BLOCKS, MAX_MARKS};
use crate::problem::Problem;

mod front_matter;

const FIRST_HEADING: &str = "the first heading";
const UNDER_THE_PICTURE: &str = "the line under the picture";
const PICTURE_TITLE: &str = "the title of the picture";

/// Reads Markdown.
pub(super) fn read(source: &str, name: &str, goes_on: &dyn Fn() -> bool) -> Result<Draft, Problem> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let marks = source
        .bytes()
        .filter(|byte| byte.is_ascii_punctuation() || *byte == b'\n')
        .count();
    if marks > MAX_MARKS {
        return Err(Problem::new(
            "E-LIMIT",
            name,
            format!(
                "The text has more than the {MAX_MARKS} punctuation marks and line ends allowed"
            ),
            "Split the text",
        ));
    }
    let (mut draft, body) = front_matter::read(source);
    let mut reader = Reader::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (count, event) in Parser::new_ext(body, options).enumerate() {
        if count.is_multiple_of(10_000) && !goes_on() {
            break;
        }
        if reader.blocks.len() > MAX_BLOCKS {
            return Err(Problem::new(
                "E-LIMIT",
                name,
                format!("The text has more than the {MAX_BLOCKS} paragraphs allowed"),
                "Split the text",
            ));
        }
        reader.read(event);
    }
    reader.close();
    draft.blocks = reader.blocks;
    draft.pictures = reader.pictures;
    take_captions(&mut draft);
    take_headline(&mut draft);
    text::take_front_lines(&mut draft);
    Ok(draft)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    pictures: Vec<DraftPicture>,
    open: MarkedText,
    /// What the open block is, when its element says so.
    kind: Option<BlockKind>,
    quotes: usize,
    /// Whether each open list has numbers.
    lists: Vec<bool>,
    /// Whether the item of the innermost list still waits for its first words.
    starts_item: bool,
    in_table_head: bool,
    /// The picture whose words are being read.
    picture: Option<(String, String, MarkedText)>,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.push(&words),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.push(&words);
            }
            Event::Html(markup) | Event::InlineHtml(markup) => {
                let words = without_tags(&markup);
                self.push(&words);
            }
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::Rule => self.close(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn push(&mut self, words: &str) {
        if let Some((_, _, alt)) = &mut self.picture {
            alt.push(words);
        } else if self.kind == Some(BlockKind::Verbatim) {
            self.open.push_verbatim(words);
        } else {
            self.open.push(words);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.close(),
            Tag::Heading { level, .. } => {
                self.close();
                self.kind = Some(BlockKind::Heading(depth(level)));
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.kind = Some(BlockKind::Verbatim);
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first.is_some());
            }
            Tag::Item => {
                self.close();
                self.starts_item = true;
            }
            Tag::TableHead => {
                self.close();
                self.in_table_head = true;
                self.kind = Some(BlockKind::TableRow { header: true });
            }
            Tag::TableRow => {
                self.close();
                self.kind = Some(BlockKind::TableRow { header: false });
            }
            Tag::Emphasis => self.open.start(MarkKind::Emphasis),
            Tag::Strong => self.open.start(MarkKind::Strong),
            Tag::Link { dest_url, .. } => {
                let address = dest_url.into_string();
                self.open.start(MarkKind::Link(address));
            }
            Tag::Image {
                dest_url, title, ..
            } if self.picture.is_none() => {
                self.picture = Some((
                    dest_url.into_string(),
                    title.into_string(),
                    MarkedText::default(),
                ));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.open.end(|kind| *kind == MarkKind::Emphasis),
            TagEnd::Strong => self.open.end(|kind| *kind == MarkKind::Strong),
            TagEnd::Link => self.open.end(|kind| matches!(kind, MarkKind::Link(_))),
            TagEnd::TableCell => self.open.push_cell_end(),
            TagEnd::Image => self.end_picture(),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableRow
            | TagEnd::Item => self.close(),
            TagEnd::TableHead => {
                self.close();
                self.in_table_head = false;
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
                self.starts_item = false;
            }
            _ => {}
        }
    }

    /// Ends the open block; without words there is none.
    fn close(&mut self) {
        let kind = self.kind.take().unwrap_or_else(|| match self.lists.last() {
            Some(ordered) if self.starts_item => BlockKind::ListItem {
                ordered: *ordered,
                depth: u8::try_from(self.lists.len() - 1).unwrap_or(u8::MAX),
            },
            _ if self.quotes > 0 => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        });
        if let Some(mut block) = self.open.finish(kind) {
            block.marks.retain(|mark| match &mark.kind {
                MarkKind::Link(address) => is_remote(address),
                MarkKind::Emphasis | MarkKind::Strong => true,
            });
            self.starts_item &= !matches!(block.kind, BlockKind::ListItem { .. });
            self.blocks.push(block);
        }
    }

    fn end_picture(&mut self) {
        let Some((target, title, mut alt)) = self.picture.take() else {
            return;
        };
        let Some(bytes) = picture_bytes(&target) else {
            return;
        };
        let alt = alt.finish(BlockKind::Paragraph).map(|block| block.text);
        // It stands after the words before it in its paragraph.
        let waiting = usize::from(!self.open.is_empty());
        let after = (self.blocks.len() + waiting).checked_sub(1);
        let mut picture = DraftPicture {
            after,
            bytes,
            alt,
            caption: None,
            credit: None,
            credited: Vec::new(),
            line: None,
        };
        if !title.trim().is_empty() {
            set_caption(&mut picture, title.trim(), PICTURE_TITLE);
        }
        self.pictures.push(picture);
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

/// An address that a link may have.
pub(super) fn is_remote(address: &str) -> bool {
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// Where the picture is; `None` for an address that nothing reads.
pub(super) fn picture_bytes(target: &str) -> Option<PictureBytes> {
    let target = target.trim();
    if target
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"))
    {
        let (bytes, _) = DataUrl::process(target).ok()?.decode_to_vec().ok()?;
        return Some(PictureBytes::Inline(bytes));
    }
    if is_remote(target) {
        return Some(PictureBytes::Remote(target.to_owned()));
    }
    if let Some(rest) = target.strip_prefix("//") {
        return Some(PictureBytes::Remote(format!("https://{rest}")));
    }
    (!target.is_empty() && !target.starts_with('#'))
        .then(|| PictureBytes::Beside(target.to_owned()))
}

/// Divides a caption line among a picture's values.
pub(super) fn set_caption(picture: &mut DraftPicture, line: &str, source: &'static str) {
    let split = credit::split(line);
    let found = |value: String| Found { value, source };
    picture.caption = split.caption.map(found);
    picture.credit = split.credit.map(|credit| found(text::bare_credit(&credit)));
    picture.credited = split.credited;
    picture.line = Some(line.to_owned());
}

/// A paragraph right below a picture is its caption when all of it is emphasised, or when it ends in a credit.
fn take_captions(draft: &mut Draft) {
    let mut gone = std::collections::BTreeSet::new();
    for picture in &mut draft.pictures {
        let below = picture.after.map_or(0, |after| after + 1);
        let Some(block) = draft
            .blocks
            .get(below)
            .filter(|_| picture.line.is_none() && !gone.contains(&below))
        else {
            continue;
        };
        let emphasised = block
            .marks
            .iter()
            .any(|mark| mark.kind == MarkKind::Emphasis && mark.range == (0..block.text.len()));
        if block.kind == BlockKind::Paragraph && (emphasised || text::is_caption(&block.text)) {
            let line = block.text.clone();
            set_caption(picture, &line, UNDER_THE_PICTURE);
            gone.insert(below);
        }
    }
    let gone: Vec<usize> = gone.into_iter().collect();
    remove_blocks(draft, &gone);
}

/// The first block is the headline when it is a heading of the first depth, or of any where no other is higher.
pub(super) fn take_headline(draft: &mut Draft) {
    let first = draft.blocks.first().and_then(|block| match block.kind {
        BlockKind::Heading(depth) => Some((depth, block.text.clone())),
        _ => None,
    });
    if let Some((depth, text)) = first {
        let highest = draft.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Heading(depth) => Some(depth),
            _ => None,
        });
        let same = draft
            .headline
            .as_ref()
            .is_some_and(|known| known.value.eq_ignore_ascii_case(&text));
        let taken =
            draft.headline.is_none() && (depth == 1 || highest.skip(1).all(|other| other > depth));
        if taken {
            draft.headline = Some(Found {
                value: text,
                source: FIRST_HEADING,
            });
        }
        if taken || same {
            remove_blocks(draft, &[0]);
        }
    }
    for block in &mut draft.blocks {
        // 1 is the headline.
        if let BlockKind::Heading(depth) = &mut block.kind {
            *depth = (*depth).clamp(2, 6);
        }
    }
}

/// The words of a piece of HTML.
fn without_tags(markup: &str) -> String {
    let mut words = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        let comment = rest.starts_with("<!--");
        let end = if comment {
            rest.find("-->").map(|end| end + 3)
        } else {
            rest.find('>').map(|end| end + 1)
        };
        let Some(end) = end else {
            break;
        };
        words.push(' ');
        rest = &rest[end..];
    }
    if !rest.starts_with('<') {
        words.push_str(rest);
    }
    words
}
