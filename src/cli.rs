//! The command line: what was typed, and which of the small programs runs.
//!
//! Exit codes: 0 fine, 1 problems were found, 2 it could not be done. A reader that goes away (a
//! closed pipe) ends the program quietly.

mod check;
mod completions;
mod export;
mod export_map;
mod import;
mod open;
mod output;
mod pack;
mod plain;
mod reading;
mod render;
mod show;
mod suggest;
mod suggested;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _, Subcommand};

use crate::app::window::Renderer;

/// Nothing was wrong.
const FINE: u8 = 0;
/// It was done, and problems were found.
const PROBLEMS: u8 = 1;
/// It could not be done.
const FAILED: u8 = 2;

/// Opens an article bundle and shows its text, people, trade figures and pictures, each one click from
/// the sentence it came from
#[derive(Debug, clap::Parser)]
#[command(name = "dossier", version, args_conflicts_with_subcommands = true)]
struct Args {
    #[command(subcommand)]
    command: Option<Subprogram>,
    /// Bundles (.dossier, .zip, folder), articles from elsewhere (.html, .txt, .eml …) or parts of a bundle
    /// (.json, .csv) to open in the window
    paths: Vec<PathBuf>,
    /// What draws the window
    #[arg(long, value_enum, default_value_t, global = false)]
    renderer: Renderer,
}

#[derive(Debug, Subcommand)]
enum Subprogram {
    /// Says what is wrong with bundles or files; the exit code is 0 for sound, 1 for problems, 2 for what
    /// cannot be opened
    Check(check::CheckArgs),
    /// Prints a dossier as text or JSON
    Show(show::ShowArgs),
    /// Makes .dossier files of articles from elsewhere, with people, relations, numbers and quotes as
    /// suggestions
    Import(import::ImportArgs),
    /// Prints what rules see in texts: names, numbers, quotes, relations, sentence ends
    Suggest(suggest::SuggestArgs),
    /// Makes a .dossier file of a bundle's folder, and fills in positions, hashes and sizes
    Pack(pack::PackArgs),
    /// Writes a part of a dossier for other programs, with the sentence in a column
    Export(export::ExportArgs),
    /// Draws a tab into a PNG file, without display or graphics card
    Render(render::RenderArgs),
    /// Prints completions for a shell
    Completions(completions::CompletionsArgs),
}

/// Runs the program with `args` as typed, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Also `--help` and `--version`, which go to standard output with code 0.
            let code = if error.use_stderr() { FAILED } else { FINE };
            return match error.print() {
                Ok(()) => ExitCode::from(code),
                Err(error) => ending(Err(error)),
            };
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = match args.command {
        None if let Some(word) = mistyped(&args.paths) => {
            complain(&word);
            Ok(FAILED)
        }
        None => open::run(&args.paths, args.renderer, &mut out),
        Some(Subprogram::Check(args)) => check::run(&args, &mut out),
        Some(Subprogram::Show(args)) => show::run(&args, &mut out),
        Some(Subprogram::Import(args)) => import::run(&args, &mut out),
        Some(Subprogram::Suggest(args)) => suggest::run(&args, &mut out),
        Some(Subprogram::Pack(args)) => pack::run(&args, &mut out),
        Some(Subprogram::Export(args)) => export::run(&args, &mut out),
        Some(Subprogram::Render(args)) => render::run(&args, &mut out),
        Some(Subprogram::Completions(args)) => completions::run(&args, &mut out),
    };
    ending(result.and_then(|code| out.flush().map(|()| code)))
}

/// What to say when the first thing typed looks like a command and is neither that nor a file.
fn mistyped(paths: &[PathBuf]) -> Option<String> {
    let word = paths.first()?.to_str()?;
    let is_bare = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_bare || std::fs::symlink_metadata(word).is_ok() {
        return None;
    }
    let command = Args::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let (distance, nearest) = names
        .map(|name| {
            (
                strsim::damerau_levenshtein(&word.to_lowercase(), name),
                name,
            )
        })
        .min()?;
    let help = if distance <= MOST_SLIPS {
        format!("did you mean `dossier {nearest}`?")
    } else {
        "`dossier --help` lists the commands".to_owned()
    };
    Some(format!("there is no command or file `{word}`; {help}"))
}

/// Letters wrong, missing or swapped in a word that is still taken for a command.
const MOST_SLIPS: usize = 2;

fn ending(result: io::Result<u8>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(FINE),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(FAILED)
        }
    }
}

/// Says something on standard error; nobody may be listening, and that is no reason to fail.
fn complain(words: &str) {
    let mut stderr = io::stderr().lock();
    if writeln!(plain::Plain(&mut stderr), "dossier: {words}").is_err() {
        log::debug!("standard error is closed");
    }
}
