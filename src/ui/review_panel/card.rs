//! The suggestion that is looked at: what it is, why it was made, its sentences, and its buttons.

use eframe::egui::{Ui, vec2};

use crate::model::Dossier;
use crate::model::item::Item;
use crate::session::command::Command;
use crate::session::review::{Form, Suggestion};
use crate::ui::View;
use crate::ui::details_panel::{heading, sentences};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{GAP, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;

/// Sentences that are shown of one suggestion; the details show all.
const MAX_SENTENCES: usize = 6;
/// Other names that are told with their reasons.
const MAX_REASONS: usize = 8;

pub(super) fn card_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    let Some((item, _)) = view.session.under_review() else {
        nothing_ui(ui, view);
        return;
    };
    let suggestion = view.session.suggestion();
    let colors = palette(ui.ctx());
    heading::heading_ui(ui, view, dossier, item);
    reasons_ui(ui, dossier, item);
    if let Some(one) = suggestion {
        let words = made_by(one);
        text::label(
            ui,
            &words,
            TextStyle::sans(SMALL_SIZE).color(colors.weak_text),
        );
    }
    ui.add_space(GAP);
    for sentence in dossier
        .evidence
        .sentences_of(item)
        .into_iter()
        .take(MAX_SENTENCES)
    {
        sentences::sentence_ui(ui, view, dossier, item, sentence);
    }
}

fn nothing_ui(ui: &mut Ui, view: &View<'_>) {
    let colors = palette(ui.ctx());
    let left = view.session.review().queue().len();
    card::plain(ui, colors.card, |ui| {
        let (title, help) = if !view.session.can_edit() {
            (
                "This file cannot be edited",
                "Only a bundle holds what a person decides. Import the file, or pack it, and open that",
            )
        } else if left > 0 {
            (
                "Nothing is selected",
                "Press N for the next suggestion, or mark words in the text to add what was missed",
            )
        } else {
            (
                "Nothing is left to decide",
                "Mark words in the text to add a person, an organization, a number or a relation that was missed",
            )
        };
        text::label(ui, title, TextStyle::sans(16.0).bold());
        text::label(ui, help, TextStyle::sans(TEXT_SIZE).color(colors.weak_text));
        if view.session.review().is_changed() {
            ui.add_space(GAP);
            let save = Button::filled("Save the dossier").keys("Ctrl+S").show(ui);
            if save.clicked() {
                view.send(Command::Save);
            }
        }
    });
}

/// Why other words were taken for the same thing.
fn reasons_ui(ui: &mut Ui, dossier: &Dossier, item: Item) {
    let mut told: Vec<String> = Vec::new();
    for proof in dossier.evidence.of(item) {
        let annotation = dossier.annotation(proof.annotation);
        if let Some(reason) = &annotation.reason {
            let words = format!("“{}”: {reason}", annotation.quote.exact);
            if !told.contains(&words) && told.len() < MAX_REASONS {
                told.push(words);
            }
        }
    }
    let color = palette(ui.ctx()).weak_text;
    for words in told {
        text::label(ui, &words, TextStyle::sans(SMALL_SIZE).color(color));
    }
}

/// What can be done with what is looked at.
pub(super) fn buttons_ui(ui: &mut Ui, view: &View<'_>) {
    let Some((_, target)) = view.session.under_review() else {
        return;
    };
    let colors = palette(ui.ctx());
    let can = view.session.can_edit();
    if view.session.suggestion().is_some() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().button_padding = vec2(14.0, 7.0);
            for (words, keys, color, command) in [
                ("Accept", "A", colors.good, Command::Accept),
                ("Reject", "R", colors.bad, Command::Reject),
            ] {
                let button = Button::filled(words).keys(keys).color(color).enabled(can);
                if button.show(ui).clicked() && can {
                    view.send(command);
                }
            }
            steps_ui(ui, view);
        });
    } else {
        ui.horizontal_wrapped(|ui| steps_ui(ui, view));
    }
    let forms = [
        ("Edit", "E", Form::Edit(target.clone())),
        ("Kind", "K", Form::Kind(target.clone())),
        ("Merge", "M", Form::Merge(target.clone())),
        ("Split", "S", Form::Split(target)),
    ];
    ui.horizontal_wrapped(|ui| {
        for (words, keys, form) in forms {
            if !form.is_possible() {
                continue;
            }
            let button = Button::filled(words).keys(keys).small().enabled(can);
            if button.show(ui).clicked() && can {
                view.send(Command::AskFor(form));
            }
        }
    });
}

fn steps_ui(ui: &mut Ui, view: &View<'_>) {
    if view.session.review().shown().next().is_none() {
        return;
    }
    ui.spacing_mut().button_padding = vec2(8.0, 7.0);
    ui.spacing_mut().item_spacing.x = 4.0;
    for (words, keys, command) in [
        ("Previous", "P", Command::PreviousSuggestion),
        ("Next", "N", Command::NextSuggestion),
    ] {
        if Button::quiet(words).keys(keys).show(ui).clicked() {
            view.send(command);
        }
    }
}

/// Which rule made it and how sure it is, in words.
fn made_by(one: &Suggestion) -> String {
    let rules: Vec<String> = one.rules.iter().map(|rule| rule_in_words(rule)).collect();
    let by = if rules.is_empty() {
        "Suggested by a rule".to_owned()
    } else {
        format!("Suggested by {}", rules.join(", "))
    };
    match one.score {
        Some(score) => format!("{by} · {} ({})", sureness(score), percent(score)),
        None => format!("{by} · it does not say how sure it is"),
    }
}

/// `import/names@1` as "names, version 1".
fn rule_in_words(rule: &str) -> String {
    let name = rule.rsplit_once('/').map_or(rule, |(_, name)| name);
    match name.split_once('@') {
        Some((name, version)) if !name.is_empty() => format!("{name}, version {version}"),
        _ => name.to_owned(),
    }
}

pub(super) fn sureness(score: f32) -> &'static str {
    if score >= 0.9 {
        "sure"
    } else if score >= 0.75 {
        "likely"
    } else if score >= 0.5 {
        "perhaps"
    } else {
        "a guess"
    }
}

pub(super) fn percent(score: f32) -> String {
    // Never more than it is: 0.996 is not certain.
    format!("{} %", (score * 100.0 + 0.0001).floor())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Target;

    #[test]
    fn rules_and_scores_are_told_in_words() {
        let words = |rules: &[&str], score| {
            made_by(&Suggestion {
                target: Target::Entity("a".into()),
                item: Item::Entity(crate::model::item::EntityId(0)),
                kind: crate::session::review::Kind::Person,
                score,
                rules: rules.iter().map(|rule| (*rule).to_owned()).collect(),
            })
        };
        for (rules, score, expected) in [
            (
                &["import/names@1"][..],
                Some(0.97),
                "Suggested by names, version 1 · sure (97 %)",
            ),
            (&["x"], Some(0.75), "Suggested by x · likely (75 %)"),
            (&["@"], Some(0.5), "Suggested by @ · perhaps (50 %)"),
            (&[], Some(0.0), "Suggested by a rule · a guess (0 %)"),
            (
                &["a/b@2", "c"],
                None,
                "Suggested by b, version 2, c · it does not say how sure it is",
            ),
        ] {
            assert_eq!(words(rules, score), expected);
        }
        assert_eq!(percent(0.29), "29 %");
        assert_eq!(percent(0.999), "99 %");
        assert_eq!(percent(1.0), "100 %");
    }
}
