//! The words of one thing: all that its row, its details and its place on the map show of it.
//!
//! What is shown in another form than it was delivered, such as digits in groups or a date in words, is
//! given in both. Words of ours ("the article itself") are not given.

use crate::model::Dossier;
use crate::model::date::{names_a_date, readable};
use crate::model::entity::{Entity, Relation};
use crate::model::figure::{Figure, Flow, Number};
use crate::model::picture::Picture;

pub(super) fn of_entity(entity: &Entity, visit: &mut dyn FnMut(&str)) {
    visit(&entity.name);
    for text in entity.aliases.iter().chain(&entity.positions) {
        visit(text);
    }
    of_properties(&entity.properties, visit);
}

pub(super) fn of_relation(relation: &Relation, visit: &mut dyn FnMut(&str)) {
    visit(&relation.label);
    for date in [&relation.start, &relation.end].into_iter().flatten() {
        of_date(date, visit);
    }
    visit(relation.status.as_deref().unwrap_or_default());
    visit(relation.standing_words());
    of_properties(&relation.properties, visit);
}

/// Also what the filter of the table looks through.
pub(in crate::session) fn of_figure(
    dossier: &Dossier,
    figure: &Figure,
    visit: &mut dyn FnMut(&str),
) {
    visit(&figure.label);
    // With qualifier, digits in groups, unit and read-out: one hit for all of them.
    let wording = figure.wording();
    visit(&wording);
    let delivered = [
        figure.value.text(),
        figure.value_max.as_ref().map_or("", Number::text),
        &figure.unit,
    ];
    for text in delivered {
        if !wording.contains(text) {
            visit(text);
        }
    }
    if let Some(period) = figure.period {
        let words = period.words();
        visit(&words);
        let delivered = period.to_string();
        if delivered != words {
            visit(&delivered);
        }
    }
    for text in [
        figure.status_words(),
        figure.standing_words(),
        figure.flow.as_ref().map_or("", Flow::word),
        figure.partner.label(),
        figure.reporter.label(),
        figure.commodity.as_deref().unwrap_or_default(),
        figure.commodity_code.as_deref().unwrap_or_default(),
        figure.price_basis.as_deref().unwrap_or_default(),
        figure.table.as_deref().unwrap_or_default(),
    ] {
        visit(text);
    }
    for (name, value) in &figure.extra {
        of_property(name, value, visit);
    }
    // Who is named only: that the article itself says so are words of ours.
    for speaker in dossier.speakers(&figure.annotations).into_iter().flatten() {
        visit(&dossier.entity(speaker).name);
    }
}

pub(super) fn of_picture(picture: &Picture, visit: &mut dyn FnMut(&str)) {
    let alt = picture.alt.as_ref();
    let by = picture.by.as_ref();
    let shown = [
        picture.headline.as_ref(),
        picture.caption.as_ref(),
        picture.credit.as_ref(),
        alt.filter(|alt| picture.caption.as_ref() != Some(alt)),
        picture.long_description.as_ref(),
        by.filter(|by| picture.credit.as_ref() != Some(by)),
        Some(&picture.name),
        picture.file.as_ref(),
        picture.link.as_ref(),
    ];
    let lists = [
        &picture.rights,
        &picture.sources,
        &picture.people,
        &picture.organizations,
    ];
    for text in shown
        .into_iter()
        .flatten()
        .chain(lists.into_iter().flatten())
    {
        visit(text);
    }
    if let Some(created) = &picture.created {
        of_date(created, visit);
    }
}

fn of_properties(properties: &[(String, Vec<String>)], visit: &mut dyn FnMut(&str)) {
    for (name, values) in properties {
        for value in values {
            of_property(name, value, visit);
        }
    }
}

fn of_property(name: &str, value: &str, visit: &mut dyn FnMut(&str)) {
    if names_a_date(name) {
        of_date(value, visit);
    } else {
        visit(value);
    }
}

fn of_date(date: &str, visit: &mut dyn FnMut(&str)) {
    let words = readable(date);
    visit(&words);
    if words != date {
        visit(date);
    }
}
