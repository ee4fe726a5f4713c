//! A raw caption line → what the picture shows, who is credited, and the people and agencies one by one.
//!
//! A credit stands at the end of the line: in brackets, after a word like "Photo:", as `Name/Agency`, or as
//! a bare agency. It is taken only where one of these says so; what is left is the caption, word for word.
//! Only the last `TAIL_CHARS` are searched, so the cost of a line does not depend on its length.

use words::{AGENCIES, COMPOUND_ENDS, CONNECTORS, NOTES, OPENERS};

mod people;
mod words;

pub use people::credited;

/// A line of caption, divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    pub caption: Option<String>,
    /// As it stood, with the word that marks it ("Photo: …") and without brackets around it.
    pub credit: Option<String>,
    /// See [`credited`].
    pub credited: Vec<String>,
}

/// How far from the end of a line a credit is looked for: two long credits one after the other.
const TAIL_CHARS: usize = 240;
/// The longest credit in characters and words: beyond these it is a sentence.
const CREDIT_CHARS: usize = 130;
const CREDIT_WORDS: usize = 18;

/// Divides a caption line.
pub fn split(line: &str) -> Split {
    let mut caption = squeeze(line);
    let mut credits: Vec<String> = Vec::new();
    // A bracket and a marked credit often follow each other; three are more than was ever seen.
    for _ in 0..3 {
        let Some((start, credit)) = last_credit(&caption, !credits.is_empty()) else {
            break;
        };
        credits.insert(0, credit);
        caption.truncate(start);
        let kept = caption
            .trim_end_matches(|c: char| c.is_whitespace() || "|/–—-·•;,".contains(c))
            .len();
        caption.truncate(kept);
    }
    if credits.is_empty()
        && let Some((credit, rest)) = leading_credit(&caption)
    {
        credits.push(credit);
        caption = rest;
    }
    let credit = (!credits.is_empty()).then(|| credits.join("; "));
    Split {
        credited: credit.as_deref().map(credited).unwrap_or_default(),
        credit,
        caption: (!caption.is_empty()).then_some(caption),
    }
}

/// A credit without the words that mark it: "Photo by Ann Lee" → "Ann Lee".
pub fn without_marker(credit: &str) -> &str {
    let credit = credit.trim();
    marker_at(credit, 0).map_or(credit, |(end, _)| credit[end..].trim_start())
}

/// Runs of blanks become one.
fn squeeze(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The byte at which a text's last `chars` characters begin.
fn tail_start(text: &str, chars: usize) -> usize {
    text.char_indices()
        .rev()
        .take(chars)
        .last()
        .map_or(text.len(), |(at, _)| at)
}

/// Where the last credit of a line begins, and its words.
fn last_credit(line: &str, again: bool) -> Option<(usize, String)> {
    in_brackets(line)
        .or_else(|| marked(line))
        .or_else(|| if again { None } else { unmarked(line) })
}

/// `… (Ann Lee / AP)` at the end of the line.
fn in_brackets(line: &str) -> Option<(usize, String)> {
    let end = line.trim_end_matches(['.', ' ']);
    let open = match end.chars().last()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let from = tail_start(line, TAIL_CHARS);
    let start = from + line.get(from..end.len())?.rfind(open)?;
    let inner = end[start + 1..end.len() - 1].trim();
    let fits = is_short(inner)
        && (first_marker(inner).is_some_and(|at| at == 0 || names_only(inner))
            || ends_with_agency(inner).is_some()
            || starts_with_agency(inner)
            || slashed(inner));
    fits.then(|| (start, inner.to_owned()))
}

/// `… Photo: Ann Lee` up to the end of the line.
fn marked(line: &str) -> Option<(usize, String)> {
    let mut found = None;
    let mut from = tail_start(line, TAIL_CHARS);
    while let Some(at) = first_marker(&line[from..]) {
        let start = from + at;
        let (end, strong) = marker_at(line, start)?;
        let rest = line[end..].trim();
        let clean = start == 0 || strong || ends_sentence(&line[..start]);
        if clean && !rest.is_empty() && is_short(rest) && is_no_sentence(rest, start == 0) {
            found = Some((start, line[start..].trim().to_owned()));
        }
        from = start + line[start..].chars().next().map_or(1, char::len_utf8);
    }
    let (mut start, credit) = found?;
    // "AP Photo/Name" and "dpa-Bild: …" carry the agency before the word.
    if let Some((at, _)) = ends_with_agency(line[..start].trim_end_matches(['-', ' ']))
        && at > 0
        && !ends_sentence(&line[..start])
    {
        start = at;
        return Some((start, line[start..].trim().to_owned()));
    }
    Some((start, credit))
}

/// `… Ann Lee/Reuters`, `… Getty Images`, or a short name after the last full stop.
fn unmarked(line: &str) -> Option<(usize, String)> {
    let from = tail_start(line, TAIL_CHARS);
    let tail = &line[from..];
    if let Some((agency, sure)) = ends_with_agency(tail) {
        let start = names_before(tail, agency);
        let alone = tail[..start].trim().is_empty() && from == 0;
        let parted = start < agency || ends_sentence(&tail[..start]) || sure;
        if parted || alone {
            return Some((from + start, tail[start..].to_owned()));
        }
    }
    let after = tail.rfind([':', '.', '!', '?', '…', '|', '”', '"', '»'])?;
    let stop = tail[after..].chars().next()?;
    let rest = &tail[after + stop.len_utf8()..];
    let start = tail.len() - rest.trim_start().len();
    let rest = rest.trim();
    let many_before = line[..from + after].split(' ').count() >= 4;
    let fits = many_before
        && !rest.is_empty()
        && rest.len() < start
        && !matches!(stop, ':')
        && names_only(rest)
        && (slashed(rest) || (rest.split(' ').count() <= 4 && !is_initial(&tail[..after])));
    if fits {
        let bare = rest.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' '));
        return Some((from + start, bare.to_owned()));
    }
    let slash = tail.rfind('/')?;
    let start = names_before(tail, slash);
    let rest = &tail[start..];
    (start < slash && slashed(rest) && rest.split(' ').count() <= 7)
        .then(|| (from + start, rest.to_owned()))
}

/// `Photo: Ann Lee. What the picture shows …` or `Photo: Ann Lee | …`.
fn leading_credit(line: &str) -> Option<(String, String)> {
    let (end, strong) = marker_at(line, 0)?;
    let rest = &line[end..];
    let stop = rest
        .match_indices([' '])
        .take(CREDIT_WORDS)
        .find_map(|(at, _)| {
            let before = &rest[..at];
            let parted =
                before.ends_with(['|', '•']) || (before.ends_with('.') && !is_initial(before));
            (parted && before.trim().len() > 2).then_some(at)
        })?;
    let name = rest[..stop].trim().trim_end_matches(['|', '•', '.', ' ']);
    (strong && names_only(name)).then(|| {
        (
            format!("{}{name}", &line[..end]),
            rest[stop..].trim().to_owned(),
        )
    })
}

/// Where the first word stands that marks a credit.
fn first_marker(text: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let starts = !before.is_alphanumeric() && (c.is_alphabetic() || c == '©' || c == '(');
        if starts && marker_at(text, at).is_some() {
            return Some(at);
        }
        before = c;
    }
    None
}

/// The end of the marker that begins at `start`, and whether it can be nothing else.
fn marker_at(text: &str, start: usize) -> Option<(usize, bool)> {
    let rest = &text[start..];
    for sign in ["©", "(c) ", "(C) "] {
        if let Some(after) = rest.strip_prefix(sign) {
            return Some((text.len() - after.trim_start().len(), true));
        }
    }
    let mut at = start;
    let mut words = 0;
    let mut courtesy = false;
    let mut last_connects = false;
    let mut only_credit = true;
    while words < 5 {
        let Some((word, end)) = word_at(text, at) else {
            break;
        };
        let word = word.to_lowercase();
        let opens = OPENERS.contains(&word.as_str())
            || COMPOUND_ENDS
                .iter()
                .any(|end| word.len() > end.len() && word.ends_with(end));
        let connects = CONNECTORS.contains(&word.as_str());
        let goes_on = match words {
            0 => opens,
            _ => opens || connects || (courtesy && matches!(word.as_str(), "of" | "de" | "von")),
        };
        if !goes_on {
            break;
        }
        courtesy |= matches!(word.as_str(), "courtesy" | "cortesía" | "cortesia" | "avec");
        only_credit &= matches!(word.as_str(), "credit" | "credits" | "crédit");
        last_connects = connects || (courtesy && !opens);
        words += 1;
        at = end;
        let skipped = text[at..].trim_start_matches(' ');
        let next = text.len() - skipped.len();
        for sign in [":", "...", "…", "©", "/", "|", "："] {
            if let Some(after) = skipped.strip_prefix(sign) {
                if sign == "/" && next != at {
                    break;
                }
                let after = after.trim_start_matches([' ', '©', ':', '/']);
                return Some((text.len() - after.len(), sign != "/" && sign != "|"));
            }
        }
        if next == at {
            break;
        }
        at = next;
    }
    if words == 0 {
        return None;
    }
    let next = text[at..].chars().next()?;
    let named = next.is_uppercase() || (next.is_alphabetic() && !next.is_lowercase());
    let said = last_connects || only_credit;
    (said && named).then_some((at, last_connects && words > 1))
}

/// The letters at `at`, and where they end.
fn word_at(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &text[at..];
    let len = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    (len > 0 && len < 40).then(|| (&rest[..len], at + len))
}

/// Where the agency begins that ends the text, and whether its name can mean nothing else.
fn ends_with_agency(text: &str) -> Option<(usize, bool)> {
    let text = text.trim_end_matches(['.', ' ']);
    AGENCIES.iter().find_map(|(agency, sure)| {
        let start = text.len().checked_sub(agency.len())?;
        let same = text
            .get(start..)?
            .eq_ignore_ascii_case(agency)
            .then_some(())
            .filter(|()| *sure || text.ends_with(agency));
        let bounded = !text.get(..start)?.ends_with(char::is_alphanumeric);
        (same.is_some() && bounded).then_some((start, *sure))
    })
}

fn starts_with_agency(text: &str) -> bool {
    AGENCIES.iter().any(|(agency, _)| {
        text.strip_prefix(agency)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Takes the names that lead up to `at`: "… in Paris Benoit Tessier/" → "Benoit Tessier/".
fn names_before(text: &str, at: usize) -> usize {
    let before = text[..at].trim_end();
    let joined = before.ends_with(['/', '—', '–', '-', '|', ',', ';']);
    let via = before.ends_with(" via") || before.ends_with("via");
    let slash_after = text[at..].starts_with('/');
    if !joined && !via && !slash_after {
        return at;
    }
    let mut start = at;
    let mut names = 0;
    let mut rest = before;
    loop {
        let trimmed = rest.trim_end();
        let word_start = trimmed.rfind(' ').map_or(0, |space| space + 1);
        let word = &trimmed[word_start..];
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let link = bare.is_empty() || bare == "via" || is_particle(bare);
        let slashes = word.contains(['/', '|', '—', '–']);
        let closed = word.ends_with(['.', '!', '?', '”', '"', ')', ':', '…']) && !is_initial(word);
        let named = bare.starts_with(|c: char| c.is_uppercase());
        if word.is_empty() || closed || !(link || named) || (word.ends_with(',') && names >= 2) {
            break;
        }
        if !link && !slashes && names >= 2 {
            break;
        }
        names = if slashes || bare == "via" || bare.is_empty() {
            usize::from(word.starts_with(char::is_alphanumeric) && bare != "via")
        } else if link {
            names
        } else {
            names + 1
        };
        start = word_start;
        rest = &trimmed[..word_start];
        if rest.is_empty() {
            break;
        }
    }
    let lead = text[start..].len()
        - text[start..]
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .len();
    start + lead
}

/// Small words inside names, in credits and bylines alike.
pub(in crate::import) fn is_common_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "der"
            | "den"
            | "di"
            | "da"
            | "dos"
            | "la"
            | "le"
            | "van"
            | "von"
            | "zu"
            | "al"
            | "el"
            | "bin"
            | "ibn"
            | "ter"
            | "ten"
    )
}

fn is_particle(word: &str) -> bool {
    is_common_particle(word) || matches!(word, "af" | "y" | "e")
}

/// Whether all words are names, agencies or notes, so that no sentence is among them.
fn names_only(text: &str) -> bool {
    let mut names = 0;
    for word in text.split([' ', '/', ',', ';', '|', '-', '—', '–']) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() || is_particle(bare) || NOTES.contains(&bare.to_lowercase().as_str()) {
            continue;
        }
        let agency = AGENCIES
            .iter()
            .any(|(agency, _)| agency.split(' ').any(|part| part == bare));
        let named = bare.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase());
        let link = matches!(
            bare,
            "and" | "und" | "et" | "for" | "für" | "via" | "of" | "the" | "by"
        );
        if !(named || agency || link) {
            return false;
        }
        names += usize::from(named || agency);
    }
    names > 0 && is_short(text)
}

/// `Ann Lee/Reuters`: names on both sides of a slash.
fn slashed(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    parts.len() > 1
        && !text.contains("//")
        && parts
            .iter()
            .all(|part| part.len() > 1 && part.starts_with(char::is_alphabetic) && names_only(part))
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= CREDIT_WORDS && text.chars().count() <= CREDIT_CHARS
}

/// A credit has no sentence after it, and at the start of a line it is names alone.
fn is_no_sentence(rest: &str, at_start: bool) -> bool {
    let goes_on = rest
        .match_indices(". ")
        .any(|(at, _)| !is_initial(&rest[..=at]) && rest[at + 2..].split(' ').count() > 4);
    !goes_on && (!at_start || names_only(rest) || rest.split(' ').count() <= 3)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    text.is_empty()
        || text.ends_with([
            '.', '!', '?', '…', '|', '"', '”', '»', '“', ')', ';', '/', '—', '–', ']', ':',
        ])
}

/// Whether the full stop at the end belongs to an initial or a short title.
fn is_initial(text: &str) -> bool {
    let word = text
        .trim_end_matches('.')
        .rsplit([' ', '.'])
        .next()
        .unwrap_or("");
    let count = word.chars().count();
    word.starts_with(char::is_uppercase)
        && (count == 1 || matches!(word, "Jr" | "Sr" | "St" | "Dr" | "Mr" | "Mrs" | "Ms"))
}

#[cfg(test)]
mod tests;
