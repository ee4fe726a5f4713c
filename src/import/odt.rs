//! A text of `LibreOffice` (`OpenDocument`, ISO/IEC 26300) → a draft.
//!
//! Paragraphs with their styles, headings, lists, tables, links, pictures with their captions, and the properties
//! of the document. Notes, comments and what was deleted under change tracking are not read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use roxmltree::Node;

use super::docx::{self, Role, put, too_many_blocks};
use super::draft::{BlockKind, Draft, DraftPicture, MarkKind, PictureBytes};
use super::markdown::is_remote;
use super::marked_text::MarkedText;
use super::picture_budget::PictureBudget;
use super::xml::{self, find, find_words};
use crate::container::limits::{FileKind, Limits, MAX_BLOCKS};
use crate::container::package::Package;
use crate::problem::{Problem, Problems};

const CONTENT: &str = "content.xml";
const META: &str = "meta.xml";
/// Sections in cells in frames nest deeper than anybody writes.
const DEEPEST: usize = 60;

/// Reads a document.
pub(super) fn read(bytes: &[u8], goes_on: &dyn Fn() -> bool) -> Result<(Draft, Problems), Problem> {
    let package = Package::open(Arc::from(bytes), &Limits::default())?;
    let mut problems = Problems::default();
    let source = xml::text(&package.read(CONTENT, FileKind::Json)?, CONTENT)?;
    let document = xml::parse(&source, CONTENT)?;
    let mut reader = Reader {
        styles: styles(document.root()),
        ordered: ordered(document.root()),
        package: &package,
        problems: &mut problems,
        draft: Draft::default(),
        open: MarkedText::default(),
        budget: PictureBudget::default(),
        goes_on,
    };
    let body = document.descendants().find(|it| {
        it.tag_name().name() == "text"
            && it.parent().is_some_and(|it| it.tag_name().name() == "body")
    });
    if let Some(body) = body {
        reader.blocks(body, Place::default())?;
    }
    let mut draft = reader.draft;
    if package.contains(META) {
        let meta = package
            .read(META, FileKind::Json)
            .and_then(|bytes| xml::text(&bytes, META));
        match meta {
            Ok(source) => match xml::parse(&source, META) {
                Ok(document) => {
                    let root = document.root();
                    let creator = if find_words(root, "initial-creator").is_some() {
                        "initial-creator"
                    } else {
                        "creator"
                    };
                    docx::take_properties(root, &mut draft, creator, "creation-date", "date");
                }
                Err(problem) => problems.push(problem),
            },
            Err(problem) => problems.push(problem),
        }
    }
    docx::finish(&mut draft);
    Ok((draft, problems))
}

/// What a style says of paragraphs or words.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    role: Option<Role>,
    strong: bool,
    emphasis: bool,
}

/// The automatic styles of a document, by name; named ones tell by their name.
fn styles(root: Node<'_, '_>) -> HashMap<String, Style> {
    let mut found = HashMap::new();
    for node in root
        .descendants()
        .filter(|it| it.tag_name().name() == "style")
    {
        let own = |name: &str| {
            node.attributes()
                .find(|it| it.name() == name)
                .map(|it| it.value())
        };
        let Some(name) = own("name") else {
            continue;
        };
        let words = find(node, "text-properties");
        let property = |name: &str| {
            words
                .and_then(|it| it.attributes().find(|it| it.name() == name))
                .map(|it| it.value())
        };
        found.insert(
            name.to_owned(),
            Style {
                role: docx::role(name).or_else(|| own("parent-style-name").and_then(docx::role)),
                strong: property("font-weight").is_some_and(|weight| {
                    weight == "bold" || weight.parse::<u16>().is_ok_and(|it| it >= 600)
                }),
                emphasis: property("font-style")
                    .is_some_and(|style| style == "italic" || style == "oblique"),
            },
        );
    }
    found
}

/// Levels of list styles that count.
fn ordered(root: Node<'_, '_>) -> HashSet<(String, u8)> {
    let own = |node: Node<'_, '_>, name: &str| {
        node.attributes()
            .find(|it| it.name() == name)
            .map(|it| it.value().to_owned())
    };
    let levels = root
        .descendants()
        .filter(|it| it.tag_name().name() == "list-level-style-number");
    levels
        .filter_map(|level| {
            let name = own(level.parent()?, "name")?;
            Some((name, own(level, "level")?.parse().ok()?))
        })
        .collect()
}

struct Reader<'a> {
    styles: HashMap<String, Style>,
    /// Lists that count, by the name of their style and the level.
    ordered: HashSet<(String, u8)>,
    package: &'a Package,
    problems: &'a mut Problems,
    draft: Draft,
    open: MarkedText,
    budget: PictureBudget,
    goes_on: &'a dyn Fn() -> bool,
}

/// What a block stands in.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    /// Whether the list counts, and its depth.
    list: Option<(bool, u8)>,
}

impl Reader<'_> {
    fn style(&self, node: Node<'_, '_>) -> Style {
        let name = node
            .attributes()
            .find(|it| it.name() == "style-name")
            .map(|it| it.value());
        let Some(name) = name else {
            return Style::default();
        };
        let known = self.styles.get(name).copied();
        known.unwrap_or_else(|| Style {
            role: docx::role(name),
            ..Style::default()
        })
    }

    fn blocks(&mut self, parent: Node<'_, '_>, place: Place) -> Result<(), Problem> {
        if place.depth > DEEPEST {
            return Ok(());
        }
        let inside = Place {
            depth: place.depth + 1,
            ..place
        };
        for (count, node) in parent.children().filter(Node::is_element).enumerate() {
            if count.is_multiple_of(1000) && !(self.goes_on)() {
                return Ok(());
            }
            if self.draft.blocks.len() > MAX_BLOCKS {
                return Err(too_many_blocks(CONTENT));
            }
            match node.tag_name().name() {
                "p" | "h" => self.paragraph(node, place),
                "list" => {
                    let depth = place.list.map_or(0, |(_, depth)| depth.saturating_add(1));
                    let ordered = self.is_ordered(node, depth);
                    self.blocks(
                        node,
                        Place {
                            list: Some((ordered, depth)),
                            ..inside
                        },
                    )?;
                }
                "list-item" | "list-header" | "section" | "index-body" | "text-box" => {
                    self.blocks(node, inside)?;
                }
                "table" => self.table(node),
                // A picture that stands between paragraphs.
                "frame" => {
                    self.frame(node, 0);
                    let block = self.open.finish(BlockKind::Paragraph);
                    self.draft.blocks.extend(block);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether a list counts: its style says so at its level; a list in a list has the style of the outer one.
    fn is_ordered(&self, list: Node<'_, '_>, depth: u8) -> bool {
        let outer = list
            .ancestors()
            .take(DEEPEST)
            .filter(|it| it.tag_name().name() == "list");
        let name = outer
            .into_iter()
            .find_map(|it| it.attributes().find(|own| own.name() == "style-name"))
            .map(|it| it.value());
        name.is_some_and(|name| {
            self.ordered
                .contains(&(name.to_owned(), depth.saturating_add(1)))
        })
    }

    fn paragraph(&mut self, node: Node<'_, '_>, place: Place) {
        let style = self.style(node);
        let pictures_before = self.draft.pictures.len();
        self.words(node, 0);
        let outline = node
            .attributes()
            .find(|it| it.name() == "outline-level")
            .and_then(|it| it.value().parse::<u8>().ok());
        let kind = match (node.tag_name().name(), style.role, place.list) {
            ("h", ..) => BlockKind::Heading(outline.unwrap_or(2).clamp(1, 6)),
            (_, Some(Role::Heading(depth)), _) => BlockKind::Heading(depth),
            (_, _, Some((ordered, depth))) => BlockKind::ListItem { ordered, depth },
            (_, Some(Role::Quote), _) => BlockKind::Quote,
            (_, Some(Role::Verbatim), _) => BlockKind::Verbatim,
            _ => BlockKind::Paragraph,
        };
        if let Some(block) = self.open.finish(kind) {
            put(&mut self.draft, block, style.role, pictures_before);
        }
    }

    /// The words of a paragraph and the frames in it.
    fn words(&mut self, parent: Node<'_, '_>, depth: usize) {
        for node in parent.children() {
            if node.is_text() {
                self.open.push(node.text().unwrap_or_default());
                continue;
            }
            if !node.is_element() || depth > DEEPEST {
                continue;
            }
            match node.tag_name().name() {
                "s" | "tab" | "line-break" => self.open.push(" "),
                "note" | "annotation" | "annotation-end" | "tracked-changes" | "change"
                | "ruby-text" => {}
                "frame" => self.frame(node, depth),
                "a" => {
                    let target = node
                        .attributes()
                        .find(|it| it.name() == "href")
                        .map(|it| it.value().to_owned());
                    let target = target.filter(|target| is_remote(target));
                    if let Some(target) = target.clone() {
                        self.open.start(MarkKind::Link(target));
                    }
                    self.words(node, depth + 1);
                    if target.is_some() {
                        self.open.end(|kind| matches!(kind, MarkKind::Link(_)));
                    }
                }
                _ => {
                    let style = self.style(node);
                    if style.strong {
                        self.open.start(MarkKind::Strong);
                    }
                    if style.emphasis {
                        self.open.start(MarkKind::Emphasis);
                    }
                    self.words(node, depth + 1);
                    if style.emphasis {
                        self.open.end(|kind| *kind == MarkKind::Emphasis);
                    }
                    if style.strong {
                        self.open.end(|kind| *kind == MarkKind::Strong);
                    }
                }
            }
        }
    }

    /// A frame has a picture, or a box with a picture and its caption.
    fn frame(&mut self, frame: Node<'_, '_>, depth: usize) {
        let alt = ["desc", "title"]
            .iter()
            .find_map(|name| find_words(frame, name));
        if let Some(image) = frame.children().find(|it| it.tag_name().name() == "image") {
            let target = image
                .attributes()
                .find(|it| it.name() == "href")
                .map(|it| it.value())
                .unwrap_or_default();
            let bytes = if is_remote(target) {
                PictureBytes::Remote(target.to_owned())
            } else {
                let path = docx::resolve("", target);
                self.budget
                    .read(self.package, &path, self.problems)
                    .unwrap_or(PictureBytes::Absent)
            };
            let waiting = usize::from(!self.open.is_empty());
            self.draft.pictures.push(DraftPicture {
                after: (self.draft.blocks.len() + waiting).checked_sub(1),
                bytes,
                alt,
                caption: None,
                credit: None,
                credited: Vec::new(),
                line: None,
            });
            return;
        }
        let Some(boxed) = frame
            .children()
            .find(|it| it.tag_name().name() == "text-box")
        else {
            return;
        };
        let before = self.draft.pictures.len();
        let outer = std::mem::take(&mut self.open);
        for paragraph in boxed
            .children()
            .filter(|it| matches!(it.tag_name().name(), "p" | "h"))
        {
            if depth < DEEPEST {
                self.words(paragraph, depth + 1);
                self.open.push(" ");
            }
        }
        let inside = std::mem::replace(&mut self.open, outer).finish(BlockKind::Paragraph);
        match (inside, self.draft.pictures.get_mut(before)) {
            (Some(line), Some(picture)) => {
                let waiting = usize::from(!self.open.is_empty());
                picture.after = (self.draft.blocks.len() + waiting).checked_sub(1);
                super::markdown::set_caption(
                    picture,
                    &line.text,
                    "the words under the picture in its frame",
                );
            }
            (Some(line), None) => {
                self.open.push(" ");
                self.open.push(&line.text);
            }
            _ => {}
        }
    }

    fn table(&mut self, table: Node<'_, '_>) {
        // A table in a cell is read as that cell's words.
        let rows = table
            .children()
            .flat_map(|part| match part.tag_name().name() {
                "table-row" => vec![(false, part)],
                group @ ("table-header-rows" | "table-rows" | "table-row-group") => {
                    let rows = part
                        .children()
                        .filter(|row| row.tag_name().name() == "table-row");
                    rows.map(|row| (group == "table-header-rows", row))
                        .collect()
                }
                _ => Vec::new(),
            });
        for (header, row) in rows {
            let mut cells = row
                .children()
                .filter(|it| it.tag_name().name() == "table-cell")
                .peekable();
            while let Some(cell) = cells.next() {
                let mut end = 0;
                for paragraph in cell
                    .descendants()
                    .filter(|it| matches!(it.tag_name().name(), "p" | "h"))
                {
                    // A paragraph of a text box was read with the one that the box hangs on.
                    if paragraph.range().start < end {
                        continue;
                    }
                    end = paragraph.range().end;
                    self.words(paragraph, 0);
                    self.open.push(" ");
                }
                if cells.peek().is_some() {
                    self.open.push_cell_end();
                }
            }
            let block = self.open.finish(BlockKind::TableRow { header });
            self.draft.blocks.extend(block);
        }
    }
}

#[cfg(test)]
mod tests;
