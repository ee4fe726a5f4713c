//! The map as a drawing: shapes by kind, lines by how they stand, names as text in their own direction.
//!
//! No scripts, no links, nothing to load: portraits are in the drawing itself. Names are broken by the number of their letters: how wide they
//! are is up to the font of whoever looks.

use std::collections::BTreeMap;
use std::io::{self, Write};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::xml::{Xml, text_element};
use super::{Clean, Drawn, DrawnLine, DrawnNode};
use crate::model::Dossier;
use crate::model::entity::EntityKind;
use crate::model::item::EntityId;
use crate::model::standing::Standing;

/// As in the light theme of the window.
const PAPER: &str = "#fdfcfa";
const INK: &str = "#21201d";
const WEAK_INK: &str = "#5e5a53";
/// Around the middles of the outermost symbols, in points: names of four rows and loops stand in it.
const MARGIN: f32 = 140.0;
/// How far apart lines between the same two are, in points.
const BEND: f32 = 34.0;
/// Letters of a name in one row, and rows.
const ROW_LETTERS: usize = 18;
const ROWS: usize = 4;
const NAME_SIZE: f32 = 13.0;
const LABEL_SIZE: f32 = 11.5;
const ARROW: f32 = 8.0;
/// What stays of a symbol around a portrait, in points; of a suggestion also paper.
const RING: f32 = 2.0;
const HOLLOW_RING: f32 = 4.2;

/// Writes the drawing; what XML cannot hold is left out and counted in `clean`.
pub fn write(
    dossier: &Dossier,
    drawn: &Drawn,
    clean: &Clean,
    out: &mut dyn Write,
) -> io::Result<()> {
    let drawing = Drawing {
        dossier,
        clean,
        places: places(dossier, drawn),
        portraits: &drawn.portraits,
    };
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let [left, top, width, height] = view(drawn);
    let size = [width, height].map(|side| side.to_string());
    let view = format!("{left} {top} {width} {height}");
    let root = xml.create_element("svg").with_attributes([
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", size[0].as_str()),
        ("height", size[1].as_str()),
        ("viewBox", view.as_str()),
        ("font-family", "Noto Sans, sans-serif"),
    ]);
    root.write_inner_content(|xml| {
        text_element(xml, "title", &clean.text(dossier.title()))?;
        xml.create_element("rect")
            .with_attributes([
                ("x", left.to_string().as_str()),
                ("y", top.to_string().as_str()),
                ("width", size[0].as_str()),
                ("height", size[1].as_str()),
                ("fill", PAPER),
            ])
            .write_empty()?;
        for line in &drawn.lines {
            drawing.line(xml, line)?;
        }
        for node in &drawn.nodes {
            drawing.node(xml, node)?;
        }
        // Words stand over everything.
        for line in &drawn.lines {
            drawing.label(xml, line)?;
        }
        for node in &drawn.nodes {
            drawing.name(xml, node)?;
        }
        Ok(())
    })?;
    out.write_all(b"\n")
}

/// By entity: where it is and how large.
fn places(dossier: &Dossier, drawn: &Drawn) -> Vec<Option<DrawnNode>> {
    let mut places = vec![None; dossier.entities.len()];
    for node in &drawn.nodes {
        places[node.entity.index()] = Some(*node);
    }
    places
}

/// Left, top, width and height of all nodes with room around them.
fn view(drawn: &Drawn) -> [f32; 4] {
    let mut nodes = drawn.nodes.iter().map(|node| node.place);
    let Some(first) = nodes.next() else {
        return [0.0, 0.0, 2.0 * MARGIN, 2.0 * MARGIN];
    };
    let (low, high) = nodes.fold((first, first), |(low, high), [x, y]| {
        (
            [low[0].min(x), low[1].min(y)],
            [high[0].max(x), high[1].max(y)],
        )
    });
    let side = |axis: usize| (high[axis] - low[axis] + 2.0 * MARGIN).ceil();
    let corner = |axis: usize| (low[axis] - MARGIN).floor();
    [corner(0), corner(1), side(0), side(1)]
}

struct Drawing<'a> {
    dossier: &'a Dossier,
    clean: &'a Clean,
    places: Vec<Option<DrawnNode>>,
    portraits: &'a BTreeMap<EntityId, Vec<u8>>,
}

impl Drawing<'_> {
    fn place(&self, entity: EntityId) -> Option<&DrawnNode> {
        self.places.get(entity.index())?.as_ref()
    }

    fn line(&self, xml: &mut Xml<'_, '_>, line: &DrawnLine) -> io::Result<()> {
        let relation = self.dossier.relation(line.relation);
        let Some(way) = self.way(line) else {
            return Ok(());
        };
        let standing = self.dossier.standing(line.relation);
        let opacity = if relation.suggested { "0.6" } else { "1" };
        let color = color_of_standing(standing);
        xml.create_element("g")
            .with_attributes([("stroke", color), ("fill", "none"), ("opacity", opacity)])
            .write_inner_content(|xml| {
                let words = self.dossier.relation_sentence(line.relation);
                let title = format!("{words} ({})", standing.word());
                text_element(xml, "title", &self.clean.text(&title))?;
                let (dashes, caps) = pattern(standing);
                let wide = if relation.thin { "0.9" } else { "1.5" };
                xml.create_element("path")
                    .with_attributes([
                        ("d", way.path().as_str()),
                        ("stroke-width", wide),
                        ("stroke-dasharray", dashes),
                        ("stroke-linecap", caps),
                    ])
                    .write_empty()?;
                if matches!(standing, Standing::Denied | Standing::Disputed) {
                    xml.create_element("path")
                        .with_attributes([("d", way.cross().as_str()), ("stroke-width", "1.6")])
                        .write_empty()?;
                }
                if relation.directed && !relation.thin {
                    xml.create_element("path")
                        .with_attributes([("d", way.arrow().as_str()), ("fill", color)])
                        .write_empty()?;
                }
                Ok(())
            })?;
        Ok(())
    }

    /// The words on a line.
    fn label(&self, xml: &mut Xml<'_, '_>, line: &DrawnLine) -> io::Result<()> {
        let relation = self.dossier.relation(line.relation);
        match self.way(line) {
            Some(way) if !relation.thin => {
                self.words(xml, &relation.label, way.words, (LABEL_SIZE, WEAK_INK))
            }
            _ => Ok(()),
        }
    }

    fn way(&self, line: &DrawnLine) -> Option<Way> {
        let relation = self.dossier.relation(line.relation);
        // Bends are counted from the lower node to the higher.
        let sign = if relation.source <= relation.target {
            1.0
        } else {
            -1.0
        };
        let (from, to) = (self.place(relation.source)?, self.place(relation.target)?);
        Some(Way::new(from, to, line.bend * sign))
    }

    fn node(&self, xml: &mut Xml<'_, '_>, node: &DrawnNode) -> io::Result<()> {
        let entity = self.dossier.entity(node.entity);
        let color = color_of_kind(entity.kind);
        let fill = if entity.suggested { PAPER } else { color };
        xml.create_element("path")
            .with_attributes([
                ("d", shape(entity.kind, node.place, node.radius).as_str()),
                ("fill", fill),
                ("stroke", color),
                ("stroke-width", "1.5"),
            ])
            .write_inner_content(|xml| {
                let title = format!("{}, {}", entity.name, entity.kind.word());
                text_element(xml, "title", &self.clean.text(&title))
            })?;
        self.portrait(xml, node)
    }

    /// A picture within the symbol, of which a ring stays.
    fn portrait(&self, xml: &mut Xml<'_, '_>, node: &DrawnNode) -> io::Result<()> {
        let Some(png) = self.portraits.get(&node.entity) else {
            return Ok(());
        };
        let suggested = self.dossier.entity(node.entity).suggested;
        let ring = if suggested { HOLLOW_RING } else { RING };
        let half = (node.radius - ring).max(1.0);
        let [x, y] = node.place;
        let id = format!("portrait-{}", node.entity.0);
        let number = |value: f32| format!("{value:.1}");
        xml.create_element("clipPath")
            .with_attribute(("id", id.as_str()))
            .write_inner_content(|xml| {
                xml.create_element("circle")
                    .with_attributes([
                        ("cx", number(x).as_str()),
                        ("cy", number(y).as_str()),
                        ("r", number(half).as_str()),
                    ])
                    .write_empty()?;
                Ok(())
            })?;
        let data = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png));
        xml.create_element("image")
            .with_attributes([
                ("x", number(x - half).as_str()),
                ("y", number(y - half).as_str()),
                ("width", number(2.0 * half).as_str()),
                ("height", number(2.0 * half).as_str()),
                ("clip-path", format!("url(#{id})").as_str()),
                ("href", data.as_str()),
            ])
            .write_inner_content(|xml| {
                let credit = self.dossier.portrait(node.entity);
                let credit = credit.and_then(|id| self.dossier.picture(id).credit.as_deref());
                let name = &self.dossier.entity(node.entity).name;
                let title = match credit {
                    Some(credit) => format!("{name} (picture: {credit})"),
                    None => name.clone(),
                };
                text_element(xml, "title", &self.clean.text(&title))
            })?;
        Ok(())
    }

    /// The name below a symbol.
    fn name(&self, xml: &mut Xml<'_, '_>, node: &DrawnNode) -> io::Result<()> {
        let name = self.dossier.called(node.entity);
        let [x, y] = node.place;
        for (number, row) in rows(name).iter().enumerate() {
            let below = node.radius + 3.0 + NAME_SIZE * (0.95 + 1.22 * number as f32);
            self.words(xml, row, [x, y + below], (NAME_SIZE, INK))?;
        }
        Ok(())
    }

    /// Words around a place, with paper behind their letters.
    fn words(
        &self,
        xml: &mut Xml<'_, '_>,
        words: &str,
        [x, y]: [f32; 2],
        (size, color): (f32, &str),
    ) -> io::Result<()> {
        let direction = if is_right_to_left(words) {
            "rtl"
        } else {
            "ltr"
        };
        let (x, y, size) = (x.to_string(), y.to_string(), size.to_string());
        xml.create_element("text")
            .with_attributes([
                ("x", x.as_str()),
                ("y", y.as_str()),
                ("font-size", size.as_str()),
                ("text-anchor", "middle"),
                ("direction", direction),
                ("unicode-bidi", "plaintext"),
                ("fill", color),
                ("stroke", PAPER),
                ("stroke-width", "3"),
                ("stroke-linejoin", "round"),
                ("paint-order", "stroke"),
            ])
            .write_text_content(BytesText::new(&self.clean.text(words)))?;
        Ok(())
    }
}

/// The way of a line between two symbols: straight, bent, or a loop.
struct Way {
    from: [f32; 2],
    control: [f32; 2],
    to: [f32; 2],
    /// Which way it arrives, of length one.
    arriving: [f32; 2],
    words: [f32; 2],
}

impl Way {
    fn new(from: &DrawnNode, to: &DrawnNode, bend: f32) -> Self {
        let (a, b) = (from.place, to.place);
        let along = minus(b, a);
        if from.entity == to.entity {
            // A loop over the symbol, each outside the last.
            let tall = from.radius + 18.0 * bend.abs().max(1.0);
            let top = [a[0], a[1] - tall];
            return Self {
                from: [a[0] - from.radius * 0.6, a[1] - from.radius * 0.8],
                control: [top[0], top[1] - tall],
                to: [a[0] + from.radius * 0.6, a[1] - from.radius * 0.8],
                arriving: [-0.4, 0.92],
                words: top,
            };
        }
        let across = [-along[1], along[0]];
        let aside = scaled(unit(across), 2.0 * BEND * bend);
        let control = plus(scaled(plus(a, b), 0.5), aside);
        let start = plus(a, scaled(unit(minus(control, a)), from.radius + 2.0));
        let arriving = unit(minus(b, control));
        let end = minus(b, scaled(arriving, to.radius + 2.0));
        let middle = plus(scaled(plus(start, end), 0.25), scaled(control, 0.5));
        Self {
            from: start,
            control,
            to: end,
            arriving,
            words: [middle[0], middle[1] + LABEL_SIZE * 0.35],
        }
    }

    fn path(&self) -> String {
        let ([x, y], [cx, cy], [tx, ty]) = (self.from, self.control, self.to);
        format!("M{x:.1} {y:.1}Q{cx:.1} {cy:.1} {tx:.1} {ty:.1}")
    }

    fn arrow(&self) -> String {
        let ([x, y], [dx, dy]) = (self.to, self.arriving);
        let back = [x - dx * ARROW, y - dy * ARROW];
        let (wide, tall) = (-dy * ARROW * 0.4, dx * ARROW * 0.4);
        format!(
            "M{x:.1} {y:.1}L{:.1} {:.1}L{:.1} {:.1}Z",
            back[0] + wide,
            back[1] + tall,
            back[0] - wide,
            back[1] - tall
        )
    }

    fn cross(&self) -> String {
        // A quarter of the way, beside the words.
        let ends = plus(scaled(self.from, 0.5625), scaled(self.to, 0.0625));
        let [x, y] = plus(ends, scaled(self.control, 0.375));
        format!("M{:.1} {:.1}l8 8m0 -8l-8 8", x - 4.0, y - 4.0)
    }
}

fn plus(a: [f32; 2], b: [f32; 2]) -> [f32; 2] {
    [a[0] + b[0], a[1] + b[1]]
}

fn minus(a: [f32; 2], b: [f32; 2]) -> [f32; 2] {
    [a[0] - b[0], a[1] - b[1]]
}

fn scaled(a: [f32; 2], by: f32) -> [f32; 2] {
    [a[0] * by, a[1] * by]
}

/// Nothing points nowhere in particular.
fn unit(a: [f32; 2]) -> [f32; 2] {
    let length = a[0].hypot(a[1]);
    if length > f32::EPSILON {
        scaled(a, 1.0 / length)
    } else {
        [0.0, 0.0]
    }
}

fn shape(kind: EntityKind, [x, y]: [f32; 2], radius: f32) -> String {
    let corners = |corners: &[[f32; 2]]| -> String {
        let points = corners.iter().enumerate().map(|(number, [dx, dy])| {
            let sign = if number == 0 { 'M' } else { 'L' };
            format!("{sign}{:.1} {:.1}", x + dx * radius, y + dy * radius)
        });
        points.chain(["Z".to_owned()]).collect()
    };
    match kind {
        EntityKind::Person | EntityKind::Unknown => {
            let (left, wide) = (x - radius, 2.0 * radius);
            format!(
                "M{left:.1} {y:.1}a{radius:.1} {radius:.1} 0 1 0 {wide:.1} 0a{radius:.1} {radius:.1} 0 1 0 {:.1} 0Z",
                -wide
            )
        }
        EntityKind::Organization => corners(&[
            [-0.9, -0.55],
            [-0.55, -0.9],
            [0.55, -0.9],
            [0.9, -0.55],
            [0.9, 0.55],
            [0.55, 0.9],
            [-0.55, 0.9],
            [-0.9, 0.55],
        ]),
        EntityKind::Company => corners(&[
            [-1.0, 0.0],
            [-0.5, -0.87],
            [0.5, -0.87],
            [1.0, 0.0],
            [0.5, 0.87],
            [-0.5, 0.87],
        ]),
        EntityKind::PublicBody => corners(&[
            [0.0, -1.0],
            [0.95, -0.31],
            [0.72, 0.81],
            [-0.72, 0.81],
            [-0.95, -0.31],
        ]),
        EntityKind::Event => corners(&[[0.0, -1.0], [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]),
        EntityKind::Thing => corners(&[[-0.74, -0.74], [0.74, -0.74], [0.74, 0.74], [-0.74, 0.74]]),
    }
}

fn color_of_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "#1f64a8",
        EntityKind::Organization => "#835300",
        EntityKind::Company => "#724a9c",
        EntityKind::PublicBody => "#136b4b",
        EntityKind::Event => "#a83246",
        EntityKind::Thing => "#545e69",
        EntityKind::Unknown => "#6b6b6b",
    }
}

fn color_of_standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Asserted => WEAK_INK,
        Standing::Alleged => "#8a5200",
        Standing::Denied | Standing::Disputed => "#ae2a2a",
        Standing::Former | Standing::NoSentence => "#858078",
        Standing::Planned => "#1b5e9e",
    }
}

/// Dashes and the ends of lines: color is never the only sign.
fn pattern(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Asserted | Standing::Denied | Standing::Former => ("none", "butt"),
        Standing::Alleged => ("7 4", "butt"),
        Standing::Disputed => ("9 3 2 3", "butt"),
        Standing::Planned => ("0.1 4", "round"),
        Standing::NoSentence => ("2 4", "butt"),
    }
}

/// A name in rows of whole words; the last one is cut.
fn rows(name: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        let fits = |row: &String| row.chars().count() + 1 + word.chars().count() <= ROW_LETTERS;
        let is_full = rows.len() == ROWS;
        match rows.last_mut() {
            Some(row) if fits(row) => {
                row.push(' ');
                row.push_str(word);
            }
            Some(row) if is_full => {
                row.push('…');
                break;
            }
            _ => rows.push(shortened(word)),
        }
    }
    rows
}

/// One word, as far as two rows would hold it.
fn shortened(word: &str) -> String {
    match word.char_indices().nth(2 * ROW_LETTERS) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

/// Whether the first letter that has a direction goes from right to left.
fn is_right_to_left(text: &str) -> bool {
    let strong = text.chars().find(|char| char.is_alphabetic());
    strong.is_some_and(|char| {
        matches!(char, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
    })
}
