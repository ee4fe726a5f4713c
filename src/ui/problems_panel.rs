//! What was wrong with the open file, and whether its parts are what was packed.

use std::collections::BTreeMap;

use eframe::egui::{self, Align, Layout, ScrollArea, Ui, vec2};

use super::panes::{self, Pane};
use super::text::{self, TextStyle};
use super::theme::{HEADING_SIZE, SMALL_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use super::widgets::card;
use super::{View, problem_titles};
use crate::model::Dossier;
use crate::model::annotation::AnchorState;
use crate::model::figure_words::counted;
use crate::model::integrity::{FileCheck, HashState};
use crate::problem::{Problem, Severity};
use crate::session::command::Command;

/// How many problems of one code are written out.
const MAX_LISTED: usize = 50;
/// Height of a file's row, in points.
const FILE_ROW: f32 = 18.0;
/// How many files are written out; what has changed or is missing comes first when there are more.
const MAX_FILES: usize = 200;

pub(super) fn problems_panel_ui(ui: &mut Ui, view: &View<'_>) {
    panes::begin(ui, view, Pane::Side);
    ui.horizontal(|ui| {
        let title = TextStyle::sans(HEADING_SIZE).bold();
        text::label(ui, "Problems and integrity", title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if Button::filled("Close").show(ui).clicked() {
                view.send(Command::ShowProblems(false));
            }
        });
    });
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("problems")
        .show(ui, |ui| {
            problems_ui(ui, view);
            anchors_ui(ui, dossier);
            integrity_ui(ui, view, dossier);
        });
}

fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(12.0);
    text::label(ui, title, TextStyle::sans(TEXT_SIZE).bold());
    ui.add_space(4.0);
}

/// What the hashes say, and what they cannot say.
fn integrity_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier) {
    let colors = palette(ui.ctx());
    section_ui(ui, "Files");
    let states = view.session.hash_states();
    let mut counts = Vec::new();
    for state in HashState::ALL {
        let count = states.iter().filter(|known| **known == state).count();
        if count > 0 {
            counts.push(format!("{} {}", counted(count), state.word()));
        }
    }
    let summary = if counts.is_empty() {
        "This is a lone file: there is no list of files to check it against".to_owned()
    } else {
        counts.join(" · ")
    };
    text::label(ui, &summary, TextStyle::sans(TEXT_SIZE));
    let meaning = "Unsigned. A matching SHA-256 means that the file is the one that was packed, not who packed it";
    let weak = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
    text::label(ui, meaning, weak);
    let (files, hidden) = listed_files(&dossier.integrity.files, states);
    for (file, state) in files {
        let color = match state {
            HashState::Verified => colors.good,
            HashState::Changed | HashState::Missing => colors.bad,
            HashState::Pending | HashState::Absent | HashState::OtherAlgorithm => colors.weak_text,
        };
        let row = Layout::right_to_left(Align::Center);
        let room = vec2(ui.available_width(), FILE_ROW);
        ui.allocate_ui_with_layout(room, row, |ui| {
            let style = TextStyle::sans(SMALL_SIZE).color(color);
            text::label(ui, state.word(), style);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                text::label_line(ui, &file.path, TextStyle::mono(SMALL_SIZE));
            });
        });
    }
    if hidden > 0 {
        text::label(ui, &format!("and {} more", counted(hidden)), weak);
    }
}

/// The files to write out, and how many are not: of many, those that have changed or are missing come first.
fn listed_files<'a>(
    files: &'a [FileCheck],
    states: &[HashState],
) -> (Vec<(&'a FileCheck, HashState)>, usize) {
    let files = files.iter().zip(states.iter().copied());
    let hidden = files.len().saturating_sub(MAX_FILES);
    if hidden == 0 {
        return (files.collect(), 0);
    }
    let is_bad =
        |file: &(&FileCheck, HashState)| matches!(file.1, HashState::Changed | HashState::Missing);
    let others = files.clone().filter(|file| !is_bad(file));
    let listed = files.filter(is_bad).chain(others).take(MAX_FILES).collect();
    (listed, hidden)
}

/// How many links to the text hold.
fn anchors_ui(ui: &mut Ui, dossier: &Dossier) {
    if dossier.annotations.is_empty() {
        return;
    }
    let colors = palette(ui.ctx());
    section_ui(ui, "Links to the text");
    for state in AnchorState::ALL {
        let count = dossier.anchors_in(state);
        let (meaning, color) = match state {
            AnchorState::Exact => ("stand where the file says", colors.good),
            AnchorState::Moved => ("stand elsewhere, once: shown there", colors.warning),
            AnchorState::Ambiguous => ("stand in several places: none is lit", colors.bad),
            AnchorState::Lost => ("are not in the text: never lit", colors.bad),
        };
        let color = if count == 0 { colors.weak_text } else { color };
        let words = format!("{} {}", counted(count), state.word());
        ui.horizontal(|ui| {
            text::label(ui, &words, TextStyle::sans(TEXT_SIZE).bold().color(color));
            let weak = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
            text::label_line(ui, meaning, weak);
        });
    }
}

fn problems_ui(ui: &mut Ui, view: &View<'_>) {
    let colors = palette(ui.ctx());
    let problems = view.session.problems();
    section_ui(ui, "Problems");
    if problems.is_empty() {
        text::label(ui, "None", TextStyle::sans(TEXT_SIZE).color(colors.good));
        return;
    }
    let mut by_code: BTreeMap<(std::cmp::Reverse<Severity>, &str), Vec<&Problem>> = BTreeMap::new();
    for problem in problems.iter() {
        let key = (std::cmp::Reverse(problem.severity()), problem.code);
        by_code.entry(key).or_default().push(problem);
    }
    let not_kept = problems.not_kept();
    for ((severity, code), list) in by_code {
        let color = match severity.0 {
            Severity::Error => colors.bad,
            Severity::Warning => colors.warning,
        };
        let extra = not_kept
            .iter()
            .find(|(known, _)| *known == code)
            .map_or(0, |(_, count)| *count);
        let heading = TextStyle::sans(TEXT_SIZE).bold().color(color);
        let count = counted(list.len() + extra);
        let words = format!("{} ({count})", problem_titles::title(code));
        text::label(ui, &words, heading);
        let small = TextStyle::mono(SMALL_SIZE).color(colors.weak_text);
        text::label(ui, code, small);
        for problem in list.iter().take(MAX_LISTED) {
            problem_ui(ui, view, problem);
        }
        let hidden = extra + list.len().saturating_sub(MAX_LISTED);
        if hidden > 0 {
            let words = format!("and {} more of this kind", counted(hidden));
            text::label(
                ui,
                &words,
                TextStyle::sans(SMALL_SIZE).color(colors.weak_text),
            );
        }
        ui.add_space(6.0);
    }
}

fn problem_ui(ui: &mut Ui, view: &View<'_>, problem: &Problem) {
    let colors = palette(ui.ctx());
    let whole = format!("{problem}. {}", problem.advice);
    let response = card::clickable(ui, colors.card, |ui| {
        text::label(ui, &problem.what, TextStyle::sans(TEXT_SIZE));
        if !problem.place.is_empty() {
            let place = TextStyle::mono(SMALL_SIZE).color(colors.weak_text);
            text::label(ui, &problem.place, place);
        }
        let advice = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
        text::label(ui, &problem.advice, advice);
    });
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::accesskit::Role::Button,
            true,
            format!("Copy: {whole}"),
        )
    });
    if response.on_hover_text("Copy").clicked() {
        view.send(Command::CopyText(whole));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_files_the_changed_are_listed_first() {
        let mut states = vec![HashState::Verified; MAX_FILES + 100];
        states[MAX_FILES + 50] = HashState::Changed;
        states[MAX_FILES + 60] = HashState::Missing;
        let files: Vec<FileCheck> = (0..states.len())
            .map(|index| FileCheck {
                name: index.to_string(),
                path: format!("images/{index}.jpg"),
                state: HashState::Pending,
                expected_sha256: None,
                expected_bytes: None,
            })
            .collect();
        let (listed, hidden) = listed_files(&files, &states);
        assert_eq!((listed.len(), hidden), (MAX_FILES, 100));
        assert_eq!(listed[0].1, HashState::Changed);
        assert_eq!(listed[1].1, HashState::Missing);
        assert_eq!(listed[2].0.name, "0");
        let (listed, hidden) = listed_files(&files[..3], &states);
        let names: Vec<&str> = listed.iter().map(|(file, _)| file.name.as_str()).collect();
        assert_eq!((names, hidden), (vec!["0", "1", "2"], 0));
    }
}
