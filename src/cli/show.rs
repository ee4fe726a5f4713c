//! `dossier show`: a dossier as text for people, or as JSON for programs.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::FINE;
use super::plain::Plain;
use super::reading::{Reading, refused};
use crate::bundle;
use crate::export::{self, Part};
use crate::model::Dossier;
use crate::model::article::{Block, BlockKind};
use crate::model::figure::{Figure, FigureStatus, Flow};
use crate::model::figure_words::counted;
use crate::model::item::Item;
use crate::model::standing::Standing;
use crate::problem::Problems;

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// A bundle (.dossier, .zip, folder) or a lone file
    path: PathBuf,
    /// One JSON object: article, entities, relations, figures, pictures, annotations, problems
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(args: &ShowArgs, out: &mut dyn Write) -> io::Result<u8> {
    one(&args.path, args.reading, args.json, out)
}

/// Shows one file.
pub(super) fn one(
    path: &Path,
    reading: Reading,
    json: bool,
    out: &mut dyn Write,
) -> io::Result<u8> {
    match reading.open(path) {
        Ok((read, _)) => write(&read.dossier, &read.problems, json, out).map(|()| FINE),
        Err(refusal) => Ok(refused(path, &refusal)),
    }
}

/// Shows the embedded sample.
pub(super) fn sample(out: &mut dyn Write) -> io::Result<u8> {
    match bundle::open_sample(&Reading::default().options(), &|_| true) {
        Ok((read, _)) => write(&read.dossier, &read.problems, false, out).map(|()| FINE),
        Err(refusal) => Ok(refused(Path::new("the sample"), &refusal)),
    }
}

fn write(
    dossier: &Dossier,
    problems: &Problems,
    json: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    if json {
        serde_json::to_writer_pretty(&mut *out, &export::json::dossier(dossier, problems))?;
        return writeln!(out);
    }
    let out = &mut Plain(out);
    article(dossier, out)?;
    entities(dossier, out)?;
    figures(dossier, out)?;
    pictures(dossier, out)?;
    notes(dossier, out)?;
    if !problems.is_empty() {
        writeln!(out, "\n## Problems ({})\n", counted(problems.count()))?;
        for problem in problems.iter() {
            writeln!(out, "- {problem}. {}", problem.advice)?;
        }
        let more = problems.count() - problems.iter().len();
        if more > 0 {
            writeln!(out, "- and {} more of the same kinds", counted(more))?;
        }
    }
    Ok(())
}

fn article(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let article = &dossier.article;
    writeln!(
        out,
        "# {}",
        article
            .headline
            .as_deref()
            .unwrap_or(article.fallback_headline())
    )?;
    for banner in dossier.warnings() {
        writeln!(out, "\n! {banner}")?;
    }
    if let Some(standfirst) = &article.standfirst {
        writeln!(out, "\n{standfirst}")?;
    }
    let facts: Vec<&str> = [
        article.byline.as_deref(),
        article.dateline.as_deref(),
        article.date(),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !facts.is_empty() {
        writeln!(out, "\n{}", facts.join(" · "))?;
    }
    let mut is_in_list = false;
    for block in &article.body.blocks {
        let is_item = matches!(block.kind, BlockKind::ListItem { .. });
        // The items of a list stand close together.
        if !(is_in_list && is_item) {
            writeln!(out)?;
        }
        is_in_list = is_item;
        paragraph(block, out)?;
    }
    Ok(())
}

/// One block as Markdown writes it.
fn paragraph(block: &Block, out: &mut dyn Write) -> io::Result<()> {
    let (first, others) = match &block.kind {
        // Below the headline, which has the first level.
        BlockKind::Heading(level) => ("#".repeat(usize::from(*level).max(2)) + " ", String::new()),
        BlockKind::Quote(depth) => {
            let marks = "> ".repeat(usize::from(*depth));
            (marks.clone(), marks)
        }
        BlockKind::ListItem { depth, number } => {
            let indent = "  ".repeat(usize::from(*depth).saturating_sub(1));
            let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            let others = format!("{indent}{}", " ".repeat(mark.len()));
            (indent + &mark, others)
        }
        BlockKind::Break => return writeln!(out, "* * *"),
        BlockKind::Picture { .. } => return writeln!(out, "[Picture: {}]", block.text),
        BlockKind::Paragraph => (String::new(), String::new()),
        BlockKind::Verbatim => ("    ".to_owned(), "    ".to_owned()),
    };
    for (index, line) in block.text.split('\n').enumerate() {
        let mark = if index == 0 { &first } else { &others };
        writeln!(out, "{mark}{line}")?;
    }
    Ok(())
}

fn entities(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let drawn: Vec<Item> = export::items(dossier, Part::Entities)
        .into_iter()
        .filter(|item| matches!(item, Item::Entity(id) if dossier.entity(*id).drawn))
        .collect();
    if !drawn.is_empty() {
        writeln!(
            out,
            "\n## People & organizations ({})\n",
            counted(drawn.len())
        )?;
    }
    for item in drawn {
        let Item::Entity(id) = item else { continue };
        let entity = dossier.entity(id);
        write!(out, "- {} ({}", entity.name, entity.kind.word())?;
        for position in &entity.positions {
            write!(out, "; {position}")?;
        }
        writeln!(out, "){}", suggestion(entity.suggested))?;
        evidence(dossier, item, out)?;
    }
    if !dossier.relations.is_empty() {
        writeln!(
            out,
            "\n## Relations ({})\n",
            counted(dossier.relations.len())
        )?;
    }
    for item in export::items(dossier, Part::Relations) {
        let Item::Relation(id) = item else { continue };
        let relation = dossier.relation(id);
        write!(out, "- {}", dossier.relation_sentence(id))?;
        let standing = dossier.standing(id);
        if standing != Standing::Asserted {
            write!(out, " [{}]", standing.word())?;
        }
        for words in dossier.relation_speakers(id) {
            write!(out, " ({words})")?;
        }
        writeln!(out, "{}", suggestion(relation.suggested))?;
        evidence(dossier, item, out)?;
    }
    Ok(())
}

fn figures(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    if !dossier.figures.is_empty() {
        writeln!(
            out,
            "\n## Trade figures ({})\n",
            counted(dossier.figures.len())
        )?;
    }
    for item in export::items(dossier, Part::Figures) {
        let Item::Figure(id) = item else { continue };
        let figure = dossier.figure(id);
        write!(out, "- {}: {}", figure.label, figure.wording())?;
        if let Some(period) = figure.period {
            write!(out, ", {period}")?;
        }
        for fact in figure_facts(figure) {
            write!(out, ", {fact}")?;
        }
        if figure.status != FigureStatus::Actual {
            write!(out, " [{}]", figure.status.word())?;
        }
        let claims = dossier.figure_claims(figure);
        match figure.standing_words() {
            "" => {}
            words => write!(out, " [{words}]")?,
        }
        for words in dossier.unless_plain(&claims) {
            write!(out, " ({words})")?;
        }
        if let (Some(table), true) = (&figure.table, claims.is_empty()) {
            write!(out, " (table {table})")?;
        }
        writeln!(out, "{}", suggestion(figure.suggested))?;
        evidence(dossier, item, out)?;
    }
    Ok(())
}

/// What makes a number another one than its neighbors: flow, countries, goods and prices.
fn figure_facts(figure: &Figure) -> Vec<String> {
    let facts = [
        ("", figure.flow.as_ref().map_or("", Flow::word)),
        ("partner ", figure.partner.label()),
        ("reported by ", figure.reporter.label()),
        ("of ", figure.commodity.as_deref().unwrap_or_default()),
        (
            "code ",
            figure.commodity_code.as_deref().unwrap_or_default(),
        ),
        ("prices ", figure.price_basis.as_deref().unwrap_or_default()),
    ];
    let given = facts.into_iter().filter(|(_, name)| !name.is_empty());
    given
        .map(|(before, name)| format!("{before}{name}"))
        .collect()
}

fn pictures(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    if !dossier.pictures.is_empty() {
        writeln!(out, "\n## Gallery ({})\n", counted(dossier.pictures.len()))?;
    }
    for item in export::items(dossier, Part::Pictures) {
        let Item::Picture(id) = item else { continue };
        let picture = dossier.picture(id);
        writeln!(out, "- {}", picture.title())?;
        let credit = picture.credit.as_deref().unwrap_or("no credit is given");
        writeln!(out, "  Credit: {credit}")?;
        if !picture.from_file.is_empty() {
            writeln!(
                out,
                "  From the picture file: {}",
                picture.from_file.join(", ")
            )?;
        }
        evidence(dossier, item, out)?;
    }
    Ok(())
}

fn notes(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let noted: Vec<Item> = export::items(dossier, Part::Annotations)
        .into_iter()
        .filter(|item| matches!(item, Item::Note(id) if dossier.annotation(*id).note.is_some()))
        .collect();
    if !noted.is_empty() {
        writeln!(out, "\n## Notes ({})\n", counted(noted.len()))?;
    }
    for item in noted {
        writeln!(out, "- {}", dossier.name_of(item))?;
        evidence(dossier, item, out)?;
    }
    Ok(())
}

/// What a rule found and nobody confirmed is never shown as a fact.
fn suggestion(suggested: bool) -> &'static str {
    if suggested {
        " [suggested by a rule]"
    } else {
        ""
    }
}

/// The sentences, and the state of the link where it is not the best.
fn evidence(dossier: &Dossier, item: Item, out: &mut dyn Write) -> io::Result<()> {
    for sentence in export::sentences(dossier, item) {
        writeln!(out, "  “{sentence}”")?;
    }
    match export::state(dossier, item) {
        Some("exact") | None => Ok(()),
        Some("lost") => writeln!(out, "  link: lost, its words were not found"),
        Some(state) => writeln!(out, "  link: {state}"),
    }
}
