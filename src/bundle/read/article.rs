//! `article.json` → what is said of the article; its text is chosen in [`text`](super::text).

use std::borrow::Cow;

use crate::bundle::schema::article::{Concept, Item, Text};
use crate::model::Reference;
use crate::model::article::{Article, Body, PublicationStatus};
use crate::model::date::readable;
use crate::problem::{Problem, Problems};

/// The text, unless it is blank.
pub(crate) fn given(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .map(ToOwned::to_owned)
}

/// The first text with one of these roles, in the order of the roles; `""` stands for no role.
pub(crate) fn with_role(texts: Option<&Vec<Text>>, roles: &[&str]) -> Option<String> {
    let texts = texts.map_or(&[][..], Vec::as_slice);
    roles.iter().find_map(|role| {
        texts
            .iter()
            .filter(|text| {
                text.role
                    .as_deref()
                    .unwrap_or_default()
                    .eq_ignore_ascii_case(role)
            })
            .find_map(|text| given(text.value.as_ref()))
    })
}

/// The main headline, else the first.
pub(crate) fn headline(item: &Item) -> Option<String> {
    with_role(item.headlines.as_ref(), &["main"]).or_else(|| {
        let headlines = item.headlines.as_ref()?;
        headlines.iter().find_map(|text| given(text.value.as_ref()))
    })
}

/// Everything but the text.
pub(crate) fn read(item: &Item, file: &str, body: Body, problems: &mut Problems) -> Article {
    let headline = headline(item);
    if headline.is_none() {
        problems.push(Problem::new(
            "W-NO-HEADLINE",
            format!("{file} at headlines"),
            "The article has no headline",
            "Add a headline",
        ));
    }
    Article {
        uri: given(item.uri.as_ref()).unwrap_or_default(),
        headline,
        slug: given(item.slugline.as_ref()).or_else(|| given(item.title.as_ref())),
        standfirst: with_role(item.descriptions.as_ref(), &["summary", "", "text"]),
        byline: given(item.by.as_ref()),
        dateline: given(item.located.as_ref()),
        language: given(item.language.as_ref()),
        published: given(item.first_created.as_ref()),
        changed: given(item.version_created.as_ref()),
        embargoed_until: given(item.embargoed_until.as_ref()),
        expires: given(item.expires.as_ref()),
        status: status(item, file, problems),
        sources: references(item.info_sources.as_ref()),
        rights: [
            given(item.copyright_holder.as_ref()),
            given(item.copyright_notice.as_ref()),
            given(item.usage_terms.as_ref()),
            item.rights_info
                .as_ref()
                .and_then(|rights| given(rights.linked_rights.as_ref())),
        ]
        .into_iter()
        .flatten()
        .collect(),
        tags: tags(item),
        body,
    }
}

/// What the article says of itself that cannot be so: no address, and dates that are none.
pub(crate) fn warn_of_doubts(item: &Item, file: &str, problems: &mut Problems) {
    if given(item.uri.as_ref()).is_none() {
        problems.push(Problem::new(
            "W-NO-URI",
            format!("{file} at uri"),
            "The article has no `uri`, so nobody can refer to it",
            "Add the article's address, or a `urn:uuid:`; packing does",
        ));
    }
    for (name, text) in [
        ("firstCreated", &item.first_created),
        ("versionCreated", &item.version_created),
        ("embargoedUntil", &item.embargoed_until),
        ("expires", &item.expires),
    ] {
        if let Some(text) = given(text.as_ref())
            && matches!(readable(&text), Cow::Borrowed(_))
        {
            problems.push(Problem::new(
                "W-DATE",
                format!("{file} at {name}"),
                format!("`{text}` is no date, so it is shown as it stands"),
                "Write a date like `2026-01-21T14:30:00Z`",
            ));
        }
    }
}

fn status(item: &Item, file: &str, problems: &mut Problems) -> PublicationStatus {
    match item.pub_status.as_deref().map(str::trim) {
        None | Some("" | "usable") => PublicationStatus::Usable,
        Some("withheld") => PublicationStatus::Withheld,
        Some("canceled" | "cancelled") => PublicationStatus::Canceled,
        Some(other) => {
            problems.push(Problem::new(
                "W-STATUS",
                format!("{file} at pubStatus"),
                format!("`{other}` is not a publication status we know, so the article counts as withheld"),
                "Write `usable`, `withheld` or `canceled`",
            ));
            PublicationStatus::Withheld
        }
    }
}

fn references(concepts: Option<&Vec<Concept>>) -> Vec<Reference> {
    concepts
        .into_iter()
        .flatten()
        .filter_map(reference)
        .collect()
}

fn reference(concept: &Concept) -> Option<Reference> {
    let link = given(concept.uri.as_ref());
    let title = given(concept.name.as_ref())
        .or_else(|| given(concept.literal.as_ref()))
        .or_else(|| link.clone())?;
    Some(Reference { title, link })
}

fn tags(item: &Item) -> Vec<Reference> {
    let mut tags = references(item.subjects.as_ref());
    tags.extend(references(item.genres.as_ref()));
    tags.extend(references(item.places.as_ref()));
    tags.extend(item.digital_source_type.as_ref().and_then(reference));
    tags.extend(
        item.trust_indicators
            .iter()
            .flatten()
            .filter_map(|indicator| {
                let link = given(indicator.href.as_ref());
                let title =
                    given(indicator.title.as_ref()).or_else(|| given(indicator.role.as_ref()));
                Some(Reference {
                    title: title.or_else(|| link.clone())?,
                    link,
                })
            }),
    );
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::json;

    fn article(text: &str) -> (Article, Vec<&'static str>) {
        let item: Item = json::parse(text, "article.json").unwrap();
        let mut problems = Problems::default();
        let article = read(&item, "article.json", Body::default(), &mut problems);
        (
            article,
            problems.iter().map(|problem| problem.code).collect(),
        )
    }

    #[test]
    fn the_main_headline_and_the_summary_win() {
        let (article, problems) = article(
            r#"{"uri":"urn:x","headlines":[{"value":"Other"},{"role":"main","value":"Main"}],
                "descriptions":[{"role":"caption","value":"c"},{"value":"plain"},{"role":"summary","value":"sum"}],
                "copyrightNotice":"","usageTerms":"free","subjects":[{"name":"S","uri":"http://s"},{"literal":"L"}],
                "pubStatus":"canceled"}"#,
        );
        assert_eq!(problems, [] as [&str; 0]);
        assert_eq!(article.headline.as_deref(), Some("Main"));
        assert_eq!(article.standfirst.as_deref(), Some("sum"));
        assert_eq!(article.rights, ["free"], "an empty notice is none");
        assert_eq!(article.tags.len(), 2);
        assert_eq!(article.status, PublicationStatus::Canceled);
    }

    #[test]
    fn what_is_missing_or_unknown_is_said() {
        let (article, problems) =
            article(r#"{"uri":"urn:x","slugline":"slug","pubStatus":"maybe"}"#);
        assert_eq!(problems, ["W-NO-HEADLINE", "W-STATUS"]);
        assert_eq!(article.fallback_headline(), "slug");
        assert_eq!(article.status, PublicationStatus::Withheld);
    }
}
