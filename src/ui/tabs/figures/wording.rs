//! What the table and the copied text say of a number: quote, speaker, sentence, anchor.

use crate::model::Dossier;
use crate::model::annotation::{AnchorState, Annotation};
use crate::model::figure::{Figure, Flow, Period};
use crate::model::item::{FigureId, Item};
use crate::ui::widgets::figure_table::RowWords;

/// Who says so when no one is named.
pub(crate) const THE_ARTICLE: &str = "the article";

/// The annotation that is shown for a number: the first that holds, else the first there is.
fn annotation<'a>(dossier: &'a Dossier, figure: &Figure) -> Option<&'a Annotation> {
    let mut all = figure
        .annotations
        .iter()
        .filter_map(|id| dossier.annotations.get(id.index()));
    let first = all.clone().next();
    all.find(|annotation| annotation.evidence().is_some())
        .or(first)
}

/// The words of the article that give the number.
pub(crate) fn quote<'a>(dossier: &'a Dossier, figure: &Figure) -> Option<&'a str> {
    annotation(dossier, figure).map(|annotation| annotation.quote.exact.as_str())
}

/// Who says so, without doubles; empty when nothing in the text gives the number.
pub(crate) fn speakers<'a>(dossier: &'a Dossier, figure: &Figure) -> Vec<&'a str> {
    let mut names = Vec::new();
    for id in &figure.annotations {
        let Some(annotation) = dossier.annotations.get(id.index()) else {
            continue;
        };
        let name = annotation
            .said_by
            .and_then(|id| dossier.entities.get(id.index()))
            .map_or(THE_ARTICLE, |entity| entity.name.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The best anchor of a number, when it is not exact; `None` also when nothing points at the text.
pub(crate) fn doubt(dossier: &Dossier, figure: &Figure) -> Option<AnchorState> {
    let state = annotation(dossier, figure)?.anchor.state();
    (state != AnchorState::Exact).then_some(state)
}

/// The sentences a number rests on, joined.
pub(crate) fn sentences(dossier: &Dossier, id: FigureId) -> String {
    let ids = dossier.evidence.sentences_of(Item::Figure(id));
    let texts: Vec<&str> = ids
        .into_iter()
        .map(|id| dossier.article.body.sentence_text(id))
        .collect();
    texts.join(" … ")
}

/// A number in one line, for screen readers: `Lantern exports: about 12.4 million XNC, 2029`.
pub(crate) fn name(figure: &Figure) -> String {
    let mut name = format!("{}: {}", figure.label, figure.short_wording());
    if let Some(period) = figure.period {
        name.push_str(", ");
        name.push_str(&period.words());
    }
    if !figure.status_words().is_empty() {
        name.push_str(", ");
        name.push_str(figure.status_words());
    }
    name
}

/// A bar in one line, for screen readers.
pub(crate) fn bar_name(figure: &Figure) -> String {
    let period = figure.period.map(Period::words).unwrap_or_default();
    let status = match figure.status_words() {
        "" => String::new(),
        words => format!(" ({words})"),
    };
    format!(
        "Bar {period}: {}{status}, {}",
        figure.short_wording(),
        figure.label
    )
}

/// Who says so, or the table it stands in; empty when neither is known.
pub(crate) fn says(dossier: &Dossier, figure: &Figure) -> String {
    let names = speakers(dossier, figure);
    match &figure.table {
        Some(table) if names.is_empty() => format!("table {table}"),
        _ => names.join(", "),
    }
}

/// All cells of a row.
pub(crate) fn row(dossier: &Dossier, figure: &Figure) -> RowWords {
    let digits = figure
        .read_out()
        .map(|_| figure.digits())
        .unwrap_or_default();
    let notes = [figure.status_words(), digits.as_str()];
    let value_note: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let qualifier = figure.qualifier.words().len();
    let partner = figure.partner.label();
    let reporter = figure.reporter.label();
    RowWords {
        label: figure.label.clone(),
        label_note: if figure.suggested { "suggested" } else { "" },
        words: quote(dossier, figure)
            .map(|quote| quote.split_whitespace().collect::<Vec<_>>().join(" "))
            .unwrap_or_default(),
        doubt: match doubt(dossier, figure) {
            Some(AnchorState::Moved) => "moved in the text",
            Some(AnchorState::Ambiguous) => "found more than once",
            Some(AnchorState::Lost) => "not found in the text",
            Some(AnchorState::Exact) | None => "",
        },
        value: figure.short_value_wording(),
        qualifier,
        value_note: value_note.join(" · "),
        value_note_short: figure.status_words(),
        unit: figure.unit.clone(),
        unit_note: figure.price_basis.clone().unwrap_or_default(),
        period: figure.period.map(Period::words).unwrap_or_default(),
        flow: figure.flow.as_ref().map_or("", Flow::word).to_owned(),
        partner: partner.to_owned(),
        partner_note: if reporter.is_empty() {
            String::new()
        } else {
            format!("by {reporter}")
        },
        says: says(dossier, figure),
    }
}
