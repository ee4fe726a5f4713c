//! Caption lines in a text that has lost its markup: which lines stood under a picture.
//!
//! No single sign tells: half of the captions in the wild carry no credit at all. So each line collects
//! evidence — what it ends and begins with, what stands above and below, whether it stands twice — and is
//! taken for a caption at [`ENOUGH`]. The weights were set by hand on 37 pages (2,294 lines) of the open
//! development sets, and held against the bodies of 127 pages, where nearly no line may be taken. A line that is
//! only a credit belongs to the caption above it, if there is one.

use std::collections::HashMap;
use std::ops::Range;

use super::credit;

mod cues;
mod words;

/// A caption in a list of lines.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptionLine {
    /// The lines it takes: the caption, and credits that stand in lines of their own.
    pub lines: Range<usize>,
    /// The caption and its credits, without what only a page needs, like "3 View gallery".
    pub text: String,
    /// How much speaks for it, [`ENOUGH`] or more.
    pub score: f32,
}

/// What the evidence must add up to.
pub const ENOUGH: f32 = 2.0;

/// Longer lines are never captions: the longest of the development sets has 650 characters.
const MOST_CHARS: usize = 900;
/// A paragraph above a credit that is longer than this is no caption of it.
const MOST_CHARS_ABOVE_CREDIT: usize = 330;
/// Two lines that agree in so many characters are the same one, cut short in one place.
const SAME_START_CHARS: usize = 60;
/// A shorter line may stand twice for any reason.
const REPEATED_CHARS: usize = 45;

/// Finds the captions among lines or paragraphs, in order; blank lines may be among them.
pub fn find(lines: &[&str]) -> Vec<CaptionLine> {
    find_while(lines, &|| true)
}

/// [`find`] in a text that may be long: `goes_on` is asked now and then, and after a no what is found is of no use.
pub fn find_while(lines: &[&str], goes_on: &dyn Fn() -> bool) -> Vec<CaptionLine> {
    let evidence = Evidence::gather(lines, goes_on);
    let own: Vec<f32> = (0..evidence.shown.len())
        .map(|index| evidence.score(index))
        .collect();
    let twins = evidence.twins(&own);
    let mut found: Vec<CaptionLine> = Vec::new();
    for (index, (line, own)) in evidence.shown.iter().zip(&own).enumerate() {
        let taken = found.last().map_or(0, |caption| caption.lines.end);
        if line.at < taken {
            continue;
        }
        let follows = found.last().is_some_and(|last| last.lines.end == line.at);
        let mut score = *own;
        if follows && score > 0.0 && line.chars < SHORT_CHARS && !ends_sentence(line.text) {
            score += WEIGHTS.after_caption;
        }
        if line.chars >= REPEATED_CHARS
            && let Some(twin) = twins.get(&start_of(line.text))
        {
            score = score.max(*twin);
        }
        if score < ENOUGH {
            continue;
        }
        let mut end = line.at + 1;
        let mut text = cues::without_widgets(line.text).to_owned();
        let credits = evidence.shown[index + 1..]
            .iter()
            .take(MOST_CREDIT_LINES)
            .take_while(|next| next.is_credit() && !line.is_credit());
        for next in credits {
            text.push_str(BEFORE_CREDIT);
            text.push_str(next.text);
            end = next.at + 1;
        }
        found.push(CaptionLine {
            lines: line.at..end,
            text,
            score,
        });
    }
    found
}

/// Parts caption and credit that stood in two lines; [`credit::split`] takes it away again.
const BEFORE_CREDIT: &str = " | ";
/// Lines between two questions whether to go on: some milliseconds of work.
const LINES_PER_QUESTION: usize = 200;
/// A credit may be parted into a few lines: the photographer, the agency, the year.
const MOST_CREDIT_LINES: usize = 3;

/// What is known of each line before any is judged.
struct Evidence<'a> {
    /// The lines that are not blank.
    shown: Vec<Line<'a>>,
    /// Whether a program broke the paragraphs into lines.
    wrapped: bool,
    /// How often a bracket of names ends a line.
    brackets: HashMap<&'a str, usize>,
}

struct Line<'a> {
    at: usize,
    text: &'a str,
    chars: usize,
    credit: Credit,
    /// A gallery's count or button stands before it.
    has_widget: bool,
    /// The names in brackets that end it.
    bracket: Option<&'a str>,
}

/// What of a line says whose picture it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Credit {
    None,
    /// Caption and credit in one line.
    AtEnd,
    /// Sentences with the name of an agency behind them, which may have sent the article.
    AgencyAtEnd,
    /// Nothing else.
    Alone,
    /// Nothing but an agency's name, which may have sent the article too.
    Agency,
}

impl<'a> Evidence<'a> {
    fn gather(lines: &[&'a str], goes_on: &dyn Fn() -> bool) -> Self {
        let mut shown = Vec::new();
        let mut brackets = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            if at.is_multiple_of(LINES_PER_QUESTION) && !goes_on() {
                break;
            }
            let text = line.trim();
            if text.is_empty() {
                continue;
            }
            let line = Line::new(at, text);
            if let Some(bracket) = line.bracket {
                *brackets.entry(bracket).or_default() += 1;
            }
            shown.push(line);
        }
        let broken = shown.iter().filter(|line| line.seems_wrapped()).count();
        Self {
            wrapped: broken * 3 > shown.len(),
            shown,
            brackets,
        }
    }

    /// What speaks for the line being a caption.
    fn score(&self, index: usize) -> f32 {
        let line = &self.shown[index];
        if line.chars > MOST_CHARS || cues::is_no_caption(line.text) {
            return 0.0;
        }
        let above = index.checked_sub(1).map(|above| &self.shown[above]);
        let below = self.shown.get(index + 1);
        match line.credit {
            // Above it is no caption, or that would have taken it.
            Credit::Alone => return WEIGHTS.credit_alone,
            Credit::Agency => return 0.0,
            Credit::AtEnd | Credit::AgencyAtEnd | Credit::None => {}
        }
        let mut score = 0.0;
        score += match line.credit {
            Credit::AtEnd => WEIGHTS.credit_at_end,
            Credit::AgencyAtEnd => WEIGHTS.agency_at_end,
            Credit::None | Credit::Alone | Credit::Agency => 0.0,
        };
        if line.has_widget {
            score += WEIGHTS.widget;
        } else if cues::opens_caption(line.text) {
            score += WEIGHTS.opener;
        }
        if line.chars <= MOST_CHARS_ABOVE_CREDIT
            && above.is_some_and(|above| cues::names_a_picture(above.text))
        {
            score += WEIGHTS.picture_above;
        }
        if line.chars <= MOST_CHARS_ABOVE_CREDIT && !self.is_wrapped(index) {
            score += match below.map(|below| below.credit) {
                Some(Credit::Alone) if cues::is_prose(line.text) => WEIGHTS.credit_below_prose,
                Some(Credit::Alone) => WEIGHTS.credit_below,
                Some(Credit::Agency) => WEIGHTS.agency_below,
                _ => 0.0,
            };
        }
        if line
            .bracket
            .is_some_and(|bracket| self.brackets.get(bracket).is_some_and(|times| *times > 1))
        {
            score += WEIGHTS.bracket_again;
        } else if line.bracket.is_some() && line.chars < SHORT_CHARS {
            score += WEIGHTS.bracket;
        }
        score += WEIGHTS.description * cues::descriptions(line.text).min(2) as f32;
        if cues::tells_the_day(line.text) {
            score += WEIGHTS.day;
        }
        if !ends_sentence(line.text) && line.chars >= PHRASE_CHARS {
            score += WEIGHTS.no_stop;
        }
        if cues::speaks(line.text) {
            score += WEIGHTS.speech;
        }
        score
    }

    /// The most that speaks for any line of a beginning, where it is enough: a gallery shows a caption twice, and
    /// only one of the two stands above the credit.
    fn twins(&self, own: &[f32]) -> HashMap<String, f32> {
        let mut best: HashMap<String, f32> = HashMap::new();
        for (line, score) in self.shown.iter().zip(own) {
            if line.chars >= REPEATED_CHARS && *score >= ENOUGH {
                let known = best.entry(start_of(line.text)).or_default();
                *known = known.max(*score);
            }
        }
        best
    }

    /// Whether the line is the end of a paragraph that was broken into lines.
    fn is_wrapped(&self, index: usize) -> bool {
        let above = index.checked_sub(1).map(|above| &self.shown[above]);
        self.wrapped && above.is_some_and(|above| above.at + 1 == self.shown[index].at)
    }
}

/// Lines that a mail program broke have about so many characters.
const WRAPPED_CHARS: Range<usize> = 55..90;
/// A caption of a few words.
const SHORT_CHARS: usize = 120;
/// Shorter ones without a full stop are headings or buttons.
const PHRASE_CHARS: usize = 30;

impl<'a> Line<'a> {
    fn new(at: usize, text: &'a str) -> Self {
        let chars = text.chars().count();
        let words = cues::without_widgets(text);
        let split = if chars <= MOST_CHARS {
            credit::split(words)
        } else {
            credit::Split::default()
        };
        let sure = split
            .credit
            .as_deref()
            .is_some_and(|it| cues::is_sure_credit(text, it));
        // "Name/Agency" is a credit wherever it stands; an agency alone may have sent the article.
        let is_agency = cues::is_agency(text) && !text.contains('/');
        let credit = if cues::ends_with_note(text) {
            Credit::AtEnd
        } else if sure && let Some(caption) = &split.caption {
            // "Ann Lee and Bo Ek, Associated Press" names who wrote.
            let bare = split.credit.as_deref().is_some_and(cues::is_agency);
            if caption.ends_with(" and") || caption.ends_with(" und") {
                Credit::None
            } else if bare && ends_sentence(caption) && !text.ends_with([')', ']']) {
                Credit::AgencyAtEnd
            } else {
                Credit::AtEnd
            }
        } else if cues::is_no_caption(text) {
            Credit::None
        } else if sure && !is_agency && !cues::names_a_gallery(text) {
            Credit::Alone
        } else if is_agency {
            Credit::Agency
        } else {
            Credit::None
        };
        Self {
            at,
            text,
            chars,
            credit,
            has_widget: words.len() < text.len(),
            bracket: cues::bracket_of_names(text),
        }
    }

    fn is_credit(&self) -> bool {
        matches!(self.credit, Credit::Alone | Credit::Agency)
    }

    fn seems_wrapped(&self) -> bool {
        WRAPPED_CHARS.contains(&self.chars) && !ends_sentence(self.text)
    }
}

/// What each kind of evidence weighs.
struct Weights {
    credit_at_end: f32,
    agency_at_end: f32,
    credit_alone: f32,
    widget: f32,
    opener: f32,
    picture_above: f32,
    credit_below: f32,
    credit_below_prose: f32,
    agency_below: f32,
    bracket_again: f32,
    bracket: f32,
    description: f32,
    day: f32,
    no_stop: f32,
    after_caption: f32,
    speech: f32,
}

const WEIGHTS: Weights = Weights {
    credit_at_end: 3.0,
    agency_at_end: 1.0,
    credit_alone: 2.5,
    widget: 3.5,
    opener: 2.5,
    picture_above: 1.8,
    credit_below: 2.5,
    credit_below_prose: 1.2,
    agency_below: 0.8,
    bracket_again: 2.5,
    bracket: 1.0,
    description: 0.5,
    day: 0.6,
    no_stop: 0.4,
    after_caption: 1.2,
    speech: -1.0,
};

/// The beginning of a line, by which a repetition is told though one of the two was cut short.
fn start_of(text: &str) -> String {
    text.chars().take(SAME_START_CHARS).collect()
}

/// Whether a text ends as a sentence does.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', ']', '\'', '“', '״'])
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '؟'])
}

#[cfg(test)]
mod tests;
