//! The dossier as the map draws it: nodes for entities, lines for relations, and where each came from.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Context, vec2};

use crate::geometry::entity_map::{MapEdge, MapNode, MapRequest, STRESS_LIMIT};
use crate::model::Dossier;
use crate::model::entity::EntityKind;
use crate::model::item::{EntityId, Item, RelationId};
use crate::ui::text::TextEngine;
use crate::ui::widgets::map_canvas::MapThing;
use crate::ui::widgets::map_canvas::scene::{Scene, SceneLine, SceneNode};
use crate::ui::widgets::map_canvas::words::{self, NAME_SIZE, NAME_WIDTH};

/// Labels are measured at this scale, whatever the screen's, so that the layout is the same on all.
const MEASURED_AT: f32 = 2.0;
/// Height of one line's words, with space, in points.
const WORDS_HEIGHT: f32 = 17.0;
/// More relations than this are not measured: their labels get no room of their own.
const MOST_MEASURED: usize = 1000;

/// The map of one dossier.
pub(super) struct Drawing {
    /// Counts openings; the drawing of another opening is out of date.
    pub generation: u64,
    pub scene: Scene,
    pub request: MapRequest,
    entities: Vec<EntityId>,
    relations: Vec<RelationId>,
    node_of: BTreeMap<EntityId, u32>,
    line_of: BTreeMap<RelationId, u32>,
}

impl Drawing {
    pub(super) fn new(ctx: &Context, dossier: &Dossier, generation: u64) -> Self {
        let entities: Vec<EntityId> = dossier
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| entity.drawn)
            .map(|(index, _)| EntityId::from_index(index))
            .collect();
        let node_of: BTreeMap<EntityId, u32> = entities
            .iter()
            .enumerate()
            .map(|(node, entity)| (*entity, node as u32))
            .collect();
        let mut degrees = vec![0u32; entities.len()];
        let mut relations = Vec::new();
        let mut lines = Vec::new();
        for (index, relation) in dossier.relations.iter().enumerate() {
            let ends = (node_of.get(&relation.source), node_of.get(&relation.target));
            let (Some(source), Some(target)) = ends else {
                continue;
            };
            degrees[*source as usize] += 1;
            if source != target {
                degrees[*target as usize] += 1;
            }
            let id = RelationId::from_index(index);
            let stance = relation.stance();
            lines.push(SceneLine {
                source: *source,
                target: *target,
                directed: relation.directed && !relation.thin,
                thin: relation.thin,
                suggested: relation.suggested,
                stance,
                label: if relation.thin {
                    String::new()
                } else {
                    relation.label.clone()
                },
                spoken: format!(
                    "{}, relation, {}{}",
                    dossier.relation_sentence(id),
                    stance.word(),
                    if relation.suggested {
                        ", suggestion"
                    } else {
                        ""
                    }
                ),
            });
            relations.push(id);
        }
        let measure = Measure {
            ctx,
            exact: entities.len() <= STRESS_LIMIT,
        };
        let nodes: Vec<SceneNode> = entities
            .iter()
            .zip(&degrees)
            .map(|(id, degree)| node(dossier, *id, *degree, &measure))
            .collect();
        let request = MapRequest {
            nodes: entities
                .iter()
                .zip(&nodes)
                .map(|(id, node)| MapNode {
                    key: dossier.entity(*id).id.as_str().into(),
                    half_size: node.box_half.into(),
                    box_center: node.box_center.into(),
                })
                .collect(),
            edges: edges(&lines, &measure),
        };
        let line_of = relations
            .iter()
            .enumerate()
            .map(|(line, relation)| (*relation, line as u32))
            .collect();
        Self {
            generation,
            scene: Scene::new(nodes, lines),
            request,
            entities,
            relations,
            node_of,
            line_of,
        }
    }

    pub(super) fn node_of(&self, entity: EntityId) -> Option<u32> {
        self.node_of.get(&entity).copied()
    }

    pub(super) fn line_of(&self, relation: RelationId) -> Option<u32> {
        self.line_of.get(&relation).copied()
    }

    pub(super) fn entity(&self, node: u32) -> EntityId {
        self.entities[node as usize]
    }

    pub(super) fn relation(&self, line: u32) -> RelationId {
        self.relations[line as usize]
    }

    pub(super) fn item(&self, thing: MapThing) -> Item {
        match thing {
            MapThing::Node(node) => Item::Entity(self.entity(node)),
            MapThing::Line(line) => Item::Relation(self.relation(line)),
        }
    }

    /// Whether a layout answers this drawing's request, compared without walking over all nodes.
    pub(super) fn is_answered_by(&self, request: &MapRequest) -> bool {
        Arc::ptr_eq(&self.request.nodes, &request.nodes)
            && Arc::ptr_eq(&self.request.edges, &request.edges)
    }
}

/// How large words are.
struct Measure<'a> {
    ctx: &'a Context,
    /// By the text engine; else by counting letters.
    exact: bool,
}

impl Measure<'_> {
    fn name(&self, name: &str) -> [f32; 2] {
        if !self.exact {
            let width = (name.chars().take(60).count() as f32 * 6.8).min(NAME_WIDTH);
            return [width, 16.0];
        }
        let text = words::name_text(name, NAME_SIZE);
        let para = TextEngine::of(self.ctx).layout_at(self.ctx, &text, MEASURED_AT);
        [para.ink_width().min(NAME_WIDTH), para.size().y]
    }

    fn line(&self, label: &str) -> f32 {
        if !self.exact || label.is_empty() {
            return 0.0;
        }
        let text = words::line_text(label);
        let para = TextEngine::of(self.ctx).layout_at(self.ctx, &text, MEASURED_AT);
        para.ink_width().min(words::LINE_WIDTH) + 6.0
    }
}

fn node(dossier: &Dossier, id: EntityId, degree: u32, measure: &Measure<'_>) -> SceneNode {
    let entity = dossier.entity(id);
    let radius = radius(entity.kind, degree);
    let [width, height] = measure.name(&entity.name);
    // The symbol, a gap, and the name below it.
    let tall = 2.0 * radius + 3.0 + height;
    SceneNode {
        kind: entity.kind,
        suggested: entity.suggested,
        name: entity.name.clone(),
        spoken: format!(
            "{}, {}, {}{}",
            entity.name,
            entity.kind.word(),
            relations_in_words(degree as usize),
            if entity.suggested { ", suggestion" } else { "" }
        ),
        radius,
        box_half: vec2(width.max(2.0 * radius) * 0.5, tall * 0.5),
        box_center: vec2(0.0, tall * 0.5 - radius),
    }
}

pub(super) fn relations_in_words(count: usize) -> String {
    match count {
        0 => "no relations".to_owned(),
        1 => "1 relation".to_owned(),
        _ => format!("{count} relations"),
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

/// Lines between the same two nodes are one edge with room for all their words.
fn edges(lines: &[SceneLine], measure: &Measure<'_>) -> Arc<[MapEdge]> {
    let mut between: BTreeMap<(u32, u32), [f32; 2]> = BTreeMap::new();
    for line in lines {
        let ends = (line.source.min(line.target), line.source.max(line.target));
        let words = between.entry(ends).or_default();
        if lines.len() <= MOST_MEASURED && !line.label.is_empty() {
            words[0] = words[0].max(measure.line(&line.label));
            words[1] += WORDS_HEIGHT;
        }
    }
    between
        .into_iter()
        .map(|(ends, words)| MapEdge { ends, words })
        .collect()
}
