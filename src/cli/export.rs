//! `dossier export`: a part of a dossier, or its map, for other programs.

use std::io::{self, Write};
use std::path::PathBuf;

use super::output::Output;
use super::reading::{Reading, refused};
use super::{FAILED, FINE, complain, export_map};
use crate::bundle::{self, Opened};
use crate::export::{self, Part};

/// What to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum What {
    Entities,
    Relations,
    Figures,
    Pictures,
    Annotations,
    /// People, organizations and relations where the map first shows them
    Map,
}

impl What {
    fn part(self) -> Option<Part> {
        match self {
            Self::Entities => Some(Part::Entities),
            Self::Relations => Some(Part::Relations),
            Self::Figures => Some(Part::Figures),
            Self::Pictures => Some(Part::Pictures),
            Self::Annotations => Some(Part::Annotations),
            Self::Map => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// A table, one item a row
    Csv,
    /// One JSON list; of annotations, a W3C annotation page
    Json,
    /// FollowTheMoney, one JSON object a line: entities, relations and the map only
    Ftm,
    /// Of the map: a row for each node, with its place
    Tsv,
    /// Of the map: a drawing
    Svg,
    /// Of the map: a picture of the tab
    Png,
    /// Of the map: a graph for Gephi, with places and sentences
    Gexf,
    /// Of the map: a graph for networkx and others, with places and sentences
    Graphml,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// A bundle (.dossier, .zip, folder) or a lone file
    path: PathBuf,
    /// Which part
    #[arg(long, value_enum)]
    what: What,
    /// In which form; of the map tsv unless said otherwise, else csv
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// For CSV: put a ' before cells that a spreadsheet would run as a formula
    #[arg(long)]
    for_spreadsheets: bool,
    /// The file to write; by default it goes to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    existing: Output,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(args: &ExportArgs, out: &mut dyn Write) -> io::Result<u8> {
    let Some(target) = &args.output else {
        return write(args, out);
    };
    if !args.existing.may_write(Some(&args.path), target) {
        return Ok(FAILED);
    }
    // Whole in memory, as what it is made of: a file that could only be begun is not written.
    let mut bytes = Vec::new();
    let code = write(args, &mut bytes)?;
    if code != FINE {
        return Ok(code);
    }
    if !args.existing.write(target, &bytes) {
        return Ok(FAILED);
    }
    writeln!(out, "{}", target.display())?;
    Ok(FINE)
}

fn write(args: &ExportArgs, out: &mut dyn Write) -> io::Result<u8> {
    let (read, container) = match args.reading.open(&args.path) {
        Ok(read) => read,
        Err(refusal) => return Ok(refused(&args.path, &refusal)),
    };
    match args.what.part() {
        Some(part) => write_part(args, &read, part, out),
        None => export_map::run(
            (args.path.clone(), read, container),
            args.format.unwrap_or(Format::Tsv),
            out,
        ),
    }
}

fn write_part(args: &ExportArgs, read: &Opened, part: Part, out: &mut dyn Write) -> io::Result<u8> {
    let dossier = &read.dossier;
    match (args.format.unwrap_or(Format::Csv), part) {
        (Format::Csv, part) => {
            let table = export::table(dossier, part);
            export::write_csv(&table, args.for_spreadsheets, out).map_err(|error| {
                match error.into_kind() {
                    csv::ErrorKind::Io(error) => error,
                    other => io::Error::other(format!("{other:?}")),
                }
            })?;
        }
        (Format::Json, Part::Annotations) => {
            bundle::write_annotations(&read.documents, dossier, out)?;
        }
        (Format::Json, part) => {
            serde_json::to_writer_pretty(&mut *out, &export::json::part(dossier, part))?;
            writeln!(out)?;
        }
        (Format::Ftm, Part::Entities | Part::Relations) => {
            bundle::write_ftm(&read.documents, dossier, part == Part::Relations, out)?;
        }
        (Format::Ftm, _) => {
            complain(
                "FollowTheMoney knows entities and relations; for this part use --format csv or json",
            );
            return Ok(FAILED);
        }
        (Format::Tsv | Format::Svg | Format::Png | Format::Gexf | Format::Graphml, _) => {
            complain("only --what map has this form; for this part use --format csv or json");
            return Ok(FAILED);
        }
    }
    Ok(FINE)
}
