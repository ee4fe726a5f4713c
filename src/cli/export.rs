//! `dossier export`: a part of a dossier for other programs.

use std::io::{self, Write};
use std::path::PathBuf;

use super::reading::{Reading, refused};
use super::{FAILED, FINE, complain};
use crate::bundle;
use crate::export::{self, Part};

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table, one item a row
    Csv,
    /// One JSON list; of annotations, a W3C annotation page
    Json,
    /// FollowTheMoney, one JSON object a line: entities and relations only
    Ftm,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// A bundle (.dossier, .zip, folder) or a lone file
    path: PathBuf,
    /// Which part
    #[arg(long, value_enum)]
    what: Part,
    /// In which form
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// For CSV: put a ' before cells that a spreadsheet would run as a formula
    #[arg(long)]
    for_spreadsheets: bool,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(args: &ExportArgs, out: &mut dyn Write) -> io::Result<u8> {
    let (read, _) = match args.reading.open(&args.path) {
        Ok(read) => read,
        Err(refusal) => return Ok(refused(&args.path, &refusal)),
    };
    let dossier = &read.dossier;
    match (args.format, args.what) {
        (Format::Csv, what) => {
            let table = export::table(dossier, what);
            export::write_csv(&table, args.for_spreadsheets, out).map_err(|error| {
                match error.into_kind() {
                    csv::ErrorKind::Io(error) => error,
                    other => io::Error::other(format!("{other:?}")),
                }
            })?;
        }
        (Format::Json, Part::Annotations) => {
            serde_json::to_writer_pretty(&mut *out, &export::annotations::page(dossier))?;
            writeln!(out)?;
        }
        (Format::Json, what) => {
            serde_json::to_writer_pretty(&mut *out, &export::json::part(dossier, what))?;
            writeln!(out)?;
        }
        (Format::Ftm, Part::Entities | Part::Relations) => {
            bundle::write_ftm(&read.documents, dossier, args.what == Part::Relations, out)?;
        }
        (Format::Ftm, _) => {
            complain(
                "FollowTheMoney knows entities and relations; for this part use --format csv or json",
            );
            return Ok(FAILED);
        }
    }
    Ok(FINE)
}
