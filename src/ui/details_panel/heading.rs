//! What the selected item is, in words, and everything else its file says of it.

use eframe::egui::Ui;

use super::section_ui;
use crate::model::Dossier;
use crate::model::annotation::MadeBy;
use crate::model::item::{EntityId, Item};
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};

/// Size of the item's name, in points.
const NAME_SIZE: f32 = 20.0;

pub(super) fn heading_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, item: Item) {
    let colors = palette(ui.ctx());
    let (kind, color) = match item {
        Item::Sentence(_) => ("Sentence", colors.weak_text),
        Item::Entity(id) => {
            let kind = dossier.entity(id).kind;
            (kind.word(), colors.kind(kind))
        }
        Item::Relation(_) => ("Relation", colors.weak_text),
        Item::Figure(_) => ("Number", colors.figure),
        Item::Picture(_) => ("Picture", colors.weak_text),
        Item::Note(_) => ("Note", colors.weak_text),
    };
    let mut kind = capitalised(kind);
    if is_suggested(dossier, item) {
        kind.push_str(" · suggestion, not confirmed");
    }
    text::label(ui, &kind, TextStyle::sans(SMALL_SIZE).bold().color(color));
    let name = TextStyle::sans(NAME_SIZE).bold().line_height(1.25);
    match item {
        Item::Sentence(_) => {
            let quoted = TextStyle::serif(16.0);
            text::label(ui, &dossier.name_of(item), quoted);
        }
        Item::Entity(id) => {
            let entity = dossier.entity(id);
            text::label(ui, &entity.name, name);
            for position in &entity.positions {
                text::label(ui, position, TextStyle::sans(TEXT_SIZE));
            }
            if !entity.aliases.is_empty() {
                let aliases = format!("Also: {}", entity.aliases.join(" · "));
                let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
                text::label(ui, &aliases, style);
            }
        }
        Item::Relation(id) => {
            let relation = dossier.relation(id);
            ends_ui(ui, view, dossier, relation.source);
            text::label(ui, &relation.label, name);
            ends_ui(ui, view, dossier, relation.target);
            let mut facts = vec![relation.stance().word().to_owned()];
            match (&relation.start, &relation.end) {
                (Some(start), Some(end)) => facts.push(format!("{start} to {end}")),
                (Some(start), None) => facts.push(format!("since {start}")),
                (None, Some(end)) => facts.push(format!("until {end}")),
                (None, None) => {}
            }
            facts.extend(relation.status.clone());
            let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
            text::label(ui, &facts.join(" · "), style);
        }
        Item::Figure(id) => {
            let figure = dossier.figure(id);
            text::label(ui, &figure.wording(), name);
            text::label(ui, &figure.label, TextStyle::sans(TEXT_SIZE));
        }
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            let caption = TextStyle::sans(16.0);
            text::label(ui, picture.title(), caption);
            let credit = picture.credit.as_deref().unwrap_or("No credit is given");
            let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
            text::label(ui, credit, style);
        }
        Item::Note(_) => {
            text::label(ui, &dossier.name_of(item), TextStyle::sans(16.0));
        }
    }
}

fn ends_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, id: EntityId) {
    let entity = dossier.entity(id);
    let color = palette(ui.ctx()).kind(entity.kind);
    let style = TextStyle::sans(16.0).bold().color(color);
    let response = text::link(ui, &entity.name, style);
    view.point_at(Item::Entity(id), &entity.name, &response);
}

fn is_suggested(dossier: &Dossier, item: Item) -> bool {
    match item {
        Item::Entity(id) => dossier.entity(id).suggested,
        Item::Relation(id) => dossier.relation(id).suggested,
        Item::Figure(id) => dossier.figure(id).suggested,
        Item::Note(id) => matches!(dossier.annotation(id).made_by, MadeBy::Rule(_)),
        Item::Sentence(_) | Item::Picture(_) => false,
    }
}

/// Whatever else the file says: nothing that was delivered stays hidden.
pub(super) fn properties_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, item: Item) {
    let mut rows: Vec<(String, String)> = Vec::new();
    match item {
        Item::Entity(id) => rows.extend(listed(&dossier.entity(id).properties)),
        Item::Relation(id) => rows.extend(listed(&dossier.relation(id).properties)),
        Item::Figure(id) => {
            let figure = dossier.figure(id);
            let mut row = |name: &str, value: &str| {
                if !value.is_empty() {
                    rows.push((name.to_owned(), value.to_owned()));
                }
            };
            row("Value as delivered", figure.value.text());
            row(
                "Upper end",
                figure.value_max.as_ref().map_or("", |max| max.text()),
            );
            row("Unit", &figure.unit);
            row("Status", figure.status.word());
            row(
                "Period",
                &figure
                    .period
                    .map(|period| period.to_string())
                    .unwrap_or_default(),
            );
            row("Flow", figure.flow.as_ref().map_or("", |flow| flow.word()));
            row("Reporter", figure.reporter.label());
            row("Partner", figure.partner.label());
            row(
                "Price basis",
                figure.price_basis.as_deref().unwrap_or_default(),
            );
            row("Commodity", figure.commodity.as_deref().unwrap_or_default());
            row(
                "Commodity code",
                figure.commodity_code.as_deref().unwrap_or_default(),
            );
            row("Table", figure.table.as_deref().unwrap_or_default());
            for (name, value) in &figure.extra {
                row(name, value);
            }
        }
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            rows.push(("Name".to_owned(), picture.name.clone()));
            rows.extend(
                picture
                    .file
                    .iter()
                    .map(|file| ("File".to_owned(), file.clone())),
            );
            rows.extend(
                picture
                    .rights
                    .iter()
                    .map(|right| ("Rights".to_owned(), right.clone())),
            );
            if picture.alt != picture.caption {
                rows.extend(
                    picture
                        .alt
                        .iter()
                        .map(|alt| ("Described as".to_owned(), alt.clone())),
                );
            }
            rows.extend(
                picture
                    .link
                    .iter()
                    .map(|link| ("From".to_owned(), link.clone())),
            );
        }
        Item::Sentence(_) | Item::Note(_) => {}
    }
    if !rows.is_empty() {
        section_ui(ui, "In the file");
        rows_ui(ui, view, &rows);
    }
}

fn listed(properties: &[(String, Vec<String>)]) -> impl Iterator<Item = (String, String)> + '_ {
    properties
        .iter()
        .map(|(name, values)| (name.clone(), values.join(" · ")))
}

/// Where the article and the bundle come from.
pub(super) fn about_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier) {
    let mut rows: Vec<(String, String)> = Vec::new();
    let article = &dossier.article;
    let about = &dossier.about;
    let mut row = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            rows.push((name.to_owned(), value.to_owned()));
        }
    };
    row("Title", Some(dossier.title()));
    row("By", article.byline.as_deref());
    row("Place", article.dateline.as_deref());
    row("Published", article.published.as_deref());
    row("Changed", article.changed.as_deref());
    row("Language", article.language.as_deref());
    for source in article.sources.iter().chain(&about.sources) {
        row("Source", Some(&source.title));
        row("Link", source.link.as_deref());
    }
    for right in &article.rights {
        row("Rights", Some(right));
    }
    for licence in &about.licences {
        row("Licence", Some(&licence.title));
    }
    for tag in &article.tags {
        row("Tag", Some(&tag.title));
    }
    row("Identifier", about.id.as_deref().or(Some(&article.uri)));
    section_ui(ui, "About this dossier");
    rows_ui(ui, view, &rows);
}

/// Names and values; web addresses open on click, with the host in view.
fn rows_ui(ui: &mut Ui, view: &View<'_>, rows: &[(String, String)]) {
    let colors = palette(ui.ctx());
    for (name, value) in rows {
        let label = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
        text::label(ui, name, label);
        let host = url::Url::parse(value)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
            .and_then(|url| url.host_str().map(str::to_owned));
        if let Some(host) = host {
            let style = TextStyle::sans(TEXT_SIZE).color(colors.accent);
            let response = text::Label::new(value, style).max_lines(3).link().show(ui);
            let hint = format!("Open {host} in the browser");
            if response.on_hover_text(hint).clicked() {
                view.send(Command::OpenLink(value.clone()));
            }
        } else {
            let style = TextStyle::sans(TEXT_SIZE);
            text::Label::new(value, style).max_lines(12).show(ui);
        }
        ui.add_space(4.0);
    }
}

pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
