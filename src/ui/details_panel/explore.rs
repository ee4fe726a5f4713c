//! The way from the details to the map: what is around an entity, and the path that was found with the
//! sentences along it.

use eframe::egui::Ui;

use super::{Room, section_ui, sentences};
use crate::model::Dossier;
use crate::model::figure_words::counted_as;
use crate::model::item::{EntityId, Item, RelationId};
use crate::session::command::Command;
use crate::session::explore::lens::Lens;
use crate::session::explore::picked::Picked;
use crate::session::explore::together;
use crate::session::explore::wish::Wish;
use crate::session::tab::Tab;
use crate::ui::View;
use crate::ui::text::{self, Joined, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;

/// Sentences of one step that are written out; its relation lists all.
const MOST_SENTENCES: usize = 6;

/// Buttons that show an entity on the map in a certain way.
pub(super) fn entity_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, entity: EntityId) {
    if !dossier.entity(entity).drawn || dossier.relations_of(entity).is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        for (words, lens) in [
            ("Focus on the map", Lens::Focus { entity, steps: 1 }),
            ("Path from here…", Lens::PathFrom(entity)),
        ] {
            if Button::filled(words).small().show(ui).clicked() {
                view.send(Command::ShowTab(Tab::Map));
                view.send(looking_through(view, lens));
            }
        }
    });
}

fn looking_through(view: &View<'_>, lens: Lens) -> Command {
    let wish = Wish::clone(view.session.explore().wish());
    Command::ExploreMap {
        wish: Box::new(Wish { lens, ..wish }),
        goes_on: false,
    }
}

/// What is looked at on the map, when it is told here: while nothing is selected.
pub(super) fn told<'a>(view: &View<'a>) -> Option<&'a Picked> {
    let picked = view.session.explore().picked()?;
    let is_told = view.session.tab() == Tab::Map && view.session.selection().selected().is_none();
    let tells =
        picked.paths.is_some() || matches!(picked.wish.lens, Lens::Together(_) | Lens::Between(_));
    (is_told && tells).then_some(&**picked)
}

/// The path that was found, or the sentences that name two.
pub(super) fn told_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    picked: &Picked,
    room: &Room,
) {
    match picked.wish.lens {
        Lens::Together(ends) => together_ui(ui, view, dossier, ends, room),
        Lens::Between(ends) => between_ui(ui, view, dossier, picked, ends, room),
        _ => path_ui(ui, view, dossier, picked, room),
    }
}

fn together_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, ends: [EntityId; 2], room: &Room) {
    let weak = TextStyle::sans(SMALL_SIZE).color(palette(ui.ctx()).weak_text);
    text::label(ui, "Named in the same sentence", weak.bold());
    ends_ui(ui, view, dossier, [("", ends[0]), ("and", ends[1])]);
    text::label(
        ui,
        "This is not a relation: it says nothing of what they have to do with each other",
        TextStyle::sans(TEXT_SIZE),
    );
    let both = together::sentences(dossier, ends);
    section_ui(ui, &format!("Sentences ({})", both.len()));
    for sentence in &both {
        if !room.take() {
            return;
        }
        sentences::sentence_ui(ui, view, dossier, Item::Entity(ends[0]), *sentence);
    }
}

fn ends_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, ends: [(&str, EntityId); 2]) {
    let colors = palette(ui.ctx());
    for (word, end) in ends {
        if !word.is_empty() {
            let weak = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
            text::label(ui, word, weak);
        }
        let entity = dossier.entity(end);
        let style = TextStyle::sans(16.0).bold().color(colors.kind(entity.kind));
        let response = text::link(ui, dossier.called(end), style);
        view.point_at(Item::Entity(end), dossier.called(end), &response);
    }
}

/// The steps of a path, each with its sentences.
fn path_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, picked: &Picked, room: &Room) {
    let Lens::Path { from, to, .. } = picked.wish.lens else {
        return;
    };
    let colors = palette(ui.ctx());
    let kind = TextStyle::sans(SMALL_SIZE).bold().color(colors.weak_text);
    text::label(ui, "Path", kind);
    ends_ui(ui, view, dossier, [("from", from), ("to", to)]);
    let Some(steps) = picked.path() else {
        section_ui(ui, "No path");
        let why = if picked.hidden > 0 {
            "No relations lead from one to the other among those that are shown: the filter hides some"
        } else {
            "No relations lead from one to the other"
        };
        text::label(ui, why, TextStyle::sans(TEXT_SIZE));
        return;
    };
    for (number, step) in steps.iter().enumerate() {
        if !room.take() {
            return;
        }
        section_ui(ui, &format!("Step {} of {}", number + 1, steps.len()));
        if !relation_ui(ui, view, dossier, step.relation, room) {
            return;
        }
    }
}

/// All relations between two that are shown.
fn between_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    picked: &Picked,
    ends: [EntityId; 2],
    room: &Room,
) {
    let kind = TextStyle::sans(SMALL_SIZE).bold();
    text::label(ui, "Relations", kind.color(palette(ui.ctx()).weak_text));
    ends_ui(ui, view, dossier, [("between", ends[0]), ("and", ends[1])]);
    let of_one = dossier.relations_of(ends[0]).iter().copied();
    let both: Vec<RelationId> = of_one
        .filter(|id| dossier.relation(*id).other_end(ends[0]) == ends[1])
        .filter(|id| picked.shows_relation(*id))
        .collect();
    for (number, id) in both.iter().enumerate() {
        if !room.take() {
            return;
        }
        section_ui(ui, &format!("Relation {} of {}", number + 1, both.len()));
        if !relation_ui(ui, view, dossier, *id, room) {
            return;
        }
    }
}

/// One relation with its sentences; `false` when there was no room for all of them.
fn relation_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    id: RelationId,
    room: &Room,
) -> bool {
    let colors = palette(ui.ctx());
    let item = Item::Relation(id);
    // Names of another direction must not change places.
    let words = Joined::new(&dossier.relation_parts(id), " — ");
    let response = card::clickable(ui, colors.card, |ui| {
        text::Label::new(&words.text, TextStyle::sans(TEXT_SIZE).bold())
            .spans(&words.spans)
            .max_lines(4)
            .show(ui);
        let standing = dossier.standing(id).word();
        text::label(
            ui,
            standing,
            TextStyle::sans(SMALL_SIZE).color(colors.weak_text),
        );
    });
    view.point_at(item, &words.text, &response);
    let behind = dossier.evidence.sentences_of(item);
    for sentence in behind.iter().take(MOST_SENTENCES) {
        if !room.take() {
            return false;
        }
        sentences::sentence_ui(ui, view, dossier, item, *sentence);
    }
    if behind.len() > MOST_SENTENCES {
        let left = behind.len() - MOST_SENTENCES;
        let left = format!(
            "and {}",
            counted_as(left, "more sentence", "more sentences")
        );
        text::label(
            ui,
            &left,
            TextStyle::sans(SMALL_SIZE).color(colors.weak_text),
        );
    }
    true
}
