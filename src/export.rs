//! Parts of a dossier for other programs: tables with the sentence in a column, and JSON.
//!
//! Every row carries the sentences it rests on, verbatim, and the state of its anchors: a fact that
//! leaves this program keeps what it rests on.

pub mod annotations;
mod fields;
pub mod figures;
pub mod json;
pub mod map;

use std::io::Write;

use fields::{Field, SEPARATOR};

use crate::model::Dossier;
use crate::model::annotation::{Annotation, Stance};
use crate::model::claims::{Claim, Speaker};
use crate::model::item::{
    AnnotationId, EntityId, FigureId, Item, PictureId, RelationId, SentenceId,
};

/// What to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Entities,
    Relations,
    Figures,
    Pictures,
    Annotations,
}

/// A header and rows of equal length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
}

/// The items of a part, in file order.
pub fn items(dossier: &Dossier, part: Part) -> Vec<Item> {
    match part {
        Part::Entities => ids(dossier.entities.len(), |n| {
            Item::Entity(EntityId::from_index(n))
        }),
        Part::Relations => ids(dossier.relations.len(), |n| {
            Item::Relation(RelationId::from_index(n))
        }),
        Part::Figures => ids(dossier.figures.len(), |n| {
            Item::Figure(FigureId::from_index(n))
        }),
        Part::Pictures => ids(dossier.pictures.len(), |n| {
            Item::Picture(PictureId::from_index(n))
        }),
        Part::Annotations => ids(dossier.annotations.len(), |n| {
            Item::Note(AnnotationId::from_index(n))
        }),
    }
}

fn ids(count: usize, item: impl Fn(usize) -> Item) -> Vec<Item> {
    (0..count).map(item).collect()
}

/// A part as a table.
pub fn table(dossier: &Dossier, part: Part) -> Table {
    table_of(dossier, part, items(dossier, part).into_iter())
}

/// Some of a part's items as a table, in the order given.
fn table_of(dossier: &Dossier, part: Part, items: impl Iterator<Item = Item>) -> Table {
    let rows = items
        .map(|item| {
            let fields = fields::values(dossier, part, item);
            let mut row: Vec<String> = fields.iter().map(Field::cell).collect();
            row.push(state(dossier, item).unwrap_or_default().to_owned());
            row.push(sentences(dossier, item).join(SEPARATOR));
            row
        })
        .collect();
    Table {
        header: fields::names(part)
            .iter()
            .copied()
            .chain(["state", "sentence"])
            .collect(),
        rows,
    }
}

/// How the annotations put a relation or a number, each once: what "disputed" in the standing is about.
fn stances(stances: &[Stance]) -> Vec<String> {
    let words = stances.iter().map(|stance| stance.word().to_owned());
    words.collect()
}

/// Who says so of those that are known, each once.
fn figure_speakers(claims: &[Claim<'_>]) -> Vec<EntityId> {
    let mut known = Vec::new();
    for claim in claims {
        if let Speaker::Named(id) = claim.speaker
            && !known.contains(&id)
        {
            known.push(id);
        }
    }
    known
}

/// The names of those who say so, also of those whom no entity describes, each once.
fn speaker_names(dossier: &Dossier, claims: &[Claim<'_>]) -> Vec<String> {
    let mut names = Vec::new();
    for claim in claims.iter().filter(|one| one.speaker != Speaker::Article) {
        let name = dossier.speaker_name(claim.speaker);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The state word of an item: an annotation's own, else the best among those that speak of it.
pub fn state(dossier: &Dossier, item: Item) -> Option<&'static str> {
    let state = match item {
        Item::Note(id) => Some(dossier.annotation(id).anchor.state()),
        _ => dossier.evidence.state(item, &dossier.annotations),
    };
    state.map(crate::model::annotation::AnchorState::word)
}

/// The sentences an item rests on, verbatim, in reading order.
pub fn sentences(dossier: &Dossier, item: Item) -> Vec<String> {
    let body = &dossier.article.body;
    let ids: Vec<SentenceId> = match item {
        Item::Note(id) => annotation_sentences(dossier, dossier.annotation(id)),
        _ => dossier.evidence.sentences_of(item),
    };
    ids.into_iter()
        .map(|id| body.sentence_text(id).to_owned())
        .collect()
}

fn annotation_sentences(dossier: &Dossier, annotation: &Annotation) -> Vec<SentenceId> {
    let body = &dossier.article.body;
    annotation
        .evidence()
        .map(|source| body.places(source))
        .unwrap_or_default()
        .iter()
        .flat_map(|place| body.sentences_at(place))
        .map(SentenceId)
        .collect()
}

/// Writes a table as RFC 4180 CSV.
///
/// With `for_spreadsheets`, text that a spreadsheet would run as a formula gets a `'` in front
/// (OWASP, "CSV injection"); numbers stay numbers. Without it the data is not altered.
pub fn write_csv(table: &Table, for_spreadsheets: bool, out: &mut dyn Write) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&table.header)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| {
            if for_spreadsheets && is_formula(cell) {
                format!("'{cell}")
            } else {
                cell.clone()
            }
        }))?;
    }
    writer.flush()?;
    Ok(())
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entity::Relation;
    use crate::model::entity_samples;
    use crate::model::evidence::Evidence;
    use crate::model::figure_samples;

    #[test]
    fn what_disagrees_is_told_apart_from_what_it_comes_to() {
        let mut dossier = figure_samples::quay();
        dossier.relations = vec![Relation {
            id: "knows".to_owned(),
            schema: "UnknownLink".to_owned(),
            label: "knows".to_owned(),
            stances: vec![Stance::Alleged, Stance::Denied],
            ..entity_samples::relation(0, 0)
        }];
        dossier.annotations[0].items = vec![Item::Relation(RelationId(0))];
        dossier.evidence = Evidence::build(&dossier.article.body, &dossier.annotations);
        let table = table(&dossier, Part::Relations);
        let cell = |name: &str| {
            let column = table.header.iter().position(|title| *title == name);
            table.rows[0][column.expect(name)].as_str()
        };
        assert_eq!(
            (cell("standing"), cell("stances")),
            ("disputed", "alleged; denied")
        );
        let json = &json::part(&dossier, Part::Relations)[0];
        assert_eq!(json["standing"], "disputed");
        assert_eq!(json["stances"], serde_json::json!(["alleged", "denied"]));
    }

    #[test]
    fn a_number_leaves_with_how_it_is_put_and_by_whom() {
        let mut dossier = figure_samples::quay();
        dossier.figures[2].stances = vec![Stance::Denied];
        dossier.annotations[2].stance = Stance::Denied;
        let json = &json::part(&dossier, Part::Figures)[2];
        assert_eq!(json["standing"], "denied");
        assert_eq!(json["stances"], serde_json::json!(["denied"]));
        assert_eq!(json["saidByNames"], serde_json::json!(["Mira Solheim"]));
        let plain = &json::part(&dossier, Part::Figures)[0];
        assert_eq!(plain["standing"], "asserted");
    }

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        let table = Table {
            header: vec!["a"],
            rows: ["=1+1", "-5", "-5 %", "@x", "plain", "a,\"b\""]
                .map(|cell| vec![cell.to_owned()])
                .to_vec(),
        };
        let mut out = Vec::new();
        write_csv(&table, true, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "a\n'=1+1\n-5\n'-5 %\n'@x\nplain\n\"a,\"\"b\"\"\"\n");
        let mut plain = Vec::new();
        write_csv(&table, false, &mut plain).unwrap();
        assert!(plain.starts_with(b"a\n=1+1\n"));
    }
}
