//! What a list says of a number, cell by cell: its wording, the quote, who says it, and any doubt.
//!
//! Every cell is a text of its own. Cells are never joined here: a unit or a name may run right to
//! left, and next to it in one string the digits of a value could change their order.

use super::Dossier;
use super::annotation::{AnchorState, Annotation};
use super::figure::{Figure, Flow, Period};
use super::item::{FigureId, Item};

/// Who says so when no one is named.
pub const THE_ARTICLE: &str = "the article";

/// The words of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureRow {
    pub label: String,
    /// The goods, where the label does not name them, and `suggested`.
    pub label_note: String,
    /// As the article puts it.
    pub words: String,
    /// Why the quote is no evidence, or that it moved; empty when it stands where it should.
    pub doubt: &'static str,
    /// With qualifier, without unit: `more than 2 billion`.
    pub value: String,
    /// How many bytes of `value` its qualifier takes.
    pub qualifier: usize,
    /// How the text puts it, like `denied`; empty for what is asserted.
    pub standing: &'static str,
    /// Estimate, forecast or target; empty for an actual number.
    pub status: &'static str,
    /// All digits, where the value is said in words; else empty.
    pub digits: String,
    pub unit: String,
    pub price_basis: String,
    pub period: String,
    pub flow: String,
    pub partner: String,
    pub reporter: String,
    /// The speakers; empty when nothing in the text gives the number.
    pub says: String,
    /// The table it stands in, when no one says it.
    pub table: String,
}

impl FigureRow {
    /// Standing, status and digits, as far as there are any: `alleged · forecast · 14,000,000`.
    pub fn value_note(&self) -> String {
        let notes = [self.standing, self.status, self.digits.as_str()];
        let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
        notes.join(" · ")
    }
}

impl Dossier {
    /// All cells of a number's row.
    pub fn figure_row(&self, figure: &Figure) -> FigureRow {
        let digits = figure
            .read_out()
            .map(|_| figure.digits())
            .unwrap_or_default();
        let says = self.figure_says(figure).join(", ");
        FigureRow {
            label: figure.label.clone(),
            label_note: figure.label_note(),
            words: self
                .figure_quote(figure)
                .map(|quote| quote.split_whitespace().collect::<Vec<_>>().join(" "))
                .unwrap_or_default(),
            doubt: match self.figure_doubt(figure) {
                Some(AnchorState::Moved) => "moved in the text",
                Some(AnchorState::Ambiguous) => "found more than once",
                Some(AnchorState::Lost) => "not found in the text",
                Some(AnchorState::Exact) | None => "",
            },
            value: figure.short_value_wording(),
            qualifier: figure.qualifier.words().len(),
            standing: figure.standing_words(),
            status: figure.status_words(),
            digits,
            unit: figure.unit_wording().into_owned(),
            price_basis: figure.price_basis.clone().unwrap_or_default(),
            period: figure.period.map(Period::words).unwrap_or_default(),
            flow: figure.flow.as_ref().map_or("", Flow::word).to_owned(),
            partner: figure.partner.label().to_owned(),
            reporter: figure.reporter.label().to_owned(),
            table: match &figure.table {
                Some(table) if says.is_empty() => format!("table {table}"),
                _ => String::new(),
            },
            says,
        }
    }

    /// The words of the article that give the number.
    pub fn figure_quote(&self, figure: &Figure) -> Option<&str> {
        let annotation = self.figure_annotation(figure)?;
        Some(annotation.quote.exact.as_str())
    }

    /// Who says so and, where it is not simply asserted, how: `Bob Ray (denied)`; none when nothing in
    /// the text gives the number.
    pub fn figure_says(&self, figure: &Figure) -> Vec<String> {
        let claims = self.figure_claims(figure);
        claims
            .iter()
            .map(|claim| self.speaker_words(*claim))
            .collect()
    }

    /// The names of those who say so, without doubles; none when nothing in the text gives the number.
    pub fn figure_speakers(&self, figure: &Figure) -> Vec<&str> {
        self.speakers(&figure.annotations)
            .into_iter()
            .map(|speaker| speaker.map_or(THE_ARTICLE, |id| self.entity(id).name.as_str()))
            .collect()
    }

    /// The sentences a number rests on, joined.
    pub fn figure_sentences(&self, id: FigureId) -> String {
        let ids = self.evidence.sentences_of(Item::Figure(id));
        let texts: Vec<&str> = ids
            .into_iter()
            .map(|id| self.article.body.sentence_text(id))
            .collect();
        texts.join(" … ")
    }

    /// The best anchor of a number, when it is not exact; `None` also when nothing points at the text.
    fn figure_doubt(&self, figure: &Figure) -> Option<AnchorState> {
        let state = self.figure_annotation(figure)?.anchor.state();
        (state != AnchorState::Exact).then_some(state)
    }

    /// The annotation that is shown for a number: the first that holds, else the first there is.
    fn figure_annotation(&self, figure: &Figure) -> Option<&Annotation> {
        let mut all = figure.annotations.iter().map(|id| self.annotation(*id));
        let first = all.clone().next();
        all.find(|annotation| annotation.evidence().is_some())
            .or(first)
    }
}

impl Figure {
    /// All that keeps it from being a plain fact: how it is put, its status, that a rule suggested it.
    pub fn doubts(&self) -> impl Iterator<Item = &'static str> {
        let suggested = if self.suggested { "suggested" } else { "" };
        let words = [self.standing_words(), self.status_words(), suggested];
        words.into_iter().filter(|words| !words.is_empty())
    }

    /// The goods, where the label does not name them, behind `suggested`: without them one of two
    /// rows of exports would seem to deny the other.
    fn label_note(&self) -> String {
        let goods = self.commodity.as_ref().or(self.commodity_code.as_ref());
        let label = self.label.to_lowercase();
        let goods = goods.filter(|goods| !label.contains(&goods.to_lowercase()));
        let suggested = self.suggested.then_some("suggested");
        let notes = suggested.into_iter().chain(goods.map(String::as_str));
        notes.collect::<Vec<_>>().join(" · ")
    }

    /// In one line, for screen readers: `Lantern exports: about 12.4 million XNC, 2029`.
    pub fn spoken(&self) -> String {
        let mut name = format!("{}: {}", self.label, self.short_wording());
        if let Some(period) = self.period {
            name.push_str(", ");
            name.push_str(&period.words());
        }
        for words in self.doubts() {
            name.push_str(", ");
            name.push_str(words);
        }
        name
    }

    /// Its bar in one line, for screen readers.
    pub fn spoken_bar(&self) -> String {
        let period = self.period.map(Period::words).unwrap_or_default();
        let doubts: Vec<&str> = self.doubts().collect();
        let status = match &doubts[..] {
            [] => String::new(),
            words => format!(" ({})", words.join(", ")),
        };
        let (value, label) = (self.short_wording(), &self.label);
        format!("Bar {period}: {value}{status}, {label}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::figure_samples;
    use super::super::item::{AnnotationId, EntityId};

    #[test]
    fn who_says_it_is_named_once_and_in_order() {
        let mut dossier = figure_samples::quay();
        let ids: Vec<AnnotationId> = [2, 0, 7, 1].map(AnnotationId).to_vec();
        assert_eq!(dossier.speakers(&ids), [Some(EntityId(0)), None]);
        dossier.figures[0].annotations = ids;
        let row = dossier.figure_row(&dossier.figures[0]);
        assert_eq!(row.says, "Mira Solheim, the article");
    }

    #[test]
    fn a_number_nobody_says_has_its_table() {
        let mut dossier = figure_samples::quay();
        let figure = &mut dossier.figures[0];
        figure.annotations.clear();
        figure.table = Some("comtrade".to_owned());
        let row = dossier.figure_row(&dossier.figures[0]);
        assert_eq!(
            (row.says.as_str(), row.table.as_str()),
            ("", "table comtrade")
        );
    }

    #[test]
    fn goods_are_named_where_the_label_does_not() {
        let mut figure = figure_samples::figure("Exports", "5", "USD", "2024");
        assert_eq!(figure.label_note(), "");
        figure.commodity_code = Some("1001".to_owned());
        assert_eq!(figure.label_note(), "1001");
        figure.commodity = Some("Wheat".to_owned());
        assert_eq!(figure.label_note(), "Wheat");
        figure.suggested = true;
        assert_eq!(figure.label_note(), "suggested · Wheat");
        figure.label = "Exports of wheat".to_owned();
        assert_eq!(figure.label_note(), "suggested");
    }
}
