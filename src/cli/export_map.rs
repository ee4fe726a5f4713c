//! `dossier export --what map`: the map as the window first shows it, without the window around it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::export::Format;
use super::render::{Read, Unseen};
use super::{FAILED, FINE, complain};
use crate::app::decode::portrait;
use crate::bundle;
use crate::export::map::graph::{self, Form};
use crate::export::map::{self, Clean, Drawn, DrawnLine, DrawnNode, svg};
use crate::model::Dossier;
use crate::model::item::{EntityId, RelationId};
use crate::session::tab::Tab;
use crate::session::{self, MapState};

/// Sides of a portrait in a drawing, in pixels: four for each point.
const PORTRAIT_SIDE: u32 = 144;
/// More would make a drawing of many megabytes.
const MOST_PORTRAITS: usize = 500;

pub(super) fn run(
    (path, read, container): Read,
    format: Format,
    out: &mut dyn Write,
) -> io::Result<u8> {
    match format {
        Format::Csv | Format::Json => {
            complain("the map is written as tsv, svg, png, gexf, graphml or ftm");
            return Ok(FAILED);
        }
        Format::Ftm => {
            for relations in [false, true] {
                bundle::write_ftm(&read.documents, &read.dossier, relations, out)?;
            }
            return Ok(FINE);
        }
        Format::Tsv | Format::Svg | Format::Png | Format::Gexf | Format::Graphml => {}
    }
    let unseen = match Unseen::open((path, read, container), Tab::Map) {
        Ok(unseen) => unseen,
        Err(why) => {
            complain(&why);
            return Ok(FAILED);
        }
    };
    if format == Format::Png {
        let Some(area) = unseen.app.map_area() else {
            complain("no people or organizations: there is no map to draw");
            return Ok(FAILED);
        };
        return match unseen.png(Some(area)) {
            Ok(png) => out.write_all(&png).map(|()| FINE),
            Err(why) => {
                complain(&why);
                Ok(FAILED)
            }
        };
    }
    let session = &unseen.app.session;
    let Some(dossier) = session.dossier() else {
        complain("the dossier was not shown");
        return Ok(FAILED);
    };
    let drawn = match session.map() {
        MapState::LaidOut(map) => Drawn {
            nodes: map
                .scene
                .nodes
                .iter()
                .zip(&map.layout.positions)
                .zip(0..)
                .map(|((node, place), number)| DrawnNode {
                    entity: map.entity(number),
                    place: *place,
                    radius: node.radius,
                    pinned: false,
                })
                .collect(),
            lines: lines(dossier, &map.scene.bends, |relation| map.line_of(relation)),
            portraits: match (format, session.opened()) {
                (Format::Svg, Some(opened)) => portraits(opened),
                _ => BTreeMap::new(),
            },
        },
        // Without people or organizations there is no map to lay out.
        _ => Drawn::default(),
    };
    let clean = Clean::default();
    match format {
        Format::Svg => svg::write(dossier, &drawn, &clean, out)?,
        Format::Gexf => graph::write(dossier, &drawn, Form::Gexf, &clean, out)?,
        Format::Graphml => graph::write(dossier, &drawn, Form::GraphMl, &clean, out)?,
        _ => map::write_tsv(dossier, &drawn, out)?,
    }
    if clean.left_out() > 0 {
        let count = clean.left_out();
        complain(&format!(
            "{count} control characters that XML cannot hold were left out"
        ));
    }
    Ok(FINE)
}

/// The portraits that can be shown.
fn portraits(opened: &session::Opened) -> BTreeMap<EntityId, Vec<u8>> {
    let people = opened.dossier.portraits().take(MOST_PORTRAITS);
    people
        .filter_map(|(person, picture)| {
            let png = portrait::png(opened, picture, PORTRAIT_SIDE)?;
            Some((person, png))
        })
        .collect()
}

fn lines(
    dossier: &Dossier,
    bends: &[f32],
    line_of: impl Fn(RelationId) -> Option<u32>,
) -> Vec<DrawnLine> {
    (0..dossier.relations.len())
        .map(RelationId::from_index)
        .filter_map(|relation| {
            let bend = *bends.get(line_of(relation)? as usize)?;
            Some(DrawnLine { relation, bend })
        })
        .collect()
}
