//! What is told by its words: the headline repeated, bylines, lines that stand in many articles.

use super::blocks::Piece;
use super::choose::measure::TextMeasure;
use super::dates::{self, Order};
use super::metadata::{Metadata, people_of};
use super::page::Page;
use super::signs::Signs;
use super::why::Why;
use crate::import::draft::{BlockKind, Draft, Found};
use phrases::{ANYWHERE, ENDS, HEADS_OF_LINKS, STARTS, WHOLE};

mod phrases;

/// Marks the headline's element and headings that repeat it.
pub(super) fn mark_headline(page: &Page, known: &Metadata, out: &mut [Option<Why>]) {
    let Some(headline) = &known.headline else {
        return;
    };
    let wanted = folded(&headline.value);
    for (at, why) in out.iter_mut().enumerate() {
        if Some(at) == known.headline_at
            || (matches!(page.name(at), "h1" | "h2")
                && page.end(at) - at < 30
                && folded(&page.text(at)) == wanted)
        {
            why.get_or_insert(Why::Headline);
        }
    }
}

/// Marks short elements that by class or property say who wrote the article.
pub(super) fn mark_bylines(
    page: &Page,
    signs: &[Signs],
    texts: &[TextMeasure],
    out: &mut [Option<Why>],
) {
    let mut at = 1;
    while at < page.nodes.len() {
        if out[at].is_some() {
            at = page.end(at);
            continue;
        }
        let marked = !page.is_text(at)
            && (page.attribute(at, "rel") == "author"
                || page.attribute(at, "itemprop").contains("author")
                || signs[at].has(Signs::BYLINE));
        if marked {
            let chars: f32 = (at..page.end(at)).map(|below| texts[below].chars).sum();
            if chars > 0.0 && chars < 100.0 {
                out[at] = Some(Why::Byline);
                at = page.end(at);
                continue;
            }
        }
        at += 1;
    }
}

/// Letters and digits in small letters.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Leaves out links to other articles, boilerplate, and headings with nothing under them.
pub(super) fn leave_out_lines(pieces: &mut [Piece]) {
    for piece in pieces.iter_mut().filter(|piece| piece.why.is_none()) {
        piece.why = why_line(piece);
    }
    leave_out_linked_runs(pieces);
    leave_out_headed_links(pieces);
    leave_out_dates_and_names(pieces);
    leave_out_bare_headings(pieces);
}

fn why_line(piece: &Piece) -> Option<Why> {
    let text = piece.block.text.trim();
    let words = text.split_whitespace().count();
    if matches!(
        piece.block.kind,
        BlockKind::Verbatim | BlockKind::TableRow { .. }
    ) {
        return None;
    }
    let linked = piece.linked as f32 / text.len().max(1) as f32;
    let is_list = matches!(piece.block.kind, BlockKind::ListItem { .. });
    let is_heading = matches!(piece.block.kind, BlockKind::Heading(_));
    if linked > 0.7 && words < 120 && !is_list && !is_heading {
        return Some(Why::Links);
    }
    is_boilerplate(text).then_some(Why::Boilerplate)
}

/// Whether a short line says nothing about the subject.
fn is_boilerplate(text: &str) -> bool {
    let chars = text.chars().count();
    if chars > 260 {
        return false;
    }
    let lower = text.to_lowercase();
    let lower = lower.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '.'));
    let bare = lower.trim_end_matches(['.', ':', '!', '…', '>', '»', ' ']);
    WHOLE.contains(&bare)
        || (chars <= 260 && ANYWHERE.iter().any(|phrase| lower.contains(phrase)))
        || STARTS
            .iter()
            .any(|(start, most)| chars <= *most && lower.starts_with(start))
        || (chars <= 120 && ENDS.iter().any(|end| bare.ends_with(end)))
        || !text.chars().any(char::is_alphanumeric)
}

/// Leaves out headings that are links one after the other, and lists of nothing but links after the text.
fn leave_out_linked_runs(pieces: &mut [Piece]) {
    let kept: Vec<usize> = (0..pieces.len())
        .filter(|at| pieces[*at].why.is_none())
        .collect();
    let is_linked = |piece: &Piece| piece.linked as f32 > 0.8 * piece.block.text.len() as f32;
    // A list of sources goes back to the words that it stands for.
    let is_item = |piece: &Piece| {
        matches!(
            piece.block.kind,
            BlockKind::ListItem { .. } | BlockKind::Heading(_)
        ) && !piece.block.text.starts_with(['^', '↑'])
    };
    let last_text = kept
        .iter()
        .rposition(|at| !is_item(&pieces[*at]) && pieces[*at].block.text.len() > 80)
        .unwrap_or(0);
    let mut start = 0;
    while start < kept.len() {
        let mut end = start;
        while end < kept.len() && is_item(&pieces[kept[end]]) && is_linked(&pieces[kept[end]]) {
            end += 1;
        }
        let headings = kept[start..end]
            .iter()
            .filter(|at| matches!(pieces[**at].block.kind, BlockKind::Heading(_)))
            .count();
        // The last thing on the page, after the text.
        let is_last = end > start && end == kept.len() && start > last_text;
        if headings >= 2 || is_last || (end - start >= 2 && headings >= 1) {
            for at in &kept[start..end] {
                pieces[*at].why = Some(Why::Links);
            }
        }
        start = end.max(start + 1);
    }
}

/// Leaves out lines of a date or a byline at the start and the end of the text.
fn leave_out_dates_and_names(pieces: &mut [Piece]) {
    let kept: Vec<usize> = (0..pieces.len())
        .filter(|at| pieces[*at].why.is_none())
        .collect();
    for (index, at) in kept.iter().enumerate() {
        let is_edge = index < 5 || index + 4 > kept.len();
        let piece = &mut pieces[*at];
        let is_line = matches!(
            piece.block.kind,
            BlockKind::Paragraph | BlockKind::ListItem { .. }
        );
        if is_edge
            && is_line
            && (is_dateline(&piece.block.text) || (index < 5 && is_byline(&piece.block.text)))
        {
            piece.why = Some(Why::Byline);
        }
    }
}

/// Whether a line is a date with little around it: "Berlin, 12. März 2024, 14:30 Uhr".
fn is_dateline(text: &str) -> bool {
    let chars = text.chars().count();
    chars <= 80
        && text.split_whitespace().count() <= 11
        && (chars <= 40 || !text.ends_with(['.', '!', '?']))
        && dates::find(text, Order::DayFirst)
            .or_else(|| dates::find(text, Order::MonthFirst))
            .is_some()
}

/// The first line from the headline on that is a byline and nothing more, no later than the first blocks.
pub(super) fn byline_in_words(pieces: &[Piece], headline_at: Option<usize>) -> Vec<Found> {
    let mut kept = 0;
    for piece in pieces {
        if piece.at < headline_at.unwrap_or(0) {
            continue;
        }
        kept += usize::from(piece.why.is_none());
        if kept > 3 {
            break;
        }
        if is_byline(&piece.block.text) {
            let source = "a line that begins with \"By\"";
            let people = people_of(&piece.block.text).into_iter();
            return people.map(|value| Found { value, source }).collect();
        }
    }
    Vec::new()
}

/// Whether a line is "By Ann Lee" and nothing more.
fn is_byline(text: &str) -> bool {
    let leads = [
        "By ",
        "BY ",
        "by ",
        "Von ",
        "VON ",
        "von ",
        "Par ",
        "Por ",
        "Text: ",
        "Autor: ",
        "Author: ",
        "Автор: ",
        "Written by ",
        "Posted by ",
    ];
    let Some(name) = leads.iter().find_map(|lead| text.strip_prefix(lead)) else {
        return false;
    };
    let words = name.split_whitespace().count();
    (1..=8).contains(&words)
        && text.chars().count() <= 80
        && name.starts_with(char::is_uppercase)
        && !name.ends_with(['!', '?', ':', '.'])
}

/// Leaves out a heading like "Related articles" with the links under it.
fn leave_out_headed_links(pieces: &mut [Piece]) {
    let mut in_links = false;
    for piece in pieces.iter_mut() {
        if piece.why.is_some_and(|why| why != Why::Links) {
            continue;
        }
        let lower = piece.block.text.to_lowercase();
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let is_head = bare.chars().count() <= 60
            && HEADS_OF_LINKS.iter().any(|head| {
                bare == *head || (bare.starts_with(head) && bare.len() <= head.len() + 25)
            });
        if is_head {
            in_links = true;
            piece.why = Some(Why::Beside);
            continue;
        }
        if in_links {
            let linked = piece.linked as f32 / piece.block.text.len().max(1) as f32;
            let short = piece.block.text.split_whitespace().count() < 30;
            if linked > 0.6 || (short && linked > 0.3) {
                piece.why = Some(Why::Beside);
            } else {
                in_links = false;
            }
        }
    }
}

/// Leaves out headings at the very end.
fn leave_out_bare_headings(pieces: &mut [Piece]) {
    let is_heading = |piece: &Piece| matches!(piece.block.kind, BlockKind::Heading(_));
    if pieces
        .iter()
        .all(|piece| piece.why.is_some() || is_heading(piece))
    {
        return;
    }
    for piece in pieces.iter_mut().rev() {
        if piece.why.is_some() {
            continue;
        }
        if is_heading(piece) {
            piece.why = Some(Why::Heading);
        } else {
            break;
        }
    }
}

/// The page's own summary, when it stands on the page before the text.
pub(super) fn standfirst(known: &Metadata, draft: &mut Draft) -> Option<Found> {
    let description = known.description.as_ref()?;
    let wanted = folded(description);
    if wanted.len() < 20 {
        return None;
    }
    let same = |text: &str| {
        let own = folded(text);
        own == wanted
            || (own.len() >= 40
                && (wanted.starts_with(&own) || own.starts_with(&wanted))
                && own.len() < wanted.len() * 3)
    };
    let before = draft.left_out.iter().position(|left| {
        left.after.is_none() && left.why == Why::Outside.in_words() && same(&left.block.text)
    });
    if let Some(at) = before {
        let left = draft.left_out.remove(at);
        return Some(Found {
            value: left.block.text,
            source: "the paragraph that the page's description repeats",
        });
    }
    None
}
