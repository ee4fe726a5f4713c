//! Lines → paragraphs: what a mail program broke is joined, what a writer parted stays apart.
//!
//! Whether a run of lines without a blank one was broken by a program is told by filling: then the first word
//! of each line would not have fitted on the line above. Where it would have, the writer broke.

/// A line of the file, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 0.
    pub(super) number: usize,
    /// Without blanks around it and marks of quotation.
    pub(super) text: String,
    /// Blanks before the words; a tab is four.
    pub(super) indent: usize,
    /// Marks of quotation before the words: `>`.
    pub(super) quoted: usize,
}

/// What a paragraph is by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Plain,
    /// With a line of signs below it.
    Underlined,
    Item {
        ordered: bool,
        depth: u8,
    },
    Quote,
}

/// Words that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// The line it starts in, counted from 0.
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) shape: Shape,
}

/// Longer lines were broken by nobody.
const MOST_WRAPPED_CHARS: usize = 120;
/// A shorter width is that of a list or a poem.
const LEAST_WRAPPED_CHARS: usize = 34;
/// Of a hundred line ends in a run that a program broke, so many leave no room for the next word.
const FILLED_PERCENT: usize = 70;

/// Cuts a text into lines, whatever ends them.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n");
    text.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ])
    .enumerate()
    .map(|(number, line)| Line::new(number, line))
    .collect()
}

impl Line {
    fn new(number: usize, line: &str) -> Self {
        let mut rest = line;
        let mut quoted = 0;
        let mut indent = indent(rest);
        // `>From` is a line that a mailbox has escaped, `>>` a quotation in a quotation.
        while let Some(after) = rest.trim_start().strip_prefix('>') {
            quoted += 1;
            rest = after;
            indent = self::indent(rest.strip_prefix(' ').unwrap_or(rest));
        }
        Self {
            number,
            text: clean(rest),
            indent,
            quoted,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Without blanks around, soft hyphens and what nobody sees.
fn clean(line: &str) -> String {
    let seen = line.chars().filter(|c| {
        !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}')
            && (!c.is_control() || *c == '\t')
    });
    let mut text = String::with_capacity(line.len());
    for c in seen {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !text.ends_with(' ') {
            text.push(c);
        }
    }
    text.trim().to_owned()
}

fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| c.is_whitespace());
    blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Joins lines to paragraphs.
pub(super) fn join(lines: &[Line], goes_on: &dyn Fn() -> bool) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let runs = lines.chunk_by(|a, b| !a.is_blank() && !b.is_blank() && a.quoted == b.quoted);
    for (count, run) in runs.enumerate() {
        if count.is_multiple_of(1000) && !goes_on() {
            break;
        }
        if run.iter().all(Line::is_blank) {
            continue;
        }
        join_run(run, &mut paragraphs);
    }
    paragraphs
}

/// Joins lines that no blank one parts.
fn join_run(run: &[Line], paragraphs: &mut Vec<Paragraph>) {
    let width = run
        .iter()
        .map(|line| line.text.chars().count() + line.indent)
        .max()
        .unwrap_or_default();
    let wrapped = is_wrapped(run, width);
    let base = run.iter().map(|line| line.indent).min().unwrap_or_default();
    let mut above: Option<&Line> = None;
    for line in run {
        if is_rule(&line.text) {
            // Under a short line it makes it a heading; anywhere else it parts.
            let under = above.filter(|_| !wrapped).and(paragraphs.last_mut());
            if let Some(title) = under
                && title.shape == Shape::Plain
                && is_underline(&line.text, &title.text)
            {
                title.shape = Shape::Underlined;
            }
            above = None;
            continue;
        }
        let marker = marker(&line.text);
        let starts = match above {
            None => true,
            Some(_) if marker.is_some() => true,
            Some(above) => {
                // What hangs below the words of a list item belongs to it.
                let hangs =
                    line.indent > above.indent && paragraphs.last().is_some_and(Paragraph::is_item);
                let indented =
                    line.indent >= base + 2 && above.indent == base && ends_sentence(&above.text);
                !hangs
                    && (!wrapped
                        || indented
                        || (has_room(above, line, width) && ends_sentence(&above.text)))
            }
        };
        above = Some(line);
        if starts {
            let (shape, text) = match marker {
                Some((ordered, words)) => (
                    Shape::Item {
                        ordered,
                        depth: u8::try_from((line.indent - base) / 2)
                            .unwrap_or(u8::MAX)
                            .min(DEEPEST_ITEM),
                    },
                    words,
                ),
                None if line.quoted > 0 => (Shape::Quote, line.text.as_str()),
                None => (Shape::Plain, line.text.as_str()),
            };
            paragraphs.push(Paragraph {
                line: line.number,
                text: text.to_owned(),
                shape,
            });
        } else if let Some(last) = paragraphs.last_mut() {
            last.text.push(' ');
            last.text.push_str(&line.text);
        }
    }
}

/// Deeper lists are drawn by mistake.
const DEEPEST_ITEM: u8 = 8;

impl Paragraph {
    fn is_item(&self) -> bool {
        matches!(self.shape, Shape::Item { .. })
    }
}

/// Whether a program broke these lines at `width` characters.
fn is_wrapped(run: &[Line], width: usize) -> bool {
    if run.len() < 2 || !(LEAST_WRAPPED_CHARS..=MOST_WRAPPED_CHARS).contains(&width) {
        return false;
    }
    let mut pairs = 0;
    let mut filled = 0;
    for pair in run.windows(2) {
        if let [above, below] = pair
            && marker(&below.text).is_none()
            && !is_rule(&below.text)
        {
            // A paragraph may end anywhere in its line.
            let ends = ends_sentence(&above.text) && has_room(above, below, width);
            pairs += usize::from(!ends);
            filled += usize::from(!has_room(above, below, width));
        }
    }
    // Two lines alone say little: the second goes on in small letters, or the first is as long as mail makes it.
    let goes_on = run.len() > 2
        || run
            .last()
            .is_some_and(|line| line.text.starts_with(char::is_lowercase))
        || width >= 60;
    pairs > 0 && goes_on && filled * 100 >= pairs * FILLED_PERCENT
}

/// Whether the first word of `below` would have fitted on the line above.
fn has_room(above: &Line, below: &Line, width: usize) -> bool {
    let first = below
        .text
        .split(' ')
        .next()
        .unwrap_or_default()
        .chars()
        .count();
    above.indent + above.text.chars().count() + 1 + first <= width
}

/// A list item's mark taken off, and whether it was a number. A dash of dialogue is none.
fn marker(text: &str) -> Option<(bool, &str)> {
    for mark in [
        "- ", "* ", "• ", "· ", "◦ ", "▪ ", "‣ ", "● ", "■ ", "+ ", "•",
    ] {
        if let Some(words) = text.strip_prefix(mark) {
            let words = words.trim_start();
            return (!words.is_empty()).then_some((false, words));
        }
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text.get(digits..)?;
    let words = rest
        .strip_prefix(['.', ')'])?
        .strip_prefix(' ')?
        .trim_start();
    // "12. Mai" and "35. Jahrestag" are no items of a list.
    let small = digits > 0 && digits < 3 && !words.is_empty();
    (small && (rest.starts_with(')') || !day::begins_with_month(words))).then_some((true, words))
}

/// A line of signs that parts or underlines.
fn is_rule(text: &str) -> bool {
    let signs = text.chars().filter(|c| *c != ' ');
    let count = signs.clone().count();
    count >= 3
        && signs
            .clone()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | '—' | '–' | '#' | '·' | '•'))
}

/// Whether the signs are about as long as the words above them.
fn is_underline(rule: &str, title: &str) -> bool {
    let (rule, title) = (rule.chars().count(), title.chars().count());
    (title < MOST_WRAPPED_CHARS) && rule.abs_diff(title) <= 2 + title / 4
}

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', ']', '\'', '“', '״'])
        .ends_with(['.', '!', '?', '…', ':', '。', '؟', '।'])
}

use super::day;

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<(Shape, String)> {
        let paragraphs = join(&lines(text), &|| true);
        paragraphs
            .into_iter()
            .map(|one| (one.shape, one.text))
            .collect()
    }

    fn words(text: &str) -> Vec<String> {
        joined(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn what_a_mail_program_broke_is_joined() {
        let mail = "The council of the harbour town met on Monday evening to speak\n\
                    about the bridge, which has been closed since the flood of last\n\
                    winter.\n\
                    Nobody knows when it will open again, and the ferry is full every\n\
                    morning of the week.";
        let paragraphs = words(mail);
        assert_eq!(paragraphs.len(), 2, "{paragraphs:?}");
        assert!(
            paragraphs[0].ends_with("the flood of last winter."),
            "{paragraphs:?}"
        );
        assert!(paragraphs[1].starts_with("Nobody knows"), "{paragraphs:?}");
    }

    #[test]
    fn what_a_writer_parted_stays_apart() {
        assert_eq!(words("One\nTwo\nThree"), ["One", "Two", "Three"]);
        let long = format!(
            "{}\n{}",
            "word ".repeat(40).trim(),
            "word ".repeat(30).trim()
        );
        assert_eq!(words(&long).len(), 2);
        assert_eq!(words("A\r\n\r\nB\rC\u{2029}D").len(), 4);
        let indented = "  The council of the harbour town met on Monday evening to\n\
                        speak about the bridge.\n  \
                        Nobody knows when it will open again, and the ferry is\nfull.";
        assert_eq!(words(indented).len(), 2, "{:?}", words(indented));
    }

    #[test]
    fn lists_quotes_and_underlined_titles_are_told() {
        let item = |ordered, depth| Shape::Item { ordered, depth };
        assert_eq!(
            joined(
                "- one\n  goes on\n- two\n    - inner\n\n1. first\n2) second\n\n12. Mai war ein Montag\n\n> they said\n\nTitle\n=====\nText"
            ),
            [
                (item(false, 0), "one goes on".to_owned()),
                (item(false, 0), "two".to_owned()),
                (item(false, 2), "inner".to_owned()),
                (item(true, 0), "first".to_owned()),
                (item(true, 0), "second".to_owned()),
                (Shape::Plain, "12. Mai war ein Montag".to_owned()),
                (Shape::Quote, "they said".to_owned()),
                (Shape::Underlined, "Title".to_owned()),
                (Shape::Plain, "Text".to_owned()),
            ]
        );
    }
}
