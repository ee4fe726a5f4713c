//! Dossiers of one part: people and relations, figures, or a text. Nothing is missed in them that
//! such a file could not hold, so an absent headline or text is no problem here.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::bundle::Documents;
use crate::bundle::json;
use crate::bundle::read::entities::{self, Network};
use crate::bundle::read::table::{self, Shape, Table};
use crate::bundle::read::text::Writing;
use crate::bundle::read::{Opened, ReadOptions, Refusal, comtrade, figures as our_figures};
use crate::bundle::schema::entities::FtmEntity;
use crate::bundle::watch::Watch;
use crate::container::limits::Limits;
use crate::model::Dossier;
use crate::model::article::Article;
use crate::model::evidence::Evidence;
use crate::model::figure::Figure;
use crate::problem::{Problem, Problems};

/// People and relations.
pub(super) fn entities(
    text: &str,
    name: &str,
    options: &ReadOptions,
    watch: &Watch<'_>,
) -> Result<Opened, Refusal> {
    let mut problems = Problems::default();
    let lines = ftm(text, name, &options.limits, watch, &mut problems);
    watch.step(0.5)?;
    let network = lines.as_ref().map_or_else(Network::default, |lines| {
        entities::read(lines, name, &options.limits, watch, &mut problems)
    });
    watch.step(0.9)?;
    if network.entities.is_empty() {
        return Err(nothing_to_show(&problems, name));
    }
    let title = network
        .entities
        .iter()
        .find(|entity| entity.schema == "Article")
        .map(|entity| entity.name.clone());
    let dossier = Dossier {
        article: Article {
            headline: title,
            ..named(name)
        },
        entities: network.entities,
        relations: network.relations,
        ..Dossier::default()
    };
    let entities = lines.map(|lines| lines.into_iter().map(|(_, entity)| entity).collect());
    Ok(Opened {
        dossier,
        problems,
        documents: Documents {
            entities,
            ..Documents::default()
        },
    })
}

/// One object a line, or a list, or objects written over several lines.
fn ftm(
    text: &str,
    name: &str,
    limits: &Limits,
    watch: &Watch<'_>,
    problems: &mut Problems,
) -> Option<Vec<(usize, FtmEntity)>> {
    let one_a_line = text.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || (line.starts_with('{') && line.ends_with('}'))
    });
    if one_a_line {
        return entities::parse_lines(text, name, limits, watch, problems);
    }
    let raw: Vec<(usize, Box<RawValue>)> = if text.trim_start().starts_with('[') {
        let list: Vec<Box<RawValue>> = json::parse(text, name)
            .map_err(|problem| problems.push(problem))
            .ok()?;
        list.into_iter().map(|raw| (1, raw)).collect()
    } else {
        let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Box<RawValue>>();
        let mut list = Vec::new();
        let (mut line, mut counted) = (1, 0);
        while let Some(raw) = stream.next() {
            let end = stream.byte_offset();
            let Ok(raw) = raw else {
                // The typed reader finds the same fault, and says where.
                let rest = text.get(counted..).unwrap_or_default();
                let fault = json::parse_at_line::<FtmEntity>(rest, name, line).err();
                problems.push(fault.unwrap_or_else(|| not_an_object(name, line)));
                return None;
            };
            let start = end.saturating_sub(raw.get().len());
            line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted..start]).count();
            list.push((line, raw));
            line += memchr::memchr_iter(b'\n', &text.as_bytes()[start..end]).count();
            counted = end;
        }
        list
    };
    let mut lines = Vec::new();
    let mut sound = true;
    for (line, raw) in raw {
        match json::parse_at_line(raw.get(), name, line) {
            Ok(entity) => lines.push((line, entity)),
            Err(problem) => {
                problems.push(problem);
                sound = false;
            }
        }
    }
    sound.then_some(lines)
}

fn not_an_object(name: &str, line: usize) -> Problem {
    Problem::new(
        "E-JSON",
        format!("{name} line {line}"),
        "The file does not go on as JSON here",
        "Correct the file; any JSON checker shows the spot",
    )
}

/// Our own table.
pub(super) fn figures(
    bytes: &[u8],
    name: &str,
    delimiter: u8,
    options: &ReadOptions,
    watch: &Watch<'_>,
) -> Result<Opened, Refusal> {
    let table = parse(bytes, name, delimiter, options, watch, false)?;
    let mut problems = Problems::default();
    let without_annotations = without_column(&table, our_figures::ANNOTATION_COLUMN);
    let figures = our_figures::read(
        &without_annotations,
        name,
        &HashMap::new(),
        watch,
        &mut problems,
    );
    watch.step(0.9)?;
    table_dossier(figures, problems, name, Some(table))
}

/// A Comtrade download.
pub(super) fn comtrade(
    bytes: &[u8],
    name: &str,
    delimiter: u8,
    options: &ReadOptions,
    watch: &Watch<'_>,
) -> Result<Opened, Refusal> {
    let table = parse(bytes, name, delimiter, options, watch, true)?;
    watch.step(0.6)?;
    let mut problems = Problems::default();
    let figures = comtrade::read(&table, name, "comtrade", &mut problems);
    table_dossier(figures, problems, name, None)
}

fn parse(
    bytes: &[u8],
    name: &str,
    delimiter: u8,
    options: &ReadOptions,
    watch: &Watch<'_>,
    drop_empty_ends: bool,
) -> Result<Table, Refusal> {
    let shape = Shape {
        delimiter,
        drop_empty_ends,
    };
    table::parse(bytes, name, shape, &options.limits, watch).map_err(|faults| {
        let mut problems = Problems::default();
        for fault in faults {
            problems.push(fault);
        }
        nothing_to_show(&problems, name)
    })
}

/// The sentences that a lone table points at are not here, so its pointers become plain cells.
fn without_column(table: &Table, column: &str) -> Table {
    let mut table = table.clone();
    for name in &mut table.header {
        if name == column {
            name.push(' ');
        }
    }
    table
}

fn table_dossier(
    figures: Vec<Figure>,
    problems: Problems,
    name: &str,
    table: Option<Table>,
) -> Result<Opened, Refusal> {
    if figures.is_empty() && !problems.is_empty() {
        return Err(nothing_to_show(&problems, name));
    }
    let dossier = Dossier {
        article: named(name),
        figures,
        ..Dossier::default()
    };
    Ok(Opened {
        dossier,
        problems,
        documents: Documents {
            figures: table,
            ..Documents::default()
        },
    })
}

/// A text.
pub(super) fn text(
    text: &str,
    name: &str,
    options: &ReadOptions,
    watch: &Watch<'_>,
) -> Result<Opened, Refusal> {
    let body = Writing::of(None, name).parse(text, name, None, &options.limits, watch)?;
    watch.step(0.9)?;
    let evidence = Evidence::build(&body, &[]);
    let dossier = Dossier {
        article: Article {
            body,
            ..named(name)
        },
        evidence,
        ..Dossier::default()
    };
    Ok(Opened {
        dossier,
        problems: Problems::default(),
        documents: Documents::default(),
    })
}

/// An article that is called by its file.
fn named(name: &str) -> Article {
    Article {
        slug: (!name.is_empty()).then(|| name.to_owned()),
        ..Article::default()
    }
}

/// The first problem refuses; a file of one part has nothing else to show.
fn nothing_to_show(problems: &Problems, name: &str) -> Refusal {
    let mut all = problems.iter().cloned();
    let first = all.next().unwrap_or_else(|| {
        Problem::new(
            "E-FORMAT",
            name,
            "There is nothing in the file to show",
            "Check that it was saved completely",
        )
    });
    let mut others = Problems::default();
    for problem in all {
        others.push(problem);
    }
    Refusal::new(first, others)
}
