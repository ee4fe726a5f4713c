//! Choosing one of those who are there: a field, and who fits what is typed.

use eframe::egui::Ui;

use crate::model::Dossier;
use crate::model::entity::EntityKind;
use crate::model::figure_words::counted;
use crate::model::item::EntityId;
use crate::ui::text::{self, TextField, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::list_row::ListRow;

/// Who is listed at once; typing narrows it down.
const MAX_ROWS: usize = 8;
/// Letters of names that are compared: long ones would take long.
const MAX_COMPARED: usize = 64;

/// What was typed, and what it came to.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    query: String,
    /// Those who fit, the likeliest first, for this query and dossier.
    found: Option<(String, u64, Vec<EntityId>)>,
}

/// Who is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted<'a> {
    /// Those of a like name and kind come first.
    pub(super) like: &'a str,
    pub(super) kind: Option<EntityKind>,
    /// These are not offered, by their ids.
    pub(super) without: &'a [&'a str],
    pub(super) takes_focus: bool,
}

impl Chooser {
    /// Shows the field and the list; returns who was chosen.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        dossier: &Dossier,
        generation: u64,
        wanted: &Wanted<'_>,
    ) -> Option<EntityId> {
        let field = TextField::new("choose somebody")
            .hint("Find by name")
            .desired_width(ui.available_width());
        let field = field.show(ui, &mut self.query);
        if wanted.takes_focus {
            field.request_focus();
        }
        let is_known = self
            .found
            .as_ref()
            .is_some_and(|(query, of, _)| *query == self.query && *of == generation);
        if !is_known {
            let found = fitting(dossier, &self.query, wanted);
            self.found = Some((self.query.clone(), generation, found));
        }
        let (_, _, found) = self.found.as_ref()?;
        let mut chosen = None;
        for id in found.iter().take(MAX_ROWS) {
            let entity = dossier.entity(*id);
            let mut note = entity.kind.word().to_owned();
            for more in entity.positions.iter().chain(&entity.aliases).take(2) {
                note.push_str(" · ");
                note.push_str(more);
            }
            if ListRow::new(&entity.name).note(&note).show(ui).clicked() {
                chosen = Some(*id);
            }
        }
        let color = palette(ui.ctx()).weak_text;
        let small = TextStyle::sans(SMALL_SIZE).color(color);
        match found.len().checked_sub(MAX_ROWS) {
            Some(more) if more > 0 => {
                text::label(
                    ui,
                    &format!("and {} more: type to narrow down", counted(more)),
                    small,
                );
            }
            _ if found.is_empty() => {
                text::label(ui, "Nobody of that name is in the dossier", small);
            }
            _ => {}
        }
        chosen
    }
}

/// Who fits what is typed, those first who are most like what is wanted.
fn fitting(dossier: &Dossier, query: &str, wanted: &Wanted<'_>) -> Vec<EntityId> {
    let query = query.trim().to_lowercase();
    let short = |name: &str| {
        name.chars()
            .take(MAX_COMPARED)
            .collect::<String>()
            .to_lowercase()
    };
    let like = short(wanted.like);
    let entities = (0..)
        .zip(&dossier.entities)
        .map(|(id, one)| (EntityId(id), one));
    let mut found: Vec<(f64, &str, EntityId)> = entities
        .filter(|(_, one)| one.drawn && !wanted.without.contains(&one.id.as_str()))
        .filter_map(|(id, one)| {
            let names = || std::iter::once(&one.name).chain(&one.aliases);
            let fits = query.is_empty() || names().any(|name| name.to_lowercase().contains(&query));
            let likeness = names()
                .take(4)
                .map(|name| likeness(&short(name), &like))
                .fold(0.0, f64::max);
            // A person is seldom a ministry.
            let likeness = likeness
                + if wanted.kind == Some(one.kind) {
                    0.5
                } else {
                    0.0
                };
            fits.then_some((likeness, one.name.as_str(), id))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.into_iter().map(|(_, _, id)| id).collect()
}

/// How much two names are alike: a word they share weighs most, then their letters.
fn likeness(a: &str, b: &str) -> f64 {
    if b.is_empty() {
        return 0.0;
    }
    let shared = a
        .split_whitespace()
        .filter(|word| word.chars().count() > 2 && b.split_whitespace().any(|own| own == *word))
        .count();
    shared as f64 + strsim::jaro_winkler(a, b)
}
