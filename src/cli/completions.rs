//! `dossier completions`: what a shell needs to complete our arguments.

use std::io::{self, Write};

use clap::CommandFactory as _;

use super::{Args, FINE};

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

pub(super) fn run(args: &CompletionsArgs, out: &mut dyn Write) -> io::Result<u8> {
    // The generator panics when it cannot write, so it writes to memory and we write to the pipe.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "dossier", &mut script);
    out.write_all(&script)?;
    Ok(FINE)
}
