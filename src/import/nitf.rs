//! NITF (News Industry Text Format, IPTC) → a draft; its body is also that of NewsML items.
//!
//! `body.head` has headline, byline and abstract, `docdata` the dates, `body.content` the text, whose elements
//! are near those of HTML. Elements nest no deeper than [`DEEPEST`]; what is deeper is read as words.

use roxmltree::Node;

use super::captions::credit;
use super::draft::{Block, BlockKind, Draft, DraftPicture, Found, MarkKind, PictureBytes};
use super::markdown::{is_remote, picture_bytes, set_caption};
use super::marked_text::MarkedText;
use super::text::{self, day};
use super::xml::{self, find, find_words, words};
use crate::problem::Problem;

/// News items nest paragraphs in blocks in tables: five levels.
const DEEPEST: usize = 64;

/// Reads a NITF document.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Draft, Problem> {
    let source = xml::text(bytes, name)?;
    let document = xml::parse(&source, name)?;
    let root = find(document.root(), "nitf").ok_or_else(|| {
        Problem::new(
            "E-FORMAT",
            name,
            "There is no `nitf` element in this NITF",
            "Ask for the item again, as NITF or ninjs",
        )
    })?;
    Ok(draft(root))
}

/// The draft of a `nitf` element.
pub(super) fn draft(root: Node<'_, '_>) -> Draft {
    let mut draft = Draft::default();
    let found = |value: Option<String>, source| value.map(|value| Found { value, source });
    let body_head = find(root, "body.head");
    let headline =
        body_head.and_then(|head| find_words(head, "hl1").or_else(|| find_words(head, "hedline")));
    draft.headline =
        found(headline, "NITF hedline").or_else(|| found(find_words(root, "title"), "NITF title"));
    let sub_headline = body_head.and_then(|head| find_words(head, "hl2"));
    let summary = body_head.and_then(|head| find_words(head, "abstract"));
    draft.standfirst = found(summary, "NITF abstract").or_else(|| found(sub_headline, "NITF hl2"));
    for line in body_head
        .iter()
        .flat_map(|head| head.descendants())
        .filter(|node| node.tag_name().name() == "byline")
    {
        let people: Vec<String> = line
            .descendants()
            .filter(|node| node.tag_name().name() == "person")
            .map(words)
            .collect();
        let names = if people.is_empty() {
            text::authors(&byline_words(line))
        } else {
            people
        };
        draft.byline.extend(names.into_iter().map(|value| Found {
            value,
            source: "NITF byline",
        }));
    }
    let date = |name: &str| {
        find(root, name)
            .and_then(|node| node.attribute("norm"))
            .and_then(self::date)
    };
    let story = || {
        body_head
            .and_then(|head| find(head, "story.date"))
            .and_then(|node| node.attribute("norm"))
            .and_then(self::date)
    };
    draft.published = found(
        date("date.issue")
            .or_else(|| date("date.release"))
            .or_else(story),
        "NITF date.issue",
    );
    let publication = find(root, "pubdata")
        .and_then(|node| node.attribute("name"))
        .map(str::to_owned);
    let distributor = || body_head.and_then(|head| find_words(head, "distributor"));
    draft.site =
        found(publication, "NITF pubdata").or_else(|| found(distributor(), "NITF distributor"));
    let language = root
        .descendants()
        .find_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    draft.language = found(language.map(str::to_owned), "xml:lang");
    let href = find(root, "pubdata")
        .and_then(|node| node.attribute("item.url"))
        .filter(|url| is_remote(url));
    draft.url = found(href.map(str::to_owned), "NITF pubdata");
    if let Some(content) = find(root, "body.content").or_else(|| find(root, "body")) {
        let (blocks, pictures) = blocks(content);
        draft.blocks = blocks;
        draft.pictures = pictures;
    }
    draft
}

/// The words of a byline without the writer's title, which stands in an element of its own.
fn byline_words(line: Node<'_, '_>) -> String {
    let mut text = String::new();
    let mut title_end = 0;
    for node in line.descendants() {
        if node.tag_name().name() == "byttl" {
            title_end = title_end.max(node.range().end);
        } else if node.is_text() && node.range().start >= title_end {
            text.push_str(node.text().unwrap_or_default());
        }
    }
    xml::squeeze(&text)
}

/// `20191120T101500Z`, `20191120T101500+0100`, or ISO 8601 as it stands.
pub(super) fn date(norm: &str) -> Option<String> {
    let norm = norm.trim();
    // The shorter form is a moment for the parser too, but not RFC 3339.
    if norm.contains('-') && norm.contains(':') && norm.parse::<jiff::Timestamp>().is_ok() {
        return Some(norm.to_owned());
    }
    let digits = norm
        .get(..8)
        .filter(|start| start.bytes().all(|byte| byte.is_ascii_digit()));
    let Some(digits) = digits else {
        return day::find(norm).map(|day| day.date);
    };
    let day = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]);
    day.parse::<jiff::civil::Date>().ok()?;
    let time = norm.get(8..).and_then(|rest| rest.strip_prefix('T'));
    let Some(time) =
        time.filter(|time| time.len() >= 6 && time.as_bytes()[..6].iter().all(u8::is_ascii_digit))
    else {
        return Some(day);
    };
    let zone = &time[6..];
    let zone = match zone {
        "Z" => "Z".to_owned(),
        other if other.len() == 5 => format!("{}:{}", other.get(..3)?, other.get(3..)?),
        other if other.len() == 6 => other.to_owned(),
        _ => return Some(day),
    };
    let moment = format!("{day}T{}:{}:{}{zone}", &time[..2], &time[2..4], &time[4..6]);
    moment
        .parse::<jiff::Timestamp>()
        .ok()
        .map(|_| moment)
        .or(Some(day))
}

/// Blocks and pictures of an element whose children are near those of HTML.
pub(super) fn blocks(content: Node<'_, '_>) -> (Vec<Block>, Vec<DraftPicture>) {
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
            "em" | "i" | "cite" => self.marked(node, &inside, MarkKind::Emphasis),
            "strong" | "b" => self.marked(node, &inside, MarkKind::Strong),
            "a" => match node.attribute("href").filter(|href| is_remote(href)) {
                Some(href) => self.marked(node, &inside, MarkKind::Link(href.to_owned())),
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

    fn marked(&mut self, node: Node<'_, '_>, inside: &Place, kind: MarkKind) {
        self.open.start(kind.clone());
        self.children(node, inside);
        self.open.end(|open| *open == kind);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_norm_are_moments_or_days() {
        for (norm, date) in [
            ("20191120T101500Z", Some("2019-11-20T10:15:00Z")),
            ("20191120T101500+0100", Some("2019-11-20T10:15:00+01:00")),
            ("20191120", Some("2019-11-20")),
            ("20191120T10", Some("2019-11-20")),
            (
                "2019-11-20T10:15:00+01:00",
                Some("2019-11-20T10:15:00+01:00"),
            ),
            ("20191399", None),
            ("soon", None),
            ("20191120T1015é0Z", Some("2019-11-20")),
        ] {
            assert_eq!(self::date(norm).as_deref(), date, "{norm}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!(
            "<nitf><body><body.content>{}x{}</body.content></body></nitf>",
            "<div>".repeat(500),
            "</div>".repeat(500)
        );
        let document = roxmltree::Document::parse(&deep).unwrap();
        assert_eq!(draft(document.root_element()).blocks[0].text, "x");
    }
}
