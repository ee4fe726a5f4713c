//! `dossier import`: articles from elsewhere become `.dossier` files, or JSON.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::output::Output;
use super::suggested::{self, Text};
use super::{FAILED, FINE, complain};
use crate::bundle::{ReadOptions, write_packed};
use crate::container::Container;
use crate::container::beside::Beside;
use crate::container::limits::FileKind;
use crate::import::article::{Article, import};
use crate::import::bundle::{Accept, Original, bundle};
use crate::import::draft::{Draft, Found};
use crate::import::open::file_of_article;
use crate::problem::{Problem, Problems};

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// Saved pages, texts, agencies' items, mails, documents; or folders of such files
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// The file to write; by default the file's name with `.dossier`, beside it. Of several files, the
    /// folder to write into
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Prints a line of JSON for each file: article, pictures, what was left out, suggestions with
    /// spans in code points of the body and, after it, the captions, a blank line between any two.
    /// No file is written unless `-o` says where
    #[arg(long)]
    json: bool,
    /// Confirms suggestions with at least this score, 0 to 1; the others stay suggestions
    #[arg(long, value_name = "SCORE", value_parser = score)]
    accept: Option<f32>,
    #[command(flatten)]
    existing: Output,
}

fn score(text: &str) -> Result<f32, String> {
    let score = text.parse::<f32>().ok();
    score
        .filter(|score| (0.0..=1.0).contains(score))
        .ok_or_else(|| "a score is a number from 0 to 1".to_owned())
}

pub(super) fn run(args: &ImportArgs, out: &mut dyn Write) -> io::Result<u8> {
    let mut files = Vec::new();
    let mut code = FINE;
    for path in &args.paths {
        match files_of(path) {
            Ok(some) => files.extend(some),
            Err(error) => {
                complain(&format!("{}: {error}", path.display()));
                code = FAILED;
            }
        }
    }
    let into_folder = files.len() > 1 || args.paths.iter().any(|path| path.is_dir());
    if let Some(folder) = args.output.as_ref().filter(|_| into_folder)
        && !folder.is_dir()
    {
        complain(&format!(
            "{}: this is no folder, and several files are imported. Name a folder that is there",
            folder.display()
        ));
        return Ok(FAILED);
    }
    let mut written: HashMap<PathBuf, &Path> = HashMap::new();
    for file in &files {
        let target = match &args.output {
            Some(folder) if into_folder => Some(folder.join(dossier_name(file))),
            Some(output) => Some(output.clone()),
            None if args.json => None,
            None => Some(file.with_file_name(dossier_name(file))),
        };
        // Even --force is no leave to replace what this very run has written.
        if let Some(target) = &target {
            if let Some(first) = written.get(&resolved(target)) {
                complain(&format!(
                    "{}: {} was just imported into {}, and this would replace it. Rename one of the two, or import them into different folders",
                    file.display(),
                    first.display(),
                    target.display()
                ));
                code = FAILED;
                continue;
            }
            written.insert(resolved(target), file);
        }
        code = code.max(one(args, file, target.as_deref(), out)?);
    }
    Ok(code)
}

/// The path by the one name of its folder, which may be given in several ways.
fn resolved(target: &Path) -> PathBuf {
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    match (folder, target.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => target.to_owned(),
    }
}

/// The file itself, or those in a folder, in the order of their names; what the folder holds of other
/// folders and of hidden files is passed over.
fn files_of(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_ours = entry.path().extension().is_some_and(|it| it == "dossier");
        if entry.file_type()?.is_file() && !is_hidden && !is_ours {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

fn dossier_name(file: &Path) -> PathBuf {
    let name = file.file_name().map(PathBuf::from).unwrap_or_default();
    name.with_extension("dossier")
}

fn one(
    args: &ImportArgs,
    file: &Path,
    target: Option<&Path>,
    out: &mut dyn Write,
) -> io::Result<u8> {
    if target.is_some_and(|target| !args.existing.may_write(None, target)) {
        return Ok(FAILED);
    }
    let refused = |problem: &Problem| {
        complain(&format!(
            "{}: {problem}. {}",
            file.display(),
            problem.advice
        ));
        FAILED
    };
    let imported = match read(file) {
        Ok(imported) => imported,
        Err(problem) => return Ok(refused(&problem)),
    };
    say(file, &imported.problems);
    if args.json {
        serde_json::to_writer(&mut *out, &as_json(&imported.article))?;
        writeln!(out)?;
    }
    let Some(target) = target else {
        return Ok(FINE);
    };
    let accept = args.accept.map_or(Accept::NONE, Accept::from_score);
    let written = imported.bundle(accept).and_then(|(container, problems)| {
        say(file, &problems);
        write_packed(&container, target, args.existing.existing())
    });
    match written {
        Ok(()) if args.json => Ok(FINE),
        Ok(()) => writeln!(out, "{}", target.display()).map(|()| FINE),
        Err(problem) => Ok(refused(&problem)),
    }
}

fn say(file: &Path, problems: &Problems) {
    for problem in problems.iter() {
        complain(&format!(
            "{}: {problem}. {}",
            file.display(),
            problem.advice
        ));
    }
}

struct Imported {
    name: String,
    bytes: Vec<u8>,
    article: Article,
    problems: Problems,
}

impl Imported {
    fn bundle(&self, accept: Accept) -> Result<(Container, Problems), Problem> {
        let original = Original {
            name: &self.name,
            bytes: &self.bytes,
        };
        bundle(&self.article, original, accept)
    }
}

fn read(file: &Path) -> Result<Imported, Problem> {
    let options = ReadOptions::default();
    if std::fs::metadata(file).is_ok_and(|file| file.is_file() && file.len() == 0) {
        return Err(Problem::new(
            "E-EMPTY",
            "",
            "The file is empty",
            "See whether it was saved whole, and save it again",
        ));
    }
    let Some((name, bytes)) = file_of_article(file, &options)? else {
        return Err(Problem::new(
            "E-FORMAT",
            "",
            "This is a bundle or a part of one, and not an article from elsewhere",
            "Open it as it is: `dossier FILE`, or `dossier show FILE`",
        ));
    };
    let beside = Beside::of(file, &options.limits)?;
    let found = |name: &str| beside.read(name, FileKind::Image);
    let (article, problems) = import(&name, &bytes, &found, &|_| true)?;
    Ok(Imported {
        name,
        bytes,
        article,
        problems,
    })
}

fn as_json(article: &Article) -> Value {
    let Article {
        draft, suggestions, ..
    } = article;
    let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone());
    let pictures = draft.pictures.iter().map(|picture| {
        json!({
            "caption": value(&picture.caption),
            "credit": value(&picture.credit),
            "credited": picture.credited,
            "alt": picture.alt,
            "after": picture.after,
        })
    });
    let words = draft.text_with_captions();
    let text = &Text::new(&words);
    json!({
        "headline": value(&draft.headline),
        "standfirst": value(&draft.standfirst),
        "byline": draft.byline.iter().map(|one| one.value.as_str()).collect::<Vec<_>>(),
        "site": value(&draft.site),
        "published": value(&draft.published),
        "modified": value(&draft.modified),
        "language": value(&draft.language),
        "url": value(&draft.url),
        "body": draft.text(),
        "pictures": pictures.collect::<Vec<_>>(),
        "leftOut": left_out(draft),
        "suggestions": {
            "entities": suggested::entities(text, suggestions),
            "relations": suggested::relations(text, suggestions),
            "figures": suggested::figures(text, suggestions),
            "dates": suggested::dates(text, suggestions),
            "quotes": suggested::quotes(text, suggestions),
        },
    })
}

fn left_out(draft: &Draft) -> Vec<Value> {
    let one = |left: &crate::import::draft::LeftOut| json!({ "text": left.block.text, "why": left.why, "after": left.after });
    draft.left_out.iter().map(one).collect()
}
