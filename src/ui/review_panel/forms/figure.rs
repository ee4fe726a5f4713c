//! A number: what it counts, its value or range, unit, qualifier and period.

use eframe::egui::Ui;

use super::{Answer, Around, choice_ui, decide_ui, field_ui};
use crate::edit::{Edit, Span};
use crate::model::figure::{Figure, Number, Qualifier};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};

#[derive(Default)]
pub(super) struct FigureFields {
    label: String,
    value: String,
    value_max: String,
    unit: String,
    period: String,
    qualifier: Qualifier,
}

impl FigureFields {
    pub(super) fn of(figure: &Figure) -> Self {
        Self {
            label: figure.label.clone(),
            value: figure.value.text().to_owned(),
            value_max: figure
                .value_max
                .as_ref()
                .map_or_else(String::new, |max| max.text().to_owned()),
            unit: figure.unit.clone(),
            period: figure
                .period
                .map_or_else(String::new, |period| period.to_string()),
            qualifier: figure.qualifier,
        }
    }

    /// With the first number that stands in the words in digits; nothing else is guessed.
    pub(super) fn new(span: &Span) -> Self {
        let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
        let number = span.quote.split(|letter| !is_part(letter));
        let mut number = number
            .map(|digits| digits.trim_matches(|letter| matches!(letter, '.' | ',')))
            .filter(|digits| !digits.is_empty());
        // A comma groups thousands in some languages and parts decimals in others.
        let value = number
            .next()
            .filter(|digits| Number::parse(digits).is_some());
        Self {
            value: value.unwrap_or_default().to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn edit_ui(&mut self, ui: &mut Ui, around: &Around<'_>, id: &str) -> Answer {
        if self.fields_ui(ui, around, "Save and accept") {
            Answer::Decided(Edit::EditFigure {
                id: id.to_owned(),
                cells: self.cells(),
            })
        } else {
            Answer::Waiting
        }
    }

    pub(super) fn new_ui(&mut self, ui: &mut Ui, around: &Around<'_>, span: &Span) -> Answer {
        if self.fields_ui(ui, around, "Add the number") {
            Answer::Decided(Edit::AddFigure {
                cells: self.cells(),
                span: span.clone(),
            })
        } else {
            Answer::Waiting
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, around: &Around<'_>, decide: &str) -> bool {
        let (label, mut entered) = field_ui(ui, "What it is", "passengers", &mut self.label);
        if around.is_new {
            label.request_focus();
        }
        let mut more = |ui: &mut Ui, name: &str, hint: &str, value: &mut String| {
            entered |= field_ui(ui, name, hint, value).1;
        };
        more(ui, "Value", "12400000", &mut self.value);
        more(ui, "Upper end of a range", "none", &mut self.value_max);
        more(ui, "Unit", "EUR, %, t, u for items", &mut self.unit);
        more(ui, "Period", "2025, 2025-Q1 or 2025-01", &mut self.period);
        let words = |qualifier: Qualifier| match qualifier.words() {
            "" => "exactly",
            words => words,
        };
        let choices = Qualifier::ALL.map(|qualifier| (qualifier, words(qualifier)));
        choice_ui(ui, "How exact", &choices, &mut self.qualifier);
        let fault = self.fault();
        if let Some(fault) = fault {
            let color = palette(ui.ctx()).warning;
            text::label(ui, fault, TextStyle::sans(SMALL_SIZE).color(color));
        }
        let is_ready = fault.is_none();
        decide_ui(ui, decide, is_ready) || (entered && is_ready)
    }

    /// What is still missing or cannot be.
    fn fault(&self) -> Option<&'static str> {
        let is_number = |text: &str| Number::parse(text.trim()).is_some();
        if self.label.trim().is_empty() {
            Some("Say what the number is")
        } else if !is_number(&self.value) {
            Some("The value is a plain decimal, such as 12400000 or 3.5")
        } else if !self.value_max.trim().is_empty() && !is_number(&self.value_max) {
            Some("The upper end is a plain decimal, or nothing")
        } else if self.unit.trim().is_empty() {
            Some("Say the unit; u means items")
        } else {
            None
        }
    }

    fn cells(&self) -> Vec<(String, String)> {
        let qualifier = match self.qualifier {
            Qualifier::Exact => "",
            other => other.code(),
        };
        [
            ("label", self.label.as_str()),
            ("value", &self.value),
            ("valueMax", &self.value_max),
            ("unit", &self.unit),
            ("period", &self.period),
            ("qualifier", qualifier),
        ]
        .map(|(column, text)| (column.to_owned(), text.trim().to_owned()))
        .to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_in_digits_is_taken_over() {
        for (words, value) in [
            ("about 120 passengers", "120"),
            ("3.5 per cent.", "3.5"),
            ("nine to four", ""),
            ("18,000 euros", ""),
            ("in 2025, 7 boats", "2025"),
        ] {
            let span = Span {
                quote: words.to_owned(),
                start: 0,
                end: 0,
            };
            assert_eq!(FigureFields::new(&span).value, value, "{words}");
        }
    }
}
