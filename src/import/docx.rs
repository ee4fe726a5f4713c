//! A text of Word (Office Open XML, ECMA-376) → a draft.
//!
//! Paragraphs with their styles, lists, tables, links, pictures with their captions, and the properties of the
//! document. What was deleted under change tracking, fields' codes, notes and comments are not read.

use std::collections::HashMap;
use std::sync::Arc;

use roxmltree::Node;

use super::draft::{BlockKind, Draft, DraftPicture, Found, MarkKind, PictureBytes};
use super::markdown::{is_remote, set_caption};
use super::marked_text::MarkedText;
use super::picture_budget::PictureBudget;
use super::xml::{self, find};
use super::{markdown, text};
use crate::container::limits::{FileKind, Limits, MAX_BLOCKS};
use crate::container::package::Package;
use crate::problem::{Problem, Problems};

pub(super) use parts::take_properties;

mod parts;

const DOCUMENT: &str = "word/document.xml";
const TITLE: &str = "the paragraph set as the title";
const SUBTITLE: &str = "the paragraph set as the subtitle";
const PROPERTIES: &str = "the properties of the document";
const CAPTION: &str = "the paragraph set as a caption";
/// Word itself nests nine levels of lists; text boxes in tables in text boxes nest deeper.
const DEEPEST: usize = 40;

/// Reads a document.
pub(super) fn read(bytes: &[u8], goes_on: &dyn Fn() -> bool) -> Result<(Draft, Problems), Problem> {
    let package = Package::open(Arc::from(bytes), &Limits::default())?;
    let mut problems = Problems::default();
    let source = xml::text(&package.read(DOCUMENT, FileKind::Json)?, DOCUMENT)?;
    let document = xml::parse(&source, DOCUMENT)?;
    let mut reader = Reader {
        styles: parts::styles(&package, &mut problems),
        ordered: parts::numbering(&package, &mut problems),
        links: parts::relations(&package, &mut problems),
        package: &package,
        problems: &mut problems,
        draft: Draft::default(),
        open: MarkedText::default(),
        budget: PictureBudget::default(),
        goes_on,
    };
    if let Some(body) = find(document.root(), "body") {
        reader.blocks(body, 0)?;
    }
    let mut draft = reader.draft;
    parts::properties(&package, &mut draft, &mut problems);
    finish(&mut draft);
    Ok((draft, problems))
}

/// Headline and front lines, as documents of word processors have them.
pub(super) fn finish(draft: &mut Draft) {
    // A document's own title is often its template's, its creator the office's: what stands in the text comes first.
    let title = draft
        .headline
        .take_if(|headline| headline.source == PROPERTIES);
    let creator = std::mem::take(&mut draft.byline);
    let created = draft.published.take();
    markdown::take_headline(draft);
    text::take_front(draft);
    draft.headline = draft.headline.take().or(title);
    text::drop_repeated_headline(draft);
    if draft.byline.is_empty() {
        draft.byline = creator;
    }
    draft.published = draft.published.take().or(created);
}

/// What a paragraph's style says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Subtitle,
    Heading(u8),
    Quote,
    Caption,
    Verbatim,
    Item { ordered: bool },
}

/// The role of a style by its name, in the languages that Word and `LibreOffice` name them in.
pub(super) fn role(name: &str) -> Option<Role> {
    let lower = name.replace("_20_", " ").to_lowercase();
    let depth = lower
        .chars()
        .last()
        .and_then(|last| last.to_digit(10))
        .and_then(|digit| u8::try_from(digit).ok());
    let starts = |names: &[&str]| names.iter().any(|name| lower.starts_with(name));
    if starts(&[
        "heading",
        "überschrift",
        "titre ",
        "título ",
        "titolo ",
        "заголовок",
        "כותרת ",
    ]) {
        return Some(Role::Heading(depth.unwrap_or(2).clamp(1, 6)));
    }
    if matches!(
        lower.as_str(),
        "title" | "titel" | "titre" | "título" | "titolo" | "название" | "כותרת טקסט"
    ) {
        return Some(Role::Title);
    }
    if starts(&[
        "subtitle",
        "untertitel",
        "sous-titre",
        "subtítulo",
        "подзаголовок",
    ]) {
        return Some(Role::Subtitle);
    }
    if starts(&[
        "quot",
        "intense quote",
        "zitat",
        "citation",
        "cita",
        "цитата",
        "block text",
    ]) {
        return Some(Role::Quote);
    }
    if starts(&[
        "caption",
        "beschriftung",
        "légende",
        "illustration",
        "abbildung",
        "figure",
        "название объекта",
        "table of figures",
    ]) {
        return Some(Role::Caption);
    }
    if starts(&["list number", "numbering"]) {
        return Some(Role::Item { ordered: true });
    }
    if starts(&["list bullet", "list paragraph", "aufzählung"]) {
        return Some(Role::Item { ordered: false });
    }
    starts(&["preformatted", "html preformatted", "plain text", "code"]).then_some(Role::Verbatim)
}

struct Reader<'a> {
    styles: HashMap<String, Role>,
    /// Whether a list's number format is one, by list and level.
    ordered: HashMap<(String, String), bool>,
    /// Targets by the id of their relation.
    links: HashMap<String, String>,
    package: &'a Package,
    problems: &'a mut Problems,
    draft: Draft,
    open: MarkedText,
    budget: PictureBudget,
    goes_on: &'a dyn Fn() -> bool,
}

impl Reader<'_> {
    /// Paragraphs and tables, and what only wraps them.
    fn blocks(&mut self, parent: Node<'_, '_>, depth: usize) -> Result<(), Problem> {
        for (count, node) in parent.children().filter(Node::is_element).enumerate() {
            if count.is_multiple_of(1000) && !(self.goes_on)() {
                return Ok(());
            }
            if self.draft.blocks.len() > MAX_BLOCKS {
                return Err(too_many_blocks(DOCUMENT));
            }
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "smartTag" | "customXml"
                    if depth < DEEPEST =>
                {
                    self.blocks(node, depth + 1)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let style = properties
            .and_then(|it| child(it, "pStyle"))
            .and_then(value);
        let mut role = style.and_then(|style| {
            self.styles
                .get(style)
                .copied()
                .or_else(|| self::role(style))
        });
        let outline = properties
            .and_then(|it| child(it, "outlineLvl"))
            .and_then(value)
            .and_then(|level| level.parse::<u8>().ok());
        if let (None, Some(level)) = (role, outline.filter(|level| *level < 6)) {
            role = Some(Role::Heading(level + 1));
        }
        let list = properties
            .and_then(|it| child(it, "numPr"))
            .and_then(|number| {
                let level = child(number, "ilvl").and_then(value).unwrap_or("0");
                let id = child(number, "numId")
                    .and_then(value)
                    .filter(|id| *id != "0")?;
                let ordered = self
                    .ordered
                    .get(&(id.to_owned(), level.to_owned()))
                    .copied()
                    .unwrap_or(false);
                Some((ordered, level.parse::<u8>().unwrap_or_default()))
            });
        let pictures_before = self.draft.pictures.len();
        self.runs(node, 0);
        let kind = match (role, list) {
            (Some(Role::Heading(depth)), _) => BlockKind::Heading(depth),
            (Some(Role::Quote), None) => BlockKind::Quote,
            (Some(Role::Verbatim), None) => BlockKind::Verbatim,
            (_, Some((ordered, depth))) => BlockKind::ListItem { ordered, depth },
            (Some(Role::Item { ordered }), None)
                if role != Some(Role::Item { ordered: false })
                    || style.is_some_and(|it| it.contains("Bullet")) =>
            {
                BlockKind::ListItem { ordered, depth: 0 }
            }
            _ => BlockKind::Paragraph,
        };
        let Some(block) = self.open.finish(kind) else {
            return;
        };
        put(&mut self.draft, block, role, pictures_before);
    }

    /// The runs of a paragraph, through links, fields and insertions.
    fn runs(&mut self, parent: Node<'_, '_>, depth: usize) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(node),
                "hyperlink" => {
                    let id = node
                        .attributes()
                        .find(|it| it.name() == "id")
                        .map(|it| it.value());
                    let target = id
                        .and_then(|id| self.links.get(id))
                        .filter(|target| is_remote(target))
                        .cloned();
                    if let Some(target) = target.clone() {
                        self.open.start(MarkKind::Link(target));
                    }
                    if depth < DEEPEST {
                        self.runs(node, depth + 1);
                    }
                    if target.is_some() {
                        self.open.end(|kind| matches!(kind, MarkKind::Link(_)));
                    }
                }
                "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "dir"
                | "bdo"
                    if depth < DEEPEST =>
                {
                    self.runs(node, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Node<'_, '_>) {
        let properties = child(run, "rPr");
        let is_on = |name: &str| {
            properties
                .and_then(|it| child(it, name))
                .is_some_and(|it| !matches!(value(it), Some("0" | "false" | "off" | "none")))
        };
        if is_on("vanish") {
            return;
        }
        let (strong, emphasis) = (is_on("b"), is_on("i"));
        if strong {
            self.open.start(MarkKind::Strong);
        }
        if emphasis {
            self.open.start(MarkKind::Emphasis);
        }
        for node in run.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => self.open.push(node.text().unwrap_or_default()),
                "tab" | "br" | "cr" => self.open.push(" "),
                "noBreakHyphen" => self.open.push("-"),
                "drawing" | "pict" | "object" => self.picture(node),
                // The same picture once for old programs and once for new ones.
                "AlternateContent" => {
                    if let Some(choice) = child(node, "Choice").or_else(|| child(node, "Fallback"))
                    {
                        self.picture(choice);
                    }
                }
                _ => {}
            }
        }
        if emphasis {
            self.open.end(|kind| *kind == MarkKind::Emphasis);
        }
        if strong {
            self.open.end(|kind| *kind == MarkKind::Strong);
        }
    }

    /// The pictures of a drawing, and the words of its text boxes.
    fn picture(&mut self, drawing: Node<'_, '_>) {
        let alt = find(drawing, "docPr")
            .and_then(|it| it.attribute("descr"))
            .map(xml::squeeze)
            .filter(|alt| !alt.is_empty());
        let pictures = drawing
            .descendants()
            .filter(|it| matches!(it.tag_name().name(), "blip" | "imagedata"));
        for blip in pictures {
            let id = blip
                .attributes()
                .find(|it| matches!(it.name(), "embed" | "link" | "id"))
                .map(|it| it.value());
            let Some(target) = id.and_then(|id| self.links.get(id)) else {
                continue;
            };
            let bytes = if is_remote(target) {
                PictureBytes::Remote(target.clone())
            } else {
                let path = resolve("word/", target);
                self.budget
                    .read(self.package, &path, self.problems)
                    .unwrap_or(PictureBytes::Absent)
            };
            let waiting = usize::from(!self.open.is_empty());
            self.draft.pictures.push(DraftPicture {
                after: (self.draft.blocks.len() + waiting).checked_sub(1),
                bytes,
                alt: alt.clone(),
                caption: None,
                credit: None,
                credited: Vec::new(),
                line: None,
            });
        }
        let mut end = 0;
        for boxed in drawing
            .descendants()
            .filter(|it| it.tag_name().name() == "txbxContent")
        {
            // The words of a box in a box were read with those of the outer one.
            if boxed.range().start < end {
                continue;
            }
            end = boxed.range().end;
            let words = text_runs(boxed);
            self.open.push(" ");
            self.open.push(&words);
            self.open.push(" ");
        }
    }

    fn table(&mut self, table: Node<'_, '_>) {
        let rows = table.children().filter(|it| it.tag_name().name() == "tr");
        for row in rows {
            let header = child(row, "trPr").is_some_and(|it| child(it, "tblHeader").is_some());
            let mut cells = row
                .children()
                .filter(|it| it.tag_name().name() == "tc")
                .peekable();
            while let Some(cell) = cells.next() {
                let mut first = true;
                let mut end = 0;
                for paragraph in cell.descendants().filter(|it| it.tag_name().name() == "p") {
                    // A paragraph of a text box was read with the one that the box hangs on.
                    if paragraph.range().start < end {
                        continue;
                    }
                    end = paragraph.range().end;
                    if !first {
                        self.open.push(" ");
                    }
                    self.runs(paragraph, 0);
                    first = false;
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

/// Words of all runs below a node.
fn text_runs(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for text in node
        .descendants()
        .filter(|it| matches!(it.tag_name().name(), "t" | "p" | "tab" | "br"))
    {
        if text.tag_name().name() == "t" {
            words.push_str(text.text().unwrap_or_default());
        } else {
            words.push(' ');
        }
    }
    xml::squeeze(&words)
}

/// Puts a block where its role says: a title, a caption of the picture above or below, or the body.
pub(super) fn put(
    draft: &mut Draft,
    block: super::draft::Block,
    role: Option<Role>,
    pictures_before: usize,
) {
    let found = |value: &str, source| {
        Some(Found {
            value: value.to_owned(),
            source,
        })
    };
    match role {
        Some(Role::Title) if draft.headline.is_none() && draft.blocks.is_empty() => {
            draft.headline = found(&block.text, TITLE);
        }
        Some(Role::Subtitle) if draft.standfirst.is_none() && draft.blocks.is_empty() => {
            draft.standfirst = found(&block.text, SUBTITLE);
        }
        // Of several pictures above one caption it is that of the last.
        Some(Role::Caption)
            if draft.pictures.last().is_some_and(|picture| {
                picture.line.is_none() && picture.after == draft.blocks.len().checked_sub(1)
            }) || draft.pictures.len() > pictures_before =>
        {
            if let Some(picture) = draft.pictures.last_mut() {
                picture.after = draft.blocks.len().checked_sub(1);
                set_caption(picture, &block.text, CAPTION);
            }
        }
        _ => draft.blocks.push(block),
    }
}

pub(super) fn too_many_blocks(place: &str) -> Problem {
    Problem::new(
        "E-LIMIT",
        place,
        format!("The document has more than the {MAX_BLOCKS} paragraphs allowed"),
        "Split the document",
    )
}

/// A target beside a file: `../media/a.png` from `word/`.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    if let Some(rooted) = target.strip_prefix('/') {
        return rooted.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children()
        .find(|child| child.tag_name().name() == name)
}

/// The `w:val` of an element.
fn value<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attributes()
        .find(|it| it.name() == "val")
        .map(|it| it.value())
}

#[cfg(test)]
mod tests;
