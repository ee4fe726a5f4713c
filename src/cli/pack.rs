//! `dossier pack`: a folder typed by hand becomes a `.dossier` file.

use std::io::{self, Write};
use std::path::PathBuf;

use super::output::{self, Output};
use super::{FAILED, FINE, complain};
use crate::app::decode;
use crate::bundle::{self, ReadOptions};

#[derive(Debug, clap::Args)]
pub(super) struct PackArgs {
    /// The folder, with `datapackage.json` and the files that it lists
    folder: PathBuf,
    /// The file to write; by default the folder's name with `.dossier`, beside it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    existing: Output,
}

pub(super) fn run(args: &PackArgs, out: &mut dyn Write) -> io::Result<u8> {
    let beside = || {
        let folder = std::fs::canonicalize(&args.folder).unwrap_or_else(|_| args.folder.clone());
        // What is packed already is packed anew: never `x.dossier.dossier`.
        if folder.is_file() {
            folder.with_extension("dossier")
        } else {
            folder.with_added_extension("dossier")
        }
    };
    let target = args.output.clone().unwrap_or_else(beside);
    match bundle::pack(&args.folder, &target, args.existing.force) {
        Ok(problems) => {
            writeln!(out, "{}", target.display())?;
            let pictures = match bundle::open_path(&target, &ReadOptions::default(), &|_| true) {
                Ok((packed, container)) => decode::unreadable(&packed.dossier, &container),
                Err(refusal) => vec![refusal.problem],
            };
            for problem in problems.iter().chain(&pictures) {
                complain(&format!("{problem}. {}", problem.advice));
            }
            Ok(FINE)
        }
        Err(problem) => {
            let advice = output::advice(&problem);
            complain(&format!("{}: {problem}. {advice}", args.folder.display()));
            Ok(FAILED)
        }
    }
}
