//! Positions and surroundings for every quote that holds.

use std::collections::HashMap;
use std::ops::Range;

use super::{Text, normal, package};
use crate::bundle::documents::unwritable;
use crate::bundle::read::code_points::CodePoints;
use crate::bundle::read::reference::relative;
use crate::bundle::read::resolve::stands_once;
use crate::bundle::schema::annotations::{Annotation as Item, AnnotationPage, Target};
use crate::bundle::schema::{OneOrMany, StringOr};
use crate::model::annotation::Annotation;
use crate::problem::Problem;

/// Characters quoted before and after the words.
const CONTEXT_CHARS: usize = 24;
/// How far the surroundings may grow until the words stand once.
const MAX_CONTEXT_CHARS: usize = 384;

/// Completes every item of `file` whose words are found; the others stay as they are.
pub(super) fn complete(
    page: &mut AnnotationPage,
    file: &str,
    annotations: &[Annotation],
    text: &Text,
) -> Result<(), Problem> {
    let held: Vec<(&str, Range<usize>)> = annotations
        .iter()
        .filter_map(|one| Some((one.id.as_str(), one.evidence()?.clone())))
        .collect();
    let places: Vec<Range<usize>> = held.iter().map(|(_, place)| place.clone()).collect();
    let carried = normal::carry(&text.old, &text.new, &places);
    let found: Vec<(&str, Range<usize>)> = held
        .iter()
        .zip(carried)
        .filter_map(|((id, _), place)| Some((*id, place?)))
        .collect();
    let places: Vec<Range<usize>> = found.iter().map(|(_, place)| place.clone()).collect();
    let surroundings = surroundings(&text.new, &places);
    let place_of: HashMap<&str, (Range<usize>, Range<usize>)> = found
        .iter()
        .zip(surroundings)
        .map(|((id, place), whole)| (*id, (place.clone(), whole)))
        .collect();

    let index = CodePoints::new(&text.new);
    let mut seen: std::collections::HashSet<String> = std::collections::HashSet::new();
    for raw in page.items.iter_mut().flat_map(|items| &mut items.0) {
        let Ok(mut item) = serde_json::from_str::<Item>(raw.get()) else {
            continue;
        };
        let id = item.id.clone().unwrap_or_default();
        // A second item of the same id was left out at reading, so it is not the one found.
        if !seen.insert(id.clone()) {
            continue;
        }
        let Some((place, whole)) = place_of.get(id.as_str()) else {
            continue;
        };
        let Some(target) = item.only_target() else {
            continue;
        };
        set_source(target, file, &text.path);
        let position = index.position(&text.new, place.start)..index.position(&text.new, place.end);
        set_selectors(target, &text.new, place, whole, position)?;
        *raw = package::raw(&item)?;
    }
    Ok(())
}

fn set_selectors(
    target: &mut Target,
    text: &str,
    place: &Range<usize>,
    whole: &Range<usize>,
    position: Range<usize>,
) -> Result<(), Problem> {
    let set = target.set_position(Some(position));
    set.map_err(|error| unwritable(&error))?;
    let selectors = target.selector.iter_mut();
    let quote = selectors
        .flat_map(OneOrMany::as_mut_slice)
        .find(|one| one.kind.as_deref() == Some("TextQuoteSelector"));
    if let Some(quote) = quote {
        let words = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
        let given = |words: String| (!words.is_empty()).then_some(words);
        quote.exact = Some(words(place.clone()));
        quote.prefix = given(words(whole.start..place.start));
        quote.suffix = given(words(place.end..whole.end));
    }
    Ok(())
}

/// Names the text file as what the words stand in: a position counts in that file and no other.
fn set_source(target: &mut Target, file: &str, text: &str) {
    let is_named = match &target.source {
        Some(StringOr::String(name)) => Some(name),
        Some(StringOr::Object(named)) => named.id.as_ref(),
        None => None,
    }
    .is_some_and(|name| relative(file, name).is_some_and(|found| found.path == text));
    if !is_named {
        let up = "../".repeat(file.matches('/').count());
        target.source = Some(StringOr::String(format!("{up}{text}")));
    }
}

/// Each place with as much around it as makes it unique, where the text allows.
fn surroundings(text: &str, places: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut wholes: Vec<Range<usize>> = places
        .iter()
        .map(|place| widened(text, place, CONTEXT_CHARS))
        .collect();
    let mut open: Vec<usize> = (0..places.len()).collect();
    let mut chars = CONTEXT_CHARS;
    while !open.is_empty() && chars < MAX_CONTEXT_CHARS {
        let needles: Vec<String> = open
            .iter()
            .map(|&one| text.get(wholes[one].clone()).unwrap_or_default().to_owned())
            .collect();
        let unique = stands_once(text, &needles);
        open = open
            .into_iter()
            .zip(unique)
            .filter(|(_, unique)| !unique)
            .map(|(one, _)| one)
            .collect();
        chars *= 2;
        for &one in &open {
            wholes[one] = widened(text, &places[one], chars);
        }
    }
    wholes
}

fn widened(text: &str, place: &Range<usize>, chars: usize) -> Range<usize> {
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take(chars)
        .last()
        .map_or(place.start, |(at, _)| at);
    let end = after
        .char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| place.end + at);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surroundings_grow_until_the_words_stand_once() {
        let text = format!(
            "{0}first Ada.{0}{0}",
            "The same words again and again. ".repeat(2)
        );
        let ada = text.find("Ada").unwrap();
        let whole = surroundings(&text, std::slice::from_ref(&(ada..ada + 3))).remove(0);
        assert_eq!(text[whole.start..ada].chars().count(), CONTEXT_CHARS);
        let same = text.find("words").unwrap();
        let whole = surroundings(&text, std::slice::from_ref(&(same..same + 5))).remove(0);
        assert_eq!(text.matches(&text[whole]).count(), 1);
        assert_eq!(widened("é🏮x", &(2..6), 5), 0..7);
    }
}
