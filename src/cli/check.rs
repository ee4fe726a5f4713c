//! `dossier check`: what is wrong, where, and what to do.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::plain::Plain;
use super::reading::{self, Reading};
use super::{FAILED, FINE, PROBLEMS};
use crate::app::decode;
use crate::bundle;
use crate::export::json as as_json;
use crate::model::annotation::AnchorState;
use crate::model::figure_words::{counted, counted_as};
use crate::model::integrity::HashState;
use crate::problem::Problem;

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Bundles (.dossier, .zip, folder) or lone files
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// One JSON object for each path, in a list
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
}

/// What was found in one file.
struct Report {
    path: String,
    opened: bool,
    problems: Vec<Problem>,
    more: usize,
    files: Vec<(HashState, usize)>,
    anchors: Vec<(AnchorState, usize)>,
}

pub(super) fn run(args: &CheckArgs, out: &mut dyn Write) -> io::Result<u8> {
    let reports: Vec<Report> = args
        .paths
        .iter()
        .map(|path| report(path, args.reading))
        .collect();
    if args.json {
        let list: Vec<Value> = reports.iter().map(to_json).collect();
        serde_json::to_writer_pretty(&mut *out, &list)?;
        writeln!(out)?;
    } else {
        for report in &reports {
            print(report, &mut Plain(&mut *out))?;
        }
    }
    let codes = reports.iter().map(|report| {
        if !report.opened {
            FAILED
        } else if report.problems.is_empty() {
            FINE
        } else {
            PROBLEMS
        }
    });
    Ok(codes.max().unwrap_or(FINE))
}

/// Reads everything, pictures too: a check that skips files proves nothing.
fn report(path: &Path, reading: Reading) -> Report {
    let mut report = Report {
        path: path.display().to_string(),
        opened: false,
        problems: Vec::new(),
        more: 0,
        files: Vec::new(),
        anchors: Vec::new(),
    };
    match reading.open(path) {
        Err(refusal) => {
            report.problems.push(Problem {
                advice: reading::advice(&refusal),
                ..refusal.problem
            });
            report.problems.extend(refusal.problems.iter().cloned());
        }
        Ok((read, container)) => {
            report.opened = true;
            report.problems.extend(read.problems.iter().cloned());
            report.more = read.problems.count() - read.problems.iter().len();
            let mut states = Vec::new();
            for file in &read.dossier.integrity.files {
                let state = match file.state {
                    HashState::Pending => bundle::integrity::check(&container, file),
                    known => known,
                };
                if file.state == HashState::Pending && state == HashState::Changed {
                    report.problems.push(bundle::integrity::changed(file));
                }
                states.push(state);
            }
            let pictures = decode::unreadable(&read.dossier, &container);
            report.problems.extend(pictures);
            report.files = HashState::ALL
                .into_iter()
                .map(|state| {
                    (
                        state,
                        states.iter().filter(|known| **known == state).count(),
                    )
                })
                .collect();
            report.anchors = AnchorState::ALL
                .into_iter()
                .map(|state| {
                    let annotations = &read.dossier.annotations;
                    let count = annotations
                        .iter()
                        .filter(|a| a.anchor.state() == state)
                        .count();
                    (state, count)
                })
                .collect();
        }
    }
    report
}

fn print(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let verdict = match (report.opened, report.problems.len() + report.more) {
        (false, _) => "cannot be opened".to_owned(),
        (true, 0) => "sound".to_owned(),
        (true, count) => counted_as(count, "problem", "problems"),
    };
    writeln!(out, "{}: {verdict}", report.path)?;
    let list = |pairs: Vec<(&str, usize)>| {
        let parts: Vec<String> = pairs
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| format!("{} {word}", counted(count)))
            .collect();
        parts.join(", ")
    };
    let files = list(
        report
            .files
            .iter()
            .map(|(state, n)| (state.word(), *n))
            .collect(),
    );
    if !files.is_empty() {
        writeln!(out, "  files: {files}")?;
    }
    let links = list(
        report
            .anchors
            .iter()
            .map(|(state, n)| (state.word(), *n))
            .collect(),
    );
    if !links.is_empty() {
        writeln!(out, "  links: {links}")?;
    }
    for problem in &report.problems {
        writeln!(out, "  {}  {}", problem.code, problem.what)?;
        if !problem.place.is_empty() {
            writeln!(out, "      at {}", problem.place)?;
        }
        writeln!(out, "      → {}", problem.advice)?;
    }
    if report.more > 0 {
        writeln!(out, "  and {} more of the same kinds", counted(report.more))?;
    }
    Ok(())
}

fn to_json(report: &Report) -> Value {
    let counts = |pairs: Vec<(&str, usize)>| -> Value {
        pairs
            .into_iter()
            .map(|(word, count)| (word.to_owned(), json!(count)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({
        "path": report.path,
        "opened": report.opened,
        "sound": report.opened && report.problems.is_empty(),
        "files": counts(report.files.iter().map(|(state, n)| (state.word(), *n)).collect()),
        "anchors": counts(report.anchors.iter().map(|(state, n)| (state.word(), *n)).collect()),
        "problems": report.problems.iter().map(as_json::problem).collect::<Vec<_>>(),
        "moreProblems": report.more,
    })
}
