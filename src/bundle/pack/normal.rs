//! The one form of a text in a packed bundle, and where places of the old form went.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc, is_nfc_quick};

/// LF line ends and composed characters (NFC).
pub(super) fn normal(text: &str) -> String {
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    if is_nfc(&text) {
        text
    } else {
        text.nfc().collect()
    }
}

/// Where each byte range of `old` stands in `new`, its normal form; `None` when that cannot be told,
/// as for a range that cuts through one character.
pub(super) fn carry(old: &str, new: &str, places: &[Range<usize>]) -> Vec<Option<Range<usize>>> {
    if new.starts_with(old) {
        return places.iter().cloned().map(Some).collect();
    }
    let cuts: BTreeSet<usize> = places
        .iter()
        .flat_map(|place| [place.start, place.end])
        .filter(|cut| is_between_characters(old, *cut))
        .collect();
    let mut carried = std::collections::BTreeMap::new();
    let (mut from, mut length) = (0, 0);
    for cut in cuts {
        length += old
            .get(from..cut)
            .map_or(0, |stretch| normal(stretch).len());
        carried.insert(cut, length);
        from = cut;
    }
    places
        .iter()
        .map(|place| {
            let moved = *carried.get(&place.start)?..*carried.get(&place.end)?;
            (new.get(moved.clone())? == normal(old.get(place.clone())?)).then_some(moved)
        })
        .collect()
}

/// Whether the stretches before and after `cut` are normal by themselves.
fn is_between_characters(text: &str, cut: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(cut) else {
        return false;
    };
    let joins = after.chars().next().is_some_and(|next| {
        (next == '\n' && before.ends_with('\r'))
            || is_nfc_quick(std::iter::once(next)) != IsNormalized::Yes
    });
    !joins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_the_text_into_its_normal_form() {
        let old = "Cafe\u{301}\r\nopens.\r\nCafe\u{301} closes.";
        let new = normal(old);
        assert_eq!(new, "Caf\u{e9}\nopens.\nCaf\u{e9} closes.");
        let second = old.rfind("Cafe").unwrap();
        let places = [8..14, second..second + 6, 3..4];
        let carried = carry(old, &new, &places);
        assert_eq!(carried[0].clone().map(|place| &new[place]), Some("opens."));
        assert_eq!(
            carried[1].clone().map(|place| &new[place]),
            Some("Caf\u{e9}")
        );
        assert_eq!(carried[2], None, "half a character");
        let places = [0..1, 1..2];
        assert_eq!(carry("abc", "abc\n", &places), [Some(0..1), Some(1..2)]);
    }
}
