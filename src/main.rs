//! Entry point: reads the arguments and runs the command line or the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    dossier::app::install_logger();
    dossier::cli::run(std::env::args_os())
}
