//! The headline: the heading on the page that the page's title repeats.

use super::super::json_ld::{plain, text as text_of};
use super::Sources;
use crate::import::draft::Found;
use crate::import::html::page::is_unseen;
use crate::import::html::signs::Signs;

/// What parts a page's title from the name of its site.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " » ", " « ", " · ", " :: ", " / ", " > ", " < ", " • ", " ~ ",
    " ‹ ", " › ", ": ",
];

/// A title that has room for a long headline, the names of a section and a site; longer ones are no titles, and
/// each part of them would be weighed against all the rest.
const MAX_TITLE_BYTES: usize = 2_000;

/// The headline, and the element that shows it.
pub(super) fn headline(
    sources: &Sources<'_>,
    site: Option<&str>,
) -> (Option<Found>, Option<usize>) {
    let page = sources.page;
    let title = page
        .named("title")
        .find(|at| page.ancestors(*at).all(|above| page.name(above) != "svg"))
        .map(|at| plain(&page.raw_text(at)))
        .filter(|title| title.len() <= MAX_TITLE_BYTES)
        .unwrap_or_default();
    let said: Vec<(String, &'static str)> = said(sources);
    let titles: Vec<Vec<String>> = std::iter::once(&title)
        .chain(said.iter().map(|(text, _)| text))
        .map(|text| words(text))
        .collect();
    if let Some((at, text, name)) = shown(sources, &titles, site) {
        let source = if name == "h1" {
            "h1 that the page's title repeats"
        } else {
            "heading that the page's title repeats"
        };
        return (
            Some(Found {
                value: text,
                source,
            }),
            Some(at),
        );
    }
    let shown_at = |value: &str| {
        let wanted = words(value);
        page.named("h1").find(|at| words(&page.text(*at)) == wanted)
    };
    for (text, source) in &said {
        let value = without_site(text, site, false);
        if is_headline(&value, site) {
            let at = shown_at(&value);
            return (Some(Found { value, source }), at);
        }
    }
    let h1: Vec<(usize, String)> = page
        .named("h1")
        .filter(|at| sources.is_seen(*at))
        .map(|at| (at, page.text(at)))
        .filter(|(_, text)| is_headline(text, site))
        .collect();
    let value = without_site(&title, site, true);
    if !value.is_empty() && (words(&value).len() > 2 || h1.len() != 1) {
        let at = shown_at(&value);
        return (
            Some(Found {
                value,
                source: "the page's title",
            }),
            at,
        );
    }
    match h1.into_iter().next() {
        Some((at, value)) => (
            Some(Found {
                value,
                source: "the only h1",
            }),
            Some(at),
        ),
        None => (
            (!value.is_empty()).then_some(Found {
                value,
                source: "the page's title",
            }),
            None,
        ),
    }
}

/// What the page's metadata call the headline, best first.
fn said(sources: &Sources<'_>) -> Vec<(String, &'static str)> {
    let og = sources
        .meta(&["og:title"])
        .map(|(_, text)| (plain(text), "meta og:title"));
    let json = sources
        .json
        .article()
        .and_then(|node| text_of(node, "headline"));
    let json = json.map(|text| (text, "JSON-LD headline"));
    let more = sources
        .meta(&[
            "twitter:title",
            "dc.title",
            "dcterm.title",
            "parsely-title",
            "sailthru.title",
            "citation_title",
            "headline",
            "title",
        ])
        .map(|(_, text)| (plain(text), "meta title"));
    og.into_iter()
        .chain(json)
        .chain(more)
        .filter(|(text, _)| !text.is_empty() && text.len() <= MAX_TITLE_BYTES)
        .collect()
}

/// The heading on the page whose words a title has in a row: `h1` before others, then the longest.
fn shown(
    sources: &Sources<'_>,
    titles: &[Vec<String>],
    site: Option<&str>,
) -> Option<(usize, String, String)> {
    let page = sources.page;
    let mut best: Option<((bool, usize), usize, String, String)> = None;
    let mut looked = 0;
    for at in 0..page.nodes.len() {
        let name = page.name(at);
        let is_heading = matches!(name, "h1" | "h2" | "h3");
        let by_property =
            page.attribute(at, "itemprop") == "headline" && !matches!(name, "meta" | "a" | "img");
        if !(is_heading || by_property)
            || sources.signs[at].has(Signs::SHARE)
            || !sources.is_seen(at)
        {
            continue;
        }
        looked += 1;
        if looked > 500 {
            break;
        }
        let mut text = String::new();
        page.push_text(at, &mut text, &|below| is_unseen(page.name(below)));
        if text.chars().count() > 400 {
            continue;
        }
        let own = words(&text);
        let enough = if name == "h1" || by_property {
            !own.is_empty()
        } else {
            own.len() >= 3
        };
        if !enough || !is_headline(&text, site) {
            continue;
        }
        // A heading that is only a part of every title is a kicker or the site's name.
        let fits = titles.iter().any(|title| {
            contains(title, &own)
                && (own.len() * 2 >= title.len()
                    || own.len() >= 5
                    || (name == "h1" && own.len() >= 3))
        });
        let nearly = name == "h1"
            && own.len() >= 4
            && titles.iter().any(|title| overlap(title, &own) >= 0.8);
        let rank = (name == "h1" || by_property, own.len());
        if (fits || nearly) && best.as_ref().is_none_or(|(known, ..)| rank > *known) {
            best = Some((rank, at, text, name.to_owned()));
        }
    }
    best.map(|(_, at, text, name)| (at, text, name))
}

/// A title without the name of the site before or after it.
fn without_site(title: &str, site: Option<&str>, guess: bool) -> String {
    let site_words = site.map(words).unwrap_or_default();
    let is_site = |part: &str| {
        let part = words(part);
        !part.is_empty()
            && !site_words.is_empty()
            && (part == site_words || contains(&site_words, &part) || contains(&part, &site_words))
    };
    let mut title = title.trim();
    loop {
        let cut = SEPARATORS.iter().find_map(|separator| {
            let (before, after) = title.rsplit_once(separator)?;
            if is_site(after) && words(after).len() <= words(before).len().max(4) {
                return Some(before);
            }
            let (before, after) = title.split_once(separator)?;
            (is_site(before) && words(before).len() <= words(after).len()).then_some(after)
        });
        match cut {
            Some(rest) if !rest.trim().is_empty() => title = rest.trim(),
            _ => break,
        }
    }
    if guess {
        // The last part is the site's when it is short and something long is before it.
        for separator in &SEPARATORS[..6] {
            if let Some((before, after)) = title.rsplit_once(separator)
                && words(before).len() >= 3
                && words(after).len() <= 4
            {
                return before.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

fn is_headline(text: &str, site: Option<&str>) -> bool {
    let own = words(text);
    !own.is_empty() && site.is_none_or(|site| words(site) != own)
}

/// The words of a text in small letters.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn contains(text: &[String], part: &[String]) -> bool {
    !part.is_empty() && text.windows(part.len()).any(|window| window == part)
}

/// The share of words that two texts have in common.
fn overlap(a: &[String], b: &[String]) -> f32 {
    if a.is_empty() || b.is_empty() || a.len() > 200 {
        return 0.0;
    }
    let common = b.iter().filter(|word| a.contains(word)).count();
    common as f32 / a.len().max(b.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::MAX_TITLE_BYTES;
    use crate::import::html;

    fn headline_of(title: &str) -> Option<String> {
        let page = format!(
            "<title>{title}</title><p>The ferry was full on Tuesday, and the queue reached the church at noon.</p>"
        );
        let draft = html::read(page.as_bytes(), None, &|_| true).unwrap();
        draft.headline.map(|found| found.value)
    }

    #[test]
    fn a_title_is_read_at_the_limit_and_not_one_past_it() {
        let title = "a b c d e ".repeat(MAX_TITLE_BYTES / 10);
        let title = format!("{}e", title.trim_end());
        assert_eq!(title.len(), MAX_TITLE_BYTES);
        assert_eq!(headline_of(&title), Some(title.clone()));
        assert_eq!(headline_of(&format!("{title}e")), None);
    }

    #[test]
    fn a_title_of_separators_costs_no_more_than_its_length() {
        let title = "S | ".repeat(100_000);
        let page = format!(
            "<meta property=og:site_name content=S><title>{title}</title><p>The ferry was full on Tuesday.</p>"
        );
        assert!(html::read(page.as_bytes(), None, &|_| true).is_ok());
    }
}
