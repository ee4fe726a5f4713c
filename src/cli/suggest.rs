//! `dossier suggest`: what rules see in texts, a line of JSON for each.

use std::io::{self, BufRead as _, Read as _, Write};
use std::ops::Range;

use serde::Deserialize;
use serde_json::{Value, json};

use super::suggested::{self, Text};
use super::{FINE, PROBLEMS, complain};
use crate::container::limits::{MAX_BODY_BYTES, bytes_in_words};
use crate::import::suggest::suggest;
use crate::import::{figures, language};

#[derive(Debug, clap::Args)]
pub(super) struct SuggestArgs {
    /// Reads lines of `{"id", "text"}` from standard input, and writes a line for each with names, figures,
    /// dates, quotes, relations and sentence ends, as code points of the text
    #[arg(long, required = true)]
    jsonl: bool,
}

/// A line as it is sent.
#[derive(Deserialize)]
struct Sent {
    #[serde(default)]
    id: Value,
    text: String,
    /// A BCP 47 tag; without one the words decide.
    language: Option<String>,
}

/// Bytes of a line: a text of the largest kind, with every letter escaped.
const MAX_LINE_BYTES: u64 = 6 * MAX_BODY_BYTES;

pub(super) fn run(_: &SuggestArgs, out: &mut dyn Write) -> io::Result<u8> {
    let mut lines = io::stdin().lock();
    let mut code = FINE;
    for number in 1_usize.. {
        let mut line = Vec::new();
        let mut limited = lines.by_ref().take(MAX_LINE_BYTES);
        if limited.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let is_cut = limited.limit() == 0 && !line.ends_with(b"\n");
        if is_cut {
            skip_line(&mut lines)?;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let sent = if is_cut {
            let most = bytes_in_words(MAX_LINE_BYTES);
            Err(format!("the line has more than the {most} allowed"))
        } else {
            serde_json::from_slice::<Sent>(&line).map_err(|error| why(&error))
        };
        match sent {
            Ok(sent) => {
                serde_json::to_writer(&mut *out, &seen(&sent))?;
                writeln!(out)?;
                // Whoever waits for the answer may send the next line only then.
                out.flush()?;
            }
            Err(why) => {
                complain(&format!("line {number}: {why}"));
                code = PROBLEMS;
            }
        }
    }
    Ok(code)
}

/// What is wrong with a line; of its own line one there is no need to speak.
fn why(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column", " at column")
}

fn skip_line(lines: &mut impl io::BufRead) -> io::Result<()> {
    loop {
        let some = lines.fill_buf()?;
        if some.is_empty() {
            return Ok(());
        }
        let (length, ends) = match some.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (some.len(), false),
        };
        lines.consume(length);
        if ends {
            return Ok(());
        }
    }
}

fn seen(sent: &Sent) -> Value {
    let blocks = paragraphs(&sent.text);
    let suggestions = suggest(&sent.text, &blocks, &[], sent.language.as_deref(), &|| true);
    let text = &Text::new(&sent.text);
    let language = sent
        .language
        .as_deref()
        .or_else(|| language::of(&sent.text));
    let amounts = figures::find_with_amounts(&sent.text, &suggestions.sentences, language);
    let amounts = amounts
        .into_iter()
        .map(|(figure, amount)| (figure.range, amount));
    let amounts: Vec<(Range<usize>, Range<usize>)> = amounts.collect();
    json!({
        "id": sent.id,
        "names": suggested::names(text, &suggestions),
        "figures": suggested::with_amounts(suggested::figures(text, &suggestions), text, &amounts),
        "dates": suggested::dates(text, &suggestions),
        "quotes": suggested::quotes(text, &suggestions),
        "relations": suggested::relations(text, &suggestions),
        "roles": suggested::roles(text, &suggestions),
        "sentences": suggested::sentence_ends(text, &suggestions),
    })
}

/// Paragraphs: between blank lines where there are any, else each line.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let between = if text.contains("\n\n") { "\n\n" } else { "\n" };
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for part in text.split(between) {
        let words = part.trim();
        if !words.is_empty() {
            let inner = start + (part.len() - part.trim_start().len());
            paragraphs.push(inner..inner + words.len());
        }
        start += part.len() + between.len();
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_where_their_words_are() {
        for (text, expected) in [
            ("one\ntwo\n\n  Ünd drei \n", &["one\ntwo", "Ünd drei"][..]),
            ("one\n two\r\n", &["one", "two"]),
            ("\n\n\n", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = paragraphs(text).into_iter().map(|one| &text[one]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
