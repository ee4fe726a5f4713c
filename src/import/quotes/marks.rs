//! Which quotation marks belong together.
//!
//! A pair lies in one block. A quotation of several paragraphs opens each of them and closes the last
//! one only. Apostrophes, inches and the marks inside Hebrew acronyms open nothing. Of marks inside
//! marks only the outer ones count.

use std::ops::Range;

use crate::import::reading::is_hebrew;

/// Words between two marks, with the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    pub(crate) range: Range<usize>,
    /// The block ends without the closing mark, and the next one opens again.
    pub(crate) goes_on: bool,
}

/// Single marks are read as a pair over this many bytes at most: an apostrophe has no partner.
const LONGEST_SINGLE: usize = 2_000;
/// Marks inside marks are told apart to this depth.
const DEEPEST: u32 = 4;

/// The quotations of a text, ascending.
pub(crate) fn pair(text: &str, blocks: &[Range<usize>]) -> Vec<Quoted> {
    let mut found = Vec::new();
    // Whether the block before left this mark open.
    let mut expected = None;
    for (index, block) in blocks.iter().enumerate() {
        let goes_on_with = |mark| {
            blocks
                .get(index + 1)
                .is_some_and(|next| opens_with(&text[next.clone()], mark))
        };
        let mut open = pair_block(text, block, true, &mut found);
        if matches!(open, Some((_, mark, deepest)) if deepest > 1 && !goes_on_with(mark)) {
            // More opened than closed: a mark is missing, so the last one opened counts.
            found.truncate(found.partition_point(|quoted| quoted.range.end <= block.start));
            open = pair_block(text, block, false, &mut found);
        }
        let Some((start, mark, _)) = open else {
            expected = None;
            continue;
        };
        let goes_on = goes_on_with(mark);
        let is_first = text[block.start..start].trim().is_empty();
        if goes_on || (expected == Some(mark) && is_first) {
            let end = block.start + text[block.clone()].trim_end().len();
            found.push(Quoted {
                range: start..end,
                goes_on,
            });
        }
        expected = goes_on.then_some(mark);
    }
    found
}

fn opens_with(block: &str, mark: char) -> bool {
    block.trim_start().starts_with(mark)
}

/// Pairs the marks of one block; gives the mark that is left open, with how deep others stood in it.
fn pair_block(
    text: &str,
    block: &Range<usize>,
    nests: bool,
    found: &mut Vec<Quoted>,
) -> Option<(usize, char, u32)> {
    let inside = &text[block.clone()];
    let mut open: Option<(usize, char, u32)> = None;
    // The end of a single quotation that may as well be a plural's apostrophe.
    let mut doubtful: Option<usize> = None;
    let mut deepest = 1;
    let mut before: Option<char> = None;
    let mut chars = inside.char_indices().peekable();
    while let Some((at, mark)) = chars.next() {
        let mut end = at + mark.len_utf8();
        let mut mark = mark;
        if let ('\'' | '`', Some((_, next))) = (mark, chars.peek())
            && matches!(*next, '\'' | '`')
            && open.is_none_or(|(_, open, _)| matches!(open, '"'))
        {
            // Two single marks stand for a double one.
            chars.next();
            end += 1;
            mark = '"';
        }
        let after = inside[end..].chars().next();
        let context = Context {
            text: inside,
            at,
            before,
            after,
        };
        before = Some(mark);
        let Some((start, opened, depth)) = open else {
            if context.opens(mark) {
                deepest = 1;
                open = Some((at, mark, 1));
                doubtful = None;
            }
            continue;
        };
        if is_single(opened) && at - start > LONGEST_SINGLE {
            open = None;
            if let Some(end) = doubtful.take() {
                push(found, block, start..end, inside);
            }
        } else if context.closes(opened, mark) {
            if is_single(opened) && context.may_be_plural() {
                doubtful.get_or_insert(end);
            } else if depth > 1 {
                open = Some((start, opened, depth - 1));
            } else {
                push(found, block, start..end, inside);
                open = None;
            }
        } else if is_single(opened) && is_double(mark) && context.opens(mark) {
            // A double mark opens inside: the single one was an apostrophe, or its end was seen.
            if let Some(end) = doubtful.take() {
                push(found, block, start..end, inside);
            }
            open = Some((at, mark, 1));
        } else if mark == opened && context.opens(mark) && !is_single(opened) {
            deepest = deepest.max(depth + 1);
            open = if nests && depth < DEEPEST {
                Some((start, opened, depth + 1))
            } else {
                Some((at, mark, 1))
            };
        }
    }
    match open {
        Some((start, opened, _)) if is_single(opened) => {
            if let Some(end) = doubtful {
                push(found, block, start..end, inside);
            }
            None
        }
        Some((start, mark, _)) => Some((block.start + start, mark, deepest)),
        None => None,
    }
}

/// Keeps a pair that has letters or digits inside.
fn push(found: &mut Vec<Quoted>, block: &Range<usize>, range: Range<usize>, inside: &str) {
    let words = &inside[range.clone()];
    if !words.chars().any(char::is_alphanumeric) {
        return;
    }
    let is_straight_single = words.starts_with('\'');
    if is_straight_single && !words.contains(' ') && !words.contains([',', '.', '!', '?']) {
        return;
    }
    found.push(Quoted {
        range: block.start + range.start..block.start + range.end,
        goes_on: false,
    });
}

fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '‘' | '‚' | '`')
}

fn is_double(mark: char) -> bool {
    matches!(mark, '"' | '“' | '„' | '«')
}

/// A mark and what stands beside it.
struct Context<'a> {
    text: &'a str,
    at: usize,
    before: Option<char>,
    after: Option<char>,
}

impl Context<'_> {
    fn opens(&self, mark: char) -> bool {
        let Some(after) = self.after else {
            return false;
        };
        let has_room = self.before.is_none_or(|before| {
            before.is_whitespace()
                || matches!(
                    before,
                    '(' | '['
                        | '{'
                        | '—'
                        | '–'
                        | '-'
                        | '/'
                        | '“'
                        | '„'
                        | '«'
                        | '‘'
                        | '"'
                        | ':'
                        | '¿'
                        | '¡'
                        | '\u{200f}'
                        | '\u{200e}'
                )
        });
        match mark {
            '“' | '„' | '«' | '‹' | '「' | '『' | '〈' | '《' => true,
            '"' if after.is_whitespace() => false,
            '"' => {
                !is_gershayim(self.text, self.at)
                    && (has_room
                        || self
                            .before
                            .is_some_and(|before| matches!(before, ',' | ';' | '.'))
                            && after.is_alphabetic()
                        || is_prefix_before(self.text, self.at))
            }
            '”' | '»' | '›' => has_room && after.is_alphanumeric(),
            '‘' | '‚' => has_room && after.is_alphabetic(),
            '\'' => has_room && after.is_alphabetic() && self.before != Some('-'),
            _ => false,
        }
    }

    fn closes(&self, opened: char, mark: char) -> bool {
        let is_pair = match opened {
            '“' => matches!(mark, '”' | '"' | '“'),
            '"' => matches!(mark, '"' | '”'),
            '„' => matches!(mark, '“' | '”' | '"'),
            '”' => mark == '”',
            '«' => mark == '»',
            '»' => mark == '«',
            '‹' => mark == '›',
            '›' => mark == '‹',
            '‘' => mark == '’' || mark == '\'',
            '‚' => mark == '‘' || mark == '’',
            '\'' => mark == '\'' || mark == '’',
            '「' => mark == '」',
            '『' => mark == '』',
            '〈' => mark == '〉',
            '《' => mark == '》',
            _ => false,
        };
        if !is_pair {
            return false;
        }
        let behind_word = self.before.is_some_and(|before| !before.is_whitespace());
        let before_word = self.after.is_some_and(char::is_alphanumeric);
        match mark {
            '"' => {
                let opens_bracket = matches!(self.before, Some('(' | '[' | '—'));
                let ends_here = !before_word || (behind_word && !opens_bracket);
                ends_here && !is_gershayim(self.text, self.at)
            }
            '“' if opened == '“' => behind_word && !before_word,
            '’' | '\'' | '‘' => behind_word && !before_word,
            _ => true,
        }
    }

    /// "the players’ union": an apostrophe that looks like an end.
    fn may_be_plural(&self) -> bool {
        let rest = self.text[self.at..].trim_start_matches(['\'', '’']);
        self.before == Some('s')
            && rest.starts_with(' ')
            && rest.trim_start().starts_with(char::is_alphanumeric)
    }
}

/// Whether the straight mark at a byte is the one inside a Hebrew acronym: «ארה"ב», «מנכ"לית».
pub(crate) fn is_gershayim(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars().skip(1);
    let behind = text[..at].chars().rev().take_while(|c| is_hebrew(*c));
    let mut behind = behind.take(3).collect::<Vec<char>>();
    behind.reverse();
    if behind.is_empty() || !after.next().is_some_and(is_hebrew) {
        return false;
    }
    if !after.next().is_some_and(is_hebrew) {
        return true; // One letter behind the mark.
    }
    // More letters: an ending behind an acronym, or a word in marks behind a prefix.
    behind.len() > 1 && !behind.iter().all(|letter| PREFIXES.contains(letter))
}

/// Letters that Hebrew writes together with the next word: "in", "to", "the", "and", "from", "that".
const PREFIXES: [char; 7] = ['ב', 'ל', 'ה', 'ו', 'מ', 'ש', 'כ'];

fn is_prefix_before(text: &str, at: usize) -> bool {
    let mut letters = text[..at].chars().rev();
    let is_prefix = letters
        .next()
        .is_some_and(|letter| PREFIXES.contains(&letter));
    // Two prefixes at most.
    is_prefix
        && (letters.next().is_none_or(|letter| !is_hebrew(letter))
            || letters.next().is_none_or(|letter| !is_hebrew(letter)))
        && text[at + 1..].chars().next().is_some_and(is_hebrew)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let mut start = 0;
        let blocks: Vec<Range<usize>> = text
            .split('\n')
            .map(|line| {
                let range = start..start + line.len();
                start += line.len() + 1;
                range
            })
            .collect();
        pair(text, &blocks)
            .into_iter()
            .map(|quoted| &text[quoted.range])
            .collect()
    }

    #[test]
    fn marks_of_every_style_are_paired() {
        for (text, expected) in [
            ("He said “yes” and \"no\".", &["“yes”", "\"no\""][..]),
            (
                "« Oui », dit-il. «Ja» »Nein«",
                &["« Oui »", "«Ja»", "»Nein«"],
            ),
            ("„Ja“, sagte er, ‚nein‘.", &["„Ja“", "‚nein‘"]),
            ("„Tak” mówi", &["„Tak”"]),
            ("Hon sade ”ja” igen", &["”ja”"]),
            ("彼は「はい」と言った", &["「はい」"]),
            ("‹Ja› sagte sie", &["‹Ja›"]),
            ("``I see,'' she said. ``Go.''", &["``I see,''", "``Go.''"]),
            ("‘We shall go,’ he said", &["‘We shall go,’"]),
            ("'We shall go,' he said", &["'We shall go,'"]),
            (
                "‘The players’ union is weak,’ he said",
                &["‘The players’ union is weak,’"],
            ),
            ("Don't say it's the players' fault, rock 'n' roll", &[]),
            ("a 15\" screen and 5'10\" tall, \"big\"", &["\"big\""]),
            ("“He said ‘no’ to me,” she said", &["“He said ‘no’ to me,”"]),
            (
                "\"He said \"no\" to me\" is nested",
                &["\"He said \"no\" to me\""],
            ),
            (
                "A \"broken mark. But \"this one\" is whole",
                &["\"this one\""],
            ),
            ("צה\"ל תקף, אמר מנכ\"ל החברה: \"לא\"", &["\"לא\""]),
            ("הוא אמר ל\"הארץ\" אתמול", &["\"הארץ\""]),
            ("קודם מנכ\"לית ואז \"כן\"", &["\"כן\""]),
            ("\"\" “” ...", &[]),
            ("He said,\"Go.\"", &["\"Go.\""]),
            ("“Wrong closing mark,“ he said", &["“Wrong closing mark,“"]),
        ] {
            assert_eq!(quoted(text), expected, "{text}");
        }
    }

    #[test]
    fn a_quotation_of_several_paragraphs_opens_each_and_closes_the_last() {
        assert_eq!(
            quoted("“One.\n“Two.\n“Three,” he said.\n“Four.\nFive."),
            ["“One.", "“Two.", "“Three,”"]
        );
        assert_eq!(quoted("\"One.\n\"Two.\" End."), ["\"One.", "\"Two.\""]);
    }
}
