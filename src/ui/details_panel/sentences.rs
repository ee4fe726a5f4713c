//! The sentences the selected item rests on, verbatim, with the exact words lit.

use eframe::egui::{Align, Id, Layout, Rect, Ui};

use super::heading::capitalised;
use super::{Shown, section_ui};
use crate::model::Dossier;
use crate::model::annotation::{Anchor, Annotation, MadeBy};
use crate::model::claims::Speaker;
use crate::model::figure_words::counted;
use crate::model::item::{AnnotationId, Item, SentenceId};
use crate::model::standing::Standing;
use crate::session::command::Command;
use crate::session::selection::Highlight;
use crate::ui::View;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;

const TITLE: &str = "Sentences";
/// Links that do not hold and are written out.
const MAX_BROKEN: usize = 60;
/// How many places an ambiguous quote offers here.
const MAX_OFFERED: usize = 8;

pub(super) fn sentences_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let Shown {
        view,
        dossier,
        linked,
        folds,
        room,
    } = shown;
    let item = linked.item();
    let sentences = view.session.selection().sentences();
    if sentences.is_empty() {
        section_ui(ui, TITLE);
        let color = palette(ui.ctx()).weak_text;
        let none = if linked.is_speaker() {
            "No sentence is linked to the name: what is said stands below"
        } else {
            "No sentence: nothing in the text is linked to this"
        };
        text::label(ui, none, TextStyle::sans(TEXT_SIZE).color(color));
    } else {
        ui.add_space(14.0);
        steps_ui(ui, view, sentences.len());
        let shown = folds.shown(TITLE, sentences.len());
        let current = view.session.selection().current_sentence();
        let come_to = come_to(ui, item, current);
        // The one that Next and Previous have come to is always in view.
        let beyond = current.filter(|(nth, _)| *nth >= shown).map(|(_, id)| id);
        for sentence in sentences.iter().take(shown).copied().chain(beyond) {
            if !room.take() {
                return;
            }
            let top = ui.cursor().top();
            sentence_ui(ui, view, dossier, item, sentence);
            if come_to == Some(sentence) {
                let card =
                    Rect::from_x_y_ranges(ui.min_rect().x_range(), top..=ui.min_rect().bottom());
                ui.scroll_to_rect(card, None);
            }
        }
        let left_out = "; Next goes on through all of them";
        folds.foot_ui(ui, TITLE, sentences.len(), left_out);
    }
    let broken = dossier.evidence.broken(item);
    if !broken.is_empty() {
        section_ui(ui, "Links that do not hold");
        for id in broken.iter().take(MAX_BROKEN) {
            if !room.take() {
                return;
            }
            broken_ui(ui, view, dossier, (item, *id));
        }
    }
}

/// The sentence to bring into view: another than in the last frame, and not the first, which stands below
/// the heading that a reader wants to see.
fn come_to(ui: &Ui, item: Item, current: Option<(usize, SentenceId)>) -> Option<SentenceId> {
    let key = Id::unique("sentence in the details");
    let now = current.map(|(_, sentence)| (item, sentence));
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<Option<(Item, SentenceId)>>(key).flatten();
        data.insert_temp(key, now);
        before
    });
    let is_same_item = before.is_some_and(|(old, _)| old == item);
    let (nth, sentence) = current.filter(|_| now != before)?;
    (nth > 0 || is_same_item).then_some(sentence)
}

/// "1 of n", Previous and Next.
fn steps_ui(ui: &mut Ui, view: &View<'_>, count: usize) {
    let nth = view
        .session
        .selection()
        .current_sentence()
        .map_or(0, |(nth, _)| nth);
    ui.horizontal(|ui| {
        let words = if count == 1 {
            "Rests on 1 sentence".to_owned()
        } else {
            format!("Sentence {} of {}", counted(nth + 1), counted(count))
        };
        let color = palette(ui.ctx()).weak_text;
        text::label(ui, &words, TextStyle::sans(TEXT_SIZE).bold().color(color));
        if count > 1 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::filled("Next").small().show(ui).clicked() {
                    view.send(Command::NextSentence);
                }
                if Button::filled("Previous").small().show(ui).clicked() {
                    view.send(Command::PreviousSentence);
                }
            });
        }
    });
}

/// One sentence, with what its words are to the item.
pub(in crate::ui) fn sentence_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    item: Item,
    id: SentenceId,
) {
    let body = &dossier.article.body;
    let colors = palette(ui.ctx());
    let words = body.sentence_text(id);
    let current = view
        .session
        .selection()
        .current_sentence()
        .is_some_and(|(_, current)| current == id);
    let highlight = if current {
        Highlight::Selected
    } else {
        Highlight::None
    };
    let response = card::clickable(ui, colors.highlight(highlight), |ui| {
        let lit = lit_words(dossier, item, id);
        let style = TextStyle::serif(15.0);
        let lit: Vec<_> = lit
            .into_iter()
            .map(|range| (range, colors.exact_words))
            .collect();
        text::Label::new(words, style).highlights(&lit).show(ui);
        for annotation in annotations(dossier, item, id) {
            claim_ui(ui, view, dossier, (item, annotation));
            facts_ui(ui, annotation);
        }
    });
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(
            eframe::egui::accesskit::Role::Button,
            true,
            format!("Show in text: {words}"),
        )
    });
    if response.on_hover_text("Show in the text").clicked() {
        view.send(Command::ShowSentence(id));
    }
}

fn annotations(
    dossier: &Dossier,
    item: Item,
    sentence: SentenceId,
) -> impl Iterator<Item = &Annotation> {
    dossier
        .evidence
        .on(sentence)
        .iter()
        .filter(move |support| support.item == item)
        .map(|support| dossier.annotation(support.annotation))
}

/// The item's own words within the sentence, as byte ranges of the sentence.
fn lit_words(dossier: &Dossier, item: Item, id: SentenceId) -> Vec<std::ops::Range<usize>> {
    let sentence = dossier.article.body.sentence(id);
    let supports = dossier.evidence.on(id);
    dossier
        .evidence
        .lit(sentence.block)
        .iter()
        .filter(|words| {
            supports
                .iter()
                .any(|support| support.item == item && support.annotation == words.annotation)
        })
        .filter_map(|words| {
            let start = words.range.start.max(sentence.range.start);
            let end = words.range.end.min(sentence.range.end);
            (start < end).then(|| start - sentence.range.start..end - sentence.range.start)
        })
        .collect()
}

/// Who says it and how; only what is not plain, or is denied elsewhere.
fn claim_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    (item, annotation): (Item, &Annotation),
) {
    let claim = annotation.claim();
    let is_disputed = match item {
        Item::Relation(id) => dossier.standing(id) == Standing::Disputed,
        Item::Figure(id) => dossier.figure_standing(id) == Standing::Disputed,
        _ => false,
    };
    if claim.is_plain() && !is_disputed {
        return;
    }
    let colors = palette(ui.ctx());
    let words = capitalised(&dossier.claim_words(claim));
    let style = TextStyle::sans(SMALL_SIZE);
    if let Speaker::Named(speaker) = claim.speaker {
        let response = text::link(ui, &words, style.color(colors.accent));
        view.point_at(
            Item::Entity(speaker),
            &dossier.entity(speaker).name,
            &response,
        );
    } else {
        text::label(ui, &words, style.color(colors.warning));
    }
}

/// Where it stood before and who put the link there: only what is not plain.
fn facts_ui(ui: &mut Ui, annotation: &Annotation) {
    let colors = palette(ui.ctx());
    let mut facts = Vec::new();
    if let Anchor::Moved(_) = annotation.anchor
        && let Some(position) = &annotation.position
    {
        facts.push(format!(
            "moved: the file says characters {}–{}",
            position.start, position.end
        ));
    }
    if let MadeBy::Rule(rule) = &annotation.made_by {
        facts.push(format!("suggested by {rule}"));
    }
    if !facts.is_empty() {
        let style = TextStyle::sans(SMALL_SIZE).color(colors.warning);
        text::label(ui, &facts.join(" · "), style);
    }
}

/// A link that cannot be lit: its words, why, and for an ambiguous one the places it might mean.
fn broken_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, (item, id): (Item, AnnotationId)) {
    let annotation = dossier.annotation(id);
    let colors = palette(ui.ctx());
    card::plain(ui, colors.card, |ui| {
        let quote = format!("“{}”", annotation.quote.exact);
        text::Label::new(&quote, TextStyle::serif(15.0))
            .max_lines(6)
            .show(ui);
        let why = match &annotation.anchor {
            Anchor::Ambiguous(places) => {
                format!(
                    "ambiguous: these words stand in {} places",
                    counted(places.len())
                )
            }
            Anchor::Lost => "lost: these words are not in the text".to_owned(),
            Anchor::Exact(_) | Anchor::Moved(_) => "only markup stands there".to_owned(),
        };
        text::label(ui, &why, TextStyle::sans(SMALL_SIZE).color(colors.bad));
        claim_ui(ui, view, dossier, (item, annotation));
        let Anchor::Ambiguous(places) = &annotation.anchor else {
            return;
        };
        let body = &dossier.article.body;
        let offered = places
            .iter()
            .flat_map(|source| body.places(source))
            .filter_map(|place| body.sentences_at(&place).next().map(SentenceId));
        for sentence in offered.take(MAX_OFFERED) {
            let words = format!("Perhaps: {}", body.sentence_text(sentence));
            let style = TextStyle::sans(SMALL_SIZE).color(colors.accent);
            let response = text::Label::new(&words, style).max_lines(2).link().show(ui);
            if response.clicked() {
                view.send(Command::ShowInText(Item::Sentence(sentence)));
            }
        }
    });
}
