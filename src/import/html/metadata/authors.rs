//! Who wrote the article: one name for each person.

use super::super::json_ld::plain;
use super::Sources;
use crate::import::draft::Found;
use crate::import::html::page::is_unseen;
use crate::import::html::signs::Signs;
use words::{LEADS, NOBODY};

mod words;

/// Finds the authors.
pub(super) fn byline(
    sources: &Sources<'_>,
    site: Option<&str>,
    headline_at: Option<usize>,
) -> Vec<Found> {
    let names = |texts: Vec<String>, source: &'static str| {
        let mut people: Vec<Found> = Vec::new();
        for name in texts.iter().flat_map(|text| people_of(text)) {
            let is_site = site.is_some_and(|site| same_name(site, &name));
            if !is_site
                && people.iter().all(|known| !same_name(&known.value, &name))
                && people.len() < 20
            {
                people.push(Found {
                    value: name,
                    source,
                });
            }
        }
        people
    };
    let json = sources.json.article().map(|node| {
        let authors = sources.json.names(node, "author");
        if authors.is_empty() {
            sources.json.names(node, "creator")
        } else {
            authors
        }
    });
    let found = names(json.unwrap_or_default(), "JSON-LD author");
    if !found.is_empty() {
        return found;
    }
    for name in [
        "author",
        "article:author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "dc.contributor",
        "citation_author",
        "twitter:data1",
        "og:author",
        "creator",
    ] {
        if name == "twitter:data1"
            && sources
                .meta(&["twitter:label1"])
                .is_none_or(|(_, label)| !is_author_label(label))
        {
            continue;
        }
        let texts = sources
            .metas
            .iter()
            .filter(|meta| meta.name == name)
            .map(|meta| plain(meta.content))
            .collect();
        let found = names(texts, "meta author");
        if !found.is_empty() {
            return found;
        }
    }
    let page = sources.page;
    let by_markup: &[(&str, &dyn Fn(usize) -> bool)] = &[
        ("itemprop author", &|at| {
            page.attribute(at, "itemprop")
                .split_ascii_whitespace()
                .any(|word| word == "author")
        }),
        ("link rel=author", &|at| {
            page.attribute(at, "rel")
                .split_ascii_whitespace()
                .any(|word| word == "author")
        }),
        ("an element's class author", &|at| {
            sources.signs[at].has(Signs::BYLINE)
        }),
    ];
    for (source, matches) in by_markup {
        let found = marked(sources, *matches, headline_at);
        let found = names(found, source);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn is_author_label(label: &str) -> bool {
    let label = label.to_lowercase();
    [
        "written by",
        "author",
        "geschrieben von",
        "verfasst von",
        "autor",
        "écrit par",
        "escrito por",
    ]
    .iter()
    .any(|word| label.contains(word))
}

/// The words of the first elements that match: those after the headline first.
fn marked(
    sources: &Sources<'_>,
    matches: &dyn Fn(usize) -> bool,
    headline_at: Option<usize>,
) -> Vec<String> {
    let page = sources.page;
    let texts_in = |range: std::ops::Range<usize>| {
        let mut texts: Vec<String> = Vec::new();
        let mut parent = None;
        let mut at = range.start;
        while at < range.end {
            let is_comment = |at: usize| {
                page.ancestors(at).any(|above| {
                    sources.signs[above].has(Signs::UNLIKELY)
                        && page
                            .attribute(above, "class")
                            .to_ascii_lowercase()
                            .contains("comment")
                })
            };
            // A fact check names whose statement it checks: the last whose byline it may be.
            let is_checked = |at: usize| {
                std::iter::once(at).chain(page.ancestors(at)).any(|above| {
                    let class = page.attribute(above, "class").to_ascii_lowercase();
                    class
                        .split_ascii_whitespace()
                        .any(|word| word.starts_with("statement") || word.starts_with("claim"))
                })
            };
            if page.is_text(at)
                || is_unseen(page.name(at))
                || !matches(at)
                || !sources.is_seen(at)
                || matches!(page.name(at), "body" | "html" | "article" | "main")
                || is_comment(at)
                || is_checked(at)
                || page
                    .ancestors(at)
                    .take(6)
                    .any(|above| page.name(above) == "figure")
            {
                at += 1;
                continue;
            }
            // Several authors stand beside each other.
            if let Some(known) = parent
                && known != page.parent(at)
                && !page.contains(known, at)
            {
                break;
            }
            let name = page.below(at).find(|below| {
                page.attribute(*below, "itemprop") == "name" && page.name(*below) != "meta"
            });
            let text = page.text(name.unwrap_or(at));
            let chars = text.chars().count();
            if chars > 0 && chars < 100 {
                let kept = people_of(&text);
                if !kept.is_empty() {
                    texts.push(text);
                    parent = Some(page.parent(at));
                }
                at = page.end(at);
            } else {
                at += 1;
            }
        }
        texts
    };
    let count = page.nodes.len();
    let after = headline_at
        .map(|at| texts_in(at..count))
        .unwrap_or_default();
    if after.is_empty() {
        texts_in(1..headline_at.unwrap_or(count))
    } else {
        after
    }
}

fn same_name(a: &str, b: &str) -> bool {
    let fold = |name: &str| {
        name.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    fold(a) == fold(b)
}

/// The names in a line like "By Ann Lee and Bo Ek, The Daily Post".
pub(crate) fn people_of(line: &str) -> Vec<String> {
    let mut line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    // An address is nobody's name.
    if !line.contains(' ') && line.contains(['/', '?', '=']) {
        return Vec::new();
    }
    loop {
        let rest = without_lead(&line);
        if rest.len() == line.len() {
            break;
        }
        line = rest.to_owned();
    }
    for word in [
        " and ", " und ", " et ", " & ", " y ", " e ", " и ", " og ", " en ", " i ", " sowie ",
        " with ", " mit ",
    ] {
        line = line.replace(word, "\n");
    }
    let line = line.replace(['|', ';', '•', '·', '/', '—', '–', '\t'], "\n");
    let mut names = Vec::new();
    for part in line.split('\n') {
        for (index, piece) in part.split(',').enumerate() {
            let name = clean(piece);
            // After a comma stands another name, or what somebody is and where.
            if is_name(&name) && (index == 0 || name.split(' ').count() >= 2) {
                names.push(name);
            } else if index > 0 {
                break;
            }
        }
    }
    names
}

fn without_lead(line: &str) -> &str {
    let line = line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|' | '•' | '(')
    });
    for lead in LEADS {
        if let Some(head) = line.get(..lead.len())
            && head.to_lowercase() == *lead
        {
            let rest = &line[lead.len()..];
            if rest.starts_with([' ', ':', '\u{a0}']) {
                return rest.trim_start_matches([' ', ':', '\u{a0}']);
            }
        }
    }
    line
}

fn clean(piece: &str) -> String {
    let mut piece = piece.trim();
    // Addresses, roles in brackets, dates and counts after the name.
    for sign in ['(', '[', '@', '<', '…'] {
        piece = piece.split(sign).next().unwrap_or("").trim();
    }
    let mut kept: Vec<&str> = Vec::new();
    for word in without_lead(piece).split(' ') {
        let is_month =
            super::super::dates::month(word.trim_matches(|c: char| !c.is_alphabetic())).is_some();
        let dated = is_month && piece.chars().any(|c| c.is_ascii_digit()) && !kept.is_empty();
        let stops = dated
            || word.chars().any(|c| c.is_ascii_digit())
            || matches!(
                word.to_lowercase().as_str(),
                "am" | "on"
                    | "updated"
                    | "stand"
                    | "stand:"
                    | "zuletzt"
                    | "published"
                    | "posted"
                    | "in"
                    | "vom"
                    | "um"
                    | "at"
                    | "veröffentlicht"
                    | "für"
                    | "for"
                    | "http:"
                    | "https:"
            );
        if stops && !kept.is_empty() {
            break;
        }
        kept.push(word);
    }
    kept.join(" ")
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '\'' && c != '’')
        .to_owned()
}

fn is_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = name.split(' ').count();
    let chars = name.chars().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..=60).contains(&chars)
        && words <= 6
        && letters * 4 >= chars * 3
        && !name.chars().any(|c| c.is_ascii_digit())
        && !name.contains("http")
        && !name.contains("www.")
        && ![".com", ".de", ".org", ".net"]
            .iter()
            .any(|end| lower.ends_with(end))
        && !NOBODY.contains(&lower.as_str())
}
