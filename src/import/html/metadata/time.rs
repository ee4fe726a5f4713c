//! When the article was published and changed.

use url::Url;

use super::super::dates::{self, Order};
use super::super::json_ld::text as text_of;
use super::Sources;
use crate::import::draft::Found;
use crate::import::html::page::{Kind, is_unseen};

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "published",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "datecreated",
    "date.created",
    "created",
    "originalpublicationdate",
    "displaydate",
    "cxenseparse:recs:publishtime",
    "article_date_original",
    "rnews:datepublished",
    "date",
    "timestamp",
    "bt:pubdate",
    "ptime",
    "pdate",
    "dc.terms.date",
    "og:pubdate",
    "release_date",
    "article:created",
    "content_create_date",
    "last-modified-first",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "modified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
    "updated_time",
    "article:modified",
];

/// The order of day and month that the page's language uses.
fn order(language: Option<&str>) -> Order {
    let us = language.is_some_and(|tag| {
        let tag = tag.to_ascii_lowercase();
        tag == "en" || tag == "en-us" || tag.ends_with("-us")
    });
    if us {
        Order::MonthFirst
    } else {
        Order::DayFirst
    }
}

/// When the article appeared. `near` is where a date that a reader sees is looked for, best first.
pub(crate) fn published(
    sources: &Sources<'_>,
    language: Option<&str>,
    url: Option<&str>,
    near: &[std::ops::Range<usize>],
) -> Option<Found> {
    let order = order(language);
    let json = sources.json.article();
    for key in ["datePublished", "dateCreated", "uploadDate"] {
        if let Some(value) = json
            .and_then(|node| text_of(node, key))
            .and_then(|text| dates::read(&text, order))
        {
            return Some(Found {
                value,
                source: "JSON-LD datePublished",
            });
        }
    }
    for name in PUBLISHED {
        for meta in sources.metas.iter().filter(|meta| meta.name == *name) {
            if let Some(value) = dates::read(meta.content, order) {
                return Some(Found {
                    value,
                    source: "meta published time",
                });
            }
        }
    }
    in_elements(sources, order, near)
        .or_else(|| in_address(url?))
        .or_else(|| in_words(sources, order, near))
        .or_else(|| {
            let page = json_page_date(sources, order)?;
            Some(Found {
                value: page,
                source: "JSON-LD of the page",
            })
        })
}

fn json_page_date(sources: &Sources<'_>, order: Order) -> Option<String> {
    ["WebPage", "ItemPage", "VideoObject"]
        .iter()
        .find_map(|kind| {
            let mut nodes = sources.json.of_type(kind);
            nodes.find_map(|node| dates::read(&text_of(node, "datePublished")?, order))
        })
}

/// When the article was changed last.
pub(crate) fn modified(sources: &Sources<'_>, language: Option<&str>) -> Option<Found> {
    let order = order(language);
    let json = sources
        .json
        .article()
        .and_then(|node| text_of(node, "dateModified"));
    if let Some(value) = json.and_then(|text| dates::read(&text, order)) {
        return Some(Found {
            value,
            source: "JSON-LD dateModified",
        });
    }
    for name in MODIFIED {
        if let Some((_, content)) = sources.meta(&[name])
            && let Some(value) = dates::read(content, order)
        {
            return Some(Found {
                value,
                source: "meta modified time",
            });
        }
    }
    let page = sources.page;
    let at = (0..page.nodes.len()).find(|at| page.attribute(*at, "itemprop") == "dateModified")?;
    let value = value_of(sources, at).and_then(|text| dates::read(&text, order))?;
    Some(Found {
        value,
        source: "itemprop dateModified",
    })
}

/// An element's `datetime`, `content` or words.
fn value_of(sources: &Sources<'_>, at: usize) -> Option<String> {
    let page = sources.page;
    ["datetime", "content", "title", "data-datetime"]
        .iter()
        .map(|name| page.attribute(at, name).to_owned())
        .chain(std::iter::once_with(|| page.text(at)))
        .find(|text| !text.trim().is_empty() && text.len() < 200)
}

/// `itemprop=datePublished`, then `time`, then elements whose class speaks of a date.
fn in_elements(
    sources: &Sources<'_>,
    order: Order,
    near: &[std::ops::Range<usize>],
) -> Option<Found> {
    let page = sources.page;
    let property = (0..page.nodes.len())
        .filter(|at| {
            ["itemprop", "property"].iter().any(|name| {
                let said = page.attribute(*at, name);
                said.len() < 100 && said.to_ascii_lowercase().contains("datepublished")
            })
        })
        .find_map(|at| dates::read(&value_of(sources, at)?, order));
    if let Some(value) = property {
        return Some(Found {
            value,
            source: "itemprop datePublished",
        });
    }
    let whole = 1..page.nodes.len();
    for range in near.iter().chain(std::iter::once(&whole)) {
        let time = range.clone().find_map(|at| {
            if page.name(at) != "time"
                && !has_class(sources, at, &["dtstamp", "published", "entry-date"])
            {
                return None;
            }
            ["datetime", "title", "content"]
                .iter()
                .find_map(|name| dates::read(page.attribute(at, name), order))
                .or_else(|| dates::read(&short_text(sources, at)?, order))
        });
        if let Some(value) = time {
            return Some(Found {
                value,
                source: "time element",
            });
        }
    }
    for range in near.iter().chain(std::iter::once(&whole)) {
        let classed = range.clone().find_map(|at| {
            let speaks = has_class(
                sources,
                at,
                &[
                    "date",
                    "datum",
                    "time",
                    "published",
                    "posted",
                    "publish",
                    "pubdate",
                    "meta",
                    "byline",
                    "dateline",
                    "postmeta",
                    "timestamp",
                    "fecha",
                    "created",
                    "datetime",
                    "postdate",
                ],
            );
            if !speaks || page.is_text(at) {
                return None;
            }
            dates::find(&short_text(sources, at)?, order).map(|(_, day)| day)
        });
        if let Some(value) = classed {
            return Some(Found {
                value,
                source: "an element's class date",
            });
        }
    }
    None
}

fn has_class(sources: &Sources<'_>, at: usize, words: &[&str]) -> bool {
    ["class", "id"].iter().any(|name| {
        sources
            .page
            .attribute(at, name)
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| {
                words.iter().any(|wanted| {
                    word.eq_ignore_ascii_case(wanted)
                        || (wanted.len() >= 4
                            && word.len() <= 20
                            && word.to_ascii_lowercase().contains(wanted))
                })
            })
    })
}

fn short_text(sources: &Sources<'_>, at: usize) -> Option<String> {
    let page = sources.page;
    if page.end(at) - at > 60 {
        return None;
    }
    let text = page.text(at);
    (!text.is_empty() && text.len() < 300).then_some(text)
}

/// `…/2024/03/12/…` or `…-2024-03-12…` in the address.
fn in_address(address: &str) -> Option<Found> {
    let url = Url::parse(address).ok()?;
    let parts: Vec<&str> = url.path().split(|c: char| !c.is_ascii_digit()).collect();
    let numbers: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let day = numbers.windows(3).find_map(|three| {
        let fits = three[0].len() == 4 && three[1].len() == 2 && three[2].len() == 2;
        fits.then(|| dates::read(&three.join("-"), Order::DayFirst))
            .flatten()
    });
    let day = day.or_else(|| {
        numbers
            .iter()
            .find(|part| part.len() == 8)
            .and_then(|part| dates::read(part, Order::DayFirst))
    });
    day.map(|value| Found {
        value,
        source: "the address",
    })
}

/// The first date in the words that a reader sees.
fn in_words(sources: &Sources<'_>, order: Order, near: &[std::ops::Range<usize>]) -> Option<Found> {
    let page = sources.page;
    let whole = 1..page.nodes.len();
    for range in near.iter().chain(std::iter::once(&whole)) {
        let mut at = range.start;
        while at < range.end {
            if sources.unseen[at].is_some() || is_unseen(page.name(at)) {
                at = page.end(at);
                continue;
            }
            if let Kind::Text(text) = &page.nodes[at].kind
                && text.len() < 400
                && text.bytes().any(|b| b.is_ascii_digit())
                && let Some((_, value)) = dates::find(text, order)
            {
                return Some(Found {
                    value,
                    source: "first date on the page",
                });
            }
            at += 1;
        }
    }
    None
}
