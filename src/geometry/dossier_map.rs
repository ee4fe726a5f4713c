//! The map of one dossier: what it shows, where each thing stands, and what each came from.
//!
//! Made at once and off the window's thread, for a map of tens of thousands of lines takes a while.
//! How large words are is asked of whoever will draw them ([`Measure`]); no egui here. The same
//! dossier and the same measures give the same map.

use std::sync::Arc;

use rayon::prelude::*;

use super::entity_map::{self, MapEdge, MapLayout, MapNode, MapRequest, STRESS_LIMIT, Sketch};
use super::map_crowds::Crowds;
use super::map_index::MapIndex;
use super::map_scene::{Scene, SceneLine, SceneNode};
use crate::model::Dossier;
use crate::model::entity::EntityKind;
use crate::model::figure_words::counted_as;
use crate::model::item::{EntityId, Item, RelationId};

/// Height of one line's words, with space, in points.
const WORDS_HEIGHT: f32 = 17.0;
/// More relations than this are not measured: their labels get no room of their own.
const MOST_MEASURED: usize = 1000;
/// No node is farther from the middle than this, in map units: beyond, positions on the screen would
/// have no fractions left, and then no value.
const FARTHEST: f32 = 1e6;
/// Between a symbol and the name below it.
const NAME_GAP: f32 = 3.0;
/// Half the size of the symbol of somebody with a portrait: a face is known at this size.
const PORTRAIT_RADIUS: f32 = 20.0;
/// How wide a letter of a name is taken to be where names are too many to be measured.
const LETTER_WIDTH: f32 = 6.8;
const NAME_HEIGHT: f32 = 16.0;

/// How large words will be, in points at zoom 1.
pub trait Measure {
    /// Width and height of a name.
    fn name(&self, name: &str) -> [f32; 2];

    /// Width of a line's words.
    fn words(&self, words: &str) -> f32;

    /// Names are broken so as not to be wider.
    fn widest_name(&self) -> f32;
}

/// Where an entity was when its map was last seen, by its id in the file.
pub type Kept<'a> = dyn Fn(&str) -> Option<[f32; 2]> + 'a;

/// The map of one dossier.
#[derive(Debug)]
pub struct DossierMap {
    pub scene: Scene,
    pub layout: MapLayout,
    /// What was laid out where.
    pub index: MapIndex,
    /// What is shown together from afar.
    pub crowds: Crowds,
    entities: Vec<EntityId>,
    relations: Vec<RelationId>,
    /// By entity: its node, if it is drawn.
    node_of: Vec<Option<u32>>,
    /// By relation: its line, if it is drawn.
    line_of: Vec<Option<u32>>,
}

impl DossierMap {
    /// Draws and lays out; `watch` is told how it stands and answers whether to go on.
    ///
    /// `None` when it was told to stop.
    pub fn new(
        dossier: &Dossier,
        measure: &dyn Measure,
        kept: &Kept<'_>,
        watch: &mut dyn FnMut(&Sketch<'_>) -> bool,
    ) -> Option<Self> {
        let mut map = Self::drawn(dossier, measure);
        let request = request(dossier, &map, measure, kept);
        let layout = entity_map::lay_out(&request, watch)?;
        map.take_places(layout.positions);
        Some(map)
    }

    /// Puts each node in a place that can be shown.
    fn take_places(&mut self, mut positions: Vec<[f32; 2]>) {
        positions.resize(self.scene.nodes.len(), [0.0; 2]);
        for value in positions.as_flattened_mut() {
            let number = if value.is_nan() { 0.0 } else { *value };
            *value = number.clamp(-FARTHEST, FARTHEST);
        }
        self.index = MapIndex::new(&self.scene, &positions);
        self.crowds = Crowds::new(&self.scene, &positions, self.index.spacing());
        self.layout = MapLayout { positions };
    }

    /// Everything but the layout.
    fn drawn(dossier: &Dossier, measure: &dyn Measure) -> Self {
        let mut entities = Vec::new();
        let mut node_of = vec![None; dossier.entities.len()];
        for (index, entity) in dossier.entities.iter().enumerate() {
            if entity.drawn {
                node_of[index] = Some(entities.len() as u32);
                entities.push(EntityId::from_index(index));
            }
        }
        let mut degrees = vec![0u32; entities.len()];
        let mut relations = Vec::new();
        let mut ends_of = Vec::new();
        let mut line_of = vec![None; dossier.relations.len()];
        for (index, relation) in dossier.relations.iter().enumerate() {
            let ends = [relation.source, relation.target].map(|end| node_of[end.index()]);
            let [Some(source), Some(target)] = ends else {
                continue;
            };
            degrees[source as usize] += 1;
            if source != target {
                degrees[target as usize] += 1;
            }
            let id = RelationId::from_index(index);
            line_of[index] = Some(relations.len() as u32);
            ends_of.push((id, source, target));
            relations.push(id);
        }
        let lines = ends_of.par_iter();
        let lines = lines.map(|(id, source, target)| line(dossier, *id, *source, *target));
        let lines = lines.collect();
        let exact = entities.len() <= STRESS_LIMIT;
        let nodes = entities
            .iter()
            .zip(&degrees)
            .map(|(id, degree)| {
                let name = dossier.called(*id);
                let size = if exact {
                    measure.name(name)
                } else {
                    let letters = name.chars().take(60).count() as f32;
                    [
                        (letters * LETTER_WIDTH).min(measure.widest_name()),
                        NAME_HEIGHT,
                    ]
                };
                node(dossier, *id, *degree, size)
            })
            .collect();
        Self {
            scene: Scene::new(nodes, lines),
            layout: MapLayout::default(),
            index: MapIndex::default(),
            crowds: Crowds::default(),
            entities,
            relations,
            node_of,
            line_of,
        }
    }

    /// A map of nothing but a scene.
    #[cfg(test)]
    pub(crate) fn of_scene(scene: Scene, positions: Vec<[f32; 2]>) -> Self {
        let mut map = Self {
            index: MapIndex::default(),
            crowds: Crowds::default(),
            layout: MapLayout::default(),
            scene,
            entities: Vec::new(),
            relations: Vec::new(),
            node_of: Vec::new(),
            line_of: Vec::new(),
        };
        map.take_places(positions);
        map
    }

    pub fn node_of(&self, entity: EntityId) -> Option<u32> {
        self.node_of.get(entity.index()).copied().flatten()
    }

    pub fn line_of(&self, relation: RelationId) -> Option<u32> {
        self.line_of.get(relation.index()).copied().flatten()
    }

    pub fn entity(&self, node: u32) -> EntityId {
        self.entities[node as usize]
    }

    pub fn relation(&self, line: u32) -> RelationId {
        self.relations[line as usize]
    }

    pub fn node_item(&self, node: u32) -> Item {
        Item::Entity(self.entity(node))
    }

    pub fn line_item(&self, line: u32) -> Item {
        Item::Relation(self.relation(line))
    }
}

fn line(dossier: &Dossier, id: RelationId, source: u32, target: u32) -> SceneLine {
    let relation = dossier.relation(id);
    let standing = dossier.standing(id);
    SceneLine {
        source,
        target,
        directed: relation.directed && !relation.thin,
        thin: relation.thin,
        suggested: relation.suggested,
        standing,
        label: if relation.thin {
            String::new()
        } else {
            relation.label.clone()
        },
        spoken: format!(
            "{}, relation, {}{}",
            dossier.relation_sentence(id),
            standing.word(),
            suggestion(relation.suggested)
        ),
    }
}

fn node(dossier: &Dossier, id: EntityId, degree: u32, [width, height]: [f32; 2]) -> SceneNode {
    let entity = dossier.entity(id);
    let least = match dossier.portrait(id) {
        Some(_) => PORTRAIT_RADIUS,
        None => 0.0,
    };
    let radius = radius(entity.kind, degree).max(least);
    // The symbol, a gap, and the name below it.
    let tall = 2.0 * radius + NAME_GAP + height;
    SceneNode {
        kind: entity.kind,
        suggested: entity.suggested,
        name: dossier.called(id).to_owned(),
        spoken: format!(
            "{}, {}, {}{}",
            dossier.called(id),
            entity.kind.word(),
            relations_in_words(degree as usize),
            suggestion(entity.suggested)
        ),
        radius,
        box_half: [width.max(2.0 * radius) * 0.5, tall * 0.5],
        box_center: [0.0, tall * 0.5 - radius],
    }
}

fn suggestion(suggested: bool) -> &'static str {
    if suggested { ", suggestion" } else { "" }
}

/// A number of relations, in words.
pub fn relations_in_words(count: usize) -> String {
    match count {
        0 => "no relations".to_owned(),
        _ => counted_as(count, "relation", "relations"),
    }
}

/// Half the size of a symbol: more connected ones are larger, by area.
fn radius(kind: EntityKind, degree: u32) -> f32 {
    let least = match kind {
        EntityKind::Thing => 8.0,
        EntityKind::Event => 9.0,
        _ => 10.0,
    };
    (least + 1.7 * (degree as f32).sqrt()).min(20.0)
}

fn request(
    dossier: &Dossier,
    map: &DossierMap,
    measure: &dyn Measure,
    kept: &Kept<'_>,
) -> MapRequest {
    MapRequest {
        nodes: map
            .entities
            .iter()
            .zip(&map.scene.nodes)
            .map(|(id, node)| MapNode {
                key: dossier.entity(*id).id.as_str().into(),
                half_size: node.box_half,
                box_center: node.box_center,
                kept: kept(&dossier.entity(*id).id),
            })
            .collect(),
        edges: edges(&map.scene, measure),
    }
}

/// Lines between the same two nodes are one edge with room for all their words.
fn edges(scene: &Scene, measure: &dyn Measure) -> Arc<[MapEdge]> {
    let is_measured = scene.nodes.len() <= STRESS_LIMIT && scene.lines.len() <= MOST_MEASURED;
    let line = |line: &SceneLine| {
        let words = if is_measured && !line.label.is_empty() {
            [measure.words(&line.label), WORDS_HEIGHT]
        } else {
            [0.0; 2]
        };
        MapEdge {
            ends: line.ends(),
            words,
        }
    };
    let mut edges: Vec<MapEdge> = scene.lines.iter().map(line).collect();
    edges.par_sort_by_key(|edge| edge.ends);
    edges.dedup_by(|next, first| {
        let is_same = next.ends == first.ends;
        if is_same {
            first.words[0] = first.words[0].max(next.words[0]);
            first.words[1] += next.words[1];
        }
        is_same
    });
    edges.into()
}
