//! The map as a graph: GEXF 1.3 and `GraphML`, with places, types, standings and sentences.
//!
//! Every edge is written as directed and says in `mutual` when it goes both ways: readers such as
//! networkx refuse a graph that mixes directed edges with others. In both y points up, as Gephi draws it.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::xml::{Xml, text_element};
use super::{Clean, Drawn, DrawnLine, DrawnNode};
use crate::export::{SEPARATOR, sentences, speaker_names, stances, state};
use crate::model::Dossier;
use crate::model::item::Item;
use crate::model::relation_type::relation_type;

/// Which of the two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Gexf,
    GraphMl,
}

/// An attribute of nodes or edges: its name and its type, the same in both forms but for text.
type Column = (&'static str, Kind);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Real,
    Truth,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "int",
            Self::Real => "double",
            Self::Truth => "boolean",
        }
    }
}

const NODE_COLUMNS: [Column; 9] = [
    ("name", Kind::Text),
    ("kind", Kind::Text),
    ("schema", Kind::Text),
    ("suggested", Kind::Truth),
    ("pinned", Kind::Truth),
    ("sentences", Kind::Number),
    ("sentence", Kind::Text),
    ("x", Kind::Real),
    ("y", Kind::Real),
];

const EDGE_COLUMNS: [Column; 13] = [
    ("relation", Kind::Text),
    ("type", Kind::Text),
    ("schema", Kind::Text),
    ("mutual", Kind::Truth),
    ("standing", Kind::Text),
    ("stances", Kind::Text),
    ("saidBy", Kind::Text),
    ("startDate", Kind::Text),
    ("endDate", Kind::Text),
    ("suggested", Kind::Truth),
    ("state", Kind::Text),
    ("sentences", Kind::Number),
    ("sentence", Kind::Text),
];

/// Writes the graph; what XML cannot hold is left out and counted in `clean`.
pub fn write(
    dossier: &Dossier,
    drawn: &Drawn,
    form: Form,
    clean: &Clean,
    out: &mut dyn Write,
) -> io::Result<()> {
    let graph = Graph {
        dossier,
        drawn,
        clean,
    };
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    match form {
        Form::Gexf => graph.gexf(&mut xml)?,
        Form::GraphMl => graph.graph_ml(&mut xml)?,
    }
    out.write_all(b"\n")
}

struct Graph<'a> {
    dossier: &'a Dossier,
    drawn: &'a Drawn,
    clean: &'a Clean,
}

impl Graph<'_> {
    fn node_cells(&self, node: &DrawnNode) -> Vec<String> {
        let entity = self.dossier.entity(node.entity);
        let sentences = sentences(self.dossier, Item::Entity(node.entity));
        vec![
            entity.name.clone(),
            entity.kind.word().to_owned(),
            entity.schema.clone(),
            entity.suggested.to_string(),
            node.pinned.to_string(),
            sentences.len().to_string(),
            sentences.join(SEPARATOR),
            node.place[0].to_string(),
            (-node.place[1]).to_string(),
        ]
    }

    fn edge_cells(&self, line: &DrawnLine) -> Vec<String> {
        let relation = self.dossier.relation(line.relation);
        let item = Item::Relation(line.relation);
        let sentences = sentences(self.dossier, item);
        vec![
            relation.label.clone(),
            relation_type(&relation.schema).to_owned(),
            relation.schema.clone(),
            (!relation.directed).to_string(),
            self.dossier.standing(line.relation).word().to_owned(),
            stances(&relation.stances).join(SEPARATOR),
            speaker_names(self.dossier, &self.dossier.relation_claims(line.relation))
                .join(SEPARATOR),
            relation.start.clone().unwrap_or_default(),
            relation.end.clone().unwrap_or_default(),
            relation.suggested.to_string(),
            state(self.dossier, item)
                .unwrap_or("no sentence")
                .to_owned(),
            sentences.len().to_string(),
            sentences.join(SEPARATOR),
        ]
    }

    /// Both ends by their ids in the file, and an id of its own: one relation of the file may be
    /// several lines.
    fn edge_ends(&self, line: &DrawnLine, number: usize) -> (String, [&str; 2]) {
        let relation = self.dossier.relation(line.relation);
        let ends =
            [relation.source, relation.target].map(|end| self.dossier.entity(end).id.as_str());
        (format!("{number}.{}", relation.id), ends)
    }

    fn gexf(&self, xml: &mut Xml<'_, '_>) -> io::Result<()> {
        let root = xml.create_element("gexf").with_attributes([
            ("xmlns", "http://gexf.net/1.3"),
            ("xmlns:viz", "http://gexf.net/1.3/viz"),
            ("version", "1.3"),
        ]);
        root.write_inner_content(|xml| {
            xml.create_element("meta").write_inner_content(|xml| {
                text_element(xml, "creator", "Dossier")?;
                text_element(xml, "description", &self.clean.text(self.dossier.title()))
            })?;
            let graph = xml
                .create_element("graph")
                .with_attributes([("defaultedgetype", "directed"), ("mode", "static")]);
            graph.write_inner_content(|xml| {
                gexf_columns(xml, "node", &NODE_COLUMNS)?;
                gexf_columns(xml, "edge", &EDGE_COLUMNS)?;
                xml.create_element("nodes").write_inner_content(|xml| {
                    for node in &self.drawn.nodes {
                        self.gexf_node(xml, node)?;
                    }
                    Ok(())
                })?;
                xml.create_element("edges").write_inner_content(|xml| {
                    for (number, line) in self.drawn.lines.iter().enumerate() {
                        self.gexf_edge(xml, line, number)?;
                    }
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    }

    fn gexf_node(&self, xml: &mut Xml<'_, '_>, node: &DrawnNode) -> io::Result<()> {
        let entity = self.dossier.entity(node.entity);
        let (id, name) = (self.clean.text(&entity.id), self.clean.text(&entity.name));
        let element = xml
            .create_element("node")
            .with_attributes([("id", &*id), ("label", &*name)]);
        element.write_inner_content(|xml| {
            self.gexf_values(xml, &self.node_cells(node))?;
            let [x, y] = [node.place[0], -node.place[1]].map(|part| part.to_string());
            xml.create_element("viz:position")
                .with_attributes([("x", x.as_str()), ("y", y.as_str()), ("z", "0")])
                .write_empty()?;
            xml.create_element("viz:size")
                .with_attribute(("value", node.radius.to_string().as_str()))
                .write_empty()?;
            Ok(())
        })?;
        Ok(())
    }

    fn gexf_edge(&self, xml: &mut Xml<'_, '_>, line: &DrawnLine, number: usize) -> io::Result<()> {
        let (id, [source, target]) = self.edge_ends(line, number);
        let label = &self.dossier.relation(line.relation).label;
        let texts = [&id, source, target, label].map(|text| self.clean.text(text));
        let [id, source, target, label] = &texts;
        let element = xml.create_element("edge").with_attributes([
            ("id", &**id),
            ("source", &**source),
            ("target", &**target),
            ("label", &**label),
        ]);
        element.write_inner_content(|xml| self.gexf_values(xml, &self.edge_cells(line)))?;
        Ok(())
    }

    fn gexf_values(&self, xml: &mut Xml<'_, '_>, cells: &[String]) -> io::Result<()> {
        xml.create_element("attvalues").write_inner_content(|xml| {
            for (column, cell) in cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty())
            {
                let (column, cell) = (column.to_string(), self.clean.text(cell));
                xml.create_element("attvalue")
                    .with_attributes([("for", column.as_str()), ("value", &*cell)])
                    .write_empty()?;
            }
            Ok(())
        })?;
        Ok(())
    }

    fn graph_ml(&self, xml: &mut Xml<'_, '_>) -> io::Result<()> {
        let root = xml
            .create_element("graphml")
            .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
        root.write_inner_content(|xml| {
            graph_ml_keys(xml, "node", &NODE_COLUMNS)?;
            graph_ml_keys(xml, "edge", &EDGE_COLUMNS)?;
            let graph = xml
                .create_element("graph")
                .with_attributes([("id", "map"), ("edgedefault", "directed")]);
            graph.write_inner_content(|xml| {
                for node in &self.drawn.nodes {
                    let id = self.clean.text(&self.dossier.entity(node.entity).id);
                    xml.create_element("node")
                        .with_attribute(("id", &*id))
                        .write_inner_content(|xml| {
                            self.graph_ml_data(xml, "node", &self.node_cells(node))
                        })?;
                }
                for (number, line) in self.drawn.lines.iter().enumerate() {
                    let (id, [source, target]) = self.edge_ends(line, number);
                    let texts = [&id, source, target].map(|text| self.clean.text(text));
                    let [id, source, target] = &texts;
                    xml.create_element("edge")
                        .with_attributes([
                            ("id", &**id),
                            ("source", &**source),
                            ("target", &**target),
                        ])
                        .write_inner_content(|xml| {
                            self.graph_ml_data(xml, "edge", &self.edge_cells(line))
                        })?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    }

    fn graph_ml_data(&self, xml: &mut Xml<'_, '_>, of: &str, cells: &[String]) -> io::Result<()> {
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let key = format!("{of}{column}");
            xml.create_element("data")
                .with_attribute(("key", key.as_str()))
                .write_text_content(BytesText::new(&self.clean.text(cell)))?;
        }
        Ok(())
    }
}

fn gexf_columns(xml: &mut Xml<'_, '_>, of: &str, columns: &[Column]) -> io::Result<()> {
    xml.create_element("attributes")
        .with_attribute(("class", of))
        .write_inner_content(|xml| {
            for (number, (title, kind)) in columns.iter().enumerate() {
                let kind = match kind {
                    Kind::Number => "integer",
                    other => other.word(),
                };
                xml.create_element("attribute")
                    .with_attributes([
                        ("id", number.to_string().as_str()),
                        ("title", title),
                        ("type", kind),
                    ])
                    .write_empty()?;
            }
            Ok(())
        })?;
    Ok(())
}

fn graph_ml_keys(xml: &mut Xml<'_, '_>, of: &str, columns: &[Column]) -> io::Result<()> {
    for (number, (title, kind)) in columns.iter().enumerate() {
        xml.create_element("key")
            .with_attributes([
                ("id", format!("{of}{number}").as_str()),
                ("for", of),
                ("attr.name", title),
                ("attr.type", kind.word()),
            ])
            .write_empty()?;
    }
    Ok(())
}
