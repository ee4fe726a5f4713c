//! What a screen reader is told of a body: a node for each paragraph in view, and in it one for each
//! stop that leads somewhere, with its own name and action.
//!
//! The nodes of stops take no pointer: what is under it is the text. Nothing of this is worked out
//! while no screen reader listens.

use egui::accesskit::{self, Action};
use egui::{Id, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::reading::{Reading, Stop, StopKind};
use super::source::{BodySource, Paragraph};
use super::{BodyView, Placed, block_id};
use crate::ui::text::style::shortened;

impl BodyView {
    /// Tells of all that is in view; returns the stop that was clicked there.
    pub(super) fn nodes(
        &mut self,
        ui: &mut Ui,
        source: &dyn BodySource,
        response: &Response,
        view: Rect,
    ) -> Option<Reading> {
        let is_listened_to = ui
            .ctx()
            .accesskit_node_builder(response.id, |_| ())
            .is_some();
        if !is_listened_to {
            return None;
        }
        let (mut clicked, mut focused) = (None, None);
        let mut stops = Vec::new();
        for placed in &self.placed {
            let Some((para, origin)) = &placed.para else {
                continue;
            };
            stops.clear();
            source.stops(placed.block, &mut stops);
            // A sentence is read with its paragraph; only the one the reader is at is told alone.
            let current = self.reading.as_ref().filter(|at| at.block == placed.block);
            let is_current = |stop: &Stop| current.is_some_and(|at| at.stop == *stop);
            stops.retain(|stop| stop.kind != StopKind::Sentence || is_current(stop));
            if stops.is_empty() {
                continue;
            }
            let paragraph = block_id(response.id, placed.block);
            let builder = UiBuilder::new()
                .id_salt(("stops", placed.block))
                .accessibility_parent(paragraph)
                .max_rect(placed.rect);
            let child = ui.new_child(builder);
            for stop in stops.drain(..) {
                let is_current = is_current(&stop);
                let here = Reading {
                    block: placed.block,
                    stop,
                };
                let rects = para.rects(here.stop.range.clone());
                let Some(rect) = rects.into_iter().reduce(Rect::union) else {
                    continue;
                };
                let rect = rect.translate(origin.to_vec2()).intersect(view);
                if !rect.is_positive() {
                    continue;
                }
                let id = stop_id(paragraph, &here);
                stop_node(&child, source, &here, id, rect);
                if is_current && response.has_focus() {
                    ui.ctx().accesskit_node_builder(response.id, |node| {
                        node.set_active_descendant(id.accesskit_id());
                    });
                }
                let asked =
                    |action| ui.input(|input| input.has_accesskit_action_request(id, action));
                if asked(Action::Focus) {
                    focused = Some(here.clone());
                }
                if asked(Action::Click) {
                    clicked = Some(here);
                }
            }
        }
        if focused.is_some() {
            response.request_focus();
            self.reading = focused;
            ui.ctx().request_repaint();
        }
        clicked
    }
}

fn stop_id(paragraph: Id, reading: &Reading) -> Id {
    let range = &reading.stop.range;
    let is_sentence = reading.stop.kind == StopKind::Sentence;
    paragraph.with((range.start, range.end, is_sentence))
}

fn stop_node(ui: &Ui, source: &dyn BodySource, reading: &Reading, id: Id, rect: Rect) {
    let role = match reading.stop.kind {
        StopKind::Link => Role::Link,
        StopKind::Sentence | StopKind::Item => Role::Button,
    };
    let response = ui.interact(rect, id, Sense::empty());
    response.widget_info(|| {
        let name = source.name_of(reading.block, &reading.stop);
        WidgetInfo::labeled(role, true, shortened(&name))
    });
    ui.ctx()
        .accesskit_node_builder(id, |node: &mut accesskit::Node| {
            node.add_action(Action::Click);
            node.add_action(Action::Focus);
        });
}

/// One node a paragraph, with its text as it is read.
pub(super) fn paragraph_node(
    ui: &Ui,
    id: Id,
    placed: &Placed,
    paragraph: &Paragraph<'_>,
    view: Rect,
) {
    let node = block_id(id, placed.block);
    let response = ui.interact(placed.rect.intersect(view), node, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(paragraph.role, true, paragraph.text));
    if let Some(level) = paragraph.level {
        ui.ctx()
            .accesskit_node_builder(node, |node| node.set_level(level));
    }
}
