//! Elements near those of HTML → blocks and pictures. Used for the body of NITF and the XHTML in `NewsML`.

use roxmltree::Node;

use crate::import::captions::credit;
use crate::import::draft::{Block, BlockKind, DraftPicture, Found, MarkKind, PictureBytes};
use crate::import::markdown::{is_remote, picture_bytes, set_caption};
use crate::import::marked_text::MarkedText;
use crate::import::text;
use crate::import::xml::{self, find_words, words};

/// News items nest paragraphs in blocks in tables: five levels.
const DEEPEST: usize = 64;

/// Blocks and pictures of an element whose children are near those of HTML.
pub(in crate::import) fn blocks(content: Node<'_, '_>) -> (Vec<Block>, Vec<DraftPicture>) {
    let mut walk = Walk::default();
    walk.children(content, &Place::default());
    walk.close(BlockKind::Paragraph);
    (walk.blocks, walk.pictures)
}

#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    pictures: Vec<DraftPicture>,
    open: MarkedText,
}

/// What an element stands in.
#[derive(Clone, Default)]
struct Place {
    depth: usize,
    in_quote: bool,
    /// Whether the innermost list has numbers, and how many lists there are.
    list: Option<(bool, u8)>,
    in_item: bool,
}

impl Place {
    fn kind(&self) -> BlockKind {
        match self.list {
            Some((ordered, depth)) if self.in_item => BlockKind::ListItem { ordered, depth },
            _ if self.in_quote => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        }
    }
}

impl Walk {
    fn close(&mut self, kind: BlockKind) {
        self.blocks.extend(self.open.finish(kind));
    }

    fn children(&mut self, node: Node<'_, '_>, place: &Place) {
        for child in node.children() {
            if child.is_text() {
                self.open.push(child.text().unwrap_or_default());
            } else if child.is_element() {
                if place.depth >= DEEPEST {
                    self.open.push(&words(child));
                } else {
                    self.element(child, place);
                }
            }
        }
    }

    fn element(&mut self, node: Node<'_, '_>, place: &Place) {
        let mut inside = place.clone();
        inside.depth += 1;
        let name = node.tag_name().name().to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "head" | "media-metadata" | "note.meta" => {}
            "em" | "i" | "cite" => self.marked(node, &inside, &MarkKind::Emphasis),
            "strong" | "b" => self.marked(node, &inside, &MarkKind::Strong),
            "a" => match node.attribute("href").filter(|href| is_remote(href)) {
                Some(href) => self.marked(node, &inside, &MarkKind::Link(href.to_owned())),
                None => self.children(node, &inside),
            },
            "br" => self.open.push(" "),
            "media" | "figure" => {
                self.close(place.kind());
                self.media(node);
            }
            "img" => self.image(node, place),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl2" => {
                self.close(place.kind());
                let depth = name
                    .as_bytes()
                    .last()
                    .map_or(2, |digit| digit.saturating_sub(b'0'));
                self.children(node, &inside);
                self.close(BlockKind::Heading(depth.clamp(2, 6)));
            }
            "pre" => {
                self.close(place.kind());
                for text in node.descendants().filter(Node::is_text) {
                    self.open.push_verbatim(text.text().unwrap_or_default());
                }
                self.close(BlockKind::Verbatim);
            }
            "blockquote" | "bq" => {
                self.close(place.kind());
                inside.in_quote = true;
                inside.in_item = false;
                self.children(node, &inside);
                self.close(inside.kind());
            }
            "ul" | "ol" | "dl" => {
                self.close(place.kind());
                let depth = place.list.map_or(0, |(_, depth)| depth.saturating_add(1));
                inside.list = Some((name == "ol", depth));
                self.children(node, &inside);
                self.close(place.kind());
            }
            "li" | "dt" | "dd" => {
                self.close(place.kind());
                inside.in_item = true;
                self.children(node, &inside);
                self.close(inside.kind());
            }
            "table" => {
                self.close(place.kind());
                self.table(node);
            }
            _ if is_inline(&name) => self.children(node, &inside),
            _ => {
                self.close(place.kind());
                self.children(node, &inside);
                self.close(inside.kind());
            }
        }
    }

    fn marked(&mut self, node: Node<'_, '_>, inside: &Place, kind: &MarkKind) {
        self.open.start(kind.clone());
        self.children(node, inside);
        self.open.end(|open| open == kind);
    }

    fn table(&mut self, table: Node<'_, '_>) {
        // A table in a cell is read as that cell's words.
        let parts = table
            .children()
            .flat_map(|part| match part.tag_name().name() {
                "tr" => vec![part],
                "thead" | "tbody" | "tfoot" => part
                    .children()
                    .filter(|row| row.tag_name().name() == "tr")
                    .collect(),
                _ => Vec::new(),
            });
        for row in parts {
            let cells: Vec<_> = row
                .children()
                .filter(|cell| matches!(cell.tag_name().name(), "td" | "th"))
                .collect();
            let header =
                !cells.is_empty() && cells.iter().all(|cell| cell.tag_name().name() == "th");
            for (at, cell) in cells.iter().enumerate() {
                if at > 0 {
                    self.open.push_cell_end();
                }
                self.open.push(&words(*cell));
            }
            self.close(BlockKind::TableRow { header });
        }
    }

    /// NITF's `media`, HTML's `figure`.
    fn media(&mut self, node: Node<'_, '_>) {
        let kind = node.attribute("media-type").unwrap_or("image");
        let reference = node
            .descendants()
            .find(|node| matches!(node.tag_name().name(), "media-reference" | "img"));
        let source =
            reference.and_then(|it| it.attribute("source").or_else(|| it.attribute("src")));
        let mut picture = DraftPicture {
            after: self.blocks.len().checked_sub(1),
            bytes: source
                .and_then(picture_bytes)
                .unwrap_or(PictureBytes::Absent),
            alt: reference
                .and_then(|it| {
                    it.attribute("alternate-text")
                        .or_else(|| it.attribute("alt"))
                })
                .map(xml::squeeze)
                .filter(|alt| !alt.is_empty()),
            caption: None,
            credit: None,
            credited: Vec::new(),
            line: None,
        };
        let line = find_words(node, "media-caption").or_else(|| find_words(node, "figcaption"));
        if let Some(line) = &line {
            set_caption(&mut picture, line, "the caption of the picture");
        }
        if let Some(producer) = find_words(node, "media-producer") {
            picture.credited = credit::credited(&producer);
            picture.credit = Some(Found {
                value: text::bare_credit(&producer),
                source: "NITF media-producer",
            });
        }
        if kind == "image" || kind == "graphic" || line.is_some() {
            self.pictures.push(picture);
        }
    }

    fn image(&mut self, node: Node<'_, '_>, place: &Place) {
        if !self.open.is_empty() {
            self.close(place.kind());
        }
        if let Some(bytes) = node.attribute("src").and_then(picture_bytes) {
            self.pictures.push(DraftPicture {
                after: self.blocks.len().checked_sub(1),
                bytes,
                alt: node
                    .attribute("alt")
                    .map(xml::squeeze)
                    .filter(|alt| !alt.is_empty()),
                caption: None,
                credit: None,
                credited: Vec::new(),
                line: None,
            });
        }
    }
}

/// Elements inside a line: NITF marks names, places and numbers so.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "span"
            | "u"
            | "s"
            | "small"
            | "sub"
            | "sup"
            | "q"
            | "font"
            | "abbr"
            | "acronym"
            | "code"
            | "mark"
            | "time"
            | "lang"
            | "chron"
            | "copyrite"
            | "event"
            | "function"
            | "location"
            | "sublocation"
            | "city"
            | "state"
            | "region"
            | "country"
            | "money"
            | "num"
            | "frac"
            | "frac-num"
            | "frac-den"
            | "frac-sep"
            | "object.title"
            | "org"
            | "alt-code"
            | "person"
            | "name.given"
            | "name.family"
            | "postaddr"
            | "virtloc"
            | "pronounce"
            | "classifier"
            | "copyrite.year"
            | "copyrite.holder"
    )
}
