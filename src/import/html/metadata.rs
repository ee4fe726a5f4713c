//! What a page says about its article, each value with where it was found.
//!
//! Several places say the same, and not all are honest: a value is taken from the first place of a fixed
//! order that has a plausible one.

use url::Url;

use super::json_ld::{JsonLd, plain, text as text_of};
use super::page::Page;
use super::signs::Signs;
use super::why::Why;
use crate::import::draft::Found;

mod authors;
mod headline;
mod time;

/// What is asked while values are looked for.
pub(super) struct Sources<'a> {
    pub(super) page: &'a Page,
    pub(super) signs: &'a [Signs],
    pub(super) unseen: &'a [Option<Why>],
    pub(super) json: &'a JsonLd,
    pub(super) metas: &'a [Meta<'a>],
}

/// A `meta` element: its name or property in small letters, and its content.
pub(super) struct Meta<'a> {
    pub(super) name: String,
    pub(super) content: &'a str,
}

/// What is found before the article's body is known.
pub(super) struct Metadata {
    pub(super) headline: Option<Found>,
    /// The element that shows the headline.
    pub(super) headline_at: Option<usize>,
    pub(super) byline: Vec<Found>,
    pub(super) site: Option<Found>,
    pub(super) language: Option<Found>,
    pub(super) url: Option<Found>,
    /// The standfirst that the page's metadata gives; it counts only when it stands on the page.
    pub(super) description: Option<String>,
}

/// All `meta` elements that say something.
pub(super) fn metas(page: &Page) -> Vec<Meta<'_>> {
    let mut found = Vec::new();
    for at in page.named("meta") {
        let names = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .map(|name| page.attribute(at, name))
            .find(|name| !name.is_empty());
        let content = ["content", "value"]
            .iter()
            .map(|name| page.attribute(at, name).trim())
            .find(|content| !content.is_empty());
        let (Some(names), Some(content)) = (names, content) else {
            continue;
        };
        // A property may have several names; Dublin Core is written with a colon or a full stop.
        for name in names.split_ascii_whitespace().take(10) {
            let name = name.to_ascii_lowercase();
            let name = match name
                .strip_prefix("dc:")
                .or_else(|| name.strip_prefix("dcterm:"))
            {
                Some(term) => format!("dc.{term}"),
                None => name,
            };
            found.push(Meta { name, content });
        }
    }
    found
}

/// Finds everything but the dates, which may stand anywhere around the body.
pub(super) fn metadata(sources: &Sources<'_>, address: Option<&str>) -> Metadata {
    let url = canonical(sources, address);
    let site = site(sources, url.as_ref());
    let (headline, headline_at) =
        headline::headline(sources, site.as_ref().map(|site| site.value.as_str()));
    let byline = authors::byline(
        sources,
        site.as_ref().map(|site| site.value.as_str()),
        headline_at,
    );
    let description = sources
        .meta(&[
            "og:description",
            "description",
            "twitter:description",
            "dc.description",
        ])
        .map(|(_, content)| plain(content))
        .or_else(|| text_of(sources.json.article()?, "description"));
    Metadata {
        headline,
        headline_at,
        byline,
        site,
        language: language(sources),
        url,
        description,
    }
}

pub(super) use authors::people_of;
pub(super) use time::{modified, published};

impl Sources<'_> {
    /// The first of these names that a `meta` has, in the order of the names.
    pub(super) fn meta(&self, names: &[&'static str]) -> Option<(&'static str, &str)> {
        names.iter().find_map(|name| {
            let meta = self.metas.iter().find(|meta| meta.name == **name)?;
            Some((*name, meta.content))
        })
    }

    /// Whether a reader sees an element.
    pub(super) fn is_seen(&self, at: usize) -> bool {
        self.unseen[at].is_none()
            && self
                .page
                .ancestors(at)
                .all(|above| self.unseen[above].is_none())
    }
}

fn canonical(sources: &Sources<'_>, address: Option<&str>) -> Option<Found> {
    let page = sources.page;
    let linked = page
        .named("link")
        .filter(|at| {
            page.attribute(*at, "rel")
                .split_ascii_whitespace()
                .any(|rel| rel.eq_ignore_ascii_case("canonical"))
        })
        .map(|at| (page.attribute(at, "href"), "link rel=canonical"));
    let said = sources
        .meta(&["og:url", "twitter:url"])
        .map(|(_, content)| (content, "meta og:url"));
    let saved = address.map(|address| (address, "where the page was saved from"));
    let json = sources.json.article().and_then(|node| text_of(node, "url"));
    let json = json.as_deref().map(|url| (url, "JSON-LD url"));
    linked
        .chain(said)
        .chain(json)
        .chain(saved)
        .find_map(|(address, source)| {
            let url = Url::parse(address.trim()).ok()?;
            let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
            is_web.then(|| Found {
                value: url.into(),
                source,
            })
        })
}

fn site(sources: &Sources<'_>, url: Option<&Found>) -> Option<Found> {
    let found = |value: &str, source| {
        let value = plain(value);
        let fits = !value.is_empty() && value.chars().count() <= 100 && !value.contains("://");
        fits.then_some(Found { value, source })
    };
    if let Some((_, name)) = sources.meta(&["og:site_name"])
        && let Some(found) = found(name, "meta og:site_name")
    {
        return Some(found);
    }
    let publisher = sources
        .json
        .article()
        .map(|node| sources.json.names(node, "publisher"));
    if let Some(name) = publisher.iter().flatten().next()
        && let Some(found) = found(name, "JSON-LD publisher")
    {
        return Some(found);
    }
    if let Some((_, name)) = sources.meta(&[
        "application-name",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "cre",
        "citation_journal_title",
    ]) && let Some(found) = found(name, "meta application-name or publisher")
    {
        return Some(found);
    }
    let website = sources
        .json
        .of_type("WebSite")
        .find_map(|node| text_of(node, "name"));
    if let Some(name) = website
        && let Some(found) = found(&name, "JSON-LD WebSite")
    {
        return Some(found);
    }
    let host = Url::parse(&url?.value).ok()?;
    let host = host.host_str()?;
    found(host.strip_prefix("www.").unwrap_or(host), "the address")
}

fn language(sources: &Sources<'_>) -> Option<Found> {
    let page = sources.page;
    let root = page.named("html").next().map(|at| {
        let lang = page.attribute(at, "lang");
        if lang.is_empty() {
            page.attribute(at, "xml:lang")
        } else {
            lang
        }
    });
    let root = root.map(|lang| (lang.to_owned(), "html lang"));
    let meta = sources
        .meta(&["content-language", "language", "dc.language", "og:locale"])
        .map(|(_, content)| (content.to_owned(), "meta language"));
    let json = sources
        .json
        .article()
        .and_then(|node| text_of(node, "inLanguage"))
        .map(|lang| (lang, "JSON-LD inLanguage"));
    root.into_iter()
        .chain(meta)
        .chain(json)
        .find_map(|(tag, source)| {
            let tag = tag.trim().replace('_', "-");
            let first = tag.split('-').next().unwrap_or("");
            let fits = (2..=3).contains(&first.len())
                && tag.len() <= 35
                && tag.split('-').all(|part| {
                    !part.is_empty()
                        && part.len() <= 8
                        && part.bytes().all(|b| b.is_ascii_alphanumeric())
                });
            fits.then_some(Found { value: tag, source })
        })
}
